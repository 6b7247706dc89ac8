/* Pages of registers: what each viewer is answered, lists in the URL, a change that comes too late.
 */
#include "check.h"
#include "register_world.h"
#include "app/app.h"
#include "app/rq.h"
#include "audit/read_log.h"
#include "auth/session.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static bool postgres;
static struct register_world w;
static struct app app;
static struct rq *rq;

static const struct assets assets = { .style = "/s.css", .script = "/s.js", .icon = "/i.svg" };
static const struct case_on_page the_case = {
	.la = 1, .id = 60, .public_id = "c60", .reference = "REF60", .pack = "p", .child = CHILD
};

static const struct route *
route(const char *path)
{
	const struct route *r = registers_routes;

	while (!str_eq(r->path, path))
		r++;
	return r;
}

static const struct session *
session_of(struct arena *a, bool second_factor)
{
	struct session *s = anew(a, struct session);

	*s = (struct session){ .how = "password", .second_factor = second_factor };
	return s;
}

/* A request as the dispatcher would have it; names and values of the path follow. */
static void
ask(const char *path, int64_t viewer, const char *reg, const char *record)
{
	struct arena *a;

	if (rq != NULL)
		arena_free(rq->arena);
	a = arena_new(0);
	rq = anew(a, struct rq);
	*rq = (struct rq){ .arena = a,
		.app = &app,
		.now = register_noon,
		.language = &text_english,
		.route = route(path),
		.http = anew(a, struct http_request),
		.response = anew(a, struct http_response) };
	rq->http->arena = a;
	rq->http->path = path;
	rq->http->method = "GET";
	rq->match = (struct route_match){ .route = rq->route,
		.names = { "register", "record" },
		.values = { reg, record },
		.n = 2 };
	rq->tx = tx_begin(w.pool, str_ends(path, "/edit") ? TX_WRITE : TX_READ, a,
	    (struct tx_context){ viewer, register_noon });
	rq->session = viewer == 0 ? NULL : session_of(a, true);
	rq->viewer = viewer == 0 ? viewer_public() : viewer_load(rq->tx, viewer);
}

static void
on_case(uint64_t relations)
{
	struct case_on_page *k = anew(rq->arena, struct case_on_page);

	*k = the_case;
	k->relations = relations;
	rq->kase = k;
}

static void
query(const char *name, const char *value)
{
	struct http_param *params = anew_n(rq->arena, struct http_param, rq->http->n_query + 1);

	for (size_t i = 0; i < rq->http->n_query; i++)
		params[i] = rq->http->query[i];
	params[rq->http->n_query++] = (struct http_param){ name, value };
	rq->http->query = params;
}

static int
show(void)
{
	rq->route->show(rq);
	return rq->response->status;
}

static bool
says(const char *text)
{
	return rq->response->body != NULL && strstr(rq->response->body, text) != NULL;
}

static const char *
location(void)
{
	for (size_t i = 0; i < rq->response->n_headers; i++)
		if (str_eq(rq->response->headers[i].name, "Location"))
			return rq->response->headers[i].value;
	return NULL;
}

static void
add(const struct register_def *d, int64_t viewer, int64_t case_id,
    const struct register_value *values)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(w.pool, TX_WRITE, a, (struct tx_context){ viewer, register_noon });

	register_add(tx, d, 1, case_id, values, false);
	tx_commit(tx);
	arena_free(a);
}

static const char *
public_id(const struct register_def *d)
{
	return record_search(rq->tx, d->type, &(struct record_search){ .most = 1 }).a[0]->public_id;
}

