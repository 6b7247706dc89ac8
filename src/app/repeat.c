/* Repeat: the key of a sending, and what was sent. */
#include "app/repeat.h"
#include "app/app.sql.h"
#include "app/rq.h"
#include "auth/session.h"
#include "base/hash.h"
#include "base/str.h"

#include <string.h>

enum { KEPT_PAGE_SECONDS = 600 };

/* Whoever signs in again is the same person; others are known by their browser's cookie. */
static const char *
sender_of(struct rq *rq)
{
	return rq->session != NULL
		   ? arena_printf(rq->arena, "person %lld", (long long)rq->session->person)
		   : rq->form_secret;
}

static const char *
hash_text(struct rq *rq, const char *text)
{
	struct hash h = hash_of(text, strlen(text));

	return hash_hex(rq->arena, &h);
}

/* NULL: the form has no key. */
static const char *
key_hash(struct rq *rq)
{
	const char *key = http_form(rq->http, "_key");
	const char *sender = sender_of(rq);

	if (key == NULL || sender == NULL)
		return NULL;
	return hash_text(rq, arena_printf(rq->arena, "%s %s %s", sender, rq->http->path, key));
}

static void
add_part(struct hash_stream *s, const char *text)
{
	hash_stream_add(s, text, strlen(text) + 1);
}

/* NULL: a button, a form with files, or one that may be sent again as it is. */
static const char *
content_hash(struct rq *rq)
{
	const struct route *route = rq->route;
	struct hash_stream *s = hash_stream_new(rq->arena);
	const struct http_param *p = rq->http->form;
	struct hash h;

	if ((route->form == NULL && route->form_of == NULL) || route->repeatable ||
	    rq->http->n_uploads > 0)
		return NULL;
	add_part(s, rq->http->path);
	for (size_t i = 0; i < rq->http->n_form; i++) {
		if (str_eq(p[i].name, "_csrf") || str_eq(p[i].name, "_key"))
			continue;
		add_part(s, p[i].name);
		add_part(s, p[i].value);
	}
	h = hash_stream_end(s);
	return hash_hex(rq->arena, &h);
}

static bool
lead_to(struct rq *rq, const char *location, const char *flash)
{
	rq_redirect(rq, *location != '\0' ? location : "/", flash);
	return true;
}

bool
repeat_is(struct rq *rq)
{
	const char *key = key_hash(rq);
	const char *sender, *content;
	const struct form_key_last_row *last;
	const struct form_key_location_row *before;

	if (key == NULL)
		return false;
	sender = hash_text(rq, sender_of(rq));
	content = content_hash(rq);
	last =
	    form_key_last(rq->tx, sender, instant_add_seconds(rq->now.instant, -KEPT_PAGE_SECONDS));
	if (form_key_claim(rq->tx, key, sender, content, rq->now.instant) != 1) {
		before = form_key_location(rq->tx, key);
		return lead_to(rq, before == NULL ? "" : before->location, NULL);
	}
	if (content == NULL || last == NULL || !str_eq(last->content, content))
		return false;
	return lead_to(rq, last->location, "sent_before");
}

static const char *
location_of(const struct rq *rq)
{
	for (size_t i = 0; i < rq->response->n_headers; i++)
		if (str_eq(rq->response->headers[i].name, "Location"))
			return rq->response->headers[i].value;
	return "/";
}

void
repeat_done(struct rq *rq)
{
	const char *key = key_hash(rq);

	if (key != NULL)
		form_key_done(rq->tx, key, location_of(rq));
}
