/* Figure: makes the table of cells and sums out of figures, and figures out of it again. */
#include "areas/statistics/figure.h"
#include "io/values.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

#include <math.h>
#include <string.h>

const char *const figure_status_names[FIGURE__MAX] = {
	[FIGURE_OK] = "ok",
	[FIGURE_LOW] = "low",
	[FIGURE_C] = "c",
	[FIGURE_Z] = "z",
	[FIGURE_X] = "x",
};

enum { MANY = 10000000 };

/* A sum in the making. */
struct gathered {
	const char *total; /* key of the total's cell */
	VEC(uint32_t) parts;
	int64_t count;
};

/* The cells of one release by their keys: "quantity|place|period|topic|item". */
struct keyed {
	struct values *keys;
	VEC(uint32_t) cells; /* by the keys' places */
	struct values *groups;
	VEC(struct gathered) sums; /* by the groups' places */
};

struct making {
	struct arena *arena;
	const struct disclosure_rules *rules;
	VEC(struct disclosure_cell) cells;
	VEC(struct disclosure_sum) sums;
	struct keyed now, before;
	struct buf *key;
};

static void
begin(struct making *m, struct keyed *k)
{
	k->keys = values_new(m->arena, MANY);
	k->groups = values_new(m->arena, MANY);
}

static const char *
key_of(struct making *m, const char *quantity, const char *place, const struct figure *f,
    const char *topic, const char *item)
{
	buf_clear(m->key);
	buf_printf(
	    m->key, "%s|%s|%s|%s|%s|%s", quantity, place, f->identifier, f->period, topic, item);
	return m->key->p;
}

static uint32_t
new_cell(struct making *m, int64_t count, bool unpublished)
{
	vec_push(m->arena, &m->cells,
	    (struct disclosure_cell){ .count = count, .unpublished = unpublished });
	return (uint32_t)m->cells.n - 1;
}

/* The cell of a key in a release; *ret_cell untouched, false, when there is none. */
static bool
find_cell(const struct keyed *k, const char *key, uint32_t *ret_cell)
{
	size_t at = values_at(k->keys, key);

	if (at == k->keys->n)
		return false;
	*ret_cell = k->cells.a[at];
	return true;
}

static void
gather(struct making *m, struct keyed *k, const char *group, const char *total, uint32_t part)
{
	struct gathered *g;

	if (values_add(k->groups, group, 0))
		vec_push(m->arena, &k->sums,
		    (struct gathered){ .total = arena_strdup(m->arena, total) });
	g = &k->sums.a[values_at(k->groups, group)];
	vec_push(m->arena, &g->parts, part);
	g->count += m->cells.a[part].count;
}

/* The cell is a part of its breakdown's total and of its place's parent. */
static void
gather_both(
    struct making *m, struct keyed *k, const char *quantity, const struct figure *f, uint32_t cell)
{
	const char *total, *group;

	if (!str_eq(f->topic, FIGURE_TOTAL) && !str_eq(f->item, FIGURE_TOTAL)) {
		total = arena_strdup(
		    m->arena, key_of(m, quantity, f->place, f, FIGURE_TOTAL, FIGURE_TOTAL));
		group = arena_printf(m->arena, "item %s|%s", total, f->topic);
		gather(m, k, group, total, cell);
	}
	if (f->parent != NULL) {
		total =
		    arena_strdup(m->arena, key_of(m, quantity, f->parent, f, f->topic, f->item));
		group = arena_printf(m->arena, "place %s", total);
		gather(m, k, group, total, cell);
	}
}

/* The cell of a quantity; the same one when another figure counts the same with the same result. */
static uint32_t
cell_of(
    struct making *m, struct keyed *k, const char *quantity, const struct figure *f, int64_t count)
{
	const char *key = key_of(m, quantity, f->place, f, f->topic, f->item);
	uint32_t cell;

	if (find_cell(k, key, &cell) && m->cells.a[cell].count == count)
		return cell;
	if (values_have(k->keys, key))
		key = arena_printf(m->arena, "%s|of %s", key, f->metric);
	if (k == &m->before && find_cell(&m->now, key, &cell) && m->cells.a[cell].count == count)
		;
	else
		cell = new_cell(m, count, false);
	if (values_add(k->keys, key, 0))
		vec_push(m->arena, &k->cells, cell);
	gather_both(m, k, quantity, f, cell);
	return cell;
}

struct pair {
	uint32_t numerator, denominator;
	bool has_numerator, has_denominator;
};

static bool
is_over_few(const struct making *m, const struct figure *f)
{
	return f->denominator > 0 && f->denominator < m->rules->least_base;
}

static void
add_rest(struct making *m, struct keyed *k, const struct figure *f, const struct pair *p)
{
	uint32_t parts[2] = { p->numerator, 0 };
	const char *key =
	    key_of(m, arena_printf(m->arena, "%s~", f->metric), f->place, f, f->topic, f->item);
	int64_t rest = f->denominator - f->numerator;

	if (!find_cell(&m->now, key, &parts[1]) || m->cells.a[parts[1]].count != rest)
		parts[1] = new_cell(m, rest, true);
	if (values_add(k->keys, key, 0))
		vec_push(m->arena, &k->cells, parts[1]);
	vec_push(m->arena, &m->sums,
	    (struct disclosure_sum){
		p->denominator, (const void *)arena_memdup(m->arena, parts, sizeof parts), 2 });
}

