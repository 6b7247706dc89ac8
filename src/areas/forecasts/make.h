/* Make: the queue of scenarios. */
#pragma once
#include <stdint.h>

struct tx;

enum { FORECAST_RUNS = 1000, FORECAST_SEED = 50 };

/* The worker makes the scenario soon. */
void forecast_queue(struct tx *, int64_t la, int64_t scenario);
