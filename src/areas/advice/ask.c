/*
 * Ask: an officer asks for advice of several keys at once (reg 6(1)), or
 * proposes earlier advice (reg 6(4)); and keeps why somebody whom the family
 * wanted asked was not (reg 6(1)(h): where the request is reasonable).
 */
#include "areas/advice/advice.h"
#include "areas/advice/ask.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "areas/advice/officer.html.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/mail.h"
#include "text/text.h"

/* In which states advice may be asked for is the state machine's to say. */
bool
advice_may_ask(struct rq *rq)
{
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));

	return clock.state != STATE_REQUESTED && clock.state != STATE_DECIDING_ASSESS &&
	       event_transition(clock.state, ACT_ADVICE_REQUESTED).fit == FIT_LAWFUL;
}

/* The keys that the law names, on the first page; the child's school is chosen already. */
static void
fill(struct rq *rq)
{
	const struct advice_school_of_row *school =
	    advice_school_of(rq->tx, rq->kase->la, rq->kase->child);
	struct ask_answers v = {
		.question = text_tr(rq->language,
		    N_("Please say what the child needs, what outcomes you advise, and what "
		       "provision would meet them: what, how much, how often, and by whom.")),
		.version = rq->kase->version,
	};

	if (school != NULL)
		v.one['b' - 'a'].body = school->public_id;
	form_fill(rq->form, &v);
}

static void
add_earlier(struct rq *rq, struct view_ask_advice *v)
{
	struct advice_earlier_of_child_rows rows =
	    advice_earlier_of_child(rq->tx, rq->kase->la, rq->kase->child);

	v->earlier.n = rows.n;
	v->earlier.a = anew_n(rq->arena, struct view_earlier, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->earlier.a[i] = (struct view_earlier){ .author = rows.a[i].author,
			.role = rows.a[i].role,
			.body = rows.a[i].body_name,
			.written_on = rows.a[i].written_on,
			.months = advice_months(rows.a[i].written_on, rq->now.today) };
}

void
ask_show(struct rq *rq)
{
	const struct policy_pack *pack = rq_pack(rq);
	struct view_ask_advice v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = advice_child_name(rq),
		.due_on = advice_due(pack, rq->now.today),
		.basis = pack->duties[DUTY_ADVICE]->limits[0].basis,
		.form = rq->form };
	struct out *o;

	if (!advice_may_ask(rq)) {
		rq_redirect(rq, advice_case_path(rq, ""), NULL);
		return;
	}
	if (rq->form->n_errors == 0)
		fill(rq);
	add_earlier(rq, &v);
	o = rq_page(rq);
	advice_ask_page(o, &v);
	rq_send(rq, o);
}

/* One request in the making. */
struct asked {
	char key;
	int64_t body, adviser, reuse_of;
	const char *question;
};

static const char *
question_of(struct rq *rq, const struct ask_answers *v, int key)
{
	const char *more = v->one[key].more;

	return str_blank(more) ? v->question
			       : arena_printf(rq->arena, "%s\n\n%s", v->question, more);
}

/* The person named, with names; 0: nobody is named, or the form says what is wrong. */
static int64_t
person_of(struct rq *rq, const struct ask_one *one, int key)
{
	const char *field = ask_field(rq, "email", key);

	if (one->email == NULL) {
		if (one->given != NULL || one->family != NULL)
			form_error(
			    rq->form, field, N_("Enter the email address of the person you named"));
		return 0;
	}
	if (one->given == NULL)
		form_error(rq->form, ask_field(rq, "given", key), N_("Enter the first name"));
	if (one->family == NULL)
		form_error(rq->form, ask_field(rq, "family", key), N_("Enter the last name"));
	if (one->given == NULL || one->family == NULL)
		return 0;
	return advice_person(rq, field, one->given, one->family, one->email);
}

/* The giver of the earlier advice is asked, where it was given. */
static void
propose(struct rq *rq, const struct ask_one *one, struct asked *a)
{
	const struct advice_earlier_find_row *e;
	int64_t id;

	if (one->reuse == NULL || !str_to_int(one->reuse, &id))
		return;
	e = advice_earlier_find(rq->tx, rq->kase->la, rq->kase->child, id);
	if (e == NULL)
		return;
	a->reuse_of = e->id;
	if (e->by_person != 0)
		a->adviser = e->by_person;
	if (e->body != 0)
		a->body = e->body;
}

static int64_t
family_asked(struct rq *rq)
{
	struct advice_family_of_rows family =
	    advice_family_of(rq->tx, rq->kase->la, rq->kase->child);

	return family.n == 0 ? 0 : family.a[0].person;
}

