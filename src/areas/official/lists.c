/* Lists: an index of the lines of each list, which are in the order of their bytes. */
#include "areas/official/lists.h"
#include "base/err.h"
#include "base/vec.h"
#include "io/table.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Made by tools/embed from lists/. */
extern const char embedded_authorities[], embedded_authority_regions[], embedded_countries[],
    embedded_districts[], embedded_ethnicity[], embedded_neighbours[], embedded_regions[];

enum { PARTS = 3 };

/* What comes with the program, and the columns by which a list of a folder is known, in the order
 * of the parts of an entry. */
static const struct {
	const char *text;
	const char *columns[PARTS];
} sources[LISTS__MAX] = {
	[LIST_AUTHORITIES] = { embedded_authorities, { "old_la_code", "new_la_code", "la_name" } },
	[LIST_AUTHORITY_REGIONS] = { embedded_authority_regions, { NULL } },
	[LIST_CONSTITUENCIES] = { NULL, { "pcon_code", "pcon_name" } },
	[LIST_COUNTRIES] = { embedded_countries, { "country_code", "country_name" } },
	[LIST_DEVOLVED] = { NULL, { "english_devolved_area_code", "english_devolved_area_name" } },
	[LIST_DICTIONARY] = { NULL, { "col_type", "col_name" } },
	[LIST_DISTRICTS] = { embedded_districts, { "lad_code", "lad_name" } },
	[LIST_ETHNICITY] = { embedded_ethnicity, { "ethnicity_major", "ethnicity_minor" } },
	[LIST_NEIGHBOURS] = { embedded_neighbours, { NULL } },
	[LIST_PARTNERSHIPS] = { NULL,
	    { "local_enterprise_partnership_code", "local_enterprise_partnership_name" } },
	[LIST_REGIONS] = { embedded_regions, { "region_code", "region_name" } },
	[LIST_SKILLS_AREAS] = { NULL, { "lsip_code", "lsip_name" } },
	[LIST_WARDS] = { NULL, { "ward_code", "ward_name" } },
};

struct lines {
	const char **a;
	size_t n, cap;
};

struct lists {
	struct arena *arena;
	struct lines of[LISTS__MAX];
};

struct lists *
lists_new(struct arena *a)
{
	struct lists *l = anew(a, struct lists);

	l->arena = a;
	return l;
}

static const struct lines *
lines_of(struct lists *l, enum list which)
{
	struct lines *lines = &l->of[which];

	const char *p = sources[which].text;

	if (lines->n > 0 || p == NULL)
		return lines;
	for (size_t n; *p != '\0'; p += n + 1) {
		n = strcspn(p, "\n");
		vec_push(l->arena, lines, arena_memdup(l->arena, p, n));
	}
	return lines;
}

/* ---- of a folder ---- */

/* n when there is none of that name. */
static size_t
column_at(const struct table *t, const char *name)
{
	size_t i = 0;

	while (i < t->header.n && !str_eq_ci(t->header.cells[i], name))
		i++;
	return i;
}

static bool
find_columns(const struct table *t, enum list which, size_t at[PARTS])
{
	int n = 0;

	for (; n < PARTS && sources[which].columns[n] != NULL; n++) {
		at[n] = column_at(t, sources[which].columns[n]);
		if (at[n] == t->header.n)
			return false;
	}
	return n > 0;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
take_list(struct lists *l, enum list which, const struct table *t, const size_t at[PARTS])
{
	struct lines *lines = &l->of[which];

	*lines = (struct lines){ 0 };
	for (size_t i = 0; i < t->n; i++) {
		const char *entry = t->rows[i].cells[at[0]];

		for (int k = 1; k < PARTS && sources[which].columns[k] != NULL; k++)
			entry = arena_printf(l->arena, "%s|%s", entry, t->rows[i].cells[at[k]]);
		vec_push(l->arena, lines, entry);
	}
	if (lines->n > 0)
		qsort(lines->a, lines->n, sizeof *lines->a, by_bytes);
}

/* A file with the columns of several lists, or of time, holds data, one with labels metadata. */
static bool
take_file(struct lists *l, const char *path)
{
	struct findings *findings = findings_new(l->arena);
	struct table t = table_read(l->arena, path, findings);
	size_t at[PARTS] = { 0 }, found_at[PARTS] = { 0 };
	int found = 0, which = 0;

	for (int i = 0; i < LISTS__MAX; i++)
		if (find_columns(&t, (enum list)i, at)) {
			found++;
			which = i;
			memcpy(found_at, at, sizeof at);
		}
	if (found != 1 || column_at(&t, "time_period") < t.header.n ||
	    column_at(&t, "label") < t.header.n)
		return false;
	if (findings->errors > 0)
		fail(FAULT_USAGE, "%s:%d: %s", path, findings->kept.a[0].at.line,
		    findings->kept.a[0].message);
	take_list(l, (enum list)which, &t, found_at);
	return true;
}

static void
close_folder(void *d)
{
	closedir(d);
}

struct lists *
lists_open(struct arena *a, const char *folder)
{
	struct lists *l = lists_new(a);
	DIR *d = opendir(folder);
	const struct dirent *e;
	int n = 0;

	if (d == NULL)
		fail(FAULT_USAGE, "%s: %s; name a folder of lists", folder, strerror(errno));
	arena_on_free(a, close_folder, d);
	while ((e = readdir(d)) != NULL)
		if (str_ends(e->d_name, ".csv"))
			n += take_file(l, arena_printf(a, "%s/%s", folder, e->d_name));
	if (n == 0)
		fail(FAULT_USAGE,
		    "%s has no list: a CSV file whose first row has columns such as ward_code and "
		    "ward_name",
		    folder);
	return l;
}

bool
list_known(struct lists *l, enum list which)
{
	return lines_of(l, which)->n > 0;
}

/* ---- asking ---- */

/* The first line that does not come before the key. */
static size_t
lower_bound(const struct lines *lines, const char *key)
{
	size_t low = 0, high = lines->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(lines->a[middle], key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool
list_has(struct lists *l, enum list which, const char *entry)
{
	const struct lines *lines = lines_of(l, which);
	size_t i = lower_bound(lines, entry);

	return i < lines->n && strcmp(lines->a[i], entry) == 0;
}

struct str_list
list_lines(struct lists *l, enum list which)
{
	const struct lines *lines = lines_of(l, which);

	return (struct str_list){ lines->a, lines->n };
}

const char *
list_entry(struct lists *l, enum list which, const char *first_part)
{
	const struct lines *lines = lines_of(l, which);
	const char *key = arena_printf(l->arena, "%s|", first_part);
	size_t i = lower_bound(lines, key);

	return i < lines->n && strncmp(lines->a[i], key, strlen(key)) == 0 ? lines->a[i] : NULL;
}

const char *
list_part(struct lists *l, const char *entry, int n)
{
	for (; n > 0; n--) {
		entry += strcspn(entry, "|");
		entry += *entry == '|';
	}
	return arena_memdup(l->arena, entry, strcspn(entry, "|"));
}

const char *
list_authority(struct lists *l, const char *number_or_code)
{
	const struct lines *lines = lines_of(l, LIST_AUTHORITIES);
	const char *inside = arena_printf(l->arena, "|%s|", number_or_code);
	const char *entry = list_entry(l, LIST_AUTHORITIES, number_or_code);

	for (size_t i = 0; entry == NULL && i < lines->n; i++)
		if (strstr(lines->a[i], inside) != NULL)
			entry = lines->a[i];
	return entry;
}
