/*
 * Accessgen: the command.
 *
 *	accessgen views|rls|embedded|header|source|doc POLICY MIGRATION...
 *
 * writes one product to standard output.  Every product is made only when the
 * whole policy fits the whole schema: a personal table without rules stops
 * the build.
 */
#include "accessgen.h"
#include "base/err.h"

#include <stdio.h>
#include <string.h>

struct command {
	int argc;
	char **argv;
	struct arena *arena;
	struct buf *out;
};

static void
run(void *object)
{
	struct command *c = object;
	const char *product = c->argc > 1 ? c->argv[1] : "";
	struct schema *schema = schema_new(c->arena);
	struct policy *policy;

	if (c->argc < 4)
		fail(FAULT_USAGE,
		    "accessgen views|rls|embedded|header|source|doc POLICY MIGRATION...");
	policy = policy_read(c->arena, c->argv[2]);
	for (int i = 3; i < c->argc; i++)
		schema_read(schema, c->argv[i]);
	policy_check(policy, schema);
	if (strcmp(product, "views") == 0)
		write_views(c->out, policy, schema);
	else if (strcmp(product, "rls") == 0)
		write_rls(c->out, policy, schema);
	else if (strcmp(product, "embedded") == 0)
		write_embedded(c->out, policy, schema);
	else if (strcmp(product, "header") == 0)
		write_header(c->out, policy);
	else if (strcmp(product, "source") == 0)
		write_source(c->out, policy);
	else if (strcmp(product, "doc") == 0)
		write_doc(c->out, policy);
	else
		fail(FAULT_USAGE, "%s: is none of views, rls, embedded, header, source, doc",
		    product);
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new(0);
	struct command c = { .argc = argc, .argv = argv, .arena = arena, .out = buf_new(arena) };
	struct fault fault;
	bool ok = attempt(run, &c, &fault);

	if (!ok)
		fprintf(stderr, "accessgen: %s\n", fault.message);
	else
		ok = fwrite(c.out->p, 1, c.out->n, stdout) == c.out->n && fflush(stdout) == 0;
	arena_free(arena);
	return ok ? 0 : 2;
}
