/* Out: a template with every form of the language, compiled and run. */
#include "check.h"

#include "sample.html.h"

static void
writes_every_form(void)
{
	struct arena *a = arena_new(0);
	struct out *o = out_new(a, NULL);
	const struct sample_row rows[] = {
		{ .name = "Zoë O'Brien", .id = "a/b", .late = true },
		{ .name = "<script>alert(1)</script>", .id = "\"&", .due = { 739677 } },
		{ .name = NULL, .id = "c" },
	};
	struct sample v = {
		.title = "A & B",
		.note = "</p><script>",
		.link = "javascript:alert(1)",
		.day = { 739677 },
		.at = { 1772466300000000 },
		.fee = { 146134 },
		.rows = { .a = rows, .n = 3 },
	};

	sample(o, &v);
	CHECK_STR(o->body->p,
	    "<!doctype html>\n<html lang=\"en\">\n<title>A &amp; B</title>\n<main>\n"
	    "<p>Read <a href=\"/help/%3C%2Fp%3E%3Cscript%3E\">our guide</a> by 2 March 2026, "
	    "<b>A &amp; B</b></p>\n"
	    "<h1>Your cases <time datetime=\"2026-03-02\">2 March 2026</time></h1>\n"
	    "<li id='r0' data-late>\n<a href=\"/cases/a%2Fb?on=\">Zoë O&#39;Brien</a>\n"
	    "<strong class=\"tag tag--red\">Late</strong>\n\n</li>\n"
	    "<li id='r1'>\n<a href=\"/cases/%22%26?on=2026-03-02\">"
	    "&lt;script&gt;alert(1)&lt;/script&gt;</a>\n"
	    "<strong class=\"tag\">On time</strong>\n\n</li>\n"
	    "<li id='r2'>\n<a href=\"/cases/c?on=\"></a>\n<b>}}</b>\n</li>\n"
	    "<pre>\n  2 March 2026 at 3:45pm\n</pre>\n"
	    "<a href=\"#\">3 cases</a> £1,461.34\n</main>\n"
	    "<aside><p>&lt;/p&gt;&lt;script&gt;</p>\n</aside>\n</html>\n");
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(writes_every_form), { 0 } });
}
