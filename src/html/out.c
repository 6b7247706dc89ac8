/* Out: the functions behind {{ }}. */
#include "html/out.h"

#include "base/err.h"
#include "base/str.h"
#include "html/escape.h"

struct out *
out_new(struct arena *a, const struct language *language)
{
	struct out *o = anew(a, struct out);

	o->arena = a;
	o->body = buf_new(a);
	o->language = language ? language : &text_english;
	return o;
}

struct out_capture
out_capture(struct out *o)
{
	struct out_capture c = { .outer = o->body };

	o->body = buf_new(o->arena);
	return c;
}

struct html
out_captured(struct out *o, struct out_capture c)
{
	struct html h = { .p = o->body->p, .n = o->body->n };

	o->body = c.outer;
	return h;
}

struct html
out_html_of(struct arena *a, const char *text)
{
	struct buf *b;

	if (text == NULL)
		return (struct html){ 0 };
	b = buf_new(a);
	escape_html(b, text, strlen(text));
	return (struct html){ .p = b->p, .n = b->n };
}

/* The number of the hole that stands at p, or -1. */
static int
hole_at(const struct out_message *m, const char *p)
{
	for (int i = 0; m->holes[i] != NULL; i++)
		if (str_starts(p, m->holes[i]))
			return i;
	return -1;
}

bool
out_message_step(struct out *o, struct out_message *m)
{
	const char *p = m->rest + strcspn(m->rest, "{<");

	while (*p != '\0' && (m->hole = hole_at(m, p)) < 0)
		p += 1 + strcspn(p + 1, "{<");
	escape_html(o->body, m->rest, (size_t)(p - m->rest));
	if (*p == '\0') {
		m->rest = p;
		return false;
	}
	m->rest = p + strlen(m->holes[m->hole]);
	return true;
}

void
put_string(struct out *o, const char *s)
{
	if (s != NULL)
		escape_html(o->body, s, strlen(s));
}

void
put_unsigned(struct out *o, uint64_t n)
{
	char digits[20], *p = digits + sizeof digits;

	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	out_raw(o, p, (size_t)(digits + sizeof digits - p));
}

void
put_int(struct out *o, int64_t n)
{
	if (n < 0)
		out_lit(o, "-");
	put_unsigned(o, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
}

void
put_date(struct out *o, struct date d)
{
	put_string(o, text_date(o->arena, o->language, d));
}

void
put_instant(struct out *o, struct instant at)
{
	put_string(o, text_instant(o->arena, o->language, at));
}

void
put_money(struct out *o, struct money m)
{
	put_string(o, text_money(o->arena, o->language, m));
}

void
put_html(struct out *o, struct html h)
{
	if (h.n > 0)
		out_raw(o, h.p, h.n);
}

void
put_iso_date(struct out *o, struct date d)
{
	char text[] = "0000-00-00";
	struct ymd ymd;

	if (!date_is_set(d))
		return;
	ymd = date_ymd(d);
	for (int i = 3, year = ymd.year; i >= 0; i--, year /= 10)
		text[i] = (char)('0' + year % 10);
	text[5] = (char)('0' + ymd.month / 10);
	text[6] = (char)('0' + ymd.month % 10);
	text[8] = (char)('0' + ymd.day / 10);
	text[9] = (char)('0' + ymd.day % 10);
	out_raw(o, text, sizeof text - 1);
}

void
put_iso_instant(struct out *o, struct instant at)
{
	put_string(o, instant_iso(o->arena, at));
}

void
put_link(struct out *o, const char *url)
{
	if (url != NULL)
		put_string(o, escape_url_allowed(url) ? url : "#");
}

void
put_url_string(struct out *o, const char *s)
{
	if (s != NULL)
		escape_url_part(o->body, s, strlen(s));
}

void
put_attributes(struct out *o, struct out_attributes list)
{
	for (size_t i = 0; i < list.n; i++) {
		const struct out_attribute *a = &list.a[i];

		if (a->name == NULL || !escape_attribute_allowed(a->name))
			fail(FAULT_BUG, "an attribute may not be named \"%s\"",
			    a->name ? a->name : "");
		out_lit(o, " ");
		put_string(o, a->name);
		if (a->value == NULL)
			continue;
		out_lit(o, "=\"");
		if (escape_attribute_is_url(a->name))
			put_link(o, a->value);
		else
			put_string(o, a->value);
		out_lit(o, "\"");
	}
}
