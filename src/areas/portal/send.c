/* Send: checking the answers, and the one transaction in which a draft becomes a case. */
#include "areas/portal/send.h"
#include "access/csa.h"
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/people/people.h"
#include "areas/portal/ask.html.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/steps.h"
#include "areas/registers/registers.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "auth/session.h"
#include "base/conf.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "files/files.h"
#include "mail/mail.h"
#include "text/text.h"

void
send_keep_draft_file(struct rq *rq, const struct intake_result *file)
{
	files_record(rq->tx, rq->draft->la, file);
	draft_document_insert(rq->tx, rq->draft->la, rng_row_id(), rng_public_id(rq->arena),
	    rq->draft->id, file->name, file->type, hash_hex(rq->arena, &file->hash), file->size,
	    rq->now.instant);
	draft_say(rq, rq->draft->la, rq->draft->id, "draft_document_add");
}

/* ---- check your answers ---- */

/* An answer as people read it, by the kind of its field. */
static const char *
answer_text(struct rq *rq, const struct field *f, const void *values)
{
	const char *at = (const char *)values + f->offset;
	struct buf *all;

	switch (f->kind) {
	case FIELD_DATE:
		return text_date(rq->arena, rq->language, *(const struct date *)at);
	case FIELD_CHOICE:
		return choice_label(f->choices, *(const int *)at);
	case FIELD_CHOICES:
		all = buf_new(rq->arena);
		for (const struct choice *c = f->choices; c->value != NULL; c++)
			if (*(const uint64_t *)at & (UINT64_C(1) << c->number))
				buf_printf(all, "%s%s", all->n ? "\n" : "",
				    text_tr(rq->language, c->label));
		return all->p;
	case FIELD_TEXT:
	case FIELD_TEXTAREA:
	case FIELD_EMAIL:
	case FIELD_PHONE:
	case FIELD_POSTCODE:
	case FIELD_PICK:
		return *(const char *const *)at;
	case FIELD_INTEGER:
	case FIELD_PASSWORD:
	case FIELD_VERSION:
	case FIELD_BUTTON:
	case FIELD_FILE:
	case FIELD_KIND__MAX:
		break;
	}
	return NULL;
}

static struct view_answers
section_of(struct rq *rq, const struct ask_step *s, const void *values)
{
	struct view_answers section = { .title = text_tr(rq->language, s->title) };
	VEC(struct view_answer) rows = { 0 };

	for (const struct field *f = s->form->fields; f->name != NULL; f++) {
		const char *text = f->kind == FIELD_FILE ? NULL : answer_text(rq, f, values);

		if (f->only_if != NULL && str_blank(text))
			continue;
		vec_push(rq->arena, &rows,
		    (struct view_answer){
			.question = text_tr(rq->language, f->label),
			.answer = str_blank(text) ? text_tr(rq->language, N_("Not answered"))
						  : text_tr(rq->language, text),
			.change = s->path,
			.what = text_tr(rq->language, f->label),
		    });
	}
	section.rows.a = rows.a;
	section.rows.n = rows.n;
	return section;
}

static struct view_answers
documents_section(struct rq *rq, const struct ask_step *s)
{
	struct draft_documents_rows files = draft_documents(rq->tx, rq->draft->la, rq->draft->id);
	struct view_answers section = { .title = text_tr(rq->language, s->title) };
	struct buf *names = buf_new(rq->arena);

	for (size_t i = 0; i < files.n; i++)
		buf_printf(names, "%s%s", i ? "\n" : "", files.a[i].name);
	section.rows.n = 1;
	section.rows.a = anew(rq->arena, struct view_answer);
	section.rows.a[0] = (struct view_answer){
		.question = text_tr(rq->language, N_("Files")),
		.answer = files.n ? names->p : text_tr(rq->language, N_("None")),
		.change = s->path,
		.what = section.title,
	};
	return section;
}

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
		    s->form == &ask_documents_form ? documents_section(rq, s)
						   : section_of(rq, s, values_of(c, s->form)));
	v.sections.a = sections.a;
	v.sections.n = sections.n;
	portal_check(o, &v);
	rq_send(rq, o);
}

/* ---- the sending ---- */

struct sending {
	struct rq *rq;
	const struct draft_content *c;
	int64_t la, child, asker;
	struct case_opened opened;
};

static int64_t
add_person(struct sending *s, const char *given, const char *family, struct date born)
{
	int64_t id = rng_row_id();

	person_insert(s->rq->tx, s->la, id, rng_public_id(s->rq->arena), given, family, born,
	    access_csa_end(born), s->rq->language->code);
	if (date_is_set(born))
		people_index_name(s->rq->tx, s->la, id, given, family);
	return id;
}

static void
add_contact(
    struct sending *s, const char *kind, const char *value, const char *postcode, bool preferred)
{
	if (value != NULL)
		contact_insert(s->rq->tx, s->la, rng_row_id(), s->asker, kind, value, postcode,
		    s->c->you.keep_private != 0, preferred);
}

/* Somebody who asked before with the same address is the same person, and signs in with one
 * account. */
static int64_t
asker_known(struct sending *s)
{
	const struct account *a;

	if (s->c->you.contact_by != ASK_BY_EMAIL)
		return 0;
	a = account_by_email(s->rq->tx, str_lower(s->rq->arena, s->c->you.email));
	return a != NULL && a->la == s->la && a->active ? a->person : 0;
}

