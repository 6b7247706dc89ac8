/*
 * Clock: the statutory clocks of one case, as a pure function of its events.
 *
 * clock_run() folds a case's log over the tables of events.c and of the policy
 * pack.  It reads no clock, no database and no global; the same input always
 * gives the same answer.  Time limits, who must keep them and by which law are
 * the pack's; which event starts, meets or ends them is the table in clock.c.
 *
 * Trouble in the log never stops the reckoning.  An event that cannot be right
 * (dated in the future, unlawful in the state it meets, before the step that
 * must precede it) is a finding of severity error and is left out; a step
 * that the log merely lacks is a warning, and the event counts.
 */
#pragma once
#include "areas/cases/events.h"
#include "base/arena.h"

enum clock_status { CLOCK_OPEN, CLOCK_OVERDUE, CLOCK_MET, CLOCK_LATE, CLOCK_LIFTED, CLOCK_VOID };

/* Days on which a school or provider is shut, first and last included. */
struct clock_closure {
	struct date from, to;
	struct date on_roll, off_roll; /* the child's first day there and the first day it was not;
					  none: it has no such day */
};

struct clock_duty {
	enum policy_duty duty;
	const struct policy_duty_rule *rule;
	enum policy_holder holder;
	char advice;	     /* of an advice: 'a' to 'h', else 0 */
	const char *body;    /* of an advice: who was asked; NULL: the log does not say */
	const char *setting; /* of a consultation, else NULL */
	int decision;	     /* of mediation and appeal: enum policy_decision, else -1 */
	int transfer;	     /* of a phase transfer: enum policy_phase, else -1 */
	struct date from;    /* the day from which time runs */
	struct date due;     /* the last day that complies; never before from */
	struct date met_on;  /* none: not met */
	struct date void_on; /* none: still needed */
	enum clock_status status;
	const char *basis;
	int exception;		 /* enum policy_exception that lifts the limit, or -1 */
	enum policy_point point; /* whose limit governs */
	unsigned char
	    agreed; /* of an advice: who holds earlier advice for enough, one bit a party */
};

enum clock_severity { CLOCK_WARNING, CLOCK_ERROR };

struct clock_finding {
	int event; /* the event's place in the list, from 1; 0: of no event */
	enum clock_severity severity;
	const char *code; /* fixed word, for example "out_of_order" */
	const char *message;
};

struct clock_input {
	const struct policy_pack *pack;
	const struct case_event *events;
	size_t n_events;
	const struct clock_closure *closures;
	size_t n_closures;
	struct date today;
};

struct clock_duties {
	struct clock_duty *a;
	size_t n, cap;
};

struct clock_findings {
	struct clock_finding *a;
	size_t n, cap;
};

struct clock_result {
	const struct policy_pack *pack;
	struct date today;
	enum case_state state;
	struct date last_event;	    /* that counted; none when none did */
	struct clock_duties duties; /* in the order in which time began to run */
	struct clock_findings findings;
};

/* Everything in the result lives as long as the arena and the input. */
struct clock_result clock_run(struct arena *, const struct clock_input *);

void clock_find(struct arena *, struct clock_findings *, int event, enum clock_severity,
    const char *code, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The event cannot be right and does not count: whoever counts what happened leaves it out too. */
bool clock_left_out(const struct clock_result *, const struct case_event *);
/* The event is a request that starts the six weeks (reg 5(1)). */
bool clock_is_request(const struct clock_result *, const struct case_event *);

/* Neither met nor void. */
bool clock_is_waiting(const struct clock_duty *);
const char *clock_status_name(enum clock_status);

/* Who holds the case now.  Every case in an open state has a holder. */
struct clock_holder {
	bool is_held; /* false: the case is closed and nobody need act */
	enum policy_holder holder;
	struct date since;
	const struct clock_duty *duty; /* what they hold it for; NULL when no clock runs */
};
struct clock_holder clock_holder(const struct clock_result *);

/*
 * What happens next, for the family's page.  key names a message of the
 * catalogue, "next_decide_assess", or "late_decide_assess" when its day has
 * passed; text is the pack's sentence in English.
 */
struct clock_next {
	const struct clock_duty *duty; /* NULL: nothing is due */
	const char *key;
	const char *text;
	struct date by; /* the latest lawful date; none when nothing is due or a limit was lifted */
	bool is_late;
};
struct clock_next clock_next(struct arena *, const struct clock_result *);
