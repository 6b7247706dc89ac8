/*
 * Story, the plan being written: what three advisers found of Amelie Sorrel,
 * and the plan as far as her officer has come with it.  All of it is made up.
 */
#include "areas/demo/story_builder.h"
#include "areas/demo/story.h"
#include "areas/plans/plans.h"
#include "audit/audit.h"
#include "base/err.h"
#include "db/db.h"

#include <string.h>

/* Some rows are vague and one advised row is not decided yet, so that there is something to do. */
static const char document[] =
    "{\"policy\": \"england-2014\", \"plan\": {\"kind\": \"draft\", \"on\": \"2026-01-01\","
    "\"child\": {\"name\": \"Amelie Sorrel\"},"
    "\"sections\": {"
    "\"A\": {\"text\": \"I like trains and drawing maps. I want to tell people what I mean without "
    "getting cross. My mum wants school to be a place where I feel safe.\"},"
    "\"D\": {\"text\": \"No social care needs are known. Children's social care looked and found "
    "none.\"}},"
    "\"needs\": ["
    "{\"id\": \"B1\", \"section\": \"B\", \"area\": 1, \"text\": \"Amelie understands spoken "
    "instructions of two steps. In a class of thirty she loses the thread within a minute.\", "
    "\"evidence\": [\"K1\"]},"
    "{\"id\": \"B2\", \"section\": \"B\", \"area\": 3, \"text\": \"Changes that nobody told Amelie "
    "of make her leave the room, about four times a week.\", \"evidence\": [\"K2\"]},"
    "{\"id\": \"B3\", \"section\": \"B\", \"area\": 4, \"text\": \"Amelie holds a pencil with her "
    "whole hand and tires after five minutes of writing.\", \"evidence\": []}],"
    "\"outcomes\": ["
    "{\"id\": \"E1\", \"needs\": [\"B1\"], \"text\": \"Amelie will follow instructions of three "
    "steps in class on four days out of five.\", \"measure\": \"The teacher's weekly tally\", "
    "\"due\": \"2027-07-16\", \"review\": \"2026-10-16\"},"
    "{\"id\": \"E2\", \"needs\": [\"B2\"], \"text\": \"Amelie will be happier at school.\"}],"
    "\"provision\": ["
    "{\"id\": \"F1\", \"section\": \"F\", \"needs\": [\"B1\"], \"outcomes\": [\"E1\"], \"kind\": "
    "\"speech_language\", \"quantity\": 30, \"unit\": \"minute\", \"frequency\": \"weekly\", "
    "\"group_size\": 1, \"deliverer\": \"speech and language therapist\", \"text\": \"A speech and "
    "language therapist works with Amelie one to one for 30 minutes every week on following "
    "instructions.\"},"
    "{\"id\": \"F2\", \"section\": \"F\", \"needs\": [\"B2\"], \"outcomes\": [\"E2\"], \"text\": "
    "\"Access to a quiet space as required.\"}],"
    "\"advice\": ["
    "{\"id\": \"K1\", \"key\": \"d\", \"author\": \"Dr Olive Kestrel\", \"role\": \"educational "
    "psychologist\", \"on\": \"2026-01-20\","
    "\"needs\": [\"Difficulty in following spoken instructions in a large class\", \"Slow to begin "
    "written work\"], \"provision\": [\"Visual task board for every lesson, made by the teacher\"],"
    "\"dispositions\": [{\"row\": \"Difficulty in following spoken instructions in a large "
    "class\", "
    "\"items\": [\"B1\"]}]},"
    "{\"id\": \"K2\", \"key\": \"b\", \"author\": \"Helen Brooke\", \"role\": \"SENCO\", \"on\": "
    "\"2026-01-22\", \"needs\": [\"Leaves the room when the timetable changes\"], "
    "\"provision\": [\"A quiet space\"],"
    "\"dispositions\": [{\"row\": \"Leaves the room when the timetable changes\", \"items\": "
    "[\"B2\"]}, {\"row\": \"A quiet space\", \"items\": [\"F2\"]}]},"
    "{\"id\": \"K3\", \"key\": \"c\", \"author\": \"Dr Rowan Marsh-Lee\", \"role\": "
    "\"paediatrician\", \"on\": \"2026-01-26\", \"needs\": [\"Weak grip; tires quickly when "
    "writing\", \"Seasonal hay fever\"], \"provision\": [],"
    "\"dispositions\": [{\"row\": \"Seasonal hay fever\", \"items\": [], \"reason\": \"It does not "
    "touch her learning, and her doctor treats it.\"}]}]}}";

void
story_plan(struct tx *tx, const struct demo_plan *plan)
{
	const struct lint_lexicon *rules =
	    plans_lexicon(plans_rules_new(tx_arena(tx), plan->packs), plan->pack->name);
	struct plans_imported done = plans_import(
	    tx, plan->packs, rules, demo_builder_reference, document, strlen(document));

	if (done.findings.n > 0)
		fail(FAULT_BUG, "the story's plan: %s", done.findings.a[0].message);
	audit_say(tx, &(struct audit_entry){ .la = LARKSHIRE,
			  .action = "plan_import",
			  .object_kind = "case",
			  .object_id = done.case_id,
			  .route = "waymark demo" });
}
