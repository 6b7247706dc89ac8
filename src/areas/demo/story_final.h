/* Story, from the assessment to the final plan: two families whose advice is in. */
#pragma once
#include "areas/demo/play.h"
#include "areas/demo/story.h"

struct story_final {
	struct play officer; /* of the case, on that day */
	int64_t asker, case_id;
	const int64_t *bodies; /* by enum demo_place */
};

/* What happens to that family's case on that day, counted back from today; often nothing. */
void story_final_day(const struct story_final *, const struct demo_family *, int days_ago);
