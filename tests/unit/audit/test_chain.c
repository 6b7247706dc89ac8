/* The chain: every edit of every row is found and named; without key and anchor some are not. */
#include "check.h"
#include "audit/chain.h"
#include "base/err.h"
#include "base/key.h"
#include "base/rng.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PER_CHAIN = 60, CHAINS = 3, ROWS = PER_CHAIN * CHAINS, MUTATIONS = 1500 };

struct chain_copy {
	struct audit_row rows[ROWS + 1];
	char hashes[ROWS + 1][AUDIT_HEX + 1], prevs[ROWS + 1][AUDIT_HEX + 1];
	size_t n;
};

static struct arena *suite;
static struct chain_copy original;
static struct audit_mark marks[CHAINS];

static void
set_hash(struct chain_copy *c, size_t i, const char *prev)
{
	struct buf *b = buf_new(suite);

	memcpy(c->prevs[i], prev, sizeof c->prevs[i]);
	c->rows[i].prev = c->prevs[i];
	CHECK(audit_row_hash(&c->rows[i], b, c->hashes[i]));
	c->rows[i].hash = c->hashes[i];
}

/* Hashes everything from row i to the end of its chain anew, as somebody with the key would. */
static void
rechain(struct chain_copy *c, size_t i)
{
	int64_t la = c->rows[i].la;

	for (; i < c->n && c->rows[i].la == la; i++)
		set_hash(c, i, c->rows[i].seq == 1 ? audit_genesis : c->hashes[i - 1]);
}

static void
build(void)
{
	original.n = ROWS;
	for (size_t i = 0; i < ROWS; i++)
		original.rows[i] = (struct audit_row){
			.la = 800 + (int64_t)(i / PER_CHAIN),
			.seq = (int64_t)(i % PER_CHAIN) + 1,
			.at = { 1767182400000000 + (int64_t)i },
			.actor = (int64_t)i % 7,
			.role = i % 3 ? "officer" : NULL,
			.on_behalf = i % 11 ? 0 : 5,
			.reason = i % 5 ? NULL : "asked by the parent",
			.action = "case_decide",
			.object_kind = "case",
			.object_id = (int64_t)i * 31 % 97,
			.object_version = (int64_t)i % 4,
			.object_hash = NULL,
			.fields = "state,due_on",
			.outcome = "done",
			.route = "/cases/:case/decide",
			.request = (int64_t)i + 100,
			.key_id = 1,
		};
	for (size_t i = 0; i < ROWS; i += PER_CHAIN)
		rechain(&original, i);
	for (size_t i = 0; i < CHAINS; i++) {
		size_t last = (i + 1) * PER_CHAIN - 1;

		marks[i].la = original.rows[last].la;
		marks[i].seq = original.rows[last].seq;
		memcpy(marks[i].hash, original.hashes[last], sizeof marks[i].hash);
	}
}

/* A copy whose rows point to its own hashes. */
static struct chain_copy *
copy(void)
{
	struct chain_copy *c = malloc(sizeof *c);

	if (c == NULL)
		abort();
	*c = original;
	for (size_t i = 0; i < c->n; i++) {
		c->rows[i].hash = c->hashes[i];
		c->rows[i].prev = c->prevs[i];
	}
	return c;
}

static struct audit_finding
walk(const struct chain_copy *c, size_t n_marks)
{
	struct audit_walk w = { .marks = marks, .n_marks = n_marks };
	struct arena *a = arena_new(0);
	struct buf *b = buf_new(a);
	bool good = true;

	for (size_t i = 0; good && i < c->n; i++)
		good = audit_walk_row(&w, &c->rows[i], b);
	if (good)
		audit_walk_end(&w);
	arena_free(a);
	return w.finding;
}

typedef void mutation(struct chain_copy *, size_t i);

static void
flip_column(struct chain_copy *c, size_t i)
{
	struct audit_row *r = &c->rows[i];
	int64_t *numbers[] = { &r->at.us, &r->actor, &r->on_behalf, &r->object_id,
		&r->object_version, &r->request };
	const char **texts[] = { &r->role, &r->reason, &r->action, &r->object_kind, &r->object_hash,
		&r->fields, &r->outcome, &r->route };
	uint64_t which = rng_below(16);

	if (which < 6)
		*numbers[which] ^= (int64_t)1 << rng_below(40);
	else if (which < 14)
		*texts[which - 6] = *texts[which - 6] == NULL ? "" : NULL;
	else if (which == 14)
		c->hashes[i][rng_below(AUDIT_HEX)] = 'x';
	else
		c->prevs[i][rng_below(AUDIT_HEX)] = 'x';
}

static void
move_boundary(struct chain_copy *c, size_t i)
{
	c->rows[i].action = "case_decidec";
	c->rows[i].object_kind = "ase";
}

static void
delete_row(struct chain_copy *c, size_t i)
{
	memmove(&c->rows[i], &c->rows[i + 1], (c->n - i - 1) * sizeof *c->rows);
	c->n--;
}

static void
swap_content(struct chain_copy *c, size_t i)
{
	size_t k = c->rows[i].seq == PER_CHAIN ? i - 1 : i + 1;
	struct audit_row was = c->rows[i];
	int64_t seq = was.seq;

	c->rows[i] = c->rows[k];
	c->rows[k] = was;
	c->rows[k].seq = c->rows[i].seq;
	c->rows[i].seq = seq;
}

