/* Rights and duties of registers on both engines: whose row it is, whose body, whose child; who is
 * told what is due. */
#include "check.h"
#include "register_world.h"
#include "areas/registers/asking.h"
#include "access/viewer.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "text/text.h"

#include <stdio.h>
#include <string.h>

static bool postgres;
static struct register_world w;
static struct arena *a;

static struct tx *
begin(enum tx_kind kind, int64_t viewer)
{
	arena_free(a);
	a = arena_new(0);
	return tx_begin(w.pool, kind, a, (struct tx_context){ viewer, register_noon });
}

static void
add(int64_t viewer, const struct register_value *values)
{
	struct tx *tx = begin(TX_WRITE, viewer);

	register_add(tx, w.keeps, 1, 0, values, false);
	tx_commit(tx);
}

/* How many records of that name the viewer sees. */
static int64_t
sees(int64_t viewer, const char *name)
{
	struct record_list all = record_search(
	    begin(TX_READ, viewer), w.keeps->type, &(struct record_search){ .most = 100 });
	int64_t n = 0;

	for (size_t i = 0; i < all.n; i++)
		n += str_eq(all.a[i]->values[0], name);
	return n;
}

static int64_t adder;
static const struct register_value *added;

static void
add_it(void *arg)
{
	(void)arg;
	add(adder, added);
}

static bool
may_add(int64_t viewer, const struct register_value *values)
{
	struct fault fault;

	adder = viewer;
	added = values;
	return attempt(add_it, NULL, &fault);
}

static void
fields_give_rights(void)
{
	static const struct register_value elm[] = { { "name", "elm" }, { "school", "52" }, { 0 } },
					   own[] = { { "name", "own" }, { "who", "4" }, { 0 } },
					   child[] = { { "name", "child" }, { "pupil", "5" },
						   { 0 } },
					   bare[] = { { "name", "bare" }, { 0 } };

	CHECK(may_add(SENCO, elm));
	CHECK(!may_add(HEAD, elm));
	CHECK(!may_add(PARENT, elm));
	CHECK(!may_add(0, elm));
	CHECK(may_add(PARENT, own));
	CHECK(!may_add(SENCO, own));
	CHECK(!may_add(PARENT, child)); /* to be read by the child's own, not written */
	CHECK(may_add(MANAGER, child));
	CHECK(!may_add(OFFICER, bare));
	CHECK(!may_add(OTHER_MANAGER, bare));
	CHECK(may_add(MANAGER, bare));
}

static const struct {
	const char *name;
	bool officer, senco, head, parent; /* who sees it, beside the manager */
} seen[] = {
	{ "elm", true, true, false, false },
	{ "own", true, false, false, true },
	{ "child", true, false, false, true },
	{ "bare", true, false, false, false },
};

static void
only_they_see(void)
{
	for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
		CHECK_INT(sees(MANAGER, seen[i].name), 1);
		CHECK_INT(sees(OFFICER, seen[i].name), seen[i].officer);
		CHECK_INT(sees(SENCO, seen[i].name), seen[i].senco);
		CHECK_INT(sees(HEAD, seen[i].name), seen[i].head);
		CHECK_INT(sees(PARENT, seen[i].name), seen[i].parent);
		CHECK_INT(sees(OTHER_MANAGER, seen[i].name), 0);
		CHECK_INT(sees(0, seen[i].name), 0);
	}
}

static const struct record *
named(struct tx *tx, const char *name)
{
	struct record_list all =
	    record_search(tx, w.keeps->type, &(struct record_search){ .most = 100 });

	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.a[i]->values[0], name))
			return all.a[i];
	return NULL;
}

static bool
change(int64_t viewer, const char *name, const char *field, const char *value)
{
	struct tx *tx = begin(TX_WRITE, viewer);
	const struct record *r = named(tx, name);
	const char **values = anew_n(a, const char *, w.keeps->n_values);
	bool done;

	if (r == NULL)
		return false;
	memcpy(values, r->values, w.keeps->n_values * sizeof *values);
	values[define_field(w.keeps, field)] = value;
	done = record_update(tx, w.keeps->type,
	    &(struct record_change){ .la = r->la,
		.id = r->id,
		.version = r->version,
		.state = r->state,
		.values = values });
	if (done) {
		tx_audited(tx);
		tx_commit(tx);
	} else {
		tx_rollback(tx);
	}
	return done;
}

