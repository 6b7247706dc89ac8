/* Handlers of messages that stand in other files than the table of routes. */
#pragma once
#include "app/rq.h"

struct view_promises;

/* messages.c: an act on the case of the page, for the audit log. */
void message_say(struct rq *, const char *action, const char *kind, int64_t object);
/* The child's name, for the head of a page. */
const char *message_child(struct rq *);

/* promises.c */
extern const struct form promise_form;
void promises_show(struct rq *);
void promises_save(struct rq *);
void promise_kept(struct rq *);
void promises_family_show(struct rq *);

/* report.c */
void replies_show(struct rq *);
