/* Register world: what the tests of registers start from. */
#include "register_world.h"
#include "access/access_sql.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/rng.h"

#include <stdio.h>
#include <stdlib.h>

const struct now register_noon = { .instant = { INT64_C(1767182400123456) }, .today = { 739616 } };

static const char services_yaml[] =
    "name: services\n"
    "title: Services\n"
    "record: service\n"
    "description: Who helps.\n"
    "source: CFA 2014 s.32\n"
    "access: {about: area, read: PUBLIC, write: REGISTER_WRITE}\n"
    "fields:\n"
    "  - {name: name, label: Name, type: text, required: Enter the name}\n"
    "  - name: kind\n"
    "    label: Kind\n"
    "    type: choice\n"
    "    choices:\n"
    "      - {value: iass, label: Advice service}\n"
    "      - {value: charity, label: Charity}\n"
    "  - {name: phone, label: Telephone, type: phone}\n"
    "  - {name: site, label: Website, type: url}\n"
    "  - {name: email, label: Email, type: email}\n"
    "  - {name: postcode, label: Postcode, type: postcode}\n"
    "  - {name: staff, label: Staff, type: number, min: 0, max: 50}\n"
    "  - {name: cost, label: Cost a year, type: money}\n"
    "  - {name: independent, label: Independent, type: yes_no}\n"
    "  - {name: why_not, label: Why not, type: longtext, required: Enter why not,\n"
    "     required_when: {field: independent, is: 'no'}}\n"
    "  - name: \"for\"\n"
    "    label: For whom\n"
    "    type: choices\n"
    "    choices:\n"
    "      - {value: parents, label: Parents}\n"
    "      - {value: young_people, label: Young people}\n"
    "  - {name: checked, label: Checked on, type: date}\n"
    "  - {name: body, label: Body, type: body}\n"
    "states:\n"
    "  - {name: open, title: Open}\n"
    "  - {name: closed, title: Closed}\n"
    "  - {name: gone, title: Gone}\n"
    "moves:\n"
    "  - {from: open, to: closed}\n"
    "  - {from: closed, to: gone}\n"
    "counts:\n"
    "  - {name: kinds, title: By kind, by: kind}\n"
    "  - {name: whom, title: For whom, by: \"for\", in: [open]}\n"
    "  - {name: where, title: Where they stand, by: state}\n"
    "  - {name: months, title: By month, by: checked}\n"
    "  - {name: early, title: Checked early, by: independent, on: checked}\n"
    "list: {columns: [name, kind, staff, checked], filters: [kind, independent, for, name], order: "
    "[name]}\n";

static const char needs_yaml[] =
    "name: needs\n"
    "title: Help to take part\n"
    "record: needs\n"
    "description: What somebody needs.\n"
    "source: CFA 2014 s.19\n"
    "access: {about: case, read: CASE_TRACK, write: CASE_DECIDE}\n"
    "heading: person\n"
    "fields:\n"
    "  - {name: person, label: Who, type: person, required: Select who}\n"
    "  - name: help\n"
    "    label: Help\n"
    "    type: choices\n"
    "    choices:\n"
    "      - {value: interpreter, label: Interpreter}\n"
    "      - {value: bsl, label: Sign language}\n"
    "  - {name: language, label: Language, type: text, required: Enter the language,\n"
    "     asked_when: {field: help, is: interpreter}}\n"
    "  - {name: sibling, label: Brother or sister, type: child}\n"
    "counts: [{name: helps, title: Help, by: help}]\n"
    "list: {columns: [person, help], filters: [help]}\n";

