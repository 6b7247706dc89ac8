/*
 * What one case adds to the figures: logs beside the facts they must give.  Days are counted by
 * hand from the regulations: 6, 16 and 20 weeks from the request (SEND Regulations 2014 regs 5, 10
 * and 13), 6 weeks for advice (reg. 8), the exceptions of reg. 13(3).
 */
#include "check.h"
#include "areas/statistics/metric_case.h"
#include "base/buf.h"
#include "base/str.h"
#include "policy/policy.h"

#include <string.h>

enum { EVENTS = 12, PLANS = 3, FACTS = 12 };

static const struct policy_pack *pack;
static struct arena *arena;

#define ON(text) text

struct log_row {
	const char *on;
	struct case_event e;
};

struct row {
	const char *name, *born, *source;
	struct log_row log[EVENTS];
	struct {
		const char *on, *setting;
		int area;
	} plans[PLANS];
	const char *facts[FACTS]; /* "ID10 Total 2025-05-20 1/1": must be there */
	const char *absent[4];	  /* the beginning of facts that must not */
};

#define E(on_, ...)                                                                                \
	{                                                                                          \
		on_,                                                                               \
		{                                                                                  \
			__VA_ARGS__                                                                \
		}                                                                                  \
	}
#define ASKED(on) E(on, .type = EVENT_REQUEST_RECEIVED)
#define ASSESS(on) E(on, .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P)
#define REFUSED(on) E(on, .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1)
#define FINAL(on) E(on, .type = EVENT_FINAL_ISSUED)

