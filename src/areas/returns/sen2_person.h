/* Sen2 person: rows of the database and a case's story into a person's tree.  Shared by
 * src/areas/returns only. */
#pragma once
#include "areas/returns/sen2_facts.h"
#include "areas/returns/sen2_story.h"
#include "areas/returns/sen2_tree.h"

#include <stdint.h>

struct sen2_setting {
	int64_t urn;	  /* 0: none is known */
	const char *name; /* of the body; NULL: only the type is named */
	const char *type;
	struct date from, to; /* of a placement; to: the first day without it; none: it goes on */
};

/* What is known of a case beside its events.  Texts are borrowed. */
struct sen2_case {
	int64_t id;
	const char *source;		/* who asked, as requests.source has it; NULL: not known */
	const struct sen2_facts *facts; /* NULL: none are known */
	const char *needs[2];		/* by rank; NULL: none */
	const struct sen2_setting *placements;
	size_t n_placements;
	const struct sen2_setting *named; /* NULL: section I is not here */
	struct sen2_story story;
};

struct sen2_known_child {
	const char *given, *family, *postcode, *upn, *uln; /* NULL: not known */
	struct date born;
	const struct sen2_facts *facts; /* of the case that stands first */
};

/* The person without requests. */
struct sen2_node *sen2_person_new(
    struct arena *, const struct sen2_year *, const struct sen2_known_child *);

/* Adds the requests of the case to the person.  Returns the first; NULL: there is none. */
struct sen2_node *sen2_person_add_case(
    struct arena *, const struct sen2_year *, struct sen2_node *person, const struct sen2_case *);
