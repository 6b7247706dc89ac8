/* Log: a case's events in the database, from words to values and back. */
#include "areas/cases/log.h"
#include "areas/cases/cases.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/exception.sql.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

static const char *const outcomes[] = {
	[OUTCOME_NONE] = NULL,
	[OUTCOME_YES] = "yes",
	[OUTCOME_NO] = "no",
	[OUTCOME_MAINTAIN] = "maintain",
	[OUTCOME_AMEND] = "amend",
	[OUTCOME_CEASE] = "cease",
};

static const char *const parties[] = {
	[PARTY_NONE] = NULL,
	[PARTY_GIVER] = "giver",
	[PARTY_LA] = "la",
	[PARTY_FAMILY] = "family",
};

static const char *const orders[] = {
	[ORDER_NONE] = NULL,
	[ORDER_ASSESS] = "assess",
	[ORDER_MAKE_PLAN] = "make_plan",
	[ORDER_AMEND] = "amend",
	[ORDER_SETTING] = "setting",
	[ORDER_CONTENTS_AND_SETTING] = "contents_and_setting",
	[ORDER_RECONSIDER] = "reconsider",
	[ORDER_MAINTAIN] = "maintain",
};

#define WORDS(table) (table), sizeof(table) / sizeof((table)[0])

/* The place of a word in its table; NULL is 0.  The log holds no other words. */
static unsigned
place_of(const char *word, const char *const *words, size_t n)
{
	for (unsigned i = 0; i < n; i++)
		if (str_eq(words[i], word))
			return i;
	fail(FAULT_BUG, "the event log says \"%s\"", word);
}

/* A policy name; NULL: 0, which the event's type then does not use. */
static int
policy_of(enum policy_names names, const char *word)
{
	int value = 0;

	if (word != NULL && !policy_value(names, word, &value))
		fail(FAULT_BUG, "the event log says \"%s\"", word);
	return value;
}

static struct case_event
event_of(const struct case_log_row *r, int place)
{
	struct case_event e = {
		.on = r->on_date,
		.place = place,
		.outcome = place_of(r->outcome, WORDS(outcomes)),
		.notice = (enum policy_notice)policy_of(NAMES_NOTICE, r->notice),
		.advice = r->advice == NULL ? 0 : *r->advice,
		.body = r->body,
		.party = place_of(r->party, WORDS(parties)),
		.setting = r->setting,
		.transfer = (enum policy_phase)policy_of(NAMES_PHASE, r->transfer),
		.decision = (enum policy_decision)policy_of(NAMES_DECISION, r->decision),
		.appealable = r->appealable,
		.order = place_of(r->order_kind, WORDS(orders)),
		.code = (enum policy_exception)policy_of(NAMES_EXCEPTION, r->code),
		.from = r->from_on,
		.to = r->to_on,
	};

	if (!event_type_parse(r->type, &e.type))
		fail(FAULT_BUG, "the event log says \"%s\"", r->type);
	return e;
}

/* Whether the log claims what a closure may prove. */
static bool
claims_closure(const struct cases_log *log)
{
	for (size_t i = 0; i < log->n; i++)
		if (log->a[i].type == EVENT_EXCEPTION_CLAIMED &&
		    (log->a[i].code == EXCEPTION_A || log->a[i].code == EXCEPTION_B))
			return true;
	return false;
}

/* The closures of the children's schools, asked for only of the cases that claim one. */
static void
add_closures(struct tx *tx, int64_t la, struct cases_log *logs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct clock_closure *closures;
		struct case_closures_rows rows;

		if (!claims_closure(&logs[i]))
			continue;
		rows = case_closures(tx, la, logs[i].case_id);
		closures = anew_n(tx_arena(tx), struct clock_closure, rows.n + 1);
		for (size_t k = 0; k < rows.n; k++)
			closures[k] = (struct clock_closure){ rows.a[k].from_on, rows.a[k].to_on,
				rows.a[k].on_roll, rows.a[k].off_roll };
		logs[i].closures = closures;
		logs[i].n_closures = rows.n;
	}
}

struct cases_logs
cases_logs(struct tx *tx, int64_t la, int64_t first, int64_t last)
{
	struct case_log_rows rows = case_log(tx, la, first, last);
	struct case_event *events = anew_n(tx_arena(tx), struct case_event, rows.n + 1);
	VEC(struct cases_log) logs = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		struct cases_log *log = logs.n > 0 ? &logs.a[logs.n - 1] : NULL;

		if (log == NULL || log->case_id != rows.a[i].case_id) {
			vec_push(tx_arena(tx), &logs,
			    (struct cases_log){ .case_id = rows.a[i].case_id, .a = &events[i] });
			log = &logs.a[logs.n - 1];
		}
		events[i] = event_of(&rows.a[i], (int)++log->n);
	}
	add_closures(tx, la, logs.a, logs.n);
	return (struct cases_logs){ logs.a, logs.n };
}

void
case_log_add(struct tx *tx, int64_t la, int64_t case_id, const struct case_event *e)
{
	char advice[2] = { e->advice, '\0' };
	bool posted = e->type == EVENT_LETTER_POSTED && e->party == PARTY_FAMILY;
	bool notice = e->type == EVENT_NOTICE_SENT || posted;
	bool transfer = e->type == EVENT_PHASE_TRANSFER;
	bool decision = e->type == EVENT_DECISION_SENT, code = e->type == EVENT_EXCEPTION_CLAIMED;

	case_event_insert(tx, la, rng_row_id(), case_id, tx_now(tx).instant, tx_viewer(tx),
	    event_type_name(e->type), e->on, outcomes[e->outcome],
	    notice ? policy_name(NAMES_NOTICE, (int)e->notice) : NULL, e->advice ? advice : NULL,
	    parties[e->party], e->setting,
	    transfer ? policy_name(NAMES_PHASE, (int)e->transfer) : NULL,
	    decision ? policy_name(NAMES_DECISION, (int)e->decision) : NULL, e->appealable,
	    orders[e->order], code ? policy_name(NAMES_EXCEPTION, (int)e->code) : NULL, e->from,
	    e->to, e->body);
}

struct clock_result
cases_log_clock(
    struct arena *a, const struct cases_log *log, const struct policy_pack *pack, struct date today)
{
	const struct cases_log none = { 0 };

	log = log != NULL ? log : &none;
	return clock_run(a, &(struct clock_input){ .pack = pack,
				.events = log->a,
				.n_events = log->n,
				.closures = log->closures,
				.n_closures = log->n_closures,
				.today = today });
}

struct clock_result
cases_clock(struct tx *tx, int64_t la, int64_t case_id, const struct policy_pack *pack)
{
	struct cases_logs logs = cases_logs(tx, la, case_id, case_id);

	return cases_log_clock(
	    tx_arena(tx), logs.n > 0 ? &logs.a[0] : NULL, pack, tx_now(tx).today);
}
