/* Roles: what they are called, and where people hold them (src/access/policy.txt). */
#include "areas/people/people.h"
#include "base/err.h"
#include "base/str.h"
#include "text/text.h"

#include <stdio.h>
#include <string.h>

static const struct role {
	const char *name, *label, *kinds; /* of body, each between spaces */
} roles[] = {
	{ "officer", N_("case officer"), " team " },
	{ "manager", N_("manager"), " authority " },
	{ "privacy", N_("privacy officer"), " authority " },
	{ "admin", N_("administrator"), " authority " },
	{ "senco", N_("SENCO"), " school " },
	{ "head", N_("head teacher"), " school " },
	{ "adviser", N_("adviser"), " health care psychology " },
	{ "lead", N_("lead of a service"), " health care psychology " },
	{ "finance", N_("finance officer"), " authority " },
	{ "nation", N_("national officer"), " nation " },
};

static const struct role *
find(const char *name)
{
	for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
		if (str_eq(roles[i].name, name))
			return &roles[i];
	return NULL;
}

const char *
people_role_label(const char *name)
{
	const struct role *r = find(name);

	if (r == NULL)
		fail(FAULT_BUG, "the role %s has no name", name);
	return r->label;
}

bool
people_role_fits(const char *name, const char *kind)
{
	const struct role *r = find(name);
	char sought[32];

	snprintf(sought, sizeof sought, " %s ", kind);
	return r != NULL && strstr(r->kinds, sought) != NULL;
}
