/*
 * What the return says of a case: logs beside the requests that they must give, item by item as the
 * department's guide asks them, on the return of 2026 (collection year 2025, census day 15 January
 * 2026).
 */
#include "check.h"
#include "areas/returns/sen2_person.h"
#include "areas/returns/sen2_rules.h"
#include "base/buf.h"
#include "base/str.h"
#include "policy/policy.h"

#include <string.h>

enum { EVENTS = 12 };

static const struct policy_pack *pack;
static struct arena *arena;

struct row {
	const char *name;
	int year;
	struct {
		const char *on;
		struct case_event e;
	} log[EVENTS];
	struct sen2_facts facts;
	const char *want; /* the requests, a line each; "": nothing is in the return */
};

#define E(on_, ...)                                                                                \
	{                                                                                          \
		on_,                                                                               \
		{                                                                                  \
			__VA_ARGS__                                                                \
		}                                                                                  \
	}
#define ASKED(on) E(on, .type = EVENT_REQUEST_RECEIVED)
#define DECIDED(on, what) E(on, .type = EVENT_ASSESS_DECISION, .outcome = what)
#define TOLD_YES(on) E(on, .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P)
#define TOLD_NO(on) E(on, .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1)
#define NO_PLAN(on) E(on, .type = EVENT_NOTICE_SENT, .notice = NOTICE_N2)
#define FINAL(on) E(on, .type = EVENT_FINAL_ISSUED)

