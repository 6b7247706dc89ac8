/* Commands: arguments by a table, and one line for each thing that is wrong with them. */
#include "check.h"
#include "app/command.h"
#include "base/err.h"
#include "base/str.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct options {
	const char *text;
	int64_t number;
	bool flag;
};

static const struct command_option options[] = {
	{ "text", OPTION_TEXT, offsetof(struct options, text) },
	{ "number", OPTION_INTEGER, offsetof(struct options, number), 1, 9, 5 },
	{ "flag", OPTION_FLAG, offsetof(struct options, flag) },
	{ 0 },
};

static char got[200];

static void
tell(struct command_run *run)
{
	const struct options *o = run->options;

	snprintf(got, sizeof got, "%s %lld %d %zu %s", o->text == NULL ? "-" : o->text,
	    (long long)o->number, o->flag, run->n_words, run->words[0]);
	if (str_eq(run->words[0], "bad"))
		fail(FAULT_USAGE, "bad is bad; give good");
	if (str_eq(run->words[0], "found"))
		run->exit_code = COMMAND_FINDINGS;
}

static const struct command_plan plan = { .usage = "usage: waymark try FILE\n",
	.options = options,
	.size = sizeof(struct options),
	.least = 1,
	.most = 2,
	.expected = "one FILE or two",
	.work = tell };
static const struct command_plan weigh = { .usage = "usage: waymark try weigh\n",
	.verb = "weigh",
	.least = 1,
	.most = 1,
	.expected = "a stone",
	.options = options,
	.size = sizeof(struct options),
	.work = tell };
static const struct command_plan lift = {
	.usage = "usage: waymark try lift\n", .verb = "lift", .work = tell
};
static const struct command_plan *const verbs[] = { &weigh, &lift, NULL };

/* Standard output and error of a run, into text. */
static int
run(const char *line, bool by_verb, char *text, size_t size)
{
	static char words[200];
	char *argv[20] = { "try" };
	int argc = 1, code, out = dup(1), err = dup(2), file;
	ssize_t n;

	snprintf(words, sizeof words, "%s", line);
	for (char *w = strtok(words, " "); w != NULL; w = strtok(NULL, " "))
		argv[argc++] = w;
	fflush(stdout);
	file = open("command-test.out", O_RDWR | O_CREAT | O_TRUNC, 0600);
	dup2(file, 1);
	dup2(file, 2);
	code = by_verb ? command_run_verb(argc, argv, "usage: waymark try\n", verbs)
		       : command_run(argc, argv, &plan);
	fflush(stdout);
	dup2(out, 1);
	dup2(err, 2);
	close(out);
	close(err);
	n = pread(file, text, size - 1, 0);
	text[n < 0 ? 0 : n] = '\0';
	close(file);
	return code;
}

static const struct {
	const char *line;
	bool by_verb;
	int code;
	const char *said, *got;
} runs[] = {
	{ "a", false, COMMAND_OK, "", "- 5 0 1 a" },
	{ "-", false, COMMAND_OK, "", "- 5 0 1 -" },
	{ "--flag a --number 9 b --text x", false, COMMAND_OK, "", "x 9 1 2 a" },
	{ "--text --flag a", false, COMMAND_OK, "", "--flag 5 0 1 a" },
	{ "found", false, COMMAND_FINDINGS, "", "- 5 0 1 found" },
	{ "bad", false, COMMAND_FAILED, "waymark try: bad is bad; give good\n", "- 5 0 1 bad" },
	{ "", false, COMMAND_FAILED, "waymark try: something is missing; give one FILE or two\n",
	    "" },
	{ "a b c", false, COMMAND_FAILED,
	    "waymark try: c is one argument too many; give one FILE or two\n", "" },
	{ "--fla a", false, COMMAND_FAILED,
	    "waymark try: --fla is no option of this command; see waymark try --help\n", "" },
	{ "-flag a", false, COMMAND_FAILED,
	    "waymark try: -flag is no option of this command; see waymark try --help\n", "" },
	{ "a --text", false, COMMAND_FAILED, "waymark try: --text needs a value behind it\n", "" },
	{ "a --number 10", false, COMMAND_FAILED,
	    "waymark try: --number takes a whole number from 1 to 9\n", "" },
	{ "a --number x", false, COMMAND_FAILED,
	    "waymark try: --number takes a whole number from 1 to 9\n", "" },
	{ "a --frob --help", false, COMMAND_OK, "usage: waymark try FILE\n", "" },
	{ "weigh a", true, COMMAND_OK, "", "- 5 0 1 a" },
	{ "weigh", true, COMMAND_FAILED, "waymark try: something is missing; give a stone\n", "" },
	{ "weigh --help", true, COMMAND_OK, "usage: waymark try weigh\n", "" },
	{ "--help", true, COMMAND_OK, "usage: waymark try\n", "" },
	{ "", true, COMMAND_FAILED,
	    "waymark try: say what to do: weigh or lift; see waymark try --help\n", "" },
	{ "push a", true, COMMAND_FAILED,
	    "waymark try: say what to do: weigh or lift; see waymark try --help\n", "" },
	{ "lift --flag", true, COMMAND_FAILED,
	    "waymark try: --flag is no option of this command; see waymark try --help\n", "" },
};

static void
arguments_are_read(void)
{
	char said[1000];

	for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
		got[0] = '\0';
		CHECK_INT(run(runs[i].line, runs[i].by_verb, said, sizeof said), runs[i].code);
		CHECK_STR(said, runs[i].said);
		CHECK_STR(got, runs[i].got);
	}
	unlink("command-test.out");
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(arguments_are_read), { 0 } });
}
