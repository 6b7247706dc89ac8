/* Bodies: the authority's teams, and the schools and services it works with, kept by its
 * administrator. */
#pragma once
#include "app/rq.h"

void bodies_show(struct rq *);

extern const struct form bodies_add_form;
void bodies_add_show(struct rq *);
void bodies_add_save(struct rq *);

extern const struct form bodies_edit_form;
void bodies_edit_show(struct rq *);
void bodies_edit_save(struct rq *);
