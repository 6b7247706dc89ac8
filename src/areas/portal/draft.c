/* Draft: a request begun and not sent. */
#include "areas/portal/draft.h"
#include "app/app.h"
#include "areas/portal/portal.sql.h"
#include "audit/audit.h"
#include "base/conf.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "mail/mail.h"

#include <string.h>

enum {
	DRAFT_DAYS = 30, /* a draft is kept this long after its last change */
	REFERENCE_LENGTH = 8,
};

/* Secrets are stored only as hashes. */
static const char *
hash_of_secret(struct arena *a, const char *secret)
{
	struct hash h = hash_of(secret, strlen(secret));

	return hash_hex(a, &h);
}

static void
set_cookie(struct rq *rq, const char *secret)
{
	http_set_cookie(rq->http, rq->response, "draft", secret, rq->app->conf->secure_cookies,
	    (int64_t)DRAFT_DAYS * 86400);
}

void
draft_say(struct rq *rq, int64_t la, int64_t draft, const char *action)
{
	audit_say(rq->tx, &(struct audit_entry){
			      .la = la,
			      .action = action,
			      .object_kind = "request_draft",
			      .object_id = draft,
			      .fields = rq->route->form == NULL ? NULL : rq->route->form->name,
			      .route = rq->route->path,
			      .request = rq->http->number,
			  });
}

static void
add_secret(struct rq *rq, int64_t la, int64_t draft, const char *secret)
{
	draft_secret_insert(rq->tx, la, draft, hash_of_secret(rq->arena, secret),
	    date_add_days(rq->now.today, DRAFT_DAYS));
}

/* typed_by 0: the family's own. */
static struct draft_on_page
new_draft(struct rq *rq, int64_t la, int64_t typed_by)
{
	struct draft_on_page d = { .la = la,
		.id = rng_row_id(),
		.reference = rng_reference(rq->arena, REFERENCE_LENGTH) };

	draft_insert(rq->tx, la, d.id, d.reference, rq->now.instant, typed_by);
	draft_say(rq, la, d.id, "draft_begin");
	return d;
}

void
draft_begin(struct rq *rq, int64_t la)
{
	const char *secret = rng_public_id(rq->arena);
	struct draft_on_page d = new_draft(rq, la, 0);

	add_secret(rq, la, d.id, secret);
	set_cookie(rq, secret);
}

void
draft_begin_typed(struct rq *rq, int64_t la)
{
	struct draft_on_page *d = anew(rq->arena, struct draft_on_page);

	*d = new_draft(rq, la, rq->viewer->person);
	rq->draft = d;
}

bool
draft_take(struct rq *rq, const char *secret)
{
	const struct draft_by_secret_row *d =
	    draft_by_secret(rq->tx, hash_of_secret(rq->arena, secret));
	const char *fresh = rng_public_id(rq->arena);

	if (d == NULL)
		return false;
	add_secret(rq, d->la, d->id, fresh);
	set_cookie(rq, fresh);
	draft_say(rq, d->la, d->id, "draft_take");
	return true;
}

void
draft_mail_link(struct rq *rq, int64_t la, int64_t draft, const char *reference, const char *email)
{
	const char *secret = rng_public_id(rq->arena);

	add_secret(rq, la, draft, secret);
	mail_add(rq->tx, la,
	    &(struct mail){
		.template = MAIL_DRAFT,
		.address = email,
		.language = rq->language->code,
		.reference = reference,
		.path = arena_printf(rq->arena, "/ask/return/%s", secret),
	    });
	draft_say(rq, la, draft, "draft_link");
}

void
draft_forget_cookie(struct rq *rq)
{
	http_set_cookie(rq->http, rq->response, "draft", "", rq->app->conf->secure_cookies, -1);
}

/* A date's three inputs are answers of their own: name-day, name-month, name-year. */
static bool
belongs_to(const char *answer, const char *field)
{
	size_t n = strlen(field);

	return strncmp(answer, field, n) == 0 && (answer[n] == '\0' || answer[n] == '-');
}

static bool
is_of_form(const struct form *form, const char *answer)
{
	for (const struct field *f = form->fields; f->name != NULL; f++)
		if (belongs_to(answer, f->name))
			return true;
	return false;
}

void
draft_save(struct rq *rq, const struct form *form)
{
	const struct draft_on_page *d = rq->draft;
	struct draft_answers_rows before = draft_answers(rq->tx, d->la, d->id);

	for (size_t i = 0; i < before.n; i++)
		if (is_of_form(form, before.a[i].name))
			draft_answer_clear(rq->tx, d->la, d->id, before.a[i].name);
	for (size_t i = 0; i < rq->http->n_form; i++) {
		const struct http_param *p = &rq->http->form[i];

		if (is_of_form(form, p->name))
			draft_answer_insert(rq->tx, d->la, d->id, p->name, (int64_t)i, p->value);
	}
	draft_touch(rq->tx, d->la, d->id, rq->now.instant);
	draft_say(rq, d->la, d->id, "draft_save");
}

/* Parses what was typed for one form.  True when it is right and values are set. */
static bool
restore(struct rq *rq, const struct draft_answers_rows *all, struct form_state *state, void *values)
{
	VEC(struct form_param) params = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (is_of_form(state->form, all->a[i].name))
			vec_push(rq->arena, &params,
			    (struct form_param){ all->a[i].name, all->a[i].value });
	return form_parse(state,
		   &(struct form_input){ .language = rq->language,
		       .today = rq->now.today,
		       .params = params.a,
		       .n = params.n },
		   values) == FORM_VALID;
}

static bool
said(const struct draft_answers_rows *all, const struct form *form)
{
	for (size_t i = 0; i < all->n; i++)
		if (is_of_form(form, all->a[i].name))
			return true;
	return false;
}

void
draft_fill(struct rq *rq)
{
	struct draft_answers_rows all = draft_answers(rq->tx, rq->draft->la, rq->draft->id);

	if (said(&all, rq->form->form))
		restore(rq, &all, rq->form, rq->values);
}

static bool
read_form(
    struct rq *rq, const struct draft_answers_rows *all, const struct form *form, void *values)
{
	return restore(rq, all, form_new(rq->arena, form, rq->language), values);
}

bool
draft_answers_to(struct rq *rq, const struct form *form, void *values)
{
	struct draft_answers_rows all = draft_answers(rq->tx, rq->draft->la, rq->draft->id);

	return read_form(rq, &all, form, values);
}

const struct draft_content *
draft_read(struct rq *rq)
{
	struct draft_answers_rows all = draft_answers(rq->tx, rq->draft->la, rq->draft->id);
	struct draft_content *c = anew(rq->arena, struct draft_content);

	c->child_valid = read_form(rq, &all, &ask_child_form, &c->child);
	c->you_valid = read_form(rq, &all, &ask_you_form, &c->you);
	c->worry_valid = read_form(rq, &all, &ask_worry_form, &c->worry);
	read_form(rq, &all, &ask_tried_form, &c->tried);
	read_form(rq, &all, &ask_school_form, &c->school);
	read_form(rq, &all, &ask_health_form, &c->health);
	read_form(rq, &all, &ask_help_form, &c->help);
	read_form(rq, &all, &ask_consent_form, &c->consent);
	c->help_said = said(&all, &ask_help_form);
	c->consent_said = said(&all, &ask_consent_form);
	return c;
}