static const struct row rows[] = {
	{ .name = "awaited: nothing follows",
	    .log = { ASKED("2025-12-01") },
	    .want = "R=2025-12-01 rya=0 out=A" },
	{ .name = "a request after the census day", .log = { ASKED("2026-01-16") }, .want = "" },
	{ .name = "a request on the census day",
	    .log = { ASKED("2026-01-15") },
	    .want = "R=2026-01-15 rya=0 out=A" },
	{ .name = "decided after the census day: awaited on it",
	    .log = { ASKED("2025-12-10"), TOLD_YES("2026-01-16") },
	    .want = "R=2025-12-10 rya=0 out=A" },
	{ .name = "the family is told a day after the decision: that day counts (reg 5(1))",
	    .log = { ASKED("2025-01-06"), DECIDED("2025-02-14", OUTCOME_NO),
		TOLD_NO("2025-02-17") },
	    .want = "R=2025-01-06 rya=0 on=2025-02-17 out=N med=0 tri=0" },
	{ .name = "refused before the collection year: not in the return",
	    .log = { ASKED("2024-11-01"), TOLD_NO("2024-12-10") },
	    .want = "" },
	{ .name = "refused on the first day of the collection year",
	    .log = { ASKED("2024-11-25"), TOLD_NO("2025-01-01") },
	    .want = "R=2024-11-25 rya=0 on=2025-01-01 out=N med=0 tri=0" },
	{ .name = "withdrawn before there was a decision",
	    .log = { ASKED("2025-03-03"), E("2025-03-20", .type = EVENT_WITHDRAWN) },
	    .want = "R=2025-03-03 rya=0 on=2025-03-20 out=W" },
	{ .name = "withdrawn while it was assessed",
	    .log = { ASKED("2025-03-03"), TOLD_YES("2025-04-01"),
		E("2025-05-06", .type = EVENT_WITHDRAWN) },
	    .want = "R=2025-03-03 rya=0 on=2025-04-01 out=Y med=0 tri=0 A=W" },
	{ .name = "assessed, agreed the year before: historical",
	    .log = { ASKED("2024-11-25"), TOLD_YES("2024-12-31") },
	    .want = "R=2024-11-25 rya=0 on=2024-12-31 out=H A=A" },
	{ .name = "no plan, appealed after a mediation",
	    .log = { ASKED("2025-01-06"), TOLD_YES("2025-02-10"), NO_PLAN("2025-04-22"),
		E("2025-05-20", .type = EVENT_MEDIATION_HELD),
		E("2025-06-10", .type = EVENT_APPEAL_REGISTERED) },
	    .want = "R=2025-01-06 rya=0 on=2025-02-10 out=Y med=0 tri=0 A=N on=2025-04-22 med=1 "
		    "tri=1 omed=0 otri=0" },
	{ .name = "a plan in the collection year, in force",
	    .log = { ASKED("2025-01-06"), TOLD_YES("2025-02-10"), FINAL("2025-05-26") },
	    .want =
		"R=2025-01-06 rya=0 on=2025-02-10 out=Y med=0 tri=0 A=Y on=2025-05-26 med=0 tri=0 "
		"omed=0 otri=0 w20=0 start=2025-05-26 active" },
	{ .name = "an exception lifted the limit of 20 weeks",
	    .log = { ASKED("2025-01-06"), TOLD_YES("2025-02-10"),
		E("2025-03-03", .type = EVENT_EXCEPTION_CLAIMED, .code = EXCEPTION_C),
		FINAL("2025-08-04") },
	    .want =
		"R=2025-01-06 rya=0 on=2025-02-10 out=Y med=0 tri=0 A=Y on=2025-08-04 med=0 tri=0 "
		"omed=0 otri=0 w20=1 start=2025-08-04 active" },
	{ .name = "a plan of long ago, reviewed: both outcomes are historical",
	    .log = { ASKED("2022-01-10"), TOLD_YES("2022-02-18"), FINAL("2022-05-30"),
		E("2025-05-12", .type = EVENT_REVIEW_MEETING),
		E("2025-05-20", .type = EVENT_REVIEW_REPORT),
		E("2025-06-06", .type = EVENT_REVIEW_DECISION, .outcome = OUTCOME_AMEND),
		E("2025-06-06", .type = EVENT_AMENDMENT_NOTICE) },
	    .want = "R=2022-01-10 rya=0 on=2022-02-18 out=H A=H med=0 tri=0 omed=0 otri=0 "
		    "start=2022-05-30 active meet=2025-05-12 rout=A draft=2025-06-06 "
		    "last=2025-06-06" },
	{ .name = "the same in 2025's order",
	    .year = 2025,
	    .log = { ASKED("2022-01-10"), TOLD_YES("2022-02-18"), FINAL("2022-05-30"),
		E("2024-05-12", .type = EVENT_REVIEW_MEETING),
		E("2024-05-20", .type = EVENT_REVIEW_REPORT),
		E("2024-06-06", .type = EVENT_REVIEW_DECISION, .outcome = OUTCOME_MAINTAIN) },
	    .want = "R=2022-01-10 rya=0 on=2022-02-18 out=H A=H med=0 tri=0 omed=0 otri=0 "
		    "start=2022-05-30 active meet=2024-05-12 last=2024-06-06 rout=M" },
	{ .name = "ceased in the collection year, with its reason",
	    .log = { ASKED("2022-01-10"), TOLD_YES("2022-02-18"), FINAL("2022-05-30"),
		E("2025-03-03", .type = EVENT_CEASE_PROPOSED),
		E("2025-04-07", .type = EVENT_CEASE_DECIDED),
		E("2025-07-31", .type = EVENT_CEASED) },
	    .facts = { .cease_reason = "3" },
	    .want = "R=2022-01-10 rya=0 on=2022-02-18 out=H A=H med=0 tri=0 omed=0 otri=0 "
		    "start=2022-05-30 cease=2025-07-31 why=3" },
	{ .name = "ceased before the collection year: not in the return",
	    .log = { ASKED("2022-01-10"), TOLD_YES("2022-02-18"), FINAL("2022-05-30"),
		E("2024-12-31", .type = EVENT_CEASED) },
	    .want = "" },
	{ .name = "another authority has the plan now: reason 5 of itself",
	    .log = { ASKED("2022-01-10"), TOLD_YES("2022-02-18"), FINAL("2022-05-30"),
		E("2025-09-01", .type = EVENT_TRANSFERRED_OUT) },
	    .want = "R=2022-01-10 rya=0 on=2022-02-18 out=H A=H med=0 tri=0 omed=0 otri=0 "
		    "start=2022-05-30 cease=2025-09-01 why=5" },
	{ .name = "moved away before there was a plan: exported, and nothing from module 3 on",
	    .log = { ASKED("2025-01-06"), TOLD_YES("2025-02-10"),
		E("2025-03-10", .type = EVENT_TRANSFERRED_OUT) },
	    .facts = { .exported_to = "925" },
	    .want = "R=2025-01-06 rya=0 on=2025-02-10 out=Y med=0 tri=0 exp=925" },
	{ .name = "came with a plan in the collection year, from nobody knows where",
	    .log = { E("2025-10-01", .type = EVENT_TRANSFERRED_IN) },
	    .want = "out=H A=H med=0 tri=0 omed=0 otri=0 start=2025-10-01 active from=XXX" },
	{ .name = "came with a plan the year before",
	    .log = { E("2024-10-01", .type = EVENT_TRANSFERRED_IN) },
	    .want = "out=H A=H med=0 tri=0 omed=0 otri=0 start=2024-10-01 active" },
	{ .name = "refused, then asked again: two requests",
	    .log = { ASKED("2025-01-06"), TOLD_NO("2025-02-10"), ASKED("2025-09-01"),
		TOLD_YES("2025-10-06") },
	    .want = "R=2025-01-06 rya=0 on=2025-02-10 out=N med=0 tri=0\n"
		    "R=2025-09-01 rya=0 on=2025-10-06 out=Y med=0 tri=0 A=A" },
	{ .name = "the next setting is to be named by 15 February, and was",
	    .log = { ASKED("2022-01-10"), TOLD_YES("2022-02-18"), FINAL("2022-05-30"),
		E("2025-09-01", .type = EVENT_PHASE_TRANSFER, .transfer = PHASE_PRIMARY_SECONDARY),
		E("2025-02-10", .type = EVENT_AMENDED_FINAL) },
	    .want = "R=2022-01-10 rya=0 on=2022-02-18 out=H A=H med=0 tri=0 omed=0 otri=0 "
		    "start=2022-05-30 active due=2025-02-15 final=2025-02-10" },
};
enum { ROWS = sizeof rows / sizeof rows[0] };

