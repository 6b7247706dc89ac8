/* Number: English number words and vulgar fractions. */
#include "areas/lint/number.h"

enum { ONE = 100 };

static const struct {
	const char *low;
	int value;
} numbers[] = {
	{ "one", 1 },
	{ "two", 2 },
	{ "three", 3 },
	{ "four", 4 },
	{ "five", 5 },
	{ "six", 6 },
	{ "seven", 7 },
	{ "eight", 8 },
	{ "nine", 9 },
	{ "ten", 10 },
	{ "eleven", 11 },
	{ "twelve", 12 },
	{ "thirteen", 13 },
	{ "fourteen", 14 },
	{ "fifteen", 15 },
	{ "sixteen", 16 },
	{ "seventeen", 17 },
	{ "eighteen", 18 },
	{ "nineteen", 19 },
	{ "twenty", 20 },
	{ "thirty", 30 },
	{ "forty", 40 },
	{ "fifty", 50 },
	{ "sixty", 60 },
	{ "seventy", 70 },
	{ "eighty", 80 },
	{ "ninety", 90 },
	{ "hundred", 100 },
};

/* 0 for no number word. */
static int
number_word(const struct words *w, size_t i)
{
	if (i >= w->n || strchr("otfsenh", w->a[i].low[0]) == NULL)
		return 0; /* no number begins so */
	for (unsigned k = 0; k < sizeof numbers / sizeof numbers[0]; k++)
		if (words_is(w, i, numbers[k].low))
			return numbers[k].value;
	return 0;
}

size_t
number_at(const struct words *w, size_t i, int64_t *ret)
{
	int tens, ones;

	if (i >= w->n)
		return 0;
	if (w->a[i].kind == WORD_NUMBER) {
		*ret = w->a[i].number;
		if (words_is(w, i + 1, "/") && i + 2 < w->n && w->a[i + 2].kind == WORD_NUMBER &&
		    w->a[i + 2].number >= ONE) {
			*ret = *ret * ONE / w->a[i + 2].number;
			return 3;
		}
		return 1;
	}
	tens = number_word(w, i);
	if (tens == 0)
		return 0;
	ones = tens >= 20 && tens < 100 ? number_word(w, i + 1) : 0;
	*ret = (tens + (ones < 10 ? ones : 0)) * ONE;
	return ones > 0 && ones < 10 ? 2 : 1;
}

bool
number_stands(const struct words *w, size_t i)
{
	int64_t n;

	return number_at(w, i, &n) > 0;
}
