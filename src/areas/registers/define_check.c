/* Define, checks: what a register's definition says, once its shape is right. */
#include "areas/registers/define.h"
#include "base/err.h"
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_FIELDS = 60, MOST_CHOICES = 62 /* bits of html/form.h */, MOST_COLUMNS = 8 };

/* What is looked at, for the message. */
struct checking {
	const struct strict_file *file;
	struct register_def *d;
	int line; /* of the field or list that is being checked */
};

static void __attribute__((noreturn, format(printf, 3, 4)))
refuse_at(const struct checking *c, int line, const char *format, ...)
{
	char what[280];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	fail(FAULT_USAGE, "%.100s:%d: %s", c->file->path, line > 0 ? line : 1, what);
}

/* On the line of the key after the place that is being checked. */
#define refuse(c, key, ...)                                                                        \
	do {                                                                                       \
		int at_ = strict_line_of((c)->file->text, (key), (c)->line > 0 ? (c)->line : 1);   \
		refuse_at((c), at_ > 0 ? at_ : (c)->line, __VA_ARGS__);                            \
	} while (0)

/* The line of "KEY: VALUE" with nothing more of a word behind it, from that line on. */
static int
line_of(const struct checking *c, const char *key, const char *value, int from)
{
	char needle[120];
	size_t n;

	snprintf(needle, sizeof needle, "%.40s: %.60s", key, value);
	n = strlen(needle);
	for (int line = from; (line = strict_line_of(c->file->text, needle, line)) > 0; line++) {
		const char *p = c->file->text;

		for (int i = 1; i < line && p != NULL; i++) {
			p = strchr(p, '\n');
			p += p != NULL;
		}
		p = p != NULL ? strstr(p, needle) : NULL;
		if (p != NULL && strchr(" \t\r\n,}#", p[n]) != NULL)
			return line;
	}
	return 0;
}

static bool
is_word(const char *s, const char *extra, size_t longest)
{
	char allowed[48];

	snprintf(allowed, sizeof allowed, "abcdefghijklmnopqrstuvwxyz0123456789%.4s", extra);
	return s[0] >= 'a' && s[0] <= 'z' && strlen(s) <= longest &&
	       strspn(s, allowed) == strlen(s);
}

static bool
is_choosing(enum register_type t)
{
	return t == TYPE_CHOICE || t == TYPE_CHOICES;
}

/* ---- the whole ---- */

