/*
 * Disclosure control under attack: somebody with a solver and every release.
 *
 * A thousand made-up worlds: a nation, its regions and authorities, counts by several
 * breakdowns with all their sums, and shares of them; then a second release of the same
 * period with some counts revised.  The attacker sees only what was published, writes
 * down every sum, and asks GLPK for the smallest and the largest value of each hidden
 * count.  One that is bounded to fewer than width is recovered.
 *
 * With secondary suppression switched off the attack must succeed; that is a test too.
 */
#include "../check.h"
#include "areas/statistics/disclosure.h"
#include "base/vec.h"

#include <glpk.h>
#include <stdio.h>
#include <stdlib.h>

static const struct disclosure_rules rules = { .least = 5, .least_base = 10, .width = 3 };

enum { WORLDS = 1000, MOST_AREAS = 16, MOST_ITEMS = 12 };

struct world {
	struct arena *arena;
	uint64_t draws;
	int areas, regions, items; /* item 0: all */
	int parent[MOST_AREAS];
	int topic_of[MOST_ITEMS];
	VEC(struct disclosure_cell) cells;
	VEC(struct disclosure_sum) sums;
	uint32_t at[MOST_AREAS][MOST_ITEMS];
};

static int
draw(struct world *w, int bound)
{
	uint64_t z = w->draws += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % (uint64_t)bound);
}

static uint32_t
new_cell(struct world *w, int64_t count, bool unpublished)
{
	vec_push(w->arena, &w->cells,
	    (struct disclosure_cell){ .count = count, .unpublished = unpublished });
	return (uint32_t)w->cells.n - 1;
}

static void
new_sum(struct world *w, uint32_t total, const uint32_t *parts, size_t n)
{
	vec_push(w->arena, &w->sums,
	    (struct disclosure_sum){
		total, (const void *)arena_memdup(w->arena, parts, n * sizeof *parts), n });
}

/* Authorities are drawn; regions and the nation are their sums. */
static void
draw_areas(struct world *w)
{
	int regions = 1 + draw(w, 3);

	w->regions = regions;
	w->areas = 1 + regions;
	w->parent[0] = -1;
	for (int r = 1; r <= regions; r++) {
		int n = 1 + draw(w, 4);

		w->parent[r] = 0;
		while (n-- > 0)
			w->parent[w->areas++] = r;
	}
}

static void
draw_items(struct world *w)
{
	int topics = 1 + draw(w, 3);

	w->items = 1;
	for (int t = 1; t <= topics; t++) {
		int n = 2 + draw(w, 2);

		while (n-- > 0)
			w->topic_of[w->items++] = t;
	}
}

/* Small and large ones, and noughts. */
static int64_t
draw_count(struct world *w)
{
	static const int bounds[] = { 1, 4, 8, 20, 60, 300 };

	return draw(w, bounds[draw(w, 6)]);
}

/* The counts of one authority: topics split the same total in different ways. */
static void
draw_authority(struct world *w, int64_t counts[MOST_ITEMS])
{
	counts[0] = 0;
	for (int i = 1; i < w->items; i++) {
		counts[i] = draw_count(w);
		if (w->topic_of[i] == 1)
			counts[0] += counts[i];
	}
	for (int first = 1; first < w->items;) {
		int last = first;
		int64_t left = counts[0];

		while (last + 1 < w->items && w->topic_of[last + 1] == w->topic_of[first])
			last++;
		for (int i = first; i < last; i++) {
			counts[i] = counts[i] < left ? counts[i] : left;
			left -= counts[i];
		}
		counts[last] = left;
		first = last + 1;
	}
}

static void
add_cells(struct world *w, int64_t counts[MOST_AREAS][MOST_ITEMS])
{
	for (int area = w->areas - 1; area > 0; area--)
		for (int i = 0; i < w->items; i++)
			counts[w->parent[area]][i] += counts[area][i];
	for (int area = 0; area < w->areas; area++)
		for (int i = 0; i < w->items; i++)
			w->at[area][i] = new_cell(w, counts[area][i], false);
}

