/* Shown: a record's values as a reader sees them. */
#include "areas/registers/shown.h"
#include "areas/registers/registers.sql.h"
#include "base/buf.h"
#include "base/str.h"
#include "text/text.h"

#include <string.h>

static int64_t
number(const char *text)
{
	int64_t n = 0;

	str_to_int(text, &n);
	return n;
}

const char *
shown_person(struct tx *tx, int64_t la, int64_t person)
{
	const struct register_person_name_row *p = register_person_name(tx, la, person);

	return p == NULL ? NULL : arena_printf(tx_arena(tx), "%s %s", p->given, p->family);
}

static const char *
body_name(struct tx *tx, int64_t la, int64_t id)
{
	const struct register_body_name_row *b = register_body_name(tx, la, id);

	return b == NULL ? NULL : b->name;
}

/* Numbers of the United Kingdom in the groups in which they are read out (Ofcom's number formats).
 */
const char *
shown_phone(struct arena *a, const char *n)
{
	int area, middle;

	if (!str_starts(n, "+44") || strlen(n) != 13)
		return n;
	n += 3;
	if (str_starts(n, "2"))
		area = 2, middle = 4;
	else if (n[0] == '3' || n[0] == '8' || str_starts(n, "11") || (n[0] == '1' && n[2] == '1'))
		area = 3, middle = 3;
	else
		area = 4, middle = 3;
	return arena_printf(a, "0%.*s %.*s %s", area, n, middle, n + area, n + area + middle);
}

static const char *
labels(struct arena *a, const struct language *l, const struct choice *choices, const char *text)
{
	struct str_list parts = str_split(a, text, ',');
	struct buf *b = buf_new(a);

	for (size_t i = 0; i < parts.n; i++) {
		const char *label = choice_label(choices, choice_number(choices, parts.a[i]));

		/* A choice that the definition has no longer is still what was said. */
		buf_printf(b, "%s%s", b->n ? ", " : "", label ? text_tr(l, label) : parts.a[i]);
	}
	return b->p;
}

static const char *
date_text(struct arena *a, const struct language *l, const char *text)
{
	struct date d = { 0 };

	date_parse(text, &d);
	return text_date(a, l, d);
}

/* What a record of another register is called; NULL when the viewer may not see it. */
static const char *
record_name(
    struct tx *tx, const struct language *l, const struct register_def *of, int64_t la, int64_t id)
{
	const struct record *r = record_find_id(tx, of->type, la, id);

	return r == NULL ? NULL : shown_heading(tx, l, of, r);
}

static const char *
text_of(struct tx *tx, const struct language *l, const struct register_field *f, int64_t la,
    const char *text)
{
	struct arena *a = tx_arena(tx);

	switch ((int)f->type) {
	case TYPE_DATE:
		return date_text(a, l, text);
	case TYPE_CHOICE:
	case TYPE_CHOICES:
		return labels(a, l, f->choices, text);
	case TYPE_YES_NO:
		return str_eq(text, "1") ? text_tr(l, "Yes") : text_tr(l, "No");
	case TYPE_NUMBER:
		return text_number(a, l, number(text));
	case TYPE_MONEY:
		return text_money(a, l, (struct money){ number(text) });
	case TYPE_PHONE:
		return shown_phone(a, text);
	case TYPE_PERSON:
	case TYPE_CHILD:
		return shown_person(tx, la, number(text));
	case TYPE_SCHOOL:
	case TYPE_BODY:
		return body_name(tx, la, number(text));
	case TYPE_RECORD:
		return record_name(tx, l, f->of_def, la, number(text));
	}
	return text;
}

static const char *
href_of(struct arena *a, enum register_type type, const char *text)
{
	switch ((int)type) {
	case TYPE_PHONE:
		return arena_printf(a, "tel:%s", text);
	case TYPE_EMAIL:
		return arena_printf(a, "mailto:%s", text);
	case TYPE_URL:
	case TYPE_EVIDENCE:
		return text;
	}
	return NULL;
}

/* A page of this Waymark is called by what it is, not by its address. */
static const char *
evidence_name(const struct language *l, const char *text)
{
	return str_starts(text, "/documents/")	 ? text_tr(l, "A document")
	       : str_starts(text, "/registers/") ? text_tr(l, "Another record")
	       : str_starts(text, "/cases/")	 ? text_tr(l, "A page of a case")
						 : text;
}

struct shown
shown_value(struct tx *tx, const struct language *l, const struct register_def *d,
    const struct record *r, unsigned i)
{
	const struct register_field *f = &d->fields[i];
	const char *text = r->values[i];
	struct shown s = { .label = text_tr(l, f->label) };
	struct str_list lines;

	if (text == NULL)
		return s;
	s.text = text_of(tx, l, f, r->la, text);
	if (s.text == NULL)
		s.text = text_tr(l, "Not shown to you");
	s.href = href_of(tx_arena(tx), f->type, text);
	if (f->type == TYPE_EVIDENCE)
		s.text = evidence_name(l, text);
	if (f->type == TYPE_LONGTEXT) {
		lines = str_split(tx_arena(tx), text, '\n');
		s.lines.a = lines.a;
		s.lines.n = lines.n;
	}
	return s;
}

const char *
shown_heading(
    struct tx *tx, const struct language *l, const struct register_def *d, const struct record *r)
{
	struct shown s = shown_value(tx, l, d, r, d->heading_at);

	return s.text != NULL ? s.text : text_tr(l, d->record);
}

const char *
shown_state(const struct language *l, const struct register_def *d, const char *state)
{
	const char *title;

	if (d->n_states == 0)
		return NULL;
	title = choice_label(d->state_choices, choice_number(d->state_choices, state));
	return title == NULL ? state : text_tr(l, title);
}
