/*
 * Plan, fields: an object of the exchange form read into a struct by a table
 * of its keys.  What cannot be read is finding T01 and stays as it was.
 */
#pragma once
#include "areas/lint/plan_json.h"
#include "io/json.h"

enum { LONGEST_ID = 60 };

struct field_reader {
	struct arena *arena;
	struct plan_document *doc;
	const char *path; /* of the object being read: "/plan/needs/0" */
	const char *item; /* what a finding about it names */
};

enum field_kind {
	KIND_ID,
	KIND_TEXT,
	KIND_NEEDED, /* a text that must be there */
	KIND_DATE,
	KIND_IDS,    /* a list of short texts */
	KIND_TEXTS,  /* a list of texts */
	KIND_NUMBER, /* in hundredths */
	KIND_WHOLE,
	KIND_FLAG,
	KIND_LETTER, /* one of a to h */
	KIND__MAX
};

/* A key, how it is read, and where it goes. */
struct field {
	const char *key;
	enum field_kind kind;
	size_t offset;
};

/* A finding T01 about the value of that key. */
void field_refuse(struct field_reader *, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Fills a row from an object (NULL: an empty one); null is absence, and an absent text is "". */
void field_read(struct field_reader *, const json_t *, const struct field *, void *row);

/* A list of short texts into a struct plan_ids. */
void field_read_ids(struct field_reader *, const char *key, const json_t *, void *to);

/* In a year that a person alive, or a plan, can have to do with. */
bool field_is_plausible(struct date);
