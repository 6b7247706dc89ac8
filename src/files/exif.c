/*
 * Exif: the one tag that matters, which way up the picture is (CIPA DC-008,
 * tag 0x0112 of the first directory).  Everything else is left behind.
 */
#include "files/parse.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct tiff {
	const unsigned char *p;
	size_t n;
	bool big_endian;
};

/* 0 beyond the end. */
static uint32_t
number(const struct tiff *t, size_t at, unsigned width)
{
	uint32_t value = 0;

	if (at > t->n || t->n - at < width)
		return 0;
	for (unsigned i = 0; i < width; i++) {
		unsigned shift = 8 * (t->big_endian ? width - 1 - i : i);

		value |= (uint32_t)t->p[at + i] << shift;
	}
	return value;
}

int
exif_orientation(const unsigned char *p, size_t n)
{
	struct tiff t = { .p = p, .n = n };
	uint32_t directory, entries;

	if (n < 8 || (memcmp(p, "II*\0", 4) != 0 && memcmp(p, "MM\0*", 4) != 0))
		return 1;
	t.big_endian = p[0] == 'M';
	directory = number(&t, 4, 4);
	entries = number(&t, directory, 2);
	for (uint32_t i = 0; i < entries; i++) {
		size_t entry = (size_t)directory + 2 + 12 * (size_t)i;

		if (number(&t, entry, 2) == 0x0112) {
			uint32_t value = number(&t, entry + 8, 2);

			return value >= 1 && value <= 8 ? (int)value : 1;
		}
	}
	return 1;
}
