/* What the pages of the search and of a child's numbers show. */
#pragma once
#include "areas/cases/cases_view.h"
#include "html/form.h"

struct view_found {
	const char *path, *child, *reference, *state, *holder, *next, *officer;
	struct date born, due_on, holder_since;
};

struct view_find {
	const char *typed, *error, *hint; /* hint: how the words were read */
	bool asked, more;
	bool may_record; /* a request that came otherwise than by the family's own form */
	struct {
		struct view_found *a;
		size_t n, cap;
	} rows;
};

struct view_identifiers {
	const char *public_id, *reference, *child;
	const struct form_state *form;
};
