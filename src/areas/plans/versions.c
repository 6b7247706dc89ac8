/* Versions: the working plan written down for good, and read back. */
#include "areas/plans/plan_json.h"
#include "areas/plans/plans.h"
#include "areas/plans/plans.sql.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "io/json.h"

#include <string.h>

static const char *const kinds[] = {
	[PLAN_DRAFT] = "draft",
	[PLAN_FINAL] = "final",
	[PLAN_AMENDMENT] = "amendment",
	[PLAN_AMENDED] = "amended",
};

static void
put_text(json_t *o, const char *key, const char *text)
{
	if (!str_blank(text))
		json_object_set_new(o, key, json_string(text));
}

static void
put_date(struct tx *tx, json_t *o, const char *key, struct date d)
{
	if (date_is_set(d))
		json_object_set_new(o, key, json_string(date_iso(tx_arena(tx), d)));
}

static void
put_int(json_t *o, const char *key, int64_t n)
{
	if (n != 0)
		json_object_set_new(o, key, json_integer((json_int_t)n));
}

/* Section I stays empty in a draft (CFA 2014 s.38(5)). */
static json_t *
sections(struct tx *tx, int64_t la, int64_t plan, enum plan_kind kind)
{
	struct plan_words_rows rows = plan_words(tx, la, plan);
	json_t *all = json_object();

	for (size_t i = 0; i < rows.n; i++) {
		bool blank = str_eq(rows.a[i].section, "I") && kind == PLAN_DRAFT;
		json_t *s = json_object();

		json_object_set_new(s, "text", json_string(blank ? "" : rows.a[i].text));
		if (!blank)
			put_date(tx, s, "on", rows.a[i].said_on);
		json_object_set_new(all, rows.a[i].section, s);
	}
	return all;
}

/* The labels of the rows that a row is tied to, of those whose section begins with one of the
 * letters. */
static json_t *
tied(const struct plan_ties_of_rows *ties, const char *label, const char *letters)
{
	json_t *list = json_array();

	for (size_t i = 0; i < ties->n; i++)
		if (str_eq(ties->a[i].to_label, label) &&
		    strchr(letters, ties->a[i].from_section[0]) != NULL)
			json_array_append_new(list, json_string(ties->a[i].from_label));
	return list;
}

static json_t *
evidence(const struct plan_evidence_of_rows *rows, const char *label)
{
	json_t *list = json_array();

	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].row_label, label))
			json_array_append_new(list, json_string(rows->a[i].advice_label));
	return list;
}

static json_t *
provision(struct tx *tx, const struct plan_rows_of_row *r)
{
	json_t *o = json_object();

	put_text(o, "kind", r->kind);
	if (r->quantity != 0)
		json_object_set_new(o, "quantity", json_real((double)r->quantity / 100));
	put_text(o, "unit", r->unit);
	put_text(o, "frequency", r->frequency);
	put_int(o, "group_size", r->group_size);
	put_text(o, "deliverer", r->deliverer);
	put_text(o, "qualification", r->qualification);
	put_text(o, "flex", r->flex);
	put_text(o, "flex_reason", r->flex_reason);
	put_date(tx, o, "start", r->from_on);
	put_date(tx, o, "end", r->to_on);
	put_date(tx, o, "review", r->review_on);
	if (r->alongside)
		json_object_set_new(o, "overlaps", json_true());
	if (r->not_educational)
		json_object_set_new(o, "not_educational", json_true());
	return o;
}

static json_t *
outcome(struct tx *tx, const struct plan_rows_of_row *r)
{
	json_t *o = json_object();

	put_text(o, "measure", r->measure);
	put_text(o, "interim", r->interim);
	put_text(o, "pfa", r->pfa);
	put_date(tx, o, "due", r->due_on);
	put_date(tx, o, "review", r->review_on);
	return o;
}

