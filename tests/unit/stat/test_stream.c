/* Philox against the vectors that its authors publish with Random123, and what names promise. */
#include "../check.h"
#include "stat/stream.h"

#include <string.h>

static const struct {
	uint32_t counter[4], key[2], want[4];
} vectors[] = {
	{ { 0 }, { 0 }, { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 } },
	{ { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff }, { 0xffffffff, 0xffffffff },
	    { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd } },
	{ { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 }, { 0xa4093822, 0x299f31d0 },
	    { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 } },
};

static void
gives_the_published_numbers(void)
{
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
		uint32_t got[4];

		stream_philox(vectors[i].counter, vectors[i].key, got);
		CHECK(memcmp(got, vectors[i].want, sizeof got) == 0);
	}
}

static void
same_name_same_numbers(void)
{
	struct stream a = stream_open(7, 1, 2, 3), b = stream_open(7, 1, 2, 3);

	for (int i = 0; i < 100; i++)
		CHECK_INT(stream_bits(&a), stream_bits(&b));
}

/* Any part of the name, and either half of the seed, makes other numbers. */
static void
other_name_other_numbers(void)
{
	struct stream all[] = { stream_open(7, 1, 2, 3), stream_open(8, 1, 2, 3),
		stream_open(7 + (1ULL << 32), 1, 2, 3), stream_open(7, 2, 2, 3),
		stream_open(7, 1, 3, 3), stream_open(7, 1, 2, 4) };
	uint32_t first[6];

	for (int i = 0; i < 6; i++) {
		first[i] = stream_bits(&all[i]);
		for (int k = 0; k < i; k++)
			CHECK(first[i] != first[k]);
	}
}

static void
uniform_is_even(void)
{
	struct stream s = stream_open(1, 0, 0, 0);
	double sum = 0, squares = 0;
	const int n = 200000;

	for (int i = 0; i < n; i++) {
		double x = stream_uniform(&s);

		CHECK(x >= 0 && x < 1);
		sum += x;
		squares += x * x;
	}
	CHECK(sum / n > 0.497 && sum / n < 0.503);
	CHECK(squares / n > 0.330 && squares / n < 0.3366);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(gives_the_published_numbers),
	    CHECK_CASE(same_name_same_numbers), CHECK_CASE(other_name_other_numbers),
	    CHECK_CASE(uniform_is_even), { 0 } });
}
