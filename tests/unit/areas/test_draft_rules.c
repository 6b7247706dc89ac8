/*
 * The rules from the draft to the final plan, each as a table of cases: the
 * Children and Families Act 2014 and the SEND Regulations 2014 on one side,
 * rules.c on the other.
 */
#include "areas/cases/rules.h"
#include "areas/drafts/rules.h"
#include "base/str.h"
#include "check.h"

#include <stddef.h>
#include <stdio.h>

#define B(bar) (1u << BAR_##bar)
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	date_parse(iso, &d);
	return d;
}

/* ---- s.37(1) and s.36(4) ---- */

static void
one_limb_decides(void)
{
	CHECK(issue_rule(true).issue);
	CHECK_STR(issue_rule(true).event_outcome, "yes");
	CHECK(!issue_rule(false).issue);
	CHECK_STR(issue_rule(false).event_outcome, "no");
}

static void
who_waits_for_which_decision(void)
{
	static const struct {
		const char *state;
		bool issue, consider, respond, plan;
	} cases[] = {
		{ "NONE", false, false, false, false },
		{ "REQUESTED", false, true, false, false },
		{ "DECIDING_ASSESS", false, false, false, false },
		{ "REFUSED_ASSESS", false, false, false, false },
		{ "ASSESSING", true, false, false, false },
		{ "DECIDING_ISSUE", true, false, false, false },
		{ "REFUSED_ISSUE", true, false, false,
		    false }, /* it may be conceded (reg 44, 45) */
		{ "DRAFTING", false, false, false, false },
		{ "DRAFT_SENT", false, false, true, false },
		{ "CONSULTING", false, false, true, false },
		{ "FINAL", false, false, false, true },
		{ "UNDER_REVIEW", false, false, false, true },
		{ "AMENDING", false, false, false, true },
		{ "REASSESSING", false, false, false, true },
		{ "CEASE_DECIDED", false, false, false, true },
		{ "CEASED", false, false, false, false },
		{ "TRANSFERRED", false, false, false, false },
		{ "WITHDRAWN", false, false, false, false },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		CHECK_INT(issue_is_open(cases[i].state), cases[i].issue);
		CHECK_INT(consider_is_open(cases[i].state), cases[i].consider);
		CHECK_INT(respond_is_open(cases[i].state), cases[i].respond);
		CHECK_INT(plan_is_in_force(cases[i].state), cases[i].plan);
	}
}

static void
what_can_be_asked_for_when(void)
{
	static const struct {
		const char *state;
		bool setting, advice, meeting;
	} cases[] = {
		{ "REQUESTED", false, false, true },
		{ "DECIDING_ASSESS", false, false, true },
		{ "REFUSED_ASSESS", false, false, true }, /* mediation, before an appeal */
		{ "ASSESSING", false, true, true },
		{ "DECIDING_ISSUE", false, true, true },
		{ "REASSESSING", false, true, true },
		{ "DRAFTING", false, false, true },
		{ "DRAFT_SENT", true, false, true },
		{ "CONSULTING", true, false, true },
		{ "FINAL", false, false, true },
		{ "CEASED", false, false, false },
		{ "TRANSFERRED", false, false, false },
		{ "WITHDRAWN", false, false, false },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		CHECK_INT(wish_is_open("setting", cases[i].state), cases[i].setting);
		CHECK_INT(wish_is_open("advice", cases[i].state), cases[i].advice);
		CHECK_INT(wish_is_open("meeting", cases[i].state), cases[i].meeting);
		CHECK_INT(wish_is_open("mediation", cases[i].state), cases[i].meeting);
		CHECK(!wish_is_open("money", cases[i].state));
	}
}

/* ---- serving ---- */

