/*
 * Compare, matching: four rounds, surest first.  Each takes the rows that are
 * still alone: those of the same words and id, of the same words, the likest,
 * and last of the same id whatever they say.
 */
#include "areas/renderings/compare_match.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

enum {
	LIKE_ENOUGH = 60,    /* percent of words */
	SAME_ID = 15,	     /* what the same id is worth */
	MOST_PAIRS = 250000, /* above it likeness is not sought: rows keep to their ids */
};

const char *
compare_list_text(struct arena *arena, const struct view_words *list)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	for (size_t i = 0; i < list->items.n; i++)
		buf_printf(b, "%s%s", i > 0 ? "; " : "", list->items.a[i]);
	return b->p;
}

const char *
compare_thread_text(struct arena *arena, const struct view_thread *t)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	for (size_t i = 0; i < t->ties.n; i++)
		buf_printf(b, "%s%s", i > 0 ? ", " : "", t->ties.a[i].id);
	return b->p;
}

static const char *
words_of(struct arena *arena, const struct view_row *row)
{
	struct buf *b;

	if (!str_blank(row->text))
		return row->text;
	b = buf_new(arena);
	buf_puts(b, "");
	for (size_t i = 0; i < row->facts.n; i++)
		buf_printf(b, "%s ", row->facts.a[i].value);
	for (size_t i = 0; i < row->lists.n; i++)
		buf_printf(b, "%s ", compare_list_text(arena, &row->lists.a[i]));
	return b->p;
}

struct compare_rows
compare_rows_of(struct arena *arena, struct diff *diff, const struct view_plan *v)
{
	struct compare_rows rows = { 0 };
	size_t n = 0;

	for (size_t s = 0; s < v->sections.n; s++)
		n += v->sections.a[s].rows.n;
	rows.a = anew_n(arena, struct compare_row, n + 1);
	for (size_t s = 0; s < v->sections.n; s++)
		for (size_t i = 0; i < v->sections.a[s].rows.n; i++) {
			const struct view_row *row = &v->sections.a[s].rows.a[i];

			const char *words = words_of(arena, row);

			rows.a[rows.n++] =
			    (struct compare_row){ row, s, words, diff_bag(diff, words) };
		}
	return rows;
}

/* Needs, outcomes, provision and advice: a row may change its section, never what it is. */
static int
kind_of(const struct compare_row *row)
{
	static const char kinds[] = "ABBBEFFFFIJK";

	return row->section < sizeof kinds - 1 ? kinds[row->section] : 0;
}

static void
pair(struct compare_row *old, struct compare_row *now)
{
	old->other = now;
	now->other = old;
}

/* --- rounds that look rows up by a key --- */

typedef int order_of(const struct compare_row *, const struct compare_row *);

static int
by_id(const struct compare_row *a, const struct compare_row *b)
{
	int kind = kind_of(a) - kind_of(b);

	return kind != 0 ? kind : strcmp(a->row->id, b->row->id);
}

static int
by_words(const struct compare_row *a, const struct compare_row *b)
{
	int kind = kind_of(a) - kind_of(b);

	return kind != 0 ? kind : strcmp(a->words, b->words);
}

static int
by_both(const struct compare_row *a, const struct compare_row *b)
{
	int words = by_words(a, b);

	return words != 0 ? words : strcmp(a->row->id, b->row->id);
}

static int
in_order(const void *a, const void *b, void *order)
{
	struct compare_row *const *x = a, *const *y = b;
	int o = (*(order_of *const *)order)(*x, *y);

	return o != 0 ? o : (*x > *y) - (*x < *y);
}

struct alone {
	struct compare_row **a;
	size_t n;
};

