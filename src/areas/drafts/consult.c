/*
 * Consult: settings are asked whether they can meet the plan (CFA 2014 s.39(2),
 * s.40(2)).  Nothing is sent unless all of section K can go with it.
 */
#include "areas/drafts/consult.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/settings.h"
#include "areas/drafts/words.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "mail/mail.h"
#include "text/text.h"

/* As many at once; the page can be sent again. */
enum { AT_ONCE = 5 };

struct consult {
	const char *settings[AT_ONCE]; /* public ids */
};

#define SETTING(n, text, needed)                                                                   \
	{                                                                                          \
		"setting" #n, FIELD_PICK,                                                          \
		    offsetof(struct consult, settings) + ((n)-1) * sizeof(char *), text,           \
		    .as_select = true, .required = needed                                          \
	}

static const struct field fields[] = {
	SETTING(1, N_("School or college"), N_("Select a school or college to consult")),
	SETTING(2, N_("Second, if you want"), NULL),
	SETTING(3, N_("Third"), NULL),
	SETTING(4, N_("Fourth"), NULL),
	SETTING(5, N_("Fifth"), NULL),
	{ 0 },
};

static const struct form consult_form = { "consult", fields, sizeof(struct consult), NULL };

static uint32_t
bars_of(struct rq *rq)
{
	const struct draft_facts_row *f = draft_facts(rq->tx, rq->kase->la, rq->kase->id);

	return consult_bars(&(struct consult_facts){ .state = rq->kase->state,
	    .served = draft_version(rq) != NULL,
	    .advice_waiting = f->advice_waiting,
	    .advice_given = f->advice_given,
	    .advice_empty = f->advice_empty });
}

const struct form *
consult_form_of(struct rq *rq)
{
	const struct form *form = &consult_form;

	for (int i = 1; i <= AT_ONCE; i++)
		form = settings_form(rq, form, arena_printf(rq->arena, "setting%d", i));
	return form;
}

void
consult_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	drafts_consult(o, &(struct view_consult){ .public_id = rq->kase->public_id,
			      .reference = rq->kase->reference,
			      .child = case_child_name(rq),
			      .bars = draft_bar_texts(rq, bars_of(rq)),
			      .papers = reading_papers(rq),
			      .due_on = draft_due(rq, DUTY_CONSULT_REPLY, POINT_CONSULTATION),
			      .form = rq->form });
	rq_send(rq, o);
}

static bool
is_waiting(struct rq *rq, int64_t body)
{
	struct consultations_of_rows rows = consultations_of(rq->tx, rq->kase->la, rq->kase->id);

	for (size_t i = 0; i < rows.n; i++)
		if (rows.a[i].body == body && !date_is_set(rows.a[i].replied_on))
			return true;
	return false;
}

static void
tell_setting(struct rq *rq, const char *email, const char *public_id)
{
	if (email != NULL)
		mail_add(rq->tx, rq->kase->la,
		    &(struct mail){ .template = MAIL_EVENT,
			.event = MAIL_EVENT_CONSULTED,
			.address = email,
			.reference = rq->kase->reference,
			.path = arena_printf(rq->arena, "/consultations/%s", public_id) });
}

/* False: the case has changed meanwhile. */
static bool
send_to(struct rq *rq, const struct setting_find_row *b)
{
	const char *public_id = rng_public_id(rq->arena);

	consultation_insert(rq->tx, rq->kase->la, rng_row_id(), public_id, rq->kase->id,
	    draft_version(rq)->id, b->id, rq->now.today, rq->viewer->person,
	    draft_due(rq, DUTY_CONSULT_REPLY, POINT_CONSULTATION));
	tell_setting(rq, b->email, public_id);
	return draft_record(
	    rq, &(struct case_event){
		    .type = EVENT_CONSULT_SENT, .on = rq->now.today, .setting = b->public_id });
}

