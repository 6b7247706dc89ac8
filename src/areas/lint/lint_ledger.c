/*
 * Lint, the ledger: whether every need and provision that was advised is in
 * the plan.  A row of advice is settled by its disposition, or by a row of the
 * plan that says it in much the same words.
 */
#include "areas/lint/lint_rules.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

/* The words of a text that tell it apart, as sorted stems of eight bytes. */
struct stems {
	uint64_t *a;
	size_t n;
};

static int
compare_stems(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

enum { STEM = 6 /* letters */ };

static const char *const endings[] = { "'s", "ies", "ing", "ed", "es", "ly", "s" };

/* "reading" and "reads", "communicate" and "communication" have the same stem. */
static uint64_t
stem(const char *low)
{
	size_t n = strlen(low);
	uint64_t bits = 0;

	for (unsigned i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_ends(low, endings[i]) && n >= strlen(endings[i]) + 3) {
			n -= strlen(endings[i]);
			break;
		}
	if (n > 4 && (low[n - 1] == 'e' || low[n - 1] == 'y' || low[n - 1] == 'i'))
		n--;
	memcpy(&bits, low, n < STEM ? n : STEM);
	return bits;
}

/* The stems of two texts together. */
static struct stems
stems_of(const struct lint *l, const struct words *w, const struct words *more)
{
	const struct words *both[] = { w, more };
	struct stems s = { anew_n(l->arena, uint64_t, w->n + more->n), 0 };
	struct phrase_match m;
	size_t n = 0;

	for (unsigned k = 0; k < 2; k++)
		for (size_t i = 0; i < both[k]->n; i++)
			if (both[k]->a[i].kind == WORD_LETTERS &&
			    !phrases_at(l->lexicon->lists[LIST_PLAIN], both[k], i, &m) &&
			    !lint_is_name(l, &both[k]->a[i]))
				s.a[n++] = stem(both[k]->a[i].low);
	if (n > 0)
		qsort(s.a, n, sizeof *s.a, compare_stems);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || s.a[i] != s.a[s.n - 1])
			s.a[s.n++] = s.a[i];
	return s;
}

static const struct words nothing = { .text = "" };

static size_t
common(const struct stems *a, const struct stems *b)
{
	size_t i = 0, k = 0, n = 0;

	while (i < a->n && k < b->n) {
		uint64_t x = a->a[i], y = b->a[k];

		n += x == y;
		i += x <= y;
		k += y <= x;
	}
	return n;
}

/* A row of the plan, with the advice that it rests on. */
struct target {
	const char *id, *text;
	struct stems stems;
	struct plan_ids evidence;
	bool is_free; /* rests on the advice at hand and holds none of its rows yet */
};

struct targets {
	struct target *a;
	size_t n;
};

/*
 * Three in five of the advised words are there; a third is enough for a row
 * that rests on that advice, since somebody tied the two.  A row of advice
 * without a word of its own ("needs help") is only told by who rests on it.
 */
static bool
says(const struct target *t, const struct stems *advised, const char *advice)
{
	size_t n = common(advised, &t->stems);

	if (plan_ids_have(&t->evidence, advice) && (n > 0 || advised->n == 0))
		return n * 3 >= advised->n;
	return n > 0 && n * 5 >= advised->n * 3;
}

static const struct plan_disposition *
disposition_of(const struct plan_advice *a, const char *row)
{
	for (size_t i = 0; i < a->n_dispositions; i++)
		if (str_eq_ci(a->dispositions[i].row, row))
			return &a->dispositions[i];
	return NULL;
}

/* The target that holds the row of advice, or NULL. */
static struct target *
holder_of(const struct lint *l, const struct targets *t, const struct plan_advice *a,
    const struct plan_disposition *d, const char *row)
{
	struct words w = words_of(l->arena, row);
	struct stems s = stems_of(l, &w, &nothing);

	for (size_t i = 0; i < t->n; i++)
		if ((d != NULL && plan_ids_have(&d->items, t->a[i].id)) ||
		    str_eq_ci(t->a[i].text, row) || str_eq(t->a[i].id, row) ||
		    says(&t->a[i], &s, a->id))
			return &t->a[i];
	return NULL;
}

