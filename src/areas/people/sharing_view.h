/* What the young person's page about who follows their case shows. */
#pragma once
#include "base/date.h"
#include "html/form.h"
#include "html/out.h"

struct view_shared {
	const char *name, *path; /* path of the act; NULL: not theirs to end */
	struct date since;
};

struct view_shared_list {
	struct view_shared *a;
	size_t n;
};

struct view_sharing {
	const char *reference, *action, *back;
	struct view_shared_list in, parents;
	const struct form_state *form;
};
