/*
 * Sen2 rules: what a SEN2 return must keep beside its form.
 *
 * C01 to C19 are conditions of the guide for local authorities, kept as errors;
 * Q rules are questions of quality, numbered as the analysts' tool witan.sen2
 * numbers them where it has the same one.
 */
#pragma once
#include "areas/returns/sen2_read.h"

#include <stdio.h>

/* Numbers of children seen so far, to find one that stands twice.  Made for one file. */
struct sen2_seen;
struct sen2_seen *sen2_seen_new(struct arena *);

/* Finds what is wrong with a person; for sen2_reading.take_person. */
void sen2_check_person(struct sen2_reading *, const struct sen2_node *person, struct sen2_seen *);

/* Every rule as a Markdown table, for docs/returns.md. */
void sen2_rules_document(FILE *);
