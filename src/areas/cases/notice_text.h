/* Notice text: what the program writes into a notice, in the language of whoever reads it. */
#pragma once
#include "app/rq.h"
#include "policy/policy.h"
#include "text/text.h"

/* What a new notice tells of.  NULL: not yet known. */
struct notice_about {
	enum policy_notice kind;
	const char *decision, *reasons;
};

/* The part of a notice on the case on the page, before anybody has changed it; "" where only a
 * person can write it. */
const char *notice_part_text(
    struct rq *, const struct notice_about *, const struct policy_part *, const struct language *);

/* The days that follow from a letter of today about a decision that can be appealed. */
const char *notice_dates(struct rq *, enum policy_decision, const struct language *);

/*
 * The body of a part as it is being issued, in another language: every line
 * that the program wrote, in that language; every other as it stands.
 */
const char *notice_part_in(struct rq *, const struct policy_notice_rule *,
    const struct policy_part *, const char *body, const struct language *);
