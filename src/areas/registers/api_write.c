/*
 * Api, writing: a program adds a record, changes one, moves one on.
 *
 * What it sends is a row of a table and goes the way of one (load.h): the
 * same questions as the form asks, and all of it or nothing.  A change says
 * which version it knows (If-Match, RFC 9110 section 13.1.1) and names only
 * the fields that change; a new record carries a key of the program's own
 * (Idempotency-Key), so that a request that is sent again adds nothing.
 */
#include "app/app.sql.h"
#include "areas/registers/api.h"
#include "areas/registers/keys.sql.h"
#include "areas/registers/load.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

#include <string.h>

enum { LARGEST_BODY = 1 << 20, MOST_KEY = 100 };

/* What a program sent, on its way to a row. */
struct sent {
	struct rq *rq;
	const struct register_def *def;
	const json_t *body;
	VEC(const char *) names, cells;
	VEC(struct problem_finding) findings;
};

static void
find(struct sent *s, const char *pointer, const char *detail)
{
	vec_push(s->rq->arena, &s->findings, (struct problem_finding){ pointer, detail });
}

static void
add_cell(struct sent *s, const char *name, const char *cell)
{
	vec_push(s->rq->arena, &s->names, name);
	vec_push(s->rq->arena, &s->cells, cell);
}

/* ---- a body ---- */

static void
read_body(void *sent)
{
	static const struct json_limits limits = { LARGEST_BODY, "send one record at a time",
		"/api/openapi.json" };
	struct sent *s = sent;

	s->body = json_read(s->rq->arena, &limits, s->rq->http->body, s->rq->http->n_body);
}

/* False: it is no JSON object, and that has been said. */
static bool
take_body(struct sent *s)
{
	const char *type = http_header(s->rq->http, "Content-Type");
	struct fault fault;

	if (s->rq->http->body == NULL || type == NULL ||
	    !str_starts(str_lower(s->rq->arena, type), "application/json")) {
		problem_send(s->rq, 415, "Send a JSON object with Content-Type: application/json");
		return false;
	}
	if (attempt(read_body, s, &fault))
		return true;
	if (fault.kind != FAULT_USAGE)
		fail(fault.kind, "%.300s", fault.message);
	problem_send(s->rq, 400, arena_strdup(s->rq->arena, fault.message));
	return false;
}

/* ---- fields as cells ---- */

/* RFC 6901 section 3 */
static const char *
pointer_to(struct sent *s, const char *parent, const char *name)
{
	struct buf *b = buf_new(s->rq->arena);

	for (buf_puts(b, parent); *name != '\0'; name++)
		if (*name == '~')
			buf_puts(b, "~0");
		else if (*name == '/')
			buf_puts(b, "~1");
		else
			buf_putc(b, *name);
	return b->p;
}

static bool
is_plain(const char *text)
{
	for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++)
		if ((*c < ' ' && strchr("\t\n\r", *c) == NULL) || *c == 0x7f)
			return false;
	return true;
}

/* Pence as a table has money: 1250 as "12.50". */
static const char *
pounds(struct arena *a, int64_t pence)
{
	return arena_printf(a, "%lld.%02lld", (long long)(pence / 100), (long long)(pence % 100));
}

static const char *
joined(struct arena *a, const json_t *list)
{
	struct buf *b = buf_new(a);

	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *part = json_string_value(json_array_get(list, i));

		if (part == NULL)
			return NULL;
		buf_printf(b, "%s%s", i > 0 ? "," : "", part);
	}
	return b->n > 0 ? b->p : "";
}

/* What a table would hold for the value; NULL: it is of another type than the field. */
static const char *
cell_of(struct arena *a, const struct register_field *f, const json_t *v)
{
	switch ((int)f->type) {
	case TYPE_YES_NO:
		return json_is_boolean(v) ? (json_is_true(v) ? "yes" : "no") : NULL;
	case TYPE_NUMBER:
		return json_is_integer(v)
			   ? arena_printf(a, "%lld", (long long)json_integer_value(v))
			   : NULL;
	case TYPE_MONEY:
		return json_is_integer(v) && json_integer_value(v) >= 0
			   ? pounds(a, json_integer_value(v))
			   : NULL;
	case TYPE_CHOICES:
		return json_is_array(v) ? joined(a, v) : NULL;
	case TYPE_FILE:
		return NULL;
	}
	return json_string_value(v);
}

