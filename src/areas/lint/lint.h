/*
 * Lint: a plan as a document, and what the quality rules say of it.
 *
 *	struct plan_document *d = plan_json_read(arena, packs, pack, bytes, n);
 *	struct lint_findings found = lint_run(arena, lint_lexicon(arena, d->pack), d->plan);
 *
 * plan.h is the document, plan_json.h and plan_write.h its exchange form
 * (docs/plan-exchange.md), lint_finding.h the rules.  All are pure functions:
 * no clock, no database, no globals.
 */
#pragma once
#include "areas/lint/lint_finding.h"
#include "areas/lint/plan.h"
#include "areas/lint/plan_json.h"
#include "areas/lint/plan_write.h"
