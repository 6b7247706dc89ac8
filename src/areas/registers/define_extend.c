/*
 * Define, extend: what a council's own file adds to a register that is not its own.
 *
 * It adds fields, choices, duties, counts and help, under names that begin
 * with own_, and leaves out fields on which nothing depends.  What the
 * register requires, who may see it, its states and its duties stay as they
 * are (docs/decisions/0007-a-councils-own-file.md).
 */
#include "areas/registers/define_checking.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

struct extending {
	struct arena *arena;
	struct checking c; /* of the council's file; c.d is the register as it becomes */
	const struct register_extension *x;
};

bool
define_is_extension(const struct strict_file *f)
{
	return str_starts(f->text, "extends:") || strstr(f->text, "\nextends:") != NULL;
}

/* ---- what the register depends on ---- */

/* Is it the field, or one of the two that will be made of it? */
static bool
is_of(const struct register_field *f, const char *name)
{
	size_t n = strlen(f->name);

	if (name == NULL || strncmp(name, f->name, n) != 0)
		return false;
	if (name[n] == '\0')
		return true;
	return (f->type == TYPE_PERIOD && (str_eq(name + n, "_from") || str_eq(name + n, "_to"))) ||
	       (f->type == TYPE_PLACE && str_eq(name + n, "_postcode"));
}

static bool
is_among(const struct register_field *f, const char *const *names, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (is_of(f, names[i] + (names[i][0] == '-')))
			return true;
	return false;
}

static bool
waits_for(const struct register_when *w, const struct register_field *f)
{
	return w != NULL && is_of(f, w->field);
}

/* Does another question or a duty wait for an answer to it? */
static bool
is_waited_for(const struct register_def *d, const struct register_field *f)
{
	for (unsigned i = 0; i < d->n_fields; i++) {
		const struct register_field *x = &d->fields[i];

		if (waits_for(x->required_when, f) || waits_for(x->asked_when, f) ||
		    waits_for(x->hidden_when, f))
			return true;
	}
	for (unsigned i = 0; i < d->n_duties; i++)
		if (waits_for(d->duties[i].when, f))
			return true;
	return false;
}

static bool
is_of_a_duty(const struct register_def *d, const struct register_field *f)
{
	for (unsigned i = 0; i < d->n_duties; i++)
		if (is_of(f, d->duties[i].after) || is_of(f, d->duties[i].last) ||
		    is_of(f, d->duties[i].done))
			return true;
	return is_of(f, d->owner) || (d->escalate != NULL && is_of(f, d->escalate->to));
}

static bool
is_a_right(const struct register_def *d, const struct register_field *f)
{
	for (unsigned i = 0; i < d->access.n_own; i++)
		if (is_of(f, d->access.own[i].field) || is_of(f, d->access.own[i].until))
			return true;
	return false;
}

static bool
is_of_a_move(const struct register_def *d, const struct register_field *f)
{
	for (unsigned i = 0; i < d->n_moves; i++)
		if (is_among(f, d->moves[i].needs, d->moves[i].n_needs))
			return true;
	return d->once != NULL && is_among(f, d->once->by, d->once->n_by);
}

static bool
is_counted(const struct register_def *d, const struct register_field *f)
{
	for (unsigned i = 0; i < d->n_counts; i++)
		if (is_of(f, d->counts[i].by) || is_of(f, d->counts[i].on))
			return true;
	return false;
}

/* Why the register cannot do without the field; NULL: it can. */
static const char *
needed_for(const struct register_def *d, const struct register_field *f)
{
	if (f->required != NULL)
		return "is required";
	if (f->always)
		return "is written by the program itself";
	if (f == d->fields || is_of(f, d->heading))
		return "names a record";
	if (is_waited_for(d, f))
		return "is what others wait for";
	if (is_of_a_duty(d, f))
		return "belongs to a duty";
	if (is_a_right(d, f))
		return "says who may see a record";
	if (is_of_a_move(d, f))
		return "belongs to a rule about moves, or about what is there once";
	if (is_counted(d, f))
		return "is counted";
	return is_among(f, d->list.order, d->list.n_order) ? "orders the list" : NULL;
}

/* ---- what is added ---- */

/* Elements behind others, in memory of their own: what was read is the reader's. */
static void *
joined(
    struct arena *a, const void *first, unsigned n, const void *more, unsigned n_more, size_t size)
{
	char *all = arena_alloc(a, (n + n_more + 1) * size);

	if (n > 0)
		memcpy(all, first, n * size);
	if (n_more > 0)
		memcpy(all + n * size, more, n_more * size);
	return all;
}

static void
check_own(const struct extending *e, const char *key, const char *name, const char *list)
{
	if (!str_starts(name, DEFINE_OWN) || name[strlen(DEFINE_OWN)] == '\0')
		define_refuse(&e->c,
		    define_line(&e->c, key, name, strict_line_of(e->c.file->text, list, 1)),
		    "%.40s is not of the register; call it " DEFINE_OWN "%.40s", name, name);
}

static struct register_field *
field_of(const struct extending *e, const char *key, const char *name)
{
	int i = define_field(e->c.d, name);

	if (i < 0)
		define_refuse(&e->c, define_line(&e->c, "field", name, 1),
		    "%s: %.40s is no field of %s; name one that is", key, name, e->c.d->name);
	return &e->c.d->fields[i];
}

