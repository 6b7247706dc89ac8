/* What the templates of drafts show. */
#pragma once
#include "areas/plans/plans.h"
#include "areas/renderings/renderings.h"
#include "html/form.h"
#include "html/govuk/content.h"
#include "html/out.h"
#include "html/page.h"

struct view_texts {
	const char **a;
	size_t n;
};

/* One step of the way, on the staff's page. */
struct view_way_step {
	const char *title, *status, *colour, *text;
	struct view_texts bars;
	const char *href, *act; /* a link that acts; NULL: none */
	const char *post;	/* a path that a button is sent to; NULL: none */
	const char *more, *more_href;
};

struct view_way {
	const char *public_id, *reference, *child;
	const struct frame_standing *where;
	struct {
		struct view_way_step *a;
		size_t n;
	} steps;
};

struct view_said {
	const char *public_id, *item, *line, *text, *by, *answer, *answer_text, *colour;
	struct instant at, answered_at;
};

struct view_saids {
	struct view_said *a;
	size_t n;
};

struct view_paper {
	const char *label, *author, *role, *summary, *href, *name;
	struct date on;
};

struct view_papers {
	struct view_paper *a;
	size_t n;
};

struct view_wish {
	const char *public_id, *kind, *what, *text, *answer;
	const char *note;   /* of a setting, for staff: what to heed; NULL: nothing */
	const char *who;    /* whose advice is wanted; NULL: none */
	const char *agreed; /* "Yes", "No"; NULL: not asked, or not answered */
	struct date on, answer_by, answered_on, meet_on;
	bool late;
};

struct view_wishes {
	struct view_wish *a;
	size_t n;
};

/* A version of the plan as its readers see it. */
struct view_reading {
	const char *public_id, *reference, *child, *back;
	int64_t number;
	struct date issued_on, respond_by;
	int64_t days; /* until respond_by, that day included; 0: past */
	bool is_last, is_final, may_respond, is_done;
	const struct frame_standing *where;
	const struct view_plan *plan;
	const struct view_versions *versions;
	struct view_wishes wishes;
};

/* What the screen says below a row or section of the plan. */
struct view_below {
	struct view_saids said;
	struct view_papers papers;
	const char *comment; /* where it can be commented on; NULL: not now */
	const char *item;
	bool is_section;
};

struct view_ledger_row {
	const char *author, *kind, *text, *state, *colour, *reason;
};

struct view_ledger {
	const char *public_id, *reference;
	int64_t used, left_out, open;
	struct {
		struct view_ledger_row *a;
		size_t n;
	} rows;
};

struct view_comment {
	const char *public_id, *reference, *item, *anchor, *line;
	const char *title; /* "Comment on section B: Special educational needs" */
	struct date respond_by;
	bool late;
	const struct form_state *form;
};

struct view_wish_form {
	const char *public_id, *kind, *title, *lead, *back;
	bool settings, advice;
	struct date answer_by;
	const struct form_state *form;
};

/* All that the family asked for, and what it can ask for now. */
struct view_asked {
	const char *public_id, *reference, *child;
	bool may_ask, advice, setting, talk; /* what can be asked for */
	struct view_wishes wishes;
};

struct view_answers {
	const char *public_id, *reference, *child;
	struct view_saids open, answered;
	struct view_wishes wishes;
};

struct view_answer {
	const char *public_id, *reference, *title, *action;
	struct view_said said;
	bool choice;  /* accepted, partly, declined */
	bool agree;   /* yes or no */
	bool meeting; /* and when */
	const struct form_state *form;
};

struct view_consult {
	const char *public_id, *reference, *child;
	struct view_texts bars;
	struct view_papers papers;
	struct date due_on;
	const struct form_state *form;
};

struct view_reply_line {
	const char *item, *text, *can, *note, *colour;
	const char *can_field, *note_field;
};

struct view_reply_lines {
	struct view_reply_line *a;
	size_t n;
};

struct view_consultation {
	const char *public_id, *name, *state, *colour, *answer, *ground, *reply, *href;
	const char *child, *authority;
	const char *kind;   /* what to heed about a setting of its kind; NULL: not said here */
	const char *closed; /* it has closed; NULL: it has not */
	struct date sent_on, due_on, replied_on, chased_on;
	const char *chase; /* a path that a reminder is sent to; NULL: not now */
	struct view_reply_lines lines;
};

struct view_consultations {
	const char *public_id, *reference, *child;
	struct {
		struct view_consultation *a;
		size_t n;
	} rows;
};

/* A setting's page. */
struct view_reply {
	const char *public_id, *reference, *child, *id, *name;
	struct date sent_on, due_on, ends_on, replied_on;
	bool late;
	const char *answer, *ground, *reply;
	const struct view_plan *plan;
	const struct view_versions *versions;
	struct view_reply_lines lines;
	const struct form_state *form;
};

struct view_naming {
	const char *public_id, *reference, *child;
	struct view_wishes wishes;
	struct {
		struct view_consultation *a;
		size_t n;
	} consultations;
	const struct form_state *form;
};
