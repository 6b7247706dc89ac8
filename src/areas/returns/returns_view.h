/* What the pages of the return show. */
#pragma once
#include "html/form.h"
#include "html/out.h"

/* One thing that is wrong with a case. */
struct view_wrong {
	const char *what, *rule, *item; /* item: "2.3 RYA" */
	const char *act, *act_path;	/* where it is put right */
	bool error;
};

struct view_wrong_case {
	const char *child, *reference, *path;
	struct {
		struct view_wrong *a;
		size_t n, cap;
	} rows;
};

struct view_return_officer {
	const char *name, *path; /* path NULL: nothing is wrong */
	int64_t all, cases, errors, queries;
};

/* A row of the year's figures: an officer's, or all. */
struct view_return_share {
	const char *name;
	struct {
		int64_t *a;
		size_t n;
	} counts; /* one a figure, in the order of the titles */
};

struct view_return {
	const char *whose; /* the officer's name; NULL: one's own */
	bool teams;	   /* the managers' table */
	int64_t year;
	struct date from, until, census;
	int64_t total; /* cases of the list */
	const char *earlier, *later;
	struct {
		struct view_wrong_case *a;
		size_t n, cap;
	} cases;
	struct {
		struct view_return_officer *a;
		size_t n;
	} officers;
	struct {
		const char **a;
		size_t n;
	} titles; /* of the figures; n 0: they are not shown */
	struct {
		struct view_return_share *a;
		size_t n;
	} shares;
};

struct view_return_form {
	const char *public_id, *reference, *child;
	int64_t year;
	const struct form_state *form;
	struct {
		const char *const *a;
		size_t n;
	} fields; /* names, in the order of the page */
};
