/*
 * Cells: a record as a row of a table, and a row of a table as a record.
 *
 * The columns of a table are called as the fields are; before them stand
 * "record" (its id here), "version", "state" when there are states, and of
 * cases "case".  A choice is its value, a person, body or other record is its
 * name, a child the reference of a case: what goes out comes in again.
 */
#pragma once
#include "areas/registers/asking.h"
#include "base/vec.h"
#include "io/xlsx.h"

struct language;

/* The header and the rows. */
struct sheet cells_sheet(struct tx *, const struct register_def *, const struct record_list *);

/* What a field of a record is called in a table; NULL: nothing. */
const char *cells_text(
    struct tx *, const struct register_def *, const struct record *, unsigned field);

/*
 * The form's parameters for one cell, pushed to params.  What cannot be
 * understood is passed on as it is, for the form to say so, or
 * *ret_trouble is set to a message when the form could only say that this page
 * has no such answer.
 */
struct cells_params {
	struct arena *arena;
	VEC(struct form_param) list;
};
void cells_put(struct cells_params *, const struct asking *, unsigned field, const char *cell,
    const char **ret_trouble);
