/*
 * Openapi: the document that describes the API, OpenAPI 3.1.
 *
 * What holds of every register stands in openapi.json; each definition adds
 * its paths and the shape of its records, of a new one and of a change.
 */
#include "app/app.h"
#include "areas/registers/api.h"
#include "areas/registers/registers.h"
#include "base/err.h"
#include "base/str.h"

/* Made by tools/embed. */
extern const char embedded_openapi[];

/* ---- fields ---- */

/* {"type": [TYPE, "null"]} */
static json_t *
nullable(const char *type)
{
	return json_pack("{s:[s, s]}", "type", type, "null");
}

static json_t *
choice_schema(const struct choice *choices, bool or_null)
{
	json_t *values = json_array();

	for (const struct choice *c = choices; c->value != NULL; c++)
		json_array_append_new(values, json_string(c->value));
	if (or_null)
		json_array_append_new(values, json_null());
	return json_pack("{s:o}", "enum", values);
}

static json_t *
type_schema(const struct register_field *f)
{
	json_t *s;

	switch ((int)f->type) {
	case TYPE_YES_NO:
		return nullable("boolean");
	case TYPE_NUMBER:
	case TYPE_MONEY:
		return nullable("integer");
	case TYPE_CHOICE:
		return choice_schema(f->choices, true);
	case TYPE_CHOICES:
		s = nullable("array");
		json_object_set_new(s, "items", choice_schema(f->choices, false));
		return s;
	case TYPE_DATE:
		s = nullable("string");
		json_object_set_new(s, "format", json_string("date"));
		return s;
	}
	return nullable("string");
}

static const char *
in_words(struct arena *a, const struct register_field *f)
{
	switch ((int)f->type) {
	case TYPE_MONEY:
		return arena_printf(a, "%s (pence)", f->label);
	case TYPE_PERSON:
	case TYPE_SCHOOL:
	case TYPE_BODY:
		return arena_printf(a, "%s (id; sent, a name will do)", f->label);
	case TYPE_RECORD:
		return arena_printf(
		    a, "%s (id of a record of %s; sent, its heading will do)", f->label, f->of);
	case TYPE_CHILD:
		return arena_printf(a, "%s (reference of a case)", f->label);
	case TYPE_FILE:
		return arena_printf(a, "%s (the file's name)", f->label);
	}
	return f->label;
}

/* Of a record that is read, or of one that is sent: files come through pages alone. */
static json_t *
fields_schema(struct arena *a, const struct register_def *d, bool sent)
{
	json_t *all = json_object(), *names = json_array();

	for (unsigned i = 0; i < d->n_fields; i++) {
		const struct register_field *f = &d->fields[i];
		json_t *s;

		if (sent && f->type == TYPE_FILE)
			continue;
		s = type_schema(f);
		json_object_set_new(s, "description", json_string(in_words(a, f)));
		json_object_set_new(all, f->name, s);
		if (!sent ||
		    (f->required != NULL && f->required_when == NULL && f->asked_when == NULL))
			json_array_append_new(names, json_string(f->name));
	}
	return json_pack("{s:s, s:b, s:o, s:o}", "type", "object", "additionalProperties", 0,
	    "required", names, "properties", all);
}

/* ---- records ---- */

static void
add_property(json_t *schema, const char *name, json_t *property, bool required)
{
	json_object_set_new(json_object_get(schema, "properties"), name, property);
	if (required)
		json_array_append_new(json_object_get(schema, "required"), json_string(name));
}

static json_t *
object_schema(const char *description)
{
	return json_pack("{s:s, s:b, s:s, s:[], s:{}}", "type", "object", "additionalProperties", 0,
	    "description", description, "required", "properties");
}

static json_t *
text_schema(const char *format)
{
	return format == NULL ? json_pack("{s:s}", "type", "string")
			      : json_pack("{s:s, s:s}", "type", "string", "format", format);
}

static json_t *
record_schema(struct arena *a, const struct register_def *d)
{
	json_t *s = object_schema(d->description), *due;

	add_property(s, "id", text_schema(NULL), true);
	add_property(s, "version", json_pack("{s:s}", "type", "integer"), true);
	add_property(s, "created_at", text_schema("date-time"), true);
	add_property(s, "changed_at", text_schema("date-time"), true);
	if (d->n_states > 0)
		add_property(s, "state", choice_schema(d->state_choices, false), true);
	if (d->access.about == ABOUT_CASE)
		add_property(s, "case", text_schema(NULL), true);
	if (d->n_duties > 0) {
		due = nullable("string");
		json_object_set_new(due, "format", json_string("date"));
		add_property(s, "due_on", due, true);
	}
	add_property(s, "fields", fields_schema(a, d, false), true);
	return s;
}

static json_t *
new_schema(struct arena *a, const struct register_def *d)
{
	json_t *s = object_schema("A new record");

	if (d->access.about == ABOUT_CASE)
		add_property(s, "case", text_schema(NULL), true);
	add_property(s, "fields", fields_schema(a, d, true), true);
	return s;
}

/* What is left out stays as it is; null empties. */
static json_t *
change_schema(struct arena *a, const struct register_def *d)
{
	json_t *s = object_schema("What changes; what is left out stays, null empties"), *fields;

	if (d->n_states > 0)
		add_property(s, "state", choice_schema(d->state_choices, false), false);
	fields = fields_schema(a, d, true);
	json_array_clear(json_object_get(fields, "required"));
	add_property(s, "fields", fields, false);
	return s;
}

