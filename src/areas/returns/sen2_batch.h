/*
 * Sen2 batch: the people of a return out of the database, some cases at a time.
 *
 * A person stands at the lowest of their cases; the others are read with it.  What the database
 * does not hold is left out of the tree, never made up.
 */
#pragma once
#include "areas/returns/sen2_tree.h"
#include "areas/returns/sen2_year.h"
#include "base/arena.h"

#include <stdint.h>

struct policy_set;
struct tx;

struct sen2_batch;

/* The next cases behind that one, at most so many, in the transaction's arena; NULL: there is none.
 * All of it is read now: what is made of it asks no transaction, and may be made in another thread.
 */
struct sen2_batch *sen2_batch_next(struct tx *, const struct policy_set *, const struct sen2_year *,
    int64_t la, int64_t after, int most);

size_t sen2_batch_cases(const struct sen2_batch *);
int64_t sen2_batch_case(const struct sen2_batch *, size_t i); /* its id */

/* Whether the case's child has other cases too. */
bool sen2_batch_is_one_of_many(const struct sen2_batch *, size_t i);

/* The person of the i-th case as the return has them; NULL: the case belongs to another's place, or
 * nothing of it is in the return. */
struct sen2_node *sen2_batch_person(struct sen2_batch *, size_t i);

/* Which case a node of the last person's requests is of; the person's own for any other. */
int64_t sen2_batch_case_of(const struct sen2_batch *, const struct sen2_node *);

/* The person of that one case, whichever of their cases it is; NULL: nothing is in the return. */
struct sen2_node *sen2_person_of(struct tx *, const struct policy_set *, const struct sen2_year *,
    int64_t la, int64_t case_id, struct sen2_batch **ret);
