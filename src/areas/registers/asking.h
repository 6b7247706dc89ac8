/* Asking: a register's form for one request, and its answers as a record's values. */
#pragma once
#include "areas/registers/define.h"

struct tx;

/* Rows that a field may point to. */
struct refs {
	const struct choice *choices; /* their public ids; NULL: the field points to none */
	const int64_t *ids;
};

struct asking {
	struct form form; /* first: form_state.form leads back here */
	const struct register_def *def;
	struct tx *tx;
	const struct record *record; /* NULL: a new one */
	int64_t la, case_id, child;  /* case_id and child: of a register about a case */
	struct refs *refs;	     /* one a field */
	bool changed;		     /* by somebody else, while this was typed */
};

/* The record, NULL for a new one; case and child 0 for one of an authority.  Lives in the
 * transaction's arena. */
struct asking *asking_new(struct tx *, const struct register_def *, const struct record *,
    int64_t la, int64_t case_id, int64_t child);
struct asking *asking_of(const struct form_state *);

/* The answers that the record gives; nothing for a new one. */
void asking_fill(struct form_state *);

/* What was answered, once the form is valid. */
const char *const *asking_values(const struct asking *, const void *values);
const char *asking_state(const struct asking *, const void *values);
int64_t asking_version(const struct asking *, const void *values);
