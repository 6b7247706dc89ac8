/* Send: a family checks its answers and sends them. */
#include "areas/portal/send.h"
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/portal/answers.h"
#include "areas/portal/ask.html.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/receive.h"
#include "areas/portal/steps.h"
#include "areas/registers/registers.h"
#include "auth/session.h"
#include "base/conf.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

/* ---- check your answers ---- */

static const void *
values_of(const struct draft_content *c, const struct form *form)
{
	if (form == &ask_child_form)
		return &c->child;
	if (form == &ask_you_form)
		return &c->you;
	if (form == &ask_worry_form)
		return &c->worry;
	if (form == &ask_tried_form)
		return &c->tried;
	if (form == &ask_school_form)
		return &c->school;
	if (form == &ask_health_form)
		return &c->health;
	if (form == &ask_help_form)
		return &c->help;
	return &c->consent;
}

static bool
is_ready(const struct draft_content *c)
{
	return c->child_valid && c->you_valid && c->worry_valid;
}

static const char *
basis_of(const struct policy_pack *pack)
{
	return pack->duties[DUTY_DECIDE_ASSESS]->limits[0].basis;
}

void
check_show(struct rq *rq)
{
	const struct draft_content *c = draft_read(rq);
	VEC(struct view_answers) sections = { 0 };
	struct view_check v = {
		.authority = authority_by_la(rq->tx, rq->draft->la)->name,
		.reference = rq->draft->reference,
		.decide_by = cases_decide_by(rq->arena, rq->app->pack, rq->now.today),
		.basis = basis_of(rq->app->pack),
		.ready = is_ready(c),
	};
	struct out *o = rq_page(rq);

	for (const struct ask_step *s = ask_steps; s->path != NULL; s++)
		vec_push(rq->arena, &sections,
		    s->form == &ask_documents_form
			? answers_documents(rq, s->title, s->path)
			: answers_of(rq, s->title, s->path, s->form, values_of(c, s->form)));
	v.sections.a = sections.a;
	v.sections.n = sections.n;
	portal_check(o, &v);
	rq_send(rq, o);
}

/* ---- the sending ---- */

struct sending {
	struct rq *rq;
	const struct draft_content *c;
	struct received got;
};

static void
add_consent(struct sending *s, const char *body, int answer)
{
	if (answer != ANSWER_NONE)
		consent_insert(s->rq->tx, s->rq->draft->la, rng_row_id(), s->got.opened.id, body,
		    answer == ANSWER_YES, s->got.asker, s->rq->now.instant);
}

static const char *
source_of(int relationship)
{
	static const char *const sources[] = {
		[ASK_PARENT] = "parent",
		[ASK_CARER] = "parent",
		[ASK_YOUNG_PERSON] = "young_person",
		[ASK_SCHOOL] = "school",
		[ASK_OTHER] = "other",
	};

	return sources[relationship];
}

/* What somebody needs to take part goes to the register that staff keep it in. */
static void
add_help(struct sending *s)
{
	const struct ask_help *help = &s->c->help;
	struct buf *kinds = buf_new(s->rq->arena);

	for (const struct choice *k = ask_help_kinds; k->value != NULL; k++)
		if (help->kinds >> k->number & 1)
			buf_printf(kinds, "%s%s", kinds->n ? "," : "", k->value);
	if (kinds->n == 0 && str_blank(help->language) && str_blank(help->other))
		return;
	register_add(s->rq->tx, registers_find(s->rq->app->registers, "taking-part"),
	    s->rq->draft->la, s->got.opened.id,
	    (struct register_value[]){
		{ "person", arena_printf(s->rq->arena, "%lld", (long long)s->got.asker) },
		{ "help", kinds->n ? kinds->p : NULL },
		{ "language", help->language },
		{ "other", help->other },
		{ "checked_on", date_iso(s->rq->arena, s->rq->now.today) },
		{ 0 },
	    },
	    true);
}

static void
add_request(struct sending *s)
{
	const struct draft_content *c = s->c;

	s->got =
	    receive(s->rq, &(struct receipt){
			       .child = &c->child,
			       .you = &c->you,
			       .language = s->rq->language->code,
			       .source = source_of(c->you.relationship),
			       .relationship = choice_value(ask_relationships, c->you.relationship),
			       .received_on = s->rq->now.today,
			       .team = team_for_new_requests(s->rq->tx, s->rq->draft->la)->id,
			       .worry = c->worry.text,
			       .tried = c->tried.text,
			       .school = c->child.school,
			       .school_view = c->school.text,
			       .health = c->health.text,
			   });
	add_consent(s, "school", c->consent.school);
	add_consent(s, "health", c->consent.health);
	add_consent(s, "care", c->consent.care);
	add_help(s);
}

/* This browser is signed in to the case it has just made; whoever had an account before signs in
 * by the link in the mail, not by this form. */
static void
sign_in(struct sending *s)
{
	const struct account *account = receive_account(s->rq, &s->c->you, s->got.asker);

	if (account != NULL)
		http_set_cookie(s->rq->http, s->rq->response, "session",
		    session_open(s->rq->tx, s->rq->app->conf, account,
			&(struct session_start){ .how = "link",
			    .family = true,
			    .user_agent = http_header(s->rq->http, "User-Agent") }),
		    s->rq->app->conf->secure_cookies, 0);
}

void
send_save(struct rq *rq)
{
	struct sending s = { .rq = rq, .c = draft_read(rq) };

	if (!is_ready(s.c)) {
		rq_redirect(rq, "/ask/check", NULL);
		return;
	}
	add_request(&s);
	receive_tell(rq, &s.c->you, rq->language->code, &s.got);
	sign_in(&s);
	receive_say(rq, "request_send", &s.got);
	draft_forget_cookie(rq);
	rq_redirect(rq, arena_printf(rq->arena, "/ask/sent/%s", s.got.opened.public_id), NULL);
}

void
sent_show(struct rq *rq)
{
	struct out *o = rq_page(rq);
	struct view_sent v = {
		.reference = rq->kase->reference,
		.authority = authority_by_la(rq->tx, rq->kase->la)->name,
		.case_path = arena_printf(rq->arena, "/track/%s", rq->kase->public_id),
		.decide_by = rq->kase->due_on,
		.by_email = own_email(rq->tx, rq->kase->la, rq->viewer->person) != NULL,
	};

	portal_sent(o, &v);
	rq_send(rq, o);
}
