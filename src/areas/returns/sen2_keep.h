/*
 * Sen2 keep: a person of a return becomes rows: the child, what is known of it, and its cases.
 *
 * Shared by src/areas/returns only.
 */
#pragma once
#include "areas/returns/sen2_flow.h"
#include "areas/returns/sen2_settings.h"

#include <stdio.h>

struct tx;

struct sen2_keeper {
	struct tx *tx;
	struct tx *before; /* sees the database as it was before the import */
	int64_t la, team,
	    authority; /* bodies.id of the team that gets the cases, and the council */
	const struct policy_pack *pack;
	struct sen2_settings *settings;
	FILE *made;	       /* a line of JSON a case */
	int64_t cases, events; /* made so far */
};

/* The kinds of number that a child is known by: "upn" and "uln", as identifiers.kind has them. */
extern const struct sen2_number {
	const char *kind;
	enum sen2_element element;
} sen2_numbers[];
enum { SEN2_NUMBERS = 2 };

/* Makes the settings that the person's plans name and that are not there yet: asked of all people
 * of a parcel before any is made, so that no question comes between their rows. */
void sen2_keep_settings(struct sen2_keeper *, const struct sen2_arrived *);

/* Makes the person and the cases; the return's check has found no error in them. */
void sen2_keep(struct sen2_keeper *, const struct sen2_arrived *);
