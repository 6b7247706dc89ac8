/*
 * Notices: what each must contain and who must get it, notice by notice, as
 * the Regulations and section 10 of the domain handbook list it.
 */
#include "../check.h"
#include "base/str.h"
#include "policy/policy.h"

#include <string.h>

/* What a notice must say: a part, and of a text of the pack words that must stand in it. */
static const struct {
	enum policy_notice notice;
	const char *part, *words;
	const char *law;
} wanted[] = {
	{ NOTICE_N0, "views", "in writing or by speaking", "s.36(7), reg 3" },
	{ NOTICE_N0, "views", "evidence", "s.36(7)" },
	{ NOTICE_N0, "others", NULL, "reg 4(2)" },
	{ NOTICE_N0, "decide_by", NULL, "reg 5(1)" },
	{ NOTICE_N0, "contact", NULL, "s.36(7)" },
	{ NOTICE_N1, "decision", NULL, "reg 5(1)" },
	{ NOTICE_N1, "reasons", NULL, "s.36(9)" },
	{ NOTICE_N1, "appeal", "First-tier Tribunal", "reg 5(3)(a)" },
	{ NOTICE_N1, "time_limits", "two months", "reg 5(3)(b)" },
	{ NOTICE_N1, "time_limits", "whichever is later", "reg 5(3)(b)" },
	{ NOTICE_N1, "mediation", "right to mediation", "reg 32" },
	{ NOTICE_N1, "mediation", "certificate", "reg 32" },
	{ NOTICE_N1, "mediation", "within two months", "reg 32" },
	{ NOTICE_N1, "mediation", "which issues", "reg 32" },
	{ NOTICE_N1, "mediation", "health provision that you want", "reg 32" },
	{ NOTICE_N1, "mediation_adviser", NULL, "reg 32" },
	{ NOTICE_N1, "mediation_council", NULL, "reg 32" },
	{ NOTICE_N1, "disagreement", "does not change the time limits", "reg 5(3)(d)(i)" },
	{ NOTICE_N1, "disagreement_service", NULL, "reg 5(3)(d)(i)" },
	{ NOTICE_N1, "information", NULL, "reg 5(3)(d)(ii)" },
	{ NOTICE_N1P, "decision", NULL, "reg 5(1)" },
	{ NOTICE_N1P, "advice", NULL, "reg 6(1)" },
	{ NOTICE_N1P, "timetable", NULL, "regs 10, 13" },
	{ NOTICE_N1P, "ask", "anyone else", "reg 6(1)(h)" },
	{ NOTICE_N2, "reasons", NULL, "reg 10(1)" },
	{ NOTICE_N2, "advice", NULL, "reg 10" },
	{ NOTICE_N2, "appeal", "First-tier Tribunal", "reg 10" },
	{ NOTICE_N2, "mediation", "certificate", "reg 32" },
	{ NOTICE_N2, "information", NULL, "reg 10" },
	{ NOTICE_N3, "plan", NULL, "s.38(1)" },
	{ NOTICE_N3, "reply_by", NULL, "reg 13(1)" },
	{ NOTICE_N3, "representations", "at least 15 days, beginning with the day", "reg 13(1)" },
	{ NOTICE_N3, "representations", "meeting with an officer", "reg 13(1)" },
	{ NOTICE_N3, "setting", "section 41", "s.38(3)" },
	{ NOTICE_N3, "setting", "non-maintained special school", "s.38(3)" },
	{ NOTICE_N3, "find", NULL, "reg 13(1)" },
	{ NOTICE_N4, "plan", NULL, "reg 13(2)" },
	{ NOTICE_N4, "sections", "section B", "s.51(2)(c)(i)" },
	{ NOTICE_N4, "sections", "section F", "s.51(2)(c)(ii)" },
	{ NOTICE_N4, "sections", "none is named", "s.51(2)(c)(iv)" },
	{ NOTICE_N4, "sections", "recommendations about health and social care", "SI 2017/1306" },
	{ NOTICE_N4, "mediation", "no certificate to appeal only about the school", "s.55(2)" },
	{ NOTICE_N4, "time_limits", "two months", "reg 14" },
	{ NOTICE_N4, "information", NULL, "reg 14" },
	{ NOTICE_N5, "changes", NULL, "reg 22(2)(a)" },
	{ NOTICE_N5, "evidence", NULL, "reg 22(2)(a)" },
	{ NOTICE_N5, "representations", "school or college to be named", "reg 22(2)(b)" },
	{ NOTICE_N5, "representations", "at least 15 days, beginning with the day",
	    "reg 22(2)(c)" },
	{ NOTICE_N5, "find", NULL, "reg 22(2)(d)" },
};

static const struct {
	enum policy_notice notice;
	enum policy_recipient recipient;
	const char *law;
} told[] = {
	{ NOTICE_N0, RECIPIENT_FAMILY, "s.36(7)" },
	{ NOTICE_N0, RECIPIENT_HEALTH, "reg 4(2)" },
	{ NOTICE_N0, RECIPIENT_CARE, "reg 4(2)" },
	{ NOTICE_N0, RECIPIENT_SCHOOL, "reg 4(2)" },
	{ NOTICE_N1, RECIPIENT_CARE, "reg 5(2)" },
	{ NOTICE_N1P, RECIPIENT_SCHOOL, "reg 5(2)" },
	{ NOTICE_N2, RECIPIENT_HEALTH, "reg 10(2)" },
	{ NOTICE_N2, RECIPIENT_SCHOOL, "reg 10(2)" },
	{ NOTICE_N3, RECIPIENT_FAMILY, "s.38(1)" },
	{ NOTICE_N4, RECIPIENT_SETTING, "reg 13(2)" },
	{ NOTICE_N4, RECIPIENT_HEALTH, "reg 13(2)" },
	{ NOTICE_N6, RECIPIENT_SETTING, "reg 31(2)" },
	{ NOTICE_N6, RECIPIENT_HEALTH, "reg 31(2)" },
};

static bool
says(const struct policy_notice_rule *n, const char *part, const char *words)
{
	for (unsigned i = 0; i < n->n_parts; i++)
		if (str_eq(n->parts[i].id, part))
			return words == NULL || (n->parts[i].text != NULL &&
						    strstr(n->parts[i].text, words) != NULL);
	return false;
}

static bool
goes_to(const struct policy_notice_rule *n, enum policy_recipient recipient)
{
	for (unsigned i = 0; i < n->n_recipients; i++)
		if (n->recipients[i] == recipient)
			return true;
	return false;
}

static void
every_notice_says_what_the_law_asks(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_pack *law =
	    policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");

	for (unsigned i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
		if (!says(law->notices[wanted[i].notice], wanted[i].part, wanted[i].words))
			CHECK_STR(
			    wanted[i].law, arena_printf(arena, "%s in %s",
					       wanted[i].words ? wanted[i].words : wanted[i].part,
					       policy_name(NAMES_NOTICE, (int)wanted[i].notice)));
	arena_free(arena);
}

static void
every_notice_goes_to_whom_the_law_says(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_pack *law =
	    policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");

	for (unsigned i = 0; i < sizeof told / sizeof told[0]; i++)
		if (!goes_to(law->notices[told[i].notice], told[i].recipient))
			CHECK_STR(told[i].law, policy_name(NAMES_NOTICE, (int)told[i].notice));
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(every_notice_says_what_the_law_asks),
	    CHECK_CASE(every_notice_goes_to_whom_the_law_says), { 0 } });
}
