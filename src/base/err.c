/* Faults: a stack of jump targets, one a thread. */
#include "base/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct trap {
	jmp_buf env;
	struct fault fault;
	struct trap *outer;
};

static _Thread_local struct trap *innermost;

void
fail(enum fault_kind kind, const char *format, ...)
{
	struct fault fault = { .kind = kind };
	va_list args;

	va_start(args, format);
	vsnprintf(fault.message, sizeof fault.message, format, args);
	va_end(args);
	if (innermost == NULL) {
		fprintf(stderr, "waymark: %s: %s\n", fault_name(kind), fault.message);
		abort();
	}
	innermost->fault = fault;
	longjmp(innermost->env, 1);
}

bool
attempt(void (*work)(void *arg), void *arg, struct fault *ret_fault)
{
	struct trap trap = { .outer = innermost };
	bool done;

	innermost = &trap;
	done = setjmp(trap.env) == 0;
	if (done)
		work(arg);
	innermost = trap.outer;
	if (!done)
		*ret_fault = trap.fault;
	return done;
}

const char *
fault_name(enum fault_kind kind)
{
	static const char *const names[] = {
		[FAULT_BUG] = "bug",
		[FAULT_MEMORY] = "memory",
		[FAULT_BUSY] = "busy",
		[FAULT_DATABASE] = "database",
		[FAULT_STORAGE] = "storage",
		[FAULT_USAGE] = "usage",
	};

	return names[kind];
}