static struct alone
alone_of(struct arena *arena, struct compare_rows *rows)
{
	struct alone alone = { anew_n(arena, struct compare_row *, rows->n + 1), 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (rows->a[i].other == NULL)
			alone.a[alone.n++] = &rows->a[i];
	return alone;
}

/* Pairs rows of equal key, first with first. */
static void
round_by(struct arena *arena, struct compare_rows *old, struct compare_rows *now, order_of *order)
{
	struct alone a = alone_of(arena, old), b = alone_of(arena, now);
	size_t i = 0, k = 0;

	qsort_r(a.a, a.n, sizeof(struct compare_row *), in_order, &order);
	qsort_r(b.a, b.n, sizeof(struct compare_row *), in_order, &order);
	while (i < a.n && k < b.n) {
		int o = order(a.a[i], b.a[k]);

		if (o == 0)
			pair(a.a[i], b.a[k]);
		i += o <= 0;
		k += o >= 0;
	}
}

/* --- the round that looks for the likest --- */

struct likely {
	struct compare_row *old, *now;
	int score;
};

static int
best_first(const void *a, const void *b)
{
	const struct likely *x = a, *y = b;

	if (x->score != y->score)
		return y->score - x->score;
	if (x->now != y->now)
		return x->now < y->now ? -1 : 1;
	return (x->old > y->old) - (x->old < y->old);
}

static int
score_of(const struct compare_row *old, const struct compare_row *now)
{
	if (kind_of(old) != kind_of(now))
		return 0;
	return diff_likeness(&old->bag, &now->bag) +
	       (str_eq(old->row->id, now->row->id) ? SAME_ID : 0);
}

static void
round_by_likeness(struct arena *arena, struct compare_rows *old, struct compare_rows *now)
{
	struct alone a = alone_of(arena, old), b = alone_of(arena, now);
	struct likely *pairs;
	size_t n = 0;

	if (a.n * b.n > MOST_PAIRS)
		return;
	pairs = anew_n(arena, struct likely, a.n * b.n + 1);
	for (size_t i = 0; i < a.n; i++)
		for (size_t k = 0; k < b.n; k++) {
			int score = score_of(a.a[i], b.a[k]);

			if (score >= LIKE_ENOUGH)
				pairs[n++] = (struct likely){ a.a[i], b.a[k], score };
		}
	qsort(pairs, n, sizeof pairs[0], best_first);
	for (size_t i = 0; i < n; i++)
		if (pairs[i].old->other == NULL && pairs[i].now->other == NULL)
			pair(pairs[i].old, pairs[i].now);
}

/* --- order --- */

/*
 * Of the rows that stayed in a section, the most that kept their order did not
 * move (the longest rising row of old places); the others did.
 */
static void
mark_order(struct arena *arena, struct compare_rows *now, size_t from, size_t to)
{
	struct compare_row **ends = anew_n(arena, struct compare_row *, to - from + 1);
	struct compare_row **before = anew_n(arena, struct compare_row *, to - from + 1);
	struct compare_row *row;
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		size_t low = 0, high = n;

		row = &now->a[i];
		if (row->other == NULL || row->other->section != row->section)
			continue;
		row->is_out_of_order = true;
		while (low < high) {
			size_t middle = (low + high) / 2;

			if (ends[middle]->other < row->other)
				low = middle + 1;
			else
				high = middle;
		}
		before[i - from] = low > 0 ? ends[low - 1] : NULL;
		ends[low] = row;
		n = low == n ? n + 1 : n;
	}
	for (row = n > 0 ? ends[n - 1] : NULL; row != NULL; row = before[row - &now->a[from]])
		row->is_out_of_order = false;
}

void
compare_match(struct arena *arena, struct compare_rows *old, struct compare_rows *now)
{
	round_by(arena, old, now, by_both);
	round_by(arena, old, now, by_words);
	round_by_likeness(arena, old, now);
	round_by(arena, old, now, by_id);
	for (size_t from = 0, to; from < now->n; from = to) {
		for (to = from; to < now->n && now->a[to].section == now->a[from].section; to++)
			continue;
		mark_order(arena, now, from, to);
	}
}
