/* Format: ICU's formatters for one language. */
#pragma once
#include "base/arena.h"
#include "text/text.h"

struct formats;

/* They die with the arena.  The language's code must be one that ICU can parse. */
struct formats *formats_open(struct arena *, const char *code);
