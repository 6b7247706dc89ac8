/* What the templates of advice show. */
#pragma once
#include "base/date.h"
#include "base/str.h"
#include "html/form.h"
#include "html/govuk/content.h"
#include "html/out.h"

#include <stdbool.h>

/* What is said of a row by the rules that a plan is judged by. */
struct view_remark {
	const char *text;
	bool is_error; /* a plan with it could not be issued */
};

struct view_said {
	const char *label; /* "P2" */
	const char *text, *details;
	const char *edit, *remove; /* paths; NULL: only read */
	const char *fate;	   /* what became of it in the plan; NULL: not settled */
	struct {
		struct view_remark *a;
		size_t n;
	} remarks;
};

/* Needs, outcomes or provision. */
struct view_part {
	const char *title, *add, *add_path; /* add_path NULL: only read */
	const char *none;		    /* words that there are none; NULL: not said */
	struct {
		struct view_said *a;
		size_t n;
	} rows;
	bool silent;
};

struct view_parts {
	struct view_part parts[3];
	size_t errors, warnings;
	bool whole; /* speaks to all three */
};

/* What an advice says in words. */
struct view_advice_text {
	const char *no_needs, *no_outcomes, *no_provision;
	const char *request; /* public id, while it is being written; NULL: only read */
};

struct view_known_file {
	const char *path, *name;
	struct date added_on;
	int64_t kilobytes;
};

struct view_known_fact {
	const char *name, *value;
};

struct view_files {
	struct view_known_file *a;
	size_t n;
};

/* The request as whoever was asked sees it. */
struct view_request {
	const char *path, *title, *reference, *child, *question, *asked_by, *team, *phone, *body;
	const char *adviser; /* NULL: nobody yet */
	struct date asked_on, due_on;
	int64_t days; /* until due; negative: late */
	bool mine, leads, open;
};

struct view_earlier {
	const char *path, *author, *role, *body; /* path NULL: no page of its own */
	struct date written_on;
	int64_t months;
};

struct view_give {
	struct view_request request;
	struct view_earlier earlier; /* one's own, of the same child; written_on unset: none */
	struct view_parts parts;
	bool reuse_waits; /* everybody is being asked whether earlier advice is enough */
	bool reuse_asked; /* this adviser has not answered yet */
	const char *report, *report_path;
	const struct form_state *form;
};

struct view_known {
	struct view_request request;
	struct date born;
	struct {
		struct view_known_fact *a;
		size_t n;
	} facts;
	struct view_files files;
};

struct view_row_form {
	struct view_request request;
	const char *title, *action, *remove;
	struct str_list fields;
	const struct form_state *form;
};

struct view_given {
	const char *label, *title, *author, *role, *body, *summary, *child, *reference, *back;
	struct date written_on, given_on;
	struct view_parts parts;
	const char *report, *report_path;
};

struct view_preview {
	struct view_request request;
	struct view_given given;
	struct str_list asked; /* fields for words, where there are no rows or words stand */
	const struct form_state *form;
};

struct view_receipt {
	struct view_request request;
	const char *label;
	struct date given_on, reads_until;
	bool in_time;
};

/* One of the three is asked whether earlier advice is enough. */
struct view_reuse {
	const char *action, *back, *title, *child, *reference, *who;
	struct view_earlier earlier;
	struct date giver, la, family;
	struct view_parts parts;
	const char *summary;
	const struct form_state *form;
};

struct view_inbox_row {
	const char *path, *allocate, *child, *reference, *title, *body, *adviser, *state;
	struct date asked_on, due_on;
	int64_t days;
	bool late, mine, done;
};

struct view_service {
	const char *name;
	int64_t asked, given, in_time, waiting, late;
};

struct view_inbox_group {
	const char *title;
	struct {
		struct view_inbox_row *a;
		size_t n;
	} rows;
};

struct view_inbox {
	struct {
		struct view_inbox_group *a;
		size_t n;
	} groups;
	struct {
		struct view_service *a;
		size_t n;
	} services;
	struct date since;
};

struct view_allocate {
	struct view_request request;
	const struct form_state *form;
};

/* A request as the team and the family see it. */
struct view_asked {
	const char *title, *key, *body, *adviser, *question, *status, *reason;
	const char *record, *withdraw, *reuse; /* paths; NULL: not offered */
	struct date asked_on, due_on, chased_on;
	int64_t days;
	bool late, waits;
	const char *consents; /* who has agreed to reuse; NULL: none proposed */
};

struct view_came {
	const char *label, *title, *author, *role, *body, *path, *report, *report_path;
	struct date written_on, given_on;
};

struct view_missing {
	const char *title, *giver, *basis;
};

struct view_case_advice {
	const char *public_id, *reference, *child, *back, *views, *base;
	struct date asked_today_due;
	bool may_ask, family;
	struct {
		struct view_asked *a;
		size_t n;
	} waits, ended;
	struct {
		struct view_came *a;
		size_t n;
	} came;
	struct {
		struct view_missing *a;
		size_t n;
	} missing; /* must be asked and were not (reg 6(1)) */
};

struct view_ask_advice {
	const char *public_id, *reference, *child;
	struct date due_on;
	const char *basis;
	struct {
		struct view_earlier *a;
		size_t n;
	} earlier;
	const struct form_state *form;
};

struct view_short_form {
	const char *title, *lead, *action, *back, *button, *reference;
	struct str_list fields;
	const struct form_state *form;
};

struct view_begin {
	const char *action;
	bool good;
	const char *reference;
	struct date due_on;
};
