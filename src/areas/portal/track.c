/* Track: where a case is, who has it, what happens next and by when. */
#include "areas/portal/track.h"
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/drafts/drafts.h"
#include "areas/people/people.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/portal_view.h"
#include "areas/portal/track.html.h"
#include "areas/portal/uploads.h"
#include "audit/audit.h"
#include "audit/read_log.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "files/files.h"
#include "text/text.h"

enum { READINGS_SHOWN = 200 };

/* The way of a request, stage by stage: which duty ends it, and from which state on it is done. */
static const struct {
	const char *title, *text;
	enum policy_duty duty;
	enum case_state done_from;
} stages[] = {
	{ N_("Decision whether to assess"),
	    N_("The council reads your request and the evidence, and applies the legal test."),
	    DUTY_DECIDE_ASSESS, STATE_ASSESSING },
	{ N_("Assessment"),
	    N_("People who know the child give advice. If the council decides that no plan is "
	       "needed, it says so with reasons."),
	    DUTY_DECIDE_ISSUE, STATE_DRAFTING },
	{ N_("Draft plan"),
	    N_("You get a draft and at least 15 days to say what should change and which school "
	       "you want."),
	    DUTY_DRAFT_REPRESENTATIONS, STATE_CONSULTING },
	{ N_("Final plan"), N_("The council sends the final plan and names the school."),
	    DUTY_FINAL_PLAN, STATE_FINAL },
};

static const struct clock_duty *
duty_of(const struct clock_result *clock, enum policy_duty duty)
{
	const struct clock_duty *found = NULL;

	for (size_t i = 0; i < clock->duties.n; i++)
		if (clock->duties.a[i].duty == duty)
			found = &clock->duties.a[i];
	return found;
}

static bool
is_refused(enum case_state state)
{
	return state == STATE_REFUSED_ASSESS || state == STATE_REFUSED_ISSUE ||
	       state == STATE_WITHDRAWN;
}

static void
add_stages(struct rq *rq, const struct clock_result *clock, struct view_track *v)
{
	size_t n = sizeof stages / sizeof stages[0];
	bool current_seen = !event_state_is_open(clock->state);

	v->stages.a = anew_n(rq->arena, struct view_stage, n);
	v->stages.n = n;
	for (size_t i = 0; i < n; i++) {
		const struct clock_duty *duty = duty_of(clock, stages[i].duty);
		struct view_stage *s = &v->stages.a[i];

		*s = (struct view_stage){
			.title = text_tr(rq->language, stages[i].title),
			.text = text_tr(rq->language, stages[i].text),
			.done = !is_refused(clock->state) && clock->state >= stages[i].done_from,
			.by = duty == NULL ? (struct date){ 0 } : duty->due,
		};
		s->now = !s->done && !current_seen;
		current_seen |= s->now;
	}
}

static void
add_documents(struct rq *rq, struct view_track *v)
{
	struct track_documents_rows files = track_documents(rq->tx, rq->kase->la, rq->kase->id);
	struct track_notices_rows notices = track_notices(rq->tx, rq->kase->la, rq->kase->id);
	const struct policy_pack *pack = rq_pack(rq);

	v->documents.n = files.n;
	v->documents.a = anew_n(rq->arena, struct view_document, files.n);
	for (size_t i = 0; i < files.n; i++)
		v->documents.a[i] = (struct view_document){ .public_id = files.a[i].public_id,
			.name = files.a[i].name,
			.kilobytes = (files.a[i].bytes + 1023) / 1024 };
	v->notices.n = notices.n;
	v->notices.a = anew_n(rq->arena, struct view_notice, notices.n);
	for (size_t i = 0; i < notices.n; i++) {
		int kind = 0;

		if (!policy_value(NAMES_NOTICE, notices.a[i].kind, &kind) ||
		    pack->notices[kind] == NULL)
			fail(FAULT_BUG, "notice %s is not in the pack", notices.a[i].kind);
		v->notices.a[i] = (struct view_notice){ .public_id = notices.a[i].public_id,
			.title = text_tr(rq->language, pack->notices[kind]->title),
			.issued_on = notices.a[i].issued_on };
	}
}

static void
add_next(struct rq *rq, const struct clock_result *clock, struct view_track *v)
{
	struct clock_next next = clock_next(rq->arena, clock);

	v->closed = !event_state_is_open(clock->state);
	v->next = next.text == NULL ? NULL : text_tr(rq->language, next.text);
	v->due_on = next.by;
	v->late = next.is_late;
	v->basis = next.duty == NULL ? NULL : next.duty->basis;
}

/* What waits for the family itself: its views (reg 6(1)(a)), and its word on a draft (reg 13(1)).
 * A duty of the council's beside it must not hide that. */
static void
add_yours(struct rq *rq, const struct clock_result *clock, struct view_track *v)
{
	for (size_t i = 0; v->may_write && i < clock->duties.n; i++) {
		const struct clock_duty *d = &clock->duties.a[i];

		if (date_is_set(d->void_on) || date_compare(d->due, rq->now.today) < 0)
			continue;
		if (d->duty == DUTY_ADVICE && d->advice == 'a' && clock_is_waiting(d))
			v->views_by = d->due;
		/* Having said one thing, the family may say another until the time is over. */
		if (d->duty == DUTY_DRAFT_REPRESENTATIONS)
			v->draft_by = d->due;
	}
}

