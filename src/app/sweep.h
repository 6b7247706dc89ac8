/* Sweep: what has run its time is removed every hour: sessions, links, counted tries, keys of
 * forms. */
#pragma once
#include "jobs/jobs.h"

extern const struct job_kind app_sweep_job;
