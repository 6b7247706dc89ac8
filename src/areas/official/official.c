/* Official: finds a column's place in the cells kept together, and loads releases. */
#include "areas/official/official.h"
#include "areas/official/ees_file.h"
#include "areas/official/official.sql.h"
#include "io/values.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "stat/order.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- asking ---- */

static struct official_figure
figure_of(const char *cell)
{
	switch (tolower((unsigned char)*cell)) {
	case 'l':
	case 'k':
	case '~':
		return (struct official_figure){ FIGURE_LOW, 0 };
	case 'c':
		return (struct official_figure){ FIGURE_C, 0 };
	case 'z':
		return (struct official_figure){ FIGURE_Z, 0 };
	case 'x':
	case 'u':
	case ':':
	case '.':
	case '\0':
		return (struct official_figure){ FIGURE_X, 0 };
	default:
		return (struct official_figure){ FIGURE_OK, strtod(cell, NULL) };
	}
}

/* The place of a column among the file's; -1: the file or the column is not there. */
static int
column_at(struct tx *tx, const struct official_key *key)
{
	const struct official_file_columns_row *file = official_file_columns(tx, key->file);
	struct str_list names;

	if (file == NULL)
		return -1;
	names = str_split(tx_arena(tx), file->columns, ',');
	for (size_t i = 0; i < names.n; i++)
		if (str_eq_ci(names.a[i], key->column))
			return (int)i;
	return -1;
}

static struct official_figure
nth(const char *figures, int at)
{
	while (at-- > 0) {
		figures += strcspn(figures, ",");
		figures += *figures == ',';
	}
	return figure_of(*figures == ',' ? "" : figures);
}

/* Declares the points that rows of any of the queries say. */
#define POINTS(tx, points, rows, at)                                                               \
	struct official_point *points = anew_n(tx_arena(tx), struct official_point, rows.n + 1);   \
                                                                                                   \
	for (size_t i = 0; i < rows.n; i++)                                                        \
		points[i] = (struct official_point)                                                \
		{                                                                                  \
			rows.a[i].period, rows.a[i].identifier, rows.a[i].place,                   \
			    rows.a[i].place_name, rows.a[i].level, nth(rows.a[i].figures, at)      \
		}

struct official_points
official_series(struct tx *tx, const struct official_key *key)
{
	int at = column_at(tx, key);
	struct official_series_rows_rows rows = { 0 };

	if (at >= 0)
		rows = official_series_rows(tx, key->file, key->place, key->topic, key->item);
	POINTS(tx, points, rows, at);
	return (struct official_points){ points, rows.n };
}

struct official_points
official_places(
    struct tx *tx, const struct official_key *key, const char *level, const char *period)
{
	int at = column_at(tx, key);
	struct official_place_rows_rows rows = { 0 };

	if (at >= 0)
		rows = official_place_rows(tx, key->file, level, period, key->topic, key->item);
	POINTS(tx, points, rows, at);
	return (struct official_points){ points, rows.n };
}

const char *
official_last(struct tx *tx, const struct official_key *key, const char *level)
{
	const struct official_last_period_row *last =
	    official_last_period(tx, key->file, level, key->topic, key->item);

	return last == NULL ? NULL : last->period;
}

/* ---- beside others ---- */

