/* Frame: what is the same around every page of a request. */
#include "app/frame.h"
#include "app/app.h"
#include "app/flash.h"
#include "app/rq.h"
#include "auth/csrf.h"
#include "base/conf.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <string.h>

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
	{ "Advice", "/advice", MY_ADVICE },
	{ "Figures", "/dashboard", FIGURES_READ },
	{ "Forecast", "/forecast", FORECAST_READ },
	{ "All councils", "/nation", NATION_READ },
};

const struct language *
frame_language(const struct rq *rq)
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
			vec_push(rq->arena, &items,
			    (struct govuk_navigation_item){
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
		if (rq->app->conf->demo ||
		    strchr(all.a[i].code, '-') == NULL) /* "en-XA" is for testers */
			vec_push(rq->arena, &list,
			    (struct frame_language){
				.language = &all.a[i],
				.href = arena_printf(
				    rq->arena, "/language/%s?to=%s", all.a[i].code, rq->http->path),
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

/* Families, and whoever else follows a case, are told on every page of it how it stands. */
static const struct frame_standing *
standing_of(struct rq *rq)
{
	if (rq->kase == NULL || rq->tx == NULL || rq->app->standing == NULL ||
	    !str_starts(rq->route->path, "/track/"))
		return NULL;
	return rq->app->standing(rq);
}

const struct frame *
frame_of(struct rq *rq)
{
	struct frame *f = anew(rq->arena, struct frame);
	const char *flash = flash_take(rq);

	*f = (struct frame){
		.assets = rq->app->assets,
		.service_name = rq->app->conf->service_name,
		.home = "/",
		.demo = rq->app->conf->demo,
		.draft_policy = draft_policy_of(rq),
		.account_name = rq->session == NULL ? NULL
						    : arena_printf(rq->arena, "%s %s",
							  rq->viewer->given, rq->viewer->family),
		.account = "/account",
		.sign_in = "/sign-in",
		.sign_out = "/sign-out",
		.find = viewer_may(rq->viewer, FIND) && !str_eq(rq->http->path, "/find") ? "/find"
											 : NULL,
		.flash = { .success = true, .text = flash ? text_tr(rq->language, flash) : NULL },
		.standing = standing_of(rq),
		.csrf = rq->form_secret == NULL ? "" : csrf_token(rq->arena, rq->form_secret),
		.key = rng_public_id(rq->arena),
	};
	add_navigation(rq, f);
	add_languages(rq, f);
	return f;
}
