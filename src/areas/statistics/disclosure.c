/* Disclosure: hides what is small, then what would give it away, until nothing does. */
#include "areas/statistics/disclosure.h"
#include "base/err.h"
#include "base/vec.h"

#include <limits.h>

enum { NONE = -1 };
#define SCRATCH ((size_t)2 << 30)

struct protecting {
	struct arena *arena;
	struct disclosure_table *t;
	const struct disclosure_rules *rules;
	struct disclosure_links links;
	uint32_t *totals; /* of each cell: of how many sums it is the total */
	bool *safe;
	uint32_t *seen, turn;  /* of each cell: the turn in which hide_more() saw it last */
	struct arena *scratch; /* of one pass of widen() */
};

static bool
is_hidden(const struct disclosure_cell *c)
{
	return c->unpublished || c->state != DISCLOSURE_SHOWN;
}

/* Nobody needs to be kept from a count that is not published and not small. */
static bool
is_to_protect(const struct disclosure_cell *c)
{
	return c->state != DISCLOSURE_SHOWN;
}

/* The i-th cell of a sum; the total is the first. */
static uint32_t
member(const struct disclosure_sum *sum, size_t i)
{
	return i == 0 ? sum->total : sum->parts[i - 1];
}

static void
check_sum(const struct disclosure_table *t, const struct disclosure_sum *sum)
{
	int64_t left = t->cells[sum->total].count;

	for (size_t i = 0; i < sum->n; i++)
		left -= t->cells[sum->parts[i]].count;
	if (left != 0)
		fail(FAULT_BUG, "parts of a sum differ from its total by %lld", (long long)left);
}

static void
drop_scratch(void *arg)
{
	struct protecting *p = arg;

	if (p->scratch != NULL)
		arena_free(p->scratch);
	p->scratch = NULL;
}

static void
begin(struct protecting *p)
{
	const struct disclosure_table *t = p->t;

	arena_on_free(p->arena, drop_scratch, p);
	p->seen = anew_n(p->arena, uint32_t, t->n_cells + 1);
	p->links.of = anew_n(p->arena, struct disclosure_link, t->n_cells + 1);
	p->totals = anew_n(p->arena, uint32_t, t->n_cells + 1);
	p->safe = anew_n(p->arena, bool, t->n_cells + 1);
	for (size_t i = 0; i < t->n_sums; i++) {
		check_sum(t, &t->sums[i]);
		p->totals[t->sums[i].total]++;
		for (size_t j = 0; j <= t->sums[i].n; j++)
			vec_push(p->arena, &p->links.of[member(&t->sums[i], j)], (uint32_t)i);
	}
}

static void
hide_primary(struct protecting *p)
{
	for (size_t i = 0; i < p->t->n_cells; i++) {
		struct disclosure_cell *c = &p->t->cells[i];
		bool small = c->count > 0 && c->count < p->rules->least;

		c->state = small || c->sensitive || c->before == BEFORE_HIDDEN ? DISCLOSURE_PRIMARY
									       : DISCLOSURE_SHOWN;
		c->unprotected = false;
	}
}

/* What hiding a cell would cost: totals much, as more hangs on them; else its count. */
static int64_t
cost_of(const struct protecting *p, uint32_t cell)
{
	return p->t->cells[cell].count + (INT64_C(1) << 40) * p->totals[cell];
}

/* The cheapest cell of the sum that may still be hidden; NONE: there is none. */
static int64_t
cheapest(const struct protecting *p, const struct disclosure_sum *sum, int64_t *ret_cost)
{
	int64_t best = NONE;

	for (size_t i = 0; i <= sum->n; i++) {
		uint32_t cell = member(sum, i);
		const struct disclosure_cell *c = &p->t->cells[cell];

		if (is_hidden(c) || c->count == 0 || c->before == BEFORE_SHOWN ||
		    cost_of(p, cell) >= *ret_cost)
			continue;
		best = cell;
		*ret_cost = cost_of(p, cell);
	}
	return best;
}

static bool
hide_cheapest_of(struct protecting *p, const struct disclosure_sum *sum)
{
	int64_t cost = INT64_MAX, cell = cheapest(p, sum, &cost);

	if (cell == NONE)
		return false;
	p->t->cells[cell].state = DISCLOSURE_SECONDARY;
	return true;
}

/* One hidden cell in a sum is worked out at once: another is hidden with it. */
static bool
pair_up(struct protecting *p)
{
	bool any = false;

	for (size_t i = 0; i < p->t->n_sums; i++) {
		const struct disclosure_sum *sum = &p->t->sums[i];
		size_t hidden = 0;
		bool needed = false;

		for (size_t j = 0; j <= sum->n; j++) {
			const struct disclosure_cell *c = &p->t->cells[member(sum, j)];

			hidden += is_hidden(c);
			needed |= is_to_protect(c) && !c->unprotected;
		}
		if (hidden == 1 && needed)
			any |= hide_cheapest_of(p, sum);
	}
	return any;
}

