/* Rules of a request that somebody of the council types, as tables of cases. */
#include "check.h"
#include "access/csa.h"
#include "areas/cases/cases.h"
#include "areas/portal/typed_rules.h"
#include "base/arena.h"
#include "policy/policy.h"

static struct arena *all;
static const struct policy_pack *pack;

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	CHECK(date_parse(iso, &d));
	return d;
}

/* SEND Regulations 2014 reg 5(1): as soon as practicable, and at the latest six weeks from the
 * day the request was received. */
static void
the_time_counts_from_the_day_of_receipt(void)
{
	static const struct {
		const char *received, *by;
	} table[] = {
		{ "2026-02-21", "2026-04-04" }, /* typed nine days later */
		{ "2028-02-29", "2028-04-11" }, /* leap day */
		{ "2028-01-18", "2028-02-29" }, /* ends on one */
		{ "2027-02-28", "2027-04-11" }, /* none that year */
		{ "2026-12-25", "2027-02-05" }, /* received on Christmas Day */
		{ "2026-11-13", "2026-12-25" }, /* ends on it: calendar days, none left out */
		{ "2026-12-31", "2027-02-11" }, /* over the end of the year */
		{ "2026-03-28", "2026-05-09" }, /* over the change of the clocks */
		{ "2026-08-31", "2026-10-12" }, /* a bank holiday, at a month's end */
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		CHECK_STR(
		    date_iso(all, cases_decide_by(all, pack, day(table[i].received))), table[i].by);
}

static void
no_child_has_two_open_cases(void)
{
	enum { NONE = -1 };
	static const struct {
		const char *what;
		struct typed_match m[2];
		size_t n;
		bool number;
		const char *answer;
		enum typed_whose whose;
		int which;
	} table[] = {
		{ "nobody is known", { { 0 } }, 0, false, NULL, TYPED_NEW, NONE },
		{ "a closed case, not asked yet", { { "a" } }, 1, false, NULL, TYPED_ASK, NONE },
		{ "a closed case, it is that child", { { "a" } }, 1, false, "a", TYPED_KNOWN, 0 },
		{ "the second of two", { { "a" }, { "b" } }, 2, false, "b", TYPED_KNOWN, 1 },
		{ "a closed case, another child", { { "a" } }, 1, false, "new-1", TYPED_NEW, NONE },
		{ "one more was found since", { { "a" }, { "b" } }, 2, false, "new-1", TYPED_ASK,
		    NONE },
		{ "an open case is never answered", { { "a", .open = true } }, 1, false, "a",
		    TYPED_ASK, NONE },
		{ "an open case of a like name, another child", { { "a", .open = true } }, 1, false,
		    "new-1", TYPED_NEW, NONE },
		{ "the same name and birth date, no number",
		    { { "a", .open = true, .same_name = true } }, 1, false, "new-1", TYPED_ASK,
		    NONE },
		{ "the same name and birth date, another number",
		    { { "a", .open = true, .same_name = true } }, 1, true, "new-1", TYPED_NEW,
		    NONE },
		{ "the same number, open", { { "a", .open = true, .by_number = true }, { "b" } }, 2,
		    true, "b", TYPED_ASK, NONE },
		{ "the same number, closed", { { "a", .by_number = true } }, 1, true, "a",
		    TYPED_KNOWN, 0 },
		{ "the same number is no other child", { { "a", .by_number = true } }, 1, true,
		    "new-1", TYPED_ASK, NONE },
		{ "one that may not be seen", { { NULL } }, 1, true, "new-1", TYPED_ASK, NONE },
		{ "nothing answers what may not be seen", { { NULL } }, 1, true, NULL, TYPED_ASK,
		    NONE },
		{ "an answer of another draft", { { "a" } }, 1, false, "z", TYPED_ASK, NONE },
		{ "no number of children", { { "a" } }, 1, false, "new-", TYPED_ASK, NONE },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		size_t which = 99;
		enum typed_whose whose =
		    typed_whose(table[i].m, table[i].n, table[i].number, table[i].answer, &which);

		check_true(whose == table[i].whose, table[i].what, __FILE__, __LINE__);
		check_true(which == (table[i].which == NONE ? 99 : (size_t)table[i].which),
		    table[i].what, __FILE__, __LINE__);
	}
}

/* Children and Families Act 2014 s.83(2). */
static void
who_asks_in_their_own_name(void)
{
	static const struct {
		const char *born, *on;
		bool young_person;
	} table[] = {
		{ "2009-09-01", "2026-06-26", false }, /* the last day of school age itself */
		{ "2009-09-01", "2026-06-27", true },
		{ "2010-08-31", "2026-06-26", false },
		{ "2010-08-31", "2026-06-27", true }, /* fifteen, and past school age */
		{ "2010-09-01", "2026-06-27", false },
		{ "2001-03-02", "2026-03-01", true },
		{ "2001-03-02", "2026-03-02", false }, /* 25 */
		{ "2001-02-28", "2026-02-27", true },
		{ "2000-02-29", "2025-02-28", true },
		{ "2000-02-29", "2025-03-01", false },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct date born = day(table[i].born);

		check_true(typed_is_young_person(born, access_csa_end(born), day(table[i].on)) ==
			       table[i].young_person,
		    table[i].on, __FILE__, __LINE__);
	}
}

/* Children and Families Act 2014 s.36(6)(b): during the previous six months. */
static void
assessed_lately(void)
{
	static const struct {
		const char *assessed, *received;
		bool lately;
	} table[] = {
		{ "2025-09-02", "2026-03-01", true },
		{ "2025-09-02", "2026-03-02", false },
		{ "2025-08-31", "2026-02-27", true },
		{ "2025-08-31", "2026-02-28", false },
		{ "2027-08-31", "2028-02-28", true }, /* a leap year */
		{ "2027-08-31", "2028-02-29", false },
	};
	int months = pack->tests[TEST_ASSESS]->again_months;

	CHECK_INT(months, 6);
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		check_true(typed_assessed_lately(day(table[i].assessed), months,
			       day(table[i].received)) == table[i].lately,
		    table[i].received, __FILE__, __LINE__);
	CHECK(!typed_assessed_lately((struct date){ 0 }, months, day("2026-03-02")));
	CHECK(!typed_assessed_lately(day("2026-03-01"), 0, day("2026-03-02")));
}

static void
days_that_are_gone(void)
{
	CHECK_INT(typed_days_gone(day("2026-03-02"), day("2026-03-02")), 0);
	CHECK_INT(typed_days_gone(day("2026-02-20"), day("2026-03-02")), 0);
	CHECK_INT(typed_days_gone(day("2026-02-19"), day("2026-03-02")), 11);
	CHECK_INT(typed_days_gone(day("2024-02-19"), day("2024-03-02")), 12);
}

int
main(void)
{
	int result;

	all = arena_new(0);
	pack = policy_find(policy_load_all(all, POLICY_DIR), "england-2014");
	result =
	    check_run((struct check_case[]){ CHECK_CASE(the_time_counts_from_the_day_of_receipt),
		CHECK_CASE(no_child_has_two_open_cases), CHECK_CASE(who_asks_in_their_own_name),
		CHECK_CASE(assessed_lately), CHECK_CASE(days_that_are_gone), { 0 } });
	arena_free(all);
	return result;
}
