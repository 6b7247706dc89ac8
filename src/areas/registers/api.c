/*
 * Api: registers as JSON, for other programs of the authority, and the OpenAPI
 * 3.1 document that describes it.
 *
 * A program reads what the person whose session it carries may see, through
 * the same views, page by page in the same order as the lists; readings about
 * children go to the read log.  Values are those of the database: dates as
 * 2026-03-02, money in pence, choices by their values, rows of other tables by
 * their public ids.
 */
#include "app/app.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/search.h"
#include "base/str.h"
#include "io/json.h"
#include "text/text.h"

enum { PAGE_MOST = 200 };

static void
send(struct rq *rq, int status, json_t *owned)
{
	rq_send_text(
	    rq, "application/json; charset=utf-8", json_text(rq->arena, owned, JSON_COMPACT));
	rq->response->status = status;
}

/* The same answer for what is not there and what may not be seen. */
static void
refuse(struct rq *rq)
{
	send(rq, 404, json_pack("{s:s}", "error", "There is no such register or record"));
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
	const struct register_body_public_id_row *body;
	const struct record *record;
	int64_t id = 0;

	str_to_int(text, &id);
	if (f->type == TYPE_PERSON || f->type == TYPE_CHILD) {
		person = register_person_public_id(rq->tx, la, id);
		return person == NULL ? json_null() : json_string(person->public_id);
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

static void
set_text(json_t *o, const char *key, const char *text)
{
	json_object_set_new(o, key, text == NULL ? json_null() : json_string(text));
}

static json_t *
record_json(struct rq *rq, const struct register_def *d, const struct record *r)
{
	json_t *o = json_object(), *fields = json_object();

	set_text(o, "id", r->public_id);
	json_object_set_new(o, "version", json_integer(r->version));
	set_text(o, "created_at", instant_iso(rq->arena, r->created_at));
	set_text(o, "changed_at", instant_iso(rq->arena, r->changed_at));
	if (d->n_states > 0)
		set_text(o, "state", r->state);
	if (d->access.about == ABOUT_CASE)
		set_text(o, "case", r->case_reference);
	if (d->n_duties > 0)
		set_text(o, "due_on", r->values[d->n_kept + RECORD_DUE_ON]);
	for (unsigned i = 0; i < d->n_fields; i++)
		json_object_set_new(
		    fields, d->fields[i].name, value(rq, &d->fields[i], r->la, r->values[i]));
	json_object_set_new(o, "fields", fields);
	return o;
}

/* ---- reading ---- */

static int64_t
asked_limit(struct rq *rq)
{
	const char *text = http_query(rq->http, "limit");
	int64_t n;

	return text != NULL && str_to_int(text, &n) && n >= 1 && n <= PAGE_MOST ? n : PAGE_MOST;
}

void
api_list(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	json_t *list = json_array();
	struct record_search search;
	struct record_list found;

	if (d == NULL) {
		json_decref(list);
		refuse(rq);
		return;
	}
	search = search_of(rq, d)->search;
	search.most = asked_limit(rq);
	found = record_search(rq->tx, d->type, &search);
	for (size_t i = 0; i < found.n; i++) {
		json_array_append_new(list, record_json(rq, d, found.a[i]));
		pages_log_reading(rq, d, found.a[i]);
	}
	send(rq, 200,
	    json_pack("{s:o, s:o}", "records", list, "after",
		found.more && found.n > 0 ? json_string(found.a[found.n - 1]->public_id)
					  : json_null()));
}

void
api_record(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	const struct record *r =
	    d == NULL ? NULL : record_find(rq->tx, d->type, rq_arg(rq, "record"));

	if (r == NULL) {
		refuse(rq);
		return;
	}
	pages_log_reading(rq, d, r);
	send(rq, 200, record_json(rq, d, r));
}

void
api_index(struct rq *rq)
{
	const struct registers *set = rq->app->registers;
	json_t *list = json_array();

	for (size_t i = 0; i < set->n; i++)
		if (pages_may_read(rq->viewer, set->a[i]))
			json_array_append_new(list,
			    json_pack("{s:s, s:s, s:s}", "name", set->a[i]->name, "title",
				set->a[i]->title, "records",
				arena_printf(rq->arena, "/api/registers/%s", set->a[i]->name)));
	send(rq, 200, json_pack("{s:o}", "registers", list));
}

/* ---- OpenAPI 3.1 ---- */

/* {"type": [TYPE, "null"]} */
static json_t *
nullable(const char *type)
{
	return json_pack("{s:[s, s]}", "type", type, "null");
}

static json_t *
choice_schema(const struct register_field *f, bool or_null)
{
	json_t *values = json_array();

	for (const struct choice *c = f->choices; c->value != NULL; c++)
		json_array_append_new(values, json_string(c->value));
	if (or_null)
		json_array_append_new(values, json_null());
	return json_pack("{s:o}", "enum", values);
}

static json_t *
field_schema(struct arena *a, const struct register_field *f)
{
	json_t *s;

	switch ((int)f->type) {
	case TYPE_YES_NO:
		s = nullable("boolean");
		break;
	case TYPE_NUMBER:
	case TYPE_MONEY:
		s = nullable("integer");
		break;
	case TYPE_CHOICE:
		s = choice_schema(f, true);
		break;
	case TYPE_CHOICES:
		s = nullable("array");
		json_object_set_new(s, "items", choice_schema(f, false));
		break;
	case TYPE_DATE:
		s = nullable("string");
		set_text(s, "format", "date");
		break;
	default:
		s = nullable("string");
		break;
	}
	set_text(s, "description",
	    f->type == TYPE_MONEY ? arena_printf(a, "%s (pence)", f->label) : f->label);
	return s;
}

static json_t *
record_schema(struct arena *a, const struct register_def *d)
{
	json_t *fields = json_object();

	for (unsigned i = 0; i < d->n_fields; i++)
		json_object_set_new(fields, d->fields[i].name, field_schema(a, &d->fields[i]));
	return json_pack("{s:s, s:s, s:[s, s, s], s:{s:{s:s}, s:{s:s}, s:{s:s, s:s}, s:{s:s, s:s},"
			 " s:{s:s}, s:{s:s}, s:{s:[s, s], s:s}, s:{s:s, s:o}}}",
	    "type", "object", "description", d->description, "required", "id", "version", "fields",
	    "properties", "id", "type", "string", "version", "type", "integer", "created_at",
	    "type", "string", "format", "date-time", "changed_at", "type", "string", "format",
	    "date-time", "state", "type", "string", "case", "type", "string", "due_on", "type",
	    "string", "null", "format", "date", "fields", "type", "object", "properties", fields);
}

static json_t *
parameter(const char *name, const char *in, const char *description)
{
	return json_pack("{s:s, s:s, s:b, s:s, s:{s:s}}", "name", name, "in", in, "required",
	    str_eq(in, "path"), "description", description, "schema", "type", "string");
}

static json_t *
list_parameters(const struct register_def *d)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < d->list.n_filters; i++)
		json_array_append_new(
		    list, parameter(d->list.filters[i], "query",
			      d->fields[define_field(d, d->list.filters[i])].label));
	if (d->n_states > 0)
		json_array_append_new(list, parameter("state", "query", "Where it stands"));
	json_array_append_new(list,
	    parameter("sort", "query", "A column of the list; with - before it, the last first"));
	json_array_append_new(
	    list, parameter("after", "query", "The id that the page before gave as after"));
	json_array_append_new(list, parameter("limit", "query", "How many records, at most 200"));
	return list;
}

