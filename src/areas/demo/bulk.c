/*
 * Bulk: names and dates drawn from a fixed seed, so that every making gives the
 * same area; a team's cases are one transaction.
 */
#include "areas/demo/bulk.h"
#include "areas/cases/cases.h"
#include "areas/demo/bulk.sql.h"
#include "areas/demo/bulk_logs.h"
#include "areas/demo/bulk_plans.h"
#include "areas/demo/demo.sql.h"
#include "areas/demo/story.h"
#include "areas/demo/story_return.h"
#include "areas/people/people.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/rng.h"
#include "db/db.h"

enum {
	TEAM_CASES = 250,
	STORY_TEAMS = 2,
	MONTHS = 12,
	SECONDARY_AGE = 11,
	COLLEGE_AGE = 16,
	SCHOOL_YEAR = 365,
	ADVICE_DAYS = 42, /* reg 8(1): six weeks */
	NUMBERS_OF_DRAMA = 1000,
	SPECIAL_PLACES = 220, /* of each special school */
	DAY_SECONDS = 24 * 3600,
	NAMES_CLOSED = 240, /* one plan of so many names a setting that has closed */
};

/* ---- schools: made up, in postcode districts that are there; no postcode ends in CK ---- */

enum phase { PRIMARY, SECONDARY, SPECIAL, COLLEGE };

/* Types of the register of schools. */
enum { COMMUNITY = 1, COMMUNITY_SPECIAL = 7 };

static const struct bulk_school {
	const char *name, *phone, *town, *postcode;
	int urn;
	enum phase phase;
	int easting, northing;
} schools[] = {
	{ "Larkshire Wood Primary School", "01632 960205", "Larkbridge", "LN4 0CK", 990005, PRIMARY,
	    510400, 362300 },
	{ "Larkshire Ford Primary School", "01632 960206", "Larkford", "LN9 0CK", 990006, PRIMARY,
	    526100, 369500 },
	{ "Larkshire Fen Primary School", "01632 960207", "Fenwick Drove", "PE20 0CK", 990007,
	    PRIMARY, 529400, 339100 },
	{ "Larkshire Heath Primary School", "01632 960208", "Heathby", "NG34 0CK", 990008, PRIMARY,
	    506800, 345900 },
	{ "Larkshire Ridge School", "01632 960209", "Ridgeham", "LN8 0CK", 990009, SECONDARY,
	    510900, 389200 },
	{ "Larkshire Marsh Academy", "01632 960210", "Marshholme", "LN11 0CK", 990010, SECONDARY,
	    532700, 387300 },
	{ "Larkshire Willows School", "01632 960211", "Larkbridge", "LN5 0CK", 990011, SPECIAL,
	    497600, 369800 },
	{ "Larkshire Harbour School", "01632 960212", "Harbourside", "PE21 0CK", 990012, SPECIAL,
	    532900, 344200 },
};
enum { SCHOOLS = sizeof schools / sizeof schools[0] };

struct bulk {
	struct arena *arena; /* of the team's transaction */
	struct tx *tx;
	const struct demo_plan *plan;
	const struct bulk_place *place;
	int64_t team, officer, schools[SCHOOLS];
	int64_t place_of_case, children; /* children: with those of the story */
	uint64_t draws;
};

static int
draw(struct bulk *b, int bound)
{
	return bulk_draw(&b->draws, bound);
}

static const char *const given[] = { "Ada", "Ben", "Chloe", "Dev", "Ella", "Finn", "Gia", "Hamza",
	"Iris", "Joel", "Kira", "Leo", "Maya", "Nils", "Orla", "Petra", "Quinn", "Rosa", "Sami",
	"Tess", "Uma", "Vera", "Will", "Yara", "Zane" };
static const char *const family[] = { "Abbot", "Birch", "Calder", "Dunn", "Easter", "Farrow",
	"Glover", "Hollis", "Ingram", "Jarvis", "Keel", "Lomax", "Mercer", "Norris", "Osborn",
	"Pike", "Quill", "Rudd", "Stone", "Tranter", "Upton", "Vance", "Weir", "Yarrow" };
#define ANY(b, list) list[draw((b), sizeof list / sizeof list[0])]

static const char *const needs[] = { "ASD", "SEMH", "SLCN", "MLD", "SPLD", "ASD", "SLCN", "SEMH",
	"PD", "SLD", "HI", "PMLD", "VI" };

/* ---- a family ---- */

static int64_t
add_person(struct bulk *b, const char *family_name, struct date born)
{
	return people_add_person(b->tx,
	    &(struct people_person){
		.la = LARKSHIRE, .given = ANY(b, given), .family = family_name, .born = born });
}

/* Old enough for what its kind is about. */
static struct date
birth(struct bulk *b, const struct bulk_kind *k)
{
	struct date today = b->plan->now.today;

	if (k->turns > 0)
		return date_add_days(
		    date_add_months(bulk_next_september(today), -MONTHS * k->turns),
		    -1 - draw(b, SCHOOL_YEAR - 1));
	return date_add_days(
	    date_add_months(today, -MONTHS * k->from_age), -draw(b, SCHOOL_YEAR * k->ages));
}