static const char *
wanted(const struct register_field *f)
{
	switch ((int)f->type) {
	case TYPE_YES_NO:
		return "Send true or false";
	case TYPE_NUMBER:
		return "Send a whole number";
	case TYPE_MONEY:
		return "Send a whole number of pence";
	case TYPE_CHOICES:
		return "Send an array of choices";
	case TYPE_FILE:
		return "Files are added on the record's page alone";
	}
	return "Send a text";
}

/* A program sends values, where a person who fills a table may send labels and dates of many
 * kinds. */
static bool
is_canonical(struct arena *a, const struct register_field *f, const char *cell)
{
	struct str_list parts;
	struct date d;

	if (*cell == '\0')
		return true;
	if (f->type == TYPE_DATE)
		return date_parse(cell, &d);
	if (f->n_choices == 0)
		return true;
	parts = str_split(a, cell, ',');
	for (size_t i = 0; i < parts.n; i++)
		if (choice_number(f->choices, parts.a[i]) == 0)
			return false;
	return true;
}

static void
add_field(struct sent *s, const char *name, const json_t *v)
{
	int at = define_field(s->def, name);
	const struct register_field *f = at < 0 ? NULL : &s->def->fields[at];
	const char *cell;

	if (f == NULL) {
		find(s, pointer_to(s, "/fields/", name),
		    "The register has no such field. Take it out");
		return;
	}
	cell = json_is_null(v) && f->type != TYPE_FILE ? "" : cell_of(s->rq->arena, f, v);
	if (cell == NULL)
		find(s, pointer_to(s, "/fields/", f->name), wanted(f));
	else if (!is_plain(cell))
		find(s, pointer_to(s, "/fields/", f->name), "Take out the control characters");
	else if (!is_canonical(s->rq->arena, f, cell))
		find(s, pointer_to(s, "/fields/", f->name),
		    f->type == TYPE_DATE ? "Send a date like 2026-03-02"
					 : "Send one of the choices in /api/openapi.json");
	else
		add_cell(s, f->name, cell);
}

/* Members of the body: "fields", and text in what else may stand there. */
static void
read_members(struct sent *s, const char *other)
{
	const json_t *fields = json_object_get(s->body, "fields");
	const char *name;
	json_t *v;

	json_object_foreach((json_t *)(uintptr_t)s->body, name, v)
	{
		if (str_eq(name, "fields"))
			continue;
		if (other == NULL || !str_eq(name, other) || !json_is_string(v))
			find(s, pointer_to(s, "/", name),
			    "This cannot stand here. See /api/openapi.json");
	}
	if (fields != NULL && !json_is_object(fields))
		find(s, "/fields", "Send an object with the fields by name");
	json_object_foreach((json_t *)(uintptr_t)fields, name, v) add_field(s, name, v);
}

/* ---- as a row ---- */

/* A table of a header and one row; what stands first in a row is its line. */
static const struct csv_table *
table_of(struct sent *s)
{
	struct arena *a = s->rq->arena;
	struct csv_table *t = anew(a, struct csv_table);
	struct csv_row *rows = anew_n(a, struct csv_row, 2);

	rows[0] = (struct csv_row){ .line = 1, .n = s->names.n + 1 };
	rows[1] = (struct csv_row){ .line = 2, .n = s->names.n + 1 };
	for (int i = 0; i < 2; i++) {
		rows[i].cells = anew_n(a, const char *, s->names.n + 1);
		rows[i].cells[0] = i == 0 ? "1" : "2";
		if (s->names.n > 0)
			memcpy(rows[i].cells + 1, i == 0 ? s->names.a : s->cells.a,
			    s->names.n * sizeof *s->names.a);
	}
	*t = (struct csv_table){ rows, 2 };
	return t;
}

