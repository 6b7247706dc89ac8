/* Parts: what the notices N3 and N4 say of the plan, and which setting gets N4. */
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.h"
#include "areas/drafts/drafts.sql.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

const struct drafts_setting *
drafts_named_setting(struct rq *rq)
{
	const struct naming_of_row *n = naming_of(rq->tx, rq->kase->la, rq->kase->id);
	struct drafts_setting *s;

	if (n == NULL || n->setting == 0)
		return NULL;
	s = anew(rq->arena, struct drafts_setting);
	*s = (struct drafts_setting){ n->setting, n->name, n->email };
	return s;
}

static const char *
plan_part(struct rq *rq, bool is_final, const struct language *l)
{
	struct draft_facts_row facts = *draft_facts(rq->tx, rq->kase->la, rq->kase->id);
	const char *advice = text_trn(rq->arena, l, N_("With {n} piece of advice in section K."),
	    N_("With {n} pieces of advice in section K."), facts.advice_given);

	return arena_printf(rq->arena, "%s\n%s",
	    text_tr(l,
		is_final
		    ? N_("The final plan comes with this letter. You can read it at any time where "
			 "you follow your case.")
		    : N_("The draft plan comes with this letter. You can read it where you follow "
			 "your case, and say what you think of each line there.")),
	    advice);
}

const char *
drafts_notice_part(
    struct rq *rq, enum policy_notice notice, const char *part, const struct language *l)
{
	if (notice != NOTICE_N3 && notice != NOTICE_N4)
		return NULL;
	if (str_eq(part, "plan"))
		return plan_part(rq, notice == NOTICE_N4, l);
	if (notice == NOTICE_N3 && str_eq(part, "reply_by"))
		return text_date(
		    rq->arena, l, draft_due(rq, DUTY_DRAFT_REPRESENTATIONS, POINT_DRAFT_SERVED));
	if (notice == NOTICE_N3 && str_eq(part, "find"))
		return text_tr(
		    l, N_("The local offer lists schools and colleges. The information, advice and "
			  "support service named below can help you to look."));
	return NULL;
}
