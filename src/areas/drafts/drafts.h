/*
 * Drafts: from serving the draft to the final plan.
 *
 * The family reads the draft and says what it thinks line by line, the council
 * answers on the same line, settings are consulted and one is named, and the
 * plan becomes final.  The notices N3 and N4 are written and issued by the
 * pages of cases; what goes with them is here.
 */
#pragma once
#include "app/route.h"
#include "base/date.h"
#include "policy/policy.h"

#include <stdint.h>

struct language;
struct rq;

extern const struct route drafts_routes[];

/*
 * Does what goes with issuing the notice: with N3 the draft, with N4 the final
 * plan becomes a version that never changes.  NULL: done, or nothing to do;
 * else what stands in the way, in the reader's words, and nothing was written.
 */
const char *drafts_issue(struct rq *, enum policy_notice);

/* What N3 and N4 say in that part, in that language; NULL: the part is not about the plan. */
const char *drafts_notice_part(
    struct rq *, enum policy_notice, const char *part, const struct language *);

/* The setting that section I names; NULL: none, or a type only. */
struct drafts_setting {
	int64_t id;
	const char *name, *email;
};
const struct drafts_setting *drafts_named_setting(struct rq *);

/* What the family asked for on the case on the page. */
struct drafts_asked {
	size_t all, open;
	struct date answer_by; /* of the open ones: the first day by which an answer is promised */
};
struct drafts_asked drafts_asked(struct rq *);
/* "A meeting" for "meeting", in the reader's language. */
const char *drafts_wish_title(const struct rq *, const char *kind);
