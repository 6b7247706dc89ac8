/* waymark plan: exit codes, streams, and input that is no plan at all. */
#include "../check.h"
#include "areas/lint/plan_json.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* Runs the command on that input; its exit code, with what it printed on both streams. */
static int
run(struct arena *arena, const char *args, const char *input, const char **ret_out,
    const char **ret_err)
{
	static const char in[] = "plan-test.in", out[] = "plan-test.out", err[] = "plan-test.err";
	const char *command =
	    arena_printf(arena, "%s %s < %s > %s 2> %s", WAYMARK_PLAN, args, in, out, err);
	const char *files[] = { out, err }, **into[] = { ret_out, ret_err };
	FILE *f = fopen(in, "w");
	int status;

	fputs(input, f);
	fclose(f);
	status = system(command);
	for (int i = 0; i < 2; i++) {
		struct buf *b = buf_new(arena);

		f = fopen(files[i], "r");
		b->n = fread(buf_reserve(b, 100000), 1, 100000, f);
		b->p[b->n] = '\0';
		fclose(f);
		*into[i] = b->p;
		remove(files[i]);
	}
	remove(in);
	return WEXITSTATUS(status);
}

#define LINT "lint --policies " POLICY_DIR " "
#define RENDER "render --policies " POLICY_DIR " "
#define COMPARE "compare --policies " POLICY_DIR " "
#define BASE PLANS_DIR "/base.json"
#define PLAN(more) "{\"plan\": {\"kind\": \"draft\", \"on\": \"2026-06-12\"" more "}}"

