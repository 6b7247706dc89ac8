/*
 * Plans that name a setting which has closed: the officer's day has them and
 * no others, whether the plan is here or known from the last return, and the
 * case says which setting; on both engines.
 */
#include "db_world.h"
#include "app/rq.h"
#include "areas/cases/day.sql.h"
#include "areas/people/people.h"
#include "areas/places/places.h"
#include "areas/places/places.sql.h"
#include "base/str.h"
#include "text/text.h"

enum { LA = 990, OFFICER = 2900, COLLEAGUE, STRANGER };
enum { HERE = 1000, FROM_RETURN, OPEN_NOW, RENAMED, CLOSING, ENDED, OTHER_TEAM, COLLEAGUES, NONE };

static struct tx *
begin(int64_t viewer, enum tx_kind mode)
{
	return tx_begin(world_pool, mode, world_arena,
	    (struct tx_context){ .viewer = viewer, .now = world_noon() });
}

static void
add_case(int64_t id, int64_t team, int64_t officer, const char *state)
{
	testdb_sql(world_db,
	    arena_printf(world_arena,
		"INSERT INTO persons (la, id, public_id, given, family, born) VALUES"
		" (990, %d, 'p%d', 'Ada', 'Birch', '2015-05-01');"
		"INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state,"
		" received_on, team, officer, holder_body, holder_since, next_step) VALUES"
		" (990, %d, 'c%d', 'R%d', %d, 'england-2014', '1', '%s', '2026-03-02', %d, %d, 50,"
		" '2026-03-02', 'none');",
		(int)id + 1000, (int)id, (int)id, (int)id, (int)id, (int)id + 1000, state,
		(int)team, (int)officer));
}

static int64_t
add_setting(struct tx *tx, const char *name, int64_t urn)
{
	return people_add_body(
	    tx, &(struct people_body){ .la = LA, .kind = "school", .name = name, .urn = urn });
}

static void
name_in_plan(int64_t case_id, int64_t setting)
{
	testdb_sql(world_db,
	    arena_printf(world_arena,
		"INSERT INTO plans (la, id, case_id, setting) VALUES (990, %d, %d, %lld);",
		(int)case_id, (int)case_id, (long long)setting));
}

static void
name_in_return(int64_t case_id, const char *urn)
{
	testdb_sql(world_db,
	    arena_printf(world_arena,
		"INSERT INTO return_facts (la, case_id, plan_urn) VALUES (990, %d, '%s');",
		(int)case_id, urn));
}

static void
name_settings(void)
{
	struct tx *tx = begin(0, TX_WRITE);
	int64_t mill = add_setting(tx, "Old Mill School", 990001);
	int64_t meadow = add_setting(tx, "Meadow School", 990002);
	int64_t ford = add_setting(tx, "Ford School", 990003);

	tx_audited(tx);
	tx_commit(tx);
	name_in_plan(HERE, mill);
	name_in_return(FROM_RETURN, "990001");
	name_in_plan(OPEN_NOW, meadow);
	name_in_plan(RENAMED, meadow);
	name_in_return(RENAMED, "990001");
	name_in_plan(CLOSING, ford);
	name_in_plan(ENDED, mill);
	name_in_plan(OTHER_TEAM, mill);
	name_in_plan(COLLEAGUES, mill);
	name_in_return(NONE, "");
}

