/* Sen2 import: each person is checked, looked for, and made; the report of whom is held back until
 * all of it is kept. */
#include "areas/returns/returns.h"
#include "areas/people/people.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/sen2_log.h"
#include "areas/returns/sen2_rules.h"
#include "areas/returns/sen2_settings.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "io/json.h"

#include <errno.h>
#include <string.h>

struct importing {
	const struct sen2_import *plan;
	struct sen2_import_count *count;
	struct tx *tx;
	struct arena *arena;
	struct sen2_seen *seen;
	struct sen2_settings *settings;
	int64_t la, team, authority;
	FILE *made; /* lines of who was made */
	struct sen2_reading reading;
};

/* ---- the report ---- */

static void
print(struct arena *a, FILE *to, json_t *line)
{
	if (fprintf(to, "%s\n", json_text(a, line, JSON_COMPACT)) < 0)
		fail(FAULT_STORAGE, "the report: %s", strerror(errno));
}

static void
tell(void *context, const struct sen2_finding *f)
{
	const struct importing *m = context;
	struct arena *a = arena_new(0);

	print(a, m->plan->report,
	    json_pack("{s:s, s:s, s:s, s:s, s:i, s:s}", "rule", f->rule, "severity",
		f->severity == SEN2_ERROR ? "error" : "query", "person", f->person, "path", f->path,
		"line", f->line, "message", f->message));
	arena_free(a);
}

static void
tell_made(struct importing *m, const struct sen2_node *person, const struct case_imported *c,
    size_t events)
{
	struct arena *a = m->reading.arena;
	const char *upn = sen2_text(person, SEN2_UPN), *uln = sen2_text(person, SEN2_ULN);
	const char *name = *upn != '\0' ? upn : uln;

	if (*name == '\0')
		name = arena_printf(a, "person %lld", (long long)m->reading.persons + 1);
	print(a, m->made,
	    json_pack("{s:s, s:s, s:s, s:I, s:I}", "person", name, "case", c->reference, "state",
		event_state_name(c->state), "events", (json_int_t)events, "left_out",
		(json_int_t)c->left_out));
}

static void
close_file(void *file)
{
	fclose(file);
}

static FILE *
spool(struct arena *a)
{
	FILE *f = tmpfile();

	if (f == NULL)
		fail(FAULT_STORAGE, "a temporary file: %s", strerror(errno));
	arena_on_free(a, close_file, f);
	return f;
}

static void
copy_report(struct importing *m)
{
	char chunk[1 << 16];
	size_t n;

	rewind(m->made);
	while ((n = fread(chunk, 1, sizeof chunk, m->made)) > 0)
		fwrite(chunk, 1, n, m->plan->report);
}

/* ---- whose it is ---- */

static int64_t
make_first_team(struct importing *m)
{
	struct return_teams_rows teams = return_teams(m->tx, m->la);
	const char *names = "";

	for (size_t i = 0; i < teams.n; i++)
		names =
		    arena_printf(m->arena, "%s%s\"%s\"", names, i > 0 ? ", " : "", teams.a[i].name);
	if (teams.n > 0)
		fail(FAULT_USAGE, "authority %lld has no team \"%.100s\"; its teams are %.800s",
		    (long long)m->la, m->plan->team, names);
	return people_add_body(m->tx,
	    &(struct people_body){
		.la = m->la, .kind = "team", .name = m->plan->team, .parent = m->authority });
}

/* The header stands before the first person and names the authority. */
static void
find_owner(struct importing *m)
{
	const struct return_authority_row *authority;
	struct return_team_rows team;

	if (m->reading.authority == NULL || !str_to_int(m->reading.authority, &m->la))
		fail(FAULT_USAGE, "%s: the header names no authority (LEA); add it", m->plan->path);
	authority = return_authority(m->tx, m->la);
	if (authority == NULL)
		fail(FAULT_USAGE,
		    "%s is a return of authority %lld, which is not in this database; import it "
		    "where it belongs",
		    m->plan->path, (long long)m->la);
	m->authority = authority->id;
	team = return_team(m->tx, m->la, m->plan->team);
	if (team.n > 1)
		fail(FAULT_USAGE, "authority %lld has more than one team \"%.100s\"",
		    (long long)m->la, m->plan->team);
	m->team = team.n == 1 ? team.a[0].id : make_first_team(m);
	m->settings = sen2_settings_new(m->arena, m->tx, m->la);
}

/* ---- a person ---- */

static struct date
date_of(const struct sen2_node *record, enum sen2_element e)
{
	struct date d = { 0 };

	date_parse(sen2_text(record, e), &d);
	return d;
}

static const struct number {
	const char *kind, *rule, *message;
	enum sen2_element element;
} numbers[] = {
	{ "upn", "I01",
	    "A child with this UPN is there already. Take the child out of the file, or keep the "
	    "case that is there up to date by hand",
	    SEN2_UPN },
	{ "uln", "I02", "Somebody with this ULN is there already. Check both; take one out",
	    SEN2_ULN },
};
enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

static void
check_numbers(struct importing *m, const struct sen2_node *person)
{
	for (int i = 0; i < NUMBERS; i++) {
		const char *value = sen2_text(person, numbers[i].element);

		if (*value != '\0' &&
		    return_number_taken(m->tx, m->la, numbers[i].kind, value)->taken)
			sen2_find_fault(&m->reading, numbers[i].rule, SEN2_ERROR, person,
			    numbers[i].element, "%s", numbers[i].message);
	}
}

