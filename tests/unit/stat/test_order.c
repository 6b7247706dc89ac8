/* Order: medians of odd and even numbers, whatever their order. */
#include "../check.h"
#include "stat/order.h"

static void
middle_of_odd_and_even(void)
{
	double one[] = { 7 }, odd[] = { 9, -1, 4 }, even[] = { 10, 2, 8, 4 };

	CHECK(order_median(one, 1) == 7);
	CHECK(order_median(odd, 3) == 4);
	CHECK(order_median(even, 4) == 6);
	CHECK(even[0] == 2 && even[3] == 10);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(middle_of_odd_and_even), { 0 } });
}
