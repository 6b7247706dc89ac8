/* Records of registers on both engines: tables, who sees and writes what, versions, history, forms.
 */
#include "check.h"
#include "register_world.h"
#include "areas/registers/asking.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/shown.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static bool postgres;
static struct register_world w;
static struct arena *a;
static struct tx *begin_again; /* one transaction for many searches */

static const struct refs_place area = { .la = 1 };
static const struct refs_place of_case = { .la = 1, .case_id = 60, .child = CHILD };

static struct tx *
begin(enum tx_kind kind, int64_t viewer)
{
	arena_free(a);
	a = arena_new(0);
	return tx_begin(w.pool, kind, a, (struct tx_context){ viewer, register_noon });
}

static int64_t
add(int64_t viewer, const struct register_def *d, int64_t la, int64_t case_id,
    const struct register_value *values, bool as_system)
{
	struct tx *tx = begin(TX_WRITE, viewer);
	int64_t id = register_add(tx, d, la, case_id, values, as_system);

	tx_commit(tx);
	return id;
}

static struct record_list
list(int64_t viewer, const struct register_def *d, const struct record_search *s)
{
	return record_search(begin(TX_READ, viewer), d->type, s);
}

static int64_t
count(int64_t viewer, const struct register_def *d, const struct record_search *s)
{
	return record_count(begin(TX_READ, viewer), d->type, s);
}

static int64_t
total(int64_t viewer, const struct register_def *d)
{
	return count(viewer, d, &(struct record_search){ 0 });
}

/* ---- who ---- */

static void
add_as_outsider(void)
{
	add(OUTSIDER, w.needs, 1, 60, (struct register_value[]){ { "person", "4" }, { 0 } }, false);
}

static void
add_as_parent(void)
{
	add(PARENT, w.needs, 1, 60, (struct register_value[]){ { "person", "4" }, { 0 } }, false);
}

static void
add_service_as_officer(void)
{
	add(OFFICER, w.services, 1, 0, (struct register_value[]){ { "name", "N" }, { 0 } }, false);
}

static void
add_service_elsewhere(void)
{
	add(OTHER_MANAGER, w.services, 1, 0, (struct register_value[]){ { "name", "N" }, { 0 } },
	    false);
}

static void
add_unknown_field(void)
{
	add(MANAGER, w.services, 1, 0, (struct register_value[]){ { "nmae", "N" }, { 0 } }, false);
}

static void
add_unknown_choice(void)
{
	add(MANAGER, w.services, 1, 0, (struct register_value[]){ { "for", "parents,all" }, { 0 } },
	    false);
}

static void
a_case_lets_see_and_write(void)
{
	static const struct register_value help[] = { { "person", "4" },
		{ "help", "interpreter,bsl" }, { "language", "Polish" }, { 0 } };
	static const int64_t sees[] = { OFFICER, MANAGER, PARENT },
			     blind[] = { 0, OUTSIDER, CHILD, OTHER_MANAGER };

	CHECK_FAILS(FAULT_BUG, add_as_outsider);
	CHECK_FAILS(FAULT_BUG, add_as_parent);
	CHECK_INT(total(OFFICER, w.needs), 0);
	add(0, w.needs, 1, 60, help, true); /* as the portal does when nobody is signed in */
	add(OFFICER, w.needs, 1, 60, help, false);
	for (size_t i = 0; i < sizeof sees / sizeof sees[0]; i++)
		CHECK_INT(total(sees[i], w.needs), 2);
	for (size_t i = 0; i < sizeof blind / sizeof blind[0]; i++)
		CHECK_INT(total(blind[i], w.needs), 0);
}

static void
an_area_lets_its_own_write(void)
{
	static const struct register_value service[] = { { "name", "Helpline" }, { "kind", "iass" },
		{ 0 } };

	CHECK_FAILS(FAULT_BUG, add_service_as_officer);
	CHECK_FAILS(FAULT_BUG, add_service_elsewhere);
	CHECK_FAILS(FAULT_BUG, add_unknown_field);
	CHECK_FAILS(FAULT_BUG, add_unknown_choice);
	add(MANAGER, w.services, 1, 0, service, false);
	CHECK_INT(total(0, w.services), 1);
	CHECK_INT(total(OUTSIDER, w.services), 1);
}

