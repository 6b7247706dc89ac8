/* Places: how postcodes are written, and how far it is. */
#include "../check.h"
#include "areas/places/places.h"
#include "base/arena.h"

static void
postcodes_in_every_shape(void)
{
	static const struct {
		const char *text, *postcode;
	} cases[] = {
		{ "LE2 1AB", "LE2 1AB" },
		{ "le21ab", "LE2 1AB" },
		{ " l e 2 1 a b ", "LE2 1AB" },
		{ "M1 1AE", "M1 1AE" },
		{ "B33 8TH", "B33 8TH" },
		{ "CR2 6XH", "CR2 6XH" },
		{ "DN55 1PT", "DN55 1PT" },
		{ "W1A 0AX", "W1A 0AX" },
		{ "EC1A 1BB", "EC1A 1BB" },
		{ "", NULL },
		{ NULL, NULL },
		{ "LE2", NULL },
		{ "LE2 1A", NULL },
		{ "LE2 1ABC", NULL },
		{ "LEE2 1AB", NULL },
		{ "12 3AB", NULL },
		{ "LE2-1AB", NULL },
		{ "LE2 1A\xc3\x89", NULL },
		{ "LE2 1AB LE2 1AB", NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *a = arena_new(0);

		CHECK_STR(places_postcode(a, cases[i].text), cases[i].postcode);
		arena_free(a);
	}
}

static void
a_straight_line(void)
{
	const struct grid from = { 457000, 303000 };

	CHECK_INT(places_distance(from, from), 0);
	CHECK_INT(places_distance(from, (struct grid){ 457300, 303400 }), 500);
	CHECK_INT(places_distance((struct grid){ 456700, 302600 }, from), 500);
	CHECK_INT(places_distance((struct grid){ 0, 0 }, (struct grid){ 700000, 1300000 }), 1476482);
}

int
main(void)
{
	static const struct check_case cases[] = { CHECK_CASE(postcodes_in_every_shape),
		CHECK_CASE(a_straight_line), { 0 } };

	return check_run(cases);
}
