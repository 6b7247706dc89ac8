/*
 * Scenario: what would be different from the past, as a small YAML file.
 *
 *	joiner_rates:            # 110: a tenth more children join than before
 *	  - { from_year: 2027, percent: 110, first_academic_year: "-1", last_academic_year: "4" }
 *	openings:                # a setting that does not exist yet
 *	  - { setting: HILL, like: L, from_year: 2028, places: 40, instead_of: [A, B], needs: [T] }
 *	costs:                   # pounds a place a year
 *	  - { setting: HILL, need: T, from_year: 2028, pounds: 21000 }
 *
 * docs/forecast.md tells what each key means.  A file that is no such YAML is
 * fail(FAULT_USAGE); values that do not fit the inputs are findings.
 */
#pragma once
#include "areas/forecasts/world.h"

struct scenario;

/* Lives as long as the arena. */
const struct scenario *scenario_read(struct arena *, const char *path, struct findings *);
/* The same for a text that findings call so. */
const struct scenario *scenario_parse(
    struct arena *, const char *name, const char *text, struct findings *);

/* The codes of its new settings; none for NULL. */
struct codes scenario_settings(struct arena *, const struct scenario *);

/* The world as the scenario has it; as the past would go on for NULL. */
struct world *scenario_world(struct arena *, const struct scenario *, const struct inputs *,
    const struct fit *, struct findings *);
