/*
 * Fuzz: "waymark plan lint" from its bytes to its answer.
 *
 * The packs are read from the folder in POLICY_DIR.  A document is refused
 * with FAULT_USAGE or answered; a finding without item or message, an empty
 * span, or a score outside 0 to 100 stops the fuzzer.
 */
#include "areas/lint/plan_json.h"
#include "base/err.h"

#include <stdlib.h>

struct input {
	struct arena *arena;
	const uint8_t *bytes;
	size_t n;
};

static const struct policy_set *packs;
static const struct lint_lexicon *lexicon;

static void
load(void *arena)
{
	packs = policy_load_all(arena, getenv("POLICY_DIR") ? getenv("POLICY_DIR") : "policy");
	lexicon = lint_lexicon(arena, policy_find(packs, "england-2014"));
}

static void
answer(void *arg)
{
	struct input *in = arg;
	struct plan_document *doc = plan_json_read(
	    in->arena, packs, policy_find(packs, "england-2014"), (const char *)in->bytes, in->n);
	struct lint_findings fs = lint_run(in->arena, lexicon, doc->plan);
	struct lint_score s = lint_score(in->arena, doc->pack, doc->plan, &fs);

	for (size_t i = 0; i < fs.n; i++) {
		if (fs.a[i].item == NULL || fs.a[i].message == NULL ||
		    (fs.a[i].span != NULL && fs.a[i].span[0] == '\0'))
			abort();
		plan_json_finding(in->arena, &fs.a[i]);
	}
	if (s.points < 0 || s.points > 100)
		abort();
	plan_json_score(in->arena, &s, &fs);
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
	in.arena = arena_new(PLAN_JSON_MEMORY);
	if (!attempt(answer, &in, &f) && f.kind != FAULT_USAGE)
		abort();
	arena_free(in.arena);
	return 0;
}