/* One of eight goes to a special school, the others by their age. */
static int64_t
school_for(struct bulk *b, struct date born)
{
	struct date today = b->plan->now.today;
	int pick = draw(b, 8);

	if (pick == 0)
		return b->schools[SCHOOLS - 1 - draw(b, 2)];
	if (date_compare(date_add_months(born, MONTHS * COLLEGE_AGE), today) <= 0)
		return b->place->college;
	if (date_compare(date_add_months(born, MONTHS * SECONDARY_AGE), today) <= 0)
		return pick < 4 ? b->place->secondary : b->schools[4 + pick % 2];
	return pick < 4 ? b->place->primary[pick % 2] : b->schools[pick - 4];
}

static int64_t
add_parent(struct bulk *b, int64_t child, const char *family_name)
{
	int64_t parent = add_person(b, family_name, (struct date){ 0 });

	people_add_parent(
	    b->tx, &(struct people_parent){
		       .la = LARKSHIRE, .child = child, .person = parent, .kind = "parent" });
	people_add_contact(
	    b->tx, &(struct people_contact){ .la = LARKSHIRE,
		       .person = parent,
		       .kind = "mobile",
		       .value = arena_printf(b->arena, "07700 900%03d", draw(b, NUMBERS_OF_DRAMA)),
		       .preferred = true });
	return parent;
}

/* ---- what is around a case ---- */

static int64_t
adviser(const struct bulk *b, char key, int64_t school)
{
	switch (key) {
	case 'b':
		return school;
	case 'd':
		return b->place->psychology;
	case 'e':
		return b->place->care;
	default:
		return b->place->health;
	}
}

static struct date
given_on(const struct bulk_log *log, char key)
{
	for (size_t i = 0; i < log->n; i++)
		if (log->a[i].type == EVENT_ADVICE_RECEIVED && log->a[i].advice == key)
			return log->a[i].on;
	return (struct date){ 0 };
}

static void
add_asks(struct bulk *b, const struct bulk_log *log, int64_t case_id, int64_t school)
{
	for (size_t i = 0; i < log->n; i++) {
		const struct case_event *e = &log->a[i];
		struct date ended = given_on(log, e->advice);
		char key[2] = { e->advice, '\0' };

		if (e->type == EVENT_ADVICE_REQUESTED)
			bulk_advice_insert(b->tx, LARKSHIRE, rng_row_id(), rng_public_id(b->arena),
			    case_id, key, adviser(b, e->advice, school),
			    "What are this child's needs, and what help do you advise?", e->on,
			    b->officer, date_add_days(e->on, ADVICE_DAYS),
			    date_is_set(ended) ? "given" : "asked", ended);
	}
}

/* Written up to nine days ago, with an answer due in a week. */
static void
add_unread(struct bulk *b, int64_t case_id, int64_t parent)
{
	static const struct {
		const char *topic, *text;
	} said[] = {
		{ "When will we hear?", "Could you tell me when we will hear, and from whom?" },
		{ "The meeting", "Which day is the meeting? I have to ask for time off work." },
		{ "School", "School has changed the timetable. Does this matter for the plan?" },
	};
	int days = draw(b, 10), which = draw(b, 3);
	struct instant at = instant_add_seconds(b->plan->now.instant, -(int64_t)days * DAY_SECONDS);

	bulk_message_insert(b->tx, LARKSHIRE, rng_row_id(), rng_public_id(b->arena), case_id,
	    said[which].topic, said[which].text, parent, at,
	    date_add_days(b->plan->now.today, 7 - days));
}

/* The school of a made-up plan is the one that it names; of some, the one that it was in before. */
static void
add_return(struct bulk *b, const struct case_imported *made, int64_t child, int64_t school,
    struct date born)
{
	const struct bulk_setting_urn_row *at = bulk_setting_urn(b->tx, LARKSHIRE, school);
	int64_t urn = at == NULL ? 0 : at->urn;

	if (++b->children % NAMES_CLOSED == 0)
		urn = demo_bodies[PLACE_MILL].urn;

	story_return_facts(b->tx, b->children,
	    &(struct story_return){ .child = child,
		.case_id = made->id,
		.urn = urn,
		.born = born,
		.plan = event_state_has_plan(made->state) || made->state == STATE_CEASED ||
			made->state == STATE_TRANSFERRED,
		.ceased = made->state == STATE_CEASED });
}

/* A log names a kind of school; the case's own is one of the area's. */
static void
name_settings(struct bulk *b, struct bulk_log *log)
{
	for (size_t i = 0; i < log->n; i++)
		if (log->a[i].setting != NULL)
			log->a[i].setting =
			    bulk_body(b->tx, LARKSHIRE, b->place->secondary)->public_id;
}