static struct pair
add_figure(struct making *m, struct keyed *k, const struct figure *f)
{
	struct pair p = { .has_numerator = f->numerator >= 0,
		.has_denominator = f->denominator >= 0 };
	const char *base = f->base != NULL ? f->base : arena_printf(m->arena, "%s of", f->metric);

	if (p.has_denominator)
		p.denominator = cell_of(m, k, base, f, f->denominator);
	if (p.has_numerator)
		p.numerator = cell_of(m, k, f->metric, f, f->numerator);
	if (!p.has_numerator || !p.has_denominator || f->numerator > f->denominator)
		return p;
	add_rest(m, k, f, &p);
	/* Nought stays nought: a total of nought would tell it anyway. */
	if (f->numerator > 0 && (is_over_few(m, f) || (f->trait && f->numerator == f->denominator)))
		m->cells.a[p.numerator].sensitive = true;
	return p;
}

/* A gathered sum whose total is there becomes one; what is missing is a part that nobody publishes.
 */
static void
finish_sums(struct making *m, struct keyed *k)
{
	for (size_t i = 0; i < k->sums.n; i++) {
		struct gathered *g = &k->sums.a[i];
		uint32_t total;

		if (!find_cell(k, g->total, &total) || g->count > m->cells.a[total].count)
			continue;
		if (g->count < m->cells.a[total].count)
			vec_push(m->arena, &g->parts,
			    new_cell(m, m->cells.a[total].count - g->count, true));
		vec_push(
		    m->arena, &m->sums, (struct disclosure_sum){ total, g->parts.a, g->parts.n });
	}
}

/* ---- an earlier release ---- */

/* What it said of a cell that is the same now, or of one that has since been revised. */
static void
recall(struct making *m, const char *quantity, const struct figure *f, uint32_t was, bool hidden)
{
	uint32_t now;
	bool here = find_cell(&m->now, key_of(m, quantity, f->place, f, f->topic, f->item), &now);

	if (here && hidden)
		m->cells.a[now].before = BEFORE_HIDDEN;
	else if (here && now == was)
		m->cells.a[now].before = BEFORE_SHOWN;
	if (here && now == was)
		return;
	m->cells.a[was].unpublished = hidden;
	m->cells.a[was].sensitive = hidden;
	m->cells.a[was].before = hidden ? BEFORE_NOTHING : BEFORE_SHOWN;
}

static void
add_before(struct making *m, const struct figures_before *before)
{
	for (size_t i = 0; before != NULL && i < before->n; i++) {
		const struct figure_before *b = &before->a[i];
		const struct figure *f = &b->figure;
		struct pair p = add_figure(m, &m->before, f);

		if (p.has_numerator)
			recall(m, f->metric, f, p.numerator, b->numerator_hidden);
		if (p.has_denominator)
			recall(m,
			    f->base != NULL ? f->base : arena_printf(m->arena, "%s of", f->metric),
			    f, p.denominator, b->denominator_hidden);
	}
	finish_sums(m, &m->before);
}

/* ---- figures again ---- */

static int64_t
shown(const struct making *m, bool has, uint32_t cell, struct figure *f)
{
	bool low;
	int64_t count;

	if (!has)
		return FIGURE_NONE;
	if (m->cells.a[cell].state != DISCLOSURE_SHOWN) {
		f->status = FIGURE_C;
		return FIGURE_NONE;
	}
	count = disclosure_round(m->cells.a[cell].count, m->rules, &low);
	if (low && f->status == FIGURE_OK)
		f->status = FIGURE_LOW;
	return low ? FIGURE_NONE : count;
}

static struct figure
protected_figure(const struct making *m, const struct figure *raw, const struct pair *p)
{
	struct figure f = *raw;

	f.numerator = shown(m, p->has_numerator, p->numerator, &f);
	f.denominator = shown(m, p->has_denominator, p->denominator, &f);
	if (f.status == FIGURE_OK && !p->has_numerator)
		f.status = FIGURE_X;
	if (f.status == FIGURE_OK && f.denominator == 0)
		f.status = FIGURE_Z;
	/* From the rounded counts, because a share of the true ones would give them away. */
	if (f.status == FIGURE_OK)
		f.value = p->has_denominator
			      ? round((double)f.numerator * 1000 / (double)f.denominator) / 10
			      : (double)f.numerator;
	return f;
}

struct figures
figures_protect(struct arena *a, const struct figures *raw, const struct figures_before *before,
    const struct disclosure_rules *rules, struct disclosure_outcome *ret)
{
	struct making *m = anew(a, struct making);
	struct pair *pairs = anew_n(a, struct pair, raw->n + 1);
	struct figures out = { anew_n(a, struct figure, raw->n + 1), raw->n };
	struct disclosure_table table;

	m->arena = a;
	m->rules = rules;
	m->key = buf_new(a);
	begin(m, &m->now);
	begin(m, &m->before);
	for (size_t i = 0; i < raw->n; i++)
		pairs[i] = add_figure(m, &m->now, &raw->a[i]);
	finish_sums(m, &m->now);
	add_before(m, before);
	table = (struct disclosure_table){ m->cells.a, m->cells.n, m->sums.a, m->sums.n };
	*ret = disclosure_protect(a, &table, rules);
	for (size_t i = 0; i < raw->n; i++)
		out.a[i] = protected_figure(m, &raw->a[i], &pairs[i]);
	return out;
}
