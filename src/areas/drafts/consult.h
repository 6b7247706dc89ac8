/* Consult: what the pages of consultation share. */
#pragma once
#include "app/rq.h"
#include "areas/drafts/drafts_view.h"

/* The case's consultations with their replies. */
struct view_consultations consult_rows(struct rq *);
/* "Waiting", "Late" or "Replied", with the colour of its tag. */
const char *consult_state(
    struct rq *, struct date due_on, struct date replied_on, const char **ret_colour);
