/* Words: what the rules find, as people read it. */
#include "areas/drafts/words.h"
#include "base/str.h"

static const char *const bars[BAR__MAX] = {
	[BAR_STATE] = N_("This is not the time for it: look at where the case stands"),
	[BAR_NO_PLAN] = N_("The plan needs at least one need and one row of provision (reg 12)"),
	[BAR_ADVICE_WAITING] = N_("Advice that was asked for is not in yet (reg 6(1))"),
	[BAR_ADVICE_NONE] = N_("No advice is in: the plan has no section K (reg 12(1)(k))"),
	[BAR_ADVICE_UNSETTLED] =
	    N_("Every need and provision that was advised must be used, merged, or left out with a "
	       "reason that the family reads"),
	[BAR_FINDINGS] = N_("Some rows of the plan must be put right, or a manager must let them "
			    "stand with a reason"),
	[BAR_DRAFT_OPEN] = N_("Another notice waits to be issued: issue it first"),
	[BAR_NO_DRAFT] = N_("No draft has been served (s.38(1))"),
	[BAR_ADVICE_EMPTY] =
	    N_("Some advice has neither words nor a document: section K would be incomplete"),
	[BAR_TIME_OPEN] =
	    N_("The family’s 15 days still run, and the family has not said that it is done (reg "
	       "13(1))"),
	[BAR_COMMENTS_OPEN] = N_("Some of the family’s comments have no answer yet (reg 13(1))"),
	[BAR_WISHES_OPEN] = N_("Something the family asked for has no answer yet (reg 13(1))"),
	[BAR_NOT_NAMED] = N_("Section I names neither a setting nor a type (s.39, s.40)"),
};

const char *
bar_text(enum bar b)
{
	return bars[b];
}

static const char *const grounds[GROUND__MAX] = {
	[GROUND_UNSUITABLE] =
	    N_("Unsuitable for the child’s or young person’s age, ability, aptitude or "
	       "special educational needs (section 39(4)(a))"),
	[GROUND_OTHER_CHILDREN] =
	    N_("Incompatible with the efficient education of others (section 39(4)(b)(i))"),
	[GROUND_RESOURCES] =
	    N_("Incompatible with the efficient use of resources (section 39(4)(b)(ii))"),
};

const char *
ground_text(enum naming_ground g)
{
	return grounds[g];
}

const char *
naming_fault_text(enum naming_fault fault)
{
	static const char *const texts[NAMING__MAX] = {
		[NAMING_SOUND] = NULL,
		[NAMING_NOTHING] = N_("Choose a setting, or say which type of setting"),
		[NAMING_GROUND_NEEDED] = N_(
		    "The family asked for a setting that you are not naming. The law says that it "
		    "must be named unless one of the three grounds is met: select which one, or "
		    "name the setting (section 39(3) and (4))"),
		[NAMING_GROUND_IDLE] = N_(
		    "A ground is only for not naming a setting that the family asked for. Select "
		    "“No ground is needed”"),
		[NAMING_REASONS_NEEDED] = N_("Enter the reasons, as the family will read them"),
		[NAMING_NOT_CONSULTED] =
		    N_("This setting has not been consulted. Consult it before "
		       "you name it (section 39(2) or 40(2))"),
		[NAMING_REPLY_RUNNING] = N_(
		    "This setting’s 15 days to reply still run. Wait for its reply, or until the "
		    "last day has passed"),
		[NAMING_CLOSED] = N_("This setting has closed. Choose another"),
		[NAMING_NO_OFFER] = N_(
		    "This setting need not admit a child whose plan names it (section 43). Name it "
		    "only when it has replied that it can: until then name another, or a type"),
		[NAMING_OTHERWISE_NAMES] = N_(
		    "Education otherwise than in a setting names no setting. Leave the school or "
		    "college empty, or untick section 61"),
		[NAMING_OTHERWISE_UNHEARD] = N_(
		    "Consult the parent or young person first, and say here that you have (section "
		    "61(3))"),
	};

	return texts[fault];
}

static const struct text_title sections[] = {
	{ "A", N_("Views, interests and aspirations") },
	{ "B", N_("Special educational needs") },
	{ "C", N_("Health needs that relate to them") },
	{ "D", N_("Social care needs that relate to them") },
	{ "E", N_("Outcomes") },
	{ "F", N_("Special educational provision") },
	{ "G", N_("Health provision") },
	{ "H1", N_("Social care that must be provided (Chronically Sick and Disabled Persons Act 1970, section 2)") },
	{ "H2", N_("Other social care") },
	{ "I", N_("School, college or other setting") },
	{ "J", N_("Personal budget") },
	{ "K", N_("Advice and information") },
	{ "summary", N_("Summary") },
}, answers[] = {
	{ "accepted", N_("Accepted") },
	{ "partly", N_("Accepted in part") },
	{ "declined", N_("Not accepted") },
}, wishes[] = {
	{ "setting", N_("A school or college") },
	{ "meeting", N_("A meeting") },
	{ "mediation", N_("Mediation") },
	{ "advice", N_("Advice from somebody else") },
}, replies[] = {
	{ "yes", N_("Yes") },
	{ "with_changes", N_("Yes, with changes") },
	{ "no", N_("No") },
};

const char *
section_title(const struct language *l, const char *section)
{
	return TEXT_TITLE(l, sections, section);
}

const char *
answer_title(const struct language *l, const char *answer)
{
	return TEXT_TITLE(l, answers, answer);
}

const char *
wish_title(const struct language *l, const char *kind)
{
	return TEXT_TITLE(l, wishes, kind);
}

const char *
reply_title(const struct language *l, const char *answer)
{
	return TEXT_TITLE(l, replies, answer);
}

const char *
agreed_title(const struct language *l, const char *agreed)
{
	return text_tr(l, str_eq(agreed, "yes") ? N_("Yes") : N_("No"));
}
