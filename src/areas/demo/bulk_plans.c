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

/* In their order: the draft's day, the child, the child, the child, the outcome's day and its
 * review, the child, and the day of each of five reports. */
static const char written[] =
    "{\"policy\": \"england-2014\", \"plan\": {\"kind\": \"draft\", \"on\": \"%s\","
    "\"child\": {\"name\": \"%s\"},"
    "\"sections\": {\"A\": {\"text\": \"I like stories and being outside. I want help to say what "
    "I mean.\"},"
    "\"C\": {\"text\": \"None known.\"}, \"D\": {\"text\": \"None known.\"}, \"G\": {\"text\": "
    "\"None.\"},"
    "\"H1\": {\"text\": \"None.\"}, \"H2\": {\"text\": \"None.\"}, \"I\": {\"text\": \"\"}, \"J\": "
    "{\"text\": \"\"}},"
    "\"needs\": [{\"id\": \"B1\", \"section\": \"B\", \"area\": 1, \"evidence\": [\"K1\"], "
    "\"text\": \"%s follows "
    "spoken instructions of one step and loses the thread of longer ones.\"}],"
    "\"outcomes\": [{\"id\": \"E1\", \"needs\": [\"B1\"], \"text\": \"%s will be able to follow "
    "instructions of "
    "two steps in class on four days out of five.\", \"measure\": \"The teacher's weekly tally\", "
    "\"due\": \"%s\", \"review\": \"%s\"}],"
    "\"provision\": [{\"id\": \"F1\", \"section\": \"F\", \"needs\": [\"B1\"], \"outcomes\": "
    "[\"E1\"], \"kind\": "
    "\"speech_language\", \"quantity\": 30, \"unit\": \"minute\", \"frequency\": \"weekly\", "
    "\"group_size\": 1, "
    "\"deliverer\": \"speech and language therapist\", \"text\": \"A speech and language therapist "
    "works "
    "with %s one to one for 30 minutes every week.\"}],"
    "\"advice\": [{\"id\": \"K1\", \"key\": \"b\", \"author\": \"Morgan Ashby\", \"role\": "
    "\"SENCO\", \"on\": \"%s\", "
    "\"needs\": [\"Loses the thread of longer instructions\"], \"dispositions\": [{\"row\": "
    "\"Loses the thread of longer instructions\", \"items\": [\"B1\"]}]},"
    "{\"id\": \"K2\", \"key\": \"a\", \"author\": \"The parent\", \"role\": \"parent\", \"on\": "
    "\"%s\"},"
    "{\"id\": \"K3\", \"key\": \"c\", \"author\": \"Dr Ines Calder\", \"role\": \"community "
    "paediatrician\", "
    "\"on\": \"%s\"},"
    "{\"id\": \"K4\", \"key\": \"d\", \"author\": \"Dr Tobias Reed\", \"role\": \"educational "
    "psychologist\", "
    "\"on\": \"%s\"},"
    "{\"id\": \"K5\", \"key\": \"e\", \"author\": \"Maud Sinclair\", \"role\": \"social worker\", "
    "\"on\": \"%s\"}]}}";

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
	const char *reported = date_iso(a, date_add_days(served, -REPORT_DAYS));

	return arena_printf(a, written, date_iso(a, served),
	    arena_printf(a, "%s %s", child->given, child->family), child->given, child->given,
	    date_iso(a, date_add_months(served, OUTCOME_MONTHS)),
	    date_iso(a, date_add_months(served, REVIEW_MONTHS)), child->given, reported, reported,
	    reported, reported, reported);
}

/* The draft as the family has it: its document in the exchange form. */
static int64_t
serve(struct tx *tx, const struct bulk_draft *d, const char *document, struct date served)
{
	struct arena *a = tx_arena(tx);
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
	version = serve(tx, d, text, served);
	for (size_t i = 0; i < d->log->n; i++)
		if (d->log->a[i].type == EVENT_CONSULT_SENT)
			bulk_consultation_insert(tx, LARKSHIRE, rng_row_id(), rng_public_id(a),
			    d->case_id, version, d->setting, d->log->a[i].on, d->officer,
			    date_add_days(d->log->a[i].on, REPLY_DAYS));
}