static void
everybody_reads_what_is_public(void)
{
	ask("/registers/:register", 0, "services", NULL);
	CHECK_INT(show(), 200);
	CHECK(says("Service &lt;07&gt;") && says("30 records") && !says("Service &lt;25&gt;"));
	CHECK(says("/registers/services?after=") && !says("before=") && !says("Add a record"));
	CHECK(says("aria-sort=\"ascending\"") && says("/registers/services?sort=-name"));
	CHECK(says("/registers/services/table.csv") && says("/registers/services/print"));
	CHECK(!says("/registers/services/load"));
	ask("/registers/:register", MANAGER, "services", NULL);
	show();
	CHECK(says("href=\"/registers/services/new\""));
	CHECK(says("href=\"/registers/services/load\""));
}

/* What the page's link to the next or earlier page says behind that word. */
static const char *
linked(struct arena *a, const char *word)
{
	const char *at = strstr(rq->response->body, word);

	CHECK(at != NULL);
	return at == NULL ? ""
			  : arena_memdup(a, at + strlen(word), strcspn(at + strlen(word), "&\""));
}

static void
pages_follow_each_other(void)
{
	struct arena *own = arena_new(0);
	const char *after;

	ask("/registers/:register", 0, "services", NULL);
	query("name", "SERVICE");
	show();
	after = linked(own, "name=SERVICE&amp;after=");
	ask("/registers/:register", 0, "services", NULL);
	query("name", "SERVICE");
	query("after", after);
	show();
	CHECK(says("Service &lt;29&gt;") && says("30 records") && !says("Service &lt;24&gt;"));
	after = linked(own, "name=SERVICE&amp;before=");
	ask("/registers/:register", 0, "services", NULL);
	query("name", "SERVICE");
	query("before", after);
	show();
	CHECK(says("Service &lt;00&gt;") && says("Service &lt;24&gt;"));
	CHECK(!says("Service &lt;25&gt;") && !says("before="));
	ask("/registers/:register", 0, "services", NULL);
	query("after", "gone");
	query("sort", "-name");
	show();
	CHECK(says("Service &lt;29&gt;") && says("aria-sort=\"descending\""));
	ask("/registers/:register/print", 0, "services", NULL);
	CHECK_INT(show(), 200);
	CHECK(says("Service &lt;00&gt;") && says("Service &lt;29&gt;") && !says("?after="));
	arena_free(own);
}

static void
filters_stand_in_the_url(void)
{
	ask("/registers/:register", 0, "services", NULL);
	query("kind", "charity");
	query("name", "a&b");
	CHECK_INT(show(), 200);
	CHECK(says("0 records") && says("value=\"charity\" selected") && says("value=\"a&amp;b\""));
	ask("/registers/:register", 0, "services", NULL);
	query("name", "SERVICE");
	query("sort", "nothing");
	show();
	CHECK(says("30 records") && says("?name=SERVICE&amp;after="));
	ask("/registers/:register", 0, "services", NULL);
	query("kind", "no such");
	query("before", "-3");
	show();
	CHECK(says("30 records"));
}

static void
what_is_not_seen_is_not_there(void)
{
	ask("/registers/:register", 0, "nothing", NULL);
	CHECK_INT(show(), 404);
	ask("/registers/:register", 0, "needs", NULL);
	CHECK_INT(show(), 303);
	CHECK_STR(location(), "/sign-in?to=/registers/:register");
	ask("/registers/:register/:record", 0, "services", "none");
	CHECK_INT(show(), 404);
	ask("/registers/:register/:record", OFFICER, "needs", "none");
	CHECK_INT(show(), 404);
	ask("/cases/:case/registers/:register", OFFICER, "services", NULL);
	on_case(RELATION_OFFICER);
	CHECK_INT(show(), 404);
}

