/* waymark forecast: exit codes, findings with their places, and no file when anything is wrong. */
#include "../check.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define IN FORECAST_DIR "/in"
#define FIT "fit --in fc-in --out fc-out"
#define RUN "run --in fc-in --out fc-out --runs 20 --seed 1"

static const char *
read_all(struct arena *arena, const char *path)
{
	struct buf *b = buf_new(arena);
	FILE *f = fopen(path, "r");

	b->n = fread(buf_reserve(b, 1 << 20), 1, 1 << 20, f);
	b->p[b->n] = '\0';
	fclose(f);
	return b->p;
}

static int
shell(struct arena *arena, const char *line)
{
	const char *all = arena_printf(arena, "{ %s; } > fc-stdout 2> fc-stderr", line);

	return WEXITSTATUS(system(all));
}

static int
forecast(struct arena *arena, const char *args, const char **ret_err)
{
	int code = shell(arena, arena_printf(arena, "%s %s", WAYMARK_FORECAST, args));

	*ret_err = read_all(arena, "fc-stderr");
	return code;
}

/* A fresh copy of the made-up council, one of its files changed by a sed script. */
static void
prepare(struct arena *arena, const char *file, const char *script)
{
	CHECK_INT(
	    shell(arena, "rm -rf fc-in fc-out && cp -r " IN " fc-in && chmod -R u+w fc-in"), 0);
	if (file != NULL)
		CHECK_INT(
		    shell(arena, arena_printf(arena, "sed -i '%s' fc-in/%s", script, file)), 0);
}

static int
count_out(struct arena *arena)
{
	shell(arena, "ls -A fc-out 2>/dev/null | wc -l");
	return atoi(read_all(arena, "fc-stdout"));
}

static void
clean(struct arena *arena)
{
	CHECK_INT(shell(arena, "rm -rf fc-in fc-out fc.yaml"), 0);
	remove("fc-stdout");
	remove("fc-stderr");
	arena_free(arena);
}