static const struct row rows[] = {
	{ .name = "a request, on the last day that complies",
	    .born = "2016-09-01",
	    .source = "school",
	    .log = { ASKED("2025-01-06"), ASSESS("2025-02-17") },
	    .facts = { "ID05 Total 2025-01-06 1/0", "ID05 5 to 10 2025-01-06 1/0",
		"ID05 School or college 2025-01-06 1/0", "ID06 Assessed 2025-01-06 1/0",
		"ID07 Total 2025-02-17 1/1", "W05 Total 2025-01-06 1/0" },
	    .absent = { "ID07-open", "ID08" } },
	{ .name = "a day late",
	    .log = { ASKED("2025-01-06"), ASSESS("2025-02-18") },
	    .facts = { "ID07 Total 2025-02-18 0/1", "ID05 Not known 2025-01-06 1/0" },
	    /* Met on the day on which it would have begun to be late. */
	    .absent = { "ID07-open Total 2025-02-18" } },
	{ .name = "weeks late, and in the stock meanwhile",
	    .log = { ASKED("2025-01-06"), REFUSED("2025-03-10") },
	    .facts = { "ID06 Not assessed 2025-01-06 1/0", "ID07 Total 2025-03-10 0/1",
		"ID07-open Total 2025-02-18 1/0", "ID07-open Total 2025-03-10 -1/0",
		"W05 Total 2025-03-10 -1/0", "OE11 Total 2025-03-10 0/1" },
	    .absent = { "ID10" } },
	{ .name = "undecided: late from a day ahead",
	    .log = { ASKED("2025-06-02") },
	    .facts = { "ID06 Not decided yet 2025-06-02 1/0", "ID07-open Total 2025-07-15 1/0",
		"ID10-open Total 2025-10-21 1/0", "W02 Total 2025-10-20 0/1" },
	    .absent = { "ID07 " } },
	{ .name = "withdrawn: nobody was late",
	    .log = { ASKED("2025-01-06"), E("2025-01-20", .type = EVENT_WITHDRAWN) },
	    .facts = { "ID06 Withdrawn 2025-01-06 1/0", "W05 Total 2025-01-20 -1/0" },
	    .absent = { "ID07", "ID10", "W02" } },
	{ .name = "a plan on the last day of 20 weeks",
	    .born = "2009-10-01",
	    .log = { ASKED("2025-01-06"), ASSESS("2025-02-10"), FINAL("2025-05-26") },
	    .plans = { { "2025-05-26", "mainstream secondary", 2 } },
	    .facts = { "ID10 Total 2025-05-26 1/1", "ID10 Cognition and learning 2025-05-26 1/1",
		"ID10 mainstream secondary 2025-05-26 1/1", "ID11 Total 2025-05-26 1/1",
		"ID12 Within 20 weeks 2025-05-26 1/0", "ID13 Total 2025-05-26 140/1",
		"ID14 Total 2025-05-26 0/1", "ID15 11 to 15 2025-05-26 1/0",
		"ID01 Total 2025-05-26 1/0", "VM10 Total 2025-05-26 1/1",
		/* 15 on 31 August 2024, 16 on 31 August 2026. */
		"ID01 16 to 19 2026-09-01 1/0", "W05 Total 2025-05-26 -1/0" },
	    .absent = { "W01", "ID10-open", "ID01 16 to 19 2025" } },
	{ .name = "a day late: the council's own time",
	    .log = { ASKED("2025-01-06"), ASSESS("2025-02-10"), FINAL("2025-05-27") },
	    .facts = { "ID10 Total 2025-05-27 0/1", "ID12 20 to 52 weeks 2025-05-27 1/0",
		"W01 Total 2025-05-27 1/1",
		"W01 Council: deciding, writing and agreeing the plan 2025-05-27 1/0" } },
	{ .name = "late because the psychologist was",
	    .log = { ASKED("2025-01-06"), ASSESS("2025-02-10"),
		E("2025-02-11", .type = EVENT_ADVICE_REQUESTED, .advice = 'd'),
		E("2025-05-20", .type = EVENT_ADVICE_RECEIVED, .advice = 'd'),
		FINAL("2025-07-01") },
	    .facts = { "W01 Educational psychology 2025-07-01 1/0", "ID20 Total 2025-05-20 0/1",
		"ID20-open Total 2025-03-26 1/0", "ID20-open Total 2025-05-20 -1/0" } },
	{ .name = "more than 52 weeks",
	    .log = { ASKED("2024-01-08"), ASSESS("2024-02-10"), FINAL("2025-01-07") },
	    .facts = { "ID12 Over 52 weeks 2025-01-07 1/0", "ID13 Total 2025-01-07 365/1" } },
	{ .name = "an exception that is proved",
	    .log = { ASKED("2025-01-06"), ASSESS("2025-02-10"),
		E("2025-03-03", .type = EVENT_EXCEPTION_CLAIMED, .code = EXCEPTION_C, .from = { 1 },
		    .to = { 2 }),
		FINAL("2025-07-01") },
	    .facts = { "ID11 Total 2025-07-01 0/1", "ID14 Total 2025-07-01 1/1" },
	    .absent = { "ID10", "ID12", "W01" } },
	{ .name = "ended, and back after a new request",
	    .born = "2015-05-05",
	    .log = { ASKED("2024-01-08"), FINAL("2024-05-01"),
		E("2024-11-01", .type = EVENT_CEASED), ASKED("2025-01-06") },
	    .facts = { "ID01 Total 2024-05-01 1/0", "ID01 Total 2024-11-01 -1/0",
		"W03 Total 2024-11-01 1/0", "ID05 Total 2024-01-08 1/0",
		"ID05 Total 2025-01-06 1/0", "ID15 Total 2024-05-01 1/0" } },
	{ .name = "amended to another setting",
	    .born = "2015-05-05",
	    .log = { ASKED("2024-01-08"), FINAL("2024-05-01"),
		E("2025-03-01", .type = EVENT_AMENDED_FINAL) },
	    .plans = { { "2024-05-01", "mainstream primary", 1 }, { "2025-03-01", "special", 3 } },
	    .facts = { "ID01 mainstream primary 2024-05-01 1/0",
		"ID01 mainstream primary 2025-03-01 -1/0", "ID01 special 2025-03-01 1/0",
		"VM10 Total 2024-05-01 1/1", "VM10 Total 2025-03-01 -1/0" },
	    .absent = { "ID01 Total 2025-03-01" } },
};

static struct date
day(const char *text)
{
	struct date d = { 0 };

	if (text != NULL)
		CHECK(date_parse(text, &d));
	return d;
}

