/* Make: the queue of scenarios. */
#pragma once
#include <stdint.h>

struct arena;
struct now;
struct pool;
struct tx;

enum { FORECAST_RUNS = 1000, FORECAST_SEED = 50 };

/* The worker makes the scenario soon. */
void forecast_queue(struct tx *, int64_t la, int64_t scenario);

/* Makes it now and stores what came of it; one that was removed meanwhile is passed over. */
void forecast_make(struct arena *, struct pool *, struct now, int64_t la, int64_t scenario);
