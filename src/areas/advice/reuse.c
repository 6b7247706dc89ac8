/*
 * Reuse: earlier advice is enough when its giver, the authority and the family
 * all say so; one "no" and fresh advice is given (reg 6(4)).
 */
#include "areas/advice/adviser.html.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/mail.h"
#include "text/text.h"

static const struct field fields[] = {
	{ "enough", FIELD_CHOICE, offsetof(struct reuse_answers, enough),
	    N_("Is this earlier advice still enough?"),
	    .hint = N_("If you say no, fresh advice is given. You need not say why."),
	    .choices = choice_yes_no,
	    .required = N_("Select yes if the earlier advice is still enough") },
	{ "version", FIELD_VERSION, offsetof(struct reuse_answers, version), NULL },
	{ 0 },
};

const struct form advice_reuse_form = { "reuse", fields, sizeof(struct reuse_answers), NULL };

static const char *const parties[] = {
	[PARTY_NONE] = NULL,
	[PARTY_GIVER] = "giver",
	[PARTY_LA] = "la",
	[PARTY_FAMILY] = "family",
};

static const struct advice_earlier_find_row *
earlier_of(struct rq *rq, int64_t advice)
{
	const struct advice_earlier_find_row *e =
	    advice_earlier_find(rq->tx, rq->kase->la, rq->kase->child, advice);

	if (e == NULL)
		fail(FAULT_BUG, "a request proposes to reuse advice that is not the child's");
	return e;
}

static void
copy_rows(struct rq *rq, int64_t from, int64_t to)
{
	struct advice_rows_before_rows rows = advice_rows_before(rq->tx, rq->kase->la, from);

	for (size_t i = 0; i < rows.n; i++) {
		const struct advice_rows_before_row *r = &rows.a[i];

		advice_copy_row_insert(rq->tx, rq->kase->la, rng_row_id(), to, r->kind, r->position,
		    r->text, r->area, r->section, r->measure, r->type, r->quantity, r->unit,
		    r->frequency, r->group_size, r->deliverer, r->until_on);
	}
}

/* Advice of another case joins this one, with the date it was written; this case's own is there. */
static void
join_case(struct rq *rq, const struct advice_earlier_find_row *e)
{
	int64_t id = rng_row_id();

	if (e->case_id == rq->kase->id)
		return;
	advice_copy_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    e->advice_key, advice_next_label(rq), e->author, e->role, e->body, e->by_person,
	    e->written_on, rq->now.today, e->summary, e->no_needs, e->no_outcomes, e->no_provision,
	    e->document, e->id);
	copy_rows(rq, e->id, id);
}

static struct date
said(const struct rq *rq, bool now, struct date before)
{
	return now ? rq->now.today : before;
}

bool
advice_reuse_agree(struct rq *rq, const struct advice_request_find_row *q, enum event_party party)
{
	struct date none = { 0 }, today = rq->now.today;
	struct advice_reuse all = {
		.giver = said(rq, party == PARTY_GIVER, q->giver_agreed),
		.la = said(rq, party == PARTY_LA, q->la_agreed),
		.family = said(rq, party == PARTY_FAMILY, q->family_agreed),
	};
	const struct case_event e = { .type = EVENT_REUSE_AGREED,
		.on = today,
		.advice = *q->advice_key,
		.body = q->public_id,
		.party = party };

	if (advice_request_agree(rq->tx, q->la, q->id, q->version,
		party == PARTY_GIVER ? today : none, party == PARTY_LA ? today : none,
		party == PARTY_FAMILY ? today : none) != 1 ||
	    !advice_record(rq, &e, 1))
		return false;
	rq_say_case(rq, "advice_reuse_agree", "advice_request", q->id);
	if (advice_reuse_state(&all) != REUSE_AGREED)
		return true;
	join_case(rq, earlier_of(rq, q->reuse_of));
	if (advice_request_end(rq->tx, q->la, q->id, q->version + 1, "reused",
		advice_access_ends(today), NULL) != 1)
		return false;
	advice_tell_team(rq);
	return true;
}

bool
advice_reuse_refuse(struct rq *rq, const struct advice_request_find_row *q, enum event_party party)
{
	if (advice_request_refuse_reuse(
		rq->tx, q->la, q->id, q->version, parties[party], rq->now.today) != 1)
		return false;
	rq_say_case(rq, "advice_reuse_refuse", "advice_request", q->id);
	advice_tell_asked(rq, q->public_id, q->adviser, q->body, q->due_on);
	return true;
}

/* ---- the page ---- */

/* In which of the three parts the viewer is asked, by the page's address. */
static enum event_party
party_of(const struct rq *rq)
{
	if (rq->route->on == ON_ADVICE)
		return PARTY_GIVER;
	return rq->route->may == CASE_RESPOND ? PARTY_FAMILY : PARTY_LA;
}

