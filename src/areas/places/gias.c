/*
 * Gias: settings from Get Information about Schools (the file "edubasealldata").
 *
 * The register's columns are found by name.  Kinds of need are given as
 * "ASD - Autistic Spectrum Disorder" in thirteen columns, in any order and with
 * gaps; "Not Applicable" may stand in the first while others are filled.
 */
#include "areas/places/places.sql.h"
#include "areas/places/reading.h"
#include "areas/places/status.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

enum { NEEDS = 13 };

enum column {
	URN,
	UKPRN,
	LA,
	NUMBER,
	NAME,
	TYPE,
	TYPE_NAME,
	STATUS,
	OPENED,
	CLOSED,
	PHASE,
	LOW_AGE,
	HIGH_AGE,
	TOWN,
	POSTCODE,
	EASTING,
	NORTHING,
	SECTION_41,
	PROVISION,
	CAPACITY,
	CHANGED,
	NEED,
	COLUMN__MAX = NEED + NEEDS
};

static const char *const columns[] = {
	[URN] = "URN",
	[UKPRN] = "UKPRN",
	[LA] = "LA (code)",
	[NUMBER] = "EstablishmentNumber",
	[NAME] = "EstablishmentName",
	[TYPE] = "TypeOfEstablishment (code)",
	[TYPE_NAME] = "TypeOfEstablishment (name)",
	[STATUS] = "EstablishmentStatus (name)",
	[OPENED] = "OpenDate",
	[CLOSED] = "CloseDate",
	[PHASE] = "PhaseOfEducation (name)",
	[LOW_AGE] = "StatutoryLowAge",
	[HIGH_AGE] = "StatutoryHighAge",
	[TOWN] = "Town",
	[POSTCODE] = "Postcode",
	[EASTING] = "Easting",
	[NORTHING] = "Northing",
	[SECTION_41] = "Section41Approved (name)",
	[PROVISION] = "TypeOfResourcedProvision (name)",
	[CAPACITY] = "SchoolCapacity",
	[CHANGED] = "LastChangedDate",
	[NEED] = "SEN1 (name)",
	"SEN2 (name)",
	"SEN3 (name)",
	"SEN4 (name)",
	"SEN5 (name)",
	"SEN6 (name)",
	"SEN7 (name)",
	"SEN8 (name)",
	"SEN9 (name)",
	"SEN10 (name)",
	"SEN11 (name)",
	"SEN12 (name)",
	"SEN13 (name)",
};

/* "ASD - Autistic Spectrum Disorder" is ASD; kinds are separated by a space. */
static const char *
needs_of(const struct reading *r)
{
	struct buf *b = buf_new(r->arena);

	for (unsigned i = 0; i < NEEDS; i++) {
		const char *need = reading_cell(r, NEED + i);
		size_t n = strcspn(need, " ");

		if (strncmp(need + n, " - ", 3) != 0)
			continue;
		if (b->n > 0)
			buf_putc(b, ' ');
		for (size_t j = 0; j < n; j++)
			buf_putc(b, (char)toupper((unsigned char)need[j]));
	}
	return b->p;
}

static const char *
provision_of(const struct reading *r)
{
	const char *text = reading_cell(r, PROVISION);

	return str_eq_ci(text, "Not applicable") ? "" : text;
}

static bool
is_section_41(const struct reading *r)
{
	return str_eq_ci(reading_cell(r, SECTION_41), "Approved");
}

static const enum column numbers[] = { UKPRN, LA, NUMBER, TYPE, LOW_AGE, HIGH_AGE, EASTING,
	NORTHING, CAPACITY };

static void
look(struct reading *r)
{
	struct date opened = reading_date(r, OPENED), closed = reading_date(r, CLOSED);
	const char *postcode = reading_cell(r, POSTCODE);
	int64_t urn = reading_number(r, URN);
	enum place_status status;

	if (urn < 100000 || urn > 999999)
		reading_refuse(r, URN, "a URN has six digits");
	if (str_blank(reading_cell(r, NAME)))
		reading_refuse(r, NAME, "the setting has no name");
	if (!place_status_parse(reading_cell(r, STATUS), &status))
		reading_refuse(r, STATUS, "this is no status of the register");
	if (*postcode != '\0' && places_postcode(r->arena, postcode) == NULL)
		reading_refuse(r, POSTCODE, "this is no postcode");
	if (date_is_set(closed) && closed.day < opened.day)
		reading_refuse(r, CLOSED, "the setting closes before it opens");
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		reading_number(r, numbers[i]);
	reading_date(r, CHANGED);
}

/* Of every cell that is kept. */
static const char *
digest_of(const struct reading *r)
{
	struct buf *b = buf_new(r->arena);
	struct hash h;

	for (unsigned c = 0; c < COLUMN__MAX; c++)
		buf_printf(b, "%s\n", reading_cell(r, c));
	h = hash_of(b->p, b->n);
	return hash_hex(r->arena, &h);
}

static bool
put(struct reading *r)
{
	enum place_status status = PLACE_OPEN;

	place_status_parse(reading_cell(r, STATUS), &status);
	return establishment_put(r->tx, reading_number(r, URN), reading_number(r, UKPRN),
		   reading_number(r, LA), reading_number(r, NUMBER), reading_cell(r, NAME),
		   reading_number(r, TYPE), reading_cell(r, TYPE_NAME), place_status_name(status),
		   reading_date(r, OPENED), reading_date(r, CLOSED), reading_cell(r, PHASE),
		   reading_number(r, LOW_AGE), reading_number(r, HIGH_AGE), reading_cell(r, TOWN),
		   places_postcode(r->arena, reading_cell(r, POSTCODE)), reading_number(r, EASTING),
		   reading_number(r, NORTHING), is_section_41(r), needs_of(r), provision_of(r),
		   reading_number(r, CAPACITY), reading_date(r, CHANGED), digest_of(r)) > 0;
}

/* What councils keep of a setting says that it has closed, too. */
static void
keep_closed(struct tx *tx)
{
	bodies_keep_closed(tx);
}

const struct places_register places_gias = { columns, COLUMN__MAX, look, put, keep_closed };
