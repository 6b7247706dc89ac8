/*
 * Metrics: the figures that an authority's cases give, each declared once.
 *
 * A metric is a row of the table in metric_table.c.  What one case adds to which metric, on
 * which day and under which item of a breakdown is a fact; facts are a pure function of the
 * case's clocks, events and issued plans (metric_case.c), whatever day it is computed on.
 * Stored are the facts of every case and their sums by day, the tallies; a case with
 * something new takes its old facts out of the tallies and puts its new ones in, so that a
 * day's work counts nothing else again (metric_count.c).  Pages and "waymark stats" read
 * the tallies (metric_read.c).
 *
 * All counts here are true ones.  Nobody but those with FIGURES_READ sees them; the public
 * sees what published_make() lets through.
 */
#pragma once
#include "areas/statistics/figure.h"
#include "base/date.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

struct job_kind;
struct lists;
struct policy_set;
struct pool;
struct tx;

enum metric_key {
	METRIC_REQUESTS,
	METRIC_REQUEST_OUTCOME,
	METRIC_DECIDED_ON_TIME,
	METRIC_DECIDING_LATE,
	METRIC_NOT_ISSUED,
	METRIC_NOT_ISSUED_ON_TIME,
	METRIC_PLAN_ON_TIME,
	METRIC_PLAN_ON_TIME_ALL,
	METRIC_PLAN_LATE_BANDS,
	METRIC_PLAN_WEEKS,
	METRIC_PLAN_EXCEPTIONS,
	METRIC_PLAN_LATE_STEP,
	METRIC_PLANS_DUE,
	METRIC_PLANS_OVERDUE,
	METRIC_NEW_PLANS,
	METRIC_PLANS,
	METRIC_MAINSTREAM,
	METRIC_FIRST_AGE,
	METRIC_CEASED,
	METRIC_MOVED,
	METRIC_OPEN_REQUESTS,
	METRIC_ADVICE_ON_TIME,
	METRIC_ADVICE_OVERDUE,
	METRIC_CONSULT_ON_TIME,
	METRIC_REVIEWS_DONE,
	METRIC_REVIEWS_ON_TIME,
	METRIC_REVIEWS_OVERDUE,
	METRIC_REVIEW_DECIDED,
	METRIC_REVIEW_OUTCOME,
	METRIC_AMENDED_ON_TIME,
	METRIC_PHASE_ON_TIME,
	METRIC_REASSESS_ON_TIME,
	METRIC_APPEAL_RATE,
	METRIC_APPEALS,
	METRIC_MEDIATION_RATE,
	METRIC_MEDIATION_ON_TIME,
	METRIC_ORDERS,
	METRIC_ORDERS_ON_TIME,
	METRIC_RESPONSE_ON_TIME,
	METRIC_MESSAGES_ON_TIME,
	METRIC_MESSAGES_OVERDUE,
	METRIC_PROMISES_KEPT,
	METRIC__MAX
};

enum metric_unit {
	METRIC_COUNT,
	METRIC_SHARE, /* per cent */
	METRIC_WEEKS, /* a mean: the numerator is in days */
	METRIC_YEARS, /* a mean: the numerator is in months */
};

enum metric_polarity { METRIC_NEUTRAL, METRIC_UP_IS_GOOD, METRIC_DOWN_IS_GOOD };

/* Breakdowns that many metrics have. */
enum metric_breakdown {
	BY_AGE = 1,	/* on the day; of plans: on 31 August before it */
	BY_SOURCE = 2,	/* who asked */
	BY_NEED = 4,	/* the first area of need of the issued plan */
	BY_SETTING = 8, /* the type of setting in section I */
};

struct metric {
	const char *id;		 /* of the handbook's list; W01 and on are Waymark's own */
	const char *title;	 /* as it is published */
	const char *counts, *of; /* numerator and denominator; of: NULL without one */
	enum metric_unit unit;
	bool stock;  /* how many there are on a day, not how many came in a period */
	bool parts;  /* items of its breakdown are parts of the same denominator */
	bool open;   /* may be published */
	unsigned by; /* enum metric_breakdown */
	enum metric_polarity polarity;
	const char *base;   /* see struct figure; NULL: nothing else has this denominator */
	const char *source; /* events, plans, … that it is counted from */
	const char *caveat; /* what it does not tell; NULL: nothing special */
};

extern const struct metric metrics[METRIC__MAX];

/* The metric of that id; METRIC__MAX when there is none. */
enum metric_key metric_find(const char *id);

/* numerator / denominator in the metric's unit; a count is itself. */
double metric_value(const struct metric *, int64_t numerator, int64_t denominator);

/* ---- counting ---- */

/* Raised with every change of what is counted: a database counted by another table is
 * counted anew. */
enum { METRIC_DEFINITIONS = 3 };

struct metric_counting {
	size_t cases, changed; /* looked at; of these, with other facts than before */
	bool recount;
};

/*
 * Counts what is new since the last time in transactions of its own: every case with an event,
 * message, promise or plan since.  Counts all when asked, or when it was never done by this
 * table of metrics.  now is that of the transactions.
 */
struct metric_counting metrics_count(
    struct pool *, const struct policy_set *, struct now, int64_t la, bool all);

/* Every five minutes, for all authorities. */
extern const struct job_kind metrics_job;

struct metric_area {
	int64_t la;
	const char *name;
};
struct metric_areas {
	const struct metric_area *a;
	size_t n;
};
/* The authorities whose cases are here. */
struct metric_areas metrics_areas(struct tx *);

/* When the figures were last counted; not set: never. */
struct instant metrics_counted(struct tx *, int64_t la);

/* ---- reading ---- */

struct metric_sum {
	const char *topic, *item;
	int64_t numerator, denominator;
};
struct metric_sums {
	const struct metric_sum *a;
	size_t n;
};
/*
 * All items of a metric from one day to another, both included; a stock: as it is on the
 * last.  "Total" comes always, other topics where there is something.  In order.
 */
struct metric_sums metric_read(
    struct tx *, int64_t la, enum metric_key, struct date from, struct date to);
struct metric_sum metric_total(
    struct tx *, int64_t la, enum metric_key, struct date from, struct date to);

struct metric_month {
	struct date first; /* day of the month */
	struct metric_sum sum;
};
struct metric_months {
	const struct metric_month *a;
	size_t n;
};
/* Month by month up to that of the day. */
struct metric_months metric_monthly(
    struct tx *, int64_t la, enum metric_key, struct date last, int months);

struct metric_part {
	int64_t officer; /* persons.id; 0: nobody has the cases */
	int64_t numerator, denominator;
};
struct metric_parts {
	const struct metric_part *a;
	size_t n;
};
/* What of an item the cases of the viewer's teams are, by officer.  Over all teams it sums to
 * metric_read()'s. */
struct metric_parts metric_by_officer(struct tx *, int64_t la, enum metric_key, const char *topic,
    const char *item, struct date from, struct date to);

#define METRIC_PERIOD "Period" /* the identifier of a period that is no year */

/*
 * The figures of all metrics, ready for published_make() and waymark stats.  A period that is
 * a calendar, academic (September) or financial year is named 2025 or 202526, any other
 * FROM/TO; what lies after today is not counted.  only_open: those that may be published.
 */
struct figures metrics_figures(
    struct tx *, struct lists *, int64_t la, struct date from, struct date to, bool only_open);
