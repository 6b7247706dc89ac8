/*
 * Strict: YAML files that hold law or definitions, read through libcyaml with
 * what libcyaml lets pass refused first.
 *
 * libcyaml takes "6x" for 6 and "perhaps" for true; neither may pass here.  A
 * reader therefore names the keys whose values are numbers, truth values or
 * dates.  Everything wrong is fail(FAULT_USAGE) with file, line and remedy.
 */
#pragma once
#include "base/arena.h"

#include <stddef.h>

struct cyaml_schema_value;

enum { STRICT_LARGEST = 256 << 10 };

enum strict_form {
	STRICT_NUMBER,	  /* 0 to 1000000 */
	STRICT_FLAG,	  /* true or false */
	STRICT_DATE,	  /* "2026-04-03" */
	STRICT_MONTH_DAY, /* "02-15" */
};

/* A key, wherever it stands in the file, and what its value must be.  Tables end with { 0 }. */
struct strict_kind {
	const char *key;
	enum strict_form form;
};

/* What is read; text is kept as long as the arena. */
struct strict_file {
	const char *path, *text;
	size_t n;
};

/* The bytes of a file: at most one more than STRICT_LARGEST, so that the reader can refuse it. */
struct strict_file strict_open(struct arena *, const char *path);

/*
 * Refuses aliases, anchors, tags, a second document, nesting over eight deep,
 * files over STRICT_LARGEST, text that is not UTF-8, unknown and repeated keys
 * and values of the wrong form.  The result has the schema's shape and lives as
 * long as the arena; the schema must live as long as that.
 */
void *strict_read(struct arena *, const struct strict_file *, const struct strict_kind *,
    const struct cyaml_schema_value *);

/* The line on which the needle first stands, from that line on; 0: nowhere. */
int strict_line_of(const char *text, const char *needle, int from_line);
