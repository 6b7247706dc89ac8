/* Diff: tokens, the shortest way between them, and pieces that read well. */
#include "areas/renderings/diff.h"
#include "base/str.h"
#include "base/vec.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* More differences than this are told as one text taken out and one put in. */
enum { MOST_STEPS = 600 };

struct token {
	const char *p;
	size_t n;
};

struct tokens {
	struct token *a;
	size_t n, cap;
};

enum edit { EDIT_SAME, EDIT_OLD, EDIT_NEW };

struct diff {
	struct arena *arena;
	struct tokens old, now;
	/* What is reached on each diagonal after so many steps; row d has 2d + 1 of them. */
	int32_t *trace;
	VEC(unsigned char) edits;
};

struct diff *
diff_new(struct arena *arena)
{
	struct diff *d = anew(arena, struct diff);

	d->arena = arena;
	d->trace = anew_n(arena, int32_t, (size_t)(MOST_STEPS + 2) * (MOST_STEPS + 2));
	return d;
}

static bool
is_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A letter, a digit, or part of a character beyond ASCII. */
static bool
is_word(unsigned char c)
{
	return c >= 0x80 || isalnum(c) || c == '\'';
}

static size_t
token_length(const char *p)
{
	bool (*belongs)(unsigned char) = is_word((unsigned char)*p)    ? is_word
					 : is_space((unsigned char)*p) ? is_space
								       : NULL;
	size_t n = 1;

	while (belongs != NULL && p[n] != '\0' && belongs((unsigned char)p[n]))
		n++;
	return n;
}

static void
cut(struct diff *d, struct tokens *ts, const char *text)
{
	ts->n = 0;
	for (const char *p = text != NULL ? text : ""; *p != '\0';) {
		size_t n = token_length(p);

		vec_push(d->arena, ts, (struct token){ p, n });
		p += n;
	}
}

static bool
same(const struct token *a, const struct token *b)
{
	return a->n == b->n && memcmp(a->p, b->p, a->n) == 0;
}

/* The tokens between what both texts begin and end with. */
struct span {
	size_t from, old_to, new_to;
};

static struct span
middle_of(const struct diff *d)
{
	struct span s = { 0, d->old.n, d->now.n };

	while (s.from < s.old_to && s.from < s.new_to && same(&d->old.a[s.from], &d->now.a[s.from]))
		s.from++;
	while (s.old_to > s.from && s.new_to > s.from &&
	       same(&d->old.a[s.old_to - 1], &d->now.a[s.new_to - 1])) {
		s.old_to--;
		s.new_to--;
	}
	return s;
}

/* Diagonal k after d steps: how far into the old text.  Rows begin where those before them end. */
static int32_t *
reach(struct diff *f, int d, int k)
{
	return &f->trace[(size_t)d * (size_t)d + (size_t)(k + d)];
}

static bool
comes_from_above(struct diff *f, int d, int k)
{
	return k == -d || (k != d && *reach(f, d - 1, k - 1) < *reach(f, d - 1, k + 1));
}

/* Steps that lead from one text to the other; -1 when they are too many. */
static int
steps_of(struct diff *f, const struct span *s)
{
	int32_t old_n = (int32_t)(s->old_to - s->from), new_n = (int32_t)(s->new_to - s->from);

	for (int d = 0; d <= MOST_STEPS; d++)
		for (int k = -d; k <= d; k += 2) {
			int32_t x = d == 0			? 0
				    : comes_from_above(f, d, k) ? *reach(f, d - 1, k + 1)
								: *reach(f, d - 1, k - 1) + 1;

			while (x < old_n && x - k < new_n && x - k >= 0 &&
			       same(&f->old.a[s->from + (size_t)x],
				   &f->now.a[s->from + (size_t)(x - k)]))
				x++;
			*reach(f, d, k) = x;
			if (x >= old_n && x - k >= new_n)
				return d;
		}
	return -1;
}

static void
add_edits(struct diff *f, enum edit e, size_t n)
{
	while (n-- > 0)
		vec_push(f->arena, &f->edits, (unsigned char)e);
}

static void
turn_round(struct diff *f, size_t from)
{
	for (size_t i = from, k = f->edits.n; i + 1 < k; i++) {
		unsigned char e = f->edits.a[i];

		f->edits.a[i] = f->edits.a[--k];
		f->edits.a[k] = e;
	}
}

/* The way back from the end, turned round. */
static void
walk_back(struct diff *f, const struct span *s, int d)
{
	int32_t x = (int32_t)(s->old_to - s->from), y = (int32_t)(s->new_to - s->from);
	size_t from = f->edits.n;

	for (; d > 0; d--) {
		int k = x - y;
		bool above = comes_from_above(f, d, k);
		int32_t at = *reach(f, d - 1, above ? k + 1 : k - 1);
		int32_t start = above ? at : at + 1;

		add_edits(f, EDIT_SAME, (size_t)(x - start));
		add_edits(f, above ? EDIT_NEW : EDIT_OLD, 1);
		x = at;
		y = at - (above ? k + 1 : k - 1);
	}
	add_edits(f, EDIT_SAME, (size_t)x);
	turn_round(f, from);
}

