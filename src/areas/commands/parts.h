/* Parts: what the areas bring to the program: their pages, their jobs and the registers. */
#pragma once
#include "app/route.h"
#include "jobs/jobs.h"

struct conf;
struct registers;

extern const struct route *const parts_routes[];  /* ends with NULL */
extern const struct job_kind *const parts_jobs[]; /* ends with NULL */

/* The registers of the program, then the council's own in the data folder. */
const struct registers *parts_registers(struct arena *, const struct conf *);
