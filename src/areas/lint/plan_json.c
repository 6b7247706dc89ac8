/*
 * Plan JSON: rows read by tables of their keys, and lines written.
 */
#include "areas/lint/plan_json.h"
#include "areas/lint/plan_field.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "io/json.h"

#include <stdio.h>
#include <string.h>

enum { MOST_ROWS = 300 };

static const struct json_limits limits = { PLAN_JSON_LARGEST, "give one plan",
	"waymark plan --help" };

#define AT(key, kind, type, member)                                                                \
	{                                                                                          \
		key, KIND_##kind, offsetof(struct type, member)                                    \
	}

static const struct field need_fields[] = {
	AT("area", WHOLE, plan_need, area),
	AT("text", NEEDED, plan_need, text),
	AT("evidence", IDS, plan_need, evidence),
	{ 0 },
};

static const struct field outcome_fields[] = {
	AT("needs", IDS, plan_outcome, needs),
	AT("text", NEEDED, plan_outcome, text),
	AT("measure", TEXT, plan_outcome, measure),
	AT("interim", TEXT, plan_outcome, interim),
	AT("pfa", TEXT, plan_outcome, pfa),
	AT("due", DATE, plan_outcome, due),
	AT("review", DATE, plan_outcome, review),
	{ 0 },
};

static const struct field provision_fields[] = {
	AT("needs", IDS, plan_provision, needs),
	AT("outcomes", IDS, plan_provision, outcomes),
	AT("text", NEEDED, plan_provision, text),
	AT("kind", TEXT, plan_provision, kind),
	AT("quantity", NUMBER, plan_provision, quantity),
	AT("unit", TEXT, plan_provision, unit),
	AT("frequency", TEXT, plan_provision, frequency),
	AT("group_size", WHOLE, plan_provision, group_size),
	AT("deliverer", TEXT, plan_provision, deliverer),
	AT("qualification", TEXT, plan_provision, qualification),
	AT("flex", TEXT, plan_provision, flex),
	AT("flex_reason", TEXT, plan_provision, flex_reason),
	AT("start", DATE, plan_provision, start),
	AT("end", DATE, plan_provision, end),
	AT("review", DATE, plan_provision, review),
	AT("overlaps", FLAG, plan_provision, overlaps),
	AT("not_educational", FLAG, plan_provision, is_not_educational),
	{ 0 },
};

static const struct field advice_fields[] = {
	AT("key", LETTER, plan_advice, key),
	AT("author", TEXT, plan_advice, author),
	AT("role", TEXT, plan_advice, role),
	AT("on", DATE, plan_advice, on),
	AT("needs", TEXTS, plan_advice, needs),
	AT("outcomes", TEXTS, plan_advice, outcomes),
	AT("provision", TEXTS, plan_advice, provision),
	{ 0 },
};

static const struct field disposition_fields[] = {
	AT("row", NEEDED, plan_disposition, row),
	AT("items", IDS, plan_disposition, items),
	AT("reason", TEXT, plan_disposition, reason),
	{ 0 },
};

static const struct field section_fields[] = {
	AT("text", TEXT, plan_text, text),
	AT("on", DATE, plan_text, on),
	{ 0 },
};

static const struct field child_fields[] = {
	AT("name", TEXT, plan, name),
	AT("known_as", TEXT, plan, known_as),
	AT("dob", DATE, plan, dob),
	AT("ncy", WHOLE, plan, ncy),
	{ 0 },
};

static const struct field plan_fields[] = {
	AT("review", DATE, plan, review),
	AT("week_hours", WHOLE, plan, week_hours),
	{ 0 },
};

static const struct field notice_fields[] = {
	AT("items", IDS, plan_notice, items),
	{ 0 },
};

/* A list of a plan; NULL when it is absent. */
static const json_t *
list_of(struct field_reader *r, const json_t *json, const char *key)
{
	const json_t *list = json_object_get(json, key);

	if (list == NULL || json_is_null(list))
		return NULL;
	if (!json_is_array(list))
		fail(FAULT_USAGE, "%s/%s is not a list; see waymark plan --help", r->path, key);
	if (json_array_size(list) > MOST_ROWS)
		fail(FAULT_USAGE, "%s/%s has more than %d entries; give one plan", r->path, key,
		    MOST_ROWS);
	return list;
}

