/*
 * Story, from the assessment to the final plan.  Advice and the plan's rows
 * are put in as their writers would have left them; what follows is played
 * through the same forms as in a browser.
 */
#include "areas/demo/story_final.h"
#include "areas/cases/cases.h"
#include "areas/demo/demo.sql.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

/* ---- the advice ---- */

enum { REPORTS = 6, ADVISED = 4, ADVICE_DAYS = 30, ADVICE_WEEKS_DAYS = 42 };

static const struct report {
	const char *key, *label, *author, *role, *summary;
	enum demo_place body; /* NONE: the child's school */
} reports[REPORTS] = {
	{ "b", "K1", "Joan Hartley", "head teacher",
	    "Learns well from pictures, understands far more than comes out in words, and needs an "
	    "adult who waits.",
	    PLACE_NONE },
	{ "f", "K2", "Femi Adeyemi", "speech and language therapist",
	    "A severe delay of expressive language with near age-typical understanding.",
	    PLACE_HEALTH },
	{ "a", "K3", "The parent", "parent",
	    "Wants school to be a place where an answer is waited for.", PLACE_COUNCIL },
	{ "c", "K4", "Dr Ines Calder", "community paediatrician",
	    "Hearing and sight are well. Nothing else was found that bears on learning.",
	    PLACE_HEALTH },
	{ "d", "K5", "Dr Tobias Reed", "educational psychologist",
	    "Reasoning with pictures is typical for the age. Agrees with the therapist.",
	    PLACE_COUNCIL },
	{ "e", "K6", "Maud Sinclair", "social worker",
	    "The family is not known to social care, and no need was found.", PLACE_CARE },
};

static const struct advised {
	int report;
	const char *kind, *text, *disposition, *reason;
} advised[ADVISED] = {
	{ 1, "need", "Puts two words together where four or five are typical", "used", NULL },
	{ 1, "provision", "30 minutes of speech and language therapy every week, one to one",
	    "used", NULL },
	{ 0, "need", "Is upset when others do not wait for an answer", "used", NULL },
	{ 0, "provision", "A sensory garden at school", "left_out",
	    "No report says which need it would meet; the therapist's programme is in F1 "
	    "instead." },
};

/* ---- the plan ---- */

enum {
	PLAN_ROWS = 6,
	QUANTITY_30 = 3000,
	QUANTITY_15 = 1500,
	AREA_COMMUNICATION = 1,
	AREA_SEMH = 3
};

static const struct planned {
	const char *label, *section, *text;
	int area;
	const char *measure, *kind;
	int quantity;
	const char *frequency, *deliverer;
	int group;
	int rests_on, meets[2]; /* places in these tables, from 1; 0: none */
} planned[PLAN_ROWS] = {
	{ "B1", "B", "Puts two words together where four or five are typical for the age.",
	    AREA_COMMUNICATION, NULL, NULL, 0, NULL, NULL, 0, 1, { 0 } },
	{ "B2", "B", "Is upset several times a day when others do not wait for an answer.",
	    AREA_SEMH, NULL, NULL, 0, NULL, NULL, 0, 3, { 0 } },
	{ "E1", "E",
	    "Tells another child in a sentence of four words what happened at the weekend.", 0,
	    "Four sentences of four words in a week, noted by the teacher", NULL, 0, NULL, NULL, 0,
	    0, { 1 } },
	{ "E2", "E", "Waits for a turn in a game of ten minutes and says when it is too much.", 0,
	    "Three games of ten minutes in a week, noted by the teacher", NULL, 0, NULL, NULL, 0, 0,
	    { 2 } },
	{ "F1", "F", "Speech and language therapy one to one, with a programme for the week.", 0,
	    NULL, "speech_language", QUANTITY_30, "weekly", "speech and language therapist", 1, 2,
	    { 1, 3 } },
	{ "F2", "F", "Practice of taking turns in a group of three.", 0, NULL, "group", QUANTITY_15,
	    "daily", "teaching assistant trained by the therapist", 3, 0, { 2, 4 } },
};