static void
add_sums(struct world *w)
{
	uint32_t parts[MOST_AREAS + MOST_ITEMS];

	for (int area = 0; area < w->areas; area++)
		for (int topic = 1, n; topic <= w->topic_of[w->items - 1]; topic++) {
			n = 0;
			for (int i = 1; i < w->items; i++)
				if (w->topic_of[i] == topic)
					parts[n++] = w->at[area][i];
			new_sum(w, w->at[area][0], parts, (size_t)n);
		}
	for (int area = 0; area < w->areas; area++)
		for (int i = 0, n; i < w->items; i++) {
			n = 0;
			for (int child = 1; child < w->areas; child++)
				if (w->parent[child] == area)
					parts[n++] = w->at[child][i];
			if (n > 0)
				new_sum(w, w->at[area][i], parts, (size_t)n);
		}
}

/* Of some counts a share is published: what is counted, and the rest that is not published. */
static void
add_shares(struct world *w)
{
	for (int area = 0; area < w->areas; area++)
		if (draw(w, 3) == 0) {
			int64_t all = w->cells.a[w->at[area][0]].count;
			int64_t some = all > 0 ? draw(w, (int)all + 1) : 0;
			uint32_t parts[] = { new_cell(w, some, false),
				new_cell(w, all - some, true) };

			w->cells.a[parts[0]].sensitive = all > 0 && all < rules.least_base;
			new_sum(w, w->at[area][0], parts, 2);
		}
}

static struct disclosure_table
make_world(struct world *w)
{
	int64_t counts[MOST_AREAS][MOST_ITEMS] = { 0 };

	draw_areas(w);
	draw_items(w);
	for (int area = 1; area < w->areas; area++)
		if (w->parent[area] > 0)
			draw_authority(w, counts[area]);
	add_cells(w, counts);
	add_sums(w);
	add_shares(w);
	return (struct disclosure_table){ w->cells.a, w->cells.n, w->sums.a, w->sums.n };
}

/* ---- the attacker ---- */

/* Knows the count: it is shown, or was shown before. */
static bool
is_known(const struct disclosure_cell *c)
{
	return !c->unpublished && (c->state == DISCLOSURE_SHOWN || c->before == BEFORE_SHOWN);
}

static void
add_row(glp_prob *lp, const struct disclosure_table *t, const struct disclosure_sum *sum)
{
	int columns[1 + MOST_AREAS + MOST_ITEMS + 1], row = glp_add_rows(lp, 1), n = 0;
	double factors[1 + MOST_AREAS + MOST_ITEMS + 1], right = 0;

	for (size_t i = 0; i <= sum->n; i++) {
		uint32_t cell = i == 0 ? sum->total : sum->parts[i - 1];
		double sign = i == 0 ? -1 : 1;

		if (is_known(&t->cells[cell])) {
			right -= sign * (double)t->cells[cell].count;
		} else {
			columns[++n] = (int)cell + 1;
			factors[n] = sign;
		}
	}
	glp_set_mat_row(lp, row, n, columns, factors);
	glp_set_row_bnds(lp, row, GLP_FX, right, right);
}

/* The smallest (GLP_MIN) or the largest value that the cell can have; huge: no bound.  A solver
 * that gives up recovers, so that it cannot pass for safety. */
static double
extreme(glp_prob *lp, int column, int direction)
{
	glp_smcp how;
	double found = direction == GLP_MIN ? 0 : 1e9;

	glp_init_smcp(&how);
	how.msg_lev = GLP_MSG_OFF;
	glp_set_obj_dir(lp, direction);
	glp_set_obj_coef(lp, column, 1);
	if (glp_simplex(lp, &how) != 0 ||
	    (glp_get_status(lp) != GLP_OPT && glp_get_status(lp) != GLP_UNBND))
		found = 0;
	else if (glp_get_status(lp) == GLP_OPT)
		found = glp_get_obj_val(lp);
	glp_set_obj_coef(lp, column, 0);
	return found;
}

