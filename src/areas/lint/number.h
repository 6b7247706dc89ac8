/* Number: a number among words, in digits or in English. */
#pragma once
#include "areas/lint/words.h"

/* The number at word i in hundredths, "1/2" and "twenty five" too, and how many words it takes; 0,
 * *ret untouched, when none stands there. */
size_t number_at(const struct words *, size_t i, int64_t *ret);
bool number_stands(const struct words *, size_t i);
