/*
 * Command: one row of the program's table of commands.
 *
 * run() gets the arguments after the command's name, argv[0] being the name.
 * It prints data on standard output and messages on standard error, and
 * returns the exit code: 0 all well, 1 the input has findings of severity
 * error, 2 it could not do its work.  Every run() answers --help by printing
 * its usage.
 */
#pragma once

enum { COMMAND_OK, COMMAND_FINDINGS, COMMAND_FAILED };

struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *summary; /* one line for the list of commands */
	const char *usage;   /* all that --help prints */
};
