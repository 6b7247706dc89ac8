/* What a month may come to: proportions worked out by hand; shares that come to 100. */
#include "check.h"
#include "areas/statistics/outlook.h"

static const struct {
	struct outlook_input in;
	struct outlook out;
} rows[] = {
	/* Nothing at all: no rate, rather than nought. */
	{ { 0 }, { -1, -1, -1, -1 } },
	/* 10 issued, 4 on time; 12 due: at most 16 of 22, at least 4 of 10. */
	{ { .issued = 10, .on_time = 4, .due = 12 }, { 400, 727, 400, 400 } },
	/* Half of those due were on time of late: 6 more; 30 late in 90 days, 30 to go: 10 more. */
	{ { .issued = 10,
	      .on_time = 4,
	      .due = 12,
	      .recent_due = 20,
	      .recent_on_time = 10,
	      .recent_late = 30,
	      .days = 30,
	      .recent_days = 90 },
	    { 400, 727, 200, 385 } },
	/* Nothing issued yet: what is due decides. */
	{ { .due = 8, .recent_due = 4, .recent_on_time = 4 }, { -1, 1000, -1, 1000 } },
	{ { .issued = 3, .on_time = 3 }, { 1000, 1000, 1000, 1000 } },
};

static void
months_come_to_what_they_may(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct outlook o = outlook_of(&rows[i].in);

		CHECK_INT(o.so_far, rows[i].out.so_far);
		CHECK_INT(o.most, rows[i].out.most);
		CHECK_INT(o.least, rows[i].out.least);
		CHECK_INT(o.expected, rows[i].out.expected);
	}
}

static void
shares_come_to_a_hundred(void)
{
	static const struct {
		int64_t parts[4], shares[4];
	} all[] = {
		{ { 1, 1, 1, 0 }, { 34, 33, 33, 0 } },
		{ { 49, 18, 9, 24 }, { 49, 18, 9, 24 } },
		{ { 1, 0, 0, 0 }, { 100, 0, 0, 0 } },
		{ { 2, 2, 2, 1 }, { 29, 29, 28, 14 } },
		{ { 0, 0, 0, 0 }, { 0, 0, 0, 0 } },
	};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		int64_t shares[4] = { 0 };

		outlook_shares(all[i].parts, 4, shares);
		for (int k = 0; k < 4; k++)
			CHECK_INT(shares[k], all[i].shares[k]);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(months_come_to_what_they_may),
	    CHECK_CASE(shares_come_to_a_hundred), { 0 } });
}
