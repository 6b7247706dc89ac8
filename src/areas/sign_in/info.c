/* Info: pages that everybody may read, the choice of a language, and the monitors' question. */
#include "app/app.h"
#include "app/rq.h"
#include "areas/sign_in/info.html.h"
#include "areas/sign_in/paths.h"
#include "areas/sign_in/sign_in.h"
#include "areas/sign_in/sign_in.sql.h"
#include "base/conf.h"
#include "text/text.h"

enum { LANGUAGE_SECONDS = 365 * 86400 };

static void
show(struct rq *rq, void (*page)(struct out *, const struct view_info *))
{
	struct view_info v = { .service = rq->app->conf->service_name };
	struct authorities_of_info_rows all = authorities_of_info(rq->tx);
	struct out *o = rq_page(rq);

	v.authorities.n = all.n;
	v.authorities.a = anew_n(rq->arena, struct view_info_authority, all.n);
	for (size_t i = 0; i < all.n; i++)
		v.authorities.a[i] = (struct view_info_authority){ all.a[i].name, all.a[i].phone,
			all.a[i].email };
	page(o, &v);
	rq_send(rq, o);
}

static void
help_show(struct rq *rq)
{
	show(rq, info_help_page);
}

static void
accessibility_show(struct rq *rq)
{
	show(rq, info_accessibility_page);
}

static void
privacy_show(struct rq *rq)
{
	show(rq, info_privacy_page);
}

static void
cookies_show(struct rq *rq)
{
	show(rq, info_cookies_page);
}

static void
language_show(struct rq *rq)
{
	const struct language *l = text_language(rq_arg(rq, "code"));
	const char *page =
	    path_nearest_page(rq->arena, rq->app->routes, http_query(rq->http, "to"));

	if (l == NULL) {
		rq_not_found(rq);
		return;
	}
	http_set_cookie(rq->http, rq->response, "language", l->code,
	    rq->app->conf->secure_cookies, LANGUAGE_SECONDS);
	rq_redirect(rq, page != NULL ? page : "/", NULL);
}

/* A database that is away fails before or here, and the answer is 503. */
static void
health_show(struct rq *rq)
{
	(void)health_query(rq->tx);
	rq_send_text(rq, "text/plain; charset=utf-8", "ok\n");
}

const struct route info_routes[] = {
	GET("/help", PUBLIC, ON_NONE, help_show),
	GET("/accessibility", PUBLIC, ON_NONE, accessibility_show),
	GET("/privacy", PUBLIC, ON_NONE, privacy_show),
	GET("/cookies", PUBLIC, ON_NONE, cookies_show),
	GET("/language/:code", PUBLIC, ON_NONE, language_show),
	GET("/health", PUBLIC, ON_NONE, health_show),
	ROUTES_END
};
