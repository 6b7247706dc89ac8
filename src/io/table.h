/*
 * Table: a CSV file whose first row names its columns, read with findings.
 *
 * What is wrong with the file's content is a finding with its place; a file that
 * cannot be opened is fail(FAULT_USAGE).  The table lives as long as the arena.
 */
#pragma once
#include "io/csv.h"
#include "io/findings.h"

enum { TABLE_LARGEST = 64 << 20 };

struct table {
	const char *path;
	struct csv_row header; /* no cells for a file that could not be read */
	const struct csv_row *rows;
	size_t n; /* every row is as long as the header; others are findings */
};

struct table table_read(struct arena *, const char *path, struct findings *);

/* The two halves of it, for a file that was read before or stands in a database; path is what
 * findings call it. */
const struct buf *table_bytes(struct arena *, const char *path);
struct table table_parse(
    struct arena *, const char *path, const void *bytes, size_t n, struct findings *);

/*
 * Finds the named columns: ret_at[i] is the place of names[i] in the header.
 * False, with findings, when one is missing or any header stands there twice.
 */
bool table_columns(
    const struct table *, const char *const *names, size_t n, size_t *ret_at, struct findings *);

/* For a finding about one cell of a row. */
struct finding_place table_place(const struct table *, const struct csv_row *, size_t column);
