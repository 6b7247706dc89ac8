/* What the case pages' templates show. */
#pragma once
#include "html/form.h"
#include "html/govuk/content.h"
#include "html/out.h"
#include "policy/policy.h"

struct view_fact {
	const char *name, *value;
};

struct view_facts {
	const struct view_fact *a;
	size_t n;
};

struct view_person {
	const char *name, *relation;
	const char *told; /* how notices reach them; NULL: they get none */
	struct view_facts contacts;
	bool restricted; /* may not see the case */
};

struct view_file {
	const char *public_id, *name;
	const char *from;    /* who sent it; NULL: not known, or not to be shown */
	struct date came_on; /* the day the council got it */
	int64_t kilobytes;
};

struct view_event {
	const char *what, *who;
	struct date on;
	struct date recorded_on; /* when that was another day; unset: on the day itself */
};

struct view_duty {
	const char *title, *status, *basis;
	const char *lifted; /* why no date binds; NULL: one does */
	struct date due;
	bool late;
};

struct view_issued {
	const char *public_id, *title;
	struct date issued_on;
};

/* The last time the case went from one officer to another. */
struct view_handover {
	const char *from; /* NULL: it had none */
	const char *to;	  /* NULL: it never went */
	const char *next, *open, *note;
	struct date on, due_on;
};

struct view_case {
	const char *title; /* of the browser's tab */
	const char *public_id, *reference, *child, *state, *holder, *team, *officer, *next, *basis;
	struct date born, received_on, holder_since, due_on;
	int64_t age;
	bool late, may_decide, may_issue, may_take, protected_address;
	bool may_give;
	bool may_consider;  /* N0 has not gone to the family yet */
	bool may_write;	    /* what the team writes: messages, promises, the plan */
	const char *closed; /* section I names a setting that has closed; NULL: none such */
	bool may_keep;	    /* the family's record */
	const char *language;
	struct view_handover handover;
	struct view_facts request, consents, decision, needs;
	struct view_facts child_facts; /* sex, ethnicity, postcode: what is known of the child */
	struct {
		struct view_person *a;
		size_t n;
	} people;
	struct {
		struct view_file *a;
		size_t n;
	} documents;
	struct {
		struct view_duty *a;
		size_t n;
	} duties;
	struct {
		struct view_event *a;
		size_t n;
	} events;
	struct {
		struct view_issued *a;
		size_t n;
	} notices;
};

struct view_decide {
	const char *public_id, *reference, *child;
	const struct policy_test_rule *test;
	struct {
		const char **a;
		size_t n;
	} prompts;
	struct date decide_by;
	struct view_facts request;
	const struct form_state *form;
};

struct view_decide_issue {
	const char *public_id, *reference, *child;
	struct {
		const char **a;
		size_t n;
	} prompts;
	struct date decide_by;
	struct {
		struct view_fact *a; /* who gave it, and what it says */
		size_t n;
	} advice;
	int64_t waiting; /* asked for and not in */
	const struct form_state *form;
};

struct view_part {
	const char *id, *label, *body;
	bool written; /* by a person: an input of the form */
};

struct view_recipient {
	const char *name, *role;
	bool by_email;
};

struct view_notice_edit {
	const char *public_id, *reference, *child, *title, *basis;
	struct {
		struct view_part *a;
		size_t n;
	} parts;
	struct {
		struct view_recipient *a;
		size_t n;
	} recipients;
	int64_t family_members;
	bool protected_address;
	const struct form_state *form;
};

/* The letter that a recipient got. */
struct view_sent_letter {
	const char *to, *href, *language;
	int64_t kilobytes;
	bool by_post;
	const char *posted; /* when it went and who said so; NULL: not yet */
};

struct view_letter {
	const char *reference, *child, *title, *authority, *back, *hash;
	const char *plan; /* path of the plan that goes with it; NULL: none */
	bool unchecked;	  /* a translation that nobody has checked */
	bool to_post;	  /* one of the letters waits for whoever looks to post it */
	struct date issued_on;
	struct {
		struct view_sent_letter *a;
		size_t n;
	} letters;
	struct {
		struct view_part *a;
		size_t n;
	} parts;
};