static void
put_rows(struct tx *tx, json_t *plan, int64_t la, int64_t id)
{
	struct plan_rows_of_rows rows = plan_rows_of(tx, la, id);
	struct plan_ties_of_rows ties = plan_ties_of(tx, la, id);
	struct plan_evidence_of_rows proof = plan_evidence_of(tx, la, id);
	json_t *needs = json_array(), *outcomes = json_array(), *given = json_array();

	for (size_t i = 0; i < rows.n; i++) {
		const struct plan_rows_of_row *r = &rows.a[i];
		bool need = strchr("BCD", r->section[0]) != NULL, aim = r->section[0] == 'E';
		json_t *o = need ? json_object() : aim ? outcome(tx, r) : provision(tx, r);

		put_text(o, "id", r->label);
		put_text(o, "text", r->text);
		if (!aim)
			put_text(o, "section", r->section);
		if (need)
			json_object_set_new(o, "evidence", evidence(&proof, r->label));
		else
			json_object_set_new(o, "needs", tied(&ties, r->label, "BCD"));
		if (!need && !aim)
			json_object_set_new(o, "outcomes", tied(&ties, r->label, "E"));
		json_array_append_new(need ? needs : aim ? outcomes : given, o);
	}
	json_object_set_new(plan, "needs", needs);
	json_object_set_new(plan, "outcomes", outcomes);
	json_object_set_new(plan, "provision", given);
}

static json_t *
advice(struct tx *tx, int64_t la, int64_t case_id)
{
	struct plan_advice_of_rows rows = plan_advice_of(tx, la, case_id);
	json_t *list = json_array();

	for (size_t i = 0; i < rows.n; i++) {
		json_t *o = json_object();

		put_text(o, "id", rows.a[i].label);
		put_text(o, "key", rows.a[i].advice_key);
		put_text(o, "author", rows.a[i].author);
		put_text(o, "role", rows.a[i].role);
		put_date(tx, o, "on", rows.a[i].given_on);
		json_array_append_new(list, o);
	}
	return list;
}

static const char *
document_of(struct tx *tx, const struct plans_issue *in)
{
	const struct plan_child_row *c = plan_child(tx, in->la, in->case_id);
	json_t *plan = json_object(), *child = json_object(), *all = json_object();

	if (c == NULL)
		fail(FAULT_BUG, "a version of a case without a plan");
	put_text(plan, "kind", kinds[in->kind]);
	put_date(tx, plan, "on", tx_now(tx).today);
	put_date(tx, plan, "review", c->review_on);
	put_int(plan, "week_hours", c->week_hours);
	put_text(child, "name", arena_printf(tx_arena(tx), "%s %s", c->given, c->family));
	put_date(tx, child, "dob", c->born);
	json_object_set_new(plan, "child", child);
	json_object_set_new(plan, "sections", sections(tx, in->la, c->plan, in->kind));
	put_rows(tx, plan, in->la, c->plan);
	json_object_set_new(plan, "advice", advice(tx, in->la, in->case_id));
	put_text(all, "policy", in->pack->name);
	json_object_set_new(all, "plan", plan);
	return json_text(tx_arena(tx), all, JSON_COMPACT);
}

int64_t
plans_issue(struct tx *tx, const struct plans_issue *in)
{
	const char *document = document_of(tx, in);
	struct hash h = hash_of(document, strlen(document));
	int64_t id = rng_row_id();

	version_insert(tx, in->la, id, rng_public_id(tx_arena(tx)), in->case_id,
	    version_last(tx, in->la, in->case_id)->number + 1, kinds[in->kind], tx_now(tx).today,
	    tx_viewer(tx), in->respond_by, document, hash_hex(tx_arena(tx), &h));
	return id;
}

/* Both queries give the same columns. */
static const struct plans_version *
read_version(struct tx *tx, const struct policy_set *packs, const struct version_latest_row *r)
{
	struct plans_version *v = anew(tx_arena(tx), struct plans_version);
	struct plan_document *doc =
	    plan_json_read(tx_arena(tx), packs, NULL, r->document, strlen(r->document));

	*v = (struct plans_version){ .id = r->id,
		.number = r->number,
		.public_id = r->public_id,
		.hash = r->hash,
		.kind = doc->plan->kind,
		.issued_on = r->issued_on,
		.respond_by = r->respond_by,
		.plan = doc->plan };
	return v;
}

const struct plans_version *
plans_version(
    struct tx *tx, const struct policy_set *packs, int64_t la, int64_t case_id, int64_t id)
{
	const struct version_latest_row *r;
	const struct version_of_row *one;

	if (id == 0) {
		r = version_latest(tx, la, case_id);
		return r == NULL ? NULL : read_version(tx, packs, r);
	}
	one = version_of(tx, la, case_id, id);
	return one == NULL ? NULL
			   : read_version(tx, packs,
				 &(struct version_latest_row){ .id = one->id,
				     .public_id = one->public_id,
				     .number = one->number,
				     .kind = one->kind,
				     .issued_on = one->issued_on,
				     .respond_by = one->respond_by,
				     .document = one->document,
				     .hash = one->hash });
}
