/*
 * Diff: what differs between two texts, word by word.
 *
 * The fewest words taken out and put in (Myers 1986), then made readable:
 * changes with nothing but a space or a comma between them become one.  Two
 * texts with little in common are one removal and one addition, because words
 * picked out of both would only confuse.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct diff;

struct diff_piece {
	const char *text;
	bool in_old, in_new; /* at least one */
};

struct diff_pieces {
	struct diff_piece *a;
	size_t n, cap;
};

/* Room to reckon in, for any number of pairs one after another; dies with the arena. */
struct diff *diff_new(struct arena *);

/* Pieces that, with the old ones left out, make the new text, and the other way round.  NULL is "".
 */
struct diff_pieces diff_words(struct diff *, const char *old, const char *now);

/* Does the old text, or the new one, have any words? */
bool diff_has(const struct diff_pieces *, bool now);

/* The words of a text without their order. */
struct diff_bag {
	uint64_t *a;
	size_t n;
};
struct diff_bag diff_bag(struct diff *, const char *text);

/* Words in common as a share of all, 0 to 100. */
int diff_likeness(const struct diff_bag *, const struct diff_bag *);
