/* Refs: rows of other tables that a field may point to, as choices. */
#pragma once
#include "areas/registers/define.h"

struct tx;
struct viewer;

struct refs {
	const struct choice *choices; /* their public ids; NULL: the field points to none */
	const int64_t *ids;
};

/* For whom and where.  case_id and child: of a register about a case, else 0. */
struct refs_place {
	const struct viewer *viewer; /* NULL: not limited to the viewer's own */
	int64_t la, case_id, child;
	uint64_t relations; /* the viewer's to the case */
};

/*
 * present: the row that the record points to now, which stays a choice; 0: none.
 * Where a field gives the right to write, whoever has no other right to the
 * register chooses among what is his own.
 */
struct refs refs_of(struct tx *, const struct register_def *, unsigned field,
    const struct refs_place *, int64_t present);

/* The public id of a row among the choices; NULL: it is none of them. */
const char *refs_public_id(const struct refs *, const char *id);
