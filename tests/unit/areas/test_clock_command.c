/* waymark clock: exit codes, streams, and input that is no case at all. */
#include "../check.h"
#include "areas/cases/clock_json.h"
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
	static const char in[] = "clock-test.in", out[] = "clock-test.out",
			  err[] = "clock-test.err";
	const char *command =
	    arena_printf(arena, "%s %s < %s > %s 2> %s", WAYMARK_CLOCK, args, in, out, err);
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

static const struct {
	const char *args, *input;
	int exit_code;
	const char *out, *err; /* what must be found there; NULL: nothing at all */
} runs[] = {
	{ "--help", "", 0, "usage: waymark clock", NULL },
	{ "--policies " POLICY_DIR " -",
	    "{\"policy\": \"england-2014\", \"today\": \"2026-07-01\", \"events\": "
	    "[{\"type\": \"request_received\", \"on\": \"2026-03-02\"}]}",
	    0, "\"2026-04-13\"", NULL },
	{ "--policies " POLICY_DIR " -",
	    "{\"policy\": \"draft-2029\", \"today\": \"2026-07-01\", \"events\": "
	    "[{\"type\": \"request_received\", \"on\": \"2026-03-02\"}]}",
	    0, "Draft policy", NULL },
	{ "--policies " POLICY_DIR " -",
	    "{\"policy\": \"england-2014\", \"today\": \"2026-07-01\", \"events\": "
	    "[{\"type\": \"request_received\", \"on\": \"2026-02-30\"}]}",
	    1, "/events/0", "event 1: error: on: 2026-02-30 is no date" },
	{ "--policies " POLICY_DIR " -", "{\"policy\": \"england-2014\",", 2, NULL, "line 1" },
	{ "--policies " POLICY_DIR " -", "", 2, NULL, "waymark clock: " },
	{ "--policies " POLICY_DIR " -", "[]", 2, NULL, "not a JSON object" },
	{ "--policies " POLICY_DIR " -", "{\"today\": \"2026-07-01\", \"events\": []}", 2, NULL,
	    "policy is missing" },
	{ "--policies " POLICY_DIR " -",
	    "{\"policy\": \"wales\", \"today\": \"2026-07-01\", \"events\": []}", 2, NULL,
	    "no pack is named wales" },
	{ "--policies " POLICY_DIR " -", "{\"policy\": \"england-2014\", \"events\": []}", 2, NULL,
	    "today is missing" },
	{ "--policies " POLICY_DIR " -",
	    "{\"policy\": \"england-2014\", \"today\": \"2026-07-01\"}", 2, NULL,
	    "events is missing" },
	{ "--policies " POLICY_DIR " -",
	    "{\"policy\": \"england-2014\", \"policy\": \"england-2014\", \"today\": "
	    "\"2026-07-01\", "
	    "\"events\": []}",
	    2, NULL, "duplicate" },
	{ "--policies " POLICY_DIR " no-such-file", "", 2, NULL, "No such file" },
	{ "--policies no-such-folder -", "{}", 2, NULL, "no-such-folder" },
	{ "--policies " POLICY_DIR, "", 2, NULL, "something is missing; give the FILE of one case" },
	{ "a b", "", 2, NULL, "b is one argument too many; give the FILE of one case" },
	{ "--frobnicate", "", 2, NULL, "is no option" },
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
	clock_json_read(arg, packs, hostile->p, hostile->n);
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
	refused("larger than 1 MiB");
	buf_clear(hostile);
	buf_puts(
	    hostile, "{\"policy\": \"england-2014\", \"today\": \"2026-07-01\", \"events\": [0");
	for (int i = 0; i < 10000; i++)
		buf_puts(hostile, ",0");
	buf_puts(hostile, "]}");
	refused("more than 10000 entries");
	buf_clear(hostile);
	buf_add(hostile, "{\"policy\": \"\xff\xfe\"}", 16);
	refused("line 1");
	arena_free(arena);
}

/* A bracket inside a text is no nesting, nor is one after an escaped quote. */
static void
brackets_in_texts_do_not_count(void)
{
	struct arena *arena = arena_new(0);
	struct clock_document *doc;

	packs = policy_load_all(arena, POLICY_DIR);
	hostile = buf_new(arena);
	buf_puts(
	    hostile, "{\"policy\": \"england-2014\", \"today\": \"2026-07-01\", \"x\": \"\\\"");
	for (int i = 0; i < 50; i++)
		buf_putc(hostile, '[');
	buf_puts(hostile, "\", \"events\": []}");
	doc = clock_json_read(arena, packs, hostile->p, hostile->n);
	CHECK_INT((int64_t)doc->findings.n, 1);
	CHECK_STR(doc->findings.a[0].code, "unknown_key");
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(exit_codes_and_streams),
	    CHECK_CASE(hostile_documents_are_refused), CHECK_CASE(brackets_in_texts_do_not_count),
	    { 0 } });
}