/* An act of the story that is no form: one transaction, with its audit entry. */
static struct tx *
begin(const struct story_final *s)
{
	return tx_begin(s->officer.pool, TX_WRITE, s->officer.arena,
	    (struct tx_context){ .viewer = s->officer.person, .now = s->officer.now });
}

static void
end(const struct story_final *s, struct tx *tx, const char *action)
{
	audit_say(tx, &(struct audit_entry){ .la = LARKSHIRE,
			  .action = action,
			  .object_kind = "case",
			  .object_id = s->case_id,
			  .route = "waymark demo" });
	tx_commit(tx);
}

static void
record(const struct story_final *s, struct tx *tx, const struct case_event *e)
{
	const struct demo_case_row *c = demo_case(tx, LARKSHIRE, s->case_id);

	if (!cases_record(tx, &(struct case_at){ LARKSHIRE, s->case_id, c->version },
		policy_find(s->officer.plan->packs, c->pack), e))
		fail(FAULT_BUG, "the story's case has changed");
}

static void
add_report(const struct story_final *s, struct tx *tx, const struct report *r, int64_t id,
    const struct demo_family *f)
{
	struct date today = tx_now(tx).today, asked = date_add_days(today, -ADVICE_DAYS);
	const char *asked_as = rng_public_id(s->officer.arena);
	int64_t request = rng_row_id();
	int64_t body = s->bodies[r->body == PLACE_NONE ? f->school : r->body];
	struct case_event e = {
		.type = EVENT_ADVICE_REQUESTED, .on = asked, .advice = r->key[0], .body = asked_as
	};

	demo_advice_request_insert(tx, LARKSHIRE, request, asked_as, s->case_id, r->key, body,
	    "What are the needs, and what would meet them?", asked, s->officer.person,
	    date_add_days(asked, ADVICE_WEEKS_DAYS), today);
	demo_advice_insert(tx, LARKSHIRE, id, rng_public_id(s->officer.arena), s->case_id, request,
	    r->key, r->label, r->author, r->role, body, today, today, r->summary);
	record(s, tx, &e);
	e.type = EVENT_ADVICE_RECEIVED;
	e.on = today;
	record(s, tx, &e);
}

static void
add_rows(struct tx *tx, int64_t plan, const int64_t *rests, int64_t *ids)
{
	struct date today = tx_now(tx).today;

	for (int i = 0; i < PLAN_ROWS; i++) {
		const struct planned *p = &planned[i];
		bool aim = str_eq(p->section, "E");

		ids[i] = rng_row_id();
		demo_plan_row_insert(tx, LARKSHIRE, ids[i], plan, p->label, p->section, i, p->text,
		    p->area, p->measure, aim ? date_add_months(today, 12) : (struct date){ 0 },
		    aim ? date_add_months(today, 6) : (struct date){ 0 }, p->kind, p->quantity,
		    p->quantity ? "minute" : NULL, p->frequency, p->group, p->deliverer);
		if (p->rests_on)
			demo_plan_evidence_insert(tx, LARKSHIRE, ids[i], rests[p->rests_on - 1]);
		for (int k = 0; k < 2 && p->meets[k]; k++)
			demo_plan_tie_insert(tx, LARKSHIRE, ids[p->meets[k] - 1], ids[i]);
	}
}

static void
add_sections(struct tx *tx, int64_t plan, const struct demo_family *f)
{
	static const char *const none[] = { "C", "D", "G", "H1", "H2" };
	struct date today = tx_now(tx).today;
	struct arena *a = tx_arena(tx);

	demo_plan_section_insert(tx, LARKSHIRE, plan, "A",
	    arena_printf(a, "%s likes trains, drawing and being outside. %s", f->given, f->worry),
	    today);
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		demo_plan_section_insert(tx, LARKSHIRE, plan, none[i], "None known.", today);
	demo_plan_section_insert(
	    tx, LARKSHIRE, plan, "J", "No personal budget was asked for.", today);
}