/* No statement but through the view sees a register's rows. */
static void
read_past_the_view(void)
{
	static const struct db_column columns[] = { { DB_INT, 0 } };
	static const struct db_query direct = { .name = "direct",
		.sqlite = "SELECT id FROM register_needs",
		.postgres = "SELECT id FROM register_needs",
		.columns = columns,
		.n_columns = 1,
		.row_size = 8 };
	void *rows;

	CHECK_INT((int64_t)tx_query(begin(TX_READ, OUTSIDER), &direct, NULL, &rows), 0);
}

static void
last_net_holds(void)
{
	if (postgres)
		read_past_the_view();
	else
		CHECK_FAILS(FAULT_BUG, read_past_the_view);
}

/* ---- versions ---- */

static struct record_change
change_of(const struct record *r, const char *const *values)
{
	return (struct record_change){
		.la = r->la, .id = r->id, .version = r->version, .state = r->state, .values = values
	};
}

static bool
rename_to(int64_t viewer, const char *public_id, int64_t version, const char *name)
{
	struct tx *tx = begin(TX_WRITE, viewer);
	const struct record *r = record_find(tx, w.services->type, public_id);
	const char **values = anew_n(a, const char *, w.services->n_values);
	struct record_change c;
	bool done;

	memcpy(values, r->values, w.services->n_values * sizeof *values);
	values[0] = name;
	c = change_of(r, values);
	c.version = version;
	done = record_update(tx, w.services->type, &c);
	tx_audited(tx);
	tx_commit(tx);
	return done;
}

static void
the_second_change_is_refused(void)
{
	struct record_list found = list(0, w.services, &(struct record_search){ 0 });
	struct arena *own = arena_new(0);
	const char *id = arena_strdup(own, found.a[0]->public_id);
	const struct record *r;
	struct record_list past;
	struct tx *tx;

	CHECK(rename_to(MANAGER, id, 1, "First"));
	CHECK(!rename_to(MANAGER, id, 1, "Second"));
	CHECK(!rename_to(OFFICER, id, 2, "Not his to change"));
	CHECK(rename_to(MANAGER, id, 2, NULL));
	tx = begin(TX_READ, 0);
	r = record_find(tx, w.services->type, id);
	CHECK_INT(r->version, 3);
	CHECK(r->values[0] == NULL);
	CHECK_STR(r->values[1], "iass");
	CHECK_INT(r->changed_by, MANAGER);
	past = record_history(tx, w.services->type, r->la, r->id);
	CHECK_INT((int64_t)past.n, 2);
	CHECK_STR(past.n == 2 ? past.a[0]->values[0] : NULL, "First");
	CHECK_STR(past.n == 2 ? past.a[1]->values[0] : NULL, "Helpline");
	CHECK(record_find(tx, w.services->type, "nothing") == NULL);
	arena_free(own);
}

static void
history_is_seen_like_the_record(void)
{
	struct record_list found = list(OFFICER, w.needs, &(struct record_search){ 0 });
	int64_t id = found.a[0]->id;
	const char *values[] = { "4", NULL, NULL, NULL };
	struct record_change c = change_of(found.a[0], values);
	struct tx *tx = begin(TX_WRITE, OFFICER);

	CHECK(record_update(tx, w.needs->type, &c));
	tx_audited(tx);
	tx_commit(tx);
	CHECK_INT((int64_t)record_history(begin(TX_READ, PARENT), w.needs->type, 1, id).n, 1);
	CHECK_INT((int64_t)record_history(begin(TX_READ, OUTSIDER), w.needs->type, 1, id).n, 0);
}

/* ---- lists ---- */

static int64_t
count_by(const char *field, const char *value)
{
	const char *values[40] = { 0 };

	values[define_field(w.services, field)] = value;
	return count(0, w.services, &(struct record_search){ .la = 1, .values = values });
}