static void
a_draft_is_served_whole(void)
{
	static const struct {
		const char *what;
		struct serve_facts f;
		uint32_t bars;
	} cases[] = {
		{ "all is there", { "DRAFTING", 2, 2, 0, 2, 0, false }, 0 },
		{ "served again with changes", { "DRAFT_SENT", 2, 2, 0, 2, 0, false }, 0 },
		{ "and while schools are asked", { "CONSULTING", 2, 2, 0, 2, 0, false }, 0 },
		{ "not decided yet", { "DECIDING_ISSUE", 2, 2, 0, 2, 0, false }, B(STATE) },
		{ "final already", { "FINAL", 2, 2, 0, 2, 0, false }, B(STATE) },
		{ "no need", { "DRAFTING", 0, 2, 0, 2, 0, false }, B(NO_PLAN) },
		{ "no provision", { "DRAFTING", 2, 0, 0, 2, 0, false }, B(NO_PLAN) },
		{ "advice is out", { "DRAFTING", 2, 2, 1, 2, 0, false }, B(ADVICE_WAITING) },
		{ "none came", { "DRAFTING", 2, 2, 0, 0, 0, false }, B(ADVICE_NONE) },
		{ "a row undecided", { "DRAFTING", 2, 2, 0, 2, 1, false }, B(ADVICE_UNSETTLED) },
		{ "a letter waits", { "DRAFTING", 2, 2, 0, 2, 0, true }, B(DRAFT_OPEN) },
		{ "a rule blocks", { "DRAFTING", 2, 2, 0, 2, 0, false, .findings = 1 },
		    B(FINDINGS) },
		{ "nothing at all", { "ASSESSING", 0, 0, 3, 0, 4, true },
		    B(STATE) | B(NO_PLAN) | B(ADVICE_WAITING) | B(ADVICE_NONE) |
			B(ADVICE_UNSETTLED) | B(DRAFT_OPEN) },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		check_int(
		    serve_bars(&cases[i].f), cases[i].bars, cases[i].what, __FILE__, __LINE__);
}

/* Reg 13(1): 15 days beginning with the day of service, so served on the 2nd until the 16th. */
static void
late_begins_after_the_last_day(void)
{
	CHECK(!respond_is_late(day("2026-03-16"), day("2026-03-15")));
	CHECK(!respond_is_late(day("2026-03-16"), day("2026-03-16")));
	CHECK(respond_is_late(day("2026-03-16"), day("2026-03-17")));
	CHECK(!respond_is_late((struct date){ 0 }, day("2026-03-17")));
}

/* ---- consultation ---- */

static void
nothing_is_sent_without_section_k(void)
{
	static const struct {
		const char *what;
		struct consult_facts f;
		uint32_t bars;
	} cases[] = {
		{ "whole", { "DRAFT_SENT", true, 0, 2, 0 }, 0 },
		{ "whole, another school", { "CONSULTING", true, 0, 2, 0 }, 0 },
		{ "no draft", { "DRAFTING", false, 0, 2, 0 }, B(STATE) | B(NO_DRAFT) },
		{ "advice is out", { "DRAFT_SENT", true, 1, 2, 0 }, B(ADVICE_WAITING) },
		{ "no advice", { "DRAFT_SENT", true, 0, 0, 0 }, B(ADVICE_NONE) },
		{ "advice without words", { "DRAFT_SENT", true, 0, 2, 1 }, B(ADVICE_EMPTY) },
		{ "final", { "FINAL", true, 0, 2, 0 }, B(STATE) },
	};

	for (size_t i = 0; i < COUNT(cases); i++)
		check_int(
		    consult_bars(&cases[i].f), cases[i].bars, cases[i].what, __FILE__, __LINE__);
}

/* ---- s.39 and s.40 ---- */

#define WISHED .wish = WISH_OF_SECTION
#define IN_WORDS .wish = WISH_IN_WORDS
#define NAMES .names_setting = true, .consulted = true, .replied = true

static void
naming_follows_39_and_40(void)
{
	static const struct {
		const char *what;
		struct naming_facts f;
		enum naming_fault fault;
		const char *law;
	} cases[] = {
		{ "the wished one", { WISHED, .names_wish = true, NAMES }, NAMING_SOUND,
		    "s.39(3)" },
		{ "the wished one, though it said no", { WISHED, .names_wish = true, NAMES },
		    NAMING_SOUND, "s.39(3)" },
		{ "another without a ground", { WISHED, NAMES }, NAMING_GROUND_NEEDED,
		    "s.39(5)(a)" },
		{ "another, reasons alone are no ground", { WISHED, NAMES, .reasons_given = true },
		    NAMING_GROUND_NEEDED, "s.39(5)(a)" },
		{ "another, a ground without reasons",
		    { WISHED, NAMES, .ground = GROUND_RESOURCES }, NAMING_REASONS_NEEDED,
		    "s.39(5)(a)" },
		{ "another, unsuitable",
		    { WISHED, NAMES, .ground = GROUND_UNSUITABLE, .reasons_given = true },
		    NAMING_SOUND, "s.39(5)(a)" },
		{ "another, the others there",
		    { WISHED, NAMES, .ground = GROUND_OTHER_CHILDREN, .reasons_given = true },
		    NAMING_SOUND, "s.39(5)(a)" },
		{ "a type against the wish", { WISHED, .type_given = true, .reasons_given = true },
		    NAMING_GROUND_NEEDED, "s.39(5)(b)" },
		{ "a type, with a ground",
		    { WISHED, .type_given = true, .ground = GROUND_RESOURCES,
			.reasons_given = true },
		    NAMING_SOUND, "s.39(5)(b)" },
		{ "the wished one with a ground against it",
		    { WISHED, .names_wish = true, NAMES, .ground = GROUND_RESOURCES,
			.reasons_given = true },
		    NAMING_GROUND_IDLE, "s.39(3)" },
		{ "no wish", { NAMES }, NAMING_SOUND, "s.40(2)(a)" },
		{ "no wish, a ground", { NAMES, .ground = GROUND_UNSUITABLE }, NAMING_GROUND_IDLE,
		    "s.40(2)(a)" },
		{ "no wish, a type", { .type_given = true, .reasons_given = true }, NAMING_SOUND,
		    "s.40(2)(b)" },
		{ "no wish, a type without reasons", { .type_given = true }, NAMING_REASONS_NEEDED,
		    "s.40(2)(b)" },
		{ "a wish in words is weighed, with reasons", { IN_WORDS, NAMES },
		    NAMING_REASONS_NEEDED, "s.40(2)(a)" },
		{ "and binds no further", { IN_WORDS, NAMES, .reasons_given = true }, NAMING_SOUND,
		    "s.40(2)(a)" },
		{ "nothing", { .reasons_given = true }, NAMING_NOTHING, "s.40(2)(b)" },
		{ "not consulted", { .names_setting = true }, NAMING_NOT_CONSULTED, "s.40(2)(a)" },
		{ "the wished one not consulted",
		    { WISHED, .names_wish = true, .names_setting = true }, NAMING_NOT_CONSULTED,
		    "s.39(3)" },
		{ "its 15 days run", { .names_setting = true, .consulted = true },
		    NAMING_REPLY_RUNNING, "s.40(2)(a)" },
		{ "closed", { .names_setting = true, .closed = true, .consulted = true },
		    NAMING_CLOSED, "s.40(2)(a)" },
		{ "the wished one has closed",
		    { WISHED, .names_wish = true, NAMES, .closed = true }, NAMING_CLOSED,
		    "s.39(3)" },
		{ "need not admit, said no", { NAMES, .must_offer = true }, NAMING_NO_OFFER,
		    "s.40(2)(a)" },
		{ "need not admit, asked for, said no",
		    { IN_WORDS, NAMES, .must_offer = true, .reasons_given = true }, NAMING_NO_OFFER,
		    "s.40(2)(a)" },
		{ "need not admit, offered a place", { NAMES, .must_offer = true, .offered = true },
		    NAMING_SOUND, "s.40(2)(a)" },
		{ "need not admit, silent",
		    { .names_setting = true,
			.consulted = true,
			.reply_time_over = true,
			.must_offer = true },
		    NAMING_NO_OFFER, "s.40(2)(a)" },
		{ "need not admit, still asked",
		    { .names_setting = true, .consulted = true, .must_offer = true },
		    NAMING_REPLY_RUNNING, "s.40(2)(a)" },
		{ "otherwise than in a setting",
		    { .otherwise = true, .family_consulted = true, .reasons_given = true },
		    NAMING_SOUND, "s.61" },
		{ "otherwise, without reasons", { .otherwise = true, .family_consulted = true },
		    NAMING_REASONS_NEEDED, "s.61" },
		{ "otherwise, the family unheard", { .otherwise = true, .reasons_given = true },
		    NAMING_OTHERWISE_UNHEARD, "s.61" },
		{ "otherwise and a school",
		    { NAMES, .otherwise = true, .family_consulted = true, .reasons_given = true },
		    NAMING_OTHERWISE_NAMES, "s.61" },
		{ "otherwise against a wish",
		    { WISHED, .otherwise = true, .family_consulted = true, .reasons_given = true },
		    NAMING_GROUND_NEEDED, "s.61" },
		{ "otherwise against a wish, unsuitable",
		    { WISHED, .otherwise = true, .family_consulted = true, .reasons_given = true,
			.ground = GROUND_UNSUITABLE },
		    NAMING_SOUND, "s.61" },
		{ "its 15 days are over",
		    { .names_setting = true, .consulted = true, .reply_time_over = true },
		    NAMING_SOUND, "s.40(2)(a)" },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct naming_ruling r = naming_rule(&cases[i].f);

		check_int(r.fault, cases[i].fault, cases[i].what, __FILE__, __LINE__);
		check_str(r.law, cases[i].law, cases[i].what, __FILE__, __LINE__);
	}
}

static void
grounds_have_words(void)
{
	for (int g = GROUND_NONE + 1; g < GROUND__MAX; g++)
		CHECK_INT(ground_of_word(ground_word((enum naming_ground)g)), g);
	CHECK_INT(ground_of_word(NULL), GROUND_NONE);
	CHECK_INT(ground_of_word("full"), GROUND_NONE);
	CHECK_STR(ground_word(GROUND_NONE), NULL);
}

/* ---- the final plan ---- */

static void
final_waits_for_the_family(void)
{
	const struct {
		const char *what, *state, *today;
		bool done;
		int64_t comments, wishes;
		bool named, notice;
		uint32_t bars;
	} cases[] = {
		{ "after the 15 days", "CONSULTING", "2026-03-17", false, 0, 0, true, false, 0 },
		{ "on the last day", "CONSULTING", "2026-03-16", false, 0, 0, true, false,
		    B(TIME_OPEN) },
		{ "earlier, at the family's word", "CONSULTING", "2026-03-03", true, 0, 0, true,
		    false, 0 },
		{ "no school was asked: a type", "DRAFT_SENT", "2026-03-17", false, 0, 0, true,
		    false, 0 },
		{ "a comment waits", "CONSULTING", "2026-03-17", true, 1, 0, true, false,
		    B(COMMENTS_OPEN) },
		{ "a request waits", "CONSULTING", "2026-03-17", true, 0, 1, true, false,
		    B(WISHES_OPEN) },
		{ "nothing named", "CONSULTING", "2026-03-17", true, 0, 0, false, false,
		    B(NOT_NAMED) },
		{ "a letter waits", "CONSULTING", "2026-03-17", true, 0, 0, true, true,
		    B(DRAFT_OPEN) },
		{ "no draft", "DRAFTING", "2026-03-17", true, 0, 0, true, false, B(STATE) },
		{ "final already", "FINAL", "2026-03-17", true, 0, 0, true, false, B(STATE) },
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct final_facts f = { cases[i].state, day("2026-03-16"), day(cases[i].today),
			cases[i].done, cases[i].comments, cases[i].wishes, cases[i].named,
			cases[i].notice };

		check_int(final_bars(&f), cases[i].bars, cases[i].what, __FILE__, __LINE__);
		f.findings = 1;
		check_int(
		    final_bars(&f), cases[i].bars | B(FINDINGS), cases[i].what, __FILE__, __LINE__);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(one_limb_decides),
	    CHECK_CASE(who_waits_for_which_decision), CHECK_CASE(what_can_be_asked_for_when),
	    CHECK_CASE(a_draft_is_served_whole), CHECK_CASE(late_begins_after_the_last_day),
	    CHECK_CASE(nothing_is_sent_without_section_k), CHECK_CASE(naming_follows_39_and_40),
	    CHECK_CASE(grounds_have_words), CHECK_CASE(final_waits_for_the_family), { 0 } });
}
