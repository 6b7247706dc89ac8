/*
 * Ees file: a data file of an official release, as Explore Education Statistics has them.
 *
 * It is read twice: once to look at everything, then, if nothing was wrong, once more
 * row by row.  What the standard does not allow but releases contain is taken: a
 * byte-order mark, capitals in headers, a header that is there twice with the same
 * cells, periods of four and six digits in different files.
 */
#pragma once
#include "areas/official/lists.h"
#include "base/hash.h"
#include "io/findings.h"

struct ees_file; /* what is known after the first reading */

struct ees_row {
	int line;
	const char *period, *identifier; /* 202425, "Academic year" */
	const char *level;		 /* "Local authority" */
	const char *place, *place_name;	 /* code and name at that level */
	const char *number, *region; /* of an authority: three digits, its region's code; or "" */
	const char *topic, *item;    /* of the breakdown */
	const char *figures;	     /* cells of ees_columns(), separated by commas */
};

/*
 * Looks at a whole file; findings of severity error mean that it must not be loaded.
 * NULL, with findings, when its header makes no sense of it.  fail(FAULT_USAGE) when it
 * cannot be read.
 */
const struct ees_file *ees_file_look(
    struct arena *, struct lists *, const char *path, struct findings *);

const char *ees_file_name(const struct ees_file *);    /* without folders */
const char *ees_file_hash(const struct ees_file *);    /* of its content */
const char *ees_file_columns(const struct ees_file *); /* its indicators, separated by commas */
size_t ees_file_rows(const struct ees_file *);
size_t ees_file_refused(const struct ees_file *); /* rows with errors */

/* Takes every row of a file without errors, in order; the row is valid during the call.
 * fail(FAULT_USAGE) when the file has changed since it was looked at. */
void ees_file_each(const struct ees_file *, void (*take)(void *, const struct ees_row *), void *);