/* Both reports come in, and the officer has written the plan from them. */
static void
advise(const struct story_final *s, const struct demo_family *f)
{
	struct tx *tx = begin(s);
	int64_t plan = rng_row_id(), papers[REPORTS], rows[ADVISED], ids[PLAN_ROWS];

	for (int i = 0; i < REPORTS; i++)
		add_report(s, tx, &reports[i], papers[i] = rng_row_id(), f);
	for (int i = 0; i < ADVISED; i++)
		demo_advice_row_insert(tx, LARKSHIRE, rows[i] = rng_row_id(),
		    papers[advised[i].report], advised[i].kind, i, advised[i].text,
		    advised[i].disposition, advised[i].reason);
	demo_plan_insert(tx, LARKSHIRE, plan, s->case_id, date_add_months(tx_now(tx).today, 12));
	add_sections(tx, plan, f);
	add_rows(tx, plan, rows, ids);
	end(s, tx, "plan_write");
}

/* ---- what is played ---- */

#define SEND(play, path, ...)                                                                      \
	do {                                                                                       \
		const struct form_param params_[] = { __VA_ARGS__ };                               \
		play_send_path((play), (path), params_, sizeof params_ / sizeof params_[0]);       \
	} while (0)

static const char *
path_of(const struct story_final *s, const char *who, const char *where)
{
	return arena_printf(s->officer.arena, "/%s/%s/%s", who, s->officer.case_public_id, where);
}

static const char *
version_of(const struct story_final *s)
{
	struct tx *tx = tx_begin(s->officer.pool, TX_READ, s->officer.arena,
	    (struct tx_context){ .viewer = s->officer.person, .now = s->officer.now });
	const char *version = arena_printf(
	    s->officer.arena, "%lld", (long long)demo_case(tx, LARKSHIRE, s->case_id)->version);

	tx_rollback(tx);
	return version;
}

static const char *
public_id_of(const struct story_final *s, enum demo_place place)
{
	struct tx *tx = tx_begin(s->officer.pool, TX_READ, s->officer.arena,
	    (struct tx_context){ .viewer = s->officer.person, .now = s->officer.now });
	const char *id = arena_strdup(
	    s->officer.arena, demo_body_public_id(tx, LARKSHIRE, s->bodies[place])->public_id);

	tx_rollback(tx);
	return id;
}

static void
decide(const struct story_final *s)
{
	SEND(&s->officer, path_of(s, "cases", "decide-issue"), { "necessary", "yes" },
	    { "evidence", "K1 and K2 agree on the need and on weekly therapy." },
	    { "reasons", "The school cannot give weekly therapy from its own means." },
	    { "version", version_of(s) });
}

static void
serve(const struct story_final *s)
{
	struct play_notice notice;

	play_send(&s->officer, "/draft/serve", NULL, 0);
	notice = play_read_notice(&s->officer, s->case_id);
	play_send(&s->officer, "/notice", notice.params, notice.n);
}

static void
say(const struct story_final *s, const struct demo_family *f)
{
	struct play family = s->officer;

	family.person = s->asker;
	SEND(&family, path_of(s, "track", "plan/lines/F1"),
	    { "text", "Weekly is right. Please say that it goes on in the first week of term." });
	SEND(&family, path_of(s, "track", "ask-for/setting"),
	    { "setting", public_id_of(s, f->way.wants) },
	    { "text", "We visited it, and the teachers there sign." });
}

static void
consult(const struct story_final *s, const struct demo_family *f)
{
	SEND(&s->officer, path_of(s, "cases", "consult"),
	    { "setting1", public_id_of(s, f->way.consulted) });
}

void
story_final_day(const struct story_final *s, const struct demo_family *f, int days_ago)
{
	const struct demo_way *w = &f->way;

	if (w->advised_days_ago == 0 || days_ago == 0)
		return;
	if (w->advised_days_ago == days_ago)
		advise(s, f);
	if (w->decided_days_ago == days_ago)
		decide(s);
	if (w->served_days_ago == days_ago)
		serve(s);
	if (w->said_days_ago == days_ago)
		say(s, f);
	if (w->consulted_days_ago == days_ago)
		consult(s, f);
}
