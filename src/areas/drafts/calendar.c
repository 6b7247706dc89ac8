/*
 * Calendar: the lawful dates of a case and the meetings that were agreed, as a
 * file.  Fixed words of the policy pack and the reference, nothing of the child
 * (io/ical.h).
 */
#include "app/app.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.sql.h"
#include "base/conf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "io/ical.h"
#include "text/text.h"

struct entries {
	struct ical_entry *a;
	size_t n, cap;
};

static void
add(struct rq *rq, struct entries *all, const char *uid, const char *what, struct date on)
{
	vec_push(rq->arena, all,
	    (struct ical_entry){ .uid = arena_printf(rq->arena, "%s-%s", rq->kase->reference, uid),
		.summary = arena_printf(rq->arena, "%s (%s)", what, rq->kase->reference),
		.url = arena_printf(
		    rq->arena, "%s/track/%s", rq->app->conf->base_url, rq->kase->public_id),
		.on = on });
}

/* What is due to the family or from it, by its latest lawful day; what a body owes the council
 * stands on the page of who is awaited. */
static void
add_duties(struct rq *rq, struct entries *all)
{
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));

	for (size_t i = 0; i < clock.duties.n; i++) {
		const struct clock_duty *d = &clock.duties.a[i];

		if (d->status == CLOCK_OPEN && d->setting == NULL && d->advice == 0)
			add(rq, all,
			    arena_printf(rq->arena, "%s-%d", policy_name(NAMES_DUTY, (int)d->duty),
				d->decision),
			    text_tr(rq->language, d->rule->family), d->due);
	}
}

static void
add_meetings(struct rq *rq, struct entries *all)
{
	struct wishes_of_rows rows = wishes_of(rq->tx, rq->kase->la, rq->kase->id);

	for (size_t i = 0; i < rows.n; i++)
		if (date_is_set(rows.a[i].meet_on))
			add(rq, all, rows.a[i].public_id,
			    text_tr(rq->language, N_("A meeting that you asked for")),
			    rows.a[i].meet_on);
}

void
calendar_show(struct rq *rq)
{
	struct entries all = { 0 };

	add_duties(rq, &all);
	add_meetings(rq, &all);
	rq_send_text(rq, "text/calendar; charset=utf-8",
	    ical_write(rq->arena, all.a, all.n, rq->now.instant));
	http_set_header(rq->response, "Content-Disposition", "attachment; filename=\"dates.ics\"");
}
