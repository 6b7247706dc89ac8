/*
 * Places: settings and postcodes as the national registers have them, and how
 * far one is from another.
 *
 * Both registers are reference data without a child in them: everybody may
 * read them, and only "waymark import" writes them.
 */
#pragma once
#include "app/route.h"
#include "base/arena.h"
#include "base/date.h"
#include "io/findings.h"

#include <stdbool.h>
#include <stdint.h>

struct rq;
struct tx;

extern const struct route places_routes[];

/* Metres east and north on the Ordnance Survey's National Grid (OSGB36). */
struct grid {
	int64_t easting, northing;
};

/* In a straight line, in whole metres. */
int64_t places_distance(struct grid, struct grid);

/* The postcode in capitals with its one space; NULL for a text that is none. */
const char *places_postcode(struct arena *, const char *);
/* False, *ret untouched, for a postcode that the register does not have. */
bool places_locate(struct tx *, const char *postcode, struct grid *ret);

enum place_status { PLACE_OPEN, PLACE_CLOSING, PLACE_CLOSED, PLACE_PROPOSED, PLACE_STATUS__MAX };

/* A setting.  Texts are never NULL; numbers are 0 where the register says nothing. */
struct establishment {
	int64_t urn, ukprn, authority, number;
	const char *name;
	int64_t type;
	const char *type_name;
	enum place_status status;
	struct date opened_on, closed_on;
	const char *phase;
	int64_t low_age, high_age;
	const char *town, *postcode;
	struct grid at;	       /* 0, 0: not known */
	bool section_41;       /* Children and Families Act 2014 s.41 */
	const char *needs;     /* SEN2 codes between spaces: "ASD SLCN" */
	const char *provision; /* "", "Resourced provision", "SEN unit" or both */
	int64_t capacity;
	struct date changed_on;
};

/* NULL: the register does not have it. */
const struct establishment *places_establishment(struct tx *, int64_t urn);

/* The name of the open setting that took the place of one that closed, however many closed between;
 * NULL: the register names none. */
const char *places_successor(struct tx *, int64_t urn);

/* "Old Mill School closed on 31 August 2025. In its place there is now: …", in the reader's words;
 * NULL: it is open, or the register does not have it. */
const char *places_closed_words(struct rq *, const char *name, int64_t urn);

/* The same of the setting that section I of the case on the page names; NULL: none that has closed,
 * the case has ended, or the viewer may not read its plan. */
const char *places_named_closed(struct rq *);

/* ---- import ---- */

struct import_count {
	int64_t read, changed, refused;
};

/* The registers that can be read: of settings, of links (what took the place of each setting that
 * closed), of postcodes. */
struct places_register;
extern const struct places_register places_gias, places_links, places_postcodes;

/*
 * Reads a file into the register within the caller's transaction, a row at a
 * time.  A row that cannot be right is refused with a finding and the others go
 * in; a file that is no such table is a finding about the whole and changes nothing:
 * then false, and the caller rolls back.
 */
bool places_import(struct tx *, const struct places_register *, const char *path, struct findings *,
    struct import_count *ret);
