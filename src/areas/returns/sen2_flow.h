/*
 * Sen2 flow: a return is read and checked by a thread of its own, and comes in parcels.
 *
 * Reading a person takes as long as to keep one, so the two are done at the
 * same time.  A few parcels wait at most, whatever the file's length.  Shared
 * by src/areas/returns only.
 */
#pragma once
#include "areas/returns/sen2_log.h"
#include "areas/returns/sen2_rules.h"

struct sen2_flow;

/* A request and its log, which is empty only when there are errors. */
struct sen2_arrived_request {
	const struct sen2_node *request;
	struct sen2_log log;
};

struct sen2_arrived {
	const struct sen2_node *person;
	int64_t number; /* how many stood before it in the file */
	struct {
		struct sen2_arrived_request *a;
		size_t n, cap;
	} requests;
};

/* Some persons, with what was found in them and between them. */
struct sen2_parcel {
	struct arena *arena; /* findings about the parcel's people may be made in it */
	struct sen2_arrived *people;
	size_t n;
	struct {
		struct sen2_finding *a;
		size_t n, cap;
	} found;
	const char *authority; /* NULL: the header names none */
	const char *digest;    /* of the whole file, in hexadecimal; NULL: more parcels come */
	int64_t persons, errors, queries; /* of the whole file so far */
};

/* Begins to read.  The thread ends with the file, or when the arena is freed. */
struct sen2_flow *sen2_flow_begin(struct arena *, const char *path);

/*
 * The next parcel, which lives until the one after is asked for; NULL: the file
 * is read.  fail() as sen2_read().
 */
const struct sen2_parcel *sen2_flow_next(struct sen2_flow *);
