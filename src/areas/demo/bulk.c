/*
 * Bulk: names and dates drawn from a fixed seed, so that every making gives the
 * same area; a team's cases are one transaction.
 */
#include "areas/demo/bulk.h"
#include "areas/cases/cases.h"
#include "areas/demo/demo.sql.h"
#include "areas/demo/story.h"
#include "areas/people/people.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/rng.h"
#include "db/db.h"
#include "policy/policy.h"

enum {
	TEAM_CASES = 250,
	YOUNGEST = 3 * 12,
	OLDEST = 15 * 12,
	REQUESTS_OVER = 300, /* days */
	DECIDED_AFTER = 38,
	TOLD_AFTER = 40,
	ENROLLED_FOR = 400,
};

struct bulk {
	struct arena *arena; /* of the team's transaction */
	struct tx *tx;
	const struct demo_plan *plan;
	const struct bulk_place *place;
	int64_t team, officer;
	uint64_t *draws;
};

/* SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine. */
static int
draw(struct bulk *b, int bound)
{
	uint64_t z = *b->draws += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % (uint64_t)bound);
}

static const char *const given[] = { "Ada", "Ben", "Chloe", "Dev", "Ella", "Finn", "Gia", "Hamza",
	"Iris", "Joel", "Kira", "Leo", "Maya", "Nils", "Orla", "Petra", "Quinn", "Rosa", "Sami",
	"Tess", "Uma", "Vera", "Will", "Yara", "Zane" };
static const char *const family[] = { "Abbot", "Birch", "Calder", "Dunn", "Easter", "Farrow",
	"Glover", "Hollis", "Ingram", "Jarvis", "Keel", "Lomax", "Mercer", "Norris", "Osborn",
	"Pike", "Quill", "Rudd", "Stone", "Tranter", "Upton", "Vance", "Weir", "Yarrow" };
#define ANY(b, list) list[draw((b), sizeof list / sizeof list[0])]

static int64_t
add_person(struct bulk *b, const char *family_name, struct date born)
{
	return people_add_person(b->tx,
	    &(struct people_person){
		.la = LARKSHIRE, .given = ANY(b, given), .family = family_name, .born = born });
}

static int64_t
add_child(struct bulk *b, const char *family_name, struct date today)
{
	struct date born = date_add_months(today, -(YOUNGEST + draw(b, OLDEST - YOUNGEST)));
	int64_t child = add_person(b, family_name, born);

	people_enrol(b->tx, LARKSHIRE, child, b->place->schools[draw(b, b->place->n_schools)],
	    date_add_days(today, -ENROLLED_FOR));
	return child;
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
		       .value = arena_printf(b->arena, "07700 900%03d", draw(b, 1000)),
		       .preferred = true });
	return parent;
}

/* Old requests are decided: two of three will be assessed. */
static void
decide(struct bulk *b, int64_t id, struct date received)
{
	bool assess = draw(b, 3) > 0;
	const struct case_event events[] = {
		{ .type = EVENT_ASSESS_DECISION,
		    .on = date_add_days(received, DECIDED_AFTER),
		    .outcome = assess ? OUTCOME_YES : OUTCOME_NO },
		{ .type = EVENT_NOTICE_SENT,
		    .on = date_add_days(received, TOLD_AFTER),
		    .notice = assess ? NOTICE_N1P : NOTICE_N1 },
	};

	for (int i = 0; i < 2; i++)
		if (!cases_record(b->tx, &(struct case_at){ LARKSHIRE, id, i + 1 }, b->plan->pack,
			&events[i]))
			fail(FAULT_BUG, "a new case has another version");
}

static void
add_case(struct bulk *b)
{
	struct date today = b->plan->now.today;
	int days = draw(b, REQUESTS_OVER);
	const char *name = ANY(b, family);
	int64_t child = add_child(b, name, today), parent = add_parent(b, child, name);
	struct date received = date_add_days(today, -days);
	struct case_opened opened = cases_open(b->tx, &(struct case_opening){ .la = LARKSHIRE,
							  .child = child,
							  .requested_by = parent,
							  .team = b->team,
							  .officer = b->officer,
							  .authority = b->place->council,
							  .received_on = received,
							  .pack = b->plan->pack });

	demo_request_insert(b->tx, LARKSHIRE, rng_row_id(), opened.id, parent, "parent", "parent",
	    received, "Learning is very hard for my child, and school is not enough.", NULL, NULL,
	    NULL, NULL);
	if (days > TOLD_AFTER)
		decide(b, opened.id, received);
}

/* A team of its own with an officer, who has no account. */
static void
add_team(struct bulk *b, int64_t number)
{
	b->team = people_add_body(
	    b->tx, &(struct people_body){ .la = LARKSHIRE,
		       .kind = "team",
		       .name = arena_printf(b->arena, "SEND team %lld", (long long)number),
		       .parent = b->place->council });
	b->officer = add_person(b, ANY(b, family), (struct date){ 0 });
	people_add_post(b->tx, LARKSHIRE, b->officer, b->team, "officer", b->plan->now.today);
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
	if (f->number > 0)
		add_team(b, f->number);
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
	uint64_t draws = LARKSHIRE;
	struct bulk b = { .plan = plan,
		.place = place,
		.team = place->first_team,
		.officer = place->first_officer,
		.draws = &draws };
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
