/*
 * Letters: an issued notice as a file for each recipient, in the language that
 * the recipient reads where there is a translation.  Made in the transaction
 * that issues the notice, kept in the file store, never changed.
 */
#pragma once
#include "app/rq.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "base/buf.h"
#include "policy/policy.h"
#include "text/text.h"

/* Said beside a translation that no person has checked. */
extern const char letter_unchecked[];

/* One letter to one recipient. */
struct letter {
	const struct language *language;
	const char *title, *authority, *reference, *child;
	const char *to;	      /* a person's or body's name */
	const char *address;  /* where it is posted; NULL: it goes another way */
	const char *enclosed; /* what goes with it; NULL: nothing */
	const char *seal;     /* the notice's hash */
	struct date on;
	struct {
		const struct view_part *a; /* label and body in the letter's language */
		size_t n;
	} parts;
};

/* Tagged, for print and for screen readers.  A pure function of the letter. */
struct buf *letter_pdf(struct arena *, const struct letter *);

/* A notice that is being issued today. */
struct letters_of {
	int64_t notice;
	const struct policy_notice_rule *rule;
	const char *const *texts; /* what each part says, in the rule's order */
	const char *seal;
	const struct notice_recipients_rows *recipients;
};

/* Keeps what the notice says in every language there is, and a letter for each recipient. */
void letters_make(struct rq *, const struct letters_of *);
