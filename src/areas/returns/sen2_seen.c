/* Sen2 seen: a set of hashes, eight bytes a child, that grows with the file. */
#include "areas/returns/sen2_seen.h"
#include "base/hash.h"

#include <string.h>

enum { FIRST_ROOM = 1 << 12 };

struct sen2_seen {
	struct arena *arena;
	uint64_t *slots; /* 0: free */
	size_t room, n;
};

struct sen2_seen *
sen2_seen_new(struct arena *a)
{
	struct sen2_seen *s = anew(a, struct sen2_seen);

	s->arena = a;
	s->room = FIRST_ROOM;
	s->slots = anew_n(a, uint64_t, s->room);
	return s;
}

static uint64_t *
slot_of(uint64_t *slots, size_t room, uint64_t key)
{
	size_t at = key & (room - 1);

	while (slots[at] != 0 && slots[at] != key)
		at = (at + 1) & (room - 1);
	return &slots[at];
}

static void
grow(struct sen2_seen *s)
{
	size_t room = s->room * 2;
	uint64_t *slots = anew_n(s->arena, uint64_t, room);

	for (size_t i = 0; i < s->room; i++)
		if (s->slots[i] != 0)
			*slot_of(slots, room, s->slots[i]) = s->slots[i];
	s->slots = slots;
	s->room = room;
}

bool
sen2_seen_before(struct sen2_seen *s, const char *text)
{
	struct hash h = hash_of(text, strlen(text));
	uint64_t key, *slot;

	memcpy(&key, h.bytes, sizeof key);
	key |= 1;
	slot = slot_of(s->slots, s->room, key);
	if (*slot == key)
		return true;
	*slot = key;
	if (++s->n > s->room / 2)
		grow(s);
	return false;
}
