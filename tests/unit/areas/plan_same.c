/* Plan same: written out by hand, so that what the writer forgets is seen. */
#include "plan_same.h"
#include "base/str.h"

#define TEXT(member)                                                                               \
	do {                                                                                       \
		if (!str_eq(a->member, b->member))                                                 \
			return #member;                                                            \
	} while (0)
#define NUMBER(member)                                                                             \
	do {                                                                                       \
		if (a->member != b->member)                                                        \
			return #member;                                                            \
	} while (0)
#define DAY(member) NUMBER(member.day)
#define IDS(member)                                                                                \
	do {                                                                                       \
		if (!same_ids(&a->member, &b->member))                                             \
			return #member;                                                            \
	} while (0)

static bool
same_ids(const struct plan_ids *a, const struct plan_ids *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!str_eq(a->a[i], b->a[i]))
			return false;
	return true;
}

static const char *
need(const struct plan_need *a, const struct plan_need *b)
{
	TEXT(id);
	TEXT(text);
	NUMBER(section);
	NUMBER(area);
	IDS(evidence);
	return NULL;
}

static const char *
outcome(const struct plan_outcome *a, const struct plan_outcome *b)
{
	TEXT(id);
	IDS(needs);
	TEXT(text);
	TEXT(measure);
	TEXT(interim);
	TEXT(pfa);
	DAY(due);
	DAY(review);
	return NULL;
}

static const char *
provision(const struct plan_provision *a, const struct plan_provision *b)
{
	TEXT(id);
	NUMBER(section);
	IDS(needs);
	IDS(outcomes);
	TEXT(text);
	TEXT(kind);
	NUMBER(quantity);
	TEXT(unit);
	TEXT(frequency);
	TEXT(deliverer);
	TEXT(qualification);
	NUMBER(group_size);
	TEXT(flex);
	TEXT(flex_reason);
	DAY(start);
	DAY(end);
	DAY(review);
	NUMBER(overlaps);
	NUMBER(is_not_educational);
	return NULL;
}

static const char *
advice(const struct plan_advice *a, const struct plan_advice *b)
{
	TEXT(id);
	NUMBER(key);
	TEXT(author);
	TEXT(role);
	DAY(on);
	IDS(needs);
	IDS(outcomes);
	IDS(provision);
	NUMBER(n_dispositions);
	for (size_t i = 0; i < a->n_dispositions; i++) {
		TEXT(dispositions[i].row);
		IDS(dispositions[i].items);
		TEXT(dispositions[i].reason);
	}
	return NULL;
}

static const char *
head(const struct plan *a, const struct plan *b)
{
	NUMBER(kind);
	DAY(on);
	DAY(review);
	NUMBER(week_hours);
	TEXT(name);
	TEXT(known_as);
	DAY(dob);
	NUMBER(ncy);
	NUMBER(pronouns);
	NUMBER(declares_rows);
	TEXT(reuse);
	NUMBER(notice.given);
	IDS(notice.items);
	return NULL;
}

static const char *
sections(const struct plan *a, const struct plan *b)
{
	for (int i = 0; i < SECTION__MAX; i++) {
		NUMBER(sections[i].declared);
		TEXT(sections[i].text);
		DAY(sections[i].on);
	}
	return NULL;
}

#define ROWS(kind, list, count)                                                                    \
	do {                                                                                       \
		NUMBER(count);                                                                     \
		for (size_t i = 0; i < a->count; i++)                                              \
			if ((what = kind(&a->list[i], &b->list[i])) != NULL)                       \
				return arena_printf(arena, #list "[%zu].%s", i, what);             \
	} while (0)

static const char *
rows(struct arena *arena, const struct plan *a, const struct plan *b)
{
	const char *what;

	ROWS(need, needs, n_needs);
	ROWS(outcome, outcomes, n_outcomes);
	ROWS(provision, provision, n_provision);
	return NULL;
}

const char *
plan_difference(struct arena *arena, const struct plan *a, const struct plan *b)
{
	const char *what = head(a, b);

	if (what == NULL)
		what = sections(a, b);
	if (what == NULL)
		what = rows(arena, a, b);
	if (what != NULL)
		return what;
	ROWS(advice, advice, n_advice);
	if ((a->previous == NULL) != (b->previous == NULL))
		return "previous";
	if (a->previous == NULL)
		return NULL;
	what = sections(a->previous, b->previous);
	return what != NULL ? what : rows(arena, a->previous, b->previous);
}