struct trying {
	int64_t viewer;
	const char *name, *field, *value;
	bool done;
};

static void
try_change(void *arg)
{
	struct trying *t = arg;

	t->done = change(t->viewer, t->name, t->field, t->value);
}

/* On PostgreSQL row-level security may say so before the statement does. */
static bool
may_change(int64_t viewer, const char *name, const char *field, const char *value)
{
	struct trying t = { viewer, name, field, value, false };
	struct fault fault;

	return attempt(try_change, &t, &fault) && t.done;
}

static void
nobody_gives_a_row_away(void)
{
	CHECK(may_change(SENCO, "elm", "grade", "high"));
	CHECK(!may_change(SENCO, "elm", "school", "55"));
	CHECK(!may_change(PARENT, "own", "who", "1"));
	CHECK(!may_change(PARENT, "child", "grade", "low"));
	CHECK(!may_change(OFFICER, "bare", "grade", "low"));
	CHECK(may_change(MANAGER, "elm", "school", "55"));
	CHECK_INT(sees(HEAD, "elm"), 1);
	CHECK_INT(sees(SENCO, "elm"), 0);
	CHECK(may_change(MANAGER, "elm", "school", "52"));
}

/* ---- the form ---- */

static size_t
offered(const struct asking *q, const char *field)
{
	const struct refs *r = &q->refs[define_field(w.keeps, field)];
	size_t n = 0;

	while (r->choices[n].value != NULL)
		n++;
	return n;
}

static bool
asks(const struct asking *q, const char *field)
{
	for (const struct field *f = q->form.fields; f->name != NULL; f++)
		if (str_eq(f->name, field))
			return true;
	return false;
}

static struct asking *
ask(int64_t viewer, const char *name)
{
	struct tx *tx = begin(TX_READ, viewer);
	const struct viewer *v = viewer_load(tx, viewer);

	return asking_new(tx, w.keeps, name == NULL ? NULL : named(tx, name),
	    &(struct refs_place){ .viewer = v, .la = 1 });
}

static void
one_is_offered_what_is_ones_own(void)
{
	const struct asking *q = ask(SENCO, NULL);

	CHECK_INT((int64_t)offered(q, "school"), 1);
	CHECK_INT((int64_t)offered(q, "who"), 1);
	CHECK(!asks(q, "note"));
	q = ask(MANAGER, NULL);
	CHECK_INT((int64_t)offered(q, "school"), 2);
	CHECK(asks(q, "note"));
	q = ask(SENCO, "elm");
	CHECK(asks(q, "version") && asks(q, "state"));
	CHECK_STR(q->form.fields[define_field(w.keeps, "name")].name, "name");
	for (const struct field *f = q->form.fields; f->name != NULL; f++)
		if (str_eq(f->name, "state"))
			CHECK(f->choices[0].value != NULL && f->choices[1].value == NULL);
}

/* What one may not answer stays as somebody else answered it. */
static void
locked_fields_stay(void)
{
	const struct form_param params[] = { { "name", "elm" }, { "school", "b52" },
		{ "grade", "high" }, { "version", "1" }, { "state", "open" } };
	void *values;
	struct form_state *s;
	struct asking *q;

	CHECK(may_change(MANAGER, "elm", "note", "kept"));
	q = ask(SENCO, "elm");
	s = form_new(a, &q->form, NULL);
	values = arena_alloc(a, q->form.size);
	CHECK_INT(form_parse(s,
		      &(struct form_input){ .today = register_noon.today,
			  .params = params,
			  .n = sizeof params / sizeof params[0] },
		      values),
	    FORM_VALID);
	CHECK_STR(asking_values(q, values)[define_field(w.keeps, "note")], "kept");
	CHECK_STR(asking_values(q, values)[define_field(w.keeps, "school")], "52");
}