/* Enters an entry of a list, which must be an object; its id is its name, else its place. */
static const json_t *
enter(struct field_reader *r, const struct field_reader *plan, const json_t *list, const char *key,
    size_t i, const char **ret_id)
{
	const json_t *row = json_array_get(list, i);

	r->path = arena_printf(r->arena, "%s/%s/%zu", plan->path, key, i);
	r->item = r->path;
	if (!json_is_object(row))
		fail(FAULT_USAGE, "%s is not an object; see waymark plan --help", r->path);
	*ret_id = r->path;
	field_read(r, row, (const struct field[]){ { "id", KIND_ID, 0 }, { 0 } }, ret_id);
	if (json_object_get(row, "id") == NULL)
		field_refuse(r, "id", "is missing");
	r->item = *ret_id;
	return row;
}

/* The section that a row names, of those that its kind may stand in; else that of its id. */
static enum plan_section
section_of(struct field_reader *r, const json_t *row, const char *id, const char *may)
{
	const json_t *v = json_object_get(row, "section");
	const char *name = json_string_value(v);
	enum plan_section s = SECTION__MAX;

	/* "H" is taken for H2: social care that is reasonably required. */
	if (name != NULL && str_eq(name, "H"))
		name = "H2";
	if (name != NULL && strchr(may, name[0]) != NULL && plan_section_parse(name, &s))
		return s;
	field_refuse(
	    r, "section", "is not one of %s", may[0] == 'B' ? "B, C and D" : "F, G, H1 and H2");
	if (id[0] == 'H')
		return id[1] == '1' ? SECTION_H1 : SECTION_H2;
	if (id[0] != '\0' && strchr(may, id[0]) != NULL)
		return SECTION_A + (enum plan_section)(id[0] - 'A');
	return may[0] == 'B' ? SECTION_B : SECTION_F;
}

static void
read_needs(const struct field_reader *plan, const json_t *json, struct plan *p)
{
	struct field_reader r = *plan;
	const json_t *list = list_of(&r, json, "needs"), *row;

	p->n_needs = json_array_size(list);
	p->needs = anew_n(r.arena, struct plan_need, p->n_needs);
	for (size_t i = 0; i < p->n_needs; i++) {
		row = enter(&r, plan, list, "needs", i, &p->needs[i].id);
		field_read(&r, row, need_fields, &p->needs[i]);
		p->needs[i].section = section_of(&r, row, p->needs[i].id, "BCD");
	}
}

static void
read_outcomes(const struct field_reader *plan, const json_t *json, struct plan *p)
{
	struct field_reader r = *plan;
	const json_t *list = list_of(&r, json, "outcomes"), *row;

	p->n_outcomes = json_array_size(list);
	p->outcomes = anew_n(r.arena, struct plan_outcome, p->n_outcomes);
	for (size_t i = 0; i < p->n_outcomes; i++) {
		row = enter(&r, plan, list, "outcomes", i, &p->outcomes[i].id);
		field_read(&r, row, outcome_fields, &p->outcomes[i]);
	}
}

static void
read_provision(const struct field_reader *plan, const json_t *json, struct plan *p)
{
	struct field_reader r = *plan;
	const json_t *list = list_of(&r, json, "provision"), *row;

	p->n_provision = json_array_size(list);
	p->provision = anew_n(r.arena, struct plan_provision, p->n_provision);
	for (size_t i = 0; i < p->n_provision; i++) {
		row = enter(&r, plan, list, "provision", i, &p->provision[i].id);
		field_read(&r, row, provision_fields, &p->provision[i]);
		p->provision[i].section = section_of(&r, row, p->provision[i].id, "FGH");
	}
}

static void
read_dispositions(const struct field_reader *advice, const json_t *json, struct plan_advice *a)
{
	struct field_reader r = *advice;
	const json_t *list = list_of(&r, json, "dispositions");

	a->n_dispositions = json_array_size(list);
	a->dispositions = anew_n(r.arena, struct plan_disposition, a->n_dispositions);
	for (size_t i = 0; i < a->n_dispositions; i++) {
		const json_t *row = json_array_get(list, i);

		r.path = arena_printf(r.arena, "%s/dispositions/%zu", advice->path, i);
		if (!json_is_object(row))
			fail(FAULT_USAGE, "%s is not an object; see waymark plan --help", r.path);
		field_read(&r, row, disposition_fields, &a->dispositions[i]);
	}
}

static void
read_advice(const struct field_reader *plan, const json_t *json, struct plan *p)
{
	struct field_reader r = *plan;
	const json_t *list = list_of(&r, json, "advice"), *row;

	p->n_advice = json_array_size(list);
	p->advice = anew_n(r.arena, struct plan_advice, p->n_advice);
	for (size_t i = 0; i < p->n_advice; i++) {
		row = enter(&r, plan, list, "advice", i, &p->advice[i].id);
		field_read(&r, row, advice_fields, &p->advice[i]);
		read_dispositions(&r, row, &p->advice[i]);
	}
}

