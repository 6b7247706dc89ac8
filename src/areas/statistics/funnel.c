/* Funnel: distances, how much wider they are than chance's, and the sides. */
#include "areas/statistics/funnel.h"
#include "base/arena.h"
#include "stat/order.h"

#include <math.h>

enum { TENTH = 10, WARNING = 2, ACTION = 3 };

/* The distances with the tenth at each end drawn in to the last of the others, squared: their mean.
 */
static double
spread_of(struct arena *a, const struct funnel_place *p, size_t n)
{
	double *sorted = anew_n(a, double, n + 1), sum = 0;
	size_t known = 0, end;

	for (size_t i = 0; i < n; i++)
		if (p[i].side != FUNNEL_UNKNOWN)
			sorted[known++] = p[i].distance;
	if (known == 0)
		return 1;
	order_values(sorted, known);
	end = known / TENTH;
	for (size_t i = 0; i < known; i++) {
		double d = sorted[i < end ? end : i >= known - end ? known - end - 1 : i];

		sum += d * d;
	}
	return fmax(1, sum / (double)known);
}

static enum funnel_side
side_of(double distance)
{
	if (fabs(distance) < WARNING)
		return FUNNEL_WITHIN;
	if (fabs(distance) < ACTION)
		return distance < 0 ? FUNNEL_BELOW : FUNNEL_ABOVE;
	return distance < 0 ? FUNNEL_FAR_BELOW : FUNNEL_FAR_ABOVE;
}

double
funnel_judge(struct arena *a, struct funnel_place *p, size_t n, double whole)
{
	double spread;

	for (size_t i = 0; i < n; i++) {
		bool known = p[i].of > 0 && whole > 0 && whole < 1;

		p[i].side = known ? FUNNEL_WITHIN : FUNNEL_UNKNOWN;
		p[i].distance =
		    !known ? 0
			   : (p[i].counted / p[i].of - whole) / sqrt(whole * (1 - whole) / p[i].of);
	}
	spread = spread_of(a, p, n);
	for (size_t i = 0; i < n; i++) {
		p[i].distance /= sqrt(spread);
		if (p[i].side != FUNNEL_UNKNOWN)
			p[i].side = side_of(p[i].distance);
	}
	return spread;
}
