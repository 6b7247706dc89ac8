/*
 * People: bodies, persons and how they stand to each other, as administration
 * keeps them.
 *
 * The caller's right was checked by its route or command, and the caller says
 * the audit entry of its own act.  Ids returned are row ids.
 */
#pragma once
#include "app/route.h"
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

struct account;
struct job_kind;
struct tx;

/* Puts into the search, daily, whoever is missing there. */
extern const struct job_kind people_index_job;

extern const struct route people_routes[]; /* staff of an authority, and of a school */
extern const struct route
    looking_routes[]; /* break-glass, and who read what; before "/cases/:case" */
extern const struct route family_routes[]; /* the family on a case, kept by the officer */

/* What a role is called, in English, as a message id: "case officer".  fail(FAULT_BUG) for no role.
 */
const char *people_role_label(const char *role);

struct language;
/* By what right a record was opened: the relation, as the log of reads keeps it, in the reader's
 * language. */
const char *people_relation_title(const struct language *, const char *relation);
/* Whether people hold that role at a body of that kind: a SENCO at a school. */
bool people_role_fits(const char *role, const char *kind);

struct people_body {
	int64_t la;
	const char *public_id; /* NULL: a new one */
	const char *kind;      /* as bodies.kind has them: "authority", "team", "school" … */
	const char *name;
	int64_t urn, parent; /* 0: none */
	const char *phone, *email;
	bool inactive; /* not offered yet */
	const char
	    *setting; /* the kind of one without a number, as policy packs name it; or NULL */
	/* Where the register of settings is asked whether it closes; NULL: in the transaction that
	 * writes. */
	struct tx *asked;
};
int64_t people_add_body(struct tx *, const struct people_body *);

/* The authority's own body; 0: the database has no such authority. */
int64_t people_authority(struct tx *, int64_t la);

/* The active body of that name in the authority; 0: there is none. */
int64_t people_body_named(struct tx *, int64_t la, const char *name);

struct people_person {
	int64_t la;
	const char *given, *family;
	struct date born;     /* unset: not asked */
	const char *language; /* NULL: English */
};
int64_t people_add_person(struct tx *, const struct people_person *);

/*
 * Whoever writes the name of somebody a case can be about calls this, so that
 * the search finds it misspelt too (areas/people/names.h).  people_add_person()
 * does so for everybody with a date of birth.
 */
void people_index_name(
    struct tx *, int64_t la, int64_t person, const char *given, const char *family);

/*
 * What is searched for, as one text for the queries of areas that search: a
 * JSON list of, for each key, the number of its word, how well it fits (9 is best), and the key.
 * At most ten words.  NULL: no letters.
 */
struct people_search {
	const char *keys; /* ["08=rowan","02~rvn"] */
	int64_t words;
};
struct people_search people_search(struct arena *, const char *name);

/*
 * The account that has the address, in that authority; else a new person with a new account that
 * signs in by link and code.  NULL: the address belongs to an account of another authority, or to
 * one that is switched off.
 */
const struct account *people_account(
    struct tx *, int64_t la, const char *given, const char *family, const char *email);

struct people_contact {
	int64_t la, person;
	const char *kind; /* "email", "mobile", "phone" or "address" */
	const char *value, *postcode;
	bool protected, preferred;
};
void people_add_contact(struct tx *, const struct people_contact *);

struct people_parent {
	int64_t la, child, person;
	const char *kind; /* "parent", "carer" or "authority" */
	bool restricted;  /* by a court's order: may not follow the case */
	bool without;	  /* neither parental responsibility nor care of the child */
};
/* The search finds the child by this name too. */
void people_add_parent(struct tx *, const struct people_parent *);

void people_enrol(struct tx *, int64_t la, int64_t child, int64_t school, struct date from);
/* The same for one that ends: to is the first day without it; unset: it goes on. */
void people_enrol_until(
    struct tx *, int64_t la, int64_t child, int64_t school, struct date from, struct date to);

/* A role at a body, from that day on; role is the name of an enum post. */
void people_add_post(
    struct tx *, int64_t la, int64_t person, int64_t body, const char *role, struct date from);
/* Ends every post of the person with that day; the caller ends the sessions. */
void people_end_posts(struct tx *, int64_t la, int64_t person, struct date on);
