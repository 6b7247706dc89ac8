/*
 * Plans: an EHC plan as rows, and the quality rules it is judged by.
 */
#pragma once
#include "areas/plans/lint.h"
#include "areas/plans/plan.h"
