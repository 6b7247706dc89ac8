/* Define, checks: what a register's definition says, once its shape is right. */
#include "areas/registers/define_checking.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

enum { MOST_FIELDS = 60, MOST_COLUMNS = 8 };

/* ---- the whole ---- */

static void
check_name(const struct checking *c)
{
	const struct register_def *d = c->d;
	const char *slash = strrchr(d->path, '/');
	char file[RECORD_NAME + 6];

	if (!define_is_word(d->name, "-", RECORD_NAME) || record_is_built_in(d->name))
		refuse(c, "name:",
		    "%.40s is no name for a register; use a to z, 0 to 9 and -, at most %d",
		    d->name, RECORD_NAME);
	if (str_ends(d->name, "-history"))
		refuse(c,
		    "name:", "a register's name may not end in -history; that is its own history");
	snprintf(file, sizeof file, "%s.yaml", d->name);
	if (!str_eq(slash != NULL ? slash + 1 : d->path, file))
		refuse(c, "name:", "the register %s belongs in a file of its name; call it %s",
		    d->name, file);
}

/* ---- fields ---- */

static void
check_field_name(const struct checking *c, unsigned i)
{
	const char *name = c->d->fields[i].name;

	if (!define_is_word(name, "_", RECORD_NAME))
		define_refuse(c, c->line,
		    "%.40s is no name for a field; use a to z, 0 to 9 and _, at most %d", name,
		    RECORD_NAME);
	if (record_is_built_in(name))
		define_refuse(c, c->line,
		    "every register has a column %s already; choose another name", name);
	if (define_field(c->d, name) != (int)i)
		define_refuse(c, c->line, "field %s is there twice; keep one", name);
}

/* Types of which the database keeps two columns or more. */
static void
check_wide(const struct checking *c, const struct register_field *f)
{
	bool two = f->type == TYPE_PERIOD || f->type == TYPE_PLACE;

	if (two && strlen(f->name) > RECORD_NAME - strlen("_postcode"))
		define_refuse(c, c->line, "%s is too long a name for a %s; use at most %d letters",
		    f->name, define_type_name(f->type), (int)(RECORD_NAME - strlen("_postcode")));
	if (f->type == TYPE_FILE && strlen(f->name) > RECORD_NAME - strlen("_hash"))
		define_refuse(c, c->line,
		    "%s is too long a name for a file; use at most %d letters", f->name,
		    (int)(RECORD_NAME - strlen("_hash")));
	if (f->type == TYPE_PERIOD && f->second == NULL)
		refuse(c, "type:", "%s is a period; write second: with what asks for its end",
		    f->name);
	if (f->second != NULL && !two)
		refuse(c, "second:", "second is for a period or a place; take it out");
	if ((f->of != NULL) != (f->type == TYPE_RECORD))
		refuse(c, f->of != NULL ? "of:" : "type:",
		    "of: names the register of a field of type record; give both, or neither");
}

static void
check_type(const struct checking *c, const struct register_field *f)
{
	bool names_somebody = f->type == TYPE_PERSON || f->type == TYPE_CHILD;

	if (names_somebody && define_is_public(c->d))
		refuse(c,
		    "type:", "a public register names nobody; take out %s or let staff alone read",
		    f->name);
	check_wide(c, f);
	if (f->max_length > 0 && f->type != TYPE_TEXT && f->type != TYPE_LONGTEXT &&
	    f->type != TYPE_PLACE)
		refuse(c, "max_length:", "max_length is for text; take it out");
	if ((f->min != 0 || f->max != 0) && f->type != TYPE_NUMBER)
		refuse(
		    c, f->min != 0 ? "min:" : "max:", "min and max are for numbers; take them out");
	if (f->min > f->max)
		refuse(c, "min:", "min is more than max; give both, the smaller first");
	if (f->dates != DATES_ANY && f->type != TYPE_DATE && f->type != TYPE_PERIOD)
		refuse(c, "dates:", "dates is for fields of type date; take it out");
}

/* On the line of the second, if both are in this file. */
static void __attribute__((noreturn)) refuse_choice(const struct checking *c, const char *value)
{
	int first = define_line(c, "value", value, c->line);
	int second = define_line(c, "value", value, first + 1);

	define_refuse(c, second > 0 ? second : first, "choice %s is there twice; keep one", value);
}

static void
check_choices(const struct checking *c, const struct register_field *f)
{
	if (define_is_choosing(f->type) != (f->n_choices > 0))
		refuse(c, f->n_choices > 0 ? "choices:" : "type:",
		    f->n_choices > 0 ? "%s has choices but is no choice; take them out"
				     : "%s has no choices; list them",
		    f->name);
	if (f->n_choices > DEFINE_CHOICES)
		refuse(c, "choices:", "%s has more than %d choices; shorten the list", f->name,
		    DEFINE_CHOICES);
	for (unsigned i = 0; i < f->n_choices; i++) {
		const char *value = f->listed[i].value;

		if (!define_is_word(value, "_", 40))
			define_refuse(c, define_line(c, "value", value, c->line),
			    "%.40s is no value for a choice; use a to z, 0 to 9 and _", value);
		if (f->listed[i].alone && f->type != TYPE_CHOICES)
			refuse(c, "alone:",
			    "alone is for choices of which several may be made; take it out");
		for (unsigned k = 0; k < i; k++)
			if (str_eq(f->listed[k].value, value))
				refuse_choice(c, value);
	}
}

