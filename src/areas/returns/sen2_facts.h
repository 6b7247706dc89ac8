/*
 * Sen2 facts: what the return asks of a case and no step of the process says.  A fact is the
 * return's own code; NULL: not known.
 */
#pragma once
#include "areas/returns/returns.h"
#include "areas/returns/sen2_form.h"

/* The fact that is that item of the return; NULL: not known, or no fact. */
const char *sen2_fact(const struct sen2_facts *, enum sen2_element);

/* The place of it in the struct, for a form; false: no fact is that item. */
bool sen2_fact_place(enum sen2_element, size_t *ret);

/* Sets it; nothing when no fact is that item.  The value is borrowed. */
void sen2_fact_put(struct sen2_facts *, enum sen2_element, const char *value);

struct tx;

/* Keeps the facts of a case that was made in this transaction. */
void sen2_facts_add(struct tx *, int64_t la, int64_t case_id, const struct sen2_facts *);

/* Of the cases whose ids lie from first to last, in order; in the transaction's arena. */
struct sen2_case_facts {
	int64_t case_id;
	struct sen2_facts facts;
};
struct sen2_case_facts_list {
	const struct sen2_case_facts *a;
	size_t n;
};
struct sen2_case_facts_list sen2_facts_read(struct tx *, int64_t la, int64_t first, int64_t last);
