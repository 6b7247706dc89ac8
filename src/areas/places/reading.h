/* Reading: a register's file, a row at a time, by the names of its columns.  Only src/areas/places
 * includes this. */
#pragma once
#include "areas/places/places.h"
#include "io/csv_stream.h"

enum { READING_COLUMNS = 48 };

struct reading;

/* A register's file: its columns, and what is done with a row. */
struct places_register {
	const char *const *columns; /* their names in the header */
	size_t n_columns;
	/* Looks at the row and refuses it where it cannot be right. */
	void (*look)(struct reading *);
	/* Puts the row into the database; false when it says nothing new.  Not called for a refused
	 * row. */
	bool (*put)(struct reading *);
	/* What follows once all rows are in and some said something new; NULL: nothing.  Of a
	 * query: how many rows. */
	void (*after)(struct tx *);
};

struct reading {
	struct tx *tx;
	const struct places_register *of;
	const char *path;
	struct findings *findings;
	size_t at[READING_COLUMNS]; /* where each stands */
	struct csv_row row;
	struct arena *arena; /* of the row: emptied before the next one */
	bool refused;	     /* the row has a finding */
	struct import_count count;
};

/* The row's cell in that column, trimmed; "" when it is empty. */
const char *reading_cell(const struct reading *, unsigned column);
/* The row cannot be right, and why; it is left out. */
void reading_refuse(struct reading *, unsigned column, const char *why);

/* Values.  Empty is 0; anything that is none refuses the row. */
int64_t reading_number(struct reading *, unsigned column);
struct date reading_date(struct reading *, unsigned column); /* dd-mm-yyyy or dd/mm/yyyy */