static struct metric_case
case_of(const struct row *r, struct clock_result *clock, const char *today)
{
	struct case_event *events = anew_n(arena, struct case_event, EVENTS);
	struct metric_plan *plans = anew_n(arena, struct metric_plan, PLANS);
	struct metric_case c = { .clock = clock,
		.events = events,
		.born = day(r->born),
		.source = r->source,
		.plans = plans };

	for (; c.n_events < EVENTS && r->log[c.n_events].on != NULL; c.n_events++) {
		struct case_event *e = &events[c.n_events];

		*e = r->log[c.n_events].e;
		e->on = day(r->log[c.n_events].on);
		e->place = (int)c.n_events + 1;
		if (e->type == EVENT_EXCEPTION_CLAIMED) {
			e->from = date_add_days(e->on, -30);
			e->to = date_add_days(e->on, 30);
		}
	}
	for (; c.n_plans < PLANS && r->plans[c.n_plans].on != NULL; c.n_plans++)
		plans[c.n_plans] = (struct metric_plan){ day(r->plans[c.n_plans].on),
			r->plans[c.n_plans].area, r->plans[c.n_plans].setting };
	*clock = clock_run(arena,
	    &(struct clock_input){
		.pack = pack, .events = events, .n_events = c.n_events, .today = day(today) });
	return c;
}

static const char *
text_of(const struct metric_facts *f)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "\n");
	for (size_t i = 0; i < f->n; i++)
		buf_printf(b, "%s %s %s %lld/%lld\n", metrics[f->a[i].metric].id, f->a[i].item,
		    date_iso(arena, f->a[i].day), (long long)f->a[i].numerator,
		    (long long)f->a[i].denominator);
	return b->p;
}

static void
check_row(const struct row *r)
{
	struct clock_result clock;
	struct metric_case c = case_of(r, &clock, "2026-03-02");
	struct metric_facts f = metric_case_facts(arena, &c);
	const char *text = text_of(&f);

	for (int i = 0; i < FACTS && r->facts[i] != NULL; i++)
		if (strstr(text, arena_printf(arena, "\n%s\n", r->facts[i])) == NULL)
			CHECK_STR(text, arena_printf(arena, "%s: %s", r->name, r->facts[i]));
	for (int i = 0; i < 4 && r->absent[i] != NULL; i++)
		if (strstr(text, arena_printf(arena, "\n%s", r->absent[i])) != NULL)
			CHECK_STR(text, arena_printf(arena, "%s: no %s", r->name, r->absent[i]));
}

static void
each_case_adds_its_facts(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		check_row(&rows[i]);
}

/* What is counted does not depend on when: counting today what was counted last year changes
 * nothing. */
static void
the_day_of_counting_does_not_matter(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct clock_result then, now;
		struct metric_case a = case_of(&rows[i], &then, "2025-07-02");
		struct metric_case b = case_of(&rows[i], &now, "2029-03-02");
		struct metric_facts x = metric_case_facts(arena, &a),
				    y = metric_case_facts(arena, &b);

		CHECK_STR(text_of(&x), text_of(&y));
	}
}

/* Of a metric that has parts, the parts come to the whole. */
static void
parts_come_to_the_whole(void)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct clock_result clock;
		struct metric_case c = case_of(&rows[i], &clock, "2026-03-02");
		struct metric_facts f = metric_case_facts(arena, &c);
		int64_t whole[METRIC__MAX] = { 0 }, parts[METRIC__MAX] = { 0 };

		for (size_t k = 0; k < f.n; k++)
			*(str_eq(f.a[k].topic, FIGURE_TOTAL) ? &whole[f.a[k].metric]
							     : &parts[f.a[k].metric]) +=
			    f.a[k].numerator;
		for (int m = 0; m < METRIC__MAX; m++)
			if (metrics[m].parts)
				CHECK_INT(parts[m], whole[m]);
	}
}

static void
every_metric_is_whole(void)
{
	for (int m = 0; m < METRIC__MAX; m++) {
		CHECK(metrics[m].title != NULL && metrics[m].counts != NULL &&
		      metrics[m].source != NULL);
		CHECK((metrics[m].of == NULL) == (metrics[m].unit == METRIC_COUNT));
		CHECK_INT((int64_t)metric_find(metrics[m].id), m);
	}
	CHECK_INT((int64_t)metric_find("ID99"), METRIC__MAX);
}

int
main(void)
{
	arena = arena_new(0);
	pack = policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");
	return check_run((struct check_case[]){ CHECK_CASE(each_case_adds_its_facts),
	    CHECK_CASE(the_day_of_counting_does_not_matter), CHECK_CASE(parts_come_to_the_whole),
	    CHECK_CASE(every_metric_is_whole), { 0 } });
}
