/* Api: what its handlers share. */
#pragma once
#include "app/problem.h"
#include "areas/registers/pages.h"
#include "io/json.h"

/* The key that a program came with. */
struct api_key {
	int64_t la, id, person;
	const char *public_id, *name; /* of the register that it opens: name */
	bool may_write;
};

/*
 * Who is it?  Called first, before anything is read.  A request with a key
 * becomes its person, in a transaction of its own, whatever cookie came along;
 * one without reads as whoever is signed in, and may not write.  False: it has
 * been answered.  *ret is NULL without a key.
 */
bool api_enter(struct rq *, bool writes, const struct api_key **ret);

/* The register that the URL names, when the viewer may read it and the key is for it; NULL: it has
 * been answered. */
const struct register_def *api_register(struct rq *, const struct api_key *);
/* The record likewise. */
const struct record *api_find(struct rq *, const struct api_key *, const struct register_def *);

void api_send(struct rq *, int status, json_t *owned);
/* The record as JSON, with its version as ETag. */
void api_send_record(struct rq *, int status, const struct register_def *, const struct record *);
json_t *api_record_json(struct rq *, const struct register_def *, const struct record *);

/* "case_ABC" of a register about cases: what every record of it has beside its fields. */
void api_set_text(json_t *, const char *key, const char *text);
