/* What the templates of administration and of looking outside one's own cases show. */
#pragma once
#include "base/date.h"
#include "html/form.h"
#include "html/out.h"

#include <stdbool.h>

struct view_staff_row {
	const char *path, *name, *role, *body, *email;
	bool active;
};

struct view_staff {
	const char *words; /* searched for */
	struct {
		struct view_staff_row *a;
		size_t n;
	} rows;
	int64_t la;
	int64_t earlier, later; /* rows to skip on the pages before and after; -1: none */
};

struct view_body {
	const char *path, *kind, *name, *email;
	int64_t people;
	bool closed;
};

struct view_bodies {
	const char *words; /* searched for */
	struct {
		struct view_body *a;
		size_t n;
	} rows;
	int64_t la;
	int64_t earlier, later; /* rows to skip on the pages before and after; -1: none */
};

struct view_body_form {
	const char *action, *name, *kind; /* name, kind: NULL for a new one */
	const struct form_state *form;
};

struct view_post {
	const char *role, *body;
	struct date from, to;
	const char *end; /* path that ends it; NULL: it is over */
};

struct view_person {
	const char *path, *name, *email;
	bool account, active, app, self;
	struct {
		struct view_post *a;
		size_t n;
	} posts;
};

struct view_person_form {
	const char *action, *name;
	const struct form_state *form;
};

struct view_school {
	const char *name;
	struct {
		const char **a;
		size_t n;
	} holders;
};

struct view_school_staff {
	const struct form_state *form;
	struct {
		struct view_school *a;
		size_t n;
	} schools;
};

struct view_read {
	struct instant at;
	const char *reader, *reader_path, *relation, *reference, *case_path, *page, *reason;
};

struct view_reads {
	const char *reference, *reader; /* chosen; empty: all */
	bool only_reason;
	struct {
		struct view_read *a;
		size_t n;
	} rows;
	int64_t la;
	const char *later; /* what the next page begins after; NULL: none */
};

struct view_opening {
	struct instant from, until;
	const char *reader, *reader_path, *reference, *case_path, *reason;
	int64_t pages;
};

struct view_openings {
	struct {
		struct view_opening *a;
		size_t n;
	} rows;
	int64_t la;
	const char *later; /* the time that the next page begins before; NULL: none */
};
