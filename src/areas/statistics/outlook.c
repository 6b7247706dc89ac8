/* Outlook: plain proportions, so that anybody can check them. */
#include "areas/statistics/outlook.h"

enum { MILLE = 1000, HUNDRED = 100 };

static int64_t
rate(int64_t part, int64_t whole)
{
	return whole > 0 ? (2 * MILLE * part + whole) / (2 * whole) : -1;
}

struct outlook
outlook_of(const struct outlook_input *in)
{
	int64_t on_time = in->recent_due > 0 ? in->due * in->recent_on_time / in->recent_due : 0;
	int64_t late = in->recent_days > 0 ? in->recent_late * in->days / in->recent_days : 0;

	return (struct outlook){
		.so_far = rate(in->on_time, in->issued),
		.most = rate(in->on_time + in->due, in->issued + in->due),
		.least = rate(in->on_time, in->issued + late),
		.expected = rate(in->on_time + on_time, in->issued + on_time + late),
	};
}

void
outlook_shares(const int64_t *parts, size_t n, int64_t *ret_per_cent)
{
	int64_t whole = 0, given = 0;

	for (size_t i = 0; i < n; i++)
		whole += parts[i];
	for (size_t i = 0; i < n && whole > 0; i++)
		given += ret_per_cent[i] = HUNDRED * parts[i] / whole;
	for (; whole > 0 && given < HUNDRED; given++) {
		size_t most = 0;

		for (size_t i = 1; i < n; i++)
			if (HUNDRED * parts[i] - ret_per_cent[i] * whole >
			    HUNDRED * parts[most] - ret_per_cent[most] * whole)
				most = i;
		ret_per_cent[most]++;
	}
}
