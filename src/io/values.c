/* Values: a hash table with open addressing over a list. */
#include "io/values.h"
#include "base/vec.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

struct values *
values_new(struct arena *a, size_t most)
{
	struct values *v = anew(a, struct values);

	v->arena = a;
	v->most = most;
	v->n_slots = FIRST_SLOTS;
	v->slots = anew_n(a, uint32_t, v->n_slots);
	return v;
}

/* FNV-1a (Fowler, Noll and Vo), its bits mixed once more at the end (SplitMix64). */
uint64_t
values_hash(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * UINT64_C(0x100000001b3);
	h = (h ^ (h >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	return h ^ (h >> 31);
}

/* Where the text stands, or the free slot for it. */
static size_t
slot_of(const struct values *v, const char *text)
{
	size_t at = values_hash(VALUES_HASH_BEGIN, text, strlen(text)) % v->n_slots;

	while (v->slots[at] != 0 && strcmp(v->a[v->slots[at] - 1].text, text) != 0)
		at = (at + 1) % v->n_slots;
	return at;
}

bool
values_have(const struct values *v, const char *text)
{
	return v->slots[slot_of(v, text)] != 0;
}

size_t
values_at(const struct values *v, const char *text)
{
	uint32_t at = v->slots[slot_of(v, text)];

	return at != 0 ? at - 1 : v->n;
}

static void
grow(struct values *v)
{
	v->n_slots *= 2;
	v->slots = anew_n(v->arena, uint32_t, v->n_slots);
	for (size_t i = 0; i < v->n; i++)
		v->slots[slot_of(v, v->a[i].text)] = (uint32_t)i + 1;
}

bool
values_add(struct values *v, const char *text, int line)
{
	size_t at = slot_of(v, text);

	if (v->slots[at] != 0)
		return false;
	if (v->n == v->most) {
		v->more = true;
		return false;
	}
	vec_push(v->arena, v, (struct value){ arena_strdup(v->arena, text), line });
	v->slots[at] = (uint32_t)v->n;
	if (v->n * 2 > v->n_slots)
		grow(v);
	return true;
}
