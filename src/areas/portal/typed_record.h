/* Typed record: whether what was typed can be recorded, and how it becomes a case. */
#pragma once
#include "areas/portal/typed_child.h"
#include "areas/portal/typed_forms.h"

/* Whether the request fits the child.  What does not is said on the form; NULL: it is not said. */
bool typed_fits(
    struct rq *, const struct typed_request *, const struct typed_found *, struct form_state *);

/* Reads the draft's request.  False: it is not all there, or does not fit. */
bool typed_read(struct rq *, struct typed_request *, const struct typed_found *);

/* Makes the case and ends the draft.  Returns the case's public id. */
const char *typed_record(struct rq *, const struct typed_request *, const struct typed_found *);
