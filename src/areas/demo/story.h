/*
 * Story: who lives and works in Larkshire, as tables.  Nothing here is code.
 */
#pragma once
#include "areas/demo/demo.h"

enum { LARKSHIRE = 990 };

/* ---- bodies ---- */

enum demo_place {
	PLACE_NONE,
	PLACE_COUNCIL,
	PLACE_NORTH,
	PLACE_SOUTH,
	PLACE_MEADOW,
	PLACE_HILL,
	PLACE_VALE,
	PLACE_BROOK,
	PLACE_HEALTH,
	PLACE_CARE,
	PLACE_ADVICE,
	PLACE_MEDIATION,
	PLACE_DISAGREEMENT,
	PLACE_PSYCHOLOGY,
	PLACE_THERAPY,
	PLACE_GRANGE,
	PLACE_MILL,
	PLACE_ACORNS,
	PLACE_NATION,
	PLACE__MAX
};

struct demo_body {
	const char *kind, *name;
	enum demo_place parent;
	int64_t urn;
	const char *phone, *email;
	int64_t type;	       /* of the register of schools; 0: not in it */
	const char *type_name; /* … in words */
	int64_t followed_by;   /* it has closed, and this one took its place; 0: it is open */
	const char *setting;   /* its kind, as policy packs name it, where it has no number */
};
extern const struct demo_body demo_bodies[PLACE__MAX];

/* A row of the register of advice services. */
struct demo_service {
	const char *name, *kind, *phone, *open, *email, *for_whom, *offers, *languages;
	bool independent;
};
extern const struct demo_service demo_services[];
extern const int demo_services_n;

/* ---- staff ---- */

enum demo_staff_member {
	STAFF_OFFICER_NORTH,
	STAFF_OFFICER_SOUTH,
	STAFF_MANAGER,
	STAFF_PRIVACY,
	STAFF_ADMIN,
	STAFF_SENCO_MEADOW,
	STAFF_SENCO_VALE,
	STAFF_HEAD,
	STAFF_LEAD_PSYCHOLOGY,
	STAFF_PSYCHOLOGIST,
	STAFF_LEAD_THERAPY,
	STAFF_THERAPIST,
	STAFF_FINANCE,
	STAFF_NATION,
	STAFF__MAX
};

struct demo_staff {
	struct demo_account account;
	const char *role; /* of the post */
	enum demo_place place;
};
extern const struct demo_staff demo_staff[STAFF__MAX];

/* ---- families ---- */

struct demo_adult {
	struct demo_account account; /* email NULL: no account and reached by letter */
	const char *kind;	     /* "parent" or "carer"; NULL: there is no such person */
	const char *language;
	const char *phone, *address, *postcode;
	bool protected;		 /* where they live is kept from almost everybody */
	bool restricted;	 /* by a court's order */
	const char *interpreter; /* the language of the one they need; NULL: none */
};

struct demo_decision {
	int days_ago; /* 0: not decided yet */
	bool assess;
	const char *evidence_a, *evidence_b, *reasons;
};

/* From the assessment on (story_final.c); days 0: not yet. */
struct demo_way {
	int advised_days_ago, decided_days_ago, served_days_ago, said_days_ago, consulted_days_ago;
	enum demo_place wants, consulted;
};

enum { DEMO_ADULTS = 2 };

struct demo_family {
	const char *reference;
	const char *given, *family; /* the child */
	int years, months;	    /* old on the day the area is made */
	enum demo_place school, team;
	bool young_person; /* asks for themselves; adults may be empty */
	const char *email; /* of a young person */
	struct demo_adult adults[DEMO_ADULTS];
	int asked_days_ago; /* by the first adult, or the young person */
	const char *worry, *tried, *school_view, *health;
	bool consents[3]; /* school, health, care */
	struct demo_decision decision;
	struct demo_way way;
};
/* Where a family's case has come to be. */
struct told {
	int64_t child, asker, case_id; /* row ids */
	const char *public_id;
};

extern const struct demo_family demo_families[];
extern const int demo_families_n;