static const char keeps_yaml[] =
    "name: keeps\n"
    "title: Kept by many\n"
    "record: thing\n"
    "description: What a school, a person and a child's own may keep.\n"
    "source: s\n"
    "access:\n"
    "  about: area\n"
    "  read: REGISTER_READ\n"
    "  write: REGISTER_WRITE\n"
    "  own:\n"
    "    - {field: school, read: MY_SCHOOL, write: MY_SCHOOL}\n"
    "    - {field: who, read: SIGNED_IN, write: SIGNED_IN}\n"
    "    - {field: pupil, read: CASE_TRACK}\n"
    "fields:\n"
    "  - {name: name, label: Name, type: text, required: Enter the name}\n"
    "  - {name: school, label: School, type: school}\n"
    "  - {name: who, label: Who, type: person}\n"
    "  - {name: pupil, label: Pupil, type: child}\n"
    "  - {name: lead, label: Lead, type: person}\n"
    "  - {name: above, label: Above, type: person}\n"
    "  - {name: began, label: Began, type: date}\n"
    "  - {name: looked, label: Looked at, type: date}\n"
    "  - {name: grade, label: Grade, type: choice, choices: [{value: low, label: Low}, {value: "
    "mid,\n"
    "     label: Middle}, {value: high, label: High}]}\n"
    "  - {name: why, label: Why, type: text, required: Enter why,\n"
    "     required_when: {field: grade, is: low or mid}}\n"
    "  - {name: time, label: From, second: Until, type: period}\n"
    "  - {name: site, label: Address, second: Its postcode, type: place}\n"
    "  - {name: proof, label: Evidence, type: evidence}\n"
    "  - {name: done, label: Done, type: date}\n"
    "  - {name: note, label: Note, type: text, may: REGISTER_WRITE}\n"
    "  - {name: helper, label: Helper, type: record, of: services}\n"
    "states: [{name: open, title: Open}, {name: closed, title: Closed}]\n"
    "moves: [{from: open, to: closed, may: REGISTER_WRITE}]\n"
    "owner: lead\n"
    "escalate: {days: 10, to: above}\n"
    "duties:\n"
    "  - {name: look, title: Look at it, after: began, last: looked, months: 1, in: [open], "
    "remind: 7,\n     again: [1]}\n"
    "  - {name: finish, title: Finish it, after: time_to, done: done, in: [open], when: {field: "
    "grade,\n"
    "     is: low or mid}}\n"
    "list: {columns: [name, grade, began], filters: [grade, began, school], order: [name]}\n";

static const char passes_yaml[] =
    "name: passes\n"
    "title: Passes\n"
    "record: pass\n"
    "description: Somebody's own, and read by whom they name.\n"
    "source: s\n"
    "access:\n"
    "  about: area\n"
    "  own:\n"
    "    - {field: owner, read: SIGNED_IN, write: SIGNED_IN}\n"
    "    - {field: mentor, read: SIGNED_IN, until: ends}\n"
    "fields:\n"
    "  - {name: owner, label: Whose, type: person, required: Select whose}\n"
    "  - {name: mentor, label: Mentor, type: person}\n"
    "  - {name: ends, label: Until, type: date}\n"
    "  - {name: secret, label: Secret, type: text, hidden_when: {field: back, is: secret}}\n"
    "  - {name: back, label: Kept back, type: choices, choices: [{value: secret, label: Secret},\n"
    "     {value: secrets, label: More}]}\n"
    "  - {name: quiet, label: Quiet, type: yes_no}\n"
    "  - {name: shy, label: Shy, type: text, hidden_when: {field: quiet, is: 'yes'}}\n"
    "  - {name: said, label: Said, type: text}\n"
    "states: [{name: draft, title: Draft}, {name: done, title: Done}]\n"
    "moves: [{from: draft, to: done, needs: [said]}]\n"
    "once: {by: [owner, quiet], in: [draft], message: There is one already}\n"
    "list: {columns: [owner, secret], filters: [owner]}\n";

