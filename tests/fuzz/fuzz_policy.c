/*
 * Fuzz: the YAML reader of policy packs.
 *
 * The first byte chooses the file's kind.  Whatever the rest is, the reader
 * returns or fails with FAULT_USAGE; anything else is a finding.
 */
#include "base/arena.h"
#include "base/err.h"
#include "policy/check.h"

#include <stdlib.h>

struct input {
	struct arena *arena;
	const uint8_t *bytes;
	size_t n;
};

static void
read_pack(void *arg)
{
	struct input *in = arg;
	struct policy_pack *p = anew(in->arena, struct policy_pack);
	struct strict_file file = { .path = "f",
		.text = arena_memdup(in->arena, in->bytes + 1, in->n - 1),
		.n = in->n - 1 };
	struct pack_source s = { .file = (enum pack_file)(in->bytes[0] % FILE__MAX), .path = "f" };

	s.text = file.text;
	s.data = schema_read(in->arena, s.file, &file);
	check_fill(p, &s);
	check_whole(p, "d");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct input in = { .bytes = bytes, .n = n };
	struct fault f = { 0 };

	if (n == 0)
		return 0;
	in.arena = arena_new(0);
	if (!attempt(read_pack, &in, &f) && f.kind != FAULT_USAGE)
		abort();
	arena_free(in.arena);
	return 0;
}
