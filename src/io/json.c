/* JSON: a document within its limits, and text of one. */
#include "io/json.h"
#include "base/err.h"
#include "base/str.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { DEEPEST = 16 };

/* Jansson itself allows 2048 levels; no format of ours needs more than seven. */
static void
check_depth(const struct json_limits *l, const char *bytes, size_t n)
{
	bool in_string = false;
	int depth = 0;

	for (size_t i = 0; i < n; i++) {
		char c = bytes[i];

		if (in_string && c == '\\')
			i++;
		else if (c == '"')
			in_string = !in_string;
		else if (!in_string && (c == '{' || c == '['))
			depth++;
		else if (!in_string && (c == '}' || c == ']'))
			depth--;
		if (depth > DEEPEST)
			fail(FAULT_USAGE, "nested more than %d deep; see %s", DEEPEST, l->help);
	}
}

static void
release(void *json)
{
	json_decref(json);
}

const json_t *
json_read(struct arena *arena, const struct json_limits *l, const char *bytes, size_t n)
{
	json_error_t e;
	json_t *json;

	if (n > l->largest)
		fail(FAULT_USAGE, "larger than %zu MiB; %s", l->largest >> 20, l->give);
	check_depth(l, bytes, n);
	json = json_loadb(bytes, n, JSON_REJECT_DUPLICATES, &e);
	if (json == NULL)
		fail(FAULT_USAGE, "line %d, column %d: %s; correct the JSON", e.line, e.column,
		    e.text);
	arena_on_free(arena, release, json);
	if (!json_is_object(json))
		fail(FAULT_USAGE, "not a JSON object; see %s", l->help);
	return json;
}

char *
json_text(struct arena *arena, json_t *owned, size_t flags)
{
	size_t n;
	char *text;

	arena_on_free(arena, release, owned);
	n = json_dumpb(owned, NULL, 0, flags);
	text = arena_alloc(arena, n + 1);
	json_dumpb(owned, text, n, flags);
	return text;
}

struct buf *
json_input(struct arena *arena, const char *path, size_t largest)
{
	FILE *f = str_eq(path, "-") ? stdin : fopen(path, "re");
	struct buf *b = buf_new(arena);
	bool failed;

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", path, strerror(errno));
	b->n = fread(buf_reserve(b, largest + 1), 1, largest + 1, f);
	failed = ferror(f) != 0;
	if (f != stdin)
		fclose(f);
	if (failed)
		fail(FAULT_USAGE, "%s: cannot be read; name a file", path);
	return b;
}