static const struct {
	const char *field[4][2];
	const char *on, *error; /* NULL: it is right */
} slips[] = {
	{ { { "proof", "/documents/abc" } }, "proof", NULL },
	{ { { "proof", "example.org/x" } }, "proof", NULL },
	{ { { "proof", "/documents/../people" } }, "proof", "Enter the address of a web page" },
	{ { { "proof", "//example.org" } }, "proof", "Enter the address of a web page" },
	{ { { "proof", "/sign-out" } }, "proof", "Enter the address of a web page" },
	{ { { "grade", "low" } }, "why", "Enter why" },
	{ { { "grade", "mid" } }, "why", "Enter why" },
	{ { { "grade", "high" } }, "why", NULL },
	{ { { "site", "1 High Street" }, { "site_postcode", "zz" } }, "site_postcode", "" },
};

static void
slips_are_said(void)
{
	for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
		struct asking *q = ask(MANAGER, NULL);
		struct form_state *s = form_new(a, &q->form, NULL);
		void *values = arena_alloc(a, q->form.size);
		struct form_param params[5] = { { "name", "n" } };
		size_t n = 1;
		const char *error;

		for (size_t k = 0; k < 4 && slips[i].field[k][0] != NULL; k++)
			params[n++] =
			    (struct form_param){ slips[i].field[k][0], slips[i].field[k][1] };
		form_parse(s,
		    &(struct form_input){ .today = register_noon.today, .params = params, .n = n },
		    values);
		error = form_error_on(s, slips[i].on);
		if (slips[i].error == NULL)
			CHECK_STR(error, NULL);
		else
			CHECK(error != NULL && str_starts(error, slips[i].error));
	}
}

/* A record is no evidence of itself. */
static void
no_evidence_of_itself(void)
{
	struct asking *q = ask(MANAGER, "elm");
	struct form_state *s = form_new(a, &q->form, NULL);
	void *values = arena_alloc(a, q->form.size);
	struct form_param params[] = { { "name", "n" }, { "version", "1" }, { "state", "open" },
		{ "proof", arena_printf(a, "/registers/keeps/%s", q->record->public_id) } };

	form_parse(s,
	    &(struct form_input){ .today = register_noon.today, .params = params, .n = 4 }, values);
	CHECK(form_error_on(s, "proof") != NULL);
}

/* ---- what is kept back, for how long it is shown, what there is once ---- */

static void
add_pass(const struct register_value *values)
{
	struct tx *tx = begin(TX_WRITE, PARENT);

	register_add(tx, w.passes, 1, 0, values, false);
	tx_commit(tx);
}

/* The one pass as that viewer sees it so many days on; NULL: not at all. */
static const struct record *
pass(int64_t viewer, int days)
{
	struct now now = register_noon;
	struct record_list all;

	now.today = date_add_days(now.today, days);
	arena_free(a);
	a = arena_new(0);
	all = record_search(tx_begin(w.pool, TX_READ, a, (struct tx_context){ viewer, now }),
	    w.passes->type, &(struct record_search){ .most = 10 });
	return all.n == 1 ? all.a[0] : NULL;
}

static const char *
pass_value(const struct record *r, const char *field)
{
	return r == NULL ? "not seen" : r->values[define_field(w.passes, field)];
}

static void
what_is_kept_back_is_not_shown(void)
{
	add_pass((struct register_value[]){ { "owner", "4" }, { "mentor", "1" },
	    { "ends", "2026-01-05" }, { "secret", "mine" }, { "back", "secret" },
	    { "shy", "quiet" }, { "quiet", "1" }, { 0 } });
	CHECK_STR(pass_value(pass(PARENT, 0), "secret"), "mine");
	CHECK_STR(pass_value(pass(PARENT, 0), "shy"), "quiet");
	CHECK_STR(pass_value(pass(OFFICER, 0), "back"), "secret");
	CHECK_STR(pass_value(pass(OFFICER, 0), "secret"), NULL);
	CHECK_STR(pass_value(pass(OFFICER, 0), "shy"), NULL);
	CHECK(pass(MANAGER, 0) == NULL);
}

