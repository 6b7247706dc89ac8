/* Answers: every comment and request of the family gets one, on the line it is about. */
#include "areas/advice/advice.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/words.h"
#include "areas/messages/messages.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

/* ---- the list ---- */

static const char *
line_of(struct rq *rq, int64_t version, const char *item)
{
	const struct plan_version *v = draft_version_of(rq, version);

	return v == NULL ? NULL : reading_item(v->plan, item);
}

void
answers_show(struct rq *rq)
{
	struct comments_of_rows rows = comments_of(rq->tx, rq->kase->la, rq->kase->id);
	struct view_answers v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.wishes = draft_wishes(rq) };
	VEC(struct view_said) open = { 0 }, answered = { 0 };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++) {
		const struct comments_of_row *c = &rows.a[i];
		struct view_said s = { .public_id = c->public_id,
			.item = c->item,
			.line = line_of(rq, c->plan_version, c->item),
			.text = c->text,
			.by = c->given == NULL
				  ? text_tr(rq->language, N_("The family"))
				  : arena_printf(rq->arena, "%s %s", c->given, c->family),
			.at = c->at_time,
			.answer_text = c->answer_text,
			.answered_at = c->answered_at };

		if (c->answer != NULL) {
			s.answer = answer_title(rq->language, c->answer);
			vec_push(rq->arena, &answered, s);
		} else {
			vec_push(rq->arena, &open, s);
		}
	}
	v.open = (struct view_saids){ open.a, open.n };
	v.answered = (struct view_saids){ answered.a, answered.n };
	drafts_answers(o, &v);
	rq_send(rq, o);
}

/* Everybody who may respond hears that there is an answer, and not what it says. */
static void
tell_family(struct rq *rq, const char *where)
{
	messages_tell_family(rq,
	    &(struct message_case){ rq->kase->la, rq->kase->id, rq->kase->reference },
	    MAIL_EVENT_ANSWERED, draft_track_path(rq, where));
}

static const char stale[] = "Somebody else has answered this since you opened it. Open the list "
			    "again and read their answer";

/* ---- a comment ---- */

struct comment_reply {
	int how;
	const char *text;
	int64_t version;
};

static const struct choice hows[] = {
	{ "accepted", N_("Accepted: the draft is changed as asked"), 1 },
	{ "partly", N_("Accepted in part"), 2 },
	{ "declined", N_("Not accepted"), 3 },
	{ 0 },
};

static const struct field answer_fields[] = {
	{ "how", FIELD_CHOICE, offsetof(struct comment_reply, how), N_("What is the answer?"),
	    .choices = hows, .required = N_("Select whether the comment is accepted") },
	{ "text", FIELD_TEXTAREA, offsetof(struct comment_reply, text),
	    N_("Reasons, or what was changed, as the family will read it"),
	    .required = N_("Enter what was changed, or why it was not"), .noun = N_("The answer"),
	    .max_length = 4000 },
	{ "version", FIELD_VERSION, offsetof(struct comment_reply, version), NULL },
	{ 0 },
};

static const struct form answer_form = { "answer", answer_fields, sizeof(struct comment_reply),
	NULL };

static const struct comment_find_row *
comment_of(struct rq *rq)
{
	return comment_find(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "comment"));
}

const struct form *
answer_form_of(struct rq *rq)
{
	return comment_of(rq) == NULL ? NULL : &answer_form;
}

void
answer_show(struct rq *rq)
{
	const struct comment_find_row *c = comment_of(rq);
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct comment_reply){ .version = c->version,
					.how = choice_number(hows, c->answer),
					.text = c->answer_text });
	drafts_answer(o, &(struct view_answer){ .public_id = rq->kase->public_id,
			     .reference = rq->kase->reference,
			     .title = arena_printf(rq->arena, "%s %s",
				 text_tr(rq->language, N_("Answer the comment on")), c->item),
			     .action = arena_printf(rq->arena, "/cases/%s/answers/comments/%s",
				 rq->kase->public_id, rq_arg(rq, "comment")),
			     .said = { .line = line_of(rq, c->plan_version, c->item),
				 .text = c->text,
				 .at = c->at_time },
			     .choice = true,
			     .form = rq->form });
	rq_send(rq, o);
}

void
answer_save(struct rq *rq)
{
	const struct comment_reply *a = rq->values;
	const struct comment_find_row *c = comment_of(rq);

	if (comment_answer(rq->tx, rq->kase->la, c->id, a->version, choice_value(hows, a->how),
		a->text, rq->viewer->person, rq->now.instant) != 1) {
		form_error(rq->form, "text", stale);
		return;
	}
	tell_family(rq, "plan");
	rq_say_case(rq, "comment_answer", "line_comment", c->id);
	rq_redirect(rq, draft_case_path(rq, "answers"), "answered");
}

