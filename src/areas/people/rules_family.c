/* Family rules: see the header. */
#include "areas/people/rules_family.h"

static bool
lasts(struct date until, struct date today)
{
	return !date_is_set(until) || date_compare(until, today) > 0;
}

static enum family_follow
follows_grown(const struct family_stand *s, struct date today)
{
	if (!s->is_let_in || !lasts(s->let_out_on, today))
		return FOLLOW_NOT_LET_IN;
	return s->acts ? FOLLOW_ACTS : FOLLOW_LET_IN;
}

enum family_follow
family_follows(const struct family_stand *s, bool grown, struct date today)
{
	if (s->is_child)
		return grown ? FOLLOW_SELF : FOLLOW_NOT_CHILD;
	/* A restriction outlives the relation, and the child's school age. */
	if (s->is_parent && !s->sees_case)
		return FOLLOW_NOT_RESTRICTED;
	if (grown)
		return follows_grown(s, today);
	if (!s->is_parent)
		return FOLLOW_NOT_LET_IN;
	if (!lasts(s->ended_on, today))
		return FOLLOW_NOT_ENDED;
	return s->responsibility ? FOLLOW_PARENT : FOLLOW_NOT_RESPONSIBLE;
}

bool
family_is_told(enum family_follow f)
{
	return f <= FOLLOW_ACTS;
}

bool
family_standing_fits(enum family_standing s, bool grown, bool sharing_only)
{
	switch (s) {
	case STANDING_FOLLOWS:
	case STANDING_WITHOUT:
		return !grown && !sharing_only;
	case STANDING_RESTRICTED:
	case STANDING_ENDED:
		return !sharing_only;
	case STANDING_LET_IN:
	case STANDING_ACTS:
	case STANDING_LET_OUT:
		return grown;
	case STANDING_NONE:
	case STANDING__MAX:
		break;
	}
	return false;
}

enum family_standing
family_standing_now(const struct family_stand *s, bool grown, struct date today)
{
	static const enum family_standing words[FOLLOW__MAX] = {
		[FOLLOW_PARENT] = STANDING_FOLLOWS,
		[FOLLOW_LET_IN] = STANDING_LET_IN,
		[FOLLOW_ACTS] = STANDING_ACTS,
		[FOLLOW_NOT_RESTRICTED] = STANDING_RESTRICTED,
		[FOLLOW_NOT_ENDED] = STANDING_ENDED,
		[FOLLOW_NOT_RESPONSIBLE] = STANDING_WITHOUT,
		[FOLLOW_NOT_LET_IN] = STANDING_LET_OUT,
	};
	enum family_follow f = family_follows(s, grown, today);

	/* Of a young person's parents, that they are no longer parents says more than that they are
	 * not let in. */
	if (f == FOLLOW_NOT_LET_IN && s->is_parent && !lasts(s->ended_on, today))
		return STANDING_ENDED;
	return words[f];
}

struct family_stand
family_stand_after(struct family_stand s, enum family_standing word, struct date today)
{
	if (word == STANDING_FOLLOWS || word == STANDING_WITHOUT) {
		s.responsibility = word == STANDING_FOLLOWS;
		s.ended_on = (struct date){ 0 };
	}
	if (word == STANDING_ENDED && lasts(s.ended_on, today))
		s.ended_on = today;
	if (word != STANDING_ENDED)
		s.sees_case = word != STANDING_RESTRICTED;
	s.acts = word == STANDING_ACTS;
	if (word == STANDING_LET_IN || word == STANDING_ACTS) {
		s.is_let_in = true;
		s.let_out_on = (struct date){ 0 };
	} else if (s.is_let_in && lasts(s.let_out_on, today)) {
		s.let_out_on = today;
	}
	return s;
}