static void
refuse_findings(struct sent *s)
{
	problem_send_findings(s->rq, 422, "Nothing was saved. Put right what errors name",
	    (struct problem_findings){ s->findings.a, (unsigned)s->findings.n });
}

static void
find_load_faults(struct sent *s, const struct load *load)
{
	for (size_t i = 0; i < load->findings.n; i++) {
		const char *column = load->findings.a[i].column;
		bool field = column != NULL && define_field(s->def, column) >= 0;

		find(s, column == NULL ? NULL : pointer_to(s, field ? "/fields/" : "/", column),
		    load->findings.a[i].message);
	}
}

/* The row as it was written; NULL: it was not, and that has been said. */
static const struct load_row *
write_row(struct sent *s, const struct refs_place *place)
{
	struct load *load = NULL;

	if (s->findings.n == 0) {
		load = load_check_table(s->rq->tx, s->def, place, table_of(s));
		find_load_faults(s, load);
	}
	if (s->findings.n > 0) {
		refuse_findings(s);
		return NULL;
	}
	if (load_write(s->rq->tx, load, s->rq))
		return &load->rows.a[0];
	problem_send(s->rq, 403,
	    "Nothing was saved. The person of this key may not keep such a record, or somebody "
	    "else changed it this moment");
	return NULL;
}

/* Makes it durable as well. */
static void
send_written(struct sent *s, int status, const char *public_id)
{
	const struct record *r = record_find(s->rq->tx, s->def->type, public_id);

	if (r == NULL) {
		problem_send(s->rq, 404, "The record was kept; it is not yours to see now");
		rq_commit(s->rq);
		return;
	}
	pages_log_written(s->rq, s->def, r);
	api_send_record(s->rq, status, s->def, r);
	rq_commit(s->rq);
}

/* ---- adding ---- */

/* The record's place in a case that the person may write to; NULL: that has been said. */
static const struct refs_place *
place_in_case(struct sent *s, const struct api_key *key)
{
	const char *reference = json_string_value(json_object_get(s->body, "case"));
	const struct api_case_row *c =
	    reference == NULL ? NULL : api_case(s->rq->tx, key->la, reference);
	struct case_on_page *k = anew(s->rq->arena, struct case_on_page);
	struct refs_place *place = anew(s->rq->arena, struct refs_place);

	if (c == NULL) {
		find(
		    s, "/case", "Send the reference of a case that the person of this key can see");
		refuse_findings(s);
		return NULL;
	}
	*k = (struct case_on_page){ .la = key->la,
		.id = c->id,
		.public_id = c->public_id,
		.reference = reference,
		.child = c->child,
		.relations = (uint64_t)c->relations };
	*place =
	    (struct refs_place){ s->rq->viewer, key->la, c->id, c->child, (uint64_t)c->relations };
	s->rq->kase = k;
	return place;
}

static const struct refs_place *
place_of_new(struct sent *s, const struct api_key *key)
{
	struct refs_place *place;

	if (s->def->access.about == ABOUT_CASE)
		return place_in_case(s, key);
	place = anew(s->rq->arena, struct refs_place);
	*place = (struct refs_place){ .viewer = s->rq->viewer, .la = key->la };
	return place;
}

/* The program's own key of this request, as the database has it; NULL: there is none. */
static const char *
claim_of(struct rq *rq, const struct api_key *key)
{
	const char *sent = http_header(rq->http, "Idempotency-Key");
	const char *whole;
	struct hash h;

	if (str_blank(sent) || strlen(sent) > MOST_KEY)
		return NULL;
	whole = arena_printf(rq->arena, "api %s %s", key->public_id, sent);
	h = hash_of(whole, strlen(whole));
	return hash_hex(rq->arena, &h);
}

static const char *
body_hash(struct rq *rq)
{
	struct hash h = hash_of(rq->http->body, rq->http->n_body);

	return hash_hex(rq->arena, &h);
}