static struct asked
asked_of(struct rq *rq, const struct ask_answers *v, int key)
{
	const struct ask_one *one = &v->one[key];
	const struct advice_body_find_row *b;
	struct asked a = { .key = (char)('a' + key), .question = question_of(rq, v, key) };

	if (a.key == 'a') {
		a.body = advice_body_of_case(rq->tx, rq->kase->la, rq->kase->team)->id;
		a.adviser = family_asked(rq);
		return a;
	}
	b = advice_body_find(rq->tx, rq->kase->la, one->body);
	if (b == NULL) {
		form_error(rq->form, ask_field(rq, "body", key), N_("Select whom you ask"));
		return a;
	}
	a.body = b->id;
	a.adviser = person_of(rq, one, key);
	propose(rq, one, &a);
	return a;
}

static void
tell(struct rq *rq, const struct asked *a, const char *request, struct date due)
{
	if (a->key == 'a')
		advice_tell_family(rq, MAIL_EVENT_VIEWS, advice_track_path(rq, "/views"));
	else
		advice_tell_asked(rq, request, a->adviser, a->body, due);
	if (a->reuse_of != 0)
		advice_tell_family(rq, MAIL_EVENT_REUSE, advice_track_path(rq, "/advice"));
}

/* Writes the requests and their events; the authority's own "yes" goes with its proposal. */
static bool
send(struct rq *rq, const struct asked *all, size_t n)
{
	struct case_event *events = anew_n(rq->arena, struct case_event, 2 * n);
	struct date today = rq->now.today, due = advice_due(rq_pack(rq), today);
	size_t n_events = 0;

	for (size_t i = 0; i < n; i++) {
		const struct asked *a = &all[i];
		const char *request = rng_public_id(rq->arena);
		const char key[] = { a->key, '\0' };
		int64_t id = rng_row_id();

		advice_request_insert(rq->tx, rq->kase->la, id, request, rq->kase->id, key, a->body,
		    a->adviser, a->question, today, rq->viewer->person, due, a->reuse_of,
		    a->reuse_of == 0 ? (struct date){ 0 } : today);
		events[n_events++] = (struct case_event){ .type = EVENT_ADVICE_REQUESTED,
			.on = today,
			.advice = a->key,
			.body = request };
		if (a->reuse_of != 0)
			events[n_events++] = (struct case_event){ .type = EVENT_REUSE_AGREED,
				.on = today,
				.advice = a->key,
				.body = request,
				.party = PARTY_LA };
		tell(rq, a, request, due);
		rq_say_case(rq, "advice_ask", "advice_request", id);
	}
	return advice_record(rq, events, n_events);
}

void
ask_save(struct rq *rq)
{
	const struct ask_answers *v = rq->values;
	struct asked all[ADVICE_KEYS];
	size_t n = 0;

	if (!advice_may_ask(rq) || v->version != rq->kase->version) {
		form_error(rq->form, "question",
		    N_("Somebody else has changed this case since you opened it. Your answers are "
		       "kept here: look at the case in another window, then send this again"));
		return;
	}
	for (int key = 0; key < ADVICE_KEYS; key++)
		if (v->keys >> (key + 1) & 1)
			all[n++] = asked_of(rq, v, key);
	if (rq->form->n_errors > 0)
		return;
	if (!send(rq, all, n)) {
		form_error(rq->form, "question",
		    N_("Somebody else changed this case while you were sending. Send this again"));
		return;
	}
	rq_redirect(rq, advice_case_path(rq, ""), "saved");
}

/* ---- refusing to ask ---- */

void
refuse_show(struct rq *rq)
{
	static const char *const names[] = { "who", "reason" };
	struct view_short_form v = {
		.title = text_tr(rq->language, N_("Keep why somebody was not asked")),
		.lead = text_tr(rq->language,
		    N_("The family may ask you to seek advice from somebody, and you must if that "
		       "is reasonable (SEND Regulations 2014 reg 6(1)(h)).")),
		.action = rq->http->path,
		.back = advice_case_path(rq, ""),
		.button = text_tr(rq->language, N_("Save the reason")),
		.reference = rq->kase->reference,
		.fields = { (const char **)names, 2 },
		.form = rq->form,
	};
	struct out *o = rq_page(rq);

	advice_short_page(o, &v);
	rq_send(rq, o);
}

void
advice_keep_refusal(struct rq *rq, const char *who, const char *reason)
{
	int64_t id = rng_row_id();

	advice_refusal_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    advice_body_of_case(rq->tx, rq->kase->la, rq->kase->team)->id, who, rq->now.today,
	    rq->viewer->person, reason);
	rq_say_case(rq, "advice_refuse", "advice_request", id);
}

void
refuse_save(struct rq *rq)
{
	const struct refuse_answers *v = rq->values;

	advice_keep_refusal(rq, v->who, v->reason);
	rq_redirect(rq, advice_case_path(rq, ""), "saved");
}