static void
lists_are_narrowed(void)
{
	for (int i = 0; i < 30; i++) {
		char name[20], number[20], date[20];

		snprintf(name, sizeof name, "Service %02d", i);
		snprintf(number, sizeof number, "%d", i % 7);
		snprintf(date, sizeof date, "2026-%02d-02", i % 12 + 1);
		add(MANAGER, w.services, 1, 0,
		    (struct register_value[]){ { "name", name },
			{ "kind", i % 3 ? "charity" : "iass" },
			{ "independent", i % 2 ? "1" : "0" },
			{ "for", i % 5 ? "parents,young_people" : "young_people" },
			{ "staff", i % 4 ? number : NULL }, { "checked", i % 3 ? date : NULL },
			{ 0 } },
		    false);
	}
	CHECK_INT(count_by("kind", "charity"), 20);
	CHECK_INT(count_by("independent", "1"), 15);
	CHECK_INT(count_by("for", "parents"), 24);
	CHECK_INT(count_by("for", "young"), 0);
	CHECK_INT(count_by("name", "VICE 2"), 10);
	CHECK_INT(count_by("name", "100%"), 0);
	CHECK_INT(count(0, w.services, &(struct record_search){ 0 }), 31);
	CHECK_INT(count(0, w.services, &(struct record_search){ .state = "closed" }), 0);
	CHECK_INT(count(0, w.services, &(struct record_search){ .state = "open" }), 31);
	CHECK_INT(count(0, w.services, &(struct record_search){ .la = 2 }), 0);
	CHECK_INT(count(PARENT, w.needs, &(struct record_search){ .la = 1, .case_id = 60 }), 2);
	CHECK_INT(count(PARENT, w.needs, &(struct record_search){ .la = 1, .case_id = 61 }), 0);
}

/* Page after page, forwards and then back: the same rows as on one long page, each once. */
static void
walk_pages(struct record_search s, struct record_list whole)
{
	const struct record *seen[64];
	size_t n = 0;
	struct record_list page;

	s.most = 7;
	do {
		page = record_search(begin_again, w.services->type, &s);
		for (size_t i = 0; i < page.n && n < 64; i++)
			seen[n++] = page.a[i];
		s.beside = page.n > 0 ? page.a[page.n - 1] : NULL;
	} while (page.more && n < 64);
	CHECK_INT((int64_t)n, (int64_t)whole.n);
	for (size_t i = 0; i < n && n == whole.n; i++)
		CHECK_INT(seen[i]->id, whole.a[i]->id);
	s.back = true;
	s.beside = page.a[0];
	for (n = whole.n - page.n; n > 0; n -= page.n) {
		page = record_search(begin_again, w.services->type, &s);
		CHECK_INT((int64_t)page.n, 7);
		for (size_t i = 0; i < page.n && page.n <= n; i++)
			CHECK_INT(page.a[i]->id, whole.a[n - page.n + i]->id);
		s.beside = page.a[0];
		CHECK(page.more == (n > 7));
		if (page.n != 7)
			break;
	}
}

static void
pages_go_on_from_a_row(void)
{
	static const char *const fields[] = { NULL, "name", "staff", "checked" };

	for (size_t f = 0; f < sizeof fields / sizeof fields[0]; f++)
		for (int way = 0; way < 4; way++) {
			struct record_search s = { .most = 60,
				.la = way & 1 ? 1 : 0,
				.down = way & 2,
				.sort = fields[f] ? define_field(w.services, fields[f]) + 1 : 0 };

			begin_again = begin(TX_READ, 0);
			walk_pages(s, record_search(begin_again, w.services->type, &s));
		}
}

static void
sort_by_choices(void)
{
	list(0, w.services, &(struct record_search){ .sort = define_field(w.services, "for") + 1 });
}

static void
lists_are_in_order(void)
{
	struct record_list found =
	    list(0, w.services, &(struct record_search){ .sort = 1, .down = true, .most = 2 });

	CHECK_STR(found.a[0]->values[0], "Service 29");
	CHECK(found.more);
	found = list(0, w.services, &(struct record_search){ .most = 40 });
	CHECK(found.n == 31 && !found.more);
	CHECK(found.a[0]->values[0] == NULL); /* without a name, first */
	CHECK_STR(found.a[30]->values[0], "Service 29");
	CHECK_FAILS(FAULT_BUG, sort_by_choices);
}

static struct register_figures
figures_of(int64_t viewer, bool as_system, const char *only)
{
	struct register_counting asked = { .only = only, .la = 1, .as_system = as_system };

	date_parse("2026-02-01", &asked.from);
	date_parse("2026-02-10", &asked.to);
	return registers_figures(begin(TX_READ, viewer), &text_english, w.registers, &asked);
}