static const struct {
	const char *args, *input;
	int exit_code;
	const char *out, *err; /* what must be found there; NULL: nothing at all */
} runs[] = {
	{ "--help", "", 0, "usage: waymark plan lint", NULL },
	{ LINT PLANS_DIR "/base.json", "", 0, NULL, NULL },
	{ LINT "--score " PLANS_DIR "/base.json", "", 0, "{\"score\":100,\"of\":100,", NULL },
	{ LINT "--policy draft-2029 " PLANS_DIR "/base.json", "", 0, NULL, NULL },
	{ LINT "-", PLAN(""), 1,
	    "{\"rule\":\"Q01\",\"severity\":\"E\",\"item\":\"A\",\"span\":null,", NULL },
	{ LINT "-", PLAN(", \"needs\": [{\"id\": \"B1\", \"section\": \"B\"}]"), 1,
	    "/plan/needs/0/text is missing", NULL },
	{ LINT "-", "{\"policy\": \"wales\", \"plan\": {}}", 2, NULL,
	    "/policy: no pack is named wales" },
	{ LINT "-", "{\"plan\":", 2, NULL, "line 1" },
	{ LINT "-", "", 2, NULL, "waymark plan: " },
	{ LINT "-", "[]", 2, NULL, "not a JSON object" },
	{ LINT "-", "{}", 2, NULL, "/plan is missing" },
	{ LINT "-", "{\"plan\": {}}", 2, NULL, "/plan/on is missing" },
	{ LINT "-", "{\"plan\": {\"on\": \"2026-02-30\"}}", 2, NULL,
	    "/plan/on is no date: 2026-02-30" },
	{ LINT "-", PLAN(", \"needs\": {}"), 2, NULL, "/plan/needs is not a list" },
	{ LINT "-", PLAN(", \"provision\": [3]"), 2, NULL, "/plan/provision/0 is not an object" },
	{ LINT "-", PLAN(", \"advice\": [{\"id\": \"K1\", \"dispositions\": [1]}]"), 2, NULL,
	    "/plan/advice/0/dispositions/0 is not an object" },
	{ LINT "-", PLAN(", \"sections\": []"), 2, NULL, "/plan/sections is not an object" },
	{ LINT "-", PLAN(", \"child\": []"), 2, NULL, "/plan/child is not an object" },
	{ LINT "-", PLAN(", \"previous\": 1"), 2, NULL, "/plan/previous is not an object" },
	{ LINT "-", PLAN(", \"on\": \"2026-06-13\""), 2, NULL, "duplicate" },
	{ LINT "-", "{\"plan\": \"\\u0000\"}", 2, NULL, "line 1" },
	{ LINT "no-such-file", "", 2, NULL, "No such file" },
	{ LINT "--policy wales " PLANS_DIR "/base.json", "", 2, NULL, "no pack is named wales" },
	{ "lint --policies no-such-folder -", "{}", 2, NULL, "no-such-folder" },
	{ "lint --policies " POLICY_DIR, "", 2, NULL, "something is missing; give the FILE of one plan" },
	{ "lint a b", "", 2, NULL, "b is one argument too many; give the FILE of one plan" },
	{ "lint --frobnicate", "", 2, NULL, "is no option" },
	{ RENDER "--format text " BASE, "", 0, "# Education, health and care plan: Ada Example",
	    NULL },
	{ RENDER "--format html -", PLAN(""), 0, "<!DOCTYPE html>", NULL },
	{ RENDER "--format pdf -", PLAN(""), 0, "%PDF-1.7", NULL },
	{ RENDER "--format large -", PLAN(""), 0, "%PDF-1.7", NULL },
	{ RENDER "--format json -", PLAN(""), 0, PLAN(""), NULL },
	{ RENDER "--format text --version 3 --officer Sam -", PLAN(""), 0, "Version: 3", NULL },
	{ RENDER "--format text -", PLAN(", \"needs\": [{\"id\": \"B1\", \"section\": \"B\"}]"), 1,
	    "## Section K", "/plan/needs/0/text is missing" },
	{ RENDER BASE, "", 2, NULL, "no format; give --format pdf" },
	{ RENDER "--format docx " BASE, "", 2, NULL, "docx is no format" },
	{ RENDER "--format", "", 2, NULL, "--format needs a value behind it" },
	{ RENDER "--format pdf", "", 2, NULL, "something is missing; give the FILE of one plan" },
	{ RENDER "--format pdf a b", "", 2, NULL, "b is one argument too many" },
	{ RENDER "--format pdf --version 0 " BASE, "", 2, NULL, "--version takes a whole number from 1 to 100000" },
	{ RENDER "--format pdf --out no-such-folder/x.pdf " BASE, "", 2, NULL,
	    "no-such-folder/x.pdf: No such file or directory" },
	{ RENDER "--format pdf -", "[]", 2, NULL, "not a JSON object" },
	{ COMPARE BASE " " BASE, "", 0, "Nothing changed.", NULL },
	{ COMPARE BASE " -", PLAN(""), 0, "F1: Removed", NULL },
	{ COMPARE "--format html " BASE " -", PLAN(""), 0, "<del class=\"wm-del\">", NULL },
	{ COMPARE "--format side " BASE " -", PLAN(""), 0, "wm-side", NULL },
	{ COMPARE BASE " -", PLAN(", \"needs\": [{\"id\": \"B1\", \"section\": \"B\"}]"), 1,
	    "What changed", "/plan/needs/0/text is missing" },
	{ COMPARE "--format pdf " BASE " " BASE, "", 2, NULL, "pdf is no format" },
	{ COMPARE BASE, "", 2, NULL, "give OLD and NEW" },
	{ COMPARE BASE " no-such-file", "", 2, NULL, "No such file" },
	{ "weigh x", "", 2, NULL, "see waymark plan --help" },
	{ "", "", 2, NULL, "say what to do: lint, render or compare; see waymark plan --help" },
};

static void
exit_codes_and_streams(void)
{
	for (unsigned i = 0; i < sizeof runs / sizeof runs[0]; i++) {
		struct arena *arena = arena_new(0);
		const char *out, *err;

		CHECK_INT(run(arena, runs[i].args, runs[i].input, &out, &err), runs[i].exit_code);
		if (runs[i].out == NULL ? out[0] != '\0' : strstr(out, runs[i].out) == NULL)
			CHECK_STR(out, runs[i].out);
		if (runs[i].err == NULL ? err[0] != '\0' : strstr(err, runs[i].err) == NULL)
			CHECK_STR(err, runs[i].err);
		arena_free(arena);
	}
}

static const struct policy_set *packs;
static struct buf *hostile;

static void
read_hostile(void *arg)
{
	plan_json_read(arg, packs, policy_find(packs, "england-2014"), hostile->p, hostile->n);
}

