/*
 * Api: registers as JSON, for other programs.  Reading.
 *
 * A program reads what the person whose key or session it carries may see,
 * through the same views, page by page in the same order as the lists;
 * readings about children go to the read log.  Values are those of the
 * database: dates as 2026-03-02, money in pence, choices by their values, rows
 * of other tables by their public ids, children by the reference of a case.
 */
#include "areas/registers/api.h"
#include "app/app.h"
#include "areas/registers/registers.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/search.h"
#include "base/str.h"
#include "base/vec.h"

enum { PAGE_MOST = 200 };

void
api_send(struct rq *rq, int status, json_t *owned)
{
	rq_send_text(
	    rq, "application/json; charset=utf-8", json_text(rq->arena, owned, JSON_COMPACT));
	rq->response->status = status;
}

/* ---- values ---- */

static json_t *
list_of_parts(struct arena *a, const char *text)
{
	struct str_list parts = str_split(a, text, ',');
	json_t *list = json_array();

	for (size_t i = 0; i < parts.n; i++)
		json_array_append_new(list, json_string(parts.a[i]));
	return list;
}

static json_t *
number(const char *text)
{
	int64_t n = 0;

	str_to_int(text, &n);
	return json_integer(n);
}

/* The id by which pages know the row; null when the viewer may not see it. */
static json_t *
ref(struct rq *rq, const struct register_field *f, int64_t la, const char *text)
{
	const struct register_person_public_id_row *person;
	const struct register_reference_of_child_row *child;
	const struct register_body_public_id_row *body;
	const struct record *record;
	int64_t id = 0;

	str_to_int(text, &id);
	if (f->type == TYPE_PERSON) {
		person = register_person_public_id(rq->tx, la, id);
		return person == NULL ? json_null() : json_string(person->public_id);
	}
	if (f->type == TYPE_CHILD) {
		child = register_reference_of_child(rq->tx, la, id);
		return child == NULL ? json_null() : json_string(child->reference);
	}
	if (f->type == TYPE_RECORD) {
		record = record_find_id(rq->tx, f->of_def->type, la, id);
		return record == NULL ? json_null() : json_string(record->public_id);
	}
	body = register_body_public_id(rq->tx, la, id);
	return body == NULL ? json_null() : json_string(body->public_id);
}

static json_t *
value(struct rq *rq, const struct register_field *f, int64_t la, const char *text)
{
	if (text == NULL)
		return json_null();
	switch ((int)f->type) {
	case TYPE_YES_NO:
		return json_boolean(str_eq(text, "1"));
	case TYPE_NUMBER:
	case TYPE_MONEY:
		return number(text);
	case TYPE_CHOICES:
		return list_of_parts(rq->arena, text);
	case TYPE_PERSON:
	case TYPE_CHILD:
	case TYPE_SCHOOL:
	case TYPE_BODY:
	case TYPE_RECORD:
		return ref(rq, f, la, text);
	}
	return json_string(text);
}

void
api_set_text(json_t *o, const char *key, const char *text)
{
	json_object_set_new(o, key, text == NULL ? json_null() : json_string(text));
}

json_t *
api_record_json(struct rq *rq, const struct register_def *d, const struct record *r)
{
	json_t *o = json_object(), *fields = json_object();

	api_set_text(o, "id", r->public_id);
	json_object_set_new(o, "version", json_integer(r->version));
	api_set_text(o, "created_at", instant_iso(rq->arena, r->created_at));
	api_set_text(o, "changed_at", instant_iso(rq->arena, r->changed_at));
	if (d->n_states > 0)
		api_set_text(o, "state", r->state);
	if (d->access.about == ABOUT_CASE)
		api_set_text(o, "case", r->case_reference);
	if (d->n_duties > 0)
		api_set_text(o, "due_on", r->values[d->n_kept + RECORD_DUE_ON]);
	for (unsigned i = 0; i < d->n_fields; i++)
		json_object_set_new(
		    fields, d->fields[i].name, value(rq, &d->fields[i], r->la, r->values[i]));
	json_object_set_new(o, "fields", fields);
	return o;
}

/* ---- reading ---- */

