/* Define, links: records of one register that name a record of another. */
#include "areas/registers/define_checking.h"
#include "base/err.h"
#include "base/str.h"

struct linking {
	struct register_def *const *defs;
	size_t n;
	const struct register_def **way; /* from the first to the one that is looked at */
	size_t n_way;
};

static struct register_def *
find(const struct linking *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->defs[i]->name, name))
			return l->defs[i];
	return NULL;
}

static void __attribute__((noreturn)) refuse_field(
    struct arena *a, const struct register_def *d, const struct register_field *f, const char *what)
{
	struct strict_file file = strict_open(a, f->path != NULL ? f->path : d->path);
	struct checking c = { .file = &file };
	int line = define_line(&c, "name", f->name, 1);

	define_refuse(&c, define_line(&c, "of", f->of, line > 0 ? line : 1), "%s", what);
}

/* A record without which the other cannot be named first, and the other way round, is never
 * made. */
static void
walk(struct arena *a, struct linking *l, const struct register_def *d)
{
	l->way[l->n_way++] = d;
	for (unsigned i = 0; i < d->n_fields; i++) {
		const struct register_field *f = &d->fields[i];

		if (f->of_def == NULL)
			continue;
		for (size_t k = 0; k < l->n_way; k++)
			if (l->way[k] == f->of_def)
				refuse_field(a, d, f,
				    arena_printf(a,
					"%s leads back to the register %s; a register may not "
					"refer to itself",
					f->name, f->of_def->name));
		walk(a, l, f->of_def);
	}
	l->n_way--;
}

static void
link_field(
    struct arena *a, const struct linking *l, struct register_def *d, struct register_field *f)
{
	f->of_def = find(l, f->of);
	if (f->of_def == NULL)
		refuse_field(
		    a, d, f, arena_printf(a, "%.40s is no register; name one that is", f->of));
	if (f->of_def->access.about == ABOUT_CASE)
		refuse_field(a, d, f,
		    arena_printf(a, "%s is about cases; name a register of an area", f->of));
	if (define_is_public(d) && !define_is_public(f->of_def))
		refuse_field(
		    a, d, f, arena_printf(a, "%s is not public, and this register is", f->of));
}

void
define_link(struct arena *a, struct register_def *const *defs, size_t n)
{
	struct linking l = { .defs = defs, .n = n };

	l.way = anew_n(a, const struct register_def *, n + 1);
	for (size_t i = 0; i < n; i++)
		for (unsigned k = 0; k < defs[i]->n_fields; k++)
			if (defs[i]->fields[k].of != NULL)
				link_field(a, &l, defs[i], &defs[i]->fields[k]);
	for (size_t i = 0; i < n; i++)
		walk(a, &l, defs[i]);
}
