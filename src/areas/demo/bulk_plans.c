/*
 * Bulk plans: a short plan with its advice for a made-up case whose draft is
 * with the family, the draft as it was served, and the settings that were asked.
 */
#include "areas/demo/bulk_plans.h"
#include "areas/demo/bulk.sql.h"
#include "areas/demo/making.h"
#include "areas/demo/story.h"
#include "areas/plans/plans.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/rng.h"
#include "db/db.h"

#include <string.h>

enum { REPLY_DAYS = 15, DRAFT_DAYS = 14 /* reg 13(1): the day of service is the first of 15 */ };

/* In their order: the draft's day, the child, the child, the outcome's day and its review, the
 * child, the report's day. */
static const char written[] =
    "{\"policy\": \"england-2014\", \"plan\": {\"kind\": \"draft\", \"on\": \"%s\","
    "\"child\": {\"name\": \"%s\"},"
    "\"sections\": {\"A\": {\"text\": \"I like stories and being outside. I want help to say what "
    "I mean.\"}, \"D\": {\"text\": \"No social care needs are known.\"}},"
    "\"needs\": [{\"id\": \"B1\", \"section\": \"B\", \"area\": 1, \"text\": \"%s follows spoken "
    "instructions of one step and loses the thread of longer ones.\", \"evidence\": [\"K1\"]}],"
    "\"outcomes\": [{\"id\": \"E1\", \"needs\": [\"B1\"], \"text\": \"Follows instructions of two "
    "steps in class on four days out of five.\", \"measure\": \"The teacher's weekly tally\", "
    "\"due\": \"%s\", \"review\": \"%s\"}],"
    "\"provision\": [{\"id\": \"F1\", \"section\": \"F\", \"needs\": [\"B1\"], \"outcomes\": "
    "[\"E1\"], \"kind\": \"speech_language\", \"quantity\": 30, \"unit\": \"minute\", "
    "\"frequency\": \"weekly\", \"group_size\": 1, \"deliverer\": \"speech and language "
    "therapist\", \"text\": \"A speech and language therapist works with %s one to one for 30 "
    "minutes every week.\"}],"
    "\"advice\": [{\"id\": \"K1\", \"key\": \"b\", \"author\": \"Morgan Ashby\", \"role\": "
    "\"SENCO\", \"on\": \"%s\", \"needs\": [\"Loses the thread of longer instructions\"], "
    "\"provision\": [], \"dispositions\": [{\"row\": \"Loses the thread of longer instructions\", "
    "\"items\": [\"B1\"]}]}]}}";

enum { REPORT_DAYS = 30, OUTCOME_MONTHS = 11, REVIEW_MONTHS = 6 };

static struct date
served_on(const struct bulk_log *log)
{
	for (size_t i = 0; i < log->n; i++)
		if (log->a[i].type == EVENT_DRAFT_SERVED)
			return log->a[i].on;
	return (struct date){ 0 };
}

static char *
document_of(struct arena *a, const struct bulk_child_row *child, struct date served)
{
	return arena_printf(a, written, date_iso(a, served),
	    arena_printf(a, "%s %s", child->given, child->family), child->given,
	    date_iso(a, date_add_months(served, OUTCOME_MONTHS)),
	    date_iso(a, date_add_months(served, REVIEW_MONTHS)), child->given,
	    date_iso(a, date_add_days(served, -REPORT_DAYS)));
}

/* The draft as the family has it: the same bytes that issuing would have written. */
static int64_t
serve(struct tx *tx, const struct demo_plan *plan, const struct bulk_draft *d, const char *text,
    struct date served)
{
	struct arena *a = tx_arena(tx);
	struct plan_document *doc = plan_json_read(a, plan->packs, plan->pack, text, strlen(text));
	char *document =
	    plan_write(a, &(struct plan_envelope){ .policy = plan->pack->name }, doc->plan);
	struct hash h = hash_of(document, strlen(document));
	int64_t id = rng_row_id();

	bulk_version_insert(tx, LARKSHIRE, id, rng_public_id(a), d->case_id, served, d->officer,
	    date_add_days(served, DRAFT_DAYS), document, hash_hex(a, &h));
	return id;
}

void
bulk_plan(struct tx *tx, const struct demo_plan *plan, const struct bulk_draft *d)
{
	struct arena *a = tx_arena(tx);
	struct date served = served_on(d->log);
	struct plans_imported done;
	const char *text;
	int64_t version;

	if (!date_is_set(served))
		return;
	text = document_of(a, bulk_child(tx, LARKSHIRE, d->case_id), served);
	done = plans_import(tx, plan->packs, plans_lexicon(plan->rules, plan->pack->name),
	    d->reference, text, strlen(text));
	if (done.findings.n > 0)
		fail(FAULT_BUG, "a made-up plan: %s", done.findings.a[0].message);
	version = serve(tx, plan, d, text, served);
	for (size_t i = 0; i < d->log->n; i++)
		if (d->log->a[i].type == EVENT_CONSULT_SENT)
			bulk_consultation_insert(tx, LARKSHIRE, rng_row_id(), rng_public_id(a),
			    d->case_id, version, d->setting, d->log->a[i].on, d->officer,
			    date_add_days(d->log->a[i].on, REPLY_DAYS));
}
