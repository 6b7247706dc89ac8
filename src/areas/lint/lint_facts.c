/* Lint, facts: what the rules ask again and again, found once. */
#include "areas/lint/lint_rules.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

const struct lint_lexicon *
lint_lexicon(struct arena *arena, const struct policy_pack *pack)
{
	const struct policy_lexicon *x = pack->lexicon;
	struct lint_lexicon *l = anew(arena, struct lint_lexicon);

	l->pack = pack;
	for (int i = 0; i < LIST__MAX; i++)
		l->lists[i] = phrases_of(arena, x->by_list[i]->phrases, x->by_list[i]->n);
	l->vague = phrases_of_table(
	    arena, x->vague, x->n_vague, sizeof *x->vague, offsetof(struct policy_vague, phrase));
	l->phase_words = phrases_of_table(arena, x->phase_words, x->n_phase_words,
	    sizeof *x->phase_words, offsetof(struct policy_phase_word, phrase));
	l->glossary = phrases_of_table(arena, x->glossary, x->n_glossary, sizeof *x->glossary,
	    offsetof(struct policy_term, term));
	return l;
}

const struct policy_pack *
lint_pack(const struct lint_lexicon *l)
{
	return l->pack;
}

bool
lint_has(const struct lint *l, enum policy_list list, const struct words *w)
{
	return phrases_any(l->lexicon->lists[list], w);
}

bool
lint_is_name(const struct lint *l, const struct word *w)
{
	for (size_t i = 0; i < l->name.n; i++) {
		const char *name = l->name.a[i].low;
		size_t n;

		if (name[0] != w->low[0] || l->name.a[i].kind != WORD_LETTERS)
			continue;
		n = strlen(name);
		if (str_starts(w->low, name) && (w->low[n] == '\0' || str_eq(w->low + n, "'s")))
			return true;
	}
	return false;
}

/* A deliverer that is a person in some role, not "tbc" or "an adult". */
static bool
is_somebody(const struct lint *l, const char *deliverer)
{
	struct words w = words_of(l->arena, deliverer);
	struct phrase_match m;

	if (w.n == 0)
		return false;
	return !phrases_at(l->lexicon->lists[LIST_NOBODY], &w, 0, &m) || m.to < w.n;
}

static bool
is_often(struct lint *l, const char *frequency, struct frequency *ret)
{
	struct words w = words_of(l->arena, frequency);

	*ret = frequency_of(l->quality, &w);
	return w.n > 0 && (ret->known || !phrases_any(l->lexicon->vague, &w));
}

/* A row of sessions takes their length from its words. */
static int64_t
year_of(const struct lint *l, const struct plan_provision *p, const struct lint_facts *f)
{
	int64_t each = amount_unit_minutes(l->quality, p->unit), sum = 0;

	if (f->row_amount && f->often.per_year > 0) {
		for (size_t i = 0; i < f->amounts.n && each == 0; i++)
			each = f->amounts.a[i].minutes;
		return amount_year(&(struct amount){
		    .minutes = each, .sessions = p->quantity, .often = f->often });
	}
	for (size_t i = 0; i < f->amounts.n; i++)
		sum += amount_year(&f->amounts.a[i]);
	return sum;
}

static struct lint_facts
facts_of(struct lint *l, const struct plan_provision *p)
{
	struct lint_facts f = { .words = words_of(l->arena, p->text) };

	f.amounts = amounts_of(l->arena, l->quality, &f.words);
	f.group = p->group_size > 0 ? p->group_size : group_of(&f.words);
	f.always = lint_has(l, LIST_ALWAYS, &f.words);
	f.specific = lint_has(l, LIST_SPECIFIC, &f.words);
	f.role = lint_has(l, LIST_ROLES, &f.words);
	f.row_amount = p->quantity > 0 && !str_blank(p->unit);
	f.row_often = is_often(l, p->frequency, &f.often);
	f.row_who = is_somebody(l, p->deliverer);
	f.year = year_of(l, p, &f);
	return f;
}

static const struct phrases *
authors_of(const struct lint *l)
{
	VEC(const char *) names = { 0 };

	for (size_t i = 0; i < l->plan->n_advice; i++) {
		struct words w = words_of(l->arena, l->plan->advice[i].author);

		for (size_t k = 0; k < w.n; k++)
			if (w.a[k].kind == WORD_LETTERS)
				vec_push(l->arena, &names, w.a[k].low);
	}
	return phrases_of(l->arena, names.a, names.n);
}

void
lint_prepare(struct lint *l)
{
	const struct plan *p = l->plan;

	l->name = words_of(l->arena, arena_printf(l->arena, "%s %s", p->name, p->known_as));
	l->authors = authors_of(l);
	l->year = plan_year_of(p);
	for (int i = 0; i < SECTION__MAX; i++)
		l->sections[i] = words_of(l->arena, p->sections[i].text);
	l->needs = anew_n(l->arena, struct words, p->n_needs);
	for (size_t i = 0; i < p->n_needs; i++)
		l->needs[i] = words_of(l->arena, p->needs[i].text);
	l->outcomes = anew_n(l->arena, struct words, p->n_outcomes);
	for (size_t i = 0; i < p->n_outcomes; i++)
		l->outcomes[i] = words_of(l->arena, p->outcomes[i].text);
	l->provision = anew_n(l->arena, struct lint_facts, p->n_provision);
	for (size_t i = 0; i < p->n_provision; i++)
		l->provision[i] = facts_of(l, &p->provision[i]);
}

static void
push(const struct lint *l, struct lint_texts *t, const char *item, enum plan_section s,
    const struct words *w)
{
	if (w->n > 0)
		vec_push(l->arena, t, (struct lint_text){ item, s, w });
}

struct lint_texts
lint_texts(const struct lint *l)
{
	const struct plan *p = l->plan;
	struct lint_texts t = { 0 };

	for (int s = 0; s < SECTION__MAX; s++) {
		enum plan_section section = (enum plan_section)s;

		if (s != SECTION_K)
			push(l, &t, plan_section_name(section), section, &l->sections[s]);
		for (size_t i = 0; i < p->n_needs; i++)
			if (p->needs[i].section == section)
				push(l, &t, p->needs[i].id, section, &l->needs[i]);
		for (size_t i = 0; s == SECTION_E && i < p->n_outcomes; i++)
			push(l, &t, p->outcomes[i].id, section, &l->outcomes[i]);
		for (size_t i = 0; i < p->n_provision; i++)
			if (p->provision[i].section == section)
				push(l, &t, p->provision[i].id, section, &l->provision[i].words);
	}
	return t;
}

const char *
lint_weekly(const struct lint *l, int64_t year)
{
	int64_t minutes = year / l->quality->weeks_a_year / 100;

	if (minutes < 60)
		return arena_printf(l->arena, "%lld min", (long long)minutes);
	if (minutes % 60 == 0)
		return arena_printf(l->arena, "%lld h", (long long)(minutes / 60));
	return arena_printf(
	    l->arena, "%lld h %lld min", (long long)(minutes / 60), (long long)(minutes % 60));
}
