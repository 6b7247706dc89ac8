/* Handlers of the pages of the return, one file a subject. */
#pragma once
#include "app/rq.h"

/* return_list.c: what is wrong, on the officers' lists */
void return_list_show(struct rq *);

/* return_offices.c: who is designated */
extern const struct form return_offices_form;
void return_offices_show(struct rq *);
void return_offices_save(struct rq *);

/* return_form.c: what the return asks of a case and no step says */
extern const struct form return_form;
void return_form_show(struct rq *);
void return_form_save(struct rq *);
