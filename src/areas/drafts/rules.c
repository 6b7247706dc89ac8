/* Rules from the draft to the final plan. */
#include "areas/drafts/rules.h"
#include "base/str.h"

#include <stddef.h>

static uint32_t
bar_if(bool stands, enum bar b)
{
	return stands ? 1u << b : 0;
}

static bool
is_one_of(const char *state, const char *const *states)
{
	for (; *states != NULL; states++)
		if (str_eq(state, *states))
			return true;
	return false;
}

/* A draft may be served again with changes until the plan is final. */
uint32_t
serve_bars(const struct serve_facts *f)
{
	static const char *const states[] = { "DRAFTING", "DRAFT_SENT", "CONSULTING", NULL };

	return bar_if(!is_one_of(f->state, states), BAR_STATE) |
	       bar_if(f->needs == 0 || f->provision == 0, BAR_NO_PLAN) |
	       bar_if(f->advice_waiting > 0, BAR_ADVICE_WAITING) |
	       bar_if(f->advice_given == 0, BAR_ADVICE_NONE) |
	       bar_if(f->rows_unsettled > 0, BAR_ADVICE_UNSETTLED) |
	       bar_if(f->findings > 0, BAR_FINDINGS) | bar_if(f->notice_waits, BAR_DRAFT_OPEN);
}

static const char *const served_states[] = { "DRAFT_SENT", "CONSULTING", NULL };

bool
respond_is_open(const char *state)
{
	return is_one_of(state, served_states);
}

bool
plan_is_in_force(const char *state)
{
	static const char *const states[] = { "FINAL", "UNDER_REVIEW", "AMENDING", "REASSESSING",
		"CEASE_PROPOSED", "CEASE_DECIDED", NULL };

	return is_one_of(state, states);
}

bool
wish_is_open(const char *kind, const char *state)
{
	static const char *const assessed[] = { "ASSESSING", "DECIDING_ISSUE", "REASSESSING",
		NULL };
	static const char *const ended[] = { "NONE", "CEASED", "TRANSFERRED", "WITHDRAWN", NULL };

	if (str_eq(kind, "setting"))
		return respond_is_open(state);
	if (str_eq(kind, "advice"))
		return is_one_of(state, assessed);
	return (str_eq(kind, "meeting") || str_eq(kind, "mediation")) && !is_one_of(state, ended);
}

bool
respond_is_late(struct date respond_by, struct date today)
{
	return date_is_set(respond_by) && date_compare(today, respond_by) > 0;
}

uint32_t
consult_bars(const struct consult_facts *f)
{
	return bar_if(!is_one_of(f->state, served_states), BAR_STATE) |
	       bar_if(!f->served, BAR_NO_DRAFT) |
	       bar_if(f->advice_waiting > 0, BAR_ADVICE_WAITING) |
	       bar_if(f->advice_given == 0, BAR_ADVICE_NONE) |
	       bar_if(f->advice_empty > 0, BAR_ADVICE_EMPTY);
}

static const char *const grounds[GROUND__MAX] = {
	[GROUND_UNSUITABLE] = "unsuitable",
	[GROUND_OTHER_CHILDREN] = "other_children",
	[GROUND_RESOURCES] = "resources",
};

const char *
ground_word(enum naming_ground g)
{
	return grounds[g];
}

enum naming_ground
ground_of_word(const char *word)
{
	for (int g = GROUND_NONE + 1; g < GROUND__MAX; g++)
		if (str_eq(grounds[g], word))
			return (enum naming_ground)g;
	return GROUND_NONE;
}

/*
 * The subsection by which a setting or a type stands in section I: the setting
 * that was asked for (s.39(3)); another, or a type, when a ground of s.39(4) is
 * met (s.39(5)); and without such a request s.40(2).  Where no setting is
 * appropriate at all, s.61.
 */
static const char *
law_of(const struct naming_facts *f)
{
	if (f->otherwise)
		return "s.61";
	if (f->wish != WISH_OF_SECTION)
		return f->names_setting ? "s.40(2)(a)" : "s.40(2)(b)";
	if (f->names_wish)
		return "s.39(3)";
	return f->names_setting ? "s.39(5)(a)" : "s.39(5)(b)";
}

/* What is asked of a setting before it is named. */
static enum naming_fault
fault_of_setting(const struct naming_facts *f)
{
	if (!f->consulted)
		return NAMING_NOT_CONSULTED;
	if (f->must_offer && !f->offered)
		return f->replied || f->reply_time_over ? NAMING_NO_OFFER : NAMING_REPLY_RUNNING;
	return f->replied || f->reply_time_over ? NAMING_SOUND : NAMING_REPLY_RUNNING;
}

static enum naming_fault
fault_of(const struct naming_facts *f)
{
	bool against = f->wish == WISH_OF_SECTION && !f->names_wish;

	if (!f->names_setting && !f->type_given && !f->otherwise)
		return NAMING_NOTHING;
	if (f->otherwise && f->names_setting)
		return NAMING_OTHERWISE_NAMES;
	if (f->closed)
		return NAMING_CLOSED;
	if (against && f->ground == GROUND_NONE)
		return NAMING_GROUND_NEEDED;
	if (!against && f->ground != GROUND_NONE)
		return NAMING_GROUND_IDLE;
	if (!f->reasons_given && (against || f->wish == WISH_IN_WORDS || !f->names_setting))
		return NAMING_REASONS_NEEDED;
	if (f->otherwise && !f->family_consulted)
		return NAMING_OTHERWISE_UNHEARD;
	return f->names_setting ? fault_of_setting(f) : NAMING_SOUND;
}

struct naming_ruling
naming_rule(const struct naming_facts *f)
{
	return (struct naming_ruling){ .fault = fault_of(f), .law = law_of(f) };
}

uint32_t
final_bars(const struct final_facts *f)
{
	bool time_open = !f->family_done && date_compare(f->today, f->respond_by) <= 0;

	return bar_if(!is_one_of(f->state, served_states), BAR_STATE) |
	       bar_if(time_open, BAR_TIME_OPEN) | bar_if(f->comments_open > 0, BAR_COMMENTS_OPEN) |
	       bar_if(f->wishes_open > 0, BAR_WISHES_OPEN) | bar_if(!f->named, BAR_NOT_NAMED) |
	       bar_if(f->findings > 0, BAR_FINDINGS) | bar_if(f->notice_waits, BAR_DRAFT_OPEN);
}