static void
a_right_ends_on_its_day(void)
{
	CHECK(pass(OFFICER, 5) != NULL); /* the last day */
	CHECK(pass(OFFICER, 6) == NULL);
	CHECK(pass(PARENT, 6) != NULL);
}

/* What the form says of a new pass, or of the one there is. */
static const char *
pass_error(bool is_new, const char *quiet, const char *state, const char *said, const char *on)
{
	struct tx *tx = begin(TX_READ, PARENT);
	struct record_list all =
	    record_search(tx, w.passes->type, &(struct record_search){ .most = 10 });
	struct asking *q = asking_new(tx, w.passes, is_new ? NULL : all.a[0],
	    &(struct refs_place){ .viewer = viewer_load(tx, PARENT), .la = 1 });
	struct form_state *s = form_new(a, &q->form, NULL);
	struct form_param params[] = { { "owner", "p4" }, { "quiet", quiet }, { "said", said },
		{ "version", "1" }, { "state", state } };

	form_parse(s,
	    &(struct form_input){
		.today = register_noon.today, .params = params, .n = is_new ? 3 : 5 },
	    arena_alloc(a, q->form.size));
	return form_error_on(s, on);
}

static void
there_is_one_at_a_time(void)
{
	CHECK_STR(pass_error(true, "yes", NULL, "x", "owner"), "There is one already");
	CHECK_STR(pass_error(true, "no", NULL, "x", "owner"), NULL);
	CHECK_STR(pass_error(false, "yes", "draft", "x", "owner"), NULL);
}

static void
a_move_waits_for_what_it_needs(void)
{
	CHECK_STR(
	    pass_error(false, "yes", "done", "", "said"), "Answer this before the record moves on");
	CHECK_STR(pass_error(false, "yes", "done", "x", "said"), NULL);
	CHECK_STR(pass_error(false, "yes", "draft", "", "said"), NULL);
}

/* ---- what is due ---- */

static struct register_due_list
due(int64_t viewer, int days)
{
	return registers_due(begin(TX_READ, viewer), &text_english, w.registers,
	    date_add_days(register_noon.today, days), 50);
}

/* register_noon is 31 December 2025. */
static void
duties_come_to_their_owner(void)
{
	static const struct register_value late[] = { { "name", "duty" }, { "lead", "1" },
		{ "above", "3" }, { "began", "2025-12-10" }, { 0 } };

	CHECK(may_add(MANAGER, late)); /* due on 10 January, shown from the 3rd */
	CHECK_INT((int64_t)due(OFFICER, 2).n, 0);
	CHECK_INT((int64_t)due(OFFICER, 3).n, 1);
	CHECK_INT((int64_t)due(OUTSIDER, 3).n, 0);
	CHECK_INT((int64_t)due(MANAGER, 3).n, 0);
	CHECK_INT((int64_t)due(0, 3).n, 0);
	CHECK_INT((int64_t)due(OUTSIDER, 19).n, 0);
	CHECK_INT((int64_t)due(OUTSIDER, 20).n, 1); /* ten days late */
	CHECK(due(OUTSIDER, 20).a[0].escalated);
	CHECK(!due(OFFICER, 20).a[0].escalated);
	CHECK_STR(due(OFFICER, 5).a[0].title, "Look at it");
	CHECK_STR(due(OFFICER, 5).a[0].heading, "duty");
	CHECK_STR(date_iso(a, due(OFFICER, 5).a[0].due), "2026-01-10");
	CHECK(str_starts(due(OFFICER, 5).a[0].path, "/registers/keeps/"));
}

static const struct registers *
with_months(const char *months)
{
	const char *folder = register_folder(w.arena), *text = register_keeps_yaml();
	const char *at = strstr(text, "months: 1,");

	register_file(w.arena, folder, "keeps.yaml",
	    arena_printf(
		w.arena, "%.*s%s%s", (int)(at - text), text, months, at + strlen("months: 1,")));
	register_file(w.arena, folder, "services.yaml",
	    "name: services\ntitle: S\nrecord: s\ndescription: S.\nsource: s\n"
	    "access: {about: area, read: PUBLIC, write: REGISTER_WRITE}\n"
	    "fields: [{name: name, label: Name, type: text}]\nlist: {columns: [name]}\n");
	return registers_load(w.arena, (const char *const[]){ folder, NULL }, NULL);
}

