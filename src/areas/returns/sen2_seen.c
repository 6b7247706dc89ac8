/* Sen2 seen: a set of hashes, eight bytes a child, that grows with the file. */
#include "areas/returns/sen2_seen.h"
#include "base/hash.h"

#include <stdint.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 12 };

struct sen2_seen {
	struct arena *arena; /* of the slots: a larger table frees the one before */
	uint64_t *slots;     /* 0: free */
	size_t room, n;
};

static void
forget(void *seen)
{
	arena_free(((struct sen2_seen *)seen)->arena);
}

/* Eight bytes a child and as much again, however many there are. */
static void
make_room(struct sen2_seen *s, size_t room)
{
	s->arena = arena_new(SIZE_MAX);
	s->slots = anew_n(s->arena, uint64_t, room);
	s->room = room;
}

struct sen2_seen *
sen2_seen_new(struct arena *a)
{
	struct sen2_seen *s = anew(a, struct sen2_seen);

	arena_on_free(a, forget, s);
	make_room(s, FIRST_ROOM);
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
	struct sen2_seen old = *s;

	make_room(s, old.room * 2);
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i] != 0)
			*slot_of(s->slots, s->room, old.slots[i]) = old.slots[i];
	arena_free(old.arena);
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
