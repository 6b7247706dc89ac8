/*
 * Lists: which codes, names and words official statistics may hold.
 *
 * Embedded from lists/ when the program is built; lists/README.md says whose
 * they are.  They are as of 2025; a place that came later is not in them.
 */
#pragma once
#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>

enum list {
	LIST_AUTHORITIES,	/* 805|E06000001|Hartlepool */
	LIST_AUTHORITY_REGIONS, /* E06000001|E12000001 */
	LIST_CONSTITUENCIES,	/* code|name, as the others */
	LIST_COUNTRIES,
	LIST_DEVOLVED,
	LIST_DICTIONARY, /* Filter|sex */
	LIST_DISTRICTS,
	LIST_ETHNICITY,	 /* major|minor */
	LIST_NEIGHBOURS, /* 301|308|821|…: an authority's number, its neighbours' from the nearest
			    on */
	LIST_PARTNERSHIPS,
	LIST_REGIONS,
	LIST_SKILLS_AREAS,
	LIST_WARDS,
	LISTS__MAX
};

struct lists;

/* The lists, each indexed when it is first asked; they live as long as the arena. */
struct lists *lists_new(struct arena *);

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
