/* Came: a document that somebody sent by post or email, put on its case by the team that has it,
 * with who sent it and when it came. */
#pragma once
#include "app/rq.h"

const struct form *came_form(struct rq *);
void came_show(struct rq *);
void came_save(struct rq *);
