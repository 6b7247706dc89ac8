/*
 * Messages: what families and the council write to each other on a case, and
 * what the council promises.
 *
 * A thread is a message that answers none, with those that answer it, under one
 * topic.  A message of the family has a day by which the council answers
 * (the pack's reply_working_days); the council's next message in the thread
 * answers all that wait in it.  Notifications say that there is news and
 * never what (mail/template.h).
 */
#pragma once
#include "app/route.h"
#include "mail/mail.h"

#include <stdint.h>

struct rq;

extern const struct route messages_routes[];

struct message_case {
	int64_t la, id;
	const char *reference;
};

/*
 * Tells everybody of the family who may answer for the child that there is
 * news on the case, which the caller read through the viewer's visible rows:
 * by mail or, for who has none, by letter.  path is of this site.
 */
void messages_tell_family(
    struct rq *, const struct message_case *, enum mail_event, const char *path);

/* Tells a body at its address; nothing when it has none.  Returns whether it was told. */
bool messages_tell_body(struct rq *, int64_t la, int64_t body, const struct mail *);
/* The same to a person at work, at the address with which they sign in. */
bool messages_tell_person(struct rq *, int64_t la, int64_t person, const struct mail *);

/* The officer has changed: open promises go with the case.  The caller says the audit entry. */
void messages_hand_over(struct rq *, int64_t la, int64_t case_id, int64_t to);
