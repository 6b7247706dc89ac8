/* Map read: GeoJSON onto the grid; rings that vanish there are left out. */
#include "areas/official/map.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "io/findings.h"
#include "io/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 64 << 20, CODE_LENGTH = 9, A_KILOMETRE = 2 };

/* The National Grid: kilometres a degree near 53 N, the true origin's place, and the grid's own
 * corner in kilometres. */
static const double km_lon = 111.32, km_lat = 111.2, true_lat = 49, true_lon = -2;
static const double false_north = 100, west = -330, north = 665;

struct point {
	int x, y;
};

struct ring {
	struct point *a;
	size_t n, cap;
};

struct reading {
	struct arena *arena;
	struct findings *findings;
	struct finding_place at; /* line: the feature's number */
	VEC(struct map_place) places;
	struct buf *path;
	bool wrong;
};

static bool
complain(struct reading *r, const char *what)
{
	if (!r->wrong)
		finding_add(r->findings, FINDING_ERROR, r->at, "feature %d: %s", r->at.line, what);
	r->wrong = true;
	return false;
}

/* ---- points ---- */

/* Degrees, or metres when the numbers are too great for degrees. */
static bool
project(struct reading *r, double x, double y, struct point *ret)
{
	static const double degree = 3.14159265358979323846 / 180;
	double east, up;

	if (fabs(x) > 180 || fabs(y) > 180) {
		east = x / 1000 - 400;
		up = y / 1000;
	} else {
		east = km_lon * cos(y * degree) * (x - true_lon);
		up = km_lat * (y - true_lat) - false_north;
	}
	ret->x = (int)lround((east - west) * A_KILOMETRE);
	ret->y = (int)lround((north - up) * A_KILOMETRE);
	return (ret->x >= 0 && ret->x <= MAP_WIDTH && ret->y >= 0 && ret->y <= MAP_HEIGHT) ||
	       complain(r, "a point outside England; give degrees (WGS 84) or metres (British "
			   "National Grid)");
}

static bool
take_point(struct reading *r, const json_t *v, struct ring *ring)
{
	const json_t *x = json_array_get(v, 0), *y = json_array_get(v, 1);
	struct point p;

	if (!json_is_number(x) || !json_is_number(y))
		return complain(r, "a point that is no pair of numbers");
	if (!project(r, json_number_value(x), json_number_value(y), &p))
		return false;
	if (ring->n == 0 || ring->a[ring->n - 1].x != p.x || ring->a[ring->n - 1].y != p.y)
		vec_push(r->arena, ring, p);
	return true;
}

/* Twice the area that the ring encloses. */
static double
area_of(const struct ring *ring)
{
	double twice = 0;

	for (size_t i = 0; i < ring->n; i++) {
		const struct point *a = &ring->a[i], *b = &ring->a[(i + 1) % ring->n];

		twice += (double)a->x * b->y - (double)b->x * a->y;
	}
	return fabs(twice);
}

/* Of a straight line its ends are enough; three points in a row say so exactly on both sides of a
 * border. */
static bool
is_between(const struct point *a, const struct point *b, const struct point *c)
{
	int64_t cross =
	    (int64_t)(b->x - a->x) * (c->y - a->y) - (int64_t)(b->y - a->y) * (c->x - a->x);

	return cross == 0 && (b->x - a->x) * (c->x - b->x) >= 0 &&
	       (b->y - a->y) * (c->y - b->y) >= 0;
}

static void
put_ring(struct reading *r, const struct ring *ring)
{
	struct point last = ring->a[0];

	buf_printf(r->path, "M%d %dl", last.x, last.y);
	for (size_t i = 1; i < ring->n; i++) {
		const struct point *p = &ring->a[i];

		if (i + 1 < ring->n && is_between(&last, p, &ring->a[i + 1]))
			continue;
		buf_printf(r->path, "%d %d ", p->x - last.x, p->y - last.y);
		last = *p;
	}
	r->path->n--;
	r->path->p[r->path->n] = '\0';
	buf_putc(r->path, 'z');
}

