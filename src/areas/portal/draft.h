/*
 * Draft: a request begun and not sent.
 *
 * A secret in this browser's cookie, or in the link we mail, is the only way
 * to a family's own; one that somebody of the council types for a family is
 * open to that person alone.  Answers are kept as they were typed, field by field, so that nothing
 * is lost when a form's rules change or an answer is not yet right.
 */
#pragma once
#include "app/rq.h"
#include "areas/portal/forms.h"

/* Everything a draft says, parsed. */
struct draft_content {
	struct ask_child child;
	struct ask_you you;
	struct ask_text worry, tried, school, health;
	struct ask_help help;
	struct ask_consent consent;
	bool child_valid, you_valid, worry_valid; /* the answers that must be there */
	bool help_said, consent_said;		  /* the task was opened and saved */
};

/* A new draft for that authority, and its secret in this browser's cookie. */
void draft_begin(struct rq *, int64_t la);

/* The same for somebody who wrote, called or came, typed by the viewer: no secret leads to it, only
 * its reference and the viewer's own session.  It is the request's draft from here on. */
void draft_begin_typed(struct rq *, int64_t la);

/* Takes the draft of that secret into this browser: a fresh secret in its cookie.  False: no such
 * draft. */
bool draft_take(struct rq *, const char *secret);

/* Mails a link with a fresh secret; the one in the cookie stays good. */
void draft_mail_link(
    struct rq *, int64_t la, int64_t draft, const char *reference, const char *email);

/* Forgets the cookie, on this browser only. */
void draft_forget_cookie(struct rq *);

/* Keeps what the form's fields hold, as typed. */
void draft_save(struct rq *, const struct form *);

/* Puts what was typed so far into the request's form, for showing. */
void draft_fill(struct rq *);

/* Reads the answers to one form.  True when they are right and values, of the form's size, are set.
 */
bool draft_answers_to(struct rq *, const struct form *, void *values);

const struct draft_content *draft_read(struct rq *);

/* The audit entry of an act by whoever holds the draft's secret. */
void draft_say(struct rq *, int64_t la, int64_t draft, const char *action);
