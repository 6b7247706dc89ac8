/* Staff: accounts of people with a post, made and ended from the command line. */
#pragma once
#include "base/arena.h"

#include <stdint.h>

struct conf;
struct pool;

struct staff_new {
	int64_t la;
	const char *email, *given, *family;
	const char *role; /* the name of an enum post */
	const char *body; /* its name */
};

/* The first account of a new database, and the authority it administers.  Returns the link to give
 * to that person, in the arena. */
const char *staff_begin(
    struct arena *, struct pool *, const struct conf *, const struct staff_new *);
