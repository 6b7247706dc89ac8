/*
 * Frequency: how often something comes, among words: "twice a week", "every
 * other Friday", "on Mondays and Thursdays", "half-termly", "3x week".
 *
 * Each function gives how many words the frequency at word i takes, and 0,
 * *ret untouched, where none stands there.
 */
#pragma once
#include "areas/lint/amount.h"

/* each: "a week" counts as "each week", which it does behind a quantity. */
size_t frequency_at(const struct policy_quality *, const struct words *, size_t i, bool each,
    struct frequency *ret);
/* One word of it, as in "a weekly session". */
size_t frequency_adverb_at(
    const struct policy_quality *, const struct words *, size_t i, struct frequency *ret);