/* What is kept back, and the answer that keeps it back. */
static void
check_hidden(const struct checking *c, const struct register_field *f)
{
	if (f->hidden_when == NULL)
		return;
	define_check_when(c, c->d->n_fields, "hidden_when:", f->hidden_when);
	if (strstr(f->hidden_when->is, DEFINE_OR) != NULL)
		refuse(c, "hidden_when:", "one answer keeps a field back; name one");
	if (f->type == TYPE_FILE || f->type == TYPE_PERIOD || f->type == TYPE_PLACE)
		refuse(c, "hidden_when:", "a %s cannot be kept back; leave it empty instead",
		    define_type_name(f->type));
	if (define_is_public(c->d))
		refuse(c, "hidden_when:", "a public register keeps nothing back; take it out");
}

/* Of fields whose values can be compared whole. */
static void
check_once(struct checking *c)
{
	const struct register_once *o = c->d->once;

	c->line = strict_line_of(c->file->text, "\nonce:", 1) + 1;
	for (unsigned i = 0; o != NULL && i < o->n_by; i++) {
		enum register_type t = define_named(c, "by:", o->by[i])->type;

		if (t == TYPE_FILE || t == TYPE_CHOICES)
			refuse(c, "by:", "a %s is not compared; name another field",
			    define_type_name(t));
	}
	for (unsigned i = 0; o != NULL && i < o->n_in; i++)
		if (!define_has_state(c->d, o->in[i]))
			refuse(
			    c, "in:", "%.40s is no state; name one of the states above", o->in[i]);
	c->line = 1;
}

static void
check_fields(struct checking *c)
{
	int line = strict_line_of(c->file->text, "fields:", 1);

	if (c->d->n_fields > MOST_FIELDS)
		refuse(c, "fields:", "more than %d fields; make two registers of it", MOST_FIELDS);
	for (unsigned i = 0; i < c->d->n_fields; i++) {
		const struct register_field *f = &c->d->fields[i];

		line = define_element_line(c, i, c->from.fields, f->name, line);
		c->line = line;
		check_field_name(c, i);
		check_type(c, f);
		check_choices(c, f);
		define_check_when(c, i, "required_when:", f->required_when);
		define_check_when(c, i, "asked_when:", f->asked_when);
		define_check_may(c, &c->d->fields[i]);
		check_hidden(c, f);
		if (f->asked_when != NULL && strstr(f->asked_when->is, DEFINE_OR) != NULL)
			refuse(c, "asked_when:", "a question stands below one answer; name one");
		if (f->required_when != NULL && f->required == NULL)
			refuse(c, "required_when:",
			    "%s is required at times but has no message; write "
			    "required: with what to enter",
			    f->name);
	}
	c->line = 1;
}

/* ---- lists ---- */

static bool
filters_by(enum register_type t)
{
	return t != TYPE_MONEY && t != TYPE_EMAIL && t != TYPE_PHONE && t != TYPE_URL &&
	       t != TYPE_RECORD && t != TYPE_EVIDENCE && t != TYPE_FILE;
}

/* "-date": the latest first. */
static void
check_order(struct checking *c, const struct register_list *l)
{
	const struct register_field *f;

	c->d->order = -1;
	if (l->n_order == 0)
		return;
	c->d->down = l->order[0][0] == '-';
	f = define_named(c, "order:", l->order[0] + c->d->down);
	if (l->n_order > 1 || !define_sorts(f->type))
		refuse(c, "order:",
		    "a list is in the order of one field that is a text, date, number, amount or "
		    "postcode");
	c->d->order = define_field(c->d, f->name);
}

static void
check_list(struct checking *c)
{
	const struct register_list *l = &c->d->list;

	c->line = strict_line_of(c->file->text, "\nlist:", 1) + 1;
	if (l->n_columns > MOST_COLUMNS)
		refuse(c, "columns:", "more than %d columns; a list shows what helps to choose",
		    MOST_COLUMNS);
	if (l->n_filters > RECORD_FILTERS)
		refuse(c, "filters:", "more than %d filters; keep those that people use",
		    RECORD_FILTERS);
	for (unsigned i = 0; i < l->n_columns; i++)
		define_named(c, "columns:", l->columns[i]);
	check_order(c, l);
	for (unsigned i = 0; i < l->n_filters; i++) {
		const struct register_field *f = define_named(c, "filters:", l->filters[i]);

		if (!filters_by(f->type))
			refuse(c, "filters:",
			    "lists are not narrowed by a %s; name a field of another type",
			    define_type_name(f->type));
		for (unsigned k = 0; k < i; k++)
			if (str_eq(l->filters[i], l->filters[k]))
				refuse(c, "filters:", "%s is there twice; keep one", l->filters[i]);
	}
	c->line = 1;
}

void
define_check(struct arena *a, const struct strict_file *file, struct register_def *d)
{
	define_check_from(a, file, d, &(struct define_from){ 0 });
}

void
define_check_from(struct arena *a, const struct strict_file *file, struct register_def *d,
    const struct define_from *from)
{
	struct checking c = { .file = file, .d = d, .line = 1, .from = *from };

	check_name(&c);
	define_check_access(&c);
	check_fields(&c);
	define_widen(a, &c);
	if (d->heading != NULL)
		define_named(&c, "heading:", d->heading);
	d->heading_at = d->heading != NULL ? (unsigned)define_field(d, d->heading) : 0;
	define_check_own(&c);
	check_list(&c);
	define_check_moves(&c);
	check_once(&c);
	define_check_duties(&c);
	define_check_counts(&c);
}