static void
kinds_are_counted(void)
{
	struct register_figures f = figures_of(0, false, "services");

	CHECK_INT((int64_t)f.n, 5);
	CHECK_STR(f.a[0].title, "By kind");
	CHECK_STR(f.a[0].topic, "Kind");
	CHECK_STR(f.a[0].filter, "kind");
	CHECK_INT(f.a[0].total, 31);
	CHECK_INT((int64_t)f.a[0].counts.n, 2);
	CHECK_STR(f.a[0].counts.a[0].label, "Advice service");
	CHECK_INT(f.a[0].counts.a[0].n, 11);
	CHECK_INT(f.a[0].counts.a[1].n, 20);
	CHECK_STR(f.a[1].counts.a[0].value, "parents");
	CHECK_INT(f.a[1].counts.a[0].n, 24);
	CHECK_INT(f.a[1].counts.a[1].n, 30);
	CHECK_INT(f.a[2].counts.a[0].n, 31);
	CHECK_INT(f.a[2].counts.a[1].n, 0);
	CHECK(f.a[3].counts.n > 1 && f.a[3].counts.a[0].value == NULL);
	CHECK_STR(f.a[3].counts.a[1].value, "2026-02");
	CHECK(!f.a[4].stock && f.a[4].total > 0 && f.a[4].total < f.a[3].total);
	CHECK_STR(f.a[4].counts.a[0].value, "yes");
}

static void
figures_are_of_what_one_sees(void)
{
	CHECK_INT(figures_of(OUTSIDER, false, "needs").a[0].total, 0);
	CHECK(figures_of(OFFICER, false, "needs").a[0].total > 0);
	CHECK_INT(figures_of(0, true, "needs").a[0].total,
	    figures_of(OFFICER, false, "needs").a[0].total);
}

/* ---- forms ---- */

static const struct form_param answers[] = {
	{ "name", " Oak line " },
	{ "kind", "charity" },
	{ "phone", "01632 960 001" },
	{ "site", "example.org/help" },
	{ "email", "help@example.org" },
	{ "postcode", "sw1a1aa" },
	{ "staff", "0" },
	{ "cost", "£1,250.5" },
	{ "independent", "no" },
	{ "why_not", "Why\r\nnot" },
	{ "for", "young_people" },
	{ "for", "parents" },
	{ "checked-day", "2" },
	{ "checked-month", "3" },
	{ "checked-year", "2026" },
	{ "body", "b52" },
};
static const char *const kept[] = { "Oak line", "charity", "+441632960001",
	"https://example.org/help", "help@example.org", "SW1A 1AA", "0", "125050", "0", "Why\nnot",
	"parents,young_people", "2026-03-02", "52" };

static struct form_state *
parse(struct asking *q, const struct form_param *params, size_t n, void **ret_values,
    enum form_outcome *ret)
{
	struct form_state *s = form_new(a, &q->form, NULL);

	*ret_values = arena_alloc(a, q->form.size);
	*ret = form_parse(s,
	    &(struct form_input){ .today = register_noon.today, .params = params, .n = n },
	    *ret_values);
	return s;
}

static const char *
typed_again(const struct form_state *s, const char *name)
{
	for (size_t i = 0; s->form->fields[i].name != NULL; i++)
		if (str_eq(s->form->fields[i].name, name))
			return s->answers[i].text;
	return NULL;
}

