/*
 * Tmplc: compiles an HTML template to C.
 *
 *	tmplc IN.html --c OUT.c --h OUT.h
 *
 * docs/templates.md describes the language.  Exit codes: 0 done, 2 a mistake
 * in the template or the arguments, with nothing written.
 */
#include "tmplc.h"

#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct job {
	struct arena *arena;
	const char *in, *c, *h;
};

static struct buf *
read_file(struct arena *a, const char *path)
{
	struct buf *b = buf_new(a);
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s", path, strerror(errno));
	while ((n = fread(buf_reserve(b, 65536), 1, 65536, f)) > 0)
		b->n += n;
	if (ferror(f))
		fail(FAULT_USAGE, "%s: %s", path, strerror(errno));
	fclose(f);
	b->p[b->n] = '\0';
	return b;
}

static void
write_file(const char *path, const struct buf *b)
{
	FILE *f = fopen(path, "wb");

	if (f == NULL || fwrite(b->p, 1, b->n, f) != b->n || fclose(f) != 0)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
}

static void
run(void *arg)
{
	struct job *job = arg;
	struct buf *text = read_file(job->arena, job->in);
	struct tmplc_source source = { .file = job->in, .text = text->p, .n = text->n };
	const char *slash = strrchr(job->h, '/');
	struct tmplc_result r = tmplc_compile(job->arena, &source, slash ? slash + 1 : job->h);

	write_file(job->c, r.c);
	write_file(job->h, r.h);
}

int
main(int argc, char **argv)
{
	struct job job = { 0 };
	struct fault fault;
	bool done;

	if (argc != 6 || strcmp(argv[2], "--c") != 0 || strcmp(argv[4], "--h") != 0) {
		fprintf(stderr, "usage: tmplc IN.html --c OUT.c --h OUT.h\n");
		return 2;
	}
	job = (struct job){ .arena = arena_new(0), .in = argv[1], .c = argv[3], .h = argv[5] };
	done = attempt(run, &job, &fault);
	if (!done)
		fprintf(stderr, "%s\n", fault.message);
	arena_free(job.arena);
	return done ? 0 : 2;
}
