/*
 * Viewer: the person on whose behalf a request runs, and what that person may do.
 *
 * Rights are of two kinds (src/access/policy.txt).  A post, a role at a body,
 * gives rights that need no case: viewer_may().  A relation to a case gives
 * rights to that case: access_may() on visible_cases.relations.  Both are read
 * anew inside every transaction, so what has ended is gone at the next request.
 *
 * Which rows a viewer sees is not asked here: the views visible_* answer it.
 * The session and its second factor belong to auth/session.h.
 */
#pragma once
#include "access/access_policy.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tx;

/* A post the viewer has today. */
struct viewer_post {
	int64_t la, body;
	const char *body_name;
	enum post role;
};

struct viewer {
	int64_t person; /* persons.id; 0: the public */
	int64_t la;	/* the authority whose record of the person this is */
	const char *given, *family;
	const char *language; /* as the person chose it; NULL for the public */
	const struct viewer_post *posts;
	size_t n_posts;
	uint64_t permissions; /* bit n: permission n */
};

/* Nobody in particular; never freed. */
const struct viewer *viewer_public(void);

/*
 * The person for whom the transaction was begun, in the transaction's arena.
 * A person without a record is the public.  fail(FAULT_BUG) when the
 * transaction runs for somebody else.
 */
const struct viewer *viewer_load(struct tx *, int64_t person);

/* May the viewer do this, anywhere, by a post?  PUBLIC: everybody; SIGNED_IN: every person. */
bool viewer_may(const struct viewer *, enum permission);
/* The same, by a post in that authority. */
bool viewer_may_at(const struct viewer *, int64_t la, enum permission);
/* The authority in which a post gives it, the viewer's own before others; 0: none does. */
int64_t viewer_authority(const struct viewer *, enum permission);
bool viewer_has_post(const struct viewer *);
/* Has posts, and none but that of an adviser: what such a person sees comes from being asked, case
 * by case. */
bool viewer_only_advises(const struct viewer *);

/* May somebody in these relations to a case do this to it? */
bool access_may(uint64_t relations, enum permission);

/* The first of the relations, as the read log and pages name it: "officer"; "none" for 0. */
const char *access_relation_name(uint64_t relations);
bool access_only_by_break_glass(uint64_t relations);
