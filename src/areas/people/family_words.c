/* Family, in words: kinds of people and contacts, how somebody stands to the case, what was
 * changed. */
#include "areas/people/family.h"
#include "base/str.h"
#include "text/text.h"

#include <stddef.h>

const struct family_line family_lines[FAMILY_LINES] = {
	{ "email", N_("Email"), offsetof(struct family_answers, email) },
	{ "mobile", N_("Mobile phone"), offsetof(struct family_answers, mobile) },
	{ "phone", N_("Another phone"), offsetof(struct family_answers, phone) },
	{ "address", N_("Address"), offsetof(struct family_answers, address) },
};

/* Who counts as a parent: Education Act 1996 s.576. */
const struct choice family_kinds[] = {
	{ "parent", N_("Parent"), FAMILY_PARENT },
	{ "carer", N_("Carer, such as a foster carer, guardian or step-parent"), FAMILY_CARER },
	{ "authority", N_("For a council that has parental responsibility"), FAMILY_AUTHORITY },
	{ "other", N_("Somebody else the young person chose"), FAMILY_OTHER },
	{ 0 },
};

const char *
family_line_value(const struct family_answers *a, const struct family_line *line)
{
	return *(const char *const *)((const char *)a + line->offset);
}

const char *
family_kind_name(enum family_kind kind)
{
	return choice_value(family_kinds, (int)kind);
}

enum family_kind
family_kind_of(const char *name)
{
	return (enum family_kind)choice_number(family_kinds, name);
}

const char *
family_kind_title(const struct member *m)
{
	return m->kind == 0 ? N_("The child") : choice_label(family_kinds, (int)m->kind);
}

const char *
family_follow_title(enum family_follow f)
{
	static const char *const titles[FOLLOW__MAX] = {
		[FOLLOW_PARENT] = N_("Follows the case and gets every notice"),
		[FOLLOW_SELF] =
		    N_("Over compulsory school age: the case is theirs, and notices go to them"),
		[FOLLOW_LET_IN] = N_("Follows the case, because the young person lets them"),
		[FOLLOW_ACTS] = N_("Acts for the young person, who lacks the capacity to decide"),
		[FOLLOW_NOT_CHILD] = N_("Of compulsory school age: the parents act for the child"),
		[FOLLOW_NOT_RESTRICTED] = N_("May not follow the case"),
		[FOLLOW_NOT_ENDED] = N_("Is no longer parent or carer, and does not follow the "
					"case"),
		[FOLLOW_NOT_RESPONSIBLE] = N_("Does not follow the case: has neither parental "
					      "responsibility nor care of the child"),
		[FOLLOW_NOT_LET_IN] =
		    N_("Does not follow the case: the young person has not let them in"),
	};

	return titles[f];
}

const char *
family_change_title(const char *kind)
{
	static const struct choice titles[] = {
		{ "added", N_("Added"), 1 },
		{ "details", N_("Name or how to reach them changed"), 2 },
		{ "protected", N_("How to reach them is now kept secret"), 3 },
		{ "unprotected", N_("How to reach them is no longer kept secret"), 4 },
		{ "follows", N_("Follows the case"), 5 },
		{ "without", N_("Has neither parental responsibility nor care of the child"), 6 },
		{ "restricted", N_("May not follow the case"), 7 },
		{ "ended", N_("Is no longer parent or carer of the child"), 8 },
		{ "let_in", N_("The young person lets them follow the case"), 9 },
		{ "acts", N_("Acts for the young person, who lacks the capacity to decide"), 10 },
		{ "let_out", N_("Does not follow the case"), 11 },
		{ "named", N_("Name corrected"), 12 },
		{ "born", N_("Date of birth corrected"), 13 },
		{ 0 },
	};

	return choice_label(titles, choice_number(titles, kind));
}
