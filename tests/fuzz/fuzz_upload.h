/* What the targets of uploads share: one file through its parser, in this process. */
#pragma once
#include "files/parse.h"

#include <stdint.h>

static inline void
fuzz_parse(const uint8_t *bytes, size_t n, bool pictures)
{
	struct parse p = { .p = bytes, .n = n, .out = -1 };
	enum file_kind kind = file_kind_of(bytes, n);
	bool picture = kind == FILE_JPEG || kind == FILE_PNG || kind == FILE_HEIC;

	if (picture != pictures)
		return;
	p.arena = arena_new((size_t)300 << 20);
	parse_file(&p, kind);
	arena_free(p.arena);
}
