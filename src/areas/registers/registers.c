/* Registers: loading the definitions, and writing a record for another area. */
#include "areas/registers/registers.h"
#include "areas/registers/define.h"
#include "areas/registers/keep.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 500 };

struct loading {
	struct arena *arena;
	VEC(struct register_def *) defs;
};

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The folder's .yaml files in order of name. */
static struct str_list
files_of(struct arena *a, const char *dir, bool must_be_there)
{
	VEC(const char *) found = { 0 };
	DIR *d = opendir(dir);

	if (d == NULL && (must_be_there || errno != ENOENT))
		fail(FAULT_USAGE, "%.200s: %s; name the folder of the registers", dir,
		    strerror(errno));
	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL && found.n < MOST_FILES;)
		if (e->d_name[0] != '.' && str_ends(e->d_name, ".yaml"))
			vec_push(a, &found, arena_printf(a, "%s/%s", dir, e->d_name));
	if (d != NULL)
		closedir(d);
	if (found.n > 0)
		qsort(found.a, found.n, sizeof *found.a, compare_names);
	return (struct str_list){ found.a, found.n };
}

/* What a council's own file adds to a register of an earlier folder. */
static void
load_extension(struct loading *l, const struct strict_file *file)
{
	const struct register_extension *x = define_parse_extension(l->arena, file);

	for (size_t i = 0; i < l->defs.n; i++)
		if (str_eq(l->defs.a[i]->name, x->extends)) {
			l->defs.a[i] = define_extend(l->arena, l->defs.a[i], file, x);
			return;
		}
	fail(FAULT_USAGE,
	    "%.150s:%d: %.40s is no register of an earlier folder; name one that is, or take "
	    "extends out",
	    file->path, strict_line_of(file->text, "extends:", 1), x->extends);
}

static void
load_file(struct loading *l, const char *path)
{
	struct strict_file file = strict_open(l->arena, path);
	struct register_def *d;

	if (define_is_extension(&file)) {
		load_extension(l, &file);
		return;
	}
	d = define_read(l->arena, &file);

	for (size_t i = 0; i < l->defs.n; i++)
		if (str_eq(l->defs.a[i]->name, d->name))
			fail(FAULT_USAGE,
			    "%.150s:1: %s is a register already, of %.150s; give this one "
			    "another name",
			    path, d->name, l->defs.a[i]->path);
	vec_push(l->arena, &l->defs, d);
}

const struct registers *
registers_load(struct arena *a, const char *const *dirs, const struct policy_pack *calendar)
{
	struct loading l = { .arena = a };
	struct registers *set = anew(a, struct registers);
	const struct record_type **types;

	for (const char *const *dir = dirs; *dir != NULL; dir++) {
		struct str_list files = files_of(a, *dir, dir == dirs);

		for (size_t i = 0; i < files.n; i++)
			load_file(&l, files.a[i]);
	}
	define_link(a, l.defs.a, l.defs.n);
	types = anew_n(a, const struct record_type *, l.defs.n + 1);
	for (size_t i = 0; i < l.defs.n; i++) {
		l.defs.a[i]->calendar = calendar;
		types[i] = l.defs.a[i]->type;
	}
	*set = (struct registers){ (const struct register_def *const *)l.defs.a, l.defs.n, types,
		record_dues_new(a, types) };
	return set;
}

const struct registers *
registers_of(struct arena *a, const struct conf *conf, const struct policy_pack *calendar)
{
	const char *dirs[] = { conf->register_dir, arena_printf(a, "%s/registers", conf->data_dir),
		NULL };

	return registers_load(a, dirs, calendar);
}

const struct register_def *
registers_find(const struct registers *set, const char *name)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_eq(set->a[i]->name, name))
			return set->a[i];
	return NULL;
}

void
registers_check(struct arena *a, struct pool *pool, const struct registers *set)
{
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ 0 });

	for (size_t i = 0; i < set->n; i++)
		record_check(tx, set->a[i]->type);
	tx_rollback(tx);
}

const struct choice *
register_choices(const struct register_def *d, const char *field)
{
	int i = define_field(d, field);

	if (i < 0 || d->fields[i].n_choices == 0)
		fail(FAULT_BUG, "register %s has no choices of %s", d->name, field);
	return d->fields[i].choices;
}

/* ---- writing ---- */

static void
check_choices(const struct register_def *d, unsigned i, const char *value, struct arena *a)
{
	const struct register_field *f = &d->fields[i];
	struct str_list parts =
	    f->type == TYPE_CHOICES ? str_split(a, value, ',') : (struct str_list){ &value, 1 };

	if (f->n_choices == 0)
		return;
	for (size_t k = 0; k < parts.n; k++)
		if (choice_number(f->choices, parts.a[k]) == 0)
			fail(FAULT_BUG, "register %s: %.40s is no choice of %s", d->name,
			    parts.a[k], f->name);
}

static const char *const *
values_of(struct arena *a, const struct register_def *d, const struct register_value *given)
{
	const char **values = anew_n(a, const char *, d->n_values);

	for (; given->field != NULL; given++) {
		int i = define_field(d, given->field);

		if (i < 0)
			fail(FAULT_BUG, "register %s has no field %s", d->name, given->field);
		if (str_blank(given->value))
			continue;
		check_choices(d, (unsigned)i, given->value, a);
		values[i] = given->value;
	}
	return values;
}

int64_t
register_add(struct tx *tx, const struct register_def *d, int64_t la, int64_t case_id,
    const struct register_value *values, bool as_system)
{
	struct record_change c = {
		.la = la,
		.id = rng_row_id(),
		.public_id = rng_public_id(tx_arena(tx)),
		.case_id = case_id,
		.state = d->n_states > 0 ? d->states[0].name : NULL,
		.values = values_of(tx_arena(tx), d, values),
	};

	if (as_system)
		keep_add_as_system(tx, d, c);
	else if (!keep_add(tx, d, c, NULL))
		fail(FAULT_BUG, "register %s: the viewer may not add to it", d->name);
	return c.id;
}
