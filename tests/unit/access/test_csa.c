/* The end of compulsory school age, case by case. */
#include "check.h"
#include "access/csa.h"
#include "base/arena.h"

static void
the_last_friday_in_june(void)
{
	/* Education Act 1996 s.8(3); the dates are those of the calendars of those years. */
	static const struct {
		const char *born, *ends, *why;
	} cases[] = {
		{ "2010-09-01", "2027-06-25", "16 on the first day of the school year" },
		{ "2010-08-31", "2026-06-26", "16 on the last day: after leaving, s.8(3)(a)" },
		{ "2010-06-26", "2026-06-26", "16 on the leaving date itself, s.8(3)(b)" },
		{ "2010-06-27", "2026-06-26", "16 on the day after it" },
		{ "2010-01-01", "2026-06-26", "16 in the spring, s.8(3)(c)" },
		{ "2010-12-31", "2027-06-25", "16 in the autumn" },
		{ "2007-06-30", "2023-06-30", "when 30 June is a Friday" },
		{ "2008-07-01", "2024-06-28", "when 30 June is a Sunday" },
		{ "2002-05-05", "2018-06-29", "when 30 June is a Saturday" },
		{ "2008-02-29", "2024-06-28", "born on 29 February" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new(0);
		struct date born = { 0 };

		CHECK(date_parse(cases[i].born, &born));
		check_str(date_iso(a, access_csa_end(born)), cases[i].ends, cases[i].why, __FILE__,
		    __LINE__);
		CHECK_INT(date_weekday(access_csa_end(born)), FRIDAY);
		arena_free(a);
	}
}

static void
an_unknown_birthday_has_no_end(void)
{
	CHECK(!date_is_set(access_csa_end((struct date){ 0 })));
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(the_last_friday_in_june),
	    CHECK_CASE(an_unknown_birthday_has_no_end), { 0 } });
}
