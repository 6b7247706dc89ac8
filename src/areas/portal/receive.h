/*
 * Receive: the one transaction in which a request becomes a case, however it
 * came: sent by a family from its own pages, or typed by somebody of the
 * council who has a letter in hand.  The draft is the request's (rq->draft).
 */
#pragma once
#include "app/rq.h"
#include "areas/cases/cases.h"
#include "areas/portal/forms.h"

struct account;

/* Texts that were not given are NULL. */
struct receipt {
	const struct ask_child *child;
	int64_t known_child;	   /* persons.id of a child the council knows; 0: a new one */
	const struct ask_you *you; /* who asks; or the family of whom somebody else asks.  NULL: of
				      a known child, nobody new is named */
	/* Somebody who asks and is not "you": a professional.  NULL: "you" ask. */
	const char *other_given, *other_family;
	const char *language; /* of new people */
	const char *source;   /* as requests.source has it */
	const char *relationship;
	const char *came_by; /* as requests.came_by has it; NULL: by the family's own form */
	struct date received_on;
	int64_t team, officer; /* bodies.id; persons.id, 0: nobody has taken it */
	const char *worry, *tried, *school, *school_view, *health;
};

struct received {
	int64_t child, you, asker; /* persons.id; you 0: there is none */
	bool you_may_follow;	   /* no court's order keeps "you" from the case */
	struct case_opened opened;
};

/*
 * Makes the people, their contacts, the case with its first event on the day
 * it was received, the request and its documents, and ends the draft.  Whoever
 * has asked before is found again: by the account of the address, or as a
 * parent of the known child by the name.
 */
struct received receive(struct rq *, const struct receipt *);

/* "You" are told the reference and the day of the decision, by mail or letter as they chose; nobody
 * is who may not follow the case, or gave no way to be reached. */
void receive_tell(
    struct rq *, const struct ask_you *, const char *language, const struct received *);

/* An account for somebody who has none; NULL: there was one.  An address that they gave must be
 * free. */
const struct account *receive_account(struct rq *, const struct ask_you *, int64_t person);

/* The audit entry. */
void receive_say(struct rq *, const char *action, const struct received *);
