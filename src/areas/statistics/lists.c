/* Lists: an index of the lines of each embedded list, which are in the order of their bytes. */
#include "areas/statistics/lists.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

/* Made by tools/embed from lists/. */
extern const char embedded_authorities[], embedded_authority_regions[], embedded_constituencies[],
    embedded_countries[], embedded_devolved[], embedded_dictionary[], embedded_districts[],
    embedded_ethnicity[], embedded_neighbours[], embedded_partnerships[], embedded_regions[],
    embedded_skills_areas[], embedded_wards[];

static const char *const texts[LISTS__MAX] = {
	[LIST_AUTHORITIES] = embedded_authorities,
	[LIST_AUTHORITY_REGIONS] = embedded_authority_regions,
	[LIST_CONSTITUENCIES] = embedded_constituencies,
	[LIST_COUNTRIES] = embedded_countries,
	[LIST_DEVOLVED] = embedded_devolved,
	[LIST_DICTIONARY] = embedded_dictionary,
	[LIST_DISTRICTS] = embedded_districts,
	[LIST_ETHNICITY] = embedded_ethnicity,
	[LIST_NEIGHBOURS] = embedded_neighbours,
	[LIST_PARTNERSHIPS] = embedded_partnerships,
	[LIST_REGIONS] = embedded_regions,
	[LIST_SKILLS_AREAS] = embedded_skills_areas,
	[LIST_WARDS] = embedded_wards,
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

	const char *p = texts[which];

	if (lines->n > 0)
		return lines;
	for (size_t n; *p != '\0'; p += n + 1) {
		n = strcspn(p, "\n");
		vec_push(l->arena, lines, arena_memdup(l->arena, p, n));
	}
	return lines;
}

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
