/* Page: what is the same around every page of a request, and the pages of trouble. */
#include "app/page.h"
#include "app/app.h"
#include "app/flash.h"
#include "app/trouble.html.h"
#include "auth/csrf.h"
#include "base/conf.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

/* Where people go; shown to those who may. */
static const struct {
	const char *text, *href;
	enum permission may;
} places[] = {
	{ "My day", "/my-day", MY_DAY },
	{ "My school", "/my-school", MY_SCHOOL },
	{ "Registers", "/registers", REGISTER_READ },
	{ "School staff", "/my-school/staff", SCHOOL_STAFF },
	{ "Who looked", "/reads", READS_REVIEW },
	{ "People", "/people", PEOPLE_ADMIN },
};

const struct language *
page_language_of(const struct rq *rq)
{
	const char *chosen = http_cookie(rq->http, "language");
	const struct language *l = chosen == NULL ? NULL : text_language(chosen);

	return l != NULL ? l : text_negotiate(http_header(rq->http, "Accept-Language"));
}

static void
add_navigation(struct rq *rq, struct frame *f)
{
	VEC(struct govuk_navigation_item) items = { 0 };

	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (viewer_may(rq->viewer, places[i].may))
			vec_push(rq->arena, &items, (struct govuk_navigation_item){
			    .text = text_tr(rq->language, places[i].text),
			    .href = places[i].href,
			    .current = str_eq(rq->http->path, places[i].href),
			});
	f->navigation.a = items.a;
	f->navigation.n = items.n;
}

/* The language switch leads back to this page; a form's page is a GET of the same path. */
static void
add_languages(struct rq *rq, struct frame *f)
{
	struct language_list all = text_languages();
	VEC(struct frame_language) list = { 0 };

	for (size_t i = 0; i < all.n; i++)
		vec_push(rq->arena, &list, (struct frame_language){
		    .language = &all.a[i],
		    .href = arena_printf(rq->arena, "/language/%s?to=%s", all.a[i].code, rq->http->path),
		});
	f->languages.a = list.a;
	f->languages.n = list.n;
}

/* A case that runs under a pack that is not law says so on every page. */
static const char *
draft_policy_of(const struct rq *rq)
{
	const struct policy_pack *pack =
	    rq->kase == NULL ? rq->app->pack : policy_find(rq->app->packs, rq->kase->pack);

	return pack == NULL || pack->in_force ? NULL : pack->title;
}

const struct frame *
page_frame_of(struct rq *rq)
{
	struct frame *f = anew(rq->arena, struct frame);
	const char *flash = flash_take(rq);

	*f = (struct frame){
		.assets = rq->app->assets,
		.service_name = rq->app->conf->service_name,
		.home = "/",
		.demo = rq->app->conf->demo,
		.draft_policy = draft_policy_of(rq),
		.account_name = rq->session == NULL ? NULL :
		    arena_printf(rq->arena, "%s %s", rq->viewer->given, rq->viewer->family),
		.account = "/account",
		.sign_in = "/sign-in",
		.sign_out = "/sign-out",
		.flash = { .success = true, .text = flash ? text_tr(rq->language, flash) : NULL },
		.csrf = rq->form_secret == NULL ? "" : csrf_token(rq->arena, rq->form_secret),
		.key = rng_public_id(rq->arena),
	};
	add_navigation(rq, f);
	add_languages(rq, f);
	return f;
}

void
page_refuse_form(struct rq *rq)
{
	struct out *o = rq_page(rq);

	trouble_form(o);
	rq->response->status = 403;
	rq_send(rq, o);
}

void
page_wrong_method(struct rq *rq)
{
	struct out *o = rq_page(rq);

	trouble_method(o);
	rq->response->status = 405;
	http_set_header(rq->response, "Allow", "GET, HEAD, POST");
	rq_send(rq, o);
}

void
page_fault(struct rq *rq, enum fault_kind kind)
{
	const char *reference = arena_printf(rq->arena, "%llu", (unsigned long long)rq->http->number);
	struct out *o = rq_page(rq);

	if (kind == FAULT_BUG || kind == FAULT_USAGE) {
		trouble_fault(o, reference);
		rq->response->status = 500;
	} else {
		trouble_unavailable(o, reference);
		rq->response->status = 503;
		http_set_header(rq->response, "Retry-After", "5");
	}
	rq_send(rq, o);
}
