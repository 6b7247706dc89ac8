/* Plan: questions asked of a plan's rows. */
#include "areas/lint/plan.h"
#include "base/str.h"

static const char *const section_names[SECTION__MAX] = {
	[SECTION_A] = "A",
	[SECTION_B] = "B",
	[SECTION_C] = "C",
	[SECTION_D] = "D",
	[SECTION_E] = "E",
	[SECTION_F] = "F",
	[SECTION_G] = "G",
	[SECTION_H1] = "H1",
	[SECTION_H2] = "H2",
	[SECTION_I] = "I",
	[SECTION_J] = "J",
	[SECTION_K] = "K",
	[SECTION_SUMMARY] = "summary",
};

const char *
plan_kind_name(enum plan_kind kind)
{
	static const char *const names[] = { [PLAN_DRAFT] = "draft",
		[PLAN_FINAL] = "final",
		[PLAN_AMENDMENT] = "amendment",
		[PLAN_AMENDED] = "amended" };

	return names[kind];
}

const char *
plan_section_name(enum plan_section s)
{
	return section_names[s];
}

bool
plan_section_parse(const char *name, enum plan_section *ret)
{
	for (int i = 0; i < SECTION__MAX; i++)
		if (str_eq(section_names[i], name)) {
			*ret = (enum plan_section)i;
			return true;
		}
	return false;
}

bool
plan_is_final(const struct plan *p)
{
	return p->kind == PLAN_FINAL || p->kind == PLAN_AMENDED;
}

bool
plan_is_amending(const struct plan *p)
{
	return p->kind == PLAN_AMENDMENT || p->kind == PLAN_AMENDED;
}

#define FIND(rows, count)                                                                          \
	do {                                                                                       \
		for (size_t i = 0; i < p->count; i++)                                              \
			if (str_eq(p->rows[i].id, id))                                             \
				return &p->rows[i];                                                \
		return NULL;                                                                       \
	} while (0)

const struct plan_need *
plan_need_find(const struct plan *p, const char *id)
{
	FIND(needs, n_needs);
}

const struct plan_outcome *
plan_outcome_find(const struct plan *p, const char *id)
{
	FIND(outcomes, n_outcomes);
}

const struct plan_provision *
plan_provision_find(const struct plan *p, const char *id)
{
	FIND(provision, n_provision);
}

const struct plan_advice *
plan_advice_find(const struct plan *p, const char *id)
{
	FIND(advice, n_advice);
}

bool
plan_ids_have(const struct plan_ids *ids, const char *id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (str_eq(ids->a[i], id))
			return true;
	return false;
}

int
plan_year_by_age(struct date dob, struct date on)
{
	struct ymd c = date_ymd(on);
	struct date august = { 0 };

	date_from_ymd(c.month >= 9 ? c.year : c.year - 1, 8, 31, &august);
	return date_age(dob, august) - 4;
}

int
plan_year_of(const struct plan *p)
{
	if (p->ncy != NCY_NONE)
		return p->ncy;
	if (!date_is_set(p->dob) || date_compare(p->dob, p->on) >= 0)
		return NCY_NONE;
	return plan_year_by_age(p->dob, p->on);
}
