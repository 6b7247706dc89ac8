/* What the templates of messages and promises show. */
#pragma once
#include "html/form.h"
#include "html/govuk/content.h"
#include "html/out.h"

struct view_message {
	const char *who, *text;
	struct instant at;
	struct date reply_by; /* of a message that waits for the council; unset: none */
	bool own, late;
};

struct view_thread {
	const char *topic, *path;
	struct date reply_by; /* the first day that waits; unset: nothing waits */
	bool late;
	struct {
		struct view_message *a;
		size_t n, cap;
	} messages;
};

struct view_messages {
	const char *reference, *child, *path, *back; /* path of the page: "/track/…/messages" */
	const char *contact, *promises;		     /* promises: their page */
	const char *days;			     /* how soon the council answers */
	bool staff;
	struct {
		struct view_thread *a;
		size_t n, cap;
	} threads;
	const struct form_state *form;
};

struct view_promise {
	const char *text, *who,
	    *keep; /* keep: path that says it is kept; NULL: not this viewer's */
	struct date made_on, due_on, kept_on;
	bool late;
};

struct view_promises {
	const char *reference, *child, *path, *back;
	struct {
		struct view_promise *a;
		size_t n;
	} rows;
	const struct form_state *form; /* NULL: the family's page */
};

struct view_reply_row {
	const char *team, *month;
	int64_t asked, in_time, late, waiting, overdue;
	int median; /* days until an answer; -1: none answered */
	int *days;
	int n_days;
};

struct view_replies {
	struct {
		struct view_reply_row *a;
		size_t n, cap;
	} rows;
};
