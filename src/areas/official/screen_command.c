/* The command "waymark screen": a pair of open-data files against the standard.  No database. */
#include "areas/official/screen_command.h"
#include "areas/official/screen.h"
#include "base/err.h"

#include <stddef.h>

enum { MEMORY = 512 << 20 };

static const char usage[] =
    "usage: waymark screen DATA.csv META.csv [--lists FOLDER]\n"
    "       waymark screen --checks\n"
    "\n"
    "Checks a pair of open-data files against the standard of Explore Education Statistics.\n"
    "Prints one line of JSON:\n"
    "\n"
    "  {\"result\": \"pass|warn|fail\", \"findings\": [{\"check\": \"…\", \"severity\": "
    "\"fail|warn\",\n"
    "   \"column\": \"…\", \"message\": \"…\", \"file\": \"…\", \"line\": 2}],\n"
    "   \"skipped\": [\"…\"]}\n"
    "\n"
    "The data file is read a row at a time, however long it is.\n"
    "\n"
    "  --lists FOLDER  CSV files with the codes and names that places may have: ward_code and\n"
    "                  ward_name, pcon_…, lsip_…, lad_…, english_devolved_area_…,\n"
    "                  local_enterprise_partnership_…, old_la_code, new_la_code and la_name, …;\n"
    "                  col_type and col_name for the data dictionary.  Countries, regions,\n"
    "                  authorities, districts and ethnic groups come with the program; of\n"
    "                  others nothing is said without a list, and \"skipped\" names the checks\n"
    "  --checks        prints what is checked, as a table\n"
    "\n"
    "Exit code: 0 pass or warn, 1 fail, 2 a file could not be read.\n";

struct options {
	bool checks;
	const char *lists;
};

static const struct command_option options[] = {
	{ "checks", OPTION_FLAG, offsetof(struct options, checks) },
	{ "lists", OPTION_TEXT, offsetof(struct options, lists) },
	{ 0 },
};

static void
work(struct command_run *run)
{
	const struct options *o = run->options;
	const struct screen_report *report;

	if (o->checks) {
		screen_document(stdout);
		return;
	}
	if (run->n_words < 2)
		fail(FAULT_USAGE, "give %s", run->plan->expected);
	report = screen_pair(run->arena, o->lists, run->words[0], run->words[1]);
	screen_print(run->arena, report, stdout);
	run->exit_code = report->fails > 0 ? COMMAND_FINDINGS : COMMAND_OK;
}

int
screen_command(int argc, char **argv)
{
	return command_run(argc, argv,
	    &(struct command_plan){ .usage = usage,
		.options = options,
		.size = sizeof(struct options),
		.most = 2,
		.expected = "the data file and its metadata file",
		.memory = MEMORY,
		.work = work });
}

const struct command screen_command_row = { "screen", screen_command,
	"whether open-data files keep the standard", usage };
