/* Policy: questions asked of loaded packs. */
#include "policy/policy.h"
#include "base/err.h"
#include "base/str.h"

#include <stdlib.h>

const struct policy_pack *
policy_find(const struct policy_set *set, const char *name)
{
	for (size_t i = 0; i < set->n; i++)
		if (str_eq(set->a[i]->name, name))
			return set->a[i];
	return NULL;
}

const struct policy_pack *
policy_in_force(const struct policy_set *set, struct date today)
{
	const struct policy_pack *best = NULL;

	for (size_t i = 0; i < set->n; i++) {
		const struct policy_pack *p = set->a[i];

		if (p->in_force && date_compare(p->from, today) <= 0 &&
		    (best == NULL || date_compare(p->from, best->from) > 0))
			best = p;
	}
	if (best == NULL)
		fail(FAULT_USAGE, "no policy pack is in force today; see waymark policy show");
	return best;
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

static bool
has_type(const struct policy_setting_rule *r, int64_t type)
{
	for (const char *at = r->types; at != NULL && *at != '\0';) {
		char *end;

		if (strtol(at, &end, 10) == type)
			return true;
		if (end == at)
			break;
		at = end;
	}
	return false;
}

const struct policy_setting_rule *
policy_setting_of(const struct policy_pack *p, int64_t type, bool approved)
{
	const struct policy_setting_rule *found = NULL;

	for (int i = 0; i < SETTING__MAX; i++) {
		const struct policy_setting_rule *r = p->settings[i];

		if (r == NULL || !has_type(r, type) || (r->approved_only && !approved))
			continue;
		if (found == NULL || r->approved_only)
			found = r;
	}
	return found;
}