static void
insert_copy(struct chain_copy *c, size_t i)
{
	memmove(&c->rows[i + 1], &c->rows[i], (c->n - i) * sizeof *c->rows);
	c->n++;
}

static void
cut_from(struct chain_copy *c, size_t i)
{
	size_t end = i;

	while (end < c->n && c->rows[end].la == c->rows[i].la)
		end++;
	memmove(&c->rows[i], &c->rows[end], (c->n - end) * sizeof *c->rows);
	c->n -= end - i;
}

static void
edit_and_rechain(struct chain_copy *c, size_t i)
{
	c->rows[i].outcome = "refused";
	rechain(c, i);
}

/* An entry of another history under the same key: an old backup was brought back and went on. */
static void
splice_other_history(struct chain_copy *c, size_t i)
{
	struct chain_copy *other = copy();
	size_t first = i - i % PER_CHAIN;

	other->rows[first].request++;
	rechain(other, first);
	memcpy(c->hashes[i], other->hashes[i], sizeof c->hashes[i]);
	memcpy(c->prevs[i], other->prevs[i], sizeof c->prevs[i]);
	c->rows[i].request = other->rows[i].request;
	free(other);
}

/* An attacker without the key: hashes that fit each other, made with another secret. */
static void
edit_and_rechain_without_key(struct chain_copy *c, size_t i)
{
	int64_t la = c->rows[i].la;

	c->rows[i].outcome = "refused";
	for (; i < c->n && c->rows[i].la == la; i++) {
		struct hash h;

		if (c->rows[i].seq > 1)
			memcpy(c->prevs[i], c->hashes[i - 1], sizeof c->prevs[i]);
		h = hash_of(&c->rows[i].at, sizeof c->rows[i].at);
		memcpy(c->hashes[i], hash_hex(suite, &h), sizeof c->hashes[i]);
	}
}

static void
cut_whole_chain(struct chain_copy *c, size_t i)
{
	cut_from(c, i - i % PER_CHAIN);
}

/* How many of the mutations are found; named counts those whose first bad row is right. */
static int
count_found(mutation *mutate, size_t n_marks, int *named)
{
	int found = 0;

	*named = 0;
	for (int k = 0; k < MUTATIONS; k++) {
		struct chain_copy *c = copy();
		size_t i = rng_below(ROWS);
		struct audit_row was = original.rows[i];
		struct audit_finding f;

		mutate(c, i);
		f = walk(c, n_marks);
		found += f.damage != AUDIT_SOUND;
		*named += f.la == was.la && f.seq == was.seq;
		free(c);
	}
	return found;
}

static void
every_mutation_is_found_and_named(void)
{
	static mutation *const all[] = { flip_column, move_boundary, delete_row, insert_copy,
		cut_from, edit_and_rechain_without_key };
	int named;

	CHECK_INT(walk(&original, CHAINS).damage, AUDIT_SOUND);
	for (size_t m = 0; m < sizeof all / sizeof all[0]; m++) {
		CHECK_INT(count_found(all[m], CHAINS, &named), MUTATIONS);
		CHECK_INT(named, MUTATIONS);
	}
	CHECK_INT(count_found(swap_content, CHAINS, &named), MUTATIONS);
	CHECK_INT(count_found(splice_other_history, CHAINS, &named), MUTATIONS);
	CHECK_INT(count_found(cut_whole_chain, CHAINS, &named), MUTATIONS);
}

/* With the key the chain can be made whole again; the anchor still tells. */
static void
rechaining_with_the_key_is_found_by_the_anchor(void)
{
	int named;

	CHECK_INT(count_found(edit_and_rechain, CHAINS, &named), MUTATIONS);
}

/* The test can fail: what key and anchor are for is missed without them. */
static void
without_an_anchor_these_are_missed(void)
{
	int named;

	CHECK_INT(count_found(edit_and_rechain, 0, &named), 0);
	CHECK_INT(count_found(cut_from, 0, &named), 0);
	CHECK_INT(count_found(cut_whole_chain, 0, &named), 0);
}

static void
an_unknown_key_is_named(void)
{
	struct chain_copy *c = copy();
	struct audit_finding f;

	c->rows[70].key_id = 9;
	f = walk(c, CHAINS);
	CHECK_INT(f.damage, AUDIT_UNKNOWN_KEY);
	CHECK_INT(f.seq, original.rows[70].seq);
	CHECK_STR(audit_damage_name(f.damage), "unknown key");
	free(c);
}

int
main(void)
{
	char folder[] = "/tmp/waymark-chain-XXXXXX";
	int failed;

	rng_init();
	suite = arena_new((size_t)1 << 30);
	if (mkdtemp(folder) == NULL)
		return 2;
	keys_create(suite, folder);
	keys_load(suite, folder);
	build();
	failed = check_run((struct check_case[]){
	    CHECK_CASE(every_mutation_is_found_and_named),
	    CHECK_CASE(rechaining_with_the_key_is_found_by_the_anchor),
	    CHECK_CASE(without_an_anchor_these_are_missed),
	    CHECK_CASE(an_unknown_key_is_named),
	    { 0 },
	});
	if (system(arena_printf(suite, "rm -rf -- '%s'", folder)) != 0)
		failed = 1;
	arena_free(suite);
	return failed;
}
