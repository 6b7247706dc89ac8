/*
 * Duty: what must be done by when, as a register's definition reckons it from a
 * record.  Pure: no clock, no database.
 */
#pragma once
#include "areas/registers/define.h"

/* What a duty is reckoned from: a record's values in canonical text, its state, when it was
 * made. */
struct duty_facts {
	const char *const *values;
	const char *state;
	struct date created;
};

/* The last day on which it may be done; unset: it does not hold, or it is done. */
struct date duty_due(
    const struct register_def *, const struct register_duty *, const struct duty_facts *);

/* The day on which it is first shown. */
struct date duty_from(const struct register_duty *, struct date due);

/* How many of the days on which it is reminded of once more have come. */
int duty_stage(const struct register_duty *, struct date due, struct date today);

/* Whose it is by that record: the number in the field; 0: nobody in particular. */
int64_t duty_owner(const struct register_def *, const struct duty_facts *);

/* Texts for record_due_fields, all NULL when nothing is due: of the earliest shown. */
void duty_columns(
    struct arena *, const struct register_def *, const struct duty_facts *, const char **due);

/* Changes whenever the columns would: what record_due_rule() keeps. */
const char *duty_rule(struct arena *, const struct register_def *);
