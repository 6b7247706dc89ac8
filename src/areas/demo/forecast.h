/* Forecast: a made-up history of Larkshire's plans, so that the forecast is there at once. */
#pragma once
#include "areas/demo/demo.h"

/* Loads the history, two scenarios beside it and a budget, and makes the forecast of all. */
void demo_forecast(struct arena *, struct pool *, struct now);
