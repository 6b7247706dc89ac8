/* Give: a manager gives cases to an officer, and the families are told that they have a new one. */
#include "areas/cases/day.sql.h"
#include "areas/cases/day_pages.h"
#include "areas/messages/messages.h"
#include "base/str.h"

enum { MOST_AT_ONCE = 20 };

static const struct team_officers_row *
officer_of(struct rq *rq, const char *public_id)
{
	struct team_officers_rows *rows = anew(rq->arena, struct team_officers_rows);

	*rows = team_officers(rq->tx);
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].public_id, public_id))
			return &rows->a[i];
	return NULL;
}

/* The officer must be one of the team that has the case.  False: nothing was given. */
static bool
give(struct rq *rq, const char *public_id, const struct team_officers_row *to)
{
	const struct give_case_row *k = give_case(rq->tx, public_id);
	struct team_officers_rows all;
	bool fits = false;

	if (k == NULL || !access_may((uint64_t)k->relations, CASE_ASSIGN))
		return false;
	all = team_officers(rq->tx);
	for (size_t i = 0; i < all.n; i++)
		fits |= all.a[i].la == k->la && all.a[i].person == to->person &&
			all.a[i].team == k->team;
	if (!fits)
		return false;
	give_to(rq->tx, k->la, k->id, to->person);
	messages_hand_over(rq, k->la, k->id, to->person);
	messages_tell_family(rq, &(struct message_case){ k->la, k->id, k->reference },
	    MAIL_EVENT_OFFICER, arena_printf(rq->arena, "/track/%s", k->public_id));
	rq_say(rq, (struct audit_entry){ .la = k->la,
		       .action = "case_give",
		       .object_kind = "case",
		       .object_id = k->id,
		       .object_version = k->version + 1,
		       .on_behalf = to->person,
		       .role = access_relation_name((uint64_t)k->relations) });
	return true;
}

void
give_many(struct rq *rq)
{
	const char *officer = http_form(rq->http, "officer");
	const struct team_officers_row *to = officer == NULL ? NULL : officer_of(rq, officer);
	int given = 0;

	for (size_t i = 0; i < rq->http->n_form && to != NULL && given < MOST_AT_ONCE; i++)
		if (str_eq(rq->http->form[i].name, "case"))
			given += give(rq, rq->http->form[i].value, to);
	rq_redirect(rq, "/my-day", given > 0 ? "given" : "given_none");
}
