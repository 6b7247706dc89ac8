/* Plan write: every struct of a plan as an object; what is absent has no key. */
#include "areas/lint/plan_write.h"
#include "base/str.h"
#include "io/json.h"

enum { HUNDRED = 100, DIGITS = 12 };

static void
put_text(json_t *to, const char *key, const char *text)
{
	if (text != NULL && text[0] != '\0')
		json_object_set_new(to, key, json_string(text));
}

static void
put_date(struct arena *arena, json_t *to, const char *key, struct date d)
{
	if (date_is_set(d))
		json_object_set_new(to, key, json_string(date_iso(arena, d)));
}

static void
put_whole(json_t *to, const char *key, int n)
{
	if (n != 0)
		json_object_set_new(to, key, json_integer(n));
}

/* Whole amounts without a point, so that 30 minutes stay 30. */
static void
put_hundredths(json_t *to, const char *key, int64_t n)
{
	if (n != 0)
		json_object_set_new(to, key,
		    n % HUNDRED == 0 ? json_integer(n / HUNDRED) : json_real((double)n / HUNDRED));
}

static void
put_flag(json_t *to, const char *key, bool flag)
{
	if (flag)
		json_object_set_new(to, key, json_true());
}

static void
put_ids(json_t *to, const char *key, const struct plan_ids *ids)
{
	json_t *list = json_array();

	for (size_t i = 0; i < ids->n; i++)
		json_array_append_new(list, json_string(ids->a[i]));
	json_object_set_new(to, key, list);
}

/* A new object at the end of the list, with its id. */
static json_t *
add_row(json_t *list, const char *id)
{
	json_t *row = json_object();

	put_text(row, "id", id);
	json_array_append_new(list, row);
	return row;
}

static json_t *
new_list(json_t *to, const char *key)
{
	json_t *list = json_array();

	json_object_set_new(to, key, list);
	return list;
}

static void
write_needs(json_t *to, const struct plan *p)
{
	json_t *list = new_list(to, "needs");

	for (size_t i = 0; i < p->n_needs; i++) {
		const struct plan_need *n = &p->needs[i];
		json_t *row = add_row(list, n->id);

		put_text(row, "section", plan_section_name(n->section));
		put_whole(row, "area", n->area);
		put_text(row, "text", n->text);
		put_ids(row, "evidence", &n->evidence);
	}
}

static void
write_outcomes(struct arena *arena, json_t *to, const struct plan *p)
{
	json_t *list = new_list(to, "outcomes");

	for (size_t i = 0; i < p->n_outcomes; i++) {
		const struct plan_outcome *o = &p->outcomes[i];
		json_t *row = add_row(list, o->id);

		put_ids(row, "needs", &o->needs);
		put_text(row, "text", o->text);
		put_text(row, "measure", o->measure);
		put_text(row, "interim", o->interim);
		put_text(row, "pfa", o->pfa);
		put_date(arena, row, "due", o->due);
		put_date(arena, row, "review", o->review);
	}
}

static void
write_provision(struct arena *arena, json_t *to, const struct plan *p)
{
	json_t *list = new_list(to, "provision");

	for (size_t i = 0; i < p->n_provision; i++) {
		const struct plan_provision *v = &p->provision[i];
		json_t *row = add_row(list, v->id);

		put_text(row, "section", plan_section_name(v->section));
		put_ids(row, "needs", &v->needs);
		put_ids(row, "outcomes", &v->outcomes);
		put_text(row, "text", v->text);
		put_text(row, "kind", v->kind);
		put_hundredths(row, "quantity", v->quantity);
		put_text(row, "unit", v->unit);
		put_text(row, "frequency", v->frequency);
		put_whole(row, "group_size", v->group_size);
		put_text(row, "deliverer", v->deliverer);
		put_text(row, "qualification", v->qualification);
		put_text(row, "flex", v->flex);
		put_text(row, "flex_reason", v->flex_reason);
		put_date(arena, row, "start", v->start);
		put_date(arena, row, "end", v->end);
		put_date(arena, row, "review", v->review);
		put_flag(row, "overlaps", v->overlaps);
		put_flag(row, "not_educational", v->is_not_educational);
	}
}