static json_t *
answers(json_t *schema)
{
	return json_pack("{s:{s:s, s:{s:{s:o}}}, s:{s:s}}", "200", "description",
	    "What was asked for", "content", "application/json", "schema", schema, "404",
	    "description", "Not there, or not to be seen");
}

static json_t *
page_schema(json_t *ref)
{
	return json_pack("{s:s, s:{s:{s:s, s:o}, s:{s:[s, s]}}}", "type", "object", "properties",
	    "records", "type", "array", "items", ref, "after", "type", "string", "null");
}

static json_t *
ref_to(struct arena *a, const struct register_def *d)
{
	return json_pack("{s:s}", "$ref", arena_printf(a, "#/components/schemas/%s", d->name));
}

static void
add_register(struct arena *a, const struct register_def *d, json_t *paths, json_t *schemas)
{
	json_object_set_new(schemas, d->name, record_schema(a, d));
	json_object_set_new(paths, arena_printf(a, "/api/registers/%s", d->name),
	    json_pack("{s:{s:s, s:s, s:o, s:o}}", "get", "operationId",
		arena_printf(a, "list-%s", d->name), "summary", d->title, "parameters",
		list_parameters(d), "responses", answers(page_schema(ref_to(a, d)))));
	json_object_set_new(paths, arena_printf(a, "/api/registers/%s/{record}", d->name),
	    json_pack("{s:{s:s, s:s, s:[o], s:o}}", "get", "operationId",
		arena_printf(a, "read-%s", d->name), "summary", d->record, "parameters",
		parameter("record", "path", "The record's id"), "responses",
		answers(ref_to(a, d))));
}

/* The definitions are no secret; what is in the registers is. */
void
api_document(struct rq *rq)
{
	json_t *paths = json_object(), *schemas = json_object();

	for (size_t i = 0; i < rq->app->registers->n; i++)
		add_register(rq->arena, rq->app->registers->a[i], paths, schemas);
	send(rq, 200,
	    json_pack(
		"{s:s, s:{s:s, s:s, s:s}, s:o, s:{s:o, s:{s:{s:s, s:s, s:s}}}, s:[{s:[]}, {}]}",
		"openapi", "3.1.0", "info", "title", "Waymark registers", "version", "1",
		"description",
		"Reads registers as the person sees them whose session the request carries.",
		"paths", paths, "components", "schemas", schemas, "securitySchemes", "session",
		"type", "apiKey", "in", "cookie", "name", "session", "security", "session"));
}