static void
add_people(struct sending *s)
{
	const struct ask_child *child = &s->c->child;
	const struct ask_you *you = &s->c->you;

	s->child = add_person(s, child->given, child->family, child->born);
	s->asker = you->relationship == ASK_YOUNG_PERSON ? s->child : asker_known(s);
	if (s->asker == 0)
		s->asker = add_person(s, you->given, you->family, (struct date){ 0 });
	add_contact(s, "email", you->email, NULL, you->contact_by == ASK_BY_EMAIL);
	add_contact(s, "phone", you->phone, NULL, false);
	add_contact(s, "address", you->address, you->postcode, you->contact_by == ASK_BY_LETTER);
	if (you->relationship == ASK_PARENT || you->relationship == ASK_CARER)
		people_add_parent(
		    s->rq->tx, &(struct people_parent){ .la = s->la,
				   .child = s->child,
				   .person = s->asker,
				   .kind = you->relationship == ASK_PARENT ? "parent" : "carer" });
}

static void
add_consent(struct sending *s, int64_t case_id, const char *body, int answer)
{
	if (answer != ANSWER_NONE)
		consent_insert(s->rq->tx, s->la, rng_row_id(), case_id, body, answer == ANSWER_YES,
		    s->asker, s->rq->now.instant);
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
	register_add(s->rq->tx, registers_find(s->rq->app->registers, "taking-part"), s->la,
	    s->opened.id,
	    (struct register_value[]){
		{ "person", arena_printf(s->rq->arena, "%lld", (long long)s->asker) },
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
	struct tx *tx = s->rq->tx;

	request_insert(tx, s->la, rng_row_id(), s->opened.id, s->asker,
	    source_of(c->you.relationship), choice_value(ask_relationships, c->you.relationship),
	    s->rq->now.today, c->worry.text, c->tried.text, c->child.school, c->school.text,
	    c->health.text);
	add_consent(s, s->opened.id, "school", c->consent.school);
	add_consent(s, s->opened.id, "health", c->consent.health);
	add_consent(s, s->opened.id, "care", c->consent.care);
	add_help(s);
	draft_documents_to_case(tx, s->la, s->rq->draft->id, s->opened.id, s->asker);
	draft_mark_sent(tx, s->la, s->rq->draft->id, s->opened.id);
	draft_answers_forget(tx, s->la, s->rq->draft->id);
}

static void
open_case(struct sending *s)
{
	const struct authority_by_la_row *authority = authority_by_la(s->rq->tx, s->la);

	s->opened = cases_open(s->rq->tx, &(struct case_opening){
					      .la = s->la,
					      .child = s->child,
					      .requested_by = s->asker,
					      .team = team_for_new_requests(s->rq->tx, s->la)->id,
					      .authority = authority->id,
					      .received_on = s->rq->now.today,
					      .reference = s->rq->draft->reference,
					      .pack = s->rq->app->pack,
					  });
}

/* The family is told, and this browser is signed in to the case it has just made. */
static void
tell_and_sign_in(struct sending *s)
{
	const struct ask_you *you = &s->c->you;
	const char *path = arena_printf(s->rq->arena, "/track/%s", s->opened.public_id);
	struct mail mail = {
		.template = MAIL_RECEIVED,
		.person = s->asker,
		.language = s->rq->language->code,
		.reference = s->opened.reference,
		.due = s->opened.due_on,
		.path = path,
	};
	const struct account *account = account_by_person(s->rq->tx, s->la, s->asker);

	if (you->contact_by == ASK_BY_EMAIL) {
		mail.address = you->email;
		mail_add(s->rq->tx, s->la, &mail);
	} else {
		mail.address = you->address;
		mail_add_letter(s->rq->tx, s->la, &mail);
	}
	if (account != NULL)
		return; /* has an account: the link in the mail signs in, not this form */
	account = account_add(s->rq->tx, s->la, s->asker,
	    you->contact_by == ASK_BY_EMAIL ? str_lower(s->rq->arena, you->email) : NULL);
	http_set_cookie(s->rq->http, s->rq->response, "session",
	    session_open(s->rq->tx, s->rq->app->conf, account,
		&(struct session_start){ .how = "link",
		    .family = true,
		    .user_agent = http_header(s->rq->http, "User-Agent") }),
	    s->rq->app->conf->secure_cookies, 0);
}

static void
say_sent(struct sending *s)
{
	audit_say(s->rq->tx, &(struct audit_entry){
				 .la = s->la,
				 .action = "request_send",
				 .object_kind = "case",
				 .object_id = s->opened.id,
				 .object_version = 1,
				 .on_behalf = s->asker,
				 .route = s->rq->route->path,
				 .request = s->rq->http->number,
			     });
}

void
send_save(struct rq *rq)
{
	struct sending s = { .rq = rq, .c = draft_read(rq), .la = rq->draft->la };

	if (!is_ready(s.c)) {
		rq_redirect(rq, "/ask/check", NULL);
		return;
	}
	add_people(&s);
	open_case(&s);
	add_request(&s);
	tell_and_sign_in(&s);
	say_sent(&s);
	draft_forget_cookie(rq);
	rq_redirect(rq, arena_printf(rq->arena, "/ask/sent/%s", s.opened.public_id), NULL);
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
