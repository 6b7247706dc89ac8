/* What the pages of a request that is typed by somebody of the council show. */
#pragma once
#include "areas/cases/cases.h"
#include "areas/portal/portal_view.h"

/* A request begun and not recorded. */
struct view_begun {
	const char *path, *remove, *child; /* child NULL: no name yet */
	struct instant saved_at;
};

struct view_typed_child {
	const char *action, *back;
	const struct form_state *form;
	struct {
		struct view_begun *a;
		size_t n;
	} begun;
};

struct view_typed_known {
	const char *action, *back, *child;
	const struct form_state *form;
	struct cases_known_list known;
	bool may_choose;
	bool same_name; /* so that no answer says that it is another child */
	size_t hidden;	/* how many may not be shown */
};

struct view_typed_request {
	const char *action, *back, *child;
	const struct form_state *form;
	bool known; /* the council knows the child and its family */
};

struct view_came {
	const char *action, *back, *child, *reference;
	const struct form_state *form;
};

struct view_typed_delete {
	const char *action, *back, *reference, *child;
	int64_t documents;
};

struct view_typed_check {
	const char *action, *back, *remove, *reference, *child;
	struct {
		struct view_answers *a;
		size_t n, cap;
	} sections;
	struct {
		const char **a;
		size_t n, cap;
	} warnings;
	struct date decide_by;
	const char *basis;
};
