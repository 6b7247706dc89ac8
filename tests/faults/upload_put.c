/* Puts one file into a store and says so: what tests/faults/upload_power.py watches. */
#include "base/err.h"
#include "base/rng.h"
#include "files/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

struct work {
	struct arena *arena;
	const char *data, *file;
};

static void
put(void *arg)
{
	struct work *w = arg;
	struct store *s = store_open(w->arena, w->data);
	struct hash h = store_put(s, open(w->file, O_RDONLY | O_CLOEXEC));

	dprintf(1, "acknowledged %s\n", hash_hex(w->arena, &h));
}

int
main(int argc, char **argv)
{
	struct work w = { .arena = arena_new(0) };
	struct fault fault;

	if (argc != 3)
		return 2;
	w.data = argv[1];
	w.file = argv[2];
	rng_init();
	if (!attempt(put, &w, &fault))
		dprintf(1, "refused %s\n", fault_name(fault.kind));
	arena_free(w.arena);
	return 0;
}