/* Short names, so that a row can be read. */
static const struct {
	enum sen2_element e;
	const char *name;
} names[] = { { SEN2_RECEIVED_DATE, "R" }, { SEN2_RYA, "rya" }, { SEN2_REQUEST_OUTCOME_DATE, "on" },
	{ SEN2_REQUEST_OUTCOME, "out" }, { SEN2_REQUEST_MEDIATION, "med" },
	{ SEN2_REQUEST_TRIBUNAL, "tri" }, { SEN2_EXPORTED, "exp" },
	{ SEN2_ASSESSMENT_OUTCOME, "A" }, { SEN2_ASSESSMENT_OUTCOME_DATE, "on" },
	{ SEN2_ASSESSMENT_MEDIATION, "med" }, { SEN2_ASSESSMENT_TRIBUNAL, "tri" },
	{ SEN2_OTHER_MEDIATION, "omed" }, { SEN2_OTHER_TRIBUNAL, "otri" }, { SEN2_WEEK_20, "w20" },
	{ SEN2_START_DATE, "start" }, { SEN2_CEASE_DATE, "cease" }, { SEN2_CEASE_REASON, "why" },
	{ SEN2_ACTIVE_PLAN, "active" }, { SEN2_TRANSFER_LA, "from" },
	{ SEN2_REVIEW_MEETING, "meet" }, { SEN2_REVIEW_OUTCOME, "rout" },
	{ SEN2_REVIEW_DRAFT, "draft" }, { SEN2_PHASE_DUE, "due" }, { SEN2_PHASE_FINAL, "final" },
	{ SEN2_LAST_REVIEW, "last" } };

