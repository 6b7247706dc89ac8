/* Fuzz: any text as a .sql file, and as a migration (tests/fuzz/run). */
#include "sqlgen.h"
#include "base/err.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct input {
	struct arena *arena;
	struct source source;
};

static const struct source schema_source = { "schema",
	"-- @personal\nCREATE TABLE children (la int NOT NULL, id id NOT NULL, name text, born "
	"date,"
	" PRIMARY KEY (la, id));\nCREATE TABLE schools (id id PRIMARY KEY, name text, head int);" };

/* Parses, and checks and writes what parses. */
static void
queries(void *arg)
{
	struct input *in = arg;
	struct query_file *f = query_parse(in->arena, &in->source);
	struct schema *schema = schema_new(in->arena);
	FILE *out;

	schema_read_source(schema, &schema_source, "0001_schema.sql");
	query_check(query_checker_new(in->arena, schema, NULL), f);
	out = fopen("/dev/null", "we");
	query_write_header(f, out, "fuzz");
	query_write_code(f, out, "fuzz");
	fclose(out);
}

static void
migration(void *arg)
{
	struct input *in = arg;

	schema_read_source(schema_new(in->arena), &in->source, "0001_fuzz.sql");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct input in = { .arena = arena_new(0) };
	struct fault fault;

	in.source.name = "fuzz";
	in.source.text = arena_memdup(in.arena, data, n);
	attempt(queries, &in, &fault);
	attempt(migration, &in, &fault);
	arena_free(in.arena);
	return 0;
}
