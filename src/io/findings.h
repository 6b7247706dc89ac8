/*
 * Findings: what is wrong with files that people hand in, each with its place.
 *
 * A reader notes all it finds and goes on, so that one reading names every
 * mistake; the caller asks findings_errors() and loads nothing if there is one.
 * Findings live as long as the arena.  The first FINDINGS_KEPT are kept, all
 * are counted.
 */
#pragma once
#include "base/vec.h"

#include <stdio.h>

enum { FINDINGS_KEPT = 100 };

enum finding_severity { FINDING_WARNING, FINDING_ERROR };

/* Lines and columns count from 1; column in bytes; 0: the whole file, or the whole line. */
struct finding_place {
	const char *file;
	int line, column;
};

struct finding {
	struct finding_place at;
	enum finding_severity severity;
	const char *message; /* what is wrong and what to do */
};

struct findings {
	struct arena *arena;
	VEC(struct finding) kept;
	size_t errors, warnings; /* all of them, kept or not */
};

/* A list without findings that takes its memory from the arena. */
struct findings *findings_new(struct arena *);

void finding_add(struct findings *, enum finding_severity, struct finding_place, const char *format,
    ...) __attribute__((format(printf, 4, 5)));

/* "who: file:line:column: error: message", a line each, and how many were not kept. */
void findings_print(const struct findings *, const char *who, FILE *);