static void
draw(struct buf *b, const struct sen2_node *n)
{
	bool begins = b->n == 0 || b->p[b->n - 1] == '\n';

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].e == n->element)
			buf_printf(b, "%s%s%s%s", begins ? "" : " ", names[i].name,
			    n->text == NULL ? "" : "=", n->text == NULL ? "" : n->text);
	for (const struct sen2_node *c = n->children; c != NULL; c = c->next)
		draw(b, c);
}

static struct sen2_node *
person_of(const struct row *r)
{
	struct sen2_year year = sen2_year_of(r->year == 0 ? 2026 : r->year);
	struct case_event events[EVENTS], known[EVENTS];
	struct sen2_facts facts = r->facts;
	struct sen2_case c = { .id = 1, .source = "parent", .facts = &facts };
	struct sen2_node *person = sen2_person_new(
	    arena, &year, &(struct sen2_known_child){ .given = "Ada", .family = "O'Neil & <Co>" });
	struct clock_result clock;
	size_t n = 0;

	for (; n < EVENTS && r->log[n].on != NULL; n++) {
		events[n] = r->log[n].e;
		events[n].place = (int)n + 1;
		CHECK(date_parse(r->log[n].on, &events[n].on));
	}
	n = sen2_story_known(&year, events, n, known);
	clock = clock_run(
	    arena, &(struct clock_input){
		       .pack = pack, .events = known, .n_events = n, .today = year.census });
	facts.rya = "0";
	c.story = sen2_story_of(arena, &year, &clock, known, n);
	sen2_person_add_case(arena, &year, person, &c);
	return person;
}

static void
stories(void)
{
	for (int i = 0; i < ROWS; i++) {
		struct sen2_node *person = person_of(&rows[i]);
		struct buf *b = buf_new(arena);

		for (const struct sen2_node *q = sen2_child(person, SEN2_REQUEST); q != NULL;
		     q = sen2_next(q)) {
			if (b->n > 0)
				buf_putc(b, '\n');
			draw(b, q);
		}
		check_str(b->p, rows[i].want, rows[i].name, __FILE__, __LINE__);
	}
}

static int found_errors;
static const char *found_rules;

static void
take(void *context, const struct sen2_finding *f)
{
	(void)context;
	found_errors += f->severity == SEN2_ERROR;
	found_rules = arena_printf(arena, "%s %s", found_rules, f->rule);
}

/* Of what the log yields no rule finds an error: those that are left are about what is not known.
 */
static void
rules_find_what_is_missing(void)
{
	for (int i = 0; i < ROWS; i++) {
		struct sen2_node *person = person_of(&rows[i]);
		struct sen2_reading r = {
			.arena = arena, .year = 2026, .person = person, .finding = take
		};
		const char *known[] = { "S03", "C01", NULL };

		if (sen2_child(person, SEN2_REQUEST) == NULL || rows[i].year != 0)
			continue;
		found_rules = "";
		sen2_check_form(&r, person);
		sen2_check_person(&r, person, sen2_seen_new(arena));
		sen2_tell(&r);
		for (int k = 0; known[k] != NULL; k++)
			CHECK(strstr(found_rules, known[k]) != NULL);
		CHECK(strstr(found_rules, " C0") == NULL || strstr(found_rules, " C01") != NULL);
		check_true(
		    strstr(found_rules, "C03") == NULL && strstr(found_rules, "C04") == NULL &&
			strstr(found_rules, "C08") == NULL && strstr(found_rules, "C09") == NULL &&
			strstr(found_rules, "C1") == NULL && strstr(found_rules, "C2") == NULL,
		    arena_printf(arena, "%s:%s", rows[i].name, found_rules), __FILE__, __LINE__);
	}
	CHECK(found_errors > 0);
}

