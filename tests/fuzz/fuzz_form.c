/* Fuzz: urlencoded pairs, paths, cookies and media types: refused, or clean text. */
#include "base/err.h"
#include "base/str.h"
#include "http/decode.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct input {
	struct arena *arena;
	const char *text; /* NUL-terminated copy */
	size_t n;
};

static void
need(bool ok)
{
	if (!ok)
		abort();
}

static void
check_path(const struct input *in)
{
	const char *path = http_decode_path(in->arena, in->text, in->n);

	if (path == NULL)
		return;
	need(path[0] == '/' && strstr(path, "//") == NULL && strchr(path, '\\') == NULL);
	need(strstr(path, "/../") == NULL && strstr(path, "/./") == NULL);
	need(!str_ends(path, "/..") && !str_ends(path, "/."));
	need(http_text_plain(path, strlen(path)));
}

static void
check_pairs(const struct input *in)
{
	struct http_params p = { 0 };

	http_decode_pairs(in->arena, in->text, in->n, &p);
	need(p.n <= HTTP_MAX_PARAMS);
	for (size_t i = 0; i < p.n; i++) {
		need(str_utf8_valid(p.a[i].value, strlen(p.a[i].value)));
		need(http_text_plain(p.a[i].name, strlen(p.a[i].name)));
		for (const char *c = p.a[i].value; *c != '\0'; c++)
			need((unsigned char)*c >= 0x20 || strchr("\t\r\n", *c) != NULL);
	}
}

static void
check(void *input)
{
	const struct input *in = input;
	char *boundary;

	check_path(in);
	check_pairs(in);
	http_find_cookie(in->arena, in->text, "sid");
	http_forwarded_for(in->arena, in->text, "127.0.0.1");
	http_media_type(in->arena, in->text, &boundary);
	need(boundary == NULL || strlen(boundary) <= 70);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct input in = { .arena = arena_new(0), .n = n };
	struct fault fault;

	in.text = arena_memdup(in.arena, n ? (const char *)data : "", n);
	attempt(check, &in, &fault);
	arena_free(in.arena);
	return 0;
}