static const struct {
	const char *file, *script, *place, *message;
} faults[] = {
	{ "transitions.csv", "3s/,/,,/", "transitions.csv:3:1: error:", "8 cells" },
	{ "transitions.csv", "1s/setting-2/setting-1/", "transitions.csv:1:48: error:", "twice" },
	{ "transitions.csv", "1s/need-2/nedd-2/", "transitions.csv:1: error:", "no column need-2" },
	{ "transitions.csv", "5s/,.*/,XX,ASD,1,MAIN,ASD,2/",
	    "transitions.csv:5:6: error:", "\"XX\" is no setting" },
	{ "transitions.csv", "5s/,.*/,MAIN,XYZ,1,MAIN,ASD,2/",
	    "transitions.csv:5:11: error:", "\"XYZ\" is no need" },
	{ "transitions.csv", "5s/,.*/,MAIN,ASD,1,NONSEND,ASD,2/",
	    "transitions.csv:5:17: error:", "the other is not" },
	{ "transitions.csv", "5s/,.*/,NONSEND,NONSEND,1,NONSEND,NONSEND,2/",
	    "transitions.csv:5:24: error:", "both years" },
	{ "transitions.csv", "5s/,.*/,MAIN,ASD,1,MAIN,ASD,26/",
	    "transitions.csv:5:26: error:", "-5 to 25" },
	{ "transitions.csv", "2,$d", "transitions.csv: error:", "no transitions" },
	{ "transitions.csv", "7s/$/\"/", "transitions.csv:7:", "quotation" },
	{ "population.csv", "4s/,[0-9]*$/,-12/", "population.csv:4:9: error:", "\"-12\"" },
	{ "population.csv", "4s/,[0-9]*$/,1.5/", "population.csv:4:9: error:", "number of people" },
	{ "population.csv", "4s/.*/2023,-5,1/", "population.csv:4:1: error:", "twice" },
	{ "population.csv", "/^2029,4,/d",
	    "population.csv: error:", "no population for 2029, academic year 4" },
	{ "population.csv", "s/^2023,1,.*/2023,1,2/", "population.csv: error:", "goes negative" },
	{ "population.csv", "s/^\\(202[345],7,\\).*/\\10/",
	    "population.csv: error:", "nobody of academic year 7 in the years of the transitions" },
	{ "valid-states.csv", "2s/MAIN/MA-IN/", "valid-states.csv:2:1: error:", "is no code" },
	{ "valid-states.csv", "3s/SPEC/MAIN/", "valid-states.csv:3:1: error:", "twice" },
	{ "valid-states.csv", "2s/,0,11/,11,0/",
	    "valid-states.csv:2:20: error:", "before the first" },
	{ "valid-states.csv", "2s/UNIT/OTHER/", "valid-states.csv:2:38: error:", "\"OTHER\"" },
	{ "valid-states.csv", "2,$d", "valid-states.csv: error:", "0 settings" },
	{ "costs.csv", "2s/1500.5/-5/", "costs.csv:2:10: error:", "no amount" },
	{ "costs.csv", "2s/1500.5/1.005/", "costs.csv:2:10: error:", "no amount" },
	{ "costs.csv", "3s/.*/ASD,MAIN,7/", "costs.csv:3:1: error:", "twice" },
	{ "costs.csv", "3s/.*/ASD,NOPE,7/", "costs.csv:3:5: error:", "\"NOPE\"" },
	{ "costs.csv", "1s/setting/need/", "costs.csv:1:6: error:", "twice" },
	{ "population.csv", "1s/population/academic-year/",
	    "population.csv:1:29: error:", "twice" },
	{ "population.csv", "4s/,[0-9]*$/,99999999999999999999/",
	    "population.csv:4:9: error:", "number of people" },
	{ "valid-states.csv", "1s/needs/setting/", "valid-states.csv:1:", "twice" },
	{ "transitions.csv", "4s/MAIN/\\xff/", "transitions.csv:", "UTF-8" },
};

static void
wrong_inputs_are_findings_and_nothing_is_written(void)
{
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		struct arena *arena = arena_new(0);
		const char *err;

		for (int k = 0; k < 2; k++) {
			prepare(arena, faults[i].file, faults[i].script);
			CHECK_INT(forecast(arena, k ? RUN : FIT, &err), 1);
			if (strstr(err, faults[i].place) == NULL ||
			    strstr(err, faults[i].message) == NULL)
				printf("# %s: %s\n", faults[i].script, err);
			CHECK(strstr(err, faults[i].place) != NULL);
			CHECK(strstr(err, faults[i].message) != NULL);
			CHECK_INT(count_out(arena), 0);
		}
		clean(arena);
	}
}

static const struct {
	const char *args, *message;
	int code;
} calls[] = {
	{ "", "say what to do: fit or run", 2 },
	{ "guess", "say what to do: fit or run", 2 },
	{ "fit", "--in DIR and --out DIR", 2 },
	{ "fit --in", "needs a value", 2 },
	{ "fit --in fc-in --out fc-out --runs 3", "--runs is no option", 2 },
	{ "run --in fc-in --out fc-out --seed 3", "--runs N and --seed S", 2 },
	{ "run --in fc-in --out fc-out --runs 3", "--runs N and --seed S", 2 },
	{ "run --in fc-in --out fc-out --runs 0 --seed 3", "takes a whole number from", 2 },
	{ "run --in fc-in --out fc-out --runs 3 --seed -3", "takes a whole number from", 2 },
	{ RUN " --threads 65", "takes a whole number from", 2 },
	{ RUN " --scenario none.yaml", "none.yaml", 2 },
	{ "fit --in nowhere --out fc-out", "nowhere/valid-states.csv", 2 },
	{ "fit --in fc-in --out nowhere/at/all", "nowhere/at/all", 2 },
	{ "fit --in fc-in --out fc-in/costs.csv", "costs.csv", 2 },
	{ "--help", NULL, 0 },
	{ FIT, "warning", 0 },
	{ RUN " --threads 3", "warning", 0 },
};