static void
duties_follow_a_changed_definition(void)
{
	const struct registers *changed;

	registers_reckon(w.arena, w.pool, w.registers, register_noon);
	CHECK_INT(registers_reckon(w.arena, w.pool, w.registers, register_noon), 0);
	CHECK_INT((int64_t)due(OFFICER, 3).n, 1);
	changed = with_months("months: 2,");
	CHECK_INT(registers_reckon(w.arena, w.pool, changed, register_noon), 5);
	CHECK_INT(registers_reckon(w.arena, w.pool, changed, register_noon), 0);
	CHECK_INT((int64_t)due(OFFICER, 3).n, 0);
	CHECK_INT((int64_t)due(OFFICER, 45).n, 1);
	CHECK_INT(named(begin(TX_READ, MANAGER), "duty")->version, 1);
	registers_reckon(w.arena, w.pool, w.registers, register_noon);
}

/* ---- mails about it ---- */

static int64_t
mails_to(const char *address)
{
	static const char sql[] = "SELECT count(*) AS n FROM outbox WHERE address = $1";
	static const struct db_param params[] = { { DB_TEXT, false } };
	static const struct db_column columns[] = { { DB_INT, 0 } };
	static const struct db_query count = { .name = "mails",
		.sqlite = sql,
		.postgres = sql,
		.params = params,
		.n_params = 1,
		.columns = columns,
		.n_columns = 1,
		.row_size = sizeof(int64_t),
		.system = "a test" };

	return *(const int64_t *)tx_one(
	    begin(TX_READ, 0), &count, (union db_value[]){ { .text = address } });
}

static void
remind(int days)
{
	struct now now = register_noon;
	struct arena *own = arena_new(0);

	now.today = date_add_days(now.today, days);
	registers_remind(own, w.pool, w.registers, now);
	arena_free(own);
}

static void
everybody_hears_once_of_a_date(void)
{
	testdb_sql(w.db,
	    "INSERT INTO accounts (la, id, public_id, person, email, created_at) VALUES"
	    " (1, 1, 'a1', 1, 'officer@example.org', '2020-01-01T00:00:00.000000Z'),"
	    " (1, 3, 'a3', 3, 'outsider@example.org', '2020-01-01T00:00:00.000000Z'),"
	    " (1, 4, 'a4', 4, 'parent@example.org', '2020-01-01T00:00:00.000000Z');");
	remind(2);
	CHECK_INT(mails_to("officer@example.org"), 0);
	remind(3);
	remind(3);
	CHECK_INT(mails_to("officer@example.org"), 1);
	remind(7); /* two days before, as again: says */
	remind(8);
	CHECK_INT(mails_to("officer@example.org"), 1);
	remind(9);
	remind(10);
	CHECK_INT(mails_to("officer@example.org"), 2);
	CHECK_INT(mails_to("outsider@example.org"), 0);
	remind(20); /* it goes to the one above */
	CHECK_INT(mails_to("officer@example.org"), 2);
	CHECK_INT(mails_to("outsider@example.org"), 1);
	CHECK_INT(mails_to("parent@example.org"), 0);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(fields_give_rights),
		CHECK_CASE(only_they_see), CHECK_CASE(nobody_gives_a_row_away),
		CHECK_CASE(one_is_offered_what_is_ones_own), CHECK_CASE(locked_fields_stay),
		CHECK_CASE(slips_are_said), CHECK_CASE(no_evidence_of_itself),
		CHECK_CASE(what_is_kept_back_is_not_shown), CHECK_CASE(a_right_ends_on_its_day),
		CHECK_CASE(there_is_one_at_a_time), CHECK_CASE(a_move_waits_for_what_it_needs),
		CHECK_CASE(duties_come_to_their_owner), CHECK_CASE(everybody_hears_once_of_a_date),
		CHECK_CASE(duties_follow_a_changed_definition), { 0 } };
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	w = register_world_new(postgres);
	failed = check_run(cases);
	arena_free(a);
	register_world_end(&w);
	return failed;
}
