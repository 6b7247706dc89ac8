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

static const struct text_title relations[] = {
	{ "manager", N_("manager") },
	{ "officer", N_("case officer") },
	{ "senco", N_("SENCO") },
	{ "lead", N_("lead of a service") },
	{ "adviser", N_("adviser") },
	{ "consulted", N_("school or college that was asked") },
	{ "break_glass", N_("council officer, with a reason") },
	{ "parent", N_("parent or carer") },
	{ "young_person", N_("young person") },
	{ "supporter", N_("supporter of the young person") },
	{ "register", N_("reader of a register") },
};

const char *
people_relation_title(const struct language *l, const char *relation)
{
	return TEXT_TITLE(l, relations, relation);
}

bool
people_role_fits(const char *name, const char *kind)
{
	const struct role *r = find(name);
	char sought[32];

	snprintf(sought, sizeof sought, " %s ", kind);
	return r != NULL && strstr(r->kinds, sought) != NULL;
}
