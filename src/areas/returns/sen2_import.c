/*
 * Sen2 import: parcels of people are looked for and kept in one transaction; the report of who was
 * made is held back until all of it is kept.
 */
#include "areas/returns/returns.h"
#include "areas/people/people.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/sen2_keep.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "base/buf.h"
#include "io/json.h"

#include <errno.h>
#include <string.h>

struct importing {
	const struct sen2_import *plan;
	struct arena *arena;
	struct sen2_keeper keeper;
	const struct sen2_parcel *parcel; /* at work on */
	const char *digest;		  /* of the file; NULL: it is not read to its end */
	struct sen2_reading found_here;	  /* counts what the database has against people */
	int64_t other;			  /* the last other authority that has a number, */
	const char *other_name;		  /* and what it is called */
};

/* ---- the report ---- */

static void
tell(void *context, const struct sen2_finding *f)
{
	const struct importing *m = context;
	struct arena *a = arena_new(0);
	json_t *line = json_pack("{s:s, s:s, s:s, s:s, s:i, s:s}", "rule", f->rule, "severity",
	    f->severity == SEN2_ERROR ? "error" : "query", "person", f->person, "path", f->path,
	    "line", f->line, "message", f->message);

	if (fprintf(m->plan->report, "%s\n", json_text(a, line, JSON_COMPACT)) < 0)
		fail(FAULT_STORAGE, "the report: %s", strerror(errno));
	arena_free(a);
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

	rewind(m->keeper.made);
	while ((n = fread(chunk, 1, sizeof chunk, m->keeper.made)) > 0)
		fwrite(chunk, 1, n, m->plan->report);
}

/* ---- whose it is ---- */

static int64_t
make_first_team(struct importing *m)
{
	struct sen2_keeper *k = &m->keeper;
	struct return_teams_rows teams = return_teams(k->tx, k->la);
	const char *names = "";

	for (size_t i = 0; i < teams.n; i++)
		names =
		    arena_printf(m->arena, "%s%s\"%s\"", names, i > 0 ? ", " : "", teams.a[i].name);
	if (teams.n > 0)
		fail(FAULT_USAGE, "authority %lld has no team \"%.100s\"; its teams are %.800s",
		    (long long)k->la, m->plan->team, names);
	return people_add_body(k->tx,
	    &(struct people_body){
		.la = k->la, .kind = "team", .name = m->plan->team, .parent = k->authority });
}

/* The header stands before the first person and names the authority. */
static void
find_owner(struct importing *m)
{
	struct sen2_keeper *k = &m->keeper;
	const struct return_authority_row *authority;
	struct return_team_rows team;

	if (m->parcel->authority == NULL || !str_to_int(m->parcel->authority, &k->la))
		fail(FAULT_USAGE, "%s: the header names no authority (LEA); add it", m->plan->path);
	authority = return_authority(k->tx, k->la);
	if (authority == NULL)
		fail(FAULT_USAGE,
		    "%s is a return of authority %lld, which is not in this database; import it "
		    "where it belongs",
		    m->plan->path, (long long)k->la);
	k->authority = authority->id;
	team = return_team(k->tx, k->la, m->plan->team);
	if (team.n > 1)
		fail(FAULT_USAGE, "authority %lld has more than one team \"%.100s\"",
		    (long long)k->la, m->plan->team);
	k->team = team.n == 1 ? team.a[0].id : make_first_team(m);
	k->settings = sen2_settings_new(m->arena, k->tx, k->before, k->la);
}

/* ---- who is there already ---- */

static const struct taken {
	const char *rule, *message;
} taken[SEN2_NUMBERS] = {
	{ "I01",
	    "A child with this UPN is there already. Take the child out of the file, or keep the "
	    "case that is there up to date by hand" },
	{ "I02", "Somebody with this ULN is there already. Check both; take one out" },
};

