/* Statistics: what other areas and commands use of it. */
#pragma once
#include "areas/statistics/official.h"
