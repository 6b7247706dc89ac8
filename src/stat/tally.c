/* Tally: a window of counters that grows to either side. */
#include "stat/tally.h"

#include <math.h>
#include <string.h>

enum { SLACK = 4 };

/* A window that holds the number too, with room to the side where it stepped out. */
static void
widen(struct arena *arena, struct tally *t, int64_t number)
{
	int64_t low = t->low, end = t->low + t->width;
	struct tally wider;

	if (t->width == 0) {
		low = number - SLACK;
		end = number + SLACK;
	} else if (number < low) {
		low = number - (end - number) / 2;
	} else {
		end = number + 1 + (number - low) / 2;
	}
	wider.low = low;
	wider.width = (uint32_t)(end - low);
	wider.times = anew_n(arena, uint32_t, wider.width);
	if (t->width > 0)
		memcpy(wider.times + (t->low - low), t->times, t->width * sizeof *t->times);
	*t = wider;
}

void
tally_add(struct arena *arena, struct tally *t, int64_t number, uint32_t times)
{
	if (number < t->low || number >= t->low + t->width)
		widen(arena, t, number);
	t->times[number - t->low] += times;
}

void
tally_add_all(struct arena *arena, struct tally *t, const struct tally *more)
{
	for (uint32_t i = 0; i < more->width; i++)
		if (more->times[i] > 0)
			tally_add(arena, t, more->low + i, more->times[i]);
}

const struct tallied *
tally_list(struct arena *arena, const struct tally *t, int64_t others, size_t *ret_n)
{
	struct tallied *list = anew_n(arena, struct tallied, (size_t)t->width + 1);
	size_t n = 0;

	for (uint32_t i = 0; i < t->width; i++) {
		if (others > 0 && t->low + i >= 0) {
			list[n++] = (struct tallied){ 0, others };
			others = 0;
		}
		if (t->times[i] > 0 && n > 0 && list[n - 1].number == t->low + i)
			list[n - 1].times += t->times[i];
		else if (t->times[i] > 0)
			list[n++] = (struct tallied){ t->low + i, t->times[i] };
	}
	if (others > 0)
		list[n++] = (struct tallied){ 0, others };
	*ret_n = n;
	return list;
}

static int64_t
quantile(const struct tallied *a, int64_t all, int64_t per_mille)
{
	int64_t rank = (all * per_mille + 999) / 1000, upto = 0;

	for (; upto + a->times < rank; a++)
		upto += a->times;
	return a->number;
}

struct summary
summary_of(const struct tallied *a, size_t n)
{
	struct summary s = { .min = a[0].number, .max = a[n - 1].number };
	int64_t all = 0;
	double sum = 0, squares = 0, margin;

	for (size_t i = 0; i < n; i++) {
		all += a[i].times;
		sum += (double)a[i].number * (double)a[i].times;
	}
	s.mean = sum / (double)all;
	for (size_t i = 0; i < n; i++) {
		double off = (double)a[i].number - s.mean;

		squares += off * off * (double)a[i].times;
	}
	s.sd = sqrt(squares / (double)all);
	margin = 1.96 * s.sd / sqrt((double)all);
	s.low_ci = s.mean - margin;
	s.high_ci = s.mean + margin;
	s.low95 = quantile(a, all, 25);
	s.q1 = quantile(a, all, 250);
	s.median = quantile(a, all, 500);
	s.q3 = quantile(a, all, 750);
	s.high95 = quantile(a, all, 975);
	return s;
}