static void
refused(const char *message)
{
	struct arena *arena = arena_new(0);
	struct fault f = { 0 };

	CHECK(!attempt(read_hostile, arena, &f));
	CHECK_INT(f.kind, FAULT_USAGE);
	if (strstr(f.message, message) == NULL)
		CHECK_STR(f.message, message);
	arena_free(arena);
}

static void
hostile_documents_are_refused(void)
{
	struct arena *arena = arena_new(0);

	packs = policy_load_all(arena, POLICY_DIR);
	hostile = buf_new(arena);
	for (int i = 0; i < 100000; i++)
		buf_putc(hostile, '[');
	refused("nested more than 16 deep");
	buf_clear(hostile);
	for (int i = 0; i < 110000; i++)
		buf_puts(hostile, "0123456789");
	refused("larger than 1 MiB; give one plan");
	buf_clear(hostile);
	buf_puts(hostile, "{\"plan\": {\"on\": \"2026-06-12\", \"outcomes\": [0");
	for (int i = 0; i < 1000; i++)
		buf_puts(hostile, ",0");
	buf_puts(hostile, "]}}");
	refused("/plan/outcomes has more than 300 entries");
	arena_free(arena);
}

/* The most words, and the most findings, that a document may have. */
static void
a_plan_of_nothing_but_vagueness_is_judged(void)
{
	struct arena *arena = arena_new(0), *work = arena_new(PLAN_JSON_MEMORY);
	struct plan_document *doc;
	size_t n;

	packs = policy_load_all(arena, POLICY_DIR);
	hostile = buf_new(arena);
	buf_puts(
	    hostile, "{\"plan\": {\"kind\": \"draft\", \"on\": \"2026-06-12\", \"provision\": [");
	for (int i = 0; i < 300; i++) {
		buf_printf(hostile, "%s{\"id\": \"F%d\", \"section\": \"F\", \"text\": \"",
		    i > 0 ? "," : "", i);
		for (int k = 0; k < 70; k++)
			buf_puts(hostile, "some etc should could e.g. TBX, XQ£1 is done. ");
		buf_puts(hostile, "\"}");
	}
	buf_puts(hostile, "]}}");
	CHECK(hostile->n < PLAN_JSON_LARGEST);
	doc =
	    plan_json_read(work, packs, policy_find(packs, "england-2014"), hostile->p, hostile->n);
	n = lint_run(work, lint_lexicon(work, doc->pack), doc->plan).n;
	CHECK(n > 20000);
	arena_free(work);
	arena_free(arena);
}

/* Of each criterion, counted by hand. */
static void
the_score_is_the_share_of_good_rows(void)
{
	struct arena *arena = arena_new(0);
	const char *out, *err;

	run(arena, LINT "--score -",
	    PLAN(", \"needs\": [{\"id\": \"B1\", \"section\": \"B\", \"text\": \"Ada has ASD\", "
		 "\"evidence\": [\"K1\"]}, {\"id\": \"B2\", \"section\": \"B\", \"text\": \"Ada "
		 "finds "
		 "loud rooms hard\", \"evidence\": [\"K1\"]}], \"provision\": [{\"id\": \"F1\", "
		 "\"section\": \"F\", \"needs\": [\"B1\", \"B2\"], \"text\": \"A mentor meets Ada "
		 "for 20 "
		 "minutes a week.\"}], \"advice\": [{\"id\": \"K1\", \"key\": \"a\", \"on\": "
		 "\"2026-05-01\"}]"),
	    &out, &err);
	/* One need of two warns: three halves of four. */
	CHECK(strstr(out, "\"criterion\":\"needs\"") != NULL);
	CHECK(strstr(out, "\"points\":15,\"of\":20,\"rows\":2,\"clean\":1}") != NULL);
	CHECK(strstr(out, "\"points\":30,\"of\":30,\"rows\":1,\"clean\":1}") != NULL);
	/* No outcome: nothing of the points. */
	CHECK(strstr(out, "\"points\":0,\"of\":20,\"rows\":0,\"clean\":0}") != NULL);
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(exit_codes_and_streams),
	    CHECK_CASE(hostile_documents_are_refused),
	    CHECK_CASE(a_plan_of_nothing_but_vagueness_is_judged),
	    CHECK_CASE(the_score_is_the_share_of_good_rows), { 0 } });
}