/* Hides one more cell for the sake of this one: of its own sums, or of those of the cells hidden
 * with it. */
static bool
hide_more(struct protecting *p, uint32_t cell)
{
	int64_t cost = INT64_MAX, best = NONE;
	VEC(uint32_t) near = { 0 };

	p->turn++;
	vec_push(p->scratch, &near, cell);
	p->seen[cell] = p->turn;
	for (size_t i = 0; i < near.n && best == NONE; i++)
		for (size_t j = 0; j < p->links.of[near.a[i]].n; j++) {
			const struct disclosure_sum *sum = &p->t->sums[p->links.of[near.a[i]].a[j]];
			int64_t found = cheapest(p, sum, &cost);

			best = found != NONE ? found : best;
			for (size_t k = 0; k <= sum->n; k++) {
				uint32_t other = member(sum, k);

				if (p->seen[other] == p->turn || !is_hidden(&p->t->cells[other]))
					continue;
				p->seen[other] = p->turn;
				vec_push(p->scratch, &near, other);
			}
		}
	if (best == NONE)
		return false;
	p->t->cells[best].state = DISCLOSURE_SECONDARY;
	return true;
}

/* Cells that share a sum with one that was helped wait for the next look. */
static void
note_helped(const struct protecting *p, uint32_t cell, bool *helped)
{
	const struct disclosure_link *l = &p->links.of[cell];

	for (size_t i = 0; i < l->n; i++)
		for (size_t j = 0; j <= p->t->sums[l->a[i]].n; j++)
			helped[member(&p->t->sums[l->a[i]], j)] = true;
}

/* Nothing more can be hidden for it: is its range narrow with all unknowns there are? */
static bool
is_given_away(struct protecting *p, struct disclosure_bounds *bounds, uint32_t cell)
{
	disclosure_bounds_look(bounds, cell, p->t->n_cells + 1, p->safe);
	return !p->safe[cell];
}

/* Looks at all ranges, then hides one more cell where one is too narrow; false when none is.  A
 * cell hidden just now has not been looked at. */
static bool
widen(struct protecting *p)
{
	struct disclosure_bounds *bounds;
	bool any = false, *looked_at, *helped;

	drop_scratch(p);
	p->scratch = arena_new(SCRATCH);
	looked_at = anew_n(p->scratch, bool, p->t->n_cells + 1);
	helped = anew_n(p->scratch, bool, p->t->n_cells + 1);
	for (size_t i = 0; i < p->t->n_cells; i++)
		looked_at[i] = is_to_protect(&p->t->cells[i]);
	bounds = disclosure_bounds_new(p->scratch, p->t, &p->links, p->rules->width);
	disclosure_bounds_find(bounds, p->safe);
	for (uint32_t i = 0; i < p->t->n_cells; i++) {
		struct disclosure_cell *c = &p->t->cells[i];

		if (!looked_at[i] || p->safe[i] || c->unprotected || helped[i])
			continue;
		if (hide_more(p, i)) {
			note_helped(p, i, helped);
			any = true;
		} else {
			c->unprotected = is_given_away(p, bounds, i);
		}
	}
	return any;
}

static struct disclosure_outcome
count_up(const struct disclosure_table *t)
{
	struct disclosure_outcome o = { 0 };

	for (size_t i = 0; i < t->n_cells; i++) {
		o.primary += t->cells[i].state == DISCLOSURE_PRIMARY;
		o.secondary += t->cells[i].state == DISCLOSURE_SECONDARY;
		o.unprotected += t->cells[i].unprotected;
	}
	return o;
}

struct disclosure_outcome
disclosure_protect(
    struct arena *a, struct disclosure_table *t, const struct disclosure_rules *rules)
{
	struct protecting *p = anew(a, struct protecting);

	*p = (struct protecting){ .arena = a, .t = t, .rules = rules };
	begin(p);
	hide_primary(p);
	if (!rules->no_secondary)
		do {
			while (pair_up(p))
				continue;
		} while (widen(p));
	drop_scratch(p);
	return count_up(t);
}

int64_t
disclosure_round(int64_t count, const struct disclosure_rules *rules, bool *ret_low)
{
	int64_t to = rules->round_to, rounded = count;

	if (to > 1)
		rounded = (count + to / 2) / to * to;
	*ret_low = rounded == 0 && count != 0;
	return rounded;
}
