/*
 * Fuzz: any bytes as a template.  The compiler ends with C or with a message
 * that names the file; it never crashes.
 */
#include "tmplc.h"

#include "base/err.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct trial {
	struct arena *arena;
	struct tmplc_source source;
	struct tmplc_result result;
};

static void
compile(void *arg)
{
	struct trial *t = arg;

	t->result = tmplc_compile(t->arena, &t->source, "a.html.h");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct trial t = { .arena = arena_new(0), .source = { .file = "a.html", .n = size } };
	struct fault fault = { 0 };
	bool done;

	t.source.text = arena_memdup(t.arena, data, size);
	done = attempt(compile, &t, &fault);
	if (!done && (fault.kind != FAULT_USAGE || strncmp(fault.message, "a.html:", 7) != 0))
		abort();
	if (done && strncmp(t.result.c->p, "/* Made by tmplc", 16) != 0)
		abort();
	arena_free(t.arena);
	return 0;
}
