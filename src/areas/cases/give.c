/* Give: a manager gives cases to an officer, and the families are told that they have a new one. */
#include "areas/cases/day.sql.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/day.html.h"
#include "areas/cases/day_view.h"
#include "areas/cases/handover.h"
#include "areas/messages/messages.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <string.h>

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
give(struct rq *rq, const char *public_id, const struct team_officers_row *to, const char *note)
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
	handover_record(rq, k->la, k->id, to->person, note);
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
			given += give(rq, rq->http->form[i].value, to, NULL);
	rq_redirect(rq, "/my-day", given > 0 ? "given" : "given_none");
}

/* ---- one case, from its own page ---- */

struct given {
	const char *officer, *note;
};

static const struct field fields[] = {
	{ "officer", FIELD_PICK, offsetof(struct given, officer), N_("Officer"), .as_select = true,
	    .required = N_("Select the officer") },
	{ "note", FIELD_TEXTAREA, offsetof(struct given, note), N_("A note for the new officer"),
	    .hint = N_("What is next, open promises and messages are noted by themselves. Add what "
		       "somebody new cannot know."),
	    .noun = N_("The note"), .max_length = 2000 },
	{ 0 },
};

/* The choices are the officers of the team that has the case. */
const struct form *
give_form(struct rq *rq)
{
	struct team_officers_rows all = team_officers(rq->tx);
	VEC(struct choice) choices = { 0 };
	struct field *copy = anew_n(rq->arena, struct field, sizeof fields / sizeof fields[0]);
	struct form *form = anew(rq->arena, struct form);

	for (size_t i = 0; i < all.n; i++)
		if (all.a[i].la == rq->kase->la && all.a[i].team == rq->kase->team)
			vec_push(rq->arena, &choices,
			    (struct choice){ all.a[i].public_id,
				arena_printf(rq->arena, "%s %s", all.a[i].given, all.a[i].family),
				(int)choices.n + 1 });
	vec_push(rq->arena, &choices, (struct choice){ 0 });
	memcpy(copy, fields, sizeof fields);
	copy[0].choices = choices.a;
	*form = (struct form){ "give", copy, sizeof(struct given), NULL };
	return form;
}

void
give_show(struct rq *rq)
{
	struct view_asks v = { .child = case_child_name(rq),
		.reference = rq->kase->reference,
		.back = arena_printf(rq->arena, "/cases/%s", rq->kase->public_id),
		.action = arena_printf(rq->arena, "/cases/%s/officer", rq->kase->public_id),
		.form = rq->form };
	struct out *o = rq_page(rq);

	give_page(o, &v);
	rq_send(rq, o);
}

void
give_save(struct rq *rq)
{
	const struct given *g = rq->values;
	const struct team_officers_row *to = officer_of(rq, g->officer);

	if (to == NULL || !give(rq, rq->kase->public_id, to, g->note)) {
		form_error(rq->form, "officer",
		    N_("This officer is not in the team any more. Select another"));
		return;
	}
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s", rq->kase->public_id), "given");
}
