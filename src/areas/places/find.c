/*
 * Find: schools and colleges by name, phase and how far they are from a
 * postcode.  For everybody: families need it to say what they prefer (Children
 * and Families Act 2014 s.38).
 */
#include "app/app.h"
#include "app/rq.h"
#include "areas/places/places.h"
#include "areas/places/places.html.h"
#include "areas/places/places.sql.h"
#include "base/str.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 50, NEAR = 10000, FAR = 80000, GRID_END = 2000000, METRES_A_MILE_TENTH = 161 };

/* As the register names them. */
static const char *const phases[] = { N_("Nursery"), N_("Primary"), N_("Middle deemed primary"),
	N_("Secondary"), N_("Middle deemed secondary"), N_("16 plus"), N_("All-through"),
	N_("Not applicable") };

static const char *
asked_for(const struct rq *rq, const char *name)
{
	const char *text = http_query(rq->http, name);

	return text == NULL ? "" : str_trim(rq->arena, text);
}

/* "1.4 miles" */
static const char *
miles(struct rq *rq, int64_t metres)
{
	int64_t tenths = (metres + METRES_A_MILE_TENTH / 2) / METRES_A_MILE_TENTH;

	return arena_printf(rq->arena, text_tr(rq->language, "%lld.%lld miles"),
	    (long long)(tenths / 10), (long long)(tenths % 10));
}

static const char *
ages(struct rq *rq, int64_t low, int64_t high)
{
	if (low == 0 && high == 0)
		return "";
	return arena_printf(
	    rq->arena, text_tr(rq->language, "Ages %lld to %lld"), (long long)low, (long long)high);
}

static struct view_setting
shown(struct rq *rq, const struct establishments_in_row *r, int64_t metres)
{
	return (struct view_setting){
		.name = r->name,
		.what = arena_printf(rq->arena, "%s, %s", r->type_name, r->phase),
		.where = arena_printf(rq->arena, "%s%s%s", r->town, *r->town ? ", " : "",
		    r->postcode == NULL ? "" : r->postcode),
		.ages = ages(rq, r->low_age, r->high_age),
		.needs = r->needs,
		.provision = r->provision,
		.section_41 = r->section_41,
		.distance = metres < 0 ? NULL : miles(rq, metres),
	};
}

struct found {
	const struct establishments_in_row *row;
	const char *key;
	int64_t metres; /* -1: from nowhere */
};

static int
by_distance(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->metres != y->metres)
		return x->metres < y->metres ? -1 : 1;
	return strcmp(x->key, y->key);
}

/* Wider and wider until there is a page of them, or the country ends. */
static struct establishments_in_rows
search_around(struct rq *rq, const struct view_settings *v, struct grid at)
{
	struct establishments_in_rows rows = { 0 };

	for (int64_t reach = NEAR; rows.n <= SHOWN && reach <= FAR; reach *= 2)
		rows = establishments_in(rq->tx, at.easting - reach, at.easting + reach,
		    at.northing - reach, at.northing + reach, v->words, v->phase);
	return rows;
}

/* From nowhere they come by name; at is NULL then. */
static void
add_rows(struct rq *rq, struct view_settings *v, const struct grid *at)
{
	struct establishments_in_rows rows =
	    at != NULL ? search_around(rq, v, *at)
		       : establishments_in(rq->tx, 0, GRID_END, 0, GRID_END, v->words, v->phase);
	struct found *found = anew_n(rq->arena, struct found, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++) {
		struct grid its = { rows.a[i].easting, rows.a[i].northing };

		found[i] = (struct found){ &rows.a[i], text_sort_key(rq->arena, rows.a[i].name),
			at != NULL ? places_distance(*at, its) : -1 };
	}
	qsort(found, rows.n, sizeof *found, by_distance);
	v->more = rows.n > SHOWN;
	v->rows.n = v->more ? SHOWN : rows.n;
	v->rows.a = anew_n(rq->arena, struct view_setting, v->rows.n);
	for (size_t i = 0; i < v->rows.n; i++)
		v->rows.a[i] = shown(rq, found[i].row, found[i].metres);
}

static void
find_show(struct rq *rq)
{
	struct view_settings v = { .words = asked_for(rq, "words"),
		.postcode = asked_for(rq, "postcode"),
		.phase = asked_for(rq, "phase"),
		.phases = { phases, sizeof phases / sizeof phases[0] } };
	struct grid at = { 0 };
	struct out *o = rq_page(rq);

	v.asked = *v.words != '\0' || *v.postcode != '\0' || *v.phase != '\0';
	if (*v.postcode != '\0' && !places_locate(rq->tx, v.postcode, &at))
		v.trouble = places_postcode(rq->arena, v.postcode) == NULL
				? "Enter a full UK postcode, like LE2 1AB"
				: "We do not know this postcode. Check it, or search by name";
	else if (*v.postcode != '\0')
		add_rows(rq, &v, &at);
	else if (v.asked)
		add_rows(rq, &v, NULL);
	view_settings(o, &v);
	rq_send(rq, o);
}

const struct route places_routes[] = { GET("/settings", PUBLIC, ON_NONE, find_show), ROUTES_END };