/* An answer that nobody foresaw would be a way round what waits for the others. */
static void
add_choices(struct extending *e, const struct register_more *m)
{
	struct register_field *f = field_of(e, "choices", m->field);
	int line = define_line(&e->c, "field", m->field, 1);
	bool waited = is_waited_for(e->c.d, f);

	if (!define_is_choosing(f->type))
		define_refuse(&e->c, line, "%s has no choices; add a field of your own", f->name);
	if (waited && f->type == TYPE_CHOICE)
		define_refuse(&e->c, line,
		    "rules wait for the answers to %s, and a further one would be a way round "
		    "them; add a field of your own",
		    f->name);
	for (unsigned i = 0; i < m->n_listed; i++) {
		check_own(e, "value", m->listed[i].value, "\nchoices:");
		if (waited && m->listed[i].alone)
			define_refuse(&e->c, define_line(&e->c, "value", m->listed[i].value, line),
			    "rules wait for other answers to %s; take alone out", f->name);
	}
	f->listed =
	    joined(e->arena, f->listed, f->n_choices, m->listed, m->n_listed, sizeof *f->listed);
	f->n_choices += m->n_listed;
}

static void
add_help(struct extending *e, const struct register_own_help *h)
{
	struct register_field *f = field_of(e, "help", h->field);

	if (f->own_help != NULL)
		refuse(&e->c, "help:", "%s has help twice; write it once", f->name);
	f->own_help = h->help;
}

static void
add_fields(struct extending *e)
{
	struct register_def *d = e->c.d;

	for (unsigned i = 0; i < e->x->n_fields; i++) {
		struct register_field f = e->x->fields[i];

		check_own(e, "name", f.name, "\nfields:");
		f.path = e->c.file->path;
		f.source = f.source != NULL ? f.source : e->x->source;
		d->fields[d->n_fields++] = f;
	}
}

static void
add_duties(struct extending *e)
{
	struct register_def *d = e->c.d;

	for (unsigned i = 0; i < e->x->n_duties; i++) {
		struct register_duty u = e->x->duties[i];

		check_own(e, "name", u.name, "\nduties:");
		u.source = u.source != NULL ? u.source : e->x->source;
		d->duties[d->n_duties++] = u;
	}
}

static void
add_counts(struct extending *e)
{
	struct register_def *d = e->c.d;

	for (unsigned i = 0; i < e->x->n_counts; i++) {
		check_own(e, "name", e->x->counts[i].name, "\ncounts:");
		d->counts[d->n_counts++] = e->x->counts[i];
	}
}

/* ---- what is left out ---- */

static void
drop_name(const struct register_field *f, const char **names, unsigned *n)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < *n; i++)
		if (!is_of(f, names[i]))
			names[kept++] = names[i];
	*n = kept;
}

static void
hide(struct extending *e, const char *name)
{
	struct register_def *d = e->c.d;
	int at = define_field(d, name);
	const char *why;

	if (at < 0)
		refuse(&e->c, "hide:", "%.40s is no field of %s; name one that is", name, d->name);
	why = needed_for(d, &d->fields[at]);
	if (why != NULL)
		refuse(&e->c, "hide:", "%s %s; it cannot be hidden", name, why);
	if (e->x->list == NULL) {
		drop_name(&d->fields[at], d->list.columns, &d->list.n_columns);
		drop_name(&d->fields[at], d->list.filters, &d->list.n_filters);
	}
	if (d->list.n_columns == 0)
		refuse(&e->c, "hide:", "the list would have no column; write a list: too");
	memmove(&d->fields[at], &d->fields[at + 1],
	    (d->n_fields - (unsigned)at - 1) * sizeof *d->fields);
	d->n_fields--;
}

/* ---- the whole ---- */

static void
check_file(const struct extending *e)
{
	const char *slash = strrchr(e->c.file->path, '/');
	const char *file = slash != NULL ? slash + 1 : e->c.file->path;

	if (!str_eq(file, arena_printf(e->arena, "%s.yaml", e->x->extends)))
		refuse(&e->c, "extends:", "what adds to %.40s belongs in a file %.40s.yaml",
		    e->x->extends, e->x->extends);
}

/* Room for all of it, in memory that may be written. */
static void
make_room(struct extending *e)
{
	struct register_def *d = e->c.d;
	const struct register_extension *x = e->x;
	struct arena *a = e->arena;

	d->fields = joined(a, d->fields, d->n_fields, x->fields, x->n_fields, sizeof *d->fields);
	d->duties = joined(a, d->duties, d->n_duties, x->duties, x->n_duties, sizeof *d->duties);
	d->counts = joined(a, d->counts, d->n_counts, x->counts, x->n_counts, sizeof *d->counts);
	if (x->list != NULL)
		d->list = *x->list;
	d->list.columns =
	    joined(a, d->list.columns, d->list.n_columns, NULL, 0, sizeof *d->list.columns);
	d->list.filters =
	    joined(a, d->list.filters, d->list.n_filters, NULL, 0, sizeof *d->list.filters);
}

struct register_def *
define_extend(struct arena *a, const struct register_def *base, const struct strict_file *file,
    const struct register_extension *x)
{
	struct strict_file of_base = strict_open(a, base->path);
	struct register_def *d = define_parse(a, &of_base);
	struct extending e = { .arena = a, .c = { .file = file, .d = d, .line = 1 }, .x = x };
	struct define_from from;

	check_file(&e);
	if (base->extended != NULL)
		refuse(&e.c, "extends:", "%.150s adds to %s already; make one file of both",
		    base->extended, base->name);
	d->extended = file->path;
	make_room(&e);
	for (unsigned i = 0; i < x->n_hide; i++)
		hide(&e, x->hide[i]);
	for (unsigned i = 0; i < x->n_choices; i++)
		add_choices(&e, &x->choices[i]);
	for (unsigned i = 0; i < x->n_help; i++)
		add_help(&e, &x->help[i]);
	from = (struct define_from){ d->n_fields, d->n_duties, d->n_counts };
	add_fields(&e);
	add_duties(&e);
	add_counts(&e);
	define_check_from(a, file, d, &from);
	define_make(a, d);
	return d;
}
