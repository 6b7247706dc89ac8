/*
 * Holes: the places in a message that the program fills: {name}, <1> … </1>
 * and printf's %s.  A translation may move them, not lose, add or cross them.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

/* Bytes of the hole at p; 0: none starts there. */
size_t hole_length(const char *p);

/* Both have the same holes; <1> and </1> nest; the order of % counts. */
bool holes_same(const char *message, const char *translation);

/* For one form of a plural, which may leave {n} out: no hole that the message has not. */
bool holes_within(const char *message, const char *translation);