/* Where the child was since the collection year began, as it was known on the census day. */
static void
placements(void)
{
	static const struct {
		int64_t urn;
		const char *name, *from, *to;
	} places[] = {
		{ 990001, "before the year", "2020-09-01", "2025-01-01" },
		{ 990002, "until July", "2022-09-01", "2025-07-22" },
		{ 990003, "now", "2025-09-01", NULL },
		{ 0, "A farm", "2025-10-01", "2026-01-16" },
		{ 990005, "after the census day", "2026-01-16", NULL },
	};
	enum { PLACES = sizeof places / sizeof places[0] };
	static const char want[] = "990002 1 2022-09-01 2025-07-22 -|990003 1 2025-09-01 - 1|"
				   "OTH A farm 2 2025-10-01 - -|";
	struct sen2_year year = sen2_year_of(2026);
	struct sen2_request q = { .outcome = 'H', .assessment = 'H', .active = true };
	struct sen2_facts facts = { .sen_unit = "1" };
	struct sen2_setting settings[PLACES] = { 0 };
	struct sen2_case c = { .facts = &facts,
		.placements = settings,
		.n_placements = PLACES,
		.story = { &q, 1, 1 } };
	struct buf *b = buf_new(arena);
	struct sen2_node *person = sen2_person_new(arena, &year, &(struct sen2_known_child){ 0 });

	for (int i = 0; i < PLACES; i++) {
		settings[i] = (struct sen2_setting){ .urn = places[i].urn, .name = places[i].name };
		date_parse(places[i].from, &settings[i].from);
		if (places[i].to != NULL)
			date_parse(places[i].to, &settings[i].to);
	}
	date_parse("2020-05-04", &q.start);
	sen2_person_add_case(arena, &year, person, &c);
	for (const struct sen2_node *p = sen2_child(
		 sen2_child(sen2_child(person, SEN2_REQUEST), SEN2_ACTIVE_PLAN), SEN2_PLACEMENT);
	     p != NULL; p = sen2_next(p)) {
		static const enum sen2_element items[] = { SEN2_PLACEMENT_URN,
			SEN2_PLACEMENT_SETTING, SEN2_PLACEMENT_SETTING_OTHER, SEN2_PLACEMENT_RANK,
			SEN2_ENTRY_DATE, SEN2_LEAVING_DATE, SEN2_PLACEMENT_SEN_UNIT };

		for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
			const char *text = sen2_text(p, items[i]);

			if (i >= 4 || *text != '\0')
				buf_printf(
				    b, "%s%s", *text == '\0' ? "-" : text, i == 6 ? "|" : " ");
		}
	}
	CHECK_STR(b->p, want);
}

static void
xml_is_escaped(void)
{
	struct buf *b = buf_new(arena);

	sen2_put_xml(b, sen2_child(person_of(&rows[0]), SEN2_SURNAME), 1);
	CHECK_STR(b->p, "\t<Surname>O'Neil &amp; &lt;Co&gt;</Surname>\n");
}

static void
years(void)
{
	static const struct {
		int year;
		const char *from, *census;
	} known[] = { { 2025, "2024-01-01", "2025-01-16" }, { 2026, "2025-01-01", "2026-01-15" },
		{ 2027, "2026-01-01", "2027-01-21" } };
	struct date d = { 0 };

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
		CHECK_STR(date_iso(arena, sen2_year_of(known[i].year).from), known[i].from);
		CHECK_STR(date_iso(arena, sen2_year_of(known[i].year).census), known[i].census);
	}
	CHECK_INT(sen2_year_of(2027).form, 2026);
	date_parse("2026-03-31", &d);
	CHECK_INT(sen2_year_on(d).year, 2026);
	CHECK_INT(sen2_year_on(date_add_days(d, 1)).year, 2027);
}

int
main(void)
{
	const struct policy_set *packs;

	arena = arena_new(0);
	packs = policy_load_all(arena, POLICY_DIR);
	pack = policy_find(packs, "england-2014");
	return check_run(
	    (struct check_case[]){ CHECK_CASE(stories), CHECK_CASE(rules_find_what_is_missing),
		CHECK_CASE(placements), CHECK_CASE(xml_is_escaped), CHECK_CASE(years), { 0 } });
}