static const char people[] =
    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
    " (1, 50, 'b50', 'team', 'North'), (1, 51, 'b51', 'team', 'South'), (1, 52, 'b52', 'school', "
    "'Elm'),"
    " (1, 53, 'b53', 'authority', 'Oakshire'), (1, 55, 'b55', 'school', 'Oak'), (2, 54, 'b54', "
    "'team', 'Else');"
    "INSERT INTO persons (la, id, public_id, given, family) VALUES"
    " (1, 1, 'p1', 'Olu', 'Officer'), (1, 2, 'p2', 'Mo', 'Manager'), (1, 3, 'p3', 'Oz', "
    "'Outsider'),"
    " (1, 4, 'p4', 'Pia', 'Parent'), (1, 5, 'p5', 'Cat', 'Child'), (2, 6, 'p6', 'Em', 'Else'),"
    " (1, 7, 'p7', 'Sen', 'Co'), (1, 8, 'p8', 'Hea', 'Dofoak');"
    "INSERT INTO posts (la, id, person, body, role, from_on) VALUES"
    " (1, 1, 1, 50, 'officer', '2020-01-01'), (1, 2, 2, 53, 'manager', '2020-01-01'),"
    " (1, 3, 3, 51, 'officer', '2020-01-01'), (2, 4, 6, 54, 'manager', '2020-01-01'),"
    " (1, 5, 7, 52, 'senco', '2020-01-01'), (1, 6, 8, 55, 'head', '2020-01-01');"
    "UPDATE bodies SET parent = 53 WHERE la = 1 AND id = 50;"
    "INSERT INTO parenthoods (la, id, child, person, kind) VALUES (1, 1, 5, 4, 'parent');"
    "INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state, "
    "received_on,"
    " team, officer, holder_body, holder_since, next_step) VALUES"
    " (1, 60, 'c60', 'REF60', 5, 'p', '1', 's', '2026-01-01', 50, 1, 50, '2026-01-01', 'n');";

static void
remove_folder(void *path)
{
	char command[300];

	snprintf(command, sizeof command, "rm -rf -- '%.200s'", (const char *)path);
	if (system(command) != 0)
		fprintf(stderr, "%s failed\n", command);
}

const char *
register_folder(struct arena *a)
{
	char *folder = arena_strdup(a, "/tmp/waymark-register-XXXXXX");

	if (mkdtemp(folder) == NULL)
		fail(FAULT_STORAGE, "no temporary folder");
	arena_on_free(a, remove_folder, folder);
	return folder;
}

const char *
register_file(struct arena *a, const char *folder, const char *name, const char *text)
{
	const char *path = arena_printf(a, "%s/%s", folder, name);
	FILE *f = fopen(path, "we");

	if (f == NULL || fputs(text, f) < 0 || fclose(f) != 0)
		fail(FAULT_STORAGE, "%s cannot be written", path);
	return path;
}

struct register_def *
register_defined(struct arena *a, const char *path)
{
	struct strict_file file = strict_open(a, path);

	return define_read(a, &file);
}

void
register_world_migrate(struct register_world *w, const struct registers *set)
{
	db_migrate(w->db.owner,
	    &(struct migrate_options){ .at = { 1 },
		.migrations = db_migrations,
		.n = db_migrations_n,
		.views = access_views_sql,
		.postgres_rls = access_rls_sql,
		.records = set->types,
		.app_role = "waymark",
		.have_backup = true },
	    w->arena);
}

const char *
register_keeps_yaml(void)
{
	return keeps_yaml;
}

struct register_world
register_world_new(bool postgres)
{
	struct register_world w = { .arena = arena_new(0) };
	const char *folder = register_folder(w.arena);

	w.conf = conf_load(w.arena, NULL);
	w.conf->data_dir = folder;
	keys_create(w.arena, folder);
	keys_load(w.arena, folder);
	register_file(w.arena, folder, "services.yaml", services_yaml);
	register_file(w.arena, folder, "needs.yaml", needs_yaml);
	register_file(w.arena, folder, "keeps.yaml", keeps_yaml);
	register_file(w.arena, folder, "passes.yaml", passes_yaml);
	w.registers = registers_load(w.arena, (const char *const[]){ folder, NULL }, NULL);
	w.services = registers_find(w.registers, "services");
	w.needs = registers_find(w.registers, "needs");
	w.keeps = registers_find(w.registers, "keeps");
	w.passes = registers_find(w.registers, "passes");
	w.db = testdb_new(w.arena, postgres);
	register_world_migrate(&w, w.registers);
	testdb_sql(w.db, people);
	w.conf->db_url = w.db.url;
	w.conf->db_connections = 3;
	w.pool = pool_open(w.conf);
	return w;
}

void
register_world_end(struct register_world *w)
{
	pool_close(w->pool);
	arena_free(w->arena);
}
