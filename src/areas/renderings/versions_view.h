/* What the pages on issued versions show. */
#pragma once
#include "areas/renderings/compare.h"
#include "base/date.h"

/* A version of the list. */
struct view_version {
	int64_t number;
	const char *kind;
	struct date issued_on;
	int64_t old, now; /* it and the one on the page, the earlier first; equal: it is that one */
};

/* The one on the page, its files, and the others. */
struct view_versions {
	const char *public_id;
	int64_t number;
	struct {
		struct view_version *a;
		size_t n;
	} versions; /* the last issued first */
};

struct view_comparison {
	const char *public_id, *reference;
	int64_t old, now;
	bool side;
	const struct view_compare *compare;
};
