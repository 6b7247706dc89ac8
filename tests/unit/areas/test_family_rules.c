/* Who of a family follows the case, and what a new standing makes of a relation: tables of cases.
 */
#include "check.h"
#include "areas/people/rules_family.h"

#include <stdio.h>

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	date_parse(iso, &d);
	return d;
}

#define TODAY day("2026-03-02")

static void
who_follows(void)
{
	/* child, parent, responsibility, not restricted, ended, let in, acts, let out */
	const struct {
		const char *what;
		struct family_stand stand;
		bool grown;
		enum family_follow want;
	} table[] = {
		{ "the child", { .is_child = true }, false, FOLLOW_NOT_CHILD },
		{ "the young person (CFA 2014 s.83(2))", { .is_child = true }, true, FOLLOW_SELF },
		{ "a parent", { .is_parent = true, .responsibility = true, .sees_case = true },
		    false, FOLLOW_PARENT },
		{ "without responsibility or care (Education Act 1996 s.576)",
		    { .is_parent = true, .sees_case = true }, false, FOLLOW_NOT_RESPONSIBLE },
		{ "by a court's order", { .is_parent = true, .responsibility = true }, false,
		    FOLLOW_NOT_RESTRICTED },
		{ "ended today: today is the first day without it",
		    { .is_parent = true,
			.responsibility = true,
			.sees_case = true,
			.ended_on = TODAY },
		    false, FOLLOW_NOT_ENDED },
		{ "ends tomorrow",
		    { .is_parent = true,
			.responsibility = true,
			.sees_case = true,
			.ended_on = day("2026-03-03") },
		    false, FOLLOW_PARENT },
		{ "restricted and ended: the restriction is what counts",
		    { .is_parent = true, .responsibility = true, .ended_on = TODAY }, false,
		    FOLLOW_NOT_RESTRICTED },
		{ "a parent of a young person",
		    { .is_parent = true, .responsibility = true, .sees_case = true }, true,
		    FOLLOW_NOT_LET_IN },
		{ "a parent whom the young person lets in",
		    { .is_parent = true,
			.responsibility = true,
			.sees_case = true,
			.is_let_in = true },
		    true, FOLLOW_LET_IN },
		{ "an uncle whom the young person lets in", { .is_let_in = true }, true,
		    FOLLOW_LET_IN },
		{ "let in until today", { .is_let_in = true, .let_out_on = TODAY }, true,
		    FOLLOW_NOT_LET_IN },
		{ "for one without capacity (reg 64)", { .is_let_in = true, .acts = true }, true,
		    FOLLOW_ACTS },
		{ "a restriction outlives school age",
		    { .is_parent = true, .responsibility = true, .is_let_in = true }, true,
		    FOLLOW_NOT_RESTRICTED },
		{ "a child lets nobody in", { .is_let_in = true }, false, FOLLOW_NOT_LET_IN },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		printf("# %s\n", table[i].what);
		CHECK_INT(family_follows(&table[i].stand, table[i].grown, TODAY), table[i].want);
	}
}

/* Whatever is said of somebody is what then stands there. */
static void
what_is_said_stands(void)
{
	const struct family_stand before[] = {
		{ .is_parent = true, .responsibility = true, .sees_case = true },
		{ .is_parent = true, .sees_case = true },
		{ .is_parent = true, .responsibility = true },
		{ .is_parent = true,
		    .responsibility = true,
		    .sees_case = true,
		    .ended_on = day("2026-01-05") },
		{ .is_parent = true, .responsibility = true, .sees_case = true, .is_let_in = true },
		{ .is_let_in = true, .acts = true },
		{ .is_let_in = true, .let_out_on = day("2026-01-05") },
	};

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		for (int word = STANDING_FOLLOWS; word < STANDING__MAX; word++)
			for (int grown = 0; grown < 2; grown++) {
				enum family_standing said = (enum family_standing)word;
				struct family_stand after;
				bool sharing = !before[i].is_parent;

				/* An end that is said of a restricted parent leaves the
				 * restriction. */
				if (!family_standing_fits(said, grown, sharing) ||
				    (said == STANDING_ENDED && !before[i].sees_case))
					continue;
				after = family_stand_after(before[i], said, TODAY);
				if (grown && said == STANDING_LET_OUT &&
				    date_is_set(after.ended_on))
					said = STANDING_ENDED;
				CHECK_INT(family_standing_now(&after, grown, TODAY), said);
			}
}

static void
an_end_leaves_a_restriction(void)
{
	struct family_stand s = { .is_parent = true, .responsibility = true, .is_let_in = true };

	s = family_stand_after(s, STANDING_ENDED, TODAY);
	CHECK(!s.sees_case);
	CHECK_INT(s.ended_on.day, TODAY.day);
	CHECK_INT(s.let_out_on.day, TODAY.day);
	CHECK_INT(family_follows(&s, true, TODAY), FOLLOW_NOT_RESTRICTED);
	/* An end that was recorded before keeps its day. */
	s.ended_on = day("2025-12-01");
	CHECK_INT(family_stand_after(s, STANDING_ENDED, TODAY).ended_on.day, day("2025-12-01").day);
}

static void
a_restriction_ends_what_was_let(void)
{
	struct family_stand s = {
		.is_parent = true, .responsibility = true, .sees_case = true, .is_let_in = true
	};

	s = family_stand_after(s, STANDING_RESTRICTED, TODAY);
	CHECK_INT(s.let_out_on.day, TODAY.day);
	s.sees_case = true; /* allowed again: to be let in is another decision */
	CHECK_INT(family_follows(&s, true, TODAY), FOLLOW_NOT_LET_IN);
}

static void
what_may_be_said(void)
{
	CHECK(family_standing_fits(STANDING_FOLLOWS, false, false));
	CHECK(!family_standing_fits(STANDING_FOLLOWS, true, false));
	CHECK(!family_standing_fits(STANDING_LET_IN, false, false));
	CHECK(family_standing_fits(STANDING_LET_IN, true, true));
	CHECK(!family_standing_fits(STANDING_RESTRICTED, true, true));
	CHECK(!family_standing_fits(STANDING_ENDED, true, true));
	CHECK(family_standing_fits(STANDING_RESTRICTED, true, false));
	CHECK(!family_standing_fits(STANDING_NONE, true, false));
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(who_follows),
	    CHECK_CASE(what_is_said_stands), CHECK_CASE(an_end_leaves_a_restriction),
	    CHECK_CASE(a_restriction_ends_what_was_let), CHECK_CASE(what_may_be_said), { 0 } });
}
