/* Import area: what is taken for one authority, or of all of them, whole or not at all. */
#pragma once
#include "areas/commands/call.h"

void import_forecast(struct call *);
void import_dsg(struct call *);
void import_boundaries(struct call *);
void import_neighbours(struct call *);
