/* Known: has the council a case of this child already?  Asked before a request that came by post is
 * recorded, so that no child has two. */
#include "app/rq.h"
#include "areas/cases/cases.h"
#include "areas/cases/find.sql.h"
#include "areas/people/people.h"
#include "base/str.h"
#include "base/vec.h"

enum { WORDS_ASKED = 2 };

static bool
is_open(const char *state)
{
	for (int s = 0; s < STATE__MAX; s++)
		if (str_eq(state, event_state_name((enum case_state)s)))
			return event_state_is_open((enum case_state)s);
	return false;
}

/* When the assessment ended: with the decision whether to make a plan. */
static struct date
assessed_on(struct rq *rq, int64_t la, int64_t case_id)
{
	struct cases_logs logs = cases_logs(rq->tx, la, case_id, case_id);
	struct date on = { 0 };

	for (size_t i = 0; logs.n > 0 && i < logs.a[0].n; i++)
		if (logs.a[0].a[i].type == EVENT_ISSUE_DECISION)
			on = logs.a[0].a[i].on;
	return on;
}

static void
describe(struct rq *rq, int64_t la, int64_t case_id, const struct find_case_row *r,
    struct cases_known *k)
{
	k->child_id = known_child(rq->tx, la, k->child)->public_id;
	k->name = arena_printf(rq->arena, "%s %s", r->given, r->family);
	k->reference = r->reference;
	k->path = arena_printf(rq->arena, "/cases/%s", r->public_id);
	k->state = cases_state_title(rq, r->state);
	k->holder = cases_holder_name(rq, r->next_step, r->holder);
	k->next = cases_duty_title(rq, r->next_step);
	k->due_on = r->due_on;
	k->born = find_born(rq->tx, la, k->child)->born;
	k->officer = r->officer_given == NULL
			 ? NULL
			 : arena_printf(rq->arena, "%s %s", r->officer_given, r->officer_family);
	k->assessed_on = assessed_on(rq, la, case_id);
}

/* The open case of the child, else the newest; false: it has none. */
static bool
add_case(struct rq *rq, int64_t la, struct cases_known *k)
{
	struct known_cases_rows cases = known_cases(rq->tx, la, k->child);
	const struct find_case_row *r;
	size_t which = 0;

	if (cases.n == 0)
		return false;
	for (size_t i = cases.n; i-- > 0;)
		if (is_open(cases.a[i].state)) {
			k->open = true;
			which = i;
		}
	r = find_case(rq->tx, la, cases.a[which].id);
	if (r != NULL && access_may((uint64_t)r->relations, CASE_READ))
		describe(rq, la, cases.a[which].id, r, k);
	return true;
}

struct cases_known_list
cases_known(struct rq *rq, const struct cases_child *c)
{
	struct people_search s =
	    people_search(rq->arena, arena_printf(rq->arena, "%s %s", c->given, c->family));
	struct known_children_rows rows = known_children(
	    rq->tx, c->la, c->born, s.keys, s.words < WORDS_ASKED ? s.words : WORDS_ASKED, c->upn);
	VEC(struct cases_known) all = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		struct cases_known k = { .child = rows.a[i].person,
			.by_number = rows.a[i].by_number != 0 };

		if (!add_case(rq, c->la, &k))
			continue;
		k.same_name =
		    str_eq_ci(k.name, arena_printf(rq->arena, "%s %s", c->given, c->family));
		vec_push(rq->arena, &all, k);
	}
	return (struct cases_known_list){ all.a, all.n };
}

void
cases_keep_upn(struct tx *tx, int64_t la, int64_t child, const char *upn)
{
	struct identifiers_of_rows rows = identifiers_of(tx, la, child);

	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(rows.a[i].kind, "upn"))
			return;
	identifier_insert(tx, la, child, "upn", upn);
}
