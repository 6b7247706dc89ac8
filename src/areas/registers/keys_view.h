/* What the pages of programs' keys show. */
#pragma once
#include "html/form.h"
#include "html/out.h"

struct view_key {
	const char *name, *register_title, *person;
	const char *end; /* path that ends it; NULL: it has ended */
	bool may_write;
	struct date ends_on;
	struct instant used_at; /* unset: never */
};

struct view_keys {
	struct {
		struct view_key *a;
		size_t n;
	} rows;
};

struct view_key_made {
	const char *name, *token, *path; /* path: of what it opens */
	struct date ends_on;
};
