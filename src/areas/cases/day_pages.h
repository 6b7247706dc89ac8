/* Handlers of the officer's day and what stands around it, one file a subject. */
#pragma once
#include "app/rq.h"

/* my_day.c */
void my_day_show(struct rq *);
/* Whose cases the page is about: an officer's own, or (0) the whole teams'. */
int64_t day_scope(const struct rq *);

/* chase.c: reminders, many at once and one by one */
void chase_many(struct rq *);
void chase_body_show(struct rq *);
void chase_one(struct rq *);

/* asks.c: what a case waits for, for staff and for the family */
extern const struct form escalate_form;
void asks_show(struct rq *);
void asks_family_show(struct rq *);
void escalate_show(struct rq *);
void escalate_save(struct rq *);

/* give.c: cases to officers */
void give_many(struct rq *);
const struct form *give_form(struct rq *);
void give_show(struct rq *);
void give_save(struct rq *);

/* find.c */
void find_show(struct rq *);

/* identifiers.c */
extern const struct form identifiers_form;
void identifiers_show(struct rq *);
void identifiers_save(struct rq *);

/* letters_post.c: letters that wait for a stamp */
const struct form *letters_form(struct rq *);
void letters_show(struct rq *);
void letters_save(struct rq *);
void letters_file(struct rq *);

/* exception.c: lawful exceptions to a time limit */
extern const struct form exception_form;
void exception_show(struct rq *);
void exception_save(struct rq *);
