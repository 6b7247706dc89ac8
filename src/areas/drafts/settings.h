/* Settings: schools and colleges to choose from, those that the family asked for first. */
#pragma once
#include "app/rq.h"
#include "html/form.h"

struct setting_choice {
	int64_t id;
	const char *public_id, *name;
	bool wished;
};

struct setting_choices {
	struct setting_choice *a;
	size_t n;
};

struct setting_choices settings_to_choose(struct rq *);

/* The form with the choices of that field filled in; it lives as long as the request. */
const struct form *settings_form(struct rq *, const struct form *, const char *field);