/* Sent before: the record that was made then. */
static void
send_again(struct sent *s, const char *claim)
{
	const struct form_key_location_row *before = form_key_location(s->rq->tx, claim);
	const char *hash = body_hash(s->rq);

	if (before == NULL || !str_starts(before->location, hash)) {
		problem_send(s->rq, 422,
		    "This Idempotency-Key was sent before with another body. Use a fresh one");
		return;
	}
	http_set_header(s->rq->response, "Idempotency-Replayed", "true");
	send_written(s, 201, before->location + strlen(hash) + 1);
}

static void
add(struct sent *s, const struct api_key *key, const char *claim)
{
	struct rq *rq = s->rq;
	const struct refs_place *place = place_of_new(s, key);
	const struct load_row *row;

	if (place == NULL)
		return;
	if (!pages_may_write(rq, s->def)) {
		problem_send(rq, 403, "The person of this key may not add to this register");
		return;
	}
	row = write_row(s, place);
	if (row == NULL)
		return;
	form_key_done(
	    rq->tx, claim, arena_printf(rq->arena, "%s %s", body_hash(rq), row->public_id));
	http_set_header(rq->response, "Location",
	    arena_printf(rq->arena, "/api/registers/%s/%s", s->def->name, row->public_id));
	send_written(s, 201, row->public_id);
}

void
api_add(struct rq *rq)
{
	const struct api_key *key;
	struct sent s = { .rq = rq };
	const char *claim;

	if (!api_enter(rq, true, &key) || (s.def = api_register(rq, key)) == NULL || !take_body(&s))
		return;
	claim = claim_of(rq, key);
	if (claim == NULL) {
		problem_send(rq, 400,
		    "Send Idempotency-Key: a text of your own for this record, at most 100 "
		    "characters; the same one when you send it again");
		return;
	}
	if (form_key_claim(rq->tx, claim, NULL, NULL, rq->now.instant) == 0) {
		send_again(&s, claim);
		return;
	}
	read_members(&s, s.def->access.about == ABOUT_CASE ? "case" : NULL);
	add(&s, key, claim);
}

/* ---- changing ---- */

/* False: the program does not know the record as it is, and that has been said. */
static bool
knows_version(struct rq *rq, const struct record *r)
{
	const char *match = http_header(rq->http, "If-Match");
	const char *now = arena_printf(rq->arena, "\"%lld\"", (long long)r->version);

	if (match == NULL) {
		problem_send(rq, 428, "Send If-Match with the ETag of the record as you know it");
		return false;
	}
	if (str_eq(str_trim(rq->arena, match), now))
		return true;
	http_set_header(rq->response, "ETag", now);
	problem_send(rq, 412, "Somebody changed the record. Read it again, then decide");
	return false;
}

static void
put_case(struct rq *rq, const struct record *r)
{
	struct case_on_page *k = anew(rq->arena, struct case_on_page);

	*k = (struct case_on_page){ .la = r->la,
		.id = r->case_id,
		.public_id = r->case_public_id,
		.reference = r->case_reference,
		.child = r->child,
		.relations = r->relations };
	rq->kase = k;
}

static void
change(struct sent *s, const struct record *r)
{
	struct rq *rq = s->rq;
	const char *state;
	const struct load_row *row;

	read_members(s, s->def->n_states > 0 ? "state" : NULL);
	state = json_string_value(json_object_get(s->body, "state"));
	if (state != NULL)
		add_cell(s, "state", state);
	add_cell(s, "record", r->public_id);
	row = write_row(
	    s, &(struct refs_place){ rq->viewer, r->la, r->case_id, r->child, r->relations });
	if (row == NULL)
		return;
	send_written(s, 200, row->public_id);
}

void
api_change(struct rq *rq)
{
	const struct api_key *key;
	struct sent s = { .rq = rq };
	const struct record *r;

	if (!api_enter(rq, true, &key) || (s.def = api_register(rq, key)) == NULL ||
	    (r = api_find(rq, key, s.def)) == NULL || !take_body(&s) || !knows_version(rq, r))
		return;
	if (r->case_id != 0)
		put_case(rq, r);
	if (pages_may_change(rq, s.def, r))
		change(&s, r);
	else
		problem_send(rq, 403, "The person of this key may not change this record");
}