static void
answers_go_round(void)
{
	struct tx *tx = begin(TX_WRITE, MANAGER);
	struct asking *q = asking_new(tx, w.services, NULL, &area);
	enum form_outcome outcome;
	const char *const *values;
	struct form_state *s;
	const struct record *r;
	void *v;

	s = parse(q, answers, sizeof answers / sizeof answers[0], &v, &outcome);
	CHECK_INT(outcome, FORM_VALID);
	values = asking_values(q, v);
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		CHECK_STR(values[i], kept[i]);
	CHECK_STR(asking_state(q, v), "open");
	CHECK(record_insert(tx, w.services->type,
	    &(struct record_change){
		.la = 1, .id = 4711, .public_id = "round", .state = "open", .values = values }));
	r = record_find(tx, w.services->type, "round");
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
		CHECK_STR(r->values[i], kept[i]);
	q = asking_new(tx, w.services, r, &area);
	s = form_new(a, &q->form, NULL);
	asking_fill(s);
	CHECK_STR(typed_again(s, "cost"), "1250.50");
	CHECK_STR(typed_again(s, "staff"), "0");
	CHECK_STR(typed_again(s, "body"), "b52");
	CHECK_STR(typed_again(s, "independent"), "no");
	CHECK_STR(typed_again(s, "version"), "1");
	CHECK_STR(typed_again(s, "state"), "open");
	CHECK_STR(shown_value(tx, &text_english, w.services, r, 2).text, "01632 960 001");
	CHECK_STR(shown_value(tx, &text_english, w.services, r, 7).text, "£1,250.50");
	CHECK_STR(shown_value(tx, &text_english, w.services, r, 10).text, "Parents, Young people");
	CHECK_STR(shown_value(tx, &text_english, w.services, r, 12).text, "Elm");
}

static const struct {
	const char *field, *typed, *error;
} slips[] = {
	{ "staff", "a few", "Enter a whole number, like 12" },
	{ "staff", "51", "Enter a whole number from 0 to 50" },
	{ "staff", "-1", "Enter a whole number from 0 to 50" },
	{ "cost", "12.345", "Enter an amount of money, like 1,250 or 9.50" },
	{ "cost", "-5", "Enter an amount of money, like 1,250 or 9.50" },
	{ "cost", ".", "Enter an amount of money, like 1,250 or 9.50" },
	{ "cost", "99999999999999999999", "Enter an amount of money, like 1,250 or 9.50" },
	{ "site", "javascript:alert(1)",
	    "Enter the address of a web page, like https://www.example.org" },
	{ "site", "ftp://example.org",
	    "Enter the address of a web page, like https://www.example.org" },
	{ "site", "nowhere", "Enter the address of a web page, like https://www.example.org" },
	{ "body", "b54", "Select one of the answers on this page" },
	{ "kind", "other", "Select one of the answers on this page" },
};

static void
slips_are_said(void)
{
	for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
		struct asking *q = asking_new(begin(TX_READ, MANAGER), w.services, NULL, &area);
		struct form_param params[] = { { "name", "N" },
			{ slips[i].field, slips[i].typed } };
		enum form_outcome outcome;
		struct form_state *s;
		void *v;

		s = parse(q, params, 2, &v, &outcome);
		CHECK_INT(outcome, FORM_WRONG);
		CHECK_STR(form_error_on(s, slips[i].field), slips[i].error);
	}
}

static void
required_when_it_is(void)
{
	struct form_param params[] = { { "name", "N" }, { "independent", "no" } };
	struct asking *q = asking_new(begin(TX_READ, MANAGER), w.services, NULL, &area);
	enum form_outcome outcome;
	struct form_state *s;
	void *v;

	s = parse(q, params, 2, &v, &outcome);
	CHECK_STR(form_error_on(s, "why_not"), "Enter why not");
	params[1].value = "yes";
	q = asking_new(begin(TX_READ, MANAGER), w.services, NULL, &area);
	parse(q, params, 2, &v, &outcome);
	CHECK_INT(outcome, FORM_VALID);
}

static void
people_of_the_case_are_asked_for(void)
{
	struct form_param params[] = { { "person", "p4" }, { "help", "bsl" },
		{ "sibling", "REF60" } };
	struct asking *q = asking_new(begin(TX_READ, OFFICER), w.needs, NULL, &of_case);
	enum form_outcome outcome;
	struct form_state *s;
	void *v;

	parse(q, params, 3, &v, &outcome);
	CHECK_INT(outcome, FORM_VALID);
	CHECK_STR(asking_values(q, v)[0], "4");
	CHECK_STR(asking_values(q, v)[3], "5");
	params[0].value = "p3"; /* no relation to the case */
	params[2].value = "REF61";
	q = asking_new(begin(TX_READ, OFFICER), w.needs, NULL, &of_case);
	s = parse(q, params, 3, &v, &outcome);
	CHECK_STR(form_error_on(s, "person"), "Select one of the answers on this page");
	params[0].value = "p5";
	q = asking_new(begin(TX_READ, OFFICER), w.needs, NULL, &of_case);
	s = parse(q, params, 3, &v, &outcome);
	CHECK_STR(form_error_on(s, "sibling"), "Enter the reference of a case that you can see");
}

