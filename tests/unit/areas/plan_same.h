/* Plan same: are two plans the same, member by member? */
#pragma once
#include "areas/lint/plan.h"

/* NULL: they are; else the first member that differs, "provision[2].unit". */
const char *plan_difference(struct arena *, const struct plan *, const struct plan *);