static void
write_dispositions(json_t *to, const struct plan_advice *a)
{
	json_t *list = new_list(to, "dispositions");

	for (size_t i = 0; i < a->n_dispositions; i++) {
		const struct plan_disposition *d = &a->dispositions[i];
		json_t *row = json_object();

		put_text(row, "row", d->row);
		put_ids(row, "items", &d->items);
		put_text(row, "reason", d->reason);
		json_array_append_new(list, row);
	}
}

static void
write_advice(struct arena *arena, json_t *to, const struct plan *p)
{
	json_t *list = new_list(to, "advice");

	for (size_t i = 0; i < p->n_advice; i++) {
		const struct plan_advice *a = &p->advice[i];
		json_t *row = add_row(list, a->id);

		put_text(row, "key", (const char[]){ a->key, '\0' });
		put_text(row, "author", a->author);
		put_text(row, "role", a->role);
		put_date(arena, row, "on", a->on);
		put_ids(row, "needs", &a->needs);
		put_ids(row, "outcomes", &a->outcomes);
		put_ids(row, "provision", &a->provision);
		write_dispositions(row, a);
	}
}

static void
write_sections(struct arena *arena, json_t *to, const struct plan *p)
{
	json_t *sections = json_object();

	for (int i = 0; i < SECTION__MAX; i++) {
		const struct plan_text *s = &p->sections[i];
		json_t *section;

		if (!s->declared)
			continue;
		section = json_object();
		json_object_set_new(section, "text", json_string(s->text));
		put_date(arena, section, "on", s->on);
		json_object_set_new(sections, plan_section_name((enum plan_section)i), section);
	}
	json_object_set_new(to, "sections", sections);
}

/* What a plan and the one before it have alike. */
static json_t *
write_rows(struct arena *arena, const struct plan *p)
{
	json_t *plan = json_object();

	write_sections(arena, plan, p);
	write_needs(plan, p);
	write_outcomes(arena, plan, p);
	write_provision(arena, plan, p);
	return plan;
}

static void
write_child(struct arena *arena, json_t *to, const struct plan *p)
{
	static const char *const pronouns[] = {
		[PRONOUNS_SHE] = "she", [PRONOUNS_HE] = "he", [PRONOUNS_THEY] = "they"
	};
	json_t *child = json_object();

	put_text(child, "name", p->name);
	put_text(child, "known_as", p->known_as);
	put_date(arena, child, "dob", p->dob);
	if (p->ncy != NCY_NONE)
		json_object_set_new(child, "ncy", json_integer(p->ncy));
	put_text(child, "pronouns", pronouns[p->pronouns]);
	json_object_set_new(to, "child", child);
}

static void
write_reuse(json_t *to, const struct plan *p)
{
	json_t *list = json_array();

	for (const char *key = p->reuse; *key != '\0'; key++)
		json_array_append_new(list, json_stringn(key, 1));
	json_object_set_new(to, "reuse", list);
}

static void
write_notice(json_t *to, const struct plan *p)
{
	json_t *notice = json_object();

	put_ids(notice, "items", &p->notice.items);
	json_object_set_new(to, "notice", notice);
}

char *
plan_write(struct arena *arena, const struct plan_envelope *e, const struct plan *p)
{
	json_t *document = json_object(), *plan = write_rows(arena, p);

	put_text(document, "policy", e->policy);
	put_text(document, "case", e->reference);
	put_text(plan, "kind", plan_kind_name(p->kind));
	put_date(arena, plan, "on", p->on);
	put_date(arena, plan, "review", p->review);
	put_whole(plan, "week_hours", p->week_hours);
	write_child(arena, plan, p);
	write_advice(arena, plan, p);
	write_reuse(plan, p);
	if (p->notice.given)
		write_notice(plan, p);
	if (p->previous != NULL)
		json_object_set_new(plan, "previous", write_rows(arena, p->previous));
	json_object_set_new(document, "plan", plan);
	return json_text(
	    arena, document, JSON_COMPACT | JSON_SORT_KEYS | JSON_REAL_PRECISION(DIGITS));
}