static void
a_record_of_a_case_stands_below_it(void)
{
	const char *id;

	ask("/registers/:register", OFFICER, "needs", NULL);
	CHECK_INT(show(), 200);
	CHECK(says("REF60") && says("Pia Parent"));
	ask("/registers/:register", OUTSIDER, "needs", NULL);
	CHECK_INT(show(), 200);
	CHECK(!says("REF60") && says("0 records"));
	ask("/registers/:register/:record", OFFICER, "needs", NULL);
	id = public_id(w.needs);
	rq->match.values[1] = id;
	CHECK_INT(show(), 303);
	CHECK_STR(location(), arena_printf(rq->arena, "/cases/c60/registers/needs/%s", id));
	id = arena_strdup(w.arena, id);
	ask("/registers/:register/:record", OUTSIDER, "needs", id);
	CHECK_INT(show(), 404);
	ask("/cases/:case/registers/:register/:record", PARENT, "needs", id);
	on_case(RELATION_PARENT);
	CHECK_INT(show(), 200);
	CHECK(says("Pia Parent") && says("Sign language") && !says("/edit"));
	ask("/cases/:case/registers/:register/:record", OFFICER, "needs", id);
	on_case(RELATION_OFFICER);
	CHECK_INT(show(), 200);
	CHECK(says("/edit") && says("History") && says("Olu Officer"));
}

static void
forms_are_only_for_who_may(void)
{
	const struct route *r = route("/cases/:case/registers/:register/new");

	ask(r->path, PARENT, "needs", NULL);
	on_case(RELATION_PARENT);
	CHECK(r->form_of(rq) == NULL);
	ask(r->path, OFFICER, "needs", NULL);
	on_case(RELATION_OFFICER);
	CHECK(r->form_of(rq) != NULL);
	r = route("/registers/:register/new");
	ask(r->path, OFFICER, "services", NULL);
	CHECK(r->form_of(rq) == NULL);
	ask(r->path, MANAGER, "needs", NULL);
	CHECK(r->form_of(rq) == NULL);
	ask(r->path, OTHER_MANAGER, "services", NULL);
	CHECK(r->form_of(rq) != NULL);
	r = route("/registers/:register/:record/edit");
	ask(r->path, OTHER_MANAGER, "services", NULL);
	rq->match.values[1] = public_id(w.services);
	CHECK(r->form_of(rq) == NULL);
}

/* As the dispatcher does. */
static void
post(const struct form_param *params, size_t n)
{
	const struct form *form = rq->route->form_of(rq);

	rq->form = form_new(rq->arena, form, rq->language);
	rq->values = arena_alloc(rq->arena, form->size);
	if (form_parse(rq->form,
		&(struct form_input){ .today = register_noon.today, .params = params, .n = n },
		rq->values) == FORM_VALID)
		rq->route->save(rq);
	if (rq->form->n_errors > 0)
		rq->route->show(rq);
	else
		tx_commit(rq->tx);
}

static void
a_late_change_loses_nothing(void)
{
	static const char path[] = "/registers/:register/:record/edit";
	struct form_param params[] = { { "name", "Renamed" }, { "version", "1" },
		{ "state", "closed" } };
	const char *id;

	ask(path, MANAGER, "services", NULL);
	id = arena_strdup(w.arena, public_id(w.services));
	rq->match.values[1] = id;
	post(params, 3);
	CHECK_INT(rq->response->status, 303);
	CHECK_STR(location(), arena_printf(rq->arena, "/registers/services/%s", id));
	params[0].value = "Typed meanwhile";
	ask(path, MANAGER, "services", id);
	post(params, 3);
	CHECK(says("Somebody else changed this record") && says("Typed meanwhile"));
	CHECK(says("name=\"version\" value=\"2\"") && says("See the record as it is now"));
	params[1].value = "2";
	ask(path, MANAGER, "services", id);
	post(params, 3);
	CHECK_INT(rq->response->status, 303);
	ask("/registers/:register/:record", 0, "services", id);
	CHECK_INT(show(), 200);
	CHECK(says("Typed meanwhile") && says("Renamed") && says("Closed") && !says("Mo Manager"));
}

