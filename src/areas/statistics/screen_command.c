/* The command "waymark screen": a pair of open-data files against the standard.  No database. */
#include "areas/statistics/screen_command.h"
#include "areas/statistics/screen.h"
#include "base/err.h"
#include "base/str.h"

enum { MEMORY = 512 << 20 };

static const char usage[] =
    "usage: waymark screen DATA.csv META.csv\n"
    "       waymark screen --checks\n"
    "\n"
    "Checks a pair of open-data files against the standard of Explore Education Statistics.\n"
    "Prints one line of JSON:\n"
    "\n"
    "  {\"result\": \"pass|warn|fail\", \"findings\": [{\"check\": \"…\", \"severity\": "
    "\"fail|warn\",\n"
    "   \"column\": \"…\", \"message\": \"…\", \"file\": \"…\", \"line\": 2}]}\n"
    "\n"
    "The data file is read a row at a time, however long it is.\n"
    "\n"
    "  --checks  prints what is checked, as a table\n"
    "\n"
    "Exit code: 0 pass or warn, 1 fail, 2 a file could not be read.\n";

const struct command screen_command_row = { "screen", screen_command,
	"whether open-data files keep the standard", usage };

struct job {
	int argc;
	char **argv;
	struct arena *arena;
	int exit_code;
};

static void
work(void *arg)
{
	struct job *job = arg;
	const struct screen_report *report;

	if (job->argc == 2 && str_eq(job->argv[1], "--checks")) {
		screen_document(stdout);
		return;
	}
	for (int i = 1; i < job->argc; i++)
		if (job->argv[i][0] == '-')
			fail(FAULT_USAGE, "%.60s is no option; see waymark screen --help",
			    job->argv[i]);
	if (job->argc != 3)
		fail(FAULT_USAGE, "give the data file and its metadata file");
	report = screen_pair(job->arena, job->argv[1], job->argv[2]);
	screen_print(job->arena, report, stdout);
	job->exit_code = report->fails > 0 ? COMMAND_FINDINGS : COMMAND_OK;
}

static bool
asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (str_eq(argv[i], "--help"))
			return true;
	return false;
}

int
screen_command(int argc, char **argv)
{
	struct job job = { .argc = argc, .argv = argv, .exit_code = COMMAND_OK };
	struct fault fault;

	if (asks_for_help(argc, argv)) {
		fputs(usage, stdout);
		return fflush(stdout) == 0 ? COMMAND_OK : COMMAND_FAILED;
	}
	job.arena = arena_new(MEMORY);
	if (!attempt(work, &job, &fault)) {
		fprintf(stderr, "waymark screen: %s\n", fault.message);
		job.exit_code = COMMAND_FAILED;
	} else if (fflush(stdout) != 0) {
		fprintf(stderr, "waymark screen: the result could not be written\n");
		job.exit_code = COMMAND_FAILED;
	}
	arena_free(job.arena);
	return job.exit_code;
}
