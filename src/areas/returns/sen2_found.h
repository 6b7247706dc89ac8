/* Sen2 found: a return's records as a tree, and what is found wrong in it. */
#pragma once
#include "areas/returns/sen2_form.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/vec.h"

#include <stdint.h>

/* An element with what it holds.  Text is trimmed; NULL for records. */
struct sen2_node {
	enum sen2_element element;
	int line;
	const char *text;
	struct sen2_node *parent, *children, *next; /* children in their order */
};

enum sen2_severity { SEN2_ERROR, SEN2_QUERY };

struct sen2_finding {
	const char *rule; /* "S05", "C06", "Q132" */
	enum sen2_severity severity;
	const char *person; /* UPN, or ULN, or "person 12"; "" for the header */
	const char *path;   /* "Requests[2]/Assessment/Week20"; there when it is told */
	int line;
	const char *message;		/* what is wrong and what to do */
	const struct sen2_node *record; /* that it is about, or holds what it is about; borrowed */
	enum sen2_element item;		/* what is wrong or missing */
};

/* Where the reading stands. */
struct sen2_reading {
	struct arena *arena; /* of the person that is being read, else of the header */
	bool keeps;	     /* take_person() keeps the person's arena, and frees it */
	int year;	     /* 0: the header has not said it */
	const char *reference_date, *authority;
	int64_t persons;    /* read so far */
	struct hash digest; /* of the file's bytes, once it is read */
	int64_t errors, queries;
	const struct sen2_node *person; /* whom findings are about; NULL: the header */
	VEC(struct sen2_finding) found; /* of that person, not told yet */
	void *context;
	void (*finding)(void *context, const struct sen2_finding *); /* its strings are borrowed */
	void (*take_person)(
	    struct sen2_reading *, const struct sen2_node *); /* NULL: nobody does */
};

/* The record's text in that element; "" when it is not there or empty. */
const char *sen2_text(const struct sen2_node *record, enum sen2_element);
/* The record's date in that element; not set when it is not there or none. */
struct date sen2_date(const struct sen2_node *record, enum sen2_element);
/* The record's first such element, and the next one of the same kind; NULL: none. */
const struct sen2_node *sen2_child(const struct sen2_node *record, enum sen2_element);
const struct sen2_node *sen2_next(const struct sen2_node *);

/* Adds a finding about that node, or one of its elements that may not be there. */
void sen2_find_fault(struct sen2_reading *, const char *rule, enum sen2_severity,
    const struct sen2_node *, enum sen2_element of, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Tells what was found of a person, once all of it is there: the number by which findings name it
 * may come last. */
void sen2_tell(struct sen2_reading *);