static bool
is_of_rows(enum plan_section s)
{
	return s != SECTION_A && s != SECTION_I && s != SECTION_J && s != SECTION_SUMMARY;
}

static void
read_section(const struct field_reader *plan, const char *name, const json_t *value, struct plan *p)
{
	struct field_reader r = *plan;
	enum plan_section s;

	r.path = arena_printf(r.arena, "%s/sections", plan->path);
	r.item = name;
	/* "H" is the heading of both its parts. */
	if (!plan_section_parse(str_eq(name, "H") ? "H1" : name, &s)) {
		field_refuse(&r, name, "is no section; A to K, H1 and H2 are");
		return;
	}
	if (!json_is_object(value)) {
		field_refuse(&r, name, "is not an object such as {\"text\": \"…\"}");
		return;
	}
	r.path = arena_printf(r.arena, "%s/%s", r.path, name);
	p->sections[s].declared = true;
	p->declares_rows = p->declares_rows || is_of_rows(s);
	field_read(&r, value, section_fields, &p->sections[s]);
	if (str_eq(name, "H"))
		p->sections[SECTION_H2] = p->sections[SECTION_H1];
}

static void
read_sections(const struct field_reader *r, const json_t *json, struct plan *p)
{
	const json_t *sections = json_object_get(json, "sections");
	const char *name;
	json_t *value;

	for (int i = 0; i < SECTION__MAX; i++)
		p->sections[i].text = "";
	if (sections == NULL || json_is_null(sections))
		return;
	if (!json_is_object(sections))
		fail(FAULT_USAGE, "%s/sections is not an object; see waymark plan --help", r->path);
	json_object_foreach((json_t *)(uintptr_t)sections, name, value)
	{
		if (strlen(name) <= LONGEST_ID && !json_is_null(value))
			read_section(r, name, value, p);
	}
}

static const struct {
	const char *name;
	int value;
} kinds[] = {
	{ "draft", PLAN_DRAFT },
	{ "final", PLAN_FINAL },
	{ "amendment", PLAN_AMENDMENT },
	{ "amendment_notice", PLAN_AMENDMENT },
	{ "amended", PLAN_AMENDED },
	{ "amended_final", PLAN_AMENDED },
};

