/* Status: one row for each. */
#include "areas/places/status.h"
#include "base/err.h"
#include "base/str.h"

static const struct {
	const char *name, *register_says;
} statuses[PLACE_STATUS__MAX] = {
	[PLACE_OPEN] = { "open", "Open" },
	[PLACE_CLOSING] = { "closing", "Open, but proposed to close" },
	[PLACE_CLOSED] = { "closed", "Closed" },
	[PLACE_PROPOSED] = { "proposed", "Proposed to open" },
};

const char *
place_status_name(enum place_status s)
{
	return statuses[s].name;
}

enum place_status
place_status_of(const char *name)
{
	for (unsigned i = 0; i < PLACE_STATUS__MAX; i++)
		if (str_eq(statuses[i].name, name))
			return i;
	fail(FAULT_BUG, "a setting is \"%s\"", name);
}

bool
place_status_parse(const char *text, enum place_status *ret)
{
	for (unsigned i = 0; i < PLACE_STATUS__MAX; i++)
		if (str_eq(statuses[i].register_says, text)) {
			*ret = i;
			return true;
		}
	return false;
}
