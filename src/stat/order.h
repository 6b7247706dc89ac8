/* Order: values in their order, and the one in the middle. */
#pragma once
#include <stddef.h>

/* Rising, in place. */
void order_values(double *, size_t n);

/* The middle value, of an even number the mean of the two in the middle; n > 0.  Orders them. */
double order_median(double *, size_t n);
