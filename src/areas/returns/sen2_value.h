/* Sen2 values: what an element may hold.  Shared by src/areas/returns only. */
#pragma once
#include "areas/returns/sen2_form.h"
#include "base/arena.h"

/* Not called for empty texts, which are findings of their own. */
bool sen2_value_ok(const struct sen2_row *, const char *text);

/* "one of Y N A W H": what to put there, for people. */
const char *sen2_value_wanted(struct arena *, const struct sen2_row *);