static void
add_case(struct bulk *b)
{
	const struct bulk_kind *k = bulk_kind_of(b->place_of_case++, b->plan->cases);
	struct bulk_log log;
	struct date born = birth(b, k);
	const char *name = ANY(b, family);
	int64_t child = add_person(b, name, born), parent = add_parent(b, child, name);
	int64_t school = school_for(b, born);
	struct case_imported made;

	bulk_log_make(k, b->plan->now.today, &b->draws, &log);
	name_settings(b, &log);
	people_enrol(b->tx, LARKSHIRE, child, school, log.first);
	made = cases_import(b->tx, &(struct case_history){ .la = LARKSHIRE,
				       .child = child,
				       .team = b->team,
				       .officer = b->officer,
				       .authority = b->place->council,
				       .school = school,
				       .pack = b->plan->pack,
				       .events = log.a,
				       .n = log.n });
	if (made.left_out > 0)
		fail(FAULT_BUG, "the made-up kind %s has events that cannot be", k->name);
	demo_request_insert(b->tx, LARKSHIRE, rng_row_id(), made.id, parent, "parent", "parent",
	    log.first, "Learning is very hard for my child, and school is not enough.", NULL, NULL,
	    NULL, NULL);
	bulk_need_insert(b->tx, LARKSHIRE, made.id, ANY(b, needs));
	add_return(b, &made, child, school, born);
	add_asks(b, &log, made.id, school);
	if (!event_state_has_plan(made.state) && event_state_is_open(made.state))
		bulk_plan(b->tx, b->plan,
		    &(struct bulk_draft){ .case_id = made.id,
			.officer = b->officer,
			.setting = b->place->secondary,
			.reference = made.reference,
			.log = &log });
	cases_settle(b->tx, &(struct case_at){ LARKSHIRE, made.id, 1 }, b->plan->pack);
	if (k->unread)
		add_unread(b, made.id, parent);
}

/* ---- teams ---- */

static void
choose_team(struct bulk *b, int64_t number)
{
	if (number < STORY_TEAMS) {
		b->team = b->place->teams[number];
		b->officer = b->place->officers[number];
		return;
	}
	b->team = people_add_body(
	    b->tx, &(struct people_body){ .la = LARKSHIRE,
		       .kind = "team",
		       .name = arena_printf(b->arena, "SEND team %lld", (long long)number + 1),
		       .parent = b->place->council });
	b->officer = add_person(b, ANY(b, family), (struct date){ 0 });
	people_add_post(b->tx, LARKSHIRE, b->officer, b->team, "officer", b->plan->now.today);
}

static void
add_bodies(struct bulk *b)
{
	static const char *const phases[] = { "Primary", "Secondary", "Not applicable", "16 plus" };

	for (int i = 0; i < SCHOOLS; i++) {
		const struct bulk_school *s = &schools[i];

		b->schools[i] = people_add_body(b->tx, &(struct people_body){ .la = LARKSHIRE,
							   .kind = "school",
							   .name = s->name,
							   .urn = s->urn,
							   .phone = s->phone });
		bulk_setting_insert(b->tx, s->urn, LARKSHIRE, s->name,
		    s->phase == SPECIAL ? COMMUNITY_SPECIAL : COMMUNITY,
		    s->phase == SPECIAL ? "Community special school" : "Community school",
		    phases[s->phase], s->town, s->postcode, s->easting, s->northing,
		    s->phase == SPECIAL ? SPECIAL_PLACES : 0);
	}
}

struct filling {
	struct bulk *bulk;
	struct pool *pool;
	int64_t number, cases;
};

static void
fill_team(void *arg)
{
	struct filling *f = arg;
	struct bulk *b = f->bulk;

	b->tx = tx_begin(f->pool, TX_WRITE, b->arena, (struct tx_context){ .now = b->plan->now });
	if (f->number == 0)
		add_bodies(b);
	choose_team(b, f->number);
	for (int64_t i = 0; i < f->cases; i++)
		add_case(b);
	audit_say(b->tx, &(struct audit_entry){ .la = LARKSHIRE,
			     .action = "demo_cases",
			     .object_kind = "body",
			     .object_id = b->team,
			     .route = "waymark demo" });
	tx_commit(b->tx);
}

void
bulk_make(struct pool *pool, const struct demo_plan *plan, const struct bulk_place *place)
{
	struct bulk b = {
		.plan = plan, .place = place, .children = place->children, .draws = LARKSHIRE
	};
	struct fault fault;
	bool filled = true;

	for (int64_t done = 0; done < plan->cases && filled; done += TEAM_CASES) {
		int64_t left = plan->cases - done;
		struct filling f = { &b, pool, done / TEAM_CASES,
			left < TEAM_CASES ? left : TEAM_CASES };

		b.arena = arena_new(0);
		filled = attempt(fill_team, &f, &fault);
		arena_free(b.arena);
	}
	if (!filled)
		fail(fault.kind, "%s", fault.message);
}
