/*
 * Route: one row a page or act.
 *
 *	const struct route cases_routes[] = {
 *		GET ("/cases/:case",        CASE_READ,   ON_CASE, case_show),
 *		FORM("/cases/:case/decide", CASE_DECIDE, ON_CASE, &decide_form, decide_show,
 *decide_save), ROUTES_END
 *	};
 *
 * The permission and what it is about are positional: a row without them does
 * not compile, and PUBLIC must be said.
 */
#pragma once
#include "access/access_policy.h"

#include <stdbool.h>
#include <stddef.h>

struct rq;
struct form;

/* What the URL names, loaded before the handler runs. */
enum on {
	ON_NONE,
	ON_CASE,   /* :case, through the viewer's visible rows; the reading is logged */
	ON_DRAFT,  /* the request begun in this browser, by the secret in its cookie */
	ON_TYPED,  /* :draft, a request that the viewer types for somebody: their own alone */
	ON_ADVICE, /* :request, a request for advice: its case, as ON_CASE does */
};

typedef void handler(struct rq *);

struct route {
	const char *method, *path;
	enum permission may;
	enum on on;
	const struct form *form;
	const struct form *(*form_of)(
	    struct rq *); /* a form known only at run time; instead of form */
	handler *show, *save;
	bool uploads;	/* the form carries files */
	bool sensitive; /* the person has proved themselves within the last five minutes */
	bool steps; /* the handler makes its own transactions, with rq_begin() and rq_commit() */
	bool repeatable; /* sent again with the same answers, it is meant: "send me the link" */
	bool by_key; /* an act of a program, by the key in its head: cookies give no right to it */
};

/*
 * Rows end with what is special about them, by name:
 *	FORM("/account/password", SIGNED_IN, ON_NONE, &form, show, save, .sensitive = true)
 */

/* A page. */
#define GET(path, may, on, show, ...)                                                              \
	{                                                                                          \
		"GET", path, may, on, NULL, NULL, show, NULL, __VA_ARGS__                          \
	}
/* An act without fields of its own. */
#define POST(path, may, on, save, ...)                                                             \
	{                                                                                          \
		"POST", path, may, on, NULL, NULL, NULL, save, __VA_ARGS__                         \
	}
/* A form: GET shows it, POST shows it again until it is valid, then saves. */
#define FORM(path, may, on, form, show, save, ...)                                                 \
	{                                                                                          \
		"FORM", path, may, on, form, NULL, show, save, __VA_ARGS__                         \
	}
/* The same when the form depends on what the URL names; where form_of() gives NULL the page is not
 * there. */
#define FORM_OF(path, may, on, form_of, show, save, ...)                                           \
	{                                                                                          \
		"FORM", path, may, on, NULL, form_of, show, save, __VA_ARGS__                      \
	}
/* The same with files. */
#define UPLOAD(path, may, on, form, show, save, ...)                                               \
	{                                                                                          \
		"FORM", path, may, on, form, NULL, show, save, .uploads = true, __VA_ARGS__        \
	}
#define ROUTES_END                                                                                 \
	{                                                                                          \
		NULL, NULL, PUBLIC, ON_NONE, NULL, NULL, NULL, NULL                                \
	}

enum { ROUTE_ARGS = 4 };

/* Values of the path's :names, in order. */
struct route_match {
	const struct route *route; /* NULL: no such page */
	const char *names[ROUTE_ARGS], *values[ROUTE_ARGS];
	size_t n;
	bool other_method; /* the path is known, the method is not */
};

struct arena;

/* tables: NULL-terminated list of the areas' tables.  HEAD is matched as GET. */
struct route_match route_find(
    struct arena *, const struct route *const *tables, const char *method, const char *path);

/* Writes every route as a Markdown table, for docs/routes.md. */
void route_document(const struct route *const *tables);
