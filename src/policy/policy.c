/* Policy: questions asked of loaded packs. */
#include "policy/policy.h"
#include "base/str.h"

const struct policy_pack *
policy_find(const struct policy_set *set, const char *name)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_eq(set->a[i]->name, name))
			return set->a[i];
	return NULL;
}

const char *
policy_banner(const struct policy_pack *p)
{
	return p->banner;
}

const struct policy_advice *
policy_advice_find(const struct policy_pack *p, char key)
{
	int i = key - 'a';

	return i >= 0 && i < (int)p->n_advice ? &p->advice[i] : NULL;
}

static bool
covers(const struct policy_exception_rule *r, enum policy_duty duty)
{
	for (unsigned i = 0; i < r->n_duties; i++)
		if (r->duties[i] == duty)
			return true;
	return false;
}

const struct policy_exception_rule *
policy_exception_for(const struct policy_pack *p, enum policy_exception code, enum policy_duty duty)
{
	for (unsigned i = 0; i < p->n_exceptions; i++)
		if (p->exceptions[i].code == code && covers(&p->exceptions[i], duty))
			return &p->exceptions[i];
	return NULL;
}