/* Hidden counts that can be bounded to fewer than width. */
static size_t
recovered(const struct disclosure_table *t)
{
	glp_prob *lp = glp_create_prob();
	size_t n = 0;

	glp_add_cols(lp, (int)t->n_cells);
	for (size_t i = 0; i < t->n_cells; i++)
		glp_set_col_bnds(lp, (int)i + 1, GLP_LO, 0, 0);
	for (size_t i = 0; i < t->n_sums; i++)
		add_row(lp, t, &t->sums[i]);
	for (size_t i = 0; i < t->n_cells; i++)
		if (t->cells[i].state != DISCLOSURE_SHOWN && !t->cells[i].unprotected)
			n += extreme(lp, (int)i + 1, GLP_MAX) - extreme(lp, (int)i + 1, GLP_MIN) <
			     (double)rules.width - 1e-6;
	glp_delete_prob(lp);
	return n;
}

struct result {
	size_t hidden, recovered, worlds, unprotected, cells, primary;
};

static void
attack(struct result *r, const struct disclosure_table *t, struct disclosure_outcome o)
{
	size_t found = recovered(t);

	r->worlds += found > 0;
	r->recovered += found;
	r->hidden += o.primary + o.secondary;
	r->primary += o.primary;
	r->unprotected += o.unprotected;
	r->cells += t->n_cells;
}

static struct result
attack_worlds(int n, const struct disclosure_rules *r)
{
	struct result result = { 0 };

	for (int i = 0; i < n; i++) {
		struct world w = { .arena = arena_new(0), .draws = (uint64_t)i * 977 + 1 };
		struct disclosure_table t = make_world(&w);

		attack(&result, &t, disclosure_protect(w.arena, &t, r));
		arena_free(w.arena);
	}
	return result;
}

static void
nothing_is_recovered(void)
{
	struct result r = attack_worlds(WORLDS, &rules);

	printf("# %d worlds: %zu of %zu counts hidden (%zu small), %zu recovered\n", WORLDS,
	    r.hidden, r.cells, r.primary, r.recovered);
	CHECK(r.hidden > 1000);
	CHECK_INT((int64_t)r.recovered, 0);
	CHECK_INT((int64_t)r.unprotected, 0);
}

static void
without_secondary_suppression_it_is(void)
{
	struct disclosure_rules bare = rules;
	struct result r;

	bare.no_secondary = true;
	r = attack_worlds(100, &bare);
	printf("# without secondary suppression: %zu recovered in %zu of 100 worlds\n", r.recovered,
	    r.worlds);
	CHECK(r.worlds > 60);
}

/* ---- two releases ---- */

/* An authority's count of one item changes, and with it all the sums above it. */
static void
revise(struct world *w)
{
	for (int turn = draw(w, 4); turn > 0; turn--) {
		int area = w->areas - 1 - draw(w, w->areas - 1 - w->regions);
		int more = 1 + draw(w, 9);

		for (int up = area; up >= 0; up = w->parent[up])
			for (int i = 0; i < w->items; i++)
				if (i == 0 ||
				    (i + 1 == w->items || w->topic_of[i] != w->topic_of[i + 1]))
					w->cells.a[w->at[up][i]].count += more;
	}
}

/* Shares are worked out anew: the rest takes what was added. */
static void
mend_shares(struct world *w)
{
	for (size_t i = 0; i < w->sums.n; i++) {
		const struct disclosure_sum *s = &w->sums.a[i];

		if (s->n == 2 && w->cells.a[s->parts[1]].unpublished)
			w->cells.a[s->parts[1]].count =
			    w->cells.a[s->total].count - w->cells.a[s->parts[0]].count;
	}
}

