/* Fuzz: any bytes as a message catalogue are read or refused; what is read can be asked. */
#include "base/err.h"
#include "text/catalogue.h"

#include <stdint.h>
#include <stdlib.h>

struct trial {
	struct arena *arena;
	const char *bytes;
	size_t n;
};

static void
read_it(void *arg)
{
	struct trial *t = arg;
	const struct catalogue *c = catalogue_read(t->arena, "a.mo", t->bytes, t->n);

	catalogue_find(c, "Back");
	for (unsigned long n = 0; n < 5; n++)
		catalogue_find_plural(c, "{n} day", n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct trial t = { .arena = arena_new(0), .n = size };
	struct fault fault = { 0 };

	t.bytes = arena_memdup(t.arena, data, size);
	if (!attempt(read_it, &t, &fault) && fault.kind != FAULT_USAGE)
		abort();
	arena_free(t.arena);
	return 0;
}
