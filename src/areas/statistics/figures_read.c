/* Published: figures as lines of JSON, in the form of "waymark stats". */
#include "areas/official/official.h"
#include "areas/statistics/published.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "io/findings.h"
#include "io/json.h"

#include <string.h>

enum { LARGEST = 256 << 20 };

struct reading {
	struct arena *arena;
	struct lists *lists;
	struct findings *findings;
	struct finding_place at;
	VEC(struct figure) figures;
};

static bool
wrong(struct reading *r, const char *key, const char *what)
{
	finding_add(r->findings, FINDING_ERROR, r->at, "%s %s", key, what);
	return false;
}

static bool
take_text(struct reading *r, const json_t *o, const char *key, const char **ret)
{
	const json_t *v = json_object_get(o, key);

	if (!json_is_string(v) || str_blank(json_string_value(v)) || json_string_length(v) > 200)
		return wrong(r, key, "is missing or no text");
	*ret = arena_strdup(r->arena, json_string_value(v));
	return true;
}

/* null or nothing: there is none. */
static bool
take_count(struct reading *r, const json_t *o, const char *key, int64_t *ret)
{
	const json_t *v = json_object_get(o, key);

	*ret = FIGURE_NONE;
	if (v == NULL || json_is_null(v))
		return true;
	if (!json_is_integer(v) || json_integer_value(v) < 0 ||
	    json_integer_value(v) > INT64_C(1000000000000))
		return wrong(r, key, "is no whole number of 0 or more");
	*ret = json_integer_value(v);
	return true;
}

/* England, a region or an authority, by its code; an authority also by its number. */
static bool
take_place(struct reading *r, const char *area, struct figure *f)
{
	const char *entry;

	f->place = area;
	if (str_eq(area, "E92000001")) {
		f->level = "National";
		f->place_name = "England";
		return true;
	}
	entry = list_entry(r->lists, LIST_REGIONS, area);
	if (entry != NULL) {
		f->level = "Regional";
		f->place_name = list_part(r->lists, entry, 1);
		f->parent = "E92000001";
		return true;
	}
	entry = list_authority(r->lists, area);
	if (entry == NULL)
		return wrong(r, "area", "is no code of England, a region or a local authority");
	f->level = "Local authority";
	f->place = list_part(r->lists, entry, 1);
	f->place_name = list_part(r->lists, entry, 2);
	entry = list_entry(r->lists, LIST_AUTHORITY_REGIONS, f->place);
	f->parent = entry != NULL ? list_part(r->lists, entry, 1) : NULL;
	return true;
}

static bool
take_period(struct reading *r, struct figure *f)
{
	size_t n = strspn(f->period, "0123456789");

	if ((n != 4 && n != 6) || f->period[n] != '\0')
		return wrong(r, "period", "is no year such as 2024, nor two such as 202425");
	f->identifier = n == 4 ? "Calendar year" : "Academic year";
	return true;
}

static bool
take_breakdown(struct reading *r, const json_t *o, struct figure *f)
{
	const json_t *v = json_object_get(o, "breakdown"), *item;
	const char *key;

	f->topic = f->item = FIGURE_TOTAL;
	if (v == NULL || json_is_null(v))
		return true;
	if (!json_is_object(v))
		return wrong(r, "breakdown", "is no object");
	json_object_foreach((json_t *)v, key, item)
	{
		bool first = str_eq(f->topic, FIGURE_TOTAL);

		if (!json_is_string(item))
			return wrong(r, "breakdown", "has an item that is no text");
		f->topic = first ? arena_strdup(r->arena, key)
				 : arena_printf(r->arena, "%s; %s", f->topic, key);
		f->item = first
			      ? arena_strdup(r->arena, json_string_value(item))
			      : arena_printf(r->arena, "%s; %s", f->item, json_string_value(item));
	}
	return true;
}

static bool
take_status(struct reading *r, const json_t *o, struct figure *f)
{
	const char *status = json_string_value(json_object_get(o, "status"));

	f->status = FIGURE_OK;
	for (int i = 0; status != NULL && i < FIGURE__MAX; i++)
		if (str_eq(status, figure_status_names[i])) {
			f->status = (enum figure_status)i;
			return true;
		}
	return status == NULL || wrong(r, "status", "is none of ok, low, c, z and x");
}

static void
take_figure(struct reading *r, const json_t *o)
{
	struct figure f = { 0 };
	const char *area, *title = json_string_value(json_object_get(o, "title"));

	if (!take_text(r, o, "metric", &f.metric) || !take_text(r, o, "area", &area) ||
	    !take_text(r, o, "period", &f.period) || !take_place(r, area, &f) ||
	    !take_period(r, &f) || !take_breakdown(r, o, &f) ||
	    !take_count(r, o, "numerator", &f.numerator) ||
	    !take_count(r, o, "denominator", &f.denominator) || !take_status(r, o, &f))
		return;
	f.title = title != NULL ? arena_strdup(r->arena, title) : "";
	vec_push(r->arena, &r->figures, f);
}

static void
release_json(void *json)
{
	json_decref(json);
}

static void
take_line(struct reading *r, const char *line, size_t n)
{
	json_error_t error;
	json_t *o = json_loadb(line, n, JSON_REJECT_DUPLICATES, &error);

	if (o == NULL) {
		r->at.column = error.column;
		finding_add(r->findings, FINDING_ERROR, r->at, "no JSON: %s", error.text);
		r->at.column = 0;
		return;
	}
	arena_on_free(r->arena, release_json, o);
	take_figure(r, o);
}

struct figures
figures_read(struct arena *a, struct lists *lists, const char *path, struct findings *findings)
{
	struct reading r = { a, lists, findings, { path, 0, 0 }, { 0 } };
	const struct buf *b = json_input(a, path, LARGEST);
	const char *p = b->p, *end = b->p + b->n;

	if (b->n > LARGEST)
		fail(FAULT_USAGE, "%.200s has over %d bytes; give fewer figures", path, LARGEST);
	while (p < end) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((stop != NULL ? stop : end) - p);

		r.at.line++;
		if (n > 0)
			take_line(&r, p, n);
		p += n + 1;
	}
	return (struct figures){ r.figures.a, r.figures.n };
}
