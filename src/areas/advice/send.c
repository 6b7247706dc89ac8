/* Send: the advice as the family will read it, and giving it. */
#include "areas/advice/adviser.html.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/mail.h"
#include "text/text.h"

static void
add_report(struct rq *rq, const char *request, int64_t document, struct view_given *v)
{
	const struct advice_document_by_id_row *d =
	    document == 0 ? NULL
			  : advice_document_by_id(rq->tx, rq->kase->la, rq->kase->id, document);

	if (d == NULL)
		return;
	v->report = d->name;
	v->report_path = arena_printf(rq->arena, "/advice/%s/documents/%s", request, d->public_id);
}

static struct view_given
given_of(struct rq *rq, const struct advice_request_find_row *q, const struct advice_own_row *a)
{
	struct view_given v = { .title = advice_title(rq, q->advice_key),
		.author = advice_name(rq, rq->viewer->given, rq->viewer->family),
		.body = q->body_name,
		.child = advice_child_name(rq),
		.reference = rq->kase->reference };
	struct view_advice_text text = { 0 };

	if (a != NULL) {
		text.no_needs = a->no_needs;
		text.no_outcomes = a->no_outcomes;
		text.no_provision = a->no_provision;
		add_report(rq, q->public_id, a->document, &v);
	}
	advice_parts(rq, a == NULL ? 0 : a->id, &text, true, &v.parts);
	return v;
}

/* Where nothing is said, and where it is said that there are none, the words are asked for here. */
static struct str_list
words_asked(struct rq *rq, const struct view_parts *parts)
{
	struct str_list list = { anew_n(rq->arena, const char *, ADVICE_PART__MAX), 0 };

	for (int i = 0; i < ADVICE_PART__MAX; i++)
		if (parts->parts[i].rows.n == 0 || parts->parts[i].none != NULL)
			list.a[list.n++] = advice_none_names[i];
	return list;
}

static struct none_answers
words_of(const struct view_parts *parts)
{
	struct none_answers words;

	for (int i = 0; i < ADVICE_PART__MAX; i++)
		words.of[i] = parts->parts[i].none;
	return words;
}

void
preview_show(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_own_row *a;
	struct view_preview v;
	struct out *o;

	if (q == NULL)
		return;
	a = advice_own(rq->tx, q->la, q->id);
	v = (struct view_preview){
		.request = advice_view_request(rq, q), .given = given_of(rq, q, a), .form = rq->form
	};
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct send_answers){ .none = words_of(&v.given.parts),
					.author = v.given.author,
					.written = rq->now.today });
	v.asked = words_asked(rq, &v.given.parts);
	o = rq_page(rq);
	advice_preview_page(o, &v);
	rq_send(rq, o);
}

/* Reg 6(1): needs, the outcomes intended and the provision; "none" is an answer, with words. */
static void
check_whole(struct rq *rq, const struct view_parts *parts, const struct none_answers *none)
{
	static const struct {
		const char *missing, *both;
	} words[] = {
		[ADVICE_NEEDS] = { N_("Say what the child needs, or say in words that you found no "
				      "need"),
		    N_("You list needs and also say that there are none. Take one out") },
		[ADVICE_OUTCOMES] = { N_("Say what outcomes you advise, or say in words why you "
					 "advise none"),
		    N_("You list outcomes and also say that there are none. Take one out") },
		[ADVICE_PROVISION] = { N_("Say what provision you advise, or say in words why you "
					  "advise none"),
		    N_("You list provision and also say that there is none. Take one out") },
	};

	for (int i = 0; i < ADVICE_PART__MAX; i++) {
		struct advice_said said = { parts->parts[i].rows.n, none->of[i] };

		if (advice_is_silent(&said))
			form_error(rq->form, advice_none_names[i], words[i].missing);
		else if (advice_contradicts(&said))
			form_error(rq->form, advice_none_names[i], words[i].both);
	}
}

static bool
finish(struct rq *rq, const struct advice_request_find_row *q, const struct advice_own_row *a,
    const struct send_answers *v)
{
	const char *label = advice_next_label(rq);
	const struct case_event e = { .type = EVENT_ADVICE_RECEIVED,
		.on = rq->now.today,
		.advice = *q->advice_key,
		.body = q->public_id };

	advice_say_none(rq->tx, q->la, a->id, v->none.of[ADVICE_NEEDS], v->none.of[ADVICE_OUTCOMES],
	    v->none.of[ADVICE_PROVISION]);
	return advice_record(rq, &e, 1) &&
	       advice_finish(rq->tx, q->la, a->id, label, v->author, v->role, v->written,
		   rq->now.today, v->summary == NULL ? "" : v->summary) == 1 &&
	       advice_request_end(rq->tx, q->la, q->id, q->version, "given",
		   advice_access_ends(rq->now.today), NULL) == 1;
}

void
advice_send_save(struct rq *rq)
{
	const struct send_answers *v = rq->values;
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_own_row *a = q == NULL ? NULL : advice_draft(rq, q);
	struct view_given given;

	if (q == NULL)
		return;
	given = given_of(rq, q, a);
	check_whole(rq, &given.parts, &v->none);
	if (rq->form->n_errors > 0)
		return;
	if (!finish(rq, q, a, v)) {
		form_error(rq->form, "author",
		    N_("The case changed while you were sending. Nothing is lost: send again"));
		return;
	}
	rq_say_case(rq, "advice_give", "advice", a->id);
	advice_tell_team(rq);
	advice_tell_family(rq, MAIL_EVENT_ADVICE, advice_track_path(rq, "/advice"));
	rq_redirect(rq, advice_path(rq, q->public_id, "/receipt"), NULL);
}

void
receipt_show(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_asked_or_404(rq);
	const struct advice_own_row *a = q == NULL ? NULL : advice_own(rq->tx, q->la, q->id);
	struct view_receipt v;
	struct out *o;

	if (q == NULL)
		return;
	if (str_eq(q->status, "asked")) {
		rq_redirect(rq, advice_path(rq, q->public_id, ""), NULL);
		return;
	}
	v = (struct view_receipt){ .request = advice_view_request(rq, q),
		.label = a == NULL ? NULL : a->label,
		.given_on = a == NULL ? (struct date){ 0 } : a->given_on,
		.reads_until = q->ended_on,
		.in_time = a != NULL && date_compare(a->given_on, q->due_on) <= 0 };
	o = rq_page(rq);
	advice_receipt_page(o, &v);
	rq_send(rq, o);
}
