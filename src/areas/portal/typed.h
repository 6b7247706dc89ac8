/*
 * Typed: a request that came by post, email or telephone, or was made in
 * person, typed by somebody of the council.  The time for the decision counts
 * from the day the council received it (SEND Regulations 2014 reg 5(1)).
 *
 * The child is looked for first, so that no child has two open cases; then
 * what was asked, the documents, and a last look before it is recorded.
 */
#pragma once
#include "app/rq.h"
#include "areas/portal/typed_child.h"
#include "areas/portal/typed_forms.h"

void typed_begin_show(struct rq *);
void typed_begin_save(struct rq *);
void typed_child_show(struct rq *);
void typed_child_save(struct rq *);
void typed_known_show(struct rq *);
void typed_known_save(struct rq *);
void typed_request_show(struct rq *);
void typed_request_save(struct rq *);
void typed_check_show(struct rq *);
void typed_save(struct rq *);
void typed_delete_show(struct rq *);
void typed_delete_save(struct rq *);
