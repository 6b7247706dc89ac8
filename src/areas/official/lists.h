/*
 * Lists: which codes, names and words official statistics may hold.
 *
 * Some are embedded from lists/ when the program is built; lists/README.md says whose
 * they are.  They are as of 2025; a place that came later is not in them.  The others, and newer
 * ones, are read from a folder that the user gives; without it nothing is in them, and list_known()
 * says so.
 */
#pragma once
#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

enum list {
	LIST_AUTHORITIES,	/* 805|E06000001|Hartlepool */
	LIST_AUTHORITY_REGIONS, /* E06000001|E12000001 */
	LIST_CONSTITUENCIES,	/* code|name, as the others; from a folder */
	LIST_COUNTRIES,
	LIST_DEVOLVED,	 /* from a folder */
	LIST_DICTIONARY, /* Filter|sex; from a folder */
	LIST_DISTRICTS,
	LIST_ETHNICITY,	 /* major|minor */
	LIST_NEIGHBOURS, /* 301|308|821|…: an authority's number, its neighbours' from the nearest
			    on */
	LIST_PARTNERSHIPS, /* from a folder */
	LIST_REGIONS,
	LIST_SKILLS_AREAS, /* from a folder */
	LIST_WARDS,	   /* from a folder */
	LISTS__MAX
};

struct lists;

/* The lists, each indexed when it is first asked; they live as long as the arena. */
struct lists *lists_new(struct arena *);

/*
 * The same, with the lists of a folder in their place: every CSV file in it whose first row has the
 * columns of a list, such as ward_code and ward_name, is that list, whatever its name; other files
 * are passed over.  fail(FAULT_USAGE) for a folder that cannot be read, that has no list, or a list
 * that is no CSV.
 */
struct lists *lists_open(struct arena *, const char *folder);

/* False: nothing can be said of what is in it. */
bool list_known(struct lists *, enum list);

/* Is the entry, its parts separated by |, in the list? */
bool list_has(struct lists *, enum list, const char *entry);

/* All of them. */
struct str_list list_lines(struct lists *, enum list);

/* The first entry whose first part is that, or NULL. */
const char *list_entry(struct lists *, enum list, const char *first_part);

/* The entry of LIST_AUTHORITIES with that three-digit number or nine-character code, or NULL. */
const char *list_authority(struct lists *, const char *number_or_code);

/* The nth part of an entry, from 0, in the arena of the lists. */
const char *list_part(struct lists *, const char *entry, int n);