static struct date
answer_of(const struct advice_request_find_row *q, enum event_party party)
{
	return party == PARTY_GIVER ? q->giver_agreed
	       : party == PARTY_LA  ? q->la_agreed
				    : q->family_agreed;
}

/* A proposal that waits for the viewer's own answer; else the page is not there. */
static const struct advice_request_find_row *
proposal_or_404(struct rq *rq)
{
	enum event_party party = party_of(rq);
	const struct advice_request_find_row *q =
	    party == PARTY_GIVER ? advice_open_or_404(rq) : advice_request_or_404(rq);

	if (q == NULL || (q->reuse_of != 0 && q->reuse_refused == NULL &&
			     str_eq(q->status, "asked") && !date_is_set(answer_of(q, party))))
		return q;
	rq_not_found(rq);
	return NULL;
}

static const char *
back_of(struct rq *rq, const struct advice_request_find_row *q)
{
	switch (party_of(rq)) {
	case PARTY_GIVER:
		return advice_path(rq, q->public_id, "");
	case PARTY_FAMILY:
		return advice_track_path(rq, "/advice");
	case PARTY_LA:
	case PARTY_NONE:
		break;
	}
	return advice_case_path(rq, "");
}

void
reuse_show(struct rq *rq)
{
	const struct advice_request_find_row *q = proposal_or_404(rq);
	const struct advice_earlier_find_row *e;
	struct view_reuse v;
	struct out *o;

	if (q == NULL)
		return;
	e = earlier_of(rq, q->reuse_of);
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct reuse_answers){ .version = q->version });
	v = (struct view_reuse){ .action = rq->http->path,
		.back = back_of(rq, q),
		.title = advice_title(rq, q->advice_key),
		.child = advice_child_name(rq),
		.reference = rq->kase->reference,
		.earlier = { .author = e->author,
		    .role = e->role,
		    .body = e->body_name,
		    .written_on = e->written_on,
		    .months = advice_months(e->written_on, rq->now.today) },
		.giver = q->giver_agreed,
		.la = q->la_agreed,
		.family = q->family_agreed,
		.summary = e->summary,
		.form = rq->form };
	advice_parts_before(rq, e, &v.parts);
	o = rq_page(rq);
	advice_reuse_page(o, &v);
	rq_send(rq, o);
}

void
reuse_save(struct rq *rq)
{
	const struct reuse_answers *v = rq->values;
	const struct advice_request_find_row *q = proposal_or_404(rq);
	bool kept;

	if (q == NULL)
		return;
	kept = q->version == v->version &&
	       (v->enough == ANSWER_YES ? advice_reuse_agree(rq, q, party_of(rq))
					: advice_reuse_refuse(rq, q, party_of(rq)));
	if (!kept) {
		form_error(rq->form, "enough",
		    N_("Somebody else changed this request since you opened it. Look at it again, "
		       "then answer"));
		return;
	}
	rq_redirect(rq, back_of(rq, q), "saved");
}

/* ---- the adviser's own earlier advice ---- */

/* NULL: there is none, or no request. */
static const struct advice_earlier_own_row *
own_earlier(struct rq *rq, const struct advice_request_find_row *q)
{
	return q == NULL ? NULL
			 : advice_earlier_own(rq->tx, rq->kase->la, rq->kase->child, q->advice_key);
}

/* "Nothing new since": the giver says first that the earlier advice is enough, and the others are
 * asked. */
void
nothing_new_save(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_earlier_own_row *e = own_earlier(rq, q);

	if (q == NULL)
		return;
	if (e == NULL || !advice_may_be_reused(*q->advice_key) ||
	    advice_request_propose(rq->tx, q->la, q->id, q->version, e->id) != 1) {
		rq_not_found(rq);
		return;
	}
	q = advice_request_find(rq->tx, q->public_id);
	if (!advice_reuse_agree(rq, q, PARTY_GIVER))
		fail(FAULT_BUSY, "the case changed while earlier advice was proposed");
	advice_tell_family(rq, MAIL_EVENT_REUSE, advice_track_path(rq, "/advice"));
	advice_tell_team(rq);
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "saved");
}

/* The rows of one's earlier advice, to begin from. */
void
copy_save(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_earlier_own_row *e = own_earlier(rq, q);

	if (q == NULL)
		return;
	if (e == NULL) {
		rq_not_found(rq);
		return;
	}
	copy_rows(rq, e->id, advice_draft(rq, q)->id);
	rq_say_case(rq, "advice_copy", "advice_request", q->id);
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "saved");
}
