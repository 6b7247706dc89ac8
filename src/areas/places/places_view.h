/* What the page of settings shows. */
#pragma once
#include "base/str.h"
#include "html/page.h"

#include <stdbool.h>
#include <stdint.h>

struct view_setting {
	const char *name, *what, *where, *ages, *needs, *provision;
	const char *distance; /* NULL: not known */
	bool section_41;
};

struct view_settings {
	const char *words, *postcode, *phase;
	const char *trouble; /* with the postcode; NULL: none */
	struct {
		const char *const *a;
		size_t n;
	} phases;
	struct {
		struct view_setting *a;
		size_t n;
	} rows;
	bool asked, more; /* something was looked for; there are more than are shown */
};