static int64_t
make_person(struct importing *m, const struct sen2_node *person)
{
	int64_t id = people_add_person(m->tx, &(struct people_person){ .la = m->la,
						  .given = sen2_text(person, SEN2_FORENAME),
						  .family = sen2_text(person, SEN2_SURNAME),
						  .born = date_of(person, SEN2_BIRTH_DATE) });

	for (int i = 0; i < NUMBERS; i++) {
		const char *value = sen2_text(person, numbers[i].element);

		if (*value != '\0')
			return_number_insert(m->tx, m->la, id, numbers[i].kind, value);
	}
	return id;
}

/*
 * The rolls a child is on: where it is placed; where no placement has a number,
 * what the plan names, while it lasts.  Returns where the child is now, or 0.
 */
static int64_t
enrol(struct importing *m, const struct sen2_node *request, int64_t child, struct date start)
{
	const struct sen2_node *active = sen2_child(request, SEN2_ACTIVE_PLAN);
	const struct sen2_node *plan =
	    sen2_child(sen2_child(request, SEN2_ASSESSMENT), SEN2_NAMED_PLAN);
	struct date today = tx_now(m->tx).today, from = date_of(plan, SEN2_START_DATE);
	int64_t now = 0;
	bool any = false;

	for (const struct sen2_node *p = sen2_child(active, SEN2_PLACEMENT); p != NULL;
	     p = sen2_next(p)) {
		struct date entry = date_of(p, SEN2_ENTRY_DATE), to = date_of(p, SEN2_LEAVING_DATE);
		int64_t body = sen2_settings_body(m->settings, p);

		if (body == 0)
			continue;
		any = true;
		people_enrol_until(
		    m->tx, m->la, child, body, date_is_set(entry) ? entry : start, to);
		if (now == 0 && (!date_is_set(to) || date_compare(to, today) > 0))
			now = body;
	}
	for (const struct sen2_node *d = any ? NULL : sen2_child(plan, SEN2_PLAN_DETAIL); d != NULL;
	     d = sen2_next(d)) {
		struct date to = date_of(plan, SEN2_CEASE_DATE);
		int64_t body = sen2_settings_body(m->settings, d);

		if (body == 0)
			continue;
		people_enrol_until(m->tx, m->la, child, body, date_is_set(from) ? from : start, to);
		if (now == 0 && !date_is_set(to))
			now = body;
	}
	return now;
}

static void
keep_needs(struct importing *m, const struct sen2_node *request, int64_t case_id)
{
	const struct sen2_node *active = sen2_child(request, SEN2_ACTIVE_PLAN);
	int64_t rank = 0;

	for (const struct sen2_node *n = sen2_child(active, SEN2_NEED); n != NULL;
	     n = sen2_next(n)) {
		const char *said = sen2_text(n, SEN2_NEED_RANK);

		/* Two of one rank are a query of the check and keep their order. */
		rank = rank == 0 && str_eq(said, "2") && sen2_next(n) == NULL ? 2 : rank + 1;
		return_need_insert(m->tx, m->la, case_id, rank, sen2_text(n, SEN2_NEED_TYPE));
	}
}

static void
make_case(struct importing *m, const struct sen2_node *person, const struct sen2_node *request,
    int64_t child)
{
	struct sen2_log log = sen2_log_of(&m->reading, request, date_of(person, SEN2_BIRTH_DATE));
	struct case_history h = { .la = m->la,
		.child = child,
		.team = m->team,
		.authority = m->authority,
		.pack = m->plan->pack,
		.events = log.a,
		.n = log.n };
	struct case_imported made;

	if (log.n == 0) {
		sen2_find_fault(&m->reading, "I03", SEN2_ERROR, request, SEN2_RECEIVED_DATE,
		    "The request has no day at all, so no case can begin. Give the day it was "
		    "received, or the day the plan started");
		return;
	}
	h.school = enrol(m, request, child, log.a[0].on);
	made = cases_import(m->tx, &h);
	keep_needs(m, request, made.id);
	tell_made(m, person, &made, log.n);
	m->count->cases++;
	m->count->events += (int64_t)log.n;
}

/* After the first error nothing is made any more; the rest is only checked. */
static void
take_person(struct sen2_reading *r, const struct sen2_node *person)
{
	struct importing *m = r->context;
	struct arena *before;
	int64_t child;

	if (m->settings == NULL)
		find_owner(m);
	before = tx_use_arena(m->tx, r->arena);
	sen2_check_person(r, person, m->seen);
	check_numbers(m, person);
	if (r->errors == 0) {
		child = make_person(m, person);
		for (const struct sen2_node *q = sen2_child(person, SEN2_REQUEST); q != NULL;
		     q = sen2_next(q))
			make_case(m, person, q, child);
	}
	tx_use_arena(m->tx, before);
}

/* ---- the whole ---- */

bool
sen2_import(struct arena *a, struct pool *pool, const struct sen2_import *plan,
    struct sen2_import_count *ret)
{
	struct importing m = { .plan = plan,
		.count = ret,
		.arena = a,
		.tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = plan->now }),
		.seen = sen2_seen_new(a),
		.made = spool(a) };
	bool kept;

	tx_expect_many(m.tx);
	*ret = (struct sen2_import_count){ 0 };
	m.reading =
	    (struct sen2_reading){ .context = &m, .finding = tell, .take_person = take_person };
	sen2_read(&m.reading, plan->path);
	ret->persons = m.reading.persons;
	ret->errors = m.reading.errors;
	ret->queries = m.reading.queries;
	kept = ret->errors == 0 && ret->persons > 0;
	if (kept) {
		ret->settings = sen2_settings_made(m.settings);
		audit_say(m.tx, &(struct audit_entry){ .la = m.la,
				    .action = "import_sen2",
				    .object_kind = "body",
				    .object_id = m.team,
				    .route = "waymark import" });
		tx_commit(m.tx);
		copy_report(&m);
	} else {
		tx_rollback(m.tx);
	}
	return kept;
}
