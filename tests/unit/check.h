/*
 * Check: the unit tests' runner.  A test program is a table of functions:
 *
 *	static void adds_days(void) { CHECK_INT(date_add_days(d, 1).day, 2); }
 *	int main(void) { return check_run((struct check_case[]){ CHECK_CASE(adds_days), { 0 } }); }
 *
 * Each case prints "ok name" or "not ok name" and the program ends with
 * "N passed, N failed".  A case that calls fail() outside an attempt() of its
 * own fails.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct check_case {
	const char *name;
	void (*run)(void);
};
#define CHECK_CASE(function)                                                                       \
	{                                                                                          \
#function, function                                                                \
	}

int check_run(const struct check_case *);

/* Record a failure with file and line and go on. */
void check_true(bool ok, const char *what, const char *file, int line);
void check_int(int64_t got, int64_t want, const char *what, const char *file, int line);
void check_str(const char *got, const char *want, const char *what, const char *file, int line);

#define CHECK(condition) check_true((condition), #condition, __FILE__, __LINE__)
#define CHECK_INT(got, want) check_int((got), (want), #got, __FILE__, __LINE__)
#define CHECK_STR(got, want) check_str((got), (want), #got, __FILE__, __LINE__)

/* The statement must call fail() with that kind. */
#define CHECK_FAILS(kind, call) check_fails((kind), (call), #call, __FILE__, __LINE__)
void check_fails(int kind, void (*call)(void), const char *what, const char *file, int line);
