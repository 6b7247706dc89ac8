/*
 * Search: what a list's URL asks for.  Its query names filters by their field
 * ("kind=iass"), the state, the order ("sort=name", "sort=-name") and the row
 * that the page begins behind or ends before ("after=ID", "before=ID").
 * Nonsense narrows nothing.
 */
#pragma once
#include "app/rq.h"
#include "areas/registers/define.h"
#include "areas/registers/registers_view.h"

struct search {
	struct rq *rq;
	const struct register_def *def;
	struct record_search search;
	const char **asked; /* one a field: what the query says of a filter; NULL: nothing */
};

const struct search *search_of(struct rq *, const struct register_def *);

/* The URL of the same search below the list's path: "print"; NULL: the list itself. */
const char *search_href(const struct search *, const char *below);

enum search_sorted { SORTED_NOT, SORTED_UP, SORTED_DOWN };
/* Is the list in the order of that field? */
enum search_sorted search_sorted(const struct search *, int field);
/* The URL of the same list in its order, or the other way round when it is in its order now. */
const char *search_sort_href(const struct search *, int field);

void search_filters(const struct search *, struct view_list *);
/* Earlier and later pages, and how many there are in all. */
void search_paging(const struct search *, const struct record_list *, struct view_list *);
