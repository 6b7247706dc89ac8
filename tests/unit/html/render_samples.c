/*
 * Render samples: writes pages with every component and every kind of field,
 * for checks of HTML, accessibility and writing direction.
 *
 *	render_samples OUTDIR ASSETDIR
 */
#include "sample_form.h"

#include "base/err.h"
#include "html/page.h"
#include "samples.html.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const struct language backwards = { .code = "ar", .name = "العربية", .rtl = true };

struct job {
	const char *out, *assets;
	struct arena *arena;
};

static const struct form_state *
form_with_errors(struct out *o)
{
	static const struct form_param params[] = {
		{ "version", "4" },
		{ "name", "" },
		{ "born-day", "31" },
		{ "born-month", "" },
		{ "born-year", "2016" },
		{ "role", "other" },
		{ "email", "zoe" },
	};
	struct form_input input = { .language = o->language, .params = params, .n = 7 };
	struct form_state *s = form_new(o->arena, &sample_form, o->language);
	struct sample_answers v;

	form_choices(s, "school", sample_schools);
	if (form_parse(s, &input, &v) != FORM_WRONG)
		fail(FAULT_BUG, "the sample form must have errors");
	return s;
}

static void
draw_components(struct out *o)
{
	sample_components(o);
}

static void
draw_form(struct out *o)
{
	struct form_state *s = form_new(o->arena, &sample_form, o->language);
	struct sample_answers v = { .version = 4 };

	form_choices(s, "school", sample_schools);
	form_fill(s, &v);
	sample_page(o, s);
}

static void
draw_errors(struct out *o)
{
	sample_page(o, form_with_errors(o));
}

static void
write_page(
    struct job *job, const char *name, const struct language *language, void (*draw)(struct out *))
{
	static const struct govuk_navigation_item items[] = {
		{ .text = "My day", .href = "/", .current = true },
		{ .text = "Cases", .href = "/cases" },
	};
	const struct frame_language languages[] = {
		{ &text_english, "?language=en" },
		{ &backwards, "?language=ar" },
	};
	struct frame frame = {
		.assets = assets_load(job->arena, job->assets),
		.service_name = "Waymark",
		.home = "/",
		.demo = true,
		.draft_policy = "Example 2029",
		.navigation = { items, 2 },
		.account_name = "Sam Field",
		.sign_out = "/sign-out",
		.languages = { languages, 2 },
		.flash = { .text = "Saved", .success = true },
		.csrf = "token",
		.key = "once",
	};
	struct out *o = out_new(job->arena, language);
	const char *path = arena_printf(job->arena, "%s/%s.html", job->out, name);
	FILE *f = fopen(path, "w");

	o->frame = &frame;
	draw(o);
	if (f == NULL || fwrite(o->body->p, 1, o->body->n, f) != o->body->n || fclose(f) != 0)
		fail(FAULT_USAGE, "%s: %s", path, strerror(errno));
}

static void
run(void *arg)
{
	struct job *job = arg;

	mkdir(job->out, 0777);
	write_page(job, "components", NULL, draw_components);
	write_page(job, "components-rtl", &backwards, draw_components);
	write_page(job, "form", NULL, draw_form);
	write_page(job, "errors", NULL, draw_errors);
	write_page(job, "errors-rtl", &backwards, draw_errors);
}

int
main(int argc, char **argv)
{
	struct job job = { .arena = arena_new(0) };
	struct fault fault;
	bool done;

	if (argc != 3) {
		fprintf(stderr, "usage: render_samples OUTDIR ASSETDIR\n");
		return 2;
	}
	job.out = argv[1];
	job.assets = argv[2];
	done = attempt(run, &job, &fault);
	if (!done)
		fprintf(stderr, "%s\n", fault.message);
	arena_free(job.arena);
	return done ? 0 : 2;
}
