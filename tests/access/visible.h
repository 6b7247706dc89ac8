/*
 * Visible: what a viewer really sees in a database, table by table, and
 * whether that is what the model says.  The matrix of routes uses it too.
 */
#pragma once
#include "model.h"

struct pool;

/* One visible row.  extra: relations of a case; else whether hidden columns are shown. */
struct seen {
	int64_t la, id, extra;
};

struct seen_rows {
	struct seen *a;
	size_t n;
};

/* Rows of the visible_ view of a personal table, ordered by la and id. */
struct seen_rows visible_rows(struct tx *, enum table);

/* Rows of the table itself, past the view: with row-level security never more than the viewer's. */
struct seen_rows direct_rows(struct tx *, enum table);

bool table_is_personal(enum table);

/*
 * Compares every view with the model for one viewer.  Returns the number of
 * differences; prints the first few unless quiet.
 */
int visible_differences(struct pool *, const struct world *, int64_t viewer, bool quiet);

/* Every text the viewer's views hold, in the arena: to look for canaries. */
const char *visible_text(struct tx *);
