/* What the school's page shows. */
#pragma once
#include "html/form.h"
#include "html/out.h"

struct view_due {
	const char *path, *child, *reference, *what, *council, *who;
	struct date asked_on, due_on;
	bool late;
};

struct view_child {
	const char *path, *child, *reference, *council, *state, *holder, *next;
	struct date holder_since, due_on;
	bool late;
};

struct view_council {
	const char *name, *path;
	bool chosen;
};

struct view_children {
	struct view_child *a;
	size_t n, cap;
	size_t total;
	const char *all; /* where all of them stand; NULL: here */
};

struct view_my_school {
	struct {
		struct view_due *a;
		size_t n, cap;
	} due;
	struct view_children owed, children;
	struct {
		struct view_council *a;
		size_t n, cap;
	} councils;
	const struct register_due_list *registers;
	bool head; /* may hand the SENCO's post over */
};

struct view_closure {
	const char *school;
	struct date from, to;
};

struct view_closures {
	struct {
		struct view_closure *a;
		size_t n;
	} rows;
	const struct form_state *form;
};