/* Of the query; 0: it is no number of records. */
static int64_t
asked_limit(struct rq *rq)
{
	const char *text = http_query(rq->http, "limit");
	int64_t n;

	if (text == NULL)
		return PAGE_MOST;
	return str_to_int(text, &n) && n >= 1 && n <= PAGE_MOST ? n : 0;
}

/* Was the parameter understood?  A list for people takes nonsense for nothing; a program would take
 * the whole list for what it asked for. */
static bool
is_understood(struct rq *rq, const struct search *s, const char *name)
{
	if (str_eq(name, "state"))
		return s->search.state != NULL;
	if (str_eq(name, "sort"))
		return s->search.sort != RECORD_BY_DEFAULT;
	if (str_eq(name, "after"))
		return s->search.beside != NULL;
	if (str_eq(name, "limit"))
		return asked_limit(rq) > 0;
	for (unsigned i = 0; i < s->def->list.n_filters; i++)
		if (str_eq(name, s->def->list.filters[i]))
			return s->asked[define_field(s->def, name)] != NULL;
	return false;
}

/* True when it has been answered. */
static bool
refuse_query(struct rq *rq, const struct search *s)
{
	VEC(struct problem_finding) wrong = { 0 };

	for (size_t i = 0; i < rq->http->n_query; i++)
		if (!is_understood(rq, s, rq->http->query[i].name))
			vec_push(rq->arena, &wrong,
			    (struct problem_finding){ .detail = arena_printf(rq->arena,
							  "The query's %.100s is not understood",
							  rq->http->query[i].name) });
	if (wrong.n == 0)
		return false;
	problem_send_findings(rq, 400, "Correct the query, or see /api/openapi.json",
	    (struct problem_findings){ wrong.a, (unsigned)wrong.n });
	return true;
}

/* Pages of a key are of its authority alone. */
static struct record_search
search_for(struct rq *rq, const struct search *s, const struct api_key *key)
{
	struct record_search search = s->search;

	search.most = asked_limit(rq);
	if (key != NULL)
		search.la = key->la;
	return search;
}

void
api_list(struct rq *rq)
{
	const struct api_key *key;
	const struct register_def *d = api_enter(rq, false, &key) ? api_register(rq, key) : NULL;
	const struct search *s;
	struct record_search search;
	struct record_list found;
	json_t *list;

	if (d == NULL || refuse_query(rq, s = search_of(rq, d)))
		return;
	search = search_for(rq, s, key);
	found = record_search(rq->tx, d->type, &search);
	list = json_array();
	for (size_t i = 0; i < found.n; i++)
		json_array_append_new(list, api_record_json(rq, d, found.a[i]));
	pages_log_readings(rq, d, &found);
	api_send(rq, 200,
	    json_pack("{s:o, s:o}", "records", list, "after",
		found.more && found.n > 0 ? json_string(found.a[found.n - 1]->public_id)
					  : json_null()));
}

void
api_send_record(struct rq *rq, int status, const struct register_def *d, const struct record *r)
{
	http_set_header(
	    rq->response, "ETag", arena_printf(rq->arena, "\"%lld\"", (long long)r->version));
	api_send(rq, status, api_record_json(rq, d, r));
}

void
api_record(struct rq *rq)
{
	const struct api_key *key;
	const struct register_def *d = api_enter(rq, false, &key) ? api_register(rq, key) : NULL;
	const struct record *r = d == NULL ? NULL : api_find(rq, key, d);

	if (r == NULL)
		return;
	pages_log_reading(rq, d, r);
	api_send_record(rq, 200, d, r);
}

void
api_index(struct rq *rq)
{
	const struct registers *set = rq->app->registers;
	const struct api_key *key;
	json_t *list;

	if (!api_enter(rq, false, &key))
		return;
	list = json_array();
	for (size_t i = 0; i < set->n; i++)
		if (pages_may_read(rq->viewer, set->a[i]) &&
		    (key == NULL || str_eq(key->name, set->a[i]->name)))
			json_array_append_new(list,
			    json_pack("{s:s, s:s, s:s}", "name", set->a[i]->name, "title",
				set->a[i]->title, "records",
				arena_printf(rq->arena, "/api/registers/%s", set->a[i]->name)));
	api_send(rq, 200, json_pack("{s:o}", "registers", list));
}
