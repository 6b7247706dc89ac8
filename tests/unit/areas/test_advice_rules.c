/* Advice: when it is whole, when earlier advice is enough, and how long an adviser may read. */
#include "../check.h"
#include "areas/advice/rules.h"
#include "base/arena.h"
#include "policy/policy.h"

static struct date
day(const char *text)
{
	struct date d = { 0 };

	date_parse(text, &d);
	return d;
}

/* Rows, or words that there are none: one of the two, and not both. */
static void
advice_speaks_to_each_part(void)
{
	static const struct {
		struct advice_said said;
		bool silent, contradicts;
	} cases[] = {
		{ { 0, NULL }, true, false },
		{ { 0, "" }, true, false },
		{ { 0, " \n" }, true, false },
		{ { 0, "I looked and found none." }, false, false },
		{ { 1, NULL }, false, false },
		{ { 1, " " }, false, false },
		{ { 2, "None." }, false, true },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		CHECK_INT(advice_is_silent(&cases[i].said), cases[i].silent);
		CHECK_INT(advice_contradicts(&cases[i].said), cases[i].contradicts);
	}
}

/* Reg 6(4): all three, in any order; one "no" and it is fresh advice, whoever had said yes. */
static void
earlier_advice_needs_all_three(void)
{
	static const struct {
		const char *giver, *la, *family;
		bool refused;
		enum reuse_state state;
	} cases[] = {
		{ NULL, NULL, NULL, false, REUSE_WAITS },
		{ NULL, "2026-03-01", NULL, false, REUSE_WAITS },
		{ "2026-03-02", "2026-03-01", NULL, false, REUSE_WAITS },
		{ "2026-03-02", NULL, "2026-03-03", false, REUSE_WAITS },
		{ NULL, "2026-03-01", "2026-03-03", false, REUSE_WAITS },
		{ "2026-03-02", "2026-03-01", "2026-03-03", false, REUSE_AGREED },
		{ "2026-03-02", "2026-03-01", "2026-03-03", true, REUSE_FRESH },
		{ "2026-03-02", "2026-03-01", NULL, true, REUSE_FRESH },
		{ NULL, NULL, NULL, true, REUSE_FRESH },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct advice_reuse r = { .refused = cases[i].refused };

		if (cases[i].giver)
			r.giver = day(cases[i].giver);
		if (cases[i].la)
			r.la = day(cases[i].la);
		if (cases[i].family)
			r.family = day(cases[i].family);
		CHECK_INT(advice_reuse_state(&r), cases[i].state);
	}
}

/* Reg 8(1): within six weeks of the request, whatever lies between. */
static void
six_weeks(void)
{
	static const struct {
		const char *asked, *due;
	} cases[] = {
		{ "2026-03-02", "2026-04-13" },
		{ "2025-12-01", "2026-01-12" },
		{ "2024-01-18", "2024-02-29" },
		{ "2023-12-20", "2024-01-31" },
		{ "2026-07-20", "2026-08-31" },
	};
	struct arena *a = arena_new(0);
	const struct policy_set *set = policy_load_all(a, POLICY_DIR);
	const struct policy_pack *pack = policy_find(set, "england-2014");

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(date_iso(a, advice_due(pack, day(cases[i].asked))), cases[i].due);
	arena_free(a);
}

static void
access_ends_thirty_days_after(void)
{
	struct arena *a = arena_new(0);

	CHECK_STR(date_iso(a, advice_access_ends(day("2026-03-02"))), "2026-04-01");
	CHECK_STR(date_iso(a, advice_access_ends(day("2024-02-01"))), "2024-03-02");
	arena_free(a);
}

static void
age_in_whole_months(void)
{
	static const struct {
		const char *from, *to;
		int months;
	} cases[] = {
		{ "2026-03-02", "2026-03-02", 0 },
		{ "2026-03-02", "2026-04-01", 0 },
		{ "2026-03-02", "2026-04-02", 1 },
		{ "2025-03-02", "2026-03-01", 11 },
		{ "2025-03-02", "2026-03-02", 12 },
		{ "2024-02-29", "2025-02-28", 11 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_INT(advice_months(day(cases[i].from), day(cases[i].to)), cases[i].months);
}

/* Reg 6(4) speaks of (b) to (h): the family is asked for its views each time. */
static void
views_are_asked_for_anew(void)
{
	for (char key = 'a'; key <= 'i'; key++)
		CHECK_INT(advice_may_be_reused(key), key != 'a' && key != 'i');
}

int
main(void)
{
	static const struct check_case cases[] = {
		CHECK_CASE(advice_speaks_to_each_part),
		CHECK_CASE(earlier_advice_needs_all_three),
		CHECK_CASE(six_weeks),
		CHECK_CASE(access_ends_thirty_days_after),
		CHECK_CASE(age_in_whole_months),
		CHECK_CASE(views_are_asked_for_anew),
		{ 0 },
	};

	return check_run(cases);
}