static void
read_kind(struct field_reader *r, const json_t *json, struct plan *p)
{
	const char *s = json_string_value(json_object_get(json, "kind"));

	p->kind = PLAN_DRAFT;
	for (unsigned i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (s != NULL && str_eq(s, kinds[i].name)) {
			p->kind = (enum plan_kind)kinds[i].value;
			return;
		}
	field_refuse(r, "kind", "is not draft, final, amendment or amended");
}

static void
read_child(const struct field_reader *plan, const json_t *json, struct plan *p)
{
	static const char *const pronouns[] = {
		[PRONOUNS_SHE] = "she", [PRONOUNS_HE] = "he", [PRONOUNS_THEY] = "they"
	};
	const json_t *child = json_object_get(json, "child");
	struct field_reader r = *plan;
	const char *s;

	p->ncy = NCY_NONE;
	r.path = arena_printf(r.arena, "%s/child", plan->path);
	r.item = "child";
	if (child != NULL && !json_is_object(child) && !json_is_null(child))
		fail(FAULT_USAGE, "%s is not an object; see waymark plan --help", r.path);
	field_read(&r, child, child_fields, p);
	s = json_string_value(json_object_get(child, "pronouns"));
	for (unsigned i = 1; s != NULL && i < sizeof pronouns / sizeof pronouns[0]; i++)
		if (str_starts(s, pronouns[i]))
			p->pronouns = (enum plan_pronouns)i;
}

/* Keys of advice that may be reused: letters, each once. */
static void
read_reuse(struct field_reader *r, const json_t *json, struct plan *p)
{
	const json_t *v = json_object_get(json, "reuse");
	struct plan_ids keys = { 0 };
	size_t n = 0;

	if (v == NULL || json_is_null(v))
		return;
	field_read_ids(r, "reuse", v, &keys);
	for (size_t i = 0; i < keys.n; i++) {
		char c = keys.a[i][0];

		if (c < 'a' || c > 'h' || keys.a[i][1] != '\0')
			field_refuse(
			    r, "reuse", "has %s, which is not a letter from a to h", keys.a[i]);
		else if (strchr(p->reuse, c) == NULL)
			p->reuse[n++] = c;
	}
}

static void
read_notice(const struct field_reader *plan, const json_t *json, struct plan *p)
{
	const json_t *notice = json_object_get(json, "notice");
	struct field_reader r = *plan;

	p->notice.given = json_is_object(notice);
	r.path = arena_printf(r.arena, "%s/notice", plan->path);
	field_read(&r, notice, notice_fields, &p->notice);
}

static void
read_rows(struct field_reader *r, const json_t *json, struct plan *p)
{
	read_sections(r, json, p);
	read_needs(r, json, p);
	read_outcomes(r, json, p);
	read_provision(r, json, p);
}

/* The plan before an amendment: only what may have changed. */
static const struct plan *
read_previous(const struct field_reader *plan, const json_t *json)
{
	const json_t *old = json_object_get(json, "previous");
	struct field_reader r = *plan;
	struct plan *p = anew(r.arena, struct plan);

	if (old == NULL || json_is_null(old))
		return NULL;
	r.path = arena_printf(r.arena, "%s/previous", plan->path);
	if (!json_is_object(old))
		fail(FAULT_USAGE, "%s is not an object; see waymark plan --help", r.path);
	read_rows(&r, old, p);
	return p;
}

static struct date
day_of(const json_t *json)
{
	const char *s = json_string_value(json_object_get(json, "on"));
	struct date d = { 0 };

	if (s == NULL)
		fail(FAULT_USAGE, "/plan/on is missing; give the day of the plan as YYYY-MM-DD");
	if (!date_parse(s, &d) || !field_is_plausible(d))
		fail(FAULT_USAGE, "/plan/on is no date: %.60s; write it as YYYY-MM-DD", s);
	return d;
}

static const struct policy_pack *
pack_of(const struct policy_set *set, const struct policy_pack *otherwise, const json_t *json)
{
	const char *name = json_string_value(json_object_get(json, "policy"));
	const struct policy_pack *p = name == NULL ? otherwise : policy_find(set, name);

	if (p == NULL)
		fail(FAULT_USAGE, "/policy: no pack is named %.60s; name one such as england-2014",
		    name);
	return p;
}

struct plan_document *
plan_json_read(struct arena *arena, const struct policy_set *set,
    const struct policy_pack *otherwise, const char *bytes, size_t n)
{
	const json_t *json = json_read(arena, &limits, bytes, n);
	const json_t *plan = json_object_get(json, "plan");
	struct plan_document *doc = anew(arena, struct plan_document);
	struct field_reader r = { arena, doc, "/plan", "plan" };
	struct plan *p = anew(arena, struct plan);

	doc->plan = p;
	doc->pack = pack_of(set, otherwise, json);
	doc->reference = json_string_value(json_object_get(json, "case"));
	if (!json_is_object(plan))
		fail(FAULT_USAGE, "/plan is missing or not an object; see waymark plan --help");
	p->on = day_of(plan);
	read_kind(&r, plan, p);
	field_read(&r, plan, plan_fields, p);
	read_child(&r, plan, p);
	read_rows(&r, plan, p);
	read_advice(&r, plan, p);
	read_reuse(&r, plan, p);
	read_notice(&r, plan, p);
	p->previous = read_previous(&r, plan);
	return doc;
}

char *
plan_json_finding(struct arena *arena, const struct lint_finding *f)
{
	json_t *j = json_object();

	json_object_set_new(j, "rule", json_string(policy_name(NAMES_RULE, (int)f->rule)));
	json_object_set_new(
	    j, "severity", json_string(policy_name(NAMES_SEVERITY, (int)f->severity)));
	json_object_set_new(j, "item", json_string(f->item));
	json_object_set_new(j, "span", f->span ? json_string(f->span) : json_null());
	json_object_set_new(j, "message", json_string(f->message));
	return json_text(arena, j, JSON_COMPACT);
}

char *
plan_json_score(
    struct arena *arena, const struct lint_score *s, const struct lint_findings *findings)
{
	json_t *j = json_object(), *marks = json_array(), *counts = json_object();

	for (size_t i = 0; i < s->n; i++) {
		const struct lint_mark *m = &s->marks[i];

		json_array_append_new(
		    marks, json_pack("{ss ss si si sI sI}", "criterion", m->criterion->id, "title",
			       m->criterion->title, "points", m->points, "of", m->criterion->points,
			       "rows", (json_int_t)m->rows, "clean", (json_int_t)m->clean));
	}
	for (int i = 0; i < SEVERITY__MAX; i++)
		json_object_set_new(counts, policy_name(NAMES_SEVERITY, i),
		    json_integer((json_int_t)lint_count(findings, (enum policy_severity)i)));
	json_object_set_new(j, "score", json_integer(s->points));
	json_object_set_new(j, "of", json_integer(100));
	json_object_set_new(j, "findings", counts);
	json_object_set_new(j, "criteria", marks);
	return json_text(arena, j, JSON_COMPACT);
}
