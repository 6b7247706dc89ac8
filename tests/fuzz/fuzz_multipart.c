/* Fuzz: a multipart body cut in two ways comes to the same fields, files and status. */
#include "base/err.h"
#include "base/str.h"
#include "http/multipart.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

struct outcome {
	struct arena *arena;
	const char *body;
	size_t n, step;
	struct http_params params;
	struct http_uploads uploads;
	int status;
};

static void
parse(void *outcome)
{
	struct outcome *o = outcome;
	struct multipart_rule rule = {
		.file_limit = 1000, .uploads = true, .spool_dir = "/dev/shm"
	};
	struct multipart *m = multipart_new(o->arena, "B", &rule, &o->params, &o->uploads);

	for (size_t i = 0; i < o->n && o->status == 0; i += o->step)
		o->status = multipart_feed(m, o->body + i, o->n - i < o->step ? o->n - i : o->step);
	if (o->status == 0)
		o->status = multipart_end(m);
}

static void
compare(const struct outcome *a, const struct outcome *b)
{
	if (a->status != b->status || a->params.n != b->params.n || a->uploads.n != b->uploads.n)
		abort();
	for (size_t i = 0; i < a->params.n; i++)
		if (!str_eq(a->params.a[i].name, b->params.a[i].name) ||
		    !str_eq(a->params.a[i].value, b->params.a[i].value))
			abort();
	for (size_t i = 0; i < a->uploads.n; i++)
		if (a->uploads.a[i].size != b->uploads.a[i].size || a->uploads.a[i].size > 1000)
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct outcome whole = {
		.arena = arena_new(0), .body = (const char *)data, .n = n, .step = n + 1
	};
	struct outcome cut = {
		.arena = arena_new(0), .body = (const char *)data, .n = n, .step = 3
	};
	struct fault fault;

	if (attempt(parse, &whole, &fault) && attempt(parse, &cut, &fault))
		compare(&whole, &cut);
	arena_free(whole.arena);
	arena_free(cut.arena);
	return 0;
}
