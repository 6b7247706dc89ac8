/*
 * Setting: the kinds of schools, colleges and other settings, as the right to
 * ask for one (Children and Families Act 2014 s.38(3)) and the duty to admit
 * (s.43) tell them apart.  A part of policy.h.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct policy_pack;

enum policy_setting {
	SETTING_MAINTAINED,
	SETTING_NURSERY_SCHOOL,
	SETTING_ACADEMY,
	SETTING_FURTHER_EDUCATION,
	SETTING_NON_MAINTAINED_SPECIAL,
	SETTING_SECTION_41,
	SETTING_REFERRAL_UNIT,
	SETTING_INDEPENDENT,
	SETTING_SPECIAL_POST_16,
	SETTING_EARLY_YEARS,
	SETTING_OTHER,
	SETTING_OTHERWISE, /* no setting at all: CFA 2014 s.61 */
	SETTING__MAX
};

struct policy_setting_rule {
	enum policy_setting setting;
	const char *title;
	const char *types;  /* codes of the register of schools between spaces, or NULL */
	bool approved_only; /* those of these types that are on the list of CFA 2014 s.41 */
	bool binding;	    /* the family may ask for it with the force of s.38(3) and s.39 */
	bool admits;	    /* it must admit a child whose plan names it (s.43) */
	const char *note;   /* what to heed, for staff; NULL: nothing more */
	const char *basis, *admits_basis;
	int source; /* enum policy_source */
};

/* The rule for a setting of that type in the register of schools, on the list of CFA 2014 s.41 or
 * not; NULL: no rule names the type. */
const struct policy_setting_rule *policy_setting_of(
    const struct policy_pack *, int64_t type, bool approved);