/* What the kinds of fields find, what the definition asks, and what was typed, in one answer. */
static void
all_that_is_wrong_is_said_at_once(void)
{
	static const struct form_param params[] = { { "name", "" }, { "email", "no address" },
		{ "staff", "many" }, { "cost", "1,250" }, { "site", "somewhere" },
		{ "independent", "no" } };

	ask("/registers/:register/new", MANAGER, "services", NULL);
	post(params, sizeof params / sizeof params[0]);
	CHECK_INT((int64_t)rq->form->n_errors, 5);
	CHECK_STR(form_error_on(rq->form, "name"), "Enter the name");
	CHECK_STR(form_error_on(rq->form, "why_not"), "Enter why not");
	CHECK_STR(form_error_on(rq->form, "staff"), "Enter a whole number, like 12");
	CHECK(form_error_on(rq->form, "email") != NULL && form_error_on(rq->form, "site") != NULL);
	CHECK(form_error_on(rq->form, "cost") == NULL && says("1,250") && says("no address"));
}

static void
a_password_alone_opens_nothing(void)
{
	ask("/registers/:register", MANAGER, "keeps", NULL);
	CHECK_INT(show(), 200);
	ask("/registers/:register", MANAGER, "keeps", NULL);
	rq->session = session_of(rq->arena, false);
	CHECK_INT(show(), 303);
	CHECK_STR(location(), "/sign-in/code");
	ask("/registers/:register", MANAGER, "services", NULL);
	rq->session = session_of(rq->arena, false);
	CHECK_INT(show(), 200); /* it is public */
}

static void
advice_has_the_telephone_first(void)
{
	const char *phone, *kind;

	ask("/free-advice", 0, NULL, NULL);
	CHECK_INT(show(), 200);
	phone = strstr(rq->response->body, "href=\"tel:+441632960001\"");
	kind = strstr(rq->response->body, "Information advice and support service");
	CHECK(says("Oakshire") && phone != NULL && kind != NULL && phone < kind);
	CHECK(says(">01632 960 001<"));
}

static void
fill(void)
{
	for (int i = 0; i < 30; i++) {
		char name[24];

		snprintf(name, sizeof name, "Service <%02d>", i);
		add(w.services, MANAGER, 0, (struct register_value[]){ { "name", name }, { 0 } });
	}
	add(w.needs, OFFICER, 60,
	    (struct register_value[]){ { "person", "4" }, { "help", "bsl" }, { 0 } });
	add(registers_find(app.registers, "advice-services"), MANAGER, 0,
	    (struct register_value[]){ { "name", "Oak advice" }, { "kind", "iass" },
		{ "phone", "+441632960001" }, { 0 } });
}

/* The test's own registers and those that ship. */
static void
open_world(void)
{
	static const struct policy_pack pack = { .in_force = true };
	static const struct policy_set packs = { 0 };

	w = register_world_new(postgres);
	app.registers = registers_load(
	    w.arena, (const char *const[]){ w.conf->data_dir, REGISTER_DIR, NULL }, NULL);
	w.services = registers_find(app.registers, "services");
	w.needs = registers_find(app.registers, "needs");
	register_world_migrate(&w, app.registers);
	app.conf = w.conf;
	app.pool = w.pool;
	app.assets = &assets;
	app.pack = &pack;
	app.packs = &packs;
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(everybody_reads_what_is_public),
		CHECK_CASE(filters_stand_in_the_url), CHECK_CASE(pages_follow_each_other),
		CHECK_CASE(what_is_not_seen_is_not_there),
		CHECK_CASE(a_record_of_a_case_stands_below_it),
		CHECK_CASE(forms_are_only_for_who_may), CHECK_CASE(a_late_change_loses_nothing),
		CHECK_CASE(all_that_is_wrong_is_said_at_once),
		CHECK_CASE(a_password_alone_opens_nothing),
		CHECK_CASE(advice_has_the_telephone_first), { 0 } };
	struct read_log *log;
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	open_world();
	fill();
	app.read_log = log = read_log_open(w.pool, w.conf);
	failed = check_run(cases);
	arena_free(rq->arena);
	read_log_close(log);
	register_world_end(&w);
	return failed;
}
