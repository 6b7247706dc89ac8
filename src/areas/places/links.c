/*
 * Links: which setting took the place of which, from Get Information about
 * Schools (the file "links_edubasealldata").
 *
 * Each pair stands there twice, once from each side.  What is kept is what a
 * setting's own row says of its successor; every other kind of link (a sixth
 * form centre's school, a parent) is passed over.
 */
#include "areas/places/places.sql.h"
#include "areas/places/reading.h"
#include "base/str.h"

enum { URN, LINK, NAME, TYPE, SINCE, COLUMN__MAX };

static const char *const columns[] = {
	[URN] = "URN",
	[LINK] = "LinkURN",
	[NAME] = "LinkName",
	[TYPE] = "LinkType",
	[SINCE] = "LinkEstablishedDate",
};

static bool
is_urn(int64_t n)
{
	return n >= 100000 && n <= 999999;
}

static void
look(struct reading *r)
{
	if (!is_urn(reading_number(r, URN)))
		reading_refuse(r, URN, "a URN has six digits");
	if (!is_urn(reading_number(r, LINK)))
		reading_refuse(r, LINK, "a URN has six digits");
	if (str_blank(reading_cell(r, NAME)))
		reading_refuse(r, NAME, "the setting has no name");
	if (str_blank(reading_cell(r, TYPE)))
		reading_refuse(r, TYPE, "the link has no type");
	reading_date(r, SINCE);
}

static bool
put(struct reading *r)
{
	return str_starts(reading_cell(r, TYPE), "Successor") &&
	       link_put(r->tx, reading_number(r, URN), reading_number(r, LINK),
		   reading_cell(r, NAME), reading_date(r, SINCE)) > 0;
}

const struct places_register places_links = { columns, COLUMN__MAX, look, put, NULL };