/* What is smaller than a square of the grid is left out. */
static bool
take_ring(struct reading *r, const json_t *v)
{
	enum { FEWEST = 4, TWICE_A_SQUARE = 2 };
	struct ring ring = { 0 };
	const json_t *point;
	size_t i;
	double area;

	if (!json_is_array(v) || json_array_size(v) < FEWEST)
		return complain(r, "a ring of fewer than four points");
	json_array_foreach((json_t *)v, i, point) if (!take_point(r, point, &ring)) return false;
	while (ring.n > 1 && ring.a[ring.n - 1].x == ring.a[0].x &&
	       ring.a[ring.n - 1].y == ring.a[0].y)
		ring.n--;
	area = area_of(&ring);
	if (ring.n > 2 && area >= TWICE_A_SQUARE)
		put_ring(r, &ring);
	return true;
}

static bool
take_polygon(struct reading *r, const json_t *v)
{
	const json_t *ring;
	size_t i;

	if (!json_is_array(v))
		return complain(r, "a polygon that is no list of rings");
	json_array_foreach((json_t *)v, i, ring) if (!take_ring(r, ring)) return false;
	return true;
}

static bool
take_geometry(struct reading *r, const json_t *geometry)
{
	const char *type = json_string_value(json_object_get(geometry, "type"));
	const json_t *parts = json_object_get(geometry, "coordinates"), *part;
	size_t i;

	if (str_eq(type, "Polygon"))
		return take_polygon(r, parts);
	if (!str_eq(type, "MultiPolygon") || !json_is_array(parts))
		return complain(r, "its geometry is no Polygon or MultiPolygon");
	json_array_foreach((json_t *)parts, i, part) if (!take_polygon(r, part)) return false;
	return true;
}

/* ---- features ---- */

static bool
is_code(const char *s)
{
	return s != NULL && strlen(s) == CODE_LENGTH && s[0] == 'E' &&
	       strspn(s + 1, "0123456789") == CODE_LENGTH - 1;
}

static bool
is_name_key(struct reading *r, const char *key)
{
	const char *k = str_lower(r->arena, key);

	return str_ends(k, "name") || str_ends(k, "nm");
}

/* The first code among the properties, and the first name. */
static bool
take_properties(struct reading *r, const json_t *properties, struct map_place *ret)
{
	const char *key;
	const json_t *value;

	json_object_foreach((json_t *)properties, key, value)
	{
		const char *s = json_string_value(value);

		if (ret->code == NULL && is_code(s))
			ret->code = arena_strdup(r->arena, s);
		else if (ret->name == NULL && s != NULL && !str_blank(s) && is_name_key(r, key))
			ret->name = arena_strdup(r->arena, s);
	}
	if (ret->code == NULL)
		return complain(r, "no property is an authority's code such as E06000001");
	if (ret->name == NULL)
		return complain(r, "no property whose key ends in name or nm has a name");
	for (size_t i = 0; i < r->places.n; i++)
		if (str_eq(r->places.a[i].code, ret->code))
			return complain(r, arena_printf(r->arena,
					       "%s stands here twice; take one out", ret->code));
	return true;
}

static void
take_feature(struct reading *r, const json_t *feature)
{
	struct map_place place = { 0 };

	r->wrong = false;
	r->path = buf_new(r->arena);
	if (!take_properties(r, json_object_get(feature, "properties"), &place) ||
	    !take_geometry(r, json_object_get(feature, "geometry")))
		return;
	if (r->path->n == 0) {
		complain(r, "nothing of it is left on a grid of half kilometres");
		return;
	}
	place.path = r->path->p;
	vec_push(r->arena, &r->places, place);
}

struct map_places
map_read(struct arena *arena, const char *path, struct findings *findings)
{
	static const struct json_limits limits = { LARGEST, "give simplified boundaries",
		"waymark import --help" };
	const struct buf *b = json_input(arena, path, LARGEST);
	const json_t *features, *feature;
	struct reading r = { .arena = arena, .findings = findings, .at = { path, 0, 0 } };
	size_t i;

	features = json_object_get(json_read(arena, &limits, b->p, b->n), "features");
	if (!json_is_array(features) || json_array_size(features) == 0)
		finding_add(findings, FINDING_ERROR, r.at,
		    "no GeoJSON with features; give a FeatureCollection");
	json_array_foreach((json_t *)features, i, feature)
	{
		r.at.line = (int)i + 1;
		take_feature(&r, feature);
	}
	return (struct map_places){ r.places.a, r.places.n };
}
