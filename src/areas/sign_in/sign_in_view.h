/* What the templates of signing in and of one's own account show. */
#pragma once
#include "base/date.h"
#include "base/str.h"
#include "html/form.h"
#include "html/govuk/content.h"
#include "html/out.h"

struct view_sign_in {
	const struct form_state *form;
	bool provider; /* an identity provider is configured */
};

/* What the person is asked for once more. */
struct view_again {
	const struct form_state *form;
	bool code, password, provider;
};

/* A link that was opened. */
struct view_link {
	const char *action;
	bool good, other_browser;
};

/* An authenticator app to set up.  The code's dark squares as one SVG path, size squares wide. */
struct view_app {
	const struct form_state *form;
	const char *action;
	const char *issuer, *account, *secret;
	const char *squares;
	int size;
};

struct view_own_post {
	const char *role, *body;
};

struct view_own_session {
	const char *agent;
	struct instant opened, seen;
	const char *end; /* path that ends it; NULL: the one of this page */
};

struct view_own {
	const char *name, *email;
	bool password, app, has_cases;
	int64_t codes_left;
	struct {
		struct view_own_post *a;
		size_t n;
	} posts;
	struct {
		struct view_own_session *a;
		size_t n;
	} sessions;
};

struct view_own_case {
	const char *path, *reference, *child, *state, *holder, *next;
	struct date holder_since, by;
	bool late;
};

struct view_own_cases {
	struct {
		struct view_own_case *a;
		size_t n;
	} cases;
};

struct view_codes {
	struct str_list codes;
};

struct view_demo_person {
	const char *action, *name, *role, *where;
};

struct view_demo {
	struct {
		struct view_demo_person *a;
		size_t n;
	} people;
};

struct view_info_authority {
	const char *name, *phone, *email;
};

struct view_info {
	const char *service;
	struct {
		struct view_info_authority *a;
		size_t n;
	} authorities;
};
