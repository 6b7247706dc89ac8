/* The command "waymark plan", renderings: plans written as people read them, and compared. */
#include "app/command.h"
#include "areas/plans/compare.h"
#include "areas/plans/plan_command_parts.h"
#include "areas/plans/render.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct options {
	const char *files[2];
	int n_files;
	const char *format, *out;
	const char *version, *reference, *council, *officer, *contact;
};

static const struct {
	const char *name;
	size_t offset;
} named[] = {
	{ "--format", offsetof(struct options, format) },
	{ "--out", offsetof(struct options, out) },
	{ "--version", offsetof(struct options, version) },
	{ "--reference", offsetof(struct options, reference) },
	{ "--council", offsetof(struct options, council) },
	{ "--officer", offsetof(struct options, officer) },
	{ "--contact", offsetof(struct options, contact) },
};

static bool
take(struct options *o, const struct plan_job *job, int *at)
{
	for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
		if (str_eq(job->argv[*at], named[i].name) && *at + 1 < job->argc) {
			*(const char **)((char *)o + named[i].offset) = job->argv[++*at];
			return true;
		}
	return false;
}

static struct options
read_options(struct plan_job *job, int files)
{
	struct options o = { 0 };

	for (int i = 2; i < job->argc; i++) {
		const char *word = job->argv[i];

		if (plan_command_takes(job, &i) || take(&o, job, &i))
			continue;
		if (word[0] == '-' && word[1] != '\0')
			fail(FAULT_USAGE,
			    "%.60s is no option, or lacks its value; see waymark plan --help",
			    word);
		if (o.n_files == files)
			fail(FAULT_USAGE, "%.60s is one file too many; give %s", word,
			    files == 1 ? "one plan" : "OLD and NEW");
		o.files[o.n_files++] = word;
	}
	if (o.n_files < files)
		fail(FAULT_USAGE, "a file is missing; give %s",
		    files == 1 ? "FILE, or - for standard input" : "OLD and NEW");
	return o;
}

/* Written whole or not at all: into a file beside it, then renamed. */
static void
write_file(struct arena *arena, const char *path, const struct buf *b)
{
	const char *beside = arena_printf(arena, "%s.part", path);
	FILE *f = fopen(beside, "w");
	bool ok;

	if (f == NULL)
		fail(FAULT_USAGE, "%.200s: %s; name a file that can be written", path,
		    strerror(errno));
	ok = fwrite(b->p, 1, b->n, f) == b->n;
	ok = fclose(f) == 0 && ok && rename(beside, path) == 0;
	if (!ok) {
		int why = errno;

		remove(beside);
		fail(FAULT_USAGE, "%.200s: %s; give it room", path, strerror(why));
	}
}

static void
give(struct plan_job *job, const char *out, const struct buf *b)
{
	if (out != NULL && !str_eq(out, "-")) {
		write_file(job->arena, out, b);
		return;
	}
	if (fwrite(b->p, 1, b->n, stdout) != b->n || fflush(stdout) != 0)
		fail(FAULT_USAGE, "standard output: %s; give it room", strerror(errno));
}

/* What could not be read is said, and is in the exit code; the rest is rendered. */
static void
say_findings(struct plan_job *job, const struct plan_document *doc)
{
	for (size_t i = 0; i < doc->findings.n; i++)
		fprintf(stderr, "%s\n", plan_json_finding(job->arena, &doc->findings.a[i]));
	if (doc->findings.n > 0)
		job->exit_code = COMMAND_FINDINGS;
}

static struct buf *
as_pdf(struct plan_job *job, const struct view_plan *v, enum plan_pdf_kind kind)
{
	size_t unknown;
	struct buf *b = plan_pdf(job->arena, v, kind, &unknown);

	if (unknown > 0) {
		fprintf(stderr,
		    "waymark plan: %zu letters are in no installed font and are drawn as boxes; "
		    "install fonts-noto-core\n",
		    unknown);
		job->exit_code = COMMAND_FINDINGS;
	}
	return b;
}

static struct buf *
rendered(struct plan_job *job, const char *format, struct view_plan *v, struct buf *bytes)
{
	if (str_eq(format, "pdf"))
		return as_pdf(job, v, PLAN_PDF);
	if (str_eq(format, "large"))
		return as_pdf(job, v, PLAN_PDF_LARGE);
	if (str_eq(format, "text"))
		return plan_text(job->arena, v);
	if (str_eq(format, "html"))
		return plan_offline(job->arena, v);
	if (str_eq(format, "json"))
		return bytes;
	fail(FAULT_USAGE, "%.60s is no format; give --format pdf, large, text, html or json",
	    format);
}

static int
version_of(const char *text)
{
	int64_t n;

	if (text == NULL)
		return 0;
	if (!str_to_int(text, &n) || n < 1 || n > 100000)
		fail(FAULT_USAGE, "--version %.60s is no number from 1; give the version's", text);
	return (int)n;
}

void
plan_command_render(struct plan_job *job)
{
	struct options o = read_options(job, 1);
	struct buf *bytes;
	struct plan_document *doc;
	struct hash hash;

	if (o.format == NULL)
		fail(FAULT_USAGE, "no format; give --format pdf, large, text, html or json");
	doc = plan_command_read(job, o.files[0], &bytes);
	hash = hash_of(bytes->p, bytes->n);
	job->exit_code = COMMAND_OK;
	say_findings(job, doc);
	give(job, o.out,
	    rendered(job, o.format,
		plan_view(job->arena, doc->plan,
		    &(struct render_facts){
			.pack = doc->pack,
			.reference = o.reference,
			.version = version_of(o.version),
			.authority = o.council,
			.officer = o.officer,
			.contact = o.contact,
			.hash = hash_hex(job->arena, &hash),
		    }),
		bytes));
}

static struct view_plan *
read_version(struct plan_job *job, const char *path, bool *ret_all_read)
{
	struct buf *bytes;
	struct plan_document *doc = plan_command_read(job, path, &bytes);

	say_findings(job, doc);
	*ret_all_read = *ret_all_read && doc->findings.n == 0;
	return plan_view(job->arena, doc->plan, &(struct render_facts){ .pack = doc->pack });
}

void
plan_command_compare(struct plan_job *job)
{
	struct options o = read_options(job, 2);
	const char *format = o.format != NULL ? o.format : "text";
	bool side = str_eq(format, "side"), all_read = true;
	struct view_plan *old, *now;
	struct view_compare *c;

	if (!side && !str_eq(format, "text") && !str_eq(format, "html"))
		fail(FAULT_USAGE, "%.60s is no format; give --format text, html or side", format);
	old = read_version(job, o.files[0], &all_read);
	now = read_version(job, o.files[1], &all_read);
	c = plan_compare(job->arena, old, now);
	give(job, o.out,
	    str_eq(format, "text") ? plan_compare_text(job->arena, c)
				   : plan_compare_offline(job->arena, c, side));
	job->exit_code = all_read ? COMMAND_OK : COMMAND_FINDINGS;
}
