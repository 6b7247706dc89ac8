/* Shown: a record's values as a reader sees them, names through what the viewer may see. */
#pragma once
#include "areas/registers/define.h"

struct language;
struct tx;

struct shown {
	const char *label, *text; /* text NULL: none */
	const char *href;	  /* telephone, email, web page; NULL: no link */
	struct {
		const char **a;
		size_t n;
	} lines; /* of longer text, instead of text */
};

struct shown shown_value(struct tx *, const struct language *, const struct register_def *,
    const struct record *, unsigned field);

/* What the record is called. */
const char *shown_heading(
    struct tx *, const struct language *, const struct register_def *, const struct record *);

/* The title of its state; NULL: the register has none. */
const char *shown_state(const struct language *, const struct register_def *, const char *state);

/* Who a person is; NULL when the viewer may not know. */
const char *shown_person(struct tx *, int64_t la, int64_t person);

/* "+441632960001" as "01632 960 001". */
const char *shown_phone(struct arena *, const char *number);
