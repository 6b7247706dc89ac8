/* Order: sorting, and what follows from it. */
#include "stat/order.h"

#include <stdlib.h>

static int
by_value(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

void
order_values(double *values, size_t n)
{
	qsort(values, n, sizeof *values, by_value);
}

double
order_median(double *values, size_t n)
{
	order_values(values, n);
	return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}
