/* Asks: what a case waits for, with reminders and escalations, for staff and for the family. */
#include "areas/cases/asks.h"
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.h"
#include "areas/cases/day.html.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/exception.sql.h"
#include "areas/cases/rules_day.h"
#include "areas/cases/words.h"
#include "areas/messages/messages.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "policy/calendar.h"
#include "text/text.h"

struct escalation {
	const char *reason;
	struct date expected_on;
};

static const struct field fields[] = {
	{ "reason", FIELD_TEXTAREA, offsetof(struct escalation, reason),
	    N_("Why is it late, as far as you know?"),
	    N_("The family reads this. No blame, and nothing about other children."),
	    .noun = N_("Reason"), .required = N_("Enter why it is late"), .max_length = 1000 },
	{ "expected_on", FIELD_DATE, offsetof(struct escalation, expected_on),
	    N_("By which day is it now expected?"), .noun = N_("The day"),
	    .required = N_("Enter the day by which it is now expected"),
	    .dates = DATES_TODAY_OR_FUTURE },
	{ 0 },
};

const struct form escalate_form = { "escalate", fields, sizeof(struct escalation), NULL };

const char *
ask_what(struct rq *rq, const char *advice)
{
	const struct policy_advice *a =
	    advice == NULL ? NULL : policy_advice_find(rq->app->pack, *advice);

	if (a == NULL)
		return text_tr(rq->language, N_("Whether the setting can meet the plan"));
	return text_tr(rq->language, a->title);
}

const struct asks_on_row *
ask_on_page(struct rq *rq, const char *public_id)
{
	struct asks_on_rows *rows = anew(rq->arena, struct asks_on_rows);

	*rows = asks_on(rq->tx, rq->kase->la, rq->kase->id);
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].ask, public_id))
			return &rows->a[i];
	return NULL;
}

bool
cases_may_chase(const struct rq *rq, struct date asked_on, struct date chased_on)
{
	const struct policy_pack *pack = rq->app->pack;
	struct date told = date_is_set(chased_on) ? chased_on : asked_on;

	return day_may_chase(
	    told, calendar_add_working_days(pack, told, pack->chase_working_days), rq->now.today);
}

static struct view_ask
view_ask(struct rq *rq, const struct asks_on_row *r, bool may_act)
{
	const char *base =
	    arena_printf(rq->arena, "/cases/%s/asks/%s", rq->kase->public_id, r->ask);
	bool open = !date_is_set(r->ended_on);
	bool may_chase = open && may_act && cases_may_chase(rq, r->asked_on, r->chased_on);

	return (struct view_ask){ .public_id = r->ask,
		.what = ask_what(rq, r->advice),
		.who = str_eq(r->advice, "a") && rq_may(rq, CASE_RESPOND)
			   ? text_tr(rq->language, N_("You"))
			   : r->name,
		.chase = may_chase ? arena_printf(rq->arena, "%s/chase", base) : NULL,
		.escalate = open && may_act ? arena_printf(rq->arena, "%s/escalate", base) : NULL,
		.reason = r->reason,
		.asked_on = r->asked_on,
		.due_on = r->due_on,
		.ended_on = r->ended_on,
		.chased_on = r->chased_on,
		.escalated_on = r->escalated_on,
		.expected_on = r->expected_on,
		.late = open && date_compare(r->due_on, rq->now.today) < 0 };
}

static struct view_asks
view(struct rq *rq, bool staff)
{
	const struct day_case_row *k = day_case(rq->tx, rq->kase->la, rq->kase->id);

	return (struct view_asks){ .child = arena_printf(rq->arena, "%s %s", k->given, k->family),
		.reference = k->reference,
		.back = arena_printf(
		    rq->arena, "/%s/%s", staff ? "cases" : "track", rq->kase->public_id),
		.staff = staff,
		.form = rq->form };
}

static void
add_lifted(struct rq *rq, struct view_asks *v)
{
	struct exception_reasons_of_rows rows =
	    exception_reasons_of(rq->tx, rq->kase->la, rq->kase->id);

	v->lifted.n = rows.n;
	v->lifted.a = anew_n(rq->arena, struct view_lifted, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->lifted.a[i] = (struct view_lifted){ .title = exception_title(
							   rq->language, rows.a[i].code),
			.reason = rows.a[i].reason,
			.who = arena_printf(rq->arena, "%s %s", rows.a[i].given, rows.a[i].family),
			.on = rows.a[i].claimed_on };
}

static void
show(struct rq *rq, bool staff)
{
	struct asks_on_rows rows = asks_on(rq->tx, rq->kase->la, rq->kase->id);
	struct view_asks v = view(rq, staff);
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++)
		vec_push(rq->arena, &v.rows,
		    view_ask(rq, &rows.a[i], staff && rq_may(rq, CASE_PLAN_WRITE)));
	add_lifted(rq, &v);
	asks_page(o, &v);
	rq_send(rq, o);
}

void
asks_show(struct rq *rq)
{
	show(rq, true);
}

void
asks_family_show(struct rq *rq)
{
	show(rq, false);
}

void
escalate_show(struct rq *rq)
{
	const struct asks_on_row *r = ask_on_page(rq, rq_arg(rq, "ask"));
	struct view_asks v;
	struct out *o;

	if (r == NULL || date_is_set(r->ended_on)) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	v = view(rq, true);
	v.back = arena_printf(rq->arena, "%s/waiting", v.back);
	v.action =
	    arena_printf(rq->arena, "/cases/%s/asks/%s/escalate", rq->kase->public_id, r->ask);
	vec_push(rq->arena, &v.rows, view_ask(rq, r, false));
	escalate_page(o, &v);
	rq_send(rq, o);
}

/* Everybody who leads there; the body's own address where nobody does. */
static void
tell_heads(struct rq *rq, int64_t la, int64_t body)
{
	const struct mail mail = { .template = MAIL_EVENT,
		.event = MAIL_EVENT_ESCALATED,
		.reference = rq->kase->reference,
		.path = "/sign-in" };
	struct body_heads_rows heads = body_heads(rq->tx, la, body);
	size_t told = 0;

	for (size_t i = 0; i < heads.n; i++)
		told += messages_tell_person(rq, la, heads.a[i].person, &mail);
	if (told == 0)
		messages_tell_body(rq, la, body, &mail);
}

void
escalate_save(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;
	const struct escalation *e = rq->values;
	const struct asks_on_row *r = ask_on_page(rq, rq_arg(rq, "ask"));

	if (r == NULL || date_is_set(r->ended_on)) {
		rq_not_found(rq);
		return;
	}
	chase_insert(rq->tx, k->la, rng_row_id(), k->id, r->advice_request, r->consultation,
	    r->body, rq->viewer->person, rq->now.today, true, e->reason, e->expected_on);
	rq_say_case(rq, "escalate", "case", k->id);
	tell_heads(rq, k->la, r->body);
	messages_tell_family(rq, &(struct message_case){ k->la, k->id, k->reference },
	    MAIL_EVENT_ESCALATED, arena_printf(rq->arena, "/track/%s/waiting", k->public_id));
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s/waiting", k->public_id), "escalated");
}
