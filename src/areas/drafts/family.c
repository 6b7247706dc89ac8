/*
 * Family: what the family says of a line of the draft, and what it asks for:
 * a school or college (CFA 2014 s.38(2)(b)), a meeting (reg 13(1)(b)),
 * mediation, advice from somebody it names (reg 6(1)(h)).  Comments are taken until the plan is
 * final, also after the 15 days.
 */
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/settings.h"
#include "areas/drafts/words.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/mail.h"
#include "policy/calendar.h"
#include "text/text.h"

/* Working days in which the council promises to answer what the family asks for. */
enum { ANSWER_WORKING_DAYS = 5 };

/* ---- a comment on a line ---- */

struct comment {
	const char *text;
};

static const struct field comment_fields[] = {
	{ "text", FIELD_TEXTAREA, offsetof(struct comment, text), N_("What do you want to say?"),
	    .hint = N_("For example: what is wrong or missing, and what it should say instead"),
	    .required = N_("Enter what you want to say about this line"),
	    .noun = N_("Your comment"), .max_length = 4000 },
	{ 0 },
};

const struct form comment_form = { "comment", comment_fields, sizeof(struct comment), NULL };

const struct form *
comment_form_of(struct rq *rq)
{
	const struct plan_version *version = draft_version(rq);

	if (version == NULL || version->kind != PLAN_DRAFT || !respond_is_open(rq->kase->state) ||
	    reading_item(version->plan, rq_arg(rq, "item")) == NULL)
		return NULL;
	return &comment_form;
}

static const char *
comment_title(struct rq *rq, const char *item)
{
	const struct language *l = rq->language;
	enum plan_section s;

	if (plan_section_parse(item, &s))
		return arena_printf(rq->arena, "%s %s: %s", text_tr(l, N_("Comment on section")),
		    item, render_section_title(l, s));
	return arena_printf(rq->arena, "%s %s", text_tr(l, N_("Comment on")), item);
}

void
comment_show(struct rq *rq)
{
	const struct plan_version *version = draft_version(rq);
	const char *item = rq_arg(rq, "item");
	struct out *o = rq_page(rq);

	drafts_comment(o, &(struct view_comment){ .public_id = rq->kase->public_id,
			      .reference = rq->kase->reference,
			      .item = item,
			      .title = comment_title(rq, item),
			      .anchor = reading_anchor(rq, item),
			      .line = reading_item(version->plan, item),
			      .respond_by = version->respond_by,
			      .late = respond_is_late(version->respond_by, rq->now.today),
			      .form = rq->form });
	rq_send(rq, o);
}

/* The case's officer, where it has one, and else nobody: the team's list shows it. */
static void
tell_officer(struct rq *rq)
{
	const struct officer_email_row *to;

	if (rq->kase->officer == 0)
		return;
	to = officer_email(rq->tx, rq->kase->la, rq->kase->officer);
	if (to != NULL)
		mail_add(rq->tx, rq->kase->la,
		    &(struct mail){ .template = MAIL_EVENT,
			.event = MAIL_EVENT_FAMILY,
			.address = to->email,
			.reference = rq->kase->reference,
			.path = draft_case_path(rq, "answers") });
}

void
comment_save(struct rq *rq)
{
	const struct comment *c = rq->values;
	const struct plan_version *version = draft_version(rq);
	const char *item = rq_arg(rq, "item");
	int64_t id = rng_row_id();

	comment_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    version->id, item, c->text, rq->viewer->person, rq->now.instant);
	tell_officer(rq);
	rq_say_case(rq, "comment_add", "line_comment", id);
	rq_redirect(rq,
	    draft_track_path(rq, arena_printf(rq->arena, "plan#%s", reading_anchor(rq, item))),
	    "commented");
}

/* ---- asking for something ---- */

struct wish {
	const char *setting; /* public id; NULL: none of the list */
	const char *who;     /* whose advice is wanted */
	const char *text;
};

static const struct field wish_fields[] = {
	{ "text", FIELD_TEXTAREA, offsetof(struct wish, text),
	    N_("What would you like us to know?"),
	    .hint = N_("For example: what it is about, and when you can come"),
	    .required = N_("Enter what it is about"), .noun = N_("What you tell us"),
	    .max_length = 3000 },
	{ 0 },
};

const struct form wish_form = { "wish", wish_fields, sizeof(struct wish), NULL };

static void
check_setting(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct wish *w = values;

	(void)in;
	if (w->setting == NULL && str_blank(w->text))
		form_error(state, "text",
		    N_("Choose a school or college from the list, or write its name and why"));
}

static const struct field wish_setting_fields[] = {
	{ "setting", FIELD_PICK, offsetof(struct wish, setting), N_("School or college"),
	    .hint = N_("If it is not in the list, leave this and write its name below"),
	    .as_select = true },
	{ "text", FIELD_TEXTAREA, offsetof(struct wish, text),
	    N_("Why you want it, or its name if it is not in the list"),
	    .noun = N_("What you tell us"), .max_length = 3000 },
	{ 0 },
};

const struct form wish_setting_form = { "wish_setting", wish_setting_fields, sizeof(struct wish),
	check_setting };

