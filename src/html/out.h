/*
 * Out: what compiled templates write to.
 *
 * A template {{ value }} becomes put_text(), put_attr(), … by the place in HTML
 * where it stands; the C type chooses the rest.  A type that has no sense in a
 * place does not compile: struct html stands in text only, a truth value and a
 * floating-point number nowhere.
 *
 * C outside templates makes HTML only by calling templates.
 */
#pragma once
#include "base/buf.h"
#include "base/date.h"
#include "base/money.h"
#include "text/text.h"

#include <stdint.h>
#include <string.h>

struct frame;

struct out {
	struct buf *body; /* the HTML so far */
	struct arena *arena;
	const struct language *language; /* never NULL */
	const struct frame *frame; /* of html/page.h: what surrounds every page; may be NULL */
};

/* HTML that is already safe: the only type that is written as it is.  Zeroed: nothing. */
struct html {
	const char *p;
	size_t n;
};

/* An empty page.  The language may be NULL: English. */
struct out *out_new(struct arena *, const struct language *);

/* What a template wrote, as a value for another: capture, call the template, take it. */
struct out_capture {
	struct buf *outer;
};
struct out_capture out_capture(struct out *);
struct html out_captured(struct out *, struct out_capture);

/* Text as HTML, escaped; NULL gives nothing. */
struct html out_html_of(struct arena *, const char *text);

/* HTML written out in C: string literals only. */
#define out_html(literal) ((struct html){ "" literal, sizeof(literal) - 1 })

/* Attributes chosen by the caller of a component: {% attributes list %}. */
struct out_attribute {
	const char *name, *value; /* value NULL: the name alone */
};
struct out_attributes {
	const struct out_attribute *a;
	size_t n;
};
/* Writes ' name="value"' for each.  A name that could run script or style is fail(FAULT_BUG); a URL
 * that is not allowed becomes "#". */
void put_attributes(struct out *, struct out_attributes);

/* The message in the reader's language, for expressions: {{ tr(o, "Late") }}. */
static inline __attribute__((format_arg(2))) const char *
tr(const struct out *o, const char *message)
{
	return text_tr(o->language, message);
}

/* "Monday 2 March 2026": {{ on_day(o, v->due_on) }}, for a day by which somebody must act. */
static inline const char *
on_day(const struct out *o, struct date d)
{
	return text_day(o->arena, o->language, d);
}

/* {{ trn(o, "{n} day", "{n} days", v->days) }}; the count is any integer. */
#define trn(o, one, many, n) text_trn((o)->arena, (o)->language, (one), (many), (int64_t)(n))

/* --- called by generated code --- */

static inline void
out_raw(struct out *o, const char *p, size_t n)
{
	struct buf *b = o->body;

	if (__builtin_expect(b->cap - b->n <= n, 0)) {
		buf_add(b, p, n);
		return;
	}
	memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

/* A message with holes: the template fills each hole as it comes. */
struct out_message {
	const char *rest;	  /* not yet written */
	const char *const *holes; /* "{day}", "<1>", …, NULL */
	int hole;		  /* to be filled now */
};
static inline struct out_message
out_message(const char *message, const char *const *holes)
{
	return (struct out_message){ .rest = message, .holes = holes };
}
/* Writes the text up to the next hole; false when there is none left. */
bool out_message_step(struct out *, struct out_message *);
#define out_lit(o, literal) out_raw((o), "" literal, sizeof(literal) - 1)

void put_string(struct out *, const char *); /* escaped for text and attributes; NULL: nothing */
void put_int(struct out *, int64_t);
void put_unsigned(struct out *, uint64_t);
void put_date(struct out *, struct date);	/* "2 March 2026" */
void put_instant(struct out *, struct instant); /* "2 March 2026 at 3:45pm", in London */
void put_money(struct out *, struct money);	/* "£1,461.34" */
void put_html(struct out *, struct html);
void put_iso_date(struct out *, struct date);
void put_iso_instant(struct out *, struct instant);
void put_link(struct out *, const char *); /* a whole URL; "#" when its scheme is not allowed */
void put_url_string(struct out *, const char *);

/* clang-format off */
#define OUT_INTEGERS \
	signed char: put_int, short: put_int, int: put_int, long: put_int, long long: put_int, \
	unsigned char: put_unsigned, unsigned short: put_unsigned, unsigned: put_unsigned, \
	unsigned long: put_unsigned, unsigned long long: put_unsigned

/* Text between tags. */
#define put_text(o, x) _Generic((x), char *: put_string, const char *: put_string, OUT_INTEGERS, \
	struct date: put_date, struct instant: put_instant, struct money: put_money, \
	struct html: put_html)((o), (x))
/* A quoted attribute; also the text of textarea and title. */
#define put_attr(o, x) _Generic((x), char *: put_string, const char *: put_string, OUT_INTEGERS, \
	struct date: put_date, struct instant: put_instant, struct money: put_money)((o), (x))
/* An attribute that programs read: datetime. */
#define put_machine(o, x) _Generic((x), char *: put_string, const char *: put_string, OUT_INTEGERS, \
	struct date: put_iso_date, struct instant: put_iso_instant)((o), (x))
/* A URL from its start. */
#define put_url(o, x) _Generic((x), char *: put_link, const char *: put_link)((o), (x))
/* A piece of a URL's path, query or fragment. */
#define put_url_part(o, x) _Generic((x), char *: put_url_string, const char *: put_url_string, \
	OUT_INTEGERS, struct date: put_iso_date)((o), (x))
/* clang-format on */
