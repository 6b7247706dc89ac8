/* Renderings: the table of what issued versions are downloaded as, and of what changed in them. */
#include "areas/renderings/renderings.h"
#include "areas/renderings/versions.h"

#define ISSUED "/track/:case/plan"

const struct route renderings_routes[] = {
	GET(ISSUED "/files/:file", CASE_PLAN_READ, ON_CASE, version_file),
	GET(ISSUED "/changes/:old/:now", CASE_PLAN_READ, ON_CASE, version_changes),
	GET(ISSUED "/changes/:old/:now/side", CASE_PLAN_READ, ON_CASE, version_changes_side),
	ROUTES_END,
};
