/* Assets: files of the manifest, held in memory plain and compressed. */
#include "app/assets.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdio.h>
#include <string.h>

struct asset {
	const char *name, *path, *type;
	const char *plain, *gzip;
	size_t n_plain, n_gzip;
};

struct assets {
	VEC(struct asset) files;
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
read_whole(struct arena *a, const char *path, size_t *ret_n)
{
	FILE *f = fopen(path, "rb");
	long n;
	char *bytes;

	if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0)
		fail(FAULT_USAGE, "%s: cannot be read; run tools/assets to build it", path);
	rewind(f);
	bytes = arena_alloc(a, (size_t)n + 1);
	*ret_n = fread(bytes, 1, (size_t)n, f);
	fclose(f);
	if (*ret_n != (size_t)n)
		fail(FAULT_USAGE, "%s: cannot be read whole", path);
	return bytes;
}

/* A line of the manifest: "name hashed-name size gzipped-size". */
static void
add(struct arena *a, struct assets *s, const char *dir, const char *line)
{
	struct str_list words = str_split(a, line, ' ');
	struct asset f;

	if (words.n != 4)
		fail(FAULT_USAGE, "%s/manifest.txt: \"%s\" is not a line of it; run tools/assets again", dir, line);
	f = (struct asset){
		.name = words.a[0],
		.path = arena_printf(a, "/assets/%s", words.a[1]),
		.type = type_of(words.a[0]),
	};
	f.plain = read_whole(a, arena_printf(a, "%s/%s", dir, words.a[1]), &f.n_plain);
	f.gzip = read_whole(a, arena_printf(a, "%s/%s.gz", dir, words.a[1]), &f.n_gzip);
	vec_push(a, &s->files, f);
}

struct assets *
assets_load(struct arena *a, const char *dir)
{
	struct assets *s = anew(a, struct assets);
	size_t n;
	const char *manifest = read_whole(a, arena_printf(a, "%s/manifest.txt", dir), &n);
	struct str_list lines = str_split(a, manifest, '\n');

	for (size_t i = 0; i < lines.n; i++)
		if (*lines.a[i] != '\0')
			add(a, s, dir, lines.a[i]);
	return s;
}

const char *
assets_path(const struct assets *s, const char *name)
{
	for (size_t i = 0; i < s->files.n; i++)
		if (str_eq(s->files.a[i].name, name))
			return s->files.a[i].path;
	return NULL;
}

static const struct asset *
find(const struct assets *s, const char *path)
{
	for (size_t i = 0; i < s->files.n; i++)
		if (str_eq(s->files.a[i].path, path))
			return &s->files.a[i];
	return NULL;
}

bool
assets_serve(const struct assets *s, struct http_request *rq, struct http_response *rs)
{
	const struct asset *f = find(s, rq->path);
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
