/* The command "waymark plan", renderings: plans written as people read them, and compared. */
#include "areas/renderings/compare.h"
#include "areas/renderings/plan_command_parts.h"
#include "areas/renderings/render.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct options {
	struct plan_packs packs;
	const char *format, *out;
	const char *reference, *council, *officer, *contact;
	int64_t version;
};

#define TEXT(name)                                                                                 \
	{                                                                                          \
#name, OPTION_TEXT, offsetof(struct options, name)                                 \
	}

static const struct command_option render_options[] = {
	PLAN_PACK_OPTIONS(struct options, packs),
	TEXT(format),
	TEXT(out),
	{ "version", OPTION_INTEGER, offsetof(struct options, version), 1, 100000 },
	TEXT(reference),
	TEXT(council),
	TEXT(officer),
	TEXT(contact),
	{ 0 },
};

static const struct command_option compare_options[] = {
	PLAN_PACK_OPTIONS(struct options, packs),
	TEXT(format),
	TEXT(out),
	{ 0 },
};

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
give(struct command_run *run, const char *out, const struct buf *b)
{
	if (out != NULL && !str_eq(out, "-")) {
		write_file(run->arena, out, b);
		return;
	}
	fwrite(b->p, 1, b->n, stdout);
	command_flush();
}

/* What could not be read is said, and is in the exit code; the rest is rendered. */
static void
say_findings(struct command_run *run, const struct plan_document *doc)
{
	for (size_t i = 0; i < doc->findings.n; i++)
		fprintf(stderr, "%s\n", plan_json_finding(run->arena, &doc->findings.a[i]));
	if (doc->findings.n > 0)
		run->exit_code = COMMAND_FINDINGS;
}

static struct buf *
as_pdf(struct command_run *run, const struct view_plan *v, enum plan_pdf_kind kind)
{
	size_t unknown;
	struct buf *b = plan_pdf(run->arena, v, kind, &unknown);

	if (unknown > 0) {
		fprintf(stderr,
		    "waymark plan: %zu letters are in no installed font and are drawn as boxes; "
		    "install fonts-noto-core\n",
		    unknown);
		run->exit_code = COMMAND_FINDINGS;
	}
	return b;
}

static struct buf *
rendered(struct command_run *run, const char *format, struct view_plan *v, struct buf *bytes)
{
	if (str_eq(format, "pdf"))
		return as_pdf(run, v, PLAN_PDF);
	if (str_eq(format, "large"))
		return as_pdf(run, v, PLAN_PDF_LARGE);
	if (str_eq(format, "text"))
		return plan_text(run->arena, v);
	if (str_eq(format, "html"))
		return plan_offline(run->arena, v);
	if (str_eq(format, "json"))
		return bytes;
	fail(FAULT_USAGE, "%.60s is no format; give --format pdf, large, text, html or json",
	    format);
}

static void
render(struct command_run *run)
{
	const struct options *o = run->options;
	struct buf *bytes;
	struct plan_document *doc;
	struct hash hash;

	if (o->format == NULL)
		fail(FAULT_USAGE, "no format; give --format pdf, large, text, html or json");
	doc = plan_command_read(run->arena, &o->packs, run->words[0], &bytes);
	hash = hash_of(bytes->p, bytes->n);
	say_findings(run, doc);
	give(run, o->out,
	    rendered(run, o->format,
		plan_view(run->arena, doc->plan,
		    &(struct render_facts){
			.pack = doc->pack,
			.reference = o->reference,
			.version = (int)o->version,
			.authority = o->council,
			.officer = o->officer,
			.contact = o->contact,
			.hash = hash_hex(run->arena, &hash),
		    }),
		bytes));
}

static struct view_plan *
read_version(struct command_run *run, const char *path, bool *ret_all_read)
{
	const struct options *o = run->options;
	struct buf *bytes;
	struct plan_document *doc = plan_command_read(run->arena, &o->packs, path, &bytes);

	say_findings(run, doc);
	*ret_all_read = *ret_all_read && doc->findings.n == 0;
	return plan_view(run->arena, doc->plan, &(struct render_facts){ .pack = doc->pack });
}

static void
compare(struct command_run *run)
{
	const struct options *o = run->options;
	const char *format = o->format != NULL ? o->format : "text";
	bool side = str_eq(format, "side"), all_read = true;
	struct view_plan *old, *now;
	struct view_compare *c;

	if (!side && !str_eq(format, "text") && !str_eq(format, "html"))
		fail(FAULT_USAGE, "%.60s is no format; give --format text, html or side", format);
	old = read_version(run, run->words[0], &all_read);
	now = read_version(run, run->words[1], &all_read);
	c = plan_compare(run->arena, old, now);
	give(run, o->out,
	    str_eq(format, "text") ? plan_compare_text(run->arena, c)
				   : plan_compare_offline(run->arena, c, side));
	run->exit_code = all_read ? COMMAND_OK : COMMAND_FINDINGS;
}

const struct command_plan plan_render_plan = { .usage = plan_usage,
	.verb = "render",
	.options = render_options,
	.size = sizeof(struct options),
	.least = 1,
	.most = 1,
	.expected = "the FILE of one plan, or - for standard input",
	.memory = PLAN_JSON_MEMORY,
	.work = render };

const struct command_plan plan_compare_plan = { .usage = plan_usage,
	.verb = "compare",
	.options = compare_options,
	.size = sizeof(struct options),
	.least = 2,
	.most = 2,
	.expected = "OLD and NEW",
	.memory = PLAN_JSON_MEMORY,
	.work = compare };
