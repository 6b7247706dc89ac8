/* Sen2 settings: an open table of URNs, because a return names the same few thousand for ever. */
#include "areas/returns/sen2_settings.h"
#include "areas/people/people.h"
#include "areas/returns/returns.sql.h"
#include "base/str.h"
#include "db/db.h"

enum { FIRST_SIZE = 1024, SPREAD = 2654435761u % INT32_MAX };

struct place {
	int64_t urn, body; /* urn 0: empty */
};

struct sen2_settings {
	struct arena *arena;
	struct tx *tx, *before;
	int64_t la, made;
	struct place *places;
	size_t n, size; /* a power of two */
};

/* Where the URN stands, or could. */
static struct place *
find(struct sen2_settings *s, int64_t urn)
{
	size_t i = (size_t)urn * SPREAD & (s->size - 1);

	while (s->places[i].urn != 0 && s->places[i].urn != urn)
		i = (i + 1) & (s->size - 1);
	return &s->places[i];
}

static void
put(struct sen2_settings *s, int64_t urn, int64_t body)
{
	struct place *old = s->places;
	size_t n = s->size;

	if (2 * ++s->n > s->size) {
		s->size = n == 0 ? FIRST_SIZE : 2 * n;
		s->places = anew_n(s->arena, struct place, s->size);
		for (size_t i = 0; i < n; i++)
			if (old[i].urn != 0)
				*find(s, old[i].urn) = old[i];
	}
	*find(s, urn) = (struct place){ urn, body };
}

struct sen2_settings *
sen2_settings_new(struct arena *a, struct tx *tx, struct tx *before, int64_t la)
{
	struct sen2_settings *s = anew(a, struct sen2_settings);
	struct return_settings_rows rows = return_settings(before, la);

	*s = (struct sen2_settings){ .arena = a, .tx = tx, .before = before, .la = la };
	for (size_t i = 0; i < rows.n; i++)
		put(s, rows.a[i].urn, rows.a[i].id);
	return s;
}

static int64_t
urn_of(struct sen2_settings *s, const struct sen2_node *record)
{
	bool detail = record->element == SEN2_PLAN_DETAIL;
	int64_t number = 0;
	const struct return_setting_urn_row *row;

	if (str_to_int(sen2_text(record, detail ? SEN2_DETAIL_URN : SEN2_PLACEMENT_URN), &number))
		return number;
	if (!str_to_int(
		sen2_text(record, detail ? SEN2_DETAIL_UKPRN : SEN2_PLACEMENT_UKPRN), &number))
		return 0;
	row = return_setting_urn(s->before, number);
	return row == NULL ? 0 : row->urn;
}

int64_t
sen2_settings_body(struct sen2_settings *s, const struct sen2_node *record)
{
	int64_t urn = urn_of(s, record), body;
	const struct return_setting_name_row *known;

	if (urn == 0)
		return 0;
	if (s->n > 0 && find(s, urn)->urn == urn)
		return find(s, urn)->body;
	known = return_setting_name(s->before, urn);
	body = people_add_body(
	    s->tx, &(struct people_body){ .la = s->la,
		       .kind = "school",
		       .name = known != NULL ? known->name
					     : arena_printf(tx_arena(s->tx),
						   "Setting with URN %lld", (long long)urn),
		       .urn = urn,
		       .asked = s->before });
	s->made++;
	put(s, urn, body);
	return body;
}

int64_t
sen2_settings_made(const struct sen2_settings *s)
{
	return s->made;
}
