/*
 * Boundaries onto the grid: neighbours keep their common border, what is wrong has its place; and
 * classes of values.  With WAYMARK_SHARED also the published boundaries of England.
 */
#include "check.h"
#include "areas/official/map.h"
#include "base/err.h"
#include "base/str.h"
#include "io/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FEATURE(code, name, type, coordinates)                                                     \
	"{\"properties\":{\"utla_code\":\"" code "\",\"utla_name\":\"" name                        \
	"\"},\"geometry\":{\"type\":\"" type "\",\"coordinates\":" coordinates "}}"
#define FILE_OF(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
/* In metres of the National Grid: two squares of ten kilometres that share a border. */
#define WEST "[[[400000,300000],[400000,310000],[410000,310000],[410000,300000],[400000,300000]]]"
#define EAST "[[[410000,300000],[410000,310000],[420000,310000],[420000,300000],[410000,300000]]]"

static struct map_places
read(struct arena *a, const char *text, struct findings *findings)
{
	FILE *f = fopen("map-test.json", "w");

	fputs(text, f);
	fclose(f);
	return map_read(a, "map-test.json", findings);
}

static void
neighbours_share_their_border(void)
{
	struct arena *a = arena_new(0);
	struct findings *findings = findings_new(a);
	struct map_places p = read(a,
	    FILE_OF(FEATURE("E06000001", "West", "Polygon", WEST) "," FEATURE(
		"E06000002", "East", "MultiPolygon", "[" EAST "]")),
	    findings);

	CHECK_INT((int64_t)findings->errors, 0);
	CHECK_INT((int64_t)p.n, 2);
	CHECK_STR(p.a[0].code, "E06000001");
	CHECK_STR(p.a[1].name, "East");
	CHECK_STR(p.a[0].path, "M660 730l0 -20 20 0 0 20z");
	CHECK_STR(p.a[1].path, "M680 730l0 -20 20 0 0 20z");
	arena_free(a);
}

/* Degrees: a tenth north is 11 kilometres, a tenth east at 52 N is 7.  Points on a line and
 * islands of no size are left out. */
static void
degrees_and_small_things(void)
{
	struct arena *a = arena_new(0);
	struct findings *findings = findings_new(a);
	struct map_places p = read(a,
	    FILE_OF(FEATURE("E06000003", "North", "MultiPolygon",
		"[[[[-2,52],[-2,52.05],[-2,52.1],[-1.9,52.1],[-1.9,52],[-2,52]]],"
		"[[[-2.5,52],[-2.5,52.0001],[-2.4999,52.0001],[-2.5,52]]]]")),
	    findings);

	CHECK_INT((int64_t)findings->errors, 0);
	CHECK_INT((int64_t)p.n, 1);
	CHECK_STR(p.n == 1 ? p.a[0].path : "", "M660 863l0 -22 14 0 0 22z");
	arena_free(a);
}

static const struct {
	const char *text, *message;
	int feature;
} faults[] = {
	{ "{}", "no GeoJSON with features", 0 },
	{ FILE_OF(""), "no GeoJSON with features", 0 },
	{ FILE_OF("{}"), "no property is an authority's code", 1 },
	{ FILE_OF(FEATURE("W06000001", "Cardiff", "Polygon", WEST)), "no property is", 1 },
	{ FILE_OF(FEATURE("E06000001", "", "Polygon", WEST)), "has a name", 1 },
	{ FILE_OF(FEATURE("E06000001", "A", "Point", "[1,2]")), "no Polygon", 1 },
	{ FILE_OF(FEATURE("E06000001", "A", "Polygon", "[[[1,2],[1,3],[1,2]]]")), "four points",
	    1 },
	{ FILE_OF(FEATURE("E06000001", "A", "Polygon", "[[[0,52],[\"x\",52],[0,53],[0,52]]]")),
	    "no pair of numbers", 1 },
	{ FILE_OF(FEATURE("E06000001", "A", "Polygon", "[[[20,52],[20,53],[21,53],[20,52]]]")),
	    "outside England", 1 },
	{ FILE_OF(FEATURE(
	      "E06000001", "A", "Polygon", "[[[-2,52],[-2,52.0001],[-2.0001,52],[-2,52]]]")),
	    "nothing of it is left", 1 },
	{ FILE_OF(FEATURE("E06000001", "A", "Polygon", WEST) "," FEATURE(
	      "E06000001", "B", "Polygon", EAST)),
	    "stands here twice", 2 },
};

