/*
 * Model: the rules of access once more, in plain C over a struct world.
 *
 * Written from the law and the roles, not from the policy's SQL, so that a
 * mistake in one of the two is seen.
 */
#pragma once
#include "access/access_policy.h"
#include "world.h"

/* Relations of the person to the case: 0 when the case is not visible. */
uint64_t model_relations(const struct world *, int64_t viewer, const struct row *kase);

/* May the viewer see the row; and, when it is seen, the columns that may be hidden? */
bool model_sees(const struct world *, int64_t viewer, const struct row *);
bool model_sees_hidden(const struct world *, int64_t viewer, const struct row *);
