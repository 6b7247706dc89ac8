/*
 * Load: a table of somebody's own as records of a register.
 *
 * The whole table is read and every row asked the same questions as a form
 * asks; then either all rows become records, or none.  A row whose column
 * "record" names a record changes it; any other is a new one.
 */
#pragma once
#include "areas/registers/refs.h"
#include "io/csv.h"

struct rq;

enum { LOAD_ROWS = 5000 };

enum load_kind { LOAD_NEW, LOAD_CHANGED, LOAD_SAME };

struct load_row {
	int line;
	enum load_kind kind;
	const char *public_id;	     /* of the record, also when it is new */
	const struct record *before; /* NULL: it is new */
	const char *state;
	const char *const *values;
};

struct load_finding {
	int line;	     /* of the table */
	const char *column;  /* NULL: the row as a whole */
	const char *message; /* in English, to be translated */
	const char *cell;    /* what stands there; NULL: nothing */
	int other;	     /* the row that says the same; 0: none */
};

struct load {
	const struct register_def *def;
	int64_t la, case_id; /* case_id 0: the register is of an area */
	struct {
		struct load_row *a;
		size_t n;
	} rows;
	struct {
		struct load_finding *a;
		size_t n;
	} findings; /* the first hundred */
	int64_t n_findings, n_new, n_changed, n_same;
};

/* What was sent, as text that load_check() reads again; NULL, *ret_finding set, for what is no
 * table. */
const char *load_text(
    struct arena *, const void *bytes, size_t n, struct load_finding *ret_finding);

/* Reads the text against the register as it is now; in the transaction's arena. */
struct load *load_check(
    struct tx *, const struct register_def *, const struct viewer *, int64_t la, const char *text);

/* The same of a table that is read already, of a case as well; each row's first cell is its line.
 * What the place's viewer may not is for the caller, and for the statement that writes. */
struct load *load_check_table(
    struct tx *, const struct register_def *, const struct refs_place *, const struct csv_table *);

/* Writes all of it.  False: a row could not be written, and the transaction must be rolled
 * back. */
bool load_write(struct tx *, const struct load *, const struct rq *);
