/* Static: files of the manifest, held in memory plain and compressed. */
#include "app/static.h"
#include "base/err.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

struct static_file {
	const char *path, *type;
	const char *plain, *gzip;
	size_t n_plain, n_gzip;
};

struct static_files {
	struct static_file *a;
	size_t n;
};

static const char *
type_of(const char *name)
{
	if (str_ends(name, ".css"))
		return "text/css; charset=utf-8";
	if (str_ends(name, ".js"))
		return "text/javascript; charset=utf-8";
	if (str_ends(name, ".svg"))
		return "image/svg+xml";
	return "application/octet-stream";
}

static const char *
read_whole(struct arena *a, const char *path, size_t n)
{
	FILE *f = fopen(path, "rb");
	char *bytes = arena_alloc(a, n + 1);
	size_t got = f == NULL ? 0 : fread(bytes, 1, n, f);

	if (f != NULL)
		fclose(f);
	if (f == NULL || got != n)
		fail(FAULT_USAGE, "%s: cannot be read whole; run tools/assets to build it again",
		    path);
	return bytes;
}

struct static_files *
static_load(struct arena *a, const struct assets *assets, const char *dir)
{
	struct static_files *s = anew(a, struct static_files);

	s->n = assets->n;
	s->a = anew_n(a, struct static_file, s->n);
	for (size_t i = 0; i < s->n; i++) {
		const struct asset *f = &assets->a[i];
		const char *path = arena_printf(a, "%s/%s", dir, f->file);

		s->a[i] = (struct static_file){
			.path = arena_printf(a, "/assets/%s", f->file),
			.type = type_of(f->name),
			.n_plain = (size_t)f->size,
			.n_gzip = (size_t)f->size_gzipped,
		};
		s->a[i].plain = read_whole(a, path, s->a[i].n_plain);
		s->a[i].gzip = read_whole(a, arena_printf(a, "%s.gz", path), s->a[i].n_gzip);
	}
	return s;
}

static const struct static_file *
find(const struct static_files *s, const char *path)
{
	for (size_t i = 0; i < s->n; i++)
		if (str_eq(s->a[i].path, path))
			return &s->a[i];
	return NULL;
}

bool
static_serve(const struct static_files *s, const struct http_request *rq, struct http_response *rs)
{
	const struct static_file *f = find(s, rq->path);
	const char *accepted = http_header(rq, "Accept-Encoding");
	bool gzip = accepted != NULL && strstr(accepted, "gzip") != NULL;

	if (f == NULL)
		return false;
	rs->status = 200;
	rs->type = f->type;
	rs->body = gzip ? f->gzip : f->plain;
	rs->n_body = gzip ? f->n_gzip : f->n_plain;
	rs->public_cache = true;
	if (gzip)
		http_set_header(rs, "Content-Encoding", "gzip");
	http_set_header(rs, "Vary", "Accept-Encoding");
	return true;
}
