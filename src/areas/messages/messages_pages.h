/* Handlers of messages that stand in other files than the table of routes. */
#pragma once
#include "app/rq.h"
#include "mail/mail.h"

struct view_promises;

/* messages.c: the child's name, for the head of a page. */
const char *message_child(struct rq *);

/* Tells the family of the case of the page; page is what stands behind "/track/CASE/". */
void message_tell_family(struct rq *, enum mail_event, const char *page);

/* promises.c */
extern const struct form promise_form;
void promises_show(struct rq *);
void promises_save(struct rq *);
void promise_kept(struct rq *);
void promises_family_show(struct rq *);

/* report.c */
void replies_show(struct rq *);
