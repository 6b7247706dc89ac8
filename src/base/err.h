/*
 * Faults: what cannot be answered where it happens.
 *
 * Three kinds of trouble are kept apart.  Mistakes by people are form errors.
 * Expected absences are return values.  Faults (an SQL error, no memory, a
 * broken invariant) call fail(), which unwinds to the nearest attempt(): the
 * dispatcher, a job or a command.  That place rolls back, releases the arena
 * and answers; nothing in between needs an error path.
 */
#pragma once
#include <stdbool.h>

enum fault_kind {
	FAULT_BUG = 1,	/* a broken invariant: 500 */
	FAULT_MEMORY,	/* no memory, or a request over its memory limit: 503 */
	FAULT_BUSY,	/* a pool or lock was not to be had in time: 503 */
	FAULT_DATABASE, /* the database refused or is away: 503 */
	FAULT_STORAGE,	/* disk full, read-only or failing: 503 */
	FAULT_USAGE,	/* a command's arguments or input file: exit code 2 */
};

/* Plain storage, because it must also be filled when no memory is left. */
struct fault {
	enum fault_kind kind;
	char message[400];
};

/* Leaves the running work for the nearest attempt().  With none, prints the message and aborts. */
_Noreturn void fail(enum fault_kind kind, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Runs work(arg).  Returns true when it came to its end; false when it
 * failed, with *ret_fault filled (ret_fault is untouched on success).
 * Attempts nest; each thread has its own.
 */
bool attempt(void (*work)(void *arg), void *arg, struct fault *ret_fault);

/* The fault's name for logs, for example "database". */
const char *fault_name(enum fault_kind kind);
