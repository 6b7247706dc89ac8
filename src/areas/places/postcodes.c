/* Postcodes: the register of the Office for National Statistics. */
#include "areas/places/places.sql.h"
#include "areas/places/reading.h"
#include "base/str.h"

enum column { PCD, LAUA, EASTING, NORTHING, COLUMN__MAX };

static const char *const columns[] = { "pcd", "laua", "oseast1m", "osnrth1m" };

struct postcode {
	const char *postcode, *authority;
	struct grid at;
};

static struct postcode
postcode_of(struct reading *r)
{
	return (struct postcode){ places_postcode(r->arena, reading_cell(r, PCD)),
		reading_cell(r, LAUA),
		{ reading_number(r, EASTING), reading_number(r, NORTHING) } };
}

static void
look(struct reading *r)
{
	struct postcode p = postcode_of(r);

	if (p.postcode == NULL)
		reading_refuse(r, PCD, "this is no postcode");
	if (str_blank(p.authority))
		reading_refuse(r, LAUA, "no authority is named");
	if (p.at.easting == 0 || p.at.northing == 0)
		reading_refuse(r, EASTING, "the postcode has no place on the grid");
}

static bool
put(struct reading *r)
{
	struct postcode p = postcode_of(r);

	return postcode_put(r->tx, p.postcode, p.authority, p.at.easting, p.at.northing) > 0;
}

const struct places_register places_postcodes = { columns, COLUMN__MAX, look, put, NULL };
