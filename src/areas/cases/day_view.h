/* What the pages of the officer's day show. */
#pragma once
#include "html/form.h"
#include "html/out.h"

struct view_day_row {
	const char *path, *child, *reference, *why, *next, *holder, *officer;
	const char *act, *act_path;
	const char *public_id; /* of the case, for a tick box; NULL: none */
	struct date due_on, holder_since;
	bool late;
};

struct view_day_part {
	const char *id, *title;
	int64_t total;
	const char *all; /* path of the whole list; NULL: all are here */
	struct {
		struct view_day_row *a;
		size_t n, cap;
	} rows;
};

struct view_day_body {
	const char *public_id, *name, *path;
	int64_t n, late, days; /* days since the first was asked */
};

struct view_day_officer {
	const char *value, *label;
};

struct view_day {
	struct date today;
	const char *whose; /* query that keeps the scope: "" or "teams" */
	bool manager;
	int64_t late, soon, waiting, new_in;
	int64_t letters; /* that wait to be posted */
	int64_t wrong; /* cases with something wrong for the yearly return; of one's own only */
	struct {
		struct view_day_part *a;
		size_t n, cap;
	} parts;
	struct {
		struct view_day_body *a;
		size_t n;
	} bodies;
	struct {
		struct view_day_officer *a;
		size_t n;
	} officers;
	const struct register_due_list *registers; /* NULL: not shown */
	const char *only, *earlier, *later; /* one part by itself: its title and its pages */
};

struct view_ask {
	const char *public_id, *what, *who, *state, *path, *child, *reference;
	const char *chase, *escalate; /* paths of the acts; NULL: not offered */
	const char *reason;	      /* of the last escalation */
	struct date asked_on, due_on, ended_on, chased_on, escalated_on, expected_on;
	bool late;
};

struct view_lifted {
	const char *title, *reason, *who;
	struct date on;
};

struct view_asks {
	const char *title, *child, *reference, *back, *whose, *body;
	struct {
		struct view_ask *a;
		size_t n, cap;
	} rows;
	struct {
		struct view_lifted *a;
		size_t n;
	} lifted; /* exceptions to a time limit */
	bool staff;
	const char *action;
	const struct form_state *form;
};
