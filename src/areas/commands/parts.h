/* Parts: what the areas bring to the program: their pages and their jobs. */
#pragma once
#include "app/route.h"
#include "jobs/jobs.h"

extern const struct route *const parts_routes[];  /* ends with NULL */
extern const struct job_kind *const parts_jobs[]; /* ends with NULL */
