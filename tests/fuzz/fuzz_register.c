/* Fuzz: a register's file: refused with its path, or a definition whose every name is one. */
#include "areas/registers/define.h"
#include "base/err.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
need(bool ok)
{
	if (!ok)
		abort();
}

struct input {
	struct arena *arena;
	struct strict_file file;
	struct register_def *def;
};

static void
read_it(void *arg)
{
	struct input *in = arg;

	in->def = define_parse(in->arena, &in->file);
	/* The file has the name that the register gives itself, as far as that can be. */
	in->def->path = arena_printf(in->arena, "%s.yaml", in->def->name);
	define_check(in->arena, &in->file, in->def);
}

static void
check(const struct register_def *d)
{
	need(d->n_fields > 0 && d->heading_at < d->n_fields);
	for (unsigned i = 0; i < d->n_fields; i++) {
		need(strlen(d->fields[i].name) <= RECORD_NAME &&
		     !record_is_built_in(d->fields[i].name));
		need(strpbrk(d->fields[i].name, "\"' ;-") == NULL);
		need(define_field(d, d->fields[i].name) == (int)i);
	}
	for (unsigned i = 0; i < d->list.n_columns; i++)
		need(define_field(d, d->list.columns[i]) >= 0);
	need(d->list.n_filters <= RECORD_FILTERS);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct input in = { .arena = arena_new(0) };
	struct fault fault;

	in.file = (struct strict_file){ "f.yaml",
		arena_memdup(in.arena, n ? (const char *)data : "", n), n };
	if (attempt(read_it, &in, &fault))
		check(in.def);
	else
		need(fault.kind == FAULT_USAGE && str_starts(fault.message, "f.yaml:"));
	arena_free(in.arena);
	return 0;
}