static void
check_name(const struct checking *c)
{
	const struct register_def *d = c->d;
	const char *slash = strrchr(d->path, '/');
	char file[RECORD_NAME + 6];

	if (!is_word(d->name, "-", RECORD_NAME) || record_is_built_in(d->name))
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

static enum permission
permission(const struct checking *c, const char *key, const char *name)
{
	for (int p = 0; p < PERMISSION__MAX; p++)
		if (str_eq(access_permissions[p].name, name))
			return (enum permission)p;
	refuse(c, key,
	    "%.40s is no permission; src/access/policy.txt lists them, and PUBLIC is one", name);
}

static void
check_access(const struct checking *c)
{
	struct register_access *a = &c->d->access;
	bool of_case = a->about == ABOUT_CASE;

	a->read = permission(c, "read:", a->read_name);
	a->write = permission(c, "write:", a->write_name);
	if (of_case && access_permissions[a->read].relations == 0)
		refuse(c, "read:", "%s is no right to a case; name one that is, such as CASE_TRACK",
		    a->read_name);
	if (of_case && access_permissions[a->write].relations == 0)
		refuse(c,
		    "write:", "%s is no right to a case; name one that is, such as CASE_DECIDE",
		    a->write_name);
	if (!of_case && a->read != PUBLIC && !access_permissions[a->read].of_post)
		refuse(c, "read:",
		    "%s is no right of a post; name PUBLIC or one that is, such as "
		    "REGISTER_READ",
		    a->read_name);
	if (!of_case && !access_permissions[a->write].of_post)
		refuse(c,
		    "write:", "%s is no right of a post; name one that is, such as REGISTER_WRITE",
		    a->write_name);
}

/* ---- fields ---- */

static void
check_field_name(const struct checking *c, unsigned i)
{
	const char *name = c->d->fields[i].name;

	if (!is_word(name, "_", RECORD_NAME))
		refuse_at(c, c->line,
		    "%.40s is no name for a field; use a to z, 0 to 9 and _, at most %d", name,
		    RECORD_NAME);
	if (record_is_built_in(name))
		refuse_at(c, c->line, "every register has a column %s already; choose another name",
		    name);
	if (define_field(c->d, name) != (int)i)
		refuse_at(c, c->line, "field %s is there twice; keep one", name);
}

static void
check_type(const struct checking *c, const struct register_field *f)
{
	bool names_somebody = f->type == TYPE_PERSON || f->type == TYPE_CHILD;

	if (f->type >= TYPE_PERIOD)
		refuse(c, "type:",
		    "fields of type %s are not here yet; use the types that docs/registers.md "
		    "lists",
		    define_type_name(f->type));
	if (names_somebody && c->d->access.read == PUBLIC)
		refuse(c,
		    "type:", "a public register names nobody; take out %s or let staff alone read",
		    f->name);
	if (f->max_length > 0 && f->type != TYPE_TEXT && f->type != TYPE_LONGTEXT)
		refuse(c, "max_length:", "max_length is for text; take it out");
	if ((f->min != 0 || f->max != 0) && f->type != TYPE_NUMBER)
		refuse(
		    c, f->min != 0 ? "min:" : "max:", "min and max are for numbers; take them out");
	if (f->min > f->max)
		refuse(c, "min:", "min is more than max; give both, the smaller first");
	if (f->dates != DATES_ANY && f->type != TYPE_DATE)
		refuse(c, "dates:", "dates is for fields of type date; take it out");
}

static void
check_choices(const struct checking *c, const struct register_field *f)
{
	if (is_choosing(f->type) != (f->n_choices > 0))
		refuse(c, f->n_choices > 0 ? "choices:" : "type:",
		    f->n_choices > 0 ? "%s has choices but is no choice; take them out"
				     : "%s has no choices; list them",
		    f->name);
	if (f->n_choices > MOST_CHOICES)
		refuse(c, "choices:", "%s has more than %d choices; shorten the list", f->name,
		    MOST_CHOICES);
	for (unsigned i = 0; i < f->n_choices; i++) {
		const char *value = f->listed[i].value;

		if (!is_word(value, "_", 40))
			refuse_at(c, line_of(c, "value", value, c->line),
			    "%.40s is no value for a choice; use a to z, 0 to 9 and _", value);
		if (f->listed[i].alone && f->type != TYPE_CHOICES)
			refuse(c, "alone:",
			    "alone is for choices of which several may be made; take it out");
		for (unsigned k = 0; k < i; k++)
			if (str_eq(f->listed[k].value, value))
				refuse_at(c,
				    line_of(
					c, "value", value, line_of(c, "value", value, c->line) + 1),
				    "choice %s is there twice; keep one", value);
	}
}

static bool
has_answer(const struct register_field *f, const char *is)
{
	if (f->type == TYPE_YES_NO)
		return str_eq(is, "yes") || str_eq(is, "no");
	for (unsigned i = 0; i < f->n_choices; i++)
		if (str_eq(f->listed[i].value, is))
			return true;
	return false;
}

static void
check_when(const struct checking *c, unsigned i, const char *key, const struct register_when *w)
{
	int on;

	if (w == NULL)
		return;
	on = define_field(c->d, w->field);
	if (on < 0 || (unsigned)on >= i)
		refuse(c, key, "%.40s is no earlier field; name one above", w->field);
	if (!is_choosing(c->d->fields[on].type) && c->d->fields[on].type != TYPE_YES_NO)
		refuse(c, key, "%s is no choice and no yes or no; name a field that is", w->field);
	if (!has_answer(&c->d->fields[on], w->is))
		refuse(
		    c, key, "%.40s is no answer to %s; name one of its choices", w->is, w->field);
}

static void
check_fields(struct checking *c)
{
	int line = strict_line_of(c->file->text, "fields:", 1);

	if (c->d->n_fields > MOST_FIELDS)
		refuse(c, "fields:", "more than %d fields; make two registers of it", MOST_FIELDS);
	for (unsigned i = 0; i < c->d->n_fields; i++) {
		const struct register_field *f = &c->d->fields[i];

		line = line_of(c, "name", f->name, line + 1);
		c->line = line;
		check_field_name(c, i);
		check_type(c, f);
		check_choices(c, f);
		check_when(c, i, "required_when:", f->required_when);
		check_when(c, i, "asked_when:", f->asked_when);
		if (f->required_when != NULL && f->required == NULL)
			refuse(c, "required_when:",
			    "%s is required at times but has no message; write "
			    "required: with what to enter",
			    f->name);
	}
	c->line = 1;
}

/* ---- lists, states ---- */

static const struct register_field *
named_field(const struct checking *c, const char *key, const char *name)
{
	int i = define_field(c->d, name);

	if (i < 0)
		refuse(c, key, "%.40s is no field; name one of the fields above", name);
	return &c->d->fields[i];
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
		named_field(c, "columns:", l->columns[i]);
	for (unsigned i = 0; i < l->n_order; i++)
		named_field(c, "order:", l->order[i]);
	for (unsigned i = 0; i < l->n_filters; i++) {
		enum register_type t = named_field(c, "filters:", l->filters[i])->type;

		if (!is_choosing(t) && t != TYPE_YES_NO && t != TYPE_TEXT && t != TYPE_LONGTEXT &&
		    t != TYPE_POSTCODE)
			refuse(c, "filters:",
			    "a filter by a %s is not here yet; filter by choices, yes or no, "
			    "text or postcode",
			    define_type_name(t));
		for (unsigned k = 0; k < i; k++)
			if (str_eq(l->filters[i], l->filters[k]))
				refuse(c, "filters:", "%s is there twice; keep one", l->filters[i]);
	}
	c->line = 1;
}

static bool
has_state(const struct register_def *d, const char *name)
{
	for (unsigned i = 0; i < d->n_states; i++)
		if (str_eq(d->states[i].name, name))
			return true;
	return false;
}

static void
check_states(const struct checking *c)
{
	const struct register_def *d = c->d;

	for (unsigned i = 0; i < d->n_states; i++) {
		if (!is_word(d->states[i].name, "_", RECORD_NAME))
			refuse(c,
			    "states:", "%.40s is no name for a state; use a to z, 0 to 9 and _",
			    d->states[i].name);
		for (unsigned k = 0; k < i; k++)
			if (str_eq(d->states[i].name, d->states[k].name))
				refuse(c, "states:", "state %s is there twice; keep one",
				    d->states[i].name);
	}
	if (d->n_states > MOST_CHOICES)
		refuse(c, "states:", "more than %d states", MOST_CHOICES);
	if ((d->n_states > 0) != (d->n_moves > 0))
		refuse(c, d->n_states > 0 ? "states:" : "moves:",
		    "states and moves go together; give both, or neither");
	for (unsigned i = 0; i < d->n_moves; i++) {
		const struct register_move *m = &d->moves[i];

		if (!has_state(d, m->from) || !has_state(d, m->to) || str_eq(m->from, m->to))
			refuse(c, "moves:",
			    "a move from %.30s to %.30s: both must be states, and different",
			    m->from, m->to);
	}
}

void
define_check(const struct strict_file *file, struct register_def *d)
{
	struct checking c = { .file = file, .d = d, .line = 1 };
	int duties = strict_line_of(file->text, "\nduties:", 1);

	check_name(&c);
	if (duties > 0)
		refuse_at(&c, duties + 1, "duties with dates are not here yet; take them out");
	check_access(&c);
	check_fields(&c);
	if (d->heading != NULL)
		named_field(&c, "heading:", d->heading);
	d->heading_at = d->heading != NULL ? (unsigned)define_field(d, d->heading) : 0;
	check_list(&c);
	check_states(&c);
}
