/* Handlers of the school's pages. */
#pragma once
#include "app/rq.h"

/* closures.c */
const struct form *closure_form(struct rq *);
void closures_show(struct rq *);
void closures_save(struct rq *);