void
consult_save(struct rq *rq)
{
	const struct consult *c = rq->values;
	struct view_texts bars = draft_bar_texts(rq, bars_of(rq));

	if (bars.n > 0) {
		form_error(rq->form, "setting1", bars.a[0]);
		return;
	}
	for (int i = 0; i < AT_ONCE; i++) {
		const struct setting_find_row *b =
		    c->settings[i] == NULL ? NULL
					   : setting_find(rq->tx, rq->kase->la, c->settings[i]);
		const char *field = arena_printf(rq->arena, "setting%d", i + 1);
		struct setting_standing standing;

		if (b == NULL)
			continue;
		standing = settings_standing(rq, b->urn, b->setting);
		if (standing.closed)
			form_error(rq->form, field, settings_refused(rq, b->name, &standing));
		else if (is_waiting(rq, b->id))
			form_error(rq->form, field,
			    "This one has been asked already and has not replied. Choose another");
		else if (!send_to(rq, b))
			form_error(rq->form, field,
			    "Somebody else has changed this case since you opened it. Send this "
			    "again");
	}
	if (rq->form->n_errors > 0)
		return;
	rq_say_case(rq, "consult_send", "case", rq->kase->id);
	rq_redirect(rq, draft_case_path(rq, "consultations"), "consulted");
}

/* ---- who was asked, and what they say ---- */

const char *
consult_state(struct rq *rq, struct date due_on, struct date replied_on, const char **ret_colour)
{
	const struct language *l = rq->language;

	if (date_is_set(replied_on)) {
		*ret_colour = "green";
		return text_tr(l, N_("Replied"));
	}
	if (date_compare(rq->now.today, due_on) > 0) {
		*ret_colour = "red";
		return text_tr(l, N_("Late"));
	}
	*ret_colour = "yellow";
	return text_tr(l, N_("Waiting"));
}

static struct view_reply_lines
lines_of(struct rq *rq, int64_t consultation, const struct plan *p)
{
	struct consultation_lines_rows rows =
	    consultation_lines(rq->tx, rq->kase->la, consultation);
	struct view_reply_line *a = anew_n(rq->arena, struct view_reply_line, rows.n);

	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct view_reply_line){ .item = rows.a[i].item,
			.text = p == NULL ? NULL : reading_item(p, rows.a[i].item),
			.can = reply_title(rq->language, rows.a[i].can),
			.colour = str_eq(rows.a[i].can, "yes")	? "green"
				  : str_eq(rows.a[i].can, "no") ? "red"
								: "yellow",
			.note = rows.a[i].note };
	return (struct view_reply_lines){ a, rows.n };
}

/* Where a reminder is sent from, as for all that a case waits for; NULL: not now. */
static const char *
chase_path(struct rq *rq, const struct consultations_of_row *r)
{
	if (!rq_may(rq, CASE_PLAN_WRITE) || !respond_is_open(rq->kase->state) ||
	    date_is_set(r->replied_on) || !cases_may_chase(rq, r->sent_on, r->chased_on))
		return NULL;
	return draft_case_path(rq, arena_printf(rq->arena, "asks/%s/chase", r->public_id));
}

struct view_consultations
consult_rows(struct rq *rq)
{
	struct consultations_of_rows rows = consultations_of(rq->tx, rq->kase->la, rq->kase->id);
	struct view_consultations v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.rows = { anew_n(rq->arena, struct view_consultation, rows.n), rows.n } };

	for (size_t i = 0; i < rows.n; i++) {
		const struct consultations_of_row *r = &rows.a[i];
		struct view_consultation *c = &v.rows.a[i];
		const struct plan_version *version = draft_version_of(rq, r->plan_version);
		struct setting_standing standing = settings_standing(rq, r->urn, r->setting);

		*c = (struct view_consultation){ .public_id = r->public_id,
			.name = r->name,
			.kind = settings_words(rq, &standing),
			.closed = settings_refused(rq, r->name, &standing),
			.answer = r->answer == NULL ? NULL : reply_title(rq->language, r->answer),
			.reply = r->reply,
			.sent_on = r->sent_on,
			.due_on = r->due_on,
			.replied_on = r->replied_on,
			.chased_on = r->chased_on,
			.lines = lines_of(rq, r->id, version == NULL ? NULL : version->plan) };
		if (r->ground != NULL)
			c->ground = text_tr(rq->language, ground_text(ground_of_word(r->ground)));
		c->chase = chase_path(rq, r);
		c->state = consult_state(rq, r->due_on, r->replied_on, &c->colour);
	}
	return v;
}

void
consult_list(struct rq *rq)
{
	struct view_consultations v = consult_rows(rq);
	struct out *o = rq_page(rq);

	drafts_consultations(o, &v);
	rq_send(rq, o);
}
