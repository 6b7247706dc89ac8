/*
 * The tables of the inputs, one function a file.  Each adds its findings and fills
 * its part of the inputs; the later ones need what the earlier ones filled.
 */
#pragma once
#include "areas/forecasts/inputs.h"
#include "io/table.h"

struct reader {
	struct arena *arena;
	const struct inputs_texts *texts;
	struct findings *findings;
	const struct codes *to_come;
	struct inputs *in;
};

void inputs_read_states(struct reader *);
void inputs_read_population(struct reader *);
void inputs_read_costs(struct reader *);
void inputs_read_transitions(struct reader *);

/* A cell of a table that is being read. */
struct cell {
	const char *text;
	struct finding_place at;
};

struct cell cell_of(const struct table *, const struct csv_row *, size_t column);

/* Cells as values.  Each notes a finding and returns false, *ret untouched, when the cell is wrong.
 */
bool cell_int(struct reader *, const struct cell *, int64_t least, int64_t most, int *ret);
bool cell_count(struct reader *, const struct cell *, int64_t *ret);
bool cell_money(struct reader *, const struct cell *, struct money *ret);
bool cell_code(
    struct reader *, const struct cell *, const struct codes *, const char *kind, int *ret);

/* One of the files as a table.  False, with findings, when its columns are not right. */
bool read_file(struct reader *, enum inputs_file, const char *const *columns, size_t n,
    struct table *ret, size_t *ret_at);
/* What findings call it. */
const char *file_path(struct reader *, enum inputs_file);
/* The code's place in the list, or UNKNOWN. */
int codes_find(const struct codes *, const char *);
/* Letters, digits and underscores. */
bool codes_fit(const char *);
