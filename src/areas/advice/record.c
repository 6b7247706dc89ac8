/*
 * Record: advice that came on paper or by mail, written down by the team, one
 * row a line, with the report as it is.  It must speak to the same three
 * things as any other (reg 6(1)).
 */
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "areas/advice/officer.html.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "files/files.h"
#include "mail/mail.h"
#include "text/text.h"

static const char *const kinds[] = { "need", "outcome", "provision" };

void
record_show(struct rq *rq)
{
	static const char *const names[] = { "author", "role", "written", "came", "needs",
		"outcomes", "provision", "none", "files", "version" };
	const struct advice_request_find_row *q = advice_waiting_or_404(rq);
	struct view_short_form v;
	struct out *o;

	if (q == NULL)
		return;
	if (rq->form->n_errors == 0)
		form_fill(rq->form,
		    &(struct record_answers){ .author = advice_name(rq, q->given, q->family),
			.came = rq->now.today,
			.version = q->version });
	v = (struct view_short_form){
		.title = text_tr(rq->language, N_("Write down advice that came on paper")),
		.lead = arena_printf(
		    rq->arena, "%s, %s.", advice_title(rq, q->advice_key), q->body_name),
		.action = rq->http->path,
		.back = advice_case_path(rq, ""),
		.button = text_tr(rq->language, N_("Save this advice")),
		.reference = rq->kase->reference,
		.fields = { (const char **)names, sizeof names / sizeof names[0] },
		.form = rq->form,
	};
	o = rq_page(rq);
	advice_short_page(o, &v);
	rq_send(rq, o);
}

/* Words for what the report leaves out; NULL where it has rows. */
static const char *
none_of(const struct record_answers *v, enum advice_part part)
{
	return str_blank(v->rows[part]) ? v->none : NULL;
}

static void
check(struct rq *rq, const struct advice_request_find_row *q, const struct record_answers *v)
{
	for (int i = 0; i < ADVICE_PART__MAX; i++) {
		struct advice_said said = { !str_blank(v->rows[i]),
			none_of(v, (enum advice_part)i) };

		if (advice_is_silent(&said))
			form_error(rq->form, "none",
			    N_("Enter what the report says of needs, outcomes and provision; where "
			       "it lists none, say so in words"));
	}
	if (date_compare(v->came, q->asked_on) < 0)
		form_error(
		    rq->form, "came", N_("The date it came must not be before it was asked for"));
	if (date_compare(v->came, v->written) < 0)
		form_error(
		    rq->form, "written", N_("The date it was written must not be after it came"));
	if (rq->n_files > 1)
		form_error(rq->form, "files", N_("Choose one file"));
	else if (rq->n_files == 1 && rq->files[0].message != NULL)
		form_error(rq->form, "files", rq->files[0].message);
}

static int64_t
keep_report(struct rq *rq)
{
	const struct intake_result *file = rq->files;
	int64_t id = rng_row_id();

	if (rq->n_files == 0)
		return 0;
	files_record(rq->tx, rq->kase->la, file);
	advice_document_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    file->name, file->type, hash_hex(rq->arena, &file->hash), file->size,
	    rq->viewer->person, rq->now.instant);
	return id;
}

static void
keep_rows(struct rq *rq, int64_t advice, const struct record_answers *v)
{
	int64_t position = 0;

	for (int part = 0; part < ADVICE_PART__MAX; part++) {
		struct str_list lines = { 0 };

		if (!str_blank(v->rows[part]))
			lines = str_split(rq->arena, v->rows[part], '\n');
		for (size_t i = 0; i < lines.n; i++)
			if (!str_blank(lines.a[i]))
				advice_row_insert(rq->tx, rq->kase->la, rng_row_id(), advice,
				    kinds[part], ++position, str_trim(rq->arena, lines.a[i]), 0,
				    NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, (struct date){ 0 });
	}
}

static bool
record(struct rq *rq, const struct advice_request_find_row *q, const struct record_answers *v,
    int64_t id)
{
	const struct case_event e = { .type = EVENT_ADVICE_RECEIVED,
		.on = v->came,
		.advice = *q->advice_key,
		.body = q->public_id };

	advice_given_insert(rq->tx, q->la, id, rng_public_id(rq->arena), rq->kase->id, q->id,
	    q->advice_key, advice_next_label(rq), v->author, v->role, q->body, 0, v->written,
	    v->came, "", none_of(v, ADVICE_NEEDS), none_of(v, ADVICE_OUTCOMES),
	    none_of(v, ADVICE_PROVISION), keep_report(rq));
	keep_rows(rq, id, v);
	return advice_request_end(rq->tx, q->la, q->id, v->version, "given",
		   advice_access_ends(rq->now.today), NULL) == 1 &&
	       advice_record(rq, &e, 1);
}

void
record_save(struct rq *rq)
{
	const struct record_answers *v = rq->values;
	const struct advice_request_find_row *q = advice_waiting_or_404(rq);
	int64_t id = rng_row_id();

	if (q == NULL)
		return;
	check(rq, q, v);
	if (rq->form->n_errors > 0)
		return;
	if (!record(rq, q, v, id)) {
		form_error(rq->form, "author",
		    N_("Somebody else changed this request since you opened it. Look at it again "
		       "before you save this"));
		return;
	}
	rq_say_case(rq, "advice_record", "advice", id);
	advice_tell_family(rq, MAIL_EVENT_ADVICE, advice_track_path(rq, "/advice"));
	rq_redirect(rq, advice_case_path(rq, ""), "saved");
}
