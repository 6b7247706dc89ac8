/*
 * Template: the fixed texts of messages, safe in anybody's hands.
 *
 * A message may lie open on a shared phone or be printed by mistake.  So it
 * says that something has happened and where to read about it, and never a
 * name, a need, a school or a setting: there is no value that could hold one.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

struct language;

enum mail_template {
	MAIL_SIGN_IN,	    /* {link} {code} */
	MAIL_INVITATION,    /* {link} */
	MAIL_DRAFT,	    /* {reference} {link} */
	MAIL_RECEIVED,	    /* {reference} {due_date} {link} */
	MAIL_EVENT,	    /* {reference} {event} {link} */
	MAIL_NOTICE,	    /* {reference} {link} */
	MAIL_WORK_DUE,	    /* {reference} {due_date} {link} */
	MAIL_RECORD_OPENED, /* {reference} {link} */
	MAIL_REMINDER,	    /* {link} */
	MAIL_ADVICE,	    /* {reference} {due_date} {link} */
	MAIL_KEY_MADE,	    /* {link} */
	MAIL_REGISTERS_DUE, /* {due_date} {link} */
	MAIL_TEMPLATE__MAX
};

/* What {event} says. */
enum mail_event {
	MAIL_EVENT_NONE,
	MAIL_EVENT_DECIDED,
	MAIL_EVENT_DOCUMENT,
	MAIL_EVENT_HOLDER,
	MAIL_EVENT_DATE,
	MAIL_EVENT_ADVICE,
	MAIL_EVENT_FAMILY,
	MAIL_EVENT_ANSWERED,
	MAIL_EVENT_CONSULTED,
	MAIL_EVENT_REPLIED,
	MAIL_EVENT_DRAFT,
	MAIL_EVENT_FINAL,
	MAIL_EVENT_MESSAGE,
	MAIL_EVENT_PROMISE,
	MAIL_EVENT_ESCALATED,
	MAIL_EVENT_OFFICER,
	MAIL_EVENT_VIEWS,
	MAIL_EVENT_REUSE,
	MAIL_EVENT_CONSIDERED,
	MAIL_EVENT_RECORD,
	MAIL_EVENT__MAX
};

struct mail_values {
	enum mail_event event;
	const char *reference; /* letters, digits and hyphens */
	struct date due;
	const char *link; /* whole, with the site's address */
	const char *code; /* digits */
};

struct mail_text {
	const char *subject, *body;
};

/* The text in the reader's language.  fail(FAULT_BUG) when the template needs a value that is not
 * given. */
struct mail_text mail_template_fill(
    struct arena *, const struct language *, enum mail_template, const struct mail_values *);

/* The words that stand for them in the database. */
const char *mail_template_name(enum mail_template);
const char *mail_event_name(enum mail_event);	      /* NULL for none */
enum mail_template mail_template_named(const char *); /* MAIL_TEMPLATE__MAX: unknown */
enum mail_event mail_event_named(const char *); /* NULL gives none; MAIL_EVENT__MAX: unknown */

/* The source texts, for the catalogues and for the test that scans them. */
struct mail_text mail_template_source(enum mail_template);
const char *mail_event_source(enum mail_event);