/* ---- a meeting, mediation or advice that was asked for ---- */

struct wish_answer {
	int agreed; /* enum answer */
	struct date meet_on;
	const char *text;
	int64_t version;
};

#define AGREED(label, message)                                                                     \
	{                                                                                          \
		"agreed", FIELD_CHOICE, offsetof(struct wish_answer, agreed), label,               \
		    .choices = choice_yes_no, .required = message                                  \
	}
#define TEXT_AND_VERSION                                                                           \
	{ "text", FIELD_TEXTAREA, offsetof(struct wish_answer, text),                              \
		N_("The answer, as the family will read it"), .hint = N_("If it is no, say why"),  \
		.required = N_("Enter the answer"), .noun = N_("The answer"),                      \
		.max_length = 3000 },                                                              \
	    { "version", FIELD_VERSION, offsetof(struct wish_answer, version), NULL },             \
	{                                                                                          \
		0                                                                                  \
	}

static const struct field talk_fields[] = {
	AGREED(N_("Will there be one?"), N_("Select yes if there will be one")),
	{ "meet_on", FIELD_DATE, offsetof(struct wish_answer, meet_on),
	    N_("If the day is fixed: which day?"),
	    .hint = N_("The family sees it on its page and in its calendar. Write the time and the "
		       "place into the answer."),
	    .noun = N_("The day"), .dates = DATES_TODAY_OR_FUTURE },
	TEXT_AND_VERSION,
};
static const struct form talk_form = { "wish_answer", talk_fields, sizeof(struct wish_answer),
	NULL };

/* Reg 6(1)(h): a request must be met that is reasonable. */
static const struct field advice_fields[] = {
	AGREED(N_("Is the request reasonable, so that you must ask this person for advice?"),
	    N_("Select yes if you will ask this person for advice")),
	TEXT_AND_VERSION,
};
static const struct form advice_form = { "wish_advice_answer", advice_fields,
	sizeof(struct wish_answer), NULL };

static const struct wish_find_row *
wish_of(struct rq *rq)
{
	return wish_find(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "wish"));
}

static bool
is_advice(const struct wish_find_row *w)
{
	return str_eq(w->kind, "advice");
}

/* A setting is answered by naming one. */
const struct form *
wish_answer_form_of(struct rq *rq)
{
	const struct wish_find_row *w = wish_of(rq);

	if (w == NULL || str_eq(w->kind, "setting"))
		return NULL;
	return is_advice(w) ? &advice_form : &talk_form;
}

void
wish_answer_show(struct rq *rq)
{
	const struct wish_find_row *w = wish_of(rq);
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct wish_answer){ .version = w->version,
					.agreed = choice_number(choice_yes_no, w->agreed),
					.meet_on = w->meet_on,
					.text = w->answer });
	drafts_answer(o, &(struct view_answer){ .public_id = rq->kase->public_id,
			     .reference = rq->kase->reference,
			     .title = arena_printf(rq->arena, "%s: %s",
				 text_tr(rq->language, N_("Answer the request")),
				 wish_title(rq->language, w->kind)),
			     .action = arena_printf(rq->arena, "/cases/%s/answers/wishes/%s",
				 rq->kase->public_id, rq_arg(rq, "wish")),
			     .said = { .line = w->who, .text = w->text },
			     .agree = true,
			     .meeting = !is_advice(w),
			     .form = rq->form });
	rq_send(rq, o);
}

/* A yes to advice is kept by asking for it, a no stands with the requests for advice. */
static const char *
after_answer(struct rq *rq, const struct wish_find_row *w, const struct wish_answer *a)
{
	if (!is_advice(w))
		return draft_case_path(rq, "answers");
	if (a->agreed == ANSWER_YES)
		return draft_case_path(rq, "advice/ask");
	if (!str_eq(w->agreed, "no"))
		advice_keep_refusal(rq, w->who, a->text);
	return draft_case_path(rq, "answers");
}

void
wish_answer_save(struct rq *rq)
{
	const struct wish_answer *a = rq->values;
	const struct wish_find_row *w = wish_of(rq);
	const char *next;

	if (wish_answer(rq->tx, rq->kase->la, w->id, a->version,
		choice_value(choice_yes_no, a->agreed), a->text,
		a->agreed == ANSWER_YES ? a->meet_on : (struct date){ 0 }, rq->viewer->person,
		rq->now.today) != 1) {
		form_error(rq->form, "text", stale);
		return;
	}
	next = after_answer(rq, w, a);
	tell_family(rq, "asked");
	rq_say_case(rq, "wish_answer", "family_wish", w->id);
	rq_redirect(rq, next, "answered");
}