/* Of a count that was revised, what the first release had; of others the very same cell. */
static uint32_t
cell_before(struct world *w, const struct disclosure_cell *first, uint32_t cell)
{
	const struct disclosure_cell *was = &first[cell];
	bool hidden = was->unpublished || was->state != DISCLOSURE_SHOWN;

	if (was->count == w->cells.a[cell].count)
		return cell;
	vec_push(w->arena, &w->cells,
	    (struct disclosure_cell){ .count = was->count,
		.unpublished = hidden,
		.sensitive = was->state != DISCLOSURE_SHOWN,
		.before = hidden ? BEFORE_NOTHING : BEFORE_SHOWN });
	return (uint32_t)w->cells.n - 1;
}

/* The first release's sums stay known too, with what its counts were. */
static void
add_sums_before(struct world *w, const struct disclosure_cell *first, size_t n_cells)
{
	uint32_t *before = anew_n(w->arena, uint32_t, n_cells), parts[MOST_AREAS + MOST_ITEMS];
	size_t n_sums = w->sums.n;

	for (size_t i = 0; i < n_cells; i++)
		before[i] = cell_before(w, first, (uint32_t)i);
	for (size_t i = 0; i < n_sums; i++) {
		const struct disclosure_sum s = w->sums.a[i];

		for (size_t j = 0; j < s.n; j++)
			parts[j] = before[s.parts[j]];
		new_sum(w, before[s.total], parts, s.n);
	}
}

static void
remember(struct world *w, const struct disclosure_cell *first, size_t n_cells)
{
	for (size_t j = 0; j < n_cells; j++) {
		struct disclosure_cell *c = &w->cells.a[j];

		if (first[j].state != DISCLOSURE_SHOWN)
			c->before = BEFORE_HIDDEN;
		else if (c->count == first[j].count && !c->unpublished)
			c->before = BEFORE_SHOWN;
	}
}

/*
 * The second release knows what the first said.  The attacker puts both together: all sums
 * of both, and a count that was not revised is the same in both.
 */
static struct result
attack_second_releases(bool compared)
{
	struct result result = { 0 };

	for (int i = 0; i < WORLDS / 2; i++) {
		struct world w = { .arena = arena_new(0), .draws = (uint64_t)i * 613 + 5 };
		struct disclosure_table t = make_world(&w);
		size_t n = t.n_cells, n_sums = t.n_sums;
		struct disclosure_cell *first;
		struct disclosure_outcome o;

		disclosure_protect(w.arena, &t, &rules);
		first = (void *)arena_memdup(w.arena, t.cells, n * sizeof *t.cells);
		revise(&w);
		mend_shares(&w);
		add_sums_before(&w, first, n);
		if (compared)
			remember(&w, first, n);
		t = (struct disclosure_table){ w.cells.a, compared ? w.cells.n : n, w.sums.a,
			compared ? w.sums.n : n_sums };
		o = disclosure_protect(w.arena, &t, &rules);
		t = (struct disclosure_table){ w.cells.a, w.cells.n, w.sums.a, w.sums.n };
		if (!compared)
			remember(&w, first, n);
		attack(&result, &t, o);
		arena_free(w.arena);
	}
	return result;
}

static void
releases_compared_give_nothing_away(void)
{
	struct result r = attack_second_releases(true);

	printf("# %d second releases: %zu recovered, %zu given away by what was shown before\n",
	    WORLDS / 2, r.recovered, r.unprotected);
	CHECK_INT((int64_t)r.recovered, 0);
	CHECK_INT((int64_t)r.unprotected, 0);
}

static void
releases_not_compared_do(void)
{
	struct result r = attack_second_releases(false);

	printf("# not compared: %zu recovered in %zu of %d\n", r.recovered, r.worlds, WORLDS / 2);
	CHECK(r.worlds > 0);
}

int
main(void)
{
	glp_term_out(GLP_OFF);
	return check_run((struct check_case[]){ CHECK_CASE(nothing_is_recovered),
	    CHECK_CASE(without_secondary_suppression_it_is),
	    CHECK_CASE(releases_compared_give_nothing_away), CHECK_CASE(releases_not_compared_do),
	    { 0 } });
}