static const struct field wish_advice_fields[] = {
	{ "who", FIELD_TEXT, offsetof(struct wish, who), N_("Whom should we ask?"),
	    .hint = N_("Their name, what they do and, if you know it, how to reach them"),
	    .required = N_("Enter whom we should ask"), .noun = N_("Whom we should ask"),
	    .max_length = 300 },
	{ "text", FIELD_TEXTAREA, offsetof(struct wish, text), N_("What can they tell us?"),
	    .hint = N_("For example: they have seen your child every week for a year"),
	    .required = N_("Enter what they can tell us"), .noun = N_("What they can tell us"),
	    .max_length = 3000 },
	{ 0 },
};

static const struct form wish_advice_form = { "wish_advice", wish_advice_fields,
	sizeof(struct wish), NULL };

const struct form *
wish_form_of(struct rq *rq)
{
	const char *kind = rq_arg(rq, "kind");

	if (!wish_is_open(kind, rq->kase->state))
		return NULL;
	if (str_eq(kind, "advice"))
		return &wish_advice_form;

	if (str_eq(kind, "setting"))
		return settings_form(rq, &wish_setting_form, "setting");
	return &wish_form;
}

static const char *
wish_lead(struct rq *rq, const char *kind)
{
	if (str_eq(kind, "setting"))
		return text_tr(rq->language,
		    N_("You can ask for a maintained school or nursery school, an academy, a "
		       "further "
		       "education college, a non-maintained special school, or an approved "
		       "independent school or college. It must then be named in the plan unless "
		       "one "
		       "of three reasons of the law stands against it. You can also ask for any "
		       "other."));
	if (str_eq(kind, "advice"))
		return text_tr(
		    rq->language, N_("You can ask us to seek advice from somebody, such as a "
				     "therapist or a doctor "
				     "who knows the child. If that is reasonable, we must (SEND "
				     "Regulations 2014, "
				     "regulation 6(1)(h)). If we do not, we tell you why."));
	if (str_eq(kind, "meeting"))
		return text_tr(rq->language, N_("You can ask to meet an officer of the council, "
						"for example to talk about the "
						"draft."));
	return text_tr(rq->language,
	    N_("Mediation is free, and an independent person leads it. Asking for it does not "
	       "change "
	       "any time limit. To appeal you need a certificate of a mediation adviser, whose "
	       "details are in the letter about the decision."));
}

static struct date
wish_answer_by(struct rq *rq)
{
	return calendar_add_working_days(rq_pack(rq), rq->now.today, ANSWER_WORKING_DAYS);
}

/* While there is a draft to respond to, all that was asked for stands beside it. */
static const char *
asked_path(struct rq *rq)
{
	return draft_track_path(rq, respond_is_open(rq->kase->state) ? "plan" : "asked");
}

void
wish_show(struct rq *rq)
{
	const char *kind = rq_arg(rq, "kind");
	struct out *o = rq_page(rq);

	drafts_wish(
	    o, &(struct view_wish_form){ .public_id = rq->kase->public_id,
		   .kind = kind,
		   .title = arena_printf(rq->arena, "%s: %s", text_tr(rq->language, N_("Ask for")),
		       wish_title(rq->language, kind)),
		   .lead = wish_lead(rq, kind),
		   .back = asked_path(rq),
		   .settings = str_eq(kind, "setting"),
		   .advice = str_eq(kind, "advice"),
		   .answer_by = wish_answer_by(rq),
		   .form = rq->form });
	rq_send(rq, o);
}

/* S.38(3): the request itself is an event, on which the duty of s.39 rests. */
static bool
record_setting(struct rq *rq, const struct setting_find_row *b)
{
	return draft_record(rq, &(struct case_event){ .type = EVENT_SETTING_REQUESTED,
				    .on = rq->now.today,
				    .setting = b == NULL ? NULL : b->public_id });
}

void
wish_save(struct rq *rq)
{
	const struct wish *w = rq->values;
	const char *kind = rq_arg(rq, "kind");
	const struct setting_find_row *b =
	    w->setting == NULL ? NULL : setting_find(rq->tx, rq->kase->la, w->setting);
	struct setting_standing standing =
	    settings_standing(rq, b == NULL ? 0 : b->urn, b == NULL ? NULL : b->setting);
	int64_t id = rng_row_id();

	if (b != NULL && standing.closed) {
		form_error(rq->form, "setting", settings_refused(rq, b->name, &standing));
		return;
	}
	if (str_eq(kind, "setting") && !record_setting(rq, b)) {
		form_error(rq->form, "text",
		    "Something on this case changed while you were writing. Send this again");
		return;
	}
	wish_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id, kind,
	    b == NULL ? 0 : b->id, w->who, w->text == NULL ? "" : w->text, rq->viewer->person,
	    rq->now.today, wish_answer_by(rq));
	tell_officer(rq);
	rq_say_case(rq, "wish_add", "family_wish", id);
	rq_redirect(rq, asked_path(rq), "asked_for");
}

/* ---- "this is all" ---- */

void
family_done_save(struct rq *rq)
{
	struct case_event said = { .type = EVENT_REPRESENTATION_RECEIVED, .on = rq->now.today };
	const struct plan_version *version = draft_version(rq);

	if (version == NULL || !respond_is_open(rq->kase->state) ||
	    family_done(rq->tx, rq->kase->la, rq->kase->id, version->id)->n > 0 ||
	    !draft_record(rq, &said)) {
		rq_redirect(rq, draft_track_path(rq, "plan"), NULL);
		return;
	}
	tell_officer(rq);
	rq_say_case(rq, "representations_done", "case", rq->kase->id);
	rq_redirect(rq, draft_track_path(rq, "plan"), "all_said");
}