static void
exit_codes(void)
{
	for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++) {
		struct arena *arena = arena_new(0);
		const char *err;

		prepare(arena, NULL, NULL);
		CHECK_INT(forecast(arena, calls[i].args, &err), calls[i].code);
		if (calls[i].message != NULL)
			CHECK(strstr(err, calls[i].message) != NULL);
		CHECK_INT(count_out(arena) > 0, calls[i].code == 0 && calls[i].message != NULL);
		clean(arena);
	}
}

static const struct {
	const char *yaml, *message;
	int code;
} scenarios[] = {
	{ "costs:\n  - { setting: MAIN, from_year: 2028, pounds: 1 }\n", "", 0 },
	{ "costs:\n  - { setting: MAIN, from_year: 2028, pounds: 6x }\n", "fc.yaml:2", 2 },
	{ "costs:\n  - { setting: MAIN, from_year: 2028, pence: 6 }\n", "fc.yaml:2", 2 },
	{ "csots:\n  - { setting: MAIN, from_year: 2028, pounds: 6 }\n", "fc.yaml:1", 2 },
	{ "costs: [\n", "fc.yaml", 2 },
	{ "costs:\n  - { setting: MAIN, from_year: 2050, pounds: 6 }\n", "fc.yaml:2: error", 1 },
};

static void
scenario_files_are_strict(void)
{
	for (size_t i = 0; i < sizeof scenarios / sizeof scenarios[0]; i++) {
		struct arena *arena = arena_new(0);
		const char *err;
		FILE *f;

		prepare(arena, NULL, NULL);
		f = fopen("fc.yaml", "w");
		fputs(scenarios[i].yaml, f);
		fclose(f);
		CHECK_INT(forecast(arena, RUN " --scenario fc.yaml", &err), scenarios[i].code);
		if (strstr(err, scenarios[i].message) == NULL)
			printf("# %s: %s\n", scenarios[i].message, err);
		CHECK(strstr(err, scenarios[i].message) != NULL);
		CHECK_INT(count_out(arena), scenarios[i].code == 0 ? 7 : 0);
		clean(arena);
	}
}

/* What stands in the folder already is kept, files of the same names are replaced. */
static void
target_is_whole_before_and_after(void)
{
	struct arena *arena = arena_new(0);
	const char *err;

	prepare(arena, NULL, NULL);
	CHECK_INT(shell(arena, "mkdir fc-out && echo mine > fc-out/mine && "
			       "echo old > fc-out/Output_AY.csv && mkdir fc-out/Output_Cost.csv"),
	    0);
	CHECK_INT(forecast(arena, RUN, &err), 2);
	CHECK(strstr(err, "Output_Cost.csv") != NULL);
	CHECK_INT(count_out(arena), 3);
	CHECK_STR(read_all(arena, "fc-out/Output_AY.csv"), "old\n");
	CHECK_INT(shell(arena, "rmdir fc-out/Output_Cost.csv"), 0);
	CHECK_INT(forecast(arena, RUN, &err), 0);
	CHECK_INT(count_out(arena), 8);
	CHECK(str_starts(
	    read_all(arena, "fc-out/Output_AY.csv"), "calendar-year,academic-year,mean"));
	CHECK_STR(read_all(arena, "fc-out/mine"), "mine\n");
	clean(arena);
}

int
main(void)
{
	return check_run(
	    (struct check_case[]){ CHECK_CASE(wrong_inputs_are_findings_and_nothing_is_written),
		CHECK_CASE(exit_codes), CHECK_CASE(scenario_files_are_strict),
		CHECK_CASE(target_is_whole_before_and_after), { 0 } });
}
