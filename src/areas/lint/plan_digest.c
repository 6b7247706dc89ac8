/*
 * Plan, its digest: every member in a fixed order, texts ended by a zero byte,
 * which no text holds, and lists preceded by their length.
 */
#include "areas/lint/plan_write.h"
#include "base/buf.h"
#include "base/hash.h"

#include <string.h>

static void
add_text(struct buf *b, const char *text)
{
	buf_add(b, text == NULL ? "" : text, text == NULL ? 1 : strlen(text) + 1);
}

static void
add_number(struct buf *b, int64_t n)
{
	buf_add(b, &n, sizeof n);
}

static void
add_ids(struct buf *b, const struct plan_ids *ids)
{
	add_number(b, (int64_t)ids->n);
	for (size_t i = 0; i < ids->n; i++)
		add_text(b, ids->a[i]);
}

static void
add_sections(struct buf *b, const struct plan *p)
{
	for (int i = 0; i < SECTION__MAX; i++) {
		add_text(b, p->sections[i].text);
		add_number(b, p->sections[i].on.day);
		add_number(b, p->sections[i].declared);
	}
}

static void
add_needs(struct buf *b, const struct plan *p)
{
	add_number(b, (int64_t)p->n_needs);
	for (size_t i = 0; i < p->n_needs; i++) {
		const struct plan_need *n = &p->needs[i];

		add_text(b, n->id);
		add_number(b, n->section);
		add_text(b, n->text);
		add_ids(b, &n->evidence);
	}
}

static void
add_outcomes(struct buf *b, const struct plan *p)
{
	add_number(b, (int64_t)p->n_outcomes);
	for (size_t i = 0; i < p->n_outcomes; i++) {
		const struct plan_outcome *o = &p->outcomes[i];

		add_text(b, o->id);
		add_ids(b, &o->needs);
		add_text(b, o->text);
		add_text(b, o->measure);
		add_text(b, o->interim);
		add_text(b, o->pfa);
		add_number(b, o->due.day);
		add_number(b, o->review.day);
	}
}

static void
add_provision(struct buf *b, const struct plan *p)
{
	add_number(b, (int64_t)p->n_provision);
	for (size_t i = 0; i < p->n_provision; i++) {
		const struct plan_provision *v = &p->provision[i];
		const char *const texts[] = { v->id, v->text, v->kind, v->unit, v->frequency,
			v->deliverer, v->qualification, v->flex, v->flex_reason };
		const int64_t numbers[] = { v->section, v->quantity, v->group_size, v->start.day,
			v->end.day, v->review.day, v->overlaps, v->is_not_educational };

		for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
			add_text(b, texts[k]);
		buf_add(b, numbers, sizeof numbers);
		add_ids(b, &v->needs);
		add_ids(b, &v->outcomes);
	}
}

static void
add_advice(struct buf *b, const struct plan *p)
{
	add_number(b, (int64_t)p->n_advice);
	for (size_t i = 0; i < p->n_advice; i++) {
		const struct plan_advice *a = &p->advice[i];

		add_text(b, a->id);
		add_number(b, a->key);
		add_text(b, a->author);
		add_text(b, a->role);
		add_number(b, a->on.day);
		add_ids(b, &a->needs);
		add_ids(b, &a->provision);
		add_number(b, (int64_t)a->n_dispositions);
		for (size_t k = 0; k < a->n_dispositions; k++) {
			add_text(b, a->dispositions[k].row);
			add_ids(b, &a->dispositions[k].items);
			add_text(b, a->dispositions[k].reason);
		}
	}
}

char *
plan_digest(struct arena *arena, const struct plan *p, const char *pack_version)
{
	const int64_t numbers[] = { p->kind, p->on.day, p->review.day, p->week_hours, p->dob.day,
		p->ncy, p->pronouns, p->notice.given };
	struct buf *b = buf_new(arena);
	struct hash h;

	add_text(b, pack_version);
	buf_add(b, numbers, sizeof numbers);
	add_text(b, p->name);
	add_text(b, p->known_as);
	add_text(b, p->reuse);
	add_ids(b, &p->notice.items);
	add_sections(b, p);
	add_needs(b, p);
	add_outcomes(b, p);
	add_provision(b, p);
	add_advice(b, p);
	if (p->previous != NULL)
		add_text(b, plan_digest(arena, p->previous, ""));
	h = hash_of(b->p, b->n);
	return hash_hex(arena, &h);
}