static void
moves_follow_the_definition(void)
{
	struct tx *tx = begin(TX_READ, MANAGER);
	const struct record *r =
	    list(MANAGER, w.services, &(struct record_search){ .most = 1 }).a[0];
	struct form_param params[] = { { "name", "N" }, { "version", "1" }, { "state", "gone" } };
	enum form_outcome outcome;
	struct form_state *s;
	struct asking *q;
	void *v;

	tx = begin(TX_READ, MANAGER);
	r = record_search(tx, w.services->type, &(struct record_search){ .most = 1 }).a[0];
	q = asking_new(tx, w.services, r, &area);
	s = parse(q, params, 3, &v, &outcome);
	CHECK_STR(form_error_on(s, "state"), "Select one of the answers on this page");
	params[2].value = "closed";
	s = parse(q, params, 3, &v, &outcome);
	CHECK_INT(outcome, FORM_VALID);
	CHECK_STR(asking_state(q, v), "closed");
}

/* ---- migration ---- */

static const struct registers *next;

static const struct registers *
defined(const char *fields)
{
	const char *folder = register_folder(w.arena);

	register_file(w.arena, folder, "grows.yaml",
	    arena_printf(w.arena,
		"name: grows\ntitle: T\nrecord: r\ndescription: D.\nsource: s\n"
		"access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}\n"
		"fields:\n%slist: {columns: [a]}\n",
		fields));
	return registers_load(w.arena, (const char *const[]){ folder, NULL }, NULL);
}

static void
migrate_next(void)
{
	register_world_migrate(&w, next);
}

static void
check_next(void)
{
	arena_free(a);
	a = arena_new(0);
	registers_check(a, w.pool, next);
}

static void
tables_only_grow(void)
{
	const struct register_def *d;
	struct record_list found;

	next =
	    defined("  - {name: a, label: A, type: text}\n  - {name: b, label: B, type: number}\n");
	CHECK_FAILS(FAULT_USAGE, check_next);
	migrate_next();
	check_next();
	d = registers_find(next, "grows");
	add(MANAGER, d, 1, 0, (struct register_value[]){ { "a", "x" }, { "b", "7" }, { 0 } },
	    false);
	CHECK_INT(total(OFFICER, d), 1);
	CHECK_INT(total(0, d), 0);
	CHECK_INT(total(OTHER_MANAGER, d), 0);

	next =
	    defined("  - {name: a, label: A, type: text}\n  - {name: c, label: C, type: yes_no}\n");
	CHECK_FAILS(FAULT_USAGE, check_next);
	migrate_next();
	check_next();
	d = registers_find(next, "grows");
	found = list(OFFICER, d, &(struct record_search){ 0 });
	CHECK_STR(found.a[0]->values[0], "x");
	CHECK(found.a[0]->values[1] == NULL);

	next =
	    defined("  - {name: a, label: A, type: text}\n  - {name: b, label: B, type: number}\n");
	migrate_next();
	found = list(OFFICER, registers_find(next, "grows"), &(struct record_search){ 0 });
	CHECK_STR(found.a[0]->values[1], "7");

	next =
	    defined("  - {name: a, label: A, type: text}\n  - {name: b, label: B, type: date}\n");
	CHECK_FAILS(FAULT_USAGE, check_next);
	CHECK_FAILS(FAULT_USAGE, migrate_next);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(a_case_lets_see_and_write),
		CHECK_CASE(an_area_lets_its_own_write), CHECK_CASE(last_net_holds),
		CHECK_CASE(the_second_change_is_refused),
		CHECK_CASE(history_is_seen_like_the_record), CHECK_CASE(lists_are_narrowed),
		CHECK_CASE(lists_are_in_order), CHECK_CASE(pages_go_on_from_a_row),
		CHECK_CASE(kinds_are_counted), CHECK_CASE(figures_are_of_what_one_sees),
		CHECK_CASE(answers_go_round), CHECK_CASE(slips_are_said),
		CHECK_CASE(required_when_it_is), CHECK_CASE(people_of_the_case_are_asked_for),
		CHECK_CASE(moves_follow_the_definition), CHECK_CASE(tables_only_grow), { 0 } };
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