struct official_authorities
official_authorities(struct tx *tx)
{
	struct official_places_all_rows rows = official_places_all(tx);
	struct official_authority *a = anew_n(tx_arena(tx), struct official_authority, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		a[i] =
		    (struct official_authority){ rows.a[i].place, rows.a[i].region, rows.a[i].la };
	return (struct official_authorities){ a, rows.n };
}

static void
add_median(struct arena *a, struct official_beside *b)
{
	double *values = anew_n(a, double, b->neighbours.n + 1);

	for (size_t i = 0; i < b->neighbours.n; i++)
		if (b->neighbours.a[i].figure.status == FIGURE_OK)
			values[b->with_figure++] = b->neighbours.a[i].figure.value;
	b->median.status = b->with_figure > 0 ? FIGURE_OK : FIGURE_X;
	if (b->with_figure > 0)
		b->median.value = order_median(values, b->with_figure);
}

enum { ENGLAND = -2, REGION, OWN };

/* A place's figure into where its rank says; those that have none are left out. */
static void
add_kin(struct tx *tx, const struct official_key *key, int at, const struct official_kin_row *kin,
    struct official_beside *b, struct official_point *neighbours)
{
	const struct official_row_at_row *r =
	    official_row_at(tx, key->file, kin->place, b->period, key->topic, key->item);
	struct official_point *to = kin->rank == OWN	   ? &b->own
				    : kin->rank == REGION  ? &b->region
				    : kin->rank == ENGLAND ? &b->england
							   : &neighbours[b->neighbours.n];

	if (r == NULL)
		return;
	*to = (struct official_point){ r->period, r->identifier, r->place, r->place_name, r->level,
		nth(r->figures, at) };
	b->neighbours.n += kin->rank > OWN;
}

bool
official_beside(
    struct tx *tx, const struct official_key *key, int64_t la, struct official_beside *ret)
{
	int at = column_at(tx, key);
	const struct official_own_period_row *last =
	    at < 0 ? NULL : official_own_period(tx, key->file, key->topic, key->item, la);
	struct official_beside b = { 0 };
	struct official_kin_rows kin;
	struct official_point *neighbours;

	if (last == NULL || last->period == NULL)
		return false;
	kin = official_kin(tx, la);
	neighbours = anew_n(tx_arena(tx), struct official_point, kin.n + 1);
	b.period = last->period;
	b.neighbours.a = neighbours;
	for (size_t i = 0; i < kin.n; i++)
		add_kin(tx, key, at, &kin.a[i], &b, neighbours);
	b.all_neighbours = (size_t)neighbours_number(tx, la)->n;
	add_median(tx_arena(tx), &b);
	*ret = b;
	return true;
}

/* ---- loading ---- */

struct loading {
	struct tx *tx;
	const char *file;
	struct official_count *count;
	struct values *keys, *places;
	struct buf *key;
};

static const char *
key_of(
    struct loading *l, const char *place, const char *period, const char *topic, const char *item)
{
	buf_clear(l->key);
	buf_printf(l->key, "%s|%s|%s|%s", place, period, topic, item);
	return l->key->p;
}

/* Each authority once a file, not once a row. */
static void
load_place(struct loading *l, const struct ees_row *r)
{
	int64_t la = 0;

	if (!str_eq(r->level, OFFICIAL_AUTHORITY) || !values_add(l->places, r->place, r->line))
		return;
	str_to_int(r->number, &la);
	official_place_keep(l->tx, r->place, la, r->region);
}

static void
load_row(void *arg, const struct ees_row *r)
{
	struct loading *l = arg;

	load_place(l, r);
	values_add(l->keys, key_of(l, r->place, r->period, r->topic, r->item), r->line);
	l->count->changed += (size_t)official_row_keep(l->tx, l->file, r->place, r->period,
	    r->topic, r->item, r->level, r->place_name, r->identifier, r->figures);
}

static void
remove_old(struct loading *l, const struct official_row_keys_rows *old)
{
	for (size_t i = 0; i < old->n; i++) {
		const struct official_row_keys_row *k = &old->a[i];

		if (!values_have(l->keys, key_of(l, k->place, k->period, k->topic, k->item)))
			l->count->removed += (size_t)official_row_remove(
			    l->tx, l->file, k->place, k->period, k->topic, k->item);
	}
}

static void
load_file(struct arena *a, struct tx *tx, const struct ees_file *f, struct official_count *count)
{
	const struct official_file_hash_row *before = official_file_hash(tx, count->file);
	struct loading l = { .tx = tx, .file = count->file, .count = count };
	struct official_row_keys_rows old;

	if (before != NULL && str_eq(before->hash, ees_file_hash(f)))
		return;
	l.keys = values_new(a, ees_file_rows(f));
	l.places = values_new(a, ees_file_rows(f));
	l.key = buf_new(a);
	old = official_row_keys(tx, count->file);
	ees_file_each(f, load_row, &l);
	remove_old(&l, &old);
	official_file_keep(tx, count->file, ees_file_hash(f), ees_file_columns(f),
	    (int64_t)ees_file_rows(f), tx_now(tx).instant);
}

static void
load_all(struct arena *a, struct pool *pool, const struct now *now, const struct ees_file **files,
    struct official_count *counts, size_t n)
{
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = *now });

	neighbours_begin(tx);
	for (size_t i = 0; i < n; i++)
		load_file(a, tx, files[i], &counts[i]);
	audit_say(tx,
	    &(struct audit_entry){
		.action = "official_import", .object_kind = "release", .route = "waymark import" });
	tx_commit(tx);
}

static bool
is_repeated(const struct official_count *counts, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (str_eq(counts[j].file, counts[i].file))
			return true;
	return false;
}

struct official_counts
official_import(struct arena *a, struct pool *pool, const struct now *now, const char *const *paths,
    size_t n, struct findings *findings)
{
	struct official_count *counts = anew_n(a, struct official_count, n);
	const struct ees_file **files = anew_n(a, const struct ees_file *, n);
	struct lists *lists = lists_new(a);

	for (size_t i = 0; i < n; i++) {
		const char *slash = strrchr(paths[i], '/');

		counts[i].file = slash != NULL ? slash + 1 : paths[i];
		if (is_repeated(counts, i))
			finding_add(findings, FINDING_ERROR,
			    (struct finding_place){ paths[i], 0, 0 },
			    "another file has the same name; import them one after the other");
		files[i] = ees_file_look(a, lists, paths[i], findings);
		if (files[i] == NULL)
			continue;
		counts[i].read = ees_file_rows(files[i]);
		counts[i].refused = ees_file_refused(files[i]);
	}
	if (findings->errors == 0)
		load_all(a, pool, now, files, counts, n);
	return (struct official_counts){ counts, n };
}
