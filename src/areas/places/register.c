/* Register: settings and postcodes as they stand in the database. */
#include "areas/places/places.h"
#include "areas/places/places.sql.h"
#include "areas/places/status.h"
#include "base/str.h"
#include "db/db.h"

bool
places_locate(struct tx *tx, const char *text, struct grid *ret)
{
	const char *postcode = places_postcode(tx_arena(tx), text);
	const struct postcode_find_row *r = postcode == NULL ? NULL : postcode_find(tx, postcode);

	if (r == NULL)
		return false;
	*ret = (struct grid){ r->easting, r->northing };
	return true;
}

const struct establishment *
places_establishment(struct tx *tx, int64_t urn)
{
	const struct establishment_by_urn_row *r = establishment_by_urn(tx, urn);
	struct establishment *e;

	if (r == NULL)
		return NULL;
	e = anew(tx_arena(tx), struct establishment);
	*e = (struct establishment){
		.urn = r->urn,
		.ukprn = r->ukprn,
		.authority = r->authority,
		.number = r->number,
		.name = r->name,
		.type = r->type,
		.type_name = r->type_name,
		.status = place_status_of(r->status),
		.opened_on = r->opened_on,
		.closed_on = r->closed_on,
		.phase = r->phase,
		.low_age = r->low_age,
		.high_age = r->high_age,
		.town = r->town,
		.postcode = r->postcode == NULL ? "" : r->postcode,
		.at = { r->easting, r->northing },
		.section_41 = r->section_41,
		.needs = r->needs,
		.provision = r->provision,
		.capacity = r->capacity,
		.changed_on = r->changed_on,
	};
	return e;
}

/* A chain longer than this is a ring. */
enum { MOST_LINKS = 10 };

const char *
places_successor(struct tx *tx, int64_t urn)
{
	for (int i = 0; i < MOST_LINKS; i++) {
		const struct successor_of_row *next = successor_of(tx, urn);

		if (next == NULL)
			return NULL;
		if (!str_eq(next->status, "closed"))
			return next->name;
		urn = next->successor;
	}
	return NULL;
}