/* "You", to whoever answers for the family. */
static const char *
holder_for(struct rq *rq, const char *body)
{
	const char *name = cases_holder_name(rq, rq->kase->next_step, body);

	return name != body && rq_may(rq, CASE_RESPOND) ? text_tr(rq->language, N_("You")) : name;
}

/* To where this viewer's cases are listed. */
static const char *
way_back(struct rq *rq)
{
	if (!rq_may(rq, CASE_RESPOND) && viewer_may(rq->viewer, MY_DAY))
		return arena_printf(rq->arena, "/cases/%s", rq->kase->public_id);
	if (!rq_may(rq, CASE_RESPOND) && viewer_may(rq->viewer, MY_SCHOOL))
		return "/my-school";
	if (!rq_may(rq, CASE_RESPOND) && viewer_may(rq->viewer, MY_ADVICE))
		return "/advice";
	return "/my-cases";
}

void
track_show(struct rq *rq)
{
	const struct track_people_row *p = track_people(rq->tx, rq->kase->la, rq->kase->id);
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));
	struct out *o = rq_page(rq);
	struct view_track v = {
		.reference = rq->kase->reference,
		.public_id = rq->kase->public_id,
		.child = p->child,
		.back = way_back(rq),
		.where = cases_state_title(rq, rq->kase->state),
		.holder = holder_for(rq, p->holder),
		.holder_since = p->holder_since,
		.officer = p->officer_given == NULL ? NULL
						    : arena_printf(rq->arena, "%s %s",
							  p->officer_given, p->officer_family),
		.team = p->team,
		.phone = p->phone,
		.received_on = rq->kase->received_on,
		.form = rq->form,
		.may_add = rq_may(rq, CASE_ADD_DOCUMENT),
		.may_read_plan = rq_may(rq, CASE_PLAN_READ) && clock.state >= STATE_DRAFT_SENT &&
				 clock.state <= STATE_CEASED,
		.may_write = rq_may(rq, CASE_RESPOND),
		.own = rq->kase->child == rq->viewer->person,
	};

	add_next(rq, &clock, &v);
	add_yours(rq, &clock, &v);
	add_stages(rq, &clock, &v);
	add_documents(rq, &v);
	if (v.may_write) {
		struct drafts_asked asked = drafts_asked(rq);

		v.asked_open = (int64_t)asked.open;
		v.asked_by = asked.answer_by;
	}
	portal_track(o, &v);
	rq_send(rq, o);
}

static void
say(struct rq *rq, const char *action, int64_t object)
{
	audit_say(rq->tx, &(struct audit_entry){
			      .la = rq->kase->la,
			      .action = action,
			      .object_kind = "document",
			      .object_id = object,
			      .role = access_relation_name(rq->kase->relations),
			      .route = rq->route->path,
			      .request = rq->http->number,
			  });
}

static void
keep(struct rq *rq, const struct intake_result *file)
{
	int64_t id = rng_row_id();

	files_record(rq->tx, rq->kase->la, file);
	track_document_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    file->name, file->type, hash_hex(rq->arena, &file->hash), file->size,
	    rq->viewer->person, rq->now.instant);
	say(rq, "document_add", id);
}

void
track_add(struct rq *rq)
{
	uploads_keep(rq, keep);
	if (rq->form->n_errors == 0)
		rq_redirect(rq, arena_printf(rq->arena, "/track/%s", rq->kase->public_id),
		    "document_added");
}

void
track_document(struct rq *rq)
{
	const struct track_document_find_row *d =
	    track_document_find(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "document"));

	if (d == NULL)
		rq_not_found(rq);
	else
		rq_send_file(rq, rq->kase->la, d->hash, d->type, d->name);
}

/* Of one reader in one role on one day: said once, with how often. */
static bool
same_reading(const struct reading *a, const struct reading *b)
{
	return a->person == b->person && str_eq(a->relation, b->relation) &&
	       a->break_glass == b->break_glass &&
	       date_compare(instant_london_date(a->at), instant_london_date(b->at)) == 0;
}

void
track_reads(struct rq *rq)
{
	struct readings all = read_log_of_child(
	    rq->tx, rq->kase->la, rq->kase->child, (struct instant){ 0 }, READINGS_SHOWN);
	struct view_readings v = { .reference = rq->kase->reference,
		.public_id = rq->kase->public_id };
	struct out *o = rq_page(rq);

	v.rows.a = anew_n(rq->arena, struct view_reading, all.n);
	for (size_t i = 0; i < all.n; i++) {
		if (i > 0 && same_reading(&all.a[i - 1], &all.a[i])) {
			v.rows.a[v.rows.n - 1].times++;
			continue;
		}
		v.rows.a[v.rows.n++] = (struct view_reading){
			.at = all.a[i].at,
			.who = arena_printf(rq->arena, "%s %s", all.a[i].given, all.a[i].family),
			.how = people_relation_title(rq->language, all.a[i].relation),
			.break_glass = all.a[i].break_glass,
			.times = 1,
		};
	}
	portal_reads(o, &v);
	rq_send(rq, o);
}
