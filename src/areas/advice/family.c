/* Family: its views, wishes and feelings, which are advice like any other (reg 6(1)(a)). */
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "areas/advice/officer.html.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

static const char *
lead_of(struct rq *rq, const struct advice_views_asked_rows *asked)
{
	const char *whole =
	    text_tr(rq->language, N_("Your views count as much as anybody’s advice. They stand in "
				     "the plan as you say them."));

	if (asked->n == 0)
		return whole;
	return arena_printf(rq->arena, "%s %s %s. %s", whole,
	    text_tr(rq->language, N_("The council asks you to send them by")),
	    text_date(rq->arena, rq->language, asked->a[0].due_on), asked->a[0].question);
}

void
views_show(struct rq *rq)
{
	static const char *const names[] = { "views" };
	struct advice_views_asked_rows asked =
	    advice_views_asked(rq->tx, rq->kase->la, rq->kase->id);
	struct view_short_form v = {
		.title = text_tr(rq->language, N_("Your views, wishes and feelings")),
		.lead = lead_of(rq, &asked),
		.action = rq->http->path,
		.back = advice_track_path(rq, "/advice"),
		.button = text_tr(rq->language, N_("Send your views")),
		.reference = rq->kase->reference,
		.fields = { (const char **)names, 1 },
		.form = rq->form,
	};
	struct out *o = rq_page(rq);

	advice_short_page(o, &v);
	rq_send(rq, o);
}

static const char *
role_of(const struct rq *rq)
{
	return rq->viewer->person == rq->kase->child ? N_("The young person") : N_("Family");
}

/* One answer answers every request for views that waits, and comes unasked where none does. */
static bool
end_requests(struct rq *rq, const struct advice_views_asked_rows *asked)
{
	struct case_event *events = anew_n(rq->arena, struct case_event, asked->n + 1);

	events[0] = (struct case_event){
		.type = EVENT_ADVICE_RECEIVED, .on = rq->now.today, .advice = 'a'
	};
	for (size_t i = 0; i < asked->n; i++) {
		events[i] = events[0];
		events[i].body = asked->a[i].public_id;
		if (advice_request_end(rq->tx, rq->kase->la, asked->a[i].id, asked->a[i].version,
			"given", advice_access_ends(rq->now.today), NULL) != 1)
			return false;
	}
	return advice_record(rq, events, asked->n == 0 ? 1 : asked->n);
}

void
views_save(struct rq *rq)
{
	const struct views_answers *v = rq->values;
	struct advice_views_asked_rows asked =
	    advice_views_asked(rq->tx, rq->kase->la, rq->kase->id);
	int64_t id = rng_row_id();

	advice_given_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    asked.n == 0 ? 0 : asked.a[0].id, "a", advice_next_label(rq),
	    advice_name(rq, rq->viewer->given, rq->viewer->family), role_of(rq), 0,
	    rq->viewer->person, rq->now.today, rq->now.today, v->views, NULL, NULL, NULL, 0);
	if (!end_requests(rq, &asked)) {
		form_error(rq->form, "views",
		    N_("The case changed while you were sending. Nothing is lost: send again"));
		return;
	}
	rq_say_case(rq, "advice_views", "advice", id);
	advice_tell_team(rq);
	rq_redirect(rq, advice_track_path(rq, "/advice"), "saved");
}
