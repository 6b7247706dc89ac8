/* What the pages about the family on a case show. */
#pragma once
#include "base/date.h"
#include "html/form.h"
#include "html/out.h"

#include <stdbool.h>

struct view_line {
	const char *kind, *value;
};

struct view_member {
	const char *name, *kind, *language, *follow, *told, *sign_in;
	const char *details, *standing; /* paths; NULL: not to be changed here */
	const char *why;		/* the reason of what stands; NULL: none was given */
	struct date order_on, born;	/* born: the child's alone */
	bool restricted, guarded, ended;
	struct {
		struct view_line *a;
		size_t n;
	} lines;
};

struct view_family_change {
	struct date on, order_on, was_born;
	const char *who, *what, *by, *reason;
};

struct view_family {
	const char *public_id, *reference, *child;
	bool grown, guarded;
	struct {
		struct view_member *a;
		size_t n;
	} members;
	struct {
		struct view_family_change *a;
		size_t n;
	} changes;
};

struct view_family_form {
	const char *reference, *title, *intro, *action, *back, *button;
	const struct form_state *form;
	struct {
		const char *const *a;
		size_t n;
	} fields;
	struct {
		struct view_line *a;
		size_t n;
	} now;		  /* what stands there, when somebody else was first */
	const char *note; /* what cannot be changed here; NULL: nothing */
};
