/* Strict: what YAML allows and packs do not, found before the schema is applied. */
#pragma once
#include <stddef.h>

/*
 * Fails with file and line on aliases, anchors, tags, a second document,
 * nesting over eight deep, and numbers, dates and yes/no values that are not.
 */
void strict_check(const char *path, const char *bytes, size_t n);
