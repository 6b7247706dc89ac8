/* What the portal's templates show. */
#pragma once
#include "areas/portal/forms.h"
#include "base/str.h"
#include "html/form.h"
#include "html/govuk/content.h"
#include "html/out.h"
#include "policy/policy.h"

struct view_authority {
	int64_t la;
	const char *name, *phone;
};

/* The page that explains, before anything is asked. */
struct view_ask {
	struct {
		const struct policy_limb *a;
		size_t n;
	} limbs; /* of the test, s.36(8) */
	struct {
		struct view_authority *a;
		size_t n;
	} authorities;
	struct date decide_by; /* if it is sent today */
};

/* One page of questions. */
struct view_step {
	const char *title, *action;
	const char *lead;	  /* above the questions; NULL: none */
	const char *one_question; /* the only field, its label the heading; NULL: several */
	struct str_list fields;
	const struct form_state *form;
};

struct view_task {
	const char *title, *href, *id, *status;
	bool done;
};

struct view_tasks {
	const char *reference;
	const char *child; /* first name; NULL: not said yet */
	struct {
		struct view_task *a;
		size_t n;
	} tasks;
	bool ready;
};

struct view_document {
	const char *public_id, *name;
	const char *remove; /* path that removes it; NULL: it stays */
	int64_t kilobytes;
};

struct view_documents {
	const char *action, *next, *back; /* paths */
	bool family;			  /* of whom the request is; else typed for it */
	const struct form_state *form;
	struct {
		struct view_document *a;
		size_t n;
	} documents;
};

struct view_answer {
	const char *question, *answer, *change, *what;
};

struct view_answers {
	const char *title;
	struct {
		struct view_answer *a;
		size_t n;
	} rows;
};

struct view_check {
	const char *authority, *reference;
	struct {
		struct view_answers *a;
		size_t n;
	} sections;
	struct date decide_by;
	const char *basis;
	const struct form_state *form;
	bool ready;
};

struct view_sent {
	const char *reference, *authority, *case_path;
	struct date decide_by;
	bool by_email;
};

/* The tracker: where it is, who has it, what happens next, and by when. */
struct view_stage {
	const char *title, *text;
	struct date by; /* the latest lawful date; unset: not known yet */
	bool done, now;
};

struct view_notice {
	const char *public_id, *title;
	struct date issued_on;
};

struct view_track {
	const char *reference, *child, *public_id;
	const char *back;
	const char *where, *holder, *officer, *team, *phone;
	struct date holder_since, received_on;
	const char *next;
	struct date due_on;
	bool late, closed;
	const char *basis;
	struct {
		struct view_stage *a;
		size_t n;
	} stages;
	struct {
		struct view_document *a;
		size_t n;
	} documents;
	struct {
		struct view_notice *a;
		size_t n;
	} notices;
	const struct form_state *form;	/* NULL: only shown */
	bool may_add, may_write, own;	/* own: the young person looks at their own case */
	int64_t asked_open;		/* what the family asked for and has no answer yet … */
	struct date asked_by;		/* … and by when it gets one */
	bool may_read_plan;		/* there is a draft or a final plan */
	struct date views_by, draft_by; /* until when the family can give its views, and say what it
					   thinks of the draft; unset: not asked */
};

/* What one reader opened on one day. */
struct view_reading {
	struct instant at; /* the last time */
	const char *who, *how;
	bool break_glass;
	int64_t times;
};

struct view_readings {
	const char *reference, *public_id;
	struct {
		struct view_reading *a;
		size_t n;
	} rows;
};
