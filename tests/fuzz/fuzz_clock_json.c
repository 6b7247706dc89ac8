/*
 * Fuzz: "waymark clock" from its bytes to its answer.
 *
 * The packs are read from the folder in POLICY_DIR.  A document is refused
 * with FAULT_USAGE or answered; a duty due before its time begins, or an open
 * case without a holder, is a finding.
 */
#include "areas/cases/clock_json.h"
#include "base/err.h"

#include <stdlib.h>

struct input {
	struct arena *arena;
	const uint8_t *bytes;
	size_t n;
};

static const struct policy_set *packs;

static void
load(void *arena)
{
	packs = policy_load_all(arena, getenv("POLICY_DIR") ? getenv("POLICY_DIR") : "policy");
}

static void
answer(void *arg)
{
	struct input *in = arg;
	struct clock_document *doc =
	    clock_json_read(in->arena, packs, (const char *)in->bytes, in->n);
	struct clock_result r = clock_run(in->arena, &doc->in);

	for (size_t i = 0; i < r.duties.n; i++)
		if (date_compare(r.duties.a[i].due, r.duties.a[i].from) < 0)
			abort();
	if (event_state_is_open(r.state) && !clock_holder(&r).is_held)
		abort();
	clock_next(in->arena, &r);
	clock_json_write(in->arena, doc, &r);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct input in = { .bytes = bytes, .n = n };
	static struct arena *kept; /* the packs live as long as the fuzzer */
	struct fault f = { 0 };

	if (packs == NULL) {
		kept = arena_new(0);
		if (!attempt(load, kept, &f))
			abort();
	}
	in.arena = arena_new(0);
	if (!attempt(answer, &in, &f) && f.kind != FAULT_USAGE)
		abort();
	arena_free(in.arena);
	return 0;
}
