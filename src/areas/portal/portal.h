/* Portal: the public pages, a family's request and the tracker. */
#pragma once
#include "app/route.h"

extern const struct route portal_routes[];