static json_t *
page_schema(json_t *ref)
{
	json_t *s = object_schema("A page of records");

	add_property(s, "records", json_pack("{s:s, s:o}", "type", "array", "items", ref), true);
	add_property(s, "after", nullable("string"), true);
	return s;
}

/* ---- paths ---- */

static json_t *
ref_to(struct arena *a, const char *what, const char *name)
{
	return json_pack("{s:s}", "$ref", arena_printf(a, "#/components/%s/%s", what, name));
}

static json_t *
record_ref(struct arena *a, const struct register_def *d, const char *kind)
{
	return ref_to(a, "schemas", arena_printf(a, "%s%s", d->name, kind));
}

static json_t *
list_parameters(struct arena *a, const struct register_def *d)
{
	json_t *list = json_array();

	for (unsigned i = 0; i < d->list.n_filters; i++)
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:o}", "name", d->list.filters[i], "in", "query",
			"description", d->fields[define_field(d, d->list.filters[i])].label,
			"schema", text_schema(NULL)));
	if (d->n_states > 0)
		json_array_append_new(list,
		    json_pack("{s:s, s:s, s:s, s:o}", "name", "state", "in", "query", "description",
			"Where it stands", "schema", choice_schema(d->state_choices, false)));
	json_array_append_new(list, ref_to(a, "parameters", "sort"));
	json_array_append_new(list, ref_to(a, "parameters", "after"));
	json_array_append_new(list, ref_to(a, "parameters", "limit"));
	return list;
}

/* STATUS with its schema, anything else a problem. */
static json_t *
answers(
    struct arena *a, const char *status, const char *description, json_t *schema, json_t *headers)
{
	json_t *good = json_pack("{s:s, s:{s:{s:o}}}", "description", description, "content",
	    "application/json", "schema", schema);

	if (headers != NULL)
		json_object_set_new(good, "headers", headers);
	return json_pack("{s:o, s:o}", status, good, "default", ref_to(a, "responses", "Problem"));
}

static json_t *
body(json_t *schema)
{
	return json_pack(
	    "{s:b, s:{s:{s:o}}}", "required", 1, "content", "application/json", "schema", schema);
}

static json_t *
operation(struct arena *a, const char *act, const struct register_def *d, json_t *parameters,
    json_t *responses)
{
	return json_pack("{s:s, s:s, s:o, s:o}", "operationId",
	    arena_printf(a, "%s-%s", act, d->name), "summary", d->title, "parameters", parameters,
	    "responses", responses);
}

/* Only with a key that writes. */
static json_t *
writing(json_t *operation, json_t *schema)
{
	json_object_set_new(operation, "requestBody", body(schema));
	json_object_set_new(operation, "security", json_pack("[{s:[]}]", "key"));
	return operation;
}

static json_t *
etag(struct arena *a)
{
	return json_pack("{s:o}", "ETag", ref_to(a, "headers", "etag"));
}

static json_t *
of_list(struct arena *a, const struct register_def *d)
{
	json_t *headers = etag(a);

	json_object_set_new(headers, "Location", ref_to(a, "headers", "location"));
	json_object_set_new(headers, "Idempotency-Replayed", ref_to(a, "headers", "replayed"));
	return json_pack("{s:o, s:o}", "get",
	    operation(a, "list", d, list_parameters(a, d),
		answers(a, "200", "A page", page_schema(record_ref(a, d, "")), NULL)),
	    "post",
	    writing(operation(a, "add", d, json_pack("[o]", ref_to(a, "parameters", "once")),
			answers(a, "201", "Added", record_ref(a, d, ""), headers)),
		record_ref(a, d, "-new")));
}

static json_t *
of_record(struct arena *a, const struct register_def *d)
{
	return json_pack("{s:[o], s:o, s:o}", "parameters", ref_to(a, "parameters", "record"),
	    "get",
	    operation(a, "read", d, json_array(),
		answers(a, "200", "The record", record_ref(a, d, ""), etag(a))),
	    "post",
	    writing(operation(a, "change", d, json_pack("[o]", ref_to(a, "parameters", "match")),
			answers(a, "200", "As it is now", record_ref(a, d, ""), etag(a))),
		record_ref(a, d, "-change")));
}

static void
add_register(struct arena *a, const struct register_def *d, json_t *document)
{
	json_t *paths = json_object_get(document, "paths");
	json_t *schemas = json_object_get(json_object_get(document, "components"), "schemas");

	json_object_set_new(schemas, d->name, record_schema(a, d));
	json_object_set_new(schemas, arena_printf(a, "%s-new", d->name), new_schema(a, d));
	json_object_set_new(schemas, arena_printf(a, "%s-change", d->name), change_schema(a, d));
	json_object_set_new(paths, arena_printf(a, "/api/registers/%s", d->name), of_list(a, d));
	json_object_set_new(
	    paths, arena_printf(a, "/api/registers/%s/{record}", d->name), of_record(a, d));
}

/* The definitions are no secret; what is in the registers is. */
void
api_document(struct rq *rq)
{
	json_t *document = json_loads(embedded_openapi, JSON_REJECT_DUPLICATES, NULL);

	if (document == NULL)
		fail(FAULT_BUG, "openapi.json is no JSON");
	for (size_t i = 0; i < rq->app->registers->n; i++)
		add_register(rq->arena, rq->app->registers->a[i], document);
	api_send(rq, 200, document);
}
