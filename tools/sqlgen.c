/*
 * sqlgen: compiles a .sql file to C, or lists the queries of several.
 *
 *	sqlgen --schema migrations/NNNN_name.sql [--views VIEWS.sql] IN.sql --c OUT.c --h OUT.h
 *	sqlgen --schema migrations/NNNN_name.sql [--views VIEWS.sql] IN.sql ... --list OUT.c
 *
 * Words after --schema are migrations as long as their names begin with four
 * digits.  Errors go to standard error as "file:line: message", exit code 2.
 */
#include "sqlgen.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <errno.h>
#include <string.h>

struct options {
	struct arena *arena;
	int argc;
	char **argv;
	struct schema *schema;
	const char *views, *c, *h, *list;
	VEC(const char *) inputs;
};

static const char usage[] = "usage: sqlgen --schema NNNN_*.sql [--views V.sql] IN.sql... (--c "
			    "OUT.c --h OUT.h | --list OUT.c)";

static const char *
value_of(struct options *o, int *i)
{
	if (*i + 1 >= o->argc)
		fail(FAULT_USAGE, "%s", usage);
	return o->argv[++*i];
}

static bool
is_migration(const char *path)
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;

	return strspn(base, "0123456789") == 4 && base[4] == '_';
}

static void
take_options(struct options *o)
{
	for (int i = 1; i < o->argc; i++) {
		const char *arg = o->argv[i];

		if (str_eq(arg, "--schema"))
			while (i + 1 < o->argc && is_migration(o->argv[i + 1]))
				schema_read(o->schema, o->argv[++i]);
		else if (str_eq(arg, "--views"))
			o->views = value_of(o, &i);
		else if (str_eq(arg, "--c"))
			o->c = value_of(o, &i);
		else if (str_eq(arg, "--h"))
			o->h = value_of(o, &i);
		else if (str_eq(arg, "--list"))
			o->list = value_of(o, &i);
		else if (arg[0] == '-')
			fail(FAULT_USAGE, "%s", usage);
		else
			vec_push(o->arena, &o->inputs, arg);
	}
	if (o->schema->migrations.n == 0 ||
	    (o->list == NULL && (!o->c || !o->h || o->inputs.n != 1)))
		fail(FAULT_USAGE, "%s", usage);
}

static FILE *
open_output(const char *path)
{
	FILE *out = fopen(path, "we");

	if (out == NULL)
		fail(FAULT_USAGE, "%s: %s", path, strerror(errno));
	return out;
}

static void
close_output(FILE *out, const char *path)
{
	if (fclose(out) != 0)
		fail(FAULT_USAGE, "%s: %s", path, strerror(errno));
}

static void
write_outputs(const struct options *o, const struct query_file *const *files)
{
	const char *base;
	FILE *out;

	if (o->list != NULL) {
		out = open_output(o->list);
		query_write_list(files, o->inputs.n, out);
		close_output(out, o->list);
		return;
	}
	base = strrchr(o->h, '/') ? strrchr(o->h, '/') + 1 : o->h;
	out = open_output(o->h);
	query_write_header(files[0], out, o->inputs.a[0]);
	close_output(out, o->h);
	out = open_output(o->c);
	query_write_code(files[0], out, base);
	close_output(out, o->c);
}

static void
run(void *arg)
{
	struct options *o = arg;
	const struct query_file **files;
	struct query_checker *checker;

	o->schema = schema_new(o->arena);
	take_options(o);
	checker = query_checker_new(o->arena, o->schema, o->views);
	files = anew_n(o->arena, const struct query_file *, o->inputs.n);
	for (size_t i = 0; i < o->inputs.n; i++) {
		struct query_file *f = query_parse(o->arena, source_read(o->arena, o->inputs.a[i]));

		query_check(checker, f);
		files[i] = f;
	}
	write_outputs(o, files);
}

int
main(int argc, char **argv)
{
	struct options o = { .arena = arena_new(0), .argc = argc, .argv = argv };
	struct fault fault;
	bool done;

	rng_init();
	done = attempt(run, &o, &fault);
	if (!done)
		fprintf(stderr, "%s\n", fault.message);
	arena_free(o.arena);
	return done ? 0 : 2;
}