static void
what_is_wrong_has_its_place(void)
{
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		struct arena *a = arena_new(0);
		struct findings *findings = findings_new(a);
		const struct finding *f;

		read(a, faults[i].text, findings);
		CHECK_INT((int64_t)findings->errors, 1);
		f = findings->kept.n > 0 ? &findings->kept.a[0] : NULL;
		if (f == NULL || strstr(f->message, faults[i].message) == NULL)
			printf("# %zu: %s\n", i, f == NULL ? "nothing" : f->message);
		CHECK(f != NULL && strstr(f->message, faults[i].message) != NULL);
		CHECK_INT(f != NULL ? f->at.line : -1, faults[i].feature);
		arena_free(a);
	}
	remove("map-test.json");
}

static struct arena *broken;

static void
read_broken(void)
{
	read(broken, "{\"features\":[", findings_new(broken));
}

static void
no_json_is_refused(void)
{
	broken = arena_new(0);
	CHECK_FAILS(FAULT_USAGE, read_broken);
	arena_free(broken);
	remove("map-test.json");
}

static void
classes_have_about_as_many_places(void)
{
	static const struct {
		double values[10];
		size_t n;
		int classes;
		double breaks[MAP_CLASSES];
	} table[] = {
		{ { 9, 0, 8, 1, 7, 2, 6, 3, 5, 4 }, 10, 5, { 0, 2, 4, 6, 8 } },
		{ { 1, 1, 1, 1, 2 }, 5, 2, { 1, 2 } },
		{ { 3 }, 1, 1, { 3 } },
		{ { 0 }, 0, 0, { 0 } },
		{ { 5, 5, 5 }, 3, 1, { 5 } },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct arena *a = arena_new(0);
		double breaks[MAP_CLASSES];
		int n = map_breaks(a, table[i].values, table[i].n, breaks);

		CHECK_INT(n, table[i].classes);
		for (int k = 0; k < n; k++) {
			CHECK(breaks[k] >= table[i].breaks[k] && breaks[k] <= table[i].breaks[k]);
			CHECK_INT(map_class(breaks, n, breaks[k]), k);
		}
		arena_free(a);
	}
}

static void
published_boundaries_are_taken(void)
{
	const char *shared = getenv("WAYMARK_SHARED");
	struct arena *a = arena_new(256 << 20);
	struct findings *findings = findings_new(a);
	struct map_places p;
	size_t bytes = 0;

	if (shared == NULL) {
		printf("# skipped: WAYMARK_SHARED does not name the folder of published data\n");
		arena_free(a);
		return;
	}
	p = map_read(a,
	    arena_printf(a, "%s/data/boundaries/england_utla_from_lad23.geojson", shared),
	    findings);
	for (size_t i = 0; i < p.n; i++)
		bytes += strlen(p.a[i].path);
	CHECK_INT((int64_t)findings->errors, 0);
	CHECK_INT((int64_t)p.n, 153);
	CHECK(bytes > 20000 && bytes < 80000);
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(neighbours_share_their_border),
	    CHECK_CASE(degrees_and_small_things), CHECK_CASE(what_is_wrong_has_its_place),
	    CHECK_CASE(no_json_is_refused), CHECK_CASE(classes_have_about_as_many_places),
	    CHECK_CASE(published_boundaries_are_taken), { 0 } });
}
