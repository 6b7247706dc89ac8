/*
 * Catalogue: the messages of one language, from a .mo file of GNU gettext.
 *
 * libc's own reader follows the locale of the process; a server speaks many
 * languages at once (docs/decisions/0003-message-catalogues.md).
 */
#pragma once
#include "base/arena.h"

#include <stddef.h>

struct catalogue;

/*
 * Reads the bytes of a .mo file, which must live as long as the catalogue.
 * What does not hold together is fail(FAULT_USAGE, "name: …").  A translation
 * whose holes ({n}, <1>, %s) are not those of its message is left out.
 */
const struct catalogue *catalogue_read(
    struct arena *, const char *name, const void *bytes, size_t n);

/* The translation; NULL: none. */
const char *catalogue_find(const struct catalogue *, const char *message);
const char *catalogue_find_plural(const struct catalogue *, const char *one, unsigned long n);
