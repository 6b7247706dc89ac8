/* Metric tally: a hash table of sums, by metric, topic, item and day; open addressing. */
#include "areas/statistics/metric_case.h"
#include "io/values.h"

#include <string.h>

enum { FIRST_SLOTS = 1 << 12 };

static uint64_t
key_hash(uint64_t hash, const struct metric_fact *f)
{
	int32_t metric = (int32_t)f->metric;

	hash = values_hash(hash, &metric, sizeof metric);
	hash = values_hash(hash, &f->day.day, sizeof f->day.day);
	hash = values_hash(hash, f->topic, strlen(f->topic) + 1);
	return values_hash(hash, f->item, strlen(f->item) + 1);
}

int64_t
metric_facts_digest(const struct metric_facts *facts)
{
	uint64_t hash = VALUES_HASH_BEGIN;

	for (size_t i = 0; i < facts->n; i++) {
		const int64_t counts[] = { facts->a[i].numerator, facts->a[i].denominator };

		hash = values_hash(key_hash(hash, &facts->a[i]), counts, sizeof counts);
	}
	return hash == 0 ? 1 : (int64_t)hash;
}

struct metric_tally
metric_tally_new(struct arena *a)
{
	return (struct metric_tally){
		.arena = a, .slots = anew_n(a, uint32_t, FIRST_SLOTS), .n_slots = FIRST_SLOTS
	};
}

/* The slot of the key, or the empty one where it belongs. */
static uint32_t *
slot_of(const struct metric_tally *t, const struct metric_fact *f)
{
	size_t at = key_hash(VALUES_HASH_BEGIN, f) & (t->n_slots - 1);

	while (t->slots[at] != 0 && metric_fact_compare(&t->sums.a[t->slots[at] - 1], f) != 0)
		at = (at + 1) & (t->n_slots - 1);
	return &t->slots[at];
}

static void
grow(struct metric_tally *t)
{
	t->n_slots *= 2;
	t->slots = anew_n(t->arena, uint32_t, t->n_slots);
	for (size_t i = 0; i < t->sums.n; i++)
		*slot_of(t, &t->sums.a[i]) = (uint32_t)i + 1;
}

void
metric_tally_add_fact(struct metric_tally *t, const struct metric_fact *f)
{
	uint32_t *slot = slot_of(t, f);
	struct metric_fact kept = *f;

	if (*slot != 0) {
		t->sums.a[*slot - 1].numerator += f->numerator;
		t->sums.a[*slot - 1].denominator += f->denominator;
		return;
	}
	kept.topic = arena_strdup(t->arena, f->topic);
	kept.item = arena_strdup(t->arena, f->item);
	vec_push(t->arena, &t->sums, kept);
	*slot = (uint32_t)t->sums.n;
	if (2 * t->sums.n > t->n_slots)
		grow(t);
}

struct metric_fact *
metric_tally_find(const struct metric_tally *t, const struct metric_fact *f)
{
	uint32_t slot = *slot_of(t, f);

	return slot == 0 ? NULL : &t->sums.a[slot - 1];
}
