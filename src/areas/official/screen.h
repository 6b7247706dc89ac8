/*
 * Screen: is a pair of open-data files as Explore Education Statistics wants it?
 *
 * The standard is the Department for Education's "Open data standards" for data
 * files; every check of it is a row of the table in screen.c.  A file is read a
 * row at a time: memory does not grow with its length (of its rows a fixed
 * number of bytes each goes to an unnamed temporary file).
 */
#pragma once
#include "base/vec.h"

#include <stdbool.h>
#include <stdio.h>

enum screen_severity { SCREEN_WARN, SCREEN_FAIL };

struct screen_finding {
	const char *check; /* its name in the table */
	enum screen_severity severity;
	const char *file;   /* as it was named */
	const char *column; /* NULL: about no single column */
	int line;	    /* from 1; 0: about no single line */
	int place;	    /* in the line, in bytes from 1; 0: the line as a whole */
	const char *message;
};

struct screen_report {
	VEC(struct screen_finding) findings; /* in the order of the table */
	VEC(const char *) skipped;	     /* checks of which nothing is said: there is no list */
	size_t fails, warns;
};

/*
 * Screens the pair; lists: a folder for lists_open(), or NULL for what comes with the program
 * alone; the report lives as long as the arena.  What is wrong with the files' content is a
 * finding; fail(FAULT_USAGE) when one cannot be read at all.
 */
const struct screen_report *screen_pair(
    struct arena *, const char *lists, const char *data_path, const char *meta_path);

/* The report as one line of JSON. */
void screen_print(struct arena *, const struct screen_report *, FILE *);

/* Every check with its severity and meaning as a Markdown table, for docs/statistics.md. */
void screen_document(FILE *);
