/* Asking: a register's form for one request, and its answers as a record's values. */
#pragma once
#include "areas/registers/refs.h"

struct http_upload;
struct intake_result;
struct tx;

struct asking {
	struct form form; /* first: form_state.form leads back here */
	const struct register_def *def;
	struct tx *tx;
	const struct record *record; /* NULL: a new one */
	const char *begins;	     /* the state of a new one; NULL: the first */
	struct refs_place place;
	struct refs *refs; /* one a field */
	const struct http_upload *uploads;
	const struct intake_result *files; /* what became of each upload */
	size_t n_files;
	bool changed; /* by somebody else, while this was typed */
};

/* The record, NULL for a new one.  Lives in the transaction's arena. */
struct asking *asking_new(
    struct tx *, const struct register_def *, const struct record *, const struct refs_place *);

/* The same of a record, with the same rows to choose from: for many records in a row. */
struct asking *asking_like(const struct asking *, const struct record *);

/* What was uploaded with the form; the field's name is the upload's. */
void asking_files(
    struct asking *, const struct http_upload *, const struct intake_result *, size_t n);

struct asking *asking_of(const struct form_state *);

/* The answers that the record gives; nothing for a new one. */
void asking_fill(struct form_state *);

/* What was answered, once the form is valid: fields and files; what is due is keep.h's to say. */
const char *const *asking_values(const struct asking *, const void *values);
const char *asking_state(const struct asking *, const void *values);

/* A new record may begin in a state that is not the first when it could have moved there: by a
 * move that the viewer may make and whose needs are answered.  NULL: it may; else the field that
 * has no answer, or "state". */
const char *asking_begin_trouble(const struct asking *, const char *const *values);
int64_t asking_version(const struct asking *, const void *values);