/* Bodies are made as the program makes them, so that they know the day on which they closed. */
static void
make_world(void)
{
	testdb_sql(world_db,
	    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
	    " (990, 50, 'b50', 'authority', 'Larkshire'), (990, 51, 'b51', 'team', 'North'),"
	    " (990, 52, 'b52', 'team', 'South');"
	    "INSERT INTO persons (la, id, public_id, given, family) VALUES"
	    " (990, 2900, 'o1', 'Priya', 'Marsh'), (990, 2901, 'o2', 'Tom', 'Hale'),"
	    " (990, 2902, 'o3', 'Una', 'Vale');"
	    "INSERT INTO posts (la, id, person, body, role, from_on) VALUES"
	    " (990, 1, 2900, 51, 'officer', '2026-01-01'), (990, 2, 2901, 51, 'officer', "
	    "'2026-01-01'),"
	    " (990, 3, 2902, 52, 'officer', '2026-01-01');"
	    "INSERT INTO establishments (urn, authority, name, type, type_name, status, closed_on, "
	    "phase,"
	    " town, section_41, needs, provision, digest) VALUES"
	    " (990001, 990, 'Old Mill School', 1, '', 'closed', '2025-08-31', '', '', FALSE, '', "
	    "'', ''),"
	    " (990002, 990, 'Meadow School', 1, '', 'open', NULL, '', '', FALSE, '', '', ''),"
	    " (990003, 990, 'Ford School', 1, '', 'closing', '2026-08-31', '', '', FALSE, '', '', "
	    "'');");
	add_case(HERE, 51, OFFICER, "FINAL");
	add_case(FROM_RETURN, 51, OFFICER, "FINAL");
	add_case(OPEN_NOW, 51, OFFICER, "FINAL");
	add_case(RENAMED, 51, OFFICER, "FINAL");
	add_case(CLOSING, 51, OFFICER, "FINAL");
	add_case(ENDED, 51, OFFICER, "CEASED");
	add_case(OTHER_TEAM, 52, STRANGER, "FINAL");
	add_case(COLLEAGUES, 51, COLLEAGUE, "FINAL");
	add_case(NONE, 51, OFFICER, "FINAL");
	name_settings();
}

/* The cases on that day, in order, with spaces between. */
static const char *
day_of(int64_t viewer, int64_t officer)
{
	struct tx *tx = begin(viewer, TX_READ);
	struct day_closed_rows rows = day_closed(tx, officer, 0, 20);
	const char *text = "";

	for (size_t i = 0; i < rows.n; i++) {
		text = arena_printf(world_arena, "%s %lld", text, (long long)rows.a[i].id);
		CHECK_INT(rows.a[i].total, (int64_t)rows.n);
		CHECK_INT(rows.a[i].urn, 990001);
	}
	tx_commit(tx);
	return text;
}

static void
the_day_has_them_and_no_others(void)
{
	CHECK_STR(day_of(OFFICER, OFFICER), " 1000 1001");
	CHECK_STR(day_of(OFFICER, 0), " 1000 1001 1007");
	CHECK_STR(day_of(STRANGER, 0), " 1006");
}

static int64_t
named_in(int64_t viewer, int64_t case_id)
{
	struct tx *tx = begin(viewer, TX_READ);
	const struct named_setting_row *r = named_setting(tx, LA, case_id);
	int64_t urn = r == NULL ? 0 : r->urn;

	tx_commit(tx);
	return urn;
}

static void
the_case_says_which_setting_is_named(void)
{
	CHECK_INT(named_in(OFFICER, HERE), 990001);
	CHECK_INT(named_in(OFFICER, FROM_RETURN), 990001);
	CHECK_INT(named_in(OFFICER, RENAMED), 990002);
	CHECK_INT(named_in(OFFICER, NONE), 0);
	CHECK_INT(named_in(STRANGER, HERE), 0);
}

/* What the page says of a case in that state. */
static const char *
said_of(int64_t case_id, const char *state)
{
	struct tx *tx = begin(OFFICER, TX_READ);
	struct case_on_page k = { .la = LA, .id = case_id, .state = state };
	struct rq rq = { .arena = world_arena, .tx = tx, .kase = &k, .language = &text_english };
	const char *said = places_named_closed(&rq);

	tx_commit(tx);
	return said;
}

static void
a_plan_that_is_over_names_none(void)
{
	CHECK(said_of(HERE, "FINAL") != NULL);
	CHECK(said_of(OPEN_NOW, "FINAL") == NULL);
	CHECK(said_of(ENDED, "CEASED") == NULL);
}

int
main(int argc, char **argv)
{
	return world_run(argc, argv, "closed-settings", make_world,
	    (struct check_case[]){ CHECK_CASE(the_day_has_them_and_no_others),
		CHECK_CASE(the_case_says_which_setting_is_named),
		CHECK_CASE(a_plan_that_is_over_names_none), { 0 } });
}