static void
find_edits(struct diff *f)
{
	struct span s = middle_of(f);
	int steps = steps_of(f, &s);

	f->edits.n = 0;
	add_edits(f, EDIT_SAME, s.from);
	if (steps >= 0) {
		walk_back(f, &s, steps);
	} else {
		add_edits(f, EDIT_OLD, s.old_to - s.from);
		add_edits(f, EDIT_NEW, s.new_to - s.from);
	}
	add_edits(f, EDIT_SAME, f->old.n - s.old_to);
}

/* Tokens o to end of what stays are no words. */
static bool
is_wordless(const struct diff *f, size_t o, size_t end)
{
	for (; o < end; o++)
		if (is_word((unsigned char)f->old.a[o].p[0]))
			return false;
	return true;
}

static const char *
text_of(struct diff *f, const struct tokens *ts, size_t from, size_t to)
{
	const char *p;

	if (from == to)
		return "";
	p = ts->a[from].p;
	return arena_memdup(f->arena, p, (size_t)(ts->a[to - 1].p + ts->a[to - 1].n - p));
}

static void
add_piece(struct diff *f, struct diff_pieces *ps, const struct tokens *ts, size_t from, size_t to,
    struct diff_piece piece)
{
	piece.text = text_of(f, ts, from, to);
	if (piece.text[0] != '\0')
		vec_push(f->arena, ps, piece);
}

/* Where a run of edits is: token o of the old text, n of the new, edit e. */
struct place {
	size_t o, n, e;
};

static void
step(const struct diff *f, struct place *at)
{
	at->o += f->edits.a[at->e] != EDIT_NEW;
	at->n += f->edits.a[at->e] != EDIT_OLD;
	at->e++;
}

static void
skip_same(const struct diff *f, struct place *at)
{
	while (at->e < f->edits.n && f->edits.a[at->e] == EDIT_SAME)
		step(f, at);
}

/* To the end of a change, and over what is too little to part it from the next. */
static void
skip_change(const struct diff *f, struct place *at)
{
	for (;;) {
		struct place after;

		while (at->e < f->edits.n && f->edits.a[at->e] != EDIT_SAME)
			step(f, at);
		after = *at;
		skip_same(f, &after);
		if (after.e == f->edits.n || after.e == at->e || !is_wordless(f, at->o, after.o))
			return;
		*at = after;
	}
}

/* Tokens at the end of a change that were taken out only to be put in again. */
static size_t
kept_at_end(const struct diff *f, const struct place *from, const struct place *to)
{
	size_t n = 0;

	while (from->o + n < to->o && from->n + n < to->n &&
	       same(&f->old.a[to->o - n - 1], &f->now.a[to->n - n - 1]))
		n++;
	return n;
}

struct diff_pieces
diff_words(struct diff *f, const char *old, const char *now)
{
	struct diff_pieces ps = { 0 };
	struct place at = { 0 };
	size_t kept = 0; /* from where in the old text it is the same */

	cut(f, &f->old, old);
	cut(f, &f->now, now);
	find_edits(f);
	while (at.e < f->edits.n) {
		struct place from;
		size_t end;

		skip_same(f, &at);
		add_piece(f, &ps, &f->old, kept, at.o, (struct diff_piece){ NULL, true, true });
		from = at;
		skip_change(f, &at);
		end = kept_at_end(f, &from, &at);
		kept = at.o - end;
		add_piece(f, &ps, &f->old, from.o, kept, (struct diff_piece){ NULL, true, false });
		add_piece(
		    f, &ps, &f->now, from.n, at.n - end, (struct diff_piece){ NULL, false, true });
	}
	add_piece(f, &ps, &f->old, kept, at.o, (struct diff_piece){ NULL, true, true });
	return ps;
}

bool
diff_has(const struct diff_pieces *ps, bool now)
{
	for (size_t i = 0; i < ps->n; i++)
		if (now ? ps->a[i].in_new : ps->a[i].in_old)
			return true;
	return false;
}

static int
by_size(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* FNV-1a: enough to tell words apart. */
static uint64_t
hash_word(const struct token *t)
{
	uint64_t h = 0xcbf29ce484222325;

	for (size_t i = 0; i < t->n; i++)
		h = (h ^ (unsigned char)t->p[i]) * 0x100000001b3;
	return h;
}

struct diff_bag
diff_bag(struct diff *f, const char *text)
{
	struct diff_bag bag = { 0 };

	cut(f, &f->old, text);
	bag.a = anew_n(f->arena, uint64_t, f->old.n + 1);
	for (size_t i = 0; i < f->old.n; i++)
		if (is_word((unsigned char)f->old.a[i].p[0]))
			bag.a[bag.n++] = hash_word(&f->old.a[i]);
	qsort(bag.a, bag.n, sizeof bag.a[0], by_size);
	return bag;
}

int
diff_likeness(const struct diff_bag *a, const struct diff_bag *b)
{
	size_t i = 0, k = 0, common = 0;

	while (i < a->n && k < b->n) {
		common += a->a[i] == b->a[k];
		if (a->a[i] == b->a[k]) {
			i++;
			k++;
		} else if (a->a[i] < b->a[k]) {
			i++;
		} else {
			k++;
		}
	}
	return a->n + b->n == 0 ? 100 : (int)(200 * common / (a->n + b->n));
}
