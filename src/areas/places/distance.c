/* Distance, and how postcodes are written. */
#include "areas/places/places.h"

#include <math.h>
#include <string.h>

int64_t
places_distance(struct grid a, struct grid b)
{
	return llround(hypot((double)(a.easting - b.easting), (double)(a.northing - b.northing)));
}

static bool
is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Letters A, digits 9, and nothing else: "LE2 1AB" is "AA99AA" without its space. */
static bool
has_shape(const char *p, const char *shape)
{
	for (; *shape != '\0'; p++, shape++)
		if (*shape == 'A' ? !is_letter(*p) : !is_digit(*p))
			return false;
	return *p == '\0';
}

/* BS 7666: outward codes A9, A99, A9A, AA9, AA99 and AA9A; inward 9AA. */
static bool
is_postcode(const char *p)
{
	static const char *const shapes[] = { "A99AA", "A999AA", "A9A9AA", "AA99AA", "AA999AA",
		"AA9A9AA" };

	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
		if (has_shape(p, shapes[i]))
			return true;
	return false;
}

const char *
places_postcode(struct arena *a, const char *text)
{
	char plain[8];
	size_t n = 0;

	if (text == NULL)
		return NULL;
	for (; *text != '\0'; text++) {
		if (*text == ' ')
			continue;
		if (n == sizeof plain - 1)
			return NULL;
		plain[n++] = (char)(*text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text);
	}
	plain[n] = '\0';
	if (!is_postcode(plain))
		return NULL;
	return arena_printf(a, "%.*s %s", (int)n - 3, plain, plain + n - 3);
}