/*
 * The ledger of one report's needs.  A row that nothing holds may be what a
 * need that rests on the report, and holds no other row of it, says in other
 * words: that is a question, not an error.  A need left out with a reason is
 * still not in the plan: the reason only makes it a warning.
 */
static void
check_needs(struct lint *l, struct targets *t, const struct plan_advice *a)
{
	const char **open = anew_n(l->arena, const char *, a->needs.n);
	size_t n = 0, k = 0;

	for (size_t i = 0; i < t->n; i++)
		t->a[i].is_free = plan_ids_have(&t->a[i].evidence, a->id);
	for (size_t i = 0; i < a->needs.n; i++) {
		const char *row = a->needs.a[i];
		const struct plan_disposition *d = disposition_of(a, row);
		struct target *holder = holder_of(l, t, a, d, row);

		if (holder != NULL)
			holder->is_free = false;
		else if (d != NULL && !str_blank(d->reason))
			lint_say_as(l, RULE_Q16, SEVERITY_W, a->id, row,
			    "A need in advice %s is left out: %s", a->id, d->reason);
		else
			open[n++] = row;
	}
	for (size_t i = 0; i < t->n && k < n; i++)
		if (t->a[i].is_free)
			lint_say_as(l, RULE_Q16, SEVERITY_W, a->id, open[k++],
			    "A need found in advice %s is not in the plan in these words; it may "
			    "be %s",
			    a->id, t->a[i].id);
	while (k < n)
		lint_say(l, RULE_Q16, a->id, open[k++],
		    "A need found in advice %s is in none of B, C and D", a->id);
}

void
lint_needs_used(struct lint *l)
{
	const struct plan *p = l->plan;
	struct targets t = { anew_n(l->arena, struct target, p->n_needs), p->n_needs };

	for (size_t i = 0; i < t.n; i++)
		t.a[i] = (struct target){ p->needs[i].id, p->needs[i].text,
			stems_of(l, &l->needs[i], &nothing), p->needs[i].evidence, false };
	for (size_t i = 0; i < p->n_advice; i++)
		check_needs(l, &t, &p->advice[i]);
}

/* All that a row of provision says, and the advice behind the needs it meets. */
static struct target
provision_target(const struct lint *l, size_t k)
{
	const struct plan_provision *p = &l->plan->provision[k];
	struct words fields = words_of(
	    l->arena, arena_printf(l->arena, "%s %s %s", p->kind, p->deliverer, p->qualification));
	struct target t = {
		.id = p->id, .text = p->text, .stems = stems_of(l, &l->provision[k].words, &fields)
	};
	size_t n = 0;

	for (size_t i = 0; i < p->needs.n; i++) {
		const struct plan_need *need = plan_need_find(l->plan, p->needs.a[i]);

		n += need != NULL ? need->evidence.n : 0;
	}
	t.evidence.a = anew_n(l->arena, const char *, n);
	for (size_t i = 0; i < p->needs.n; i++) {
		const struct plan_need *need = plan_need_find(l->plan, p->needs.a[i]);

		for (size_t j = 0; need != NULL && j < need->evidence.n; j++)
			t.evidence.a[t.evidence.n++] = need->evidence.a[j];
	}
	return t;
}

void
lint_provision_used(struct lint *l)
{
	const struct plan *p = l->plan;
	struct targets t = { anew_n(l->arena, struct target, p->n_provision), p->n_provision };

	for (size_t i = 0; i < t.n; i++)
		t.a[i] = provision_target(l, i);
	for (size_t i = 0; i < p->n_advice; i++)
		for (size_t k = 0; k < p->advice[i].provision.n; k++) {
			const struct plan_advice *a = &p->advice[i];
			const char *row = a->provision.a[k];
			const struct plan_disposition *d = disposition_of(a, row);

			if ((d == NULL || str_blank(d->reason)) &&
			    holder_of(l, &t, a, d, row) == NULL)
				lint_say(l, RULE_Q17, a->id, row,
				    "Provision advised in %s is missing from F, G and H, and no "
				    "reason is given",
				    a->id);
		}
}
