/*
 * JSON: one document of somebody else's, read strictly; and input files.
 *
 * Jansson's values stay inside the reader of a format; the program works on
 * structs.  Everything wrong is fail(FAULT_USAGE) with its place and remedy.
 */
#pragma once
#include "base/buf.h"

#include <jansson.h>

struct json_limits {
	size_t largest;	  /* bytes */
	const char *give; /* what to give instead: "give the events of one case" */
	const char *help; /* "waymark clock --help" */
};

/*
 * The document's object, until the arena dies.  Refused: more than the limit,
 * more than 16 levels, text that is not UTF-8, repeated keys, a zero character,
 * and what is no object.
 */
const json_t *json_read(struct arena *, const struct json_limits *, const char *bytes, size_t n);

/* Takes the value over and gives its text; flags as for json_dumps(). */
char *json_text(struct arena *, json_t *owned, size_t flags);

/* A file's bytes, or those of standard input for "-": at most one more than largest, so that
 * json_read() can refuse them. */
struct buf *json_input(struct arena *, const char *path, size_t largest);
