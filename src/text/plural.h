/* Plural: which form of a message a number takes, by the rule in a catalogue's header. */
#pragma once
#include <stdbool.h>

struct plural {
	const char *rule; /* C expression of n, as in "Plural-Forms"; NULL: n != 1 */
	unsigned forms;
};

/* Reads "…nplurals=3; plural=(n==1 ? 0 : …);".  False, *ret untouched, when the header holds no
 * rule that can be carried out; the rule stays where it is in header. */
bool plural_parse(const char *header, struct plural *ret);

/* 0 … forms - 1 */
unsigned plural_form(const struct plural *, unsigned long n);
