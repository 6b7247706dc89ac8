/* Define, widen: a period is two dates, a place an address and its postcode; each is a column. */
#include "areas/registers/define_checking.h"
#include "base/str.h"
#include "base/vec.h"

struct widening {
	struct arena *arena;
	VEC(struct register_field) fields;
};

static struct register_field *
add(struct widening *w, const struct register_field *f)
{
	vec_push(w->arena, &w->fields, *f);
	return &w->fields.a[w->fields.n - 1];
}

/* The end is not required: what goes on has none yet.  Its own date may lie in the future when the
 * beginning may not. */
static void
add_period(struct widening *w, const struct register_field *f)
{
	struct register_field *x = add(w, f);

	x->type = TYPE_DATE;
	x->name = arena_printf(w->arena, "%s_from", f->name);
	x = add(w, f);
	*x = (struct register_field){
		.name = arena_printf(w->arena, "%s_to", f->name),
		.label = f->second,
		.type = TYPE_DATE,
		.asked_when = f->asked_when,
		.may_name = f->may_name,
		.may = f->may,
		.from = arena_printf(w->arena, "%s_from", f->name),
	};
}

static void
add_place(struct widening *w, const struct register_field *f)
{
	struct register_field *x = add(w, f);

	x->type = TYPE_TEXT;
	x = add(w, f);
	*x = (struct register_field){
		.name = arena_printf(w->arena, "%s_postcode", f->name),
		.label = f->second != NULL ? f->second : N_("Postcode"),
		.type = TYPE_POSTCODE,
		.asked_when = f->asked_when,
		.may_name = f->may_name,
		.may = f->may,
		.autocomplete = f->autocomplete != NULL ? "off" : NULL,
	};
}

/* Names that the widening made, and those of a file's own columns. */
static void
check_names(const struct checking *c)
{
	const struct register_def *d = c->d;

	for (unsigned i = 0; i < d->n_fields; i++) {
		const struct register_field *f = &d->fields[i];
		char hash[RECORD_NAME + 6], kind[RECORD_NAME + 6];

		if (define_field(d, f->name) != (int)i || record_is_built_in(f->name))
			refuse(c, "fields:", "two fields would be called %s; choose another name",
			    f->name);
		if (f->type != TYPE_FILE)
			continue;
		snprintf(hash, sizeof hash, "%s_hash", f->name);
		snprintf(kind, sizeof kind, "%s_kind", f->name);
		if (define_field(d, hash) >= 0 || define_field(d, kind) >= 0)
			refuse(c,
			    "fields:", "the file %s keeps %s and %s itself; choose other names",
			    f->name, hash, kind);
	}
}

void
define_widen(struct arena *a, struct checking *c)
{
	struct widening w = { .arena = a };

	for (unsigned i = 0; i < c->d->n_fields; i++) {
		const struct register_field *f = &c->d->fields[i];

		if (f->type == TYPE_PERIOD)
			add_period(&w, f);
		else if (f->type == TYPE_PLACE)
			add_place(&w, f);
		else
			add(&w, f);
	}
	c->d->fields = w.fields.a;
	c->d->n_fields = (unsigned)w.fields.n;
	check_names(c);
}
