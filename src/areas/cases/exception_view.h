/* What the page that records an exception shows. */
#pragma once
#include "areas/cases/cases_view.h"
#include "html/form.h"

struct view_exception_code {
	const char *code, *title, *proof, *basis;
};

struct view_exception {
	const char *public_id, *reference, *child;
	struct {
		struct view_exception_code *a;
		size_t n, cap;
	} codes;
	struct view_facts closures;
	const struct form_state *form;
};