static const char alphanumeric[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* The values of that number in the parcel, as a JSON list; NULL: nobody has one. */
static const char *
numbers_in(struct importing *m, enum sen2_element e)
{
	struct buf *b = buf_new(m->parcel->arena);

	for (size_t i = 0; i < m->parcel->n; i++) {
		const char *value = sen2_text(m->parcel->people[i].person, e);

		/* What is none has been found already, and quotes would end the text. */
		if (*value != '\0' && strspn(value, alphanumeric) == strlen(value))
			buf_printf(b, "%c\"%s\"", b->n == 0 ? '[' : ',', value);
	}
	buf_putc(b, ']');
	return b->n > 1 ? b->p : NULL;
}

/* Children move to few other authorities: the last one's name is kept. */
static const char *
authority_name(struct importing *m, int64_t la)
{
	const struct return_authority_row *row;

	if (la == m->other)
		return m->other_name;
	row = return_authority(m->keeper.before, la);
	m->other = la;
	m->other_name = arena_strdup(m->arena, row == NULL ? "Another authority" : row->name);
	return m->other_name;
}

static void
find_taken(struct importing *m, int number, const struct return_numbers_taken_row *row)
{
	enum sen2_element e = sen2_numbers[number].element;
	struct sen2_reading *r = &m->found_here;

	for (size_t i = 0; i < m->parcel->n; i++) {
		const struct sen2_arrived *p = &m->parcel->people[i];

		if (!str_eq(sen2_text(p->person, e), row->value))
			continue;
		r->person = p->person;
		r->persons = p->number;
		if (row->la == m->keeper.la)
			sen2_find_fault(r, taken[number].rule, SEN2_ERROR, p->person, e, "%s",
			    taken[number].message);
		else
			sen2_find_fault(r, "I04", SEN2_QUERY, p->person, e,
			    "%s has a child with this number too. If the child moved, see that "
			    "one of the two cases is closed",
			    authority_name(m, row->la));
		sen2_tell(r);
	}
}

/* Asked for all of a parcel at once. */
static void
check_numbers(struct importing *m)
{
	m->found_here.arena = m->parcel->arena;
	for (int i = 0; i < SEN2_NUMBERS; i++) {
		const char *values = numbers_in(m, sen2_numbers[i].element);
		struct return_numbers_taken_rows rows = { 0 };

		if (values != NULL)
			rows = return_numbers_taken(m->keeper.before, sen2_numbers[i].kind, values);
		for (size_t j = 0; j < rows.n; j++)
			find_taken(m, i, &rows.a[j]);
	}
}

/* ---- the whole ---- */

/* After the first error nothing is made any more; the rest is only checked. */
static void
take_parcel(struct importing *m, const struct sen2_parcel *parcel)
{
	struct sen2_keeper *k = &m->keeper;

	m->parcel = parcel;
	if (k->settings == NULL && parcel->n > 0)
		find_owner(m);
	tx_use_arena(k->tx, parcel->arena);
	tx_use_arena(k->before, parcel->arena);
	for (size_t i = 0; i < parcel->found.n; i++)
		tell(m, &parcel->found.a[i]);
	check_numbers(m);
	if (parcel->errors + m->found_here.errors == 0) {
		for (size_t i = 0; i < parcel->n; i++)
			sen2_keep_settings(k, &parcel->people[i]);
		for (size_t i = 0; i < parcel->n; i++)
			sen2_keep(k, &parcel->people[i]);
	}
	tx_use_arena(k->tx, m->arena);
	tx_use_arena(k->before, m->arena);
}

static void
take_all(struct importing *m, struct sen2_import_count *ret)
{
	struct sen2_flow *flow = sen2_flow_begin(m->arena, m->plan->path);
	const struct sen2_parcel *parcel;

	while ((parcel = sen2_flow_next(flow)) != NULL) {
		take_parcel(m, parcel);
		ret->persons = parcel->persons;
		m->digest = arena_strdup(m->arena, parcel->digest);
		ret->errors = parcel->errors + m->found_here.errors;
		ret->queries = parcel->queries + m->found_here.queries;
	}
}

/*
 * One entry for all of it, as nobody decided about one child: its hash covers the file's own digest
 * and how much of it was made, so that whoever has the file can show that it is the one.
 */
static void
say(struct importing *m, const struct sen2_import_count *n)
{
	const struct sen2_keeper *k = &m->keeper;
	const char *made = arena_printf(m->arena, "%lld persons, %lld cases, %lld events",
	    (long long)n->persons, (long long)n->cases, (long long)n->events);

	audit_say(k->tx,
	    &(struct audit_entry){ .la = k->la,
		.action = "import_sen2",
		.object_kind = "return",
		.object_id = k->team,
		.object_hash = audit_state_hash(m->arena, (const char *[]){ m->digest, made }, 2),
		.fields = "persons,identifiers,contacts,enrolments,cases,case_events,case_needs,"
			  "return_facts",
		.route = "waymark import" });
}

bool
sen2_import(struct arena *a, struct pool *pool, const struct sen2_import *plan,
    struct sen2_import_count *ret)
{
	struct importing m = { .plan = plan, .arena = a };
	struct sen2_keeper *k = &m.keeper;
	bool kept;

	k->tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = plan->now });
	k->before =
	    tx_begin(pool, TX_READ, arena_part(a, 0), (struct tx_context){ .now = plan->now });
	k->pack = plan->pack;
	k->made = spool(a);
	m.found_here = (struct sen2_reading){ .context = &m, .finding = tell };
	tx_expect_many(k->tx);
	*ret = (struct sen2_import_count){ 0 };
	take_all(&m, ret);
	tx_rollback(k->before);
	kept = ret->errors == 0 && ret->persons > 0;
	if (!kept) {
		tx_rollback(k->tx);
		return false;
	}
	ret->cases = k->cases;
	ret->events = k->events;
	ret->settings = sen2_settings_made(k->settings);
	say(&m, ret);
	tx_commit(k->tx);
	copy_report(&m);
	return true;
}
