/* The working state of one run of the clock: shared by clock*.c only. */
#pragma once
#include "areas/cases/clock.h"

enum { CLOCK_DAYS_A_WEEK = 7 };

struct clock_run {
	struct arena *arena;
	const struct clock_input *in;
	const struct case_event *events; /* in order of date */
	struct clock_result *out;
	enum case_state state;
	struct date plan_made, last_review, meeting, move_day, move_known, sent_out, appealed;
	bool own_motion; /* reassessing without a request (s.44(3)) */
	bool moving;	 /* a move is known of, and its duty stands */
	bool ordered;	 /* an order, concession or agreement is being followed */
	unsigned char reuse['h' - 'a' + 1]; /* who agreed before it was asked, one bit a party */
};

/* What a duty is about, besides its kind. */
struct clock_key {
	char advice;
	const char *body, *setting;
	int decision, transfer; /* -1: none */
};
#define CLOCK_NO_KEY ((struct clock_key){ .decision = -1, .transfer = -1 })

/* clock_duties.c: the list of duties. */
void clock_mark(
    struct clock_run *, enum policy_point, struct date on, struct clock_key, const char *basis_by);
struct clock_duty *clock_add(struct clock_run *, enum policy_duty, struct clock_key,
    struct date from, struct date due, const char *basis);
void clock_meet(struct clock_run *, uint32_t duties, struct date on, struct clock_key);
void clock_void(struct clock_run *, uint32_t duties, struct date on, struct clock_key);
void clock_revive(struct clock_run *, uint32_t duties);
struct clock_duty *clock_live(struct clock_run *, enum policy_duty, struct clock_key);
/* The last of those that wait; clock_live() gives the first. */
struct clock_duty *clock_latest(struct clock_run *, enum policy_duty, struct clock_key);
void clock_settle(struct clock_run *);

/* clock_admit.c: may this event, the i-th in order, be counted?  False with a finding when not. */
bool clock_admit(struct clock_run *, size_t i, enum case_act, struct event_step);

/* clock_posted.c: a notice reached one of the family by post; meets: the duties it met when it was
 * issued. */
void clock_posted(struct clock_run *, const struct case_event *, uint32_t meets);

/* clock_advice.c: after advice was asked for; and whether the event ended a request for it. */
void clock_advice_asked(struct clock_run *, const struct case_event *);
bool clock_advice_ended(struct clock_run *, const struct case_event *, enum case_act);

/* clock_find.c */
struct clock_key clock_key_of(const struct case_event *);

/* A finding about an event. */
#define CLOCK_FIND(r, e, severity, code, ...)                                                      \
	clock_find((r)->arena, &(r)->out->findings, (e)->place, (severity), (code), __VA_ARGS__)

/* clock_exception.c: lawful exceptions, after everything else is known. */
void clock_exceptions(struct clock_run *);
