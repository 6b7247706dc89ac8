/* Story, the officer's day. */
#include "areas/demo/story_officer.h"
#include "areas/demo/demo.sql.h"
#include "areas/demo/play.h"
#include "areas/demo/story_officer.sql.h"
#include "audit/audit.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

enum { WEEKS_OF_ADVICE = 6, DAYS_A_WEEK = 7, SUMMER = 41 };

/* The place of a family in the tables, by the reference of its case. */
static int
family(const char *reference)
{
	int i = 0;

	while (!str_eq(demo_families[i].reference, reference))
		i++;
	return i;
}

/* ---- what families write, and officers promise ---- */

static const struct said {
	const char *reference;
	bool family;
	int days_ago;
	const char *topic, *text;
} said[] = {
	{ "LRK7DHSN", true, 9, "The report of the school",
	    "Has the school's report reached you? I posted a copy too." },
	{ "LRK2VRDP", true, 3, "When will we hear?",
	    "The date has passed. Could you tell me when the decision will come?" },
	{ "LRK4FRSH", true, 0, "Best time to ring me", "I can talk after 4 pm on any day." },
	{ "LRK9SSNG", false, 5, "Photographs of the timetable",
	    "Could you send the pictures of the timetable that Oskar uses at home?" },
};

static const struct promised {
	const char *reference;
	int days_ago;
	const char *text;
	int due_in; /* days from today */
} promised[] = {
	{ "LRK2VRDP", 1, "I will ring you before 11 am and tell you where the decision is.", 0 },
	{ "LRK7DHSN", 2, "I will send you the list of what we have received.", 2 },
};

static struct play
play_of(const struct officer_story *s, struct arena *a, const char *reference, int days)
{
	int i = family(reference);

	return (struct play){ .arena = a,
		.pool = s->pool,
		.plan = s->plan,
		.now = play_days_ago(s->plan, days),
		.person = s->staff[demo_families[i].team == PLACE_NORTH ? STAFF_OFFICER_NORTH
									: STAFF_OFFICER_SOUTH],
		.case_public_id = s->told[i].public_id };
}

static void
say(const struct officer_story *s, struct arena *a, const struct said *w)
{
	struct play p = play_of(s, a, w->reference, w->days_ago);
	const struct form_param params[] = { { "topic", w->topic }, { "text", w->text } };

	p.family = w->family;
	if (w->family)
		p.person = s->told[family(w->reference)].asker;
	play_send(&p, "/messages", params, 2);
}

static void
promise(const struct officer_story *s, struct arena *a, const struct promised *w)
{
	struct play p = play_of(s, a, w->reference, w->days_ago);
	struct ymd due = date_ymd(date_add_days(s->plan->now.today, w->due_in));
	const struct form_param params[] = { { "text", w->text },
		{ "due_on-day", arena_printf(a, "%d", due.day) },
		{ "due_on-month", arena_printf(a, "%d", due.month) },
		{ "due_on-year", arena_printf(a, "%d", due.year) } };

	play_send(&p, "/promises", params, 4);
}

/* ---- what bodies were asked ---- */

static const struct asked {
	const char *reference, *key;
	enum demo_place place;
	int days_ago;
} asked[] = {
	{ "LRK9SSNG", "b", PLACE_HILL, 34 },
	{ "LRK9SSNG", "c", PLACE_HEALTH, 50 },
	{ "LRK9SSNG", "e", PLACE_CARE, 34 },
};

static const struct numbered {
	const char *reference, *kind, *value;
} numbers[] = {
	{ "LRK7DHSN", "upn", "L990001200017" },
	{ "LRK7DHSN", "nhs", "9990001103" },
};

static void
ask_bodies(const struct officer_story *s, struct tx *tx, struct arena *a)
{
	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
		const struct told *t = &s->told[family(asked[i].reference)];
		struct date on = date_add_days(s->plan->now.today, -asked[i].days_ago);

		demo_advice_request(tx, LARKSHIRE, rng_row_id(), rng_public_id(a), t->case_id,
		    asked[i].key, s->bodies[asked[i].place],
		    "What are this child's needs, and what help do you advise?", on,
		    s->staff[STAFF_OFFICER_SOUTH],
		    date_add_days(on, WEEKS_OF_ADVICE * DAYS_A_WEEK));
	}
}

static void
keep_facts(const struct officer_story *s, struct arena *a)
{
	struct tx *tx = tx_begin(s->pool, TX_WRITE, a, (struct tx_context){ .now = s->plan->now });
	struct date summer = { 0 };

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		demo_identifier(tx, LARKSHIRE, s->told[family(numbers[i].reference)].child,
		    numbers[i].kind, numbers[i].value);
	(void)date_from_ymd(date_ymd(s->plan->now.today).year - 1, 7, 23, &summer);
	demo_closure(tx, LARKSHIRE, rng_row_id(), s->bodies[PLACE_MEADOW], summer,
	    date_add_days(summer, SUMMER));
	ask_bodies(s, tx, a);
	audit_say(tx, &(struct audit_entry){ .la = LARKSHIRE,
			  .action = "demo_facts",
			  .object_kind = "body",
			  .object_id = s->bodies[PLACE_COUNCIL],
			  .route = "waymark demo" });
	tx_commit(tx);
}

void
officer_story(const struct officer_story *s)
{
	keep_facts(s, s->arena);
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		say(s, s->arena, &said[i]);
	for (size_t i = 0; i < sizeof promised / sizeof promised[0]; i++)
		promise(s, s->arena, &promised[i]);
}
