/*
 * Cases: what other areas may ask of a child's way through the statutory process.
 *
 * A case's state, holder, next step and latest lawful date are computed from
 * its events and the policy pack it is stamped with; cases_record() is the only
 * way to add an event, and recomputes them.
 */
#pragma once
#include "app/route.h"
#include "areas/cases/clock.h"
#include "base/date.h"

#include <stdint.h>

struct arena;
struct frame_standing;
struct language;
struct policy_pack;
struct rq;
struct tx;

extern const struct route cases_routes[];
extern const struct route day_routes[]; /* the officer's day and what stands around it */

/* A case and the version of it that was read. */
struct case_at {
	int64_t la, id, version;
};

/* A request that becomes a case. */
struct case_opening {
	int64_t la, child, requested_by; /* persons.id */
	int64_t team;			 /* bodies.id of the team that gets it */
	int64_t officer;		 /* persons.id; 0: nobody has taken it yet */
	int64_t authority;		 /* bodies.id of the council: the first holder */
	struct date received_on;
	const char *reference; /* given to the family before; NULL: a new one */
	const struct policy_pack *pack;
};

struct case_opened {
	int64_t id;
	const char *public_id, *reference;
	struct date due_on; /* the latest lawful day for the decision whether to assess */
};

/* Opens the case and records request_received.  The caller says the audit entry of its own act. */
struct case_opened cases_open(struct tx *, const struct case_opening *);

/* A case with a past: taken over from another system, or made up for the demo. */
struct case_history {
	int64_t la, child;
	int64_t team, officer, authority; /* as of case_opening */
	int64_t school;			  /* bodies.id; 0: on no roll */
	const struct policy_pack *pack;
	const struct case_event *events; /* not empty; the case is as old as the earliest */
	size_t n;
};

struct case_imported {
	int64_t id;
	const char *public_id, *reference;
	enum case_state state;
	size_t left_out; /* events that cannot be right and do not count (clock.h) */
};

/*
 * Makes the case with its whole log, and reckons its standing once.  Exceptions
 * for a school's closure are not weighed before the next event.  The caller
 * says the audit entry.
 */
struct case_imported cases_import(struct tx *, const struct case_history *);

/* A child whom somebody asks about: is there a case already? */
struct cases_child {
	int64_t la;
	const char *given, *family;
	struct date born;
	const char *upn; /* tidied; NULL: not known */
};

/* One whom the council knows by these: by the number, or by the birth date and the name, which may
 * be misspelt as the search allows. */
struct cases_known {
	int64_t child;	      /* persons.id */
	const char *child_id; /* persons.public_id; NULL, as all that follows: not to be shown */
	const char *name, *reference, *path, *state, *holder, *next, *officer;
	struct date born, due_on;
	bool by_number;
	bool same_name;		 /* letter by letter, not only as the search finds it */
	bool open;		 /* a request is under way, or there is a plan */
	struct date assessed_on; /* of the newest case: when the assessment ended; unset: none */
};

struct cases_known_list {
	const struct cases_known *a;
	size_t n;
};

/*
 * Children with a case in the authority, those found by number first.  Of a
 * child none of whose cases the viewer may read nothing is said but that there
 * is one, and whether it is open.
 */
struct cases_known_list cases_known(struct rq *, const struct cases_child *);

/* Keeps the pupil number of a child whose case the viewer may read, unless one is kept. */
void cases_keep_upn(struct tx *, int64_t la, int64_t child, const char *upn);

/*
 * Adds the event and brings the case's state, holder, next step and date up to
 * date.  False when the version is no longer the case's: somebody else was
 * there first; the caller shows the page again and its writes roll back.
 */
bool cases_record(
    struct tx *, const struct case_at *, const struct policy_pack *, const struct case_event *);

/* Reckons them again, after something that is no event changed who was asked.  False as above. */
bool cases_settle(struct tx *, const struct case_at *, const struct policy_pack *);

/*
 * The latest lawful day for the decision whether to assess, for a request
 * received that day; shown before it is sent.
 */
struct date cases_decide_by(struct arena *, const struct policy_pack *, struct date received_on);

/* What a state and a duty of the case's row are called, in the reader's language. */
const char *cases_state_title(const struct rq *, const char *state);
const char *cases_duty_title(const struct rq *, const char *duty);
/* Who has the case, by its next step and the body of its row: the family has no body of its own. */
const char *cases_holder_name(const struct rq *, const char *next_step, const char *body);

/* The clocks of a case as they stand on the transaction's day.  The caller has loaded the case. */
struct clock_result cases_clock(
    struct tx *, int64_t la, int64_t case_id, const struct policy_pack *);

/* ---- for pages on a case ---- */

/* Given and family name. */
const char *case_child_name(struct rq *);

/* Where the case on the page is, who has it, what happens next and by when. */
const struct frame_standing *cases_standing(struct rq *);

/*
 * Begins a notice: its parts and recipients, as the pack asks, before anybody
 * has changed them; decision 0: it goes with none.  /cases/:case/notice then
 * shows it to be checked and issued.
 */
void notice_begin(struct rq *, enum policy_notice, int64_t decision, const char *decision_text,
    const char *reasons);

/* Somebody's relation to a child, or how they are reached, has changed: the letters that are being
 * written, of any case of theirs, go to whom they now go. */
void cases_family_changed(struct rq *, int64_t person);

/* Whether somebody who was asked, and last reminded (unset: never), on those days may be reminded
 * today: not within the pack's chase_working_days of the last word. */
bool cases_may_chase(const struct rq *, struct date asked_on, struct date chased_on);

/* The decision whether to make a plan, or the sending of N0, may be made now. */
bool cases_may_decide_issue(const struct rq *);
bool cases_may_consider(const struct rq *);

/* "Draft with the family" for "DRAFT_SENT". */
const char *case_state_title(const struct language *, const char *state);

/* A case's whole log in order of date, and the closures of its child's schools where the log claims
 * that one lifts a limit. */
struct cases_log {
	int64_t case_id;
	const struct case_event *a;
	size_t n;
	const struct clock_closure *closures;
	size_t n_closures;
};

struct cases_logs {
	const struct cases_log *a;
	size_t n;
};

/* The logs of all cases whose ids lie from first to last, by their ids: for counting, whoever the
 * viewer is. */
struct cases_logs cases_logs(struct tx *, int64_t la, int64_t first, int64_t last);

/* The clocks that the log gives on that day: the one way from a log in the database to a limit that
 * stands or is lifted, for pages, figures and returns alike.  log NULL: no event yet. */
struct clock_result cases_log_clock(
    struct arena *, const struct cases_log *log, const struct policy_pack *, struct date today);
