/* Came: a document that somebody sent by post or email, put on its case. */
#include "areas/portal/came.h"
#include "areas/cases/cases.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/typed.html.h"
#include "areas/portal/typed_view.h"
#include "areas/portal/uploads.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "files/files.h"
#include "text/text.h"

#include <string.h>

enum { MOST_SENDERS = 40, SOMEBODY_ELSE = 60 };

struct came {
	const char *from; /* persons.public_id of the family; "other" */
	const char *other;
	struct date on;
};

static const struct field fields[] = {
	{ "from", FIELD_PICK, offsetof(struct came, from), N_("Who sent it?"),
	    .required = N_("Select who sent it") },
	{ "other", FIELD_TEXT, offsetof(struct came, other), N_("Their name, and where they work"),
	    .required = N_("Enter who sent it"), .only_if = "from",
	    .only_if_number = SOMEBODY_ELSE },
	{ "on", FIELD_DATE, offsetof(struct came, on), N_("When did the council receive it?"),
	    .noun = N_("The day the council received it"),
	    .required = N_("Enter the day the council received it"), .dates = DATES_PAST_OR_TODAY },
	{ "files", FIELD_FILE, 0, N_("The documents"),
	    .hint = N_("Photos, PDF, Word or text files of up to 50 MB each. You can choose "
		       "several at once."),
	    .accept = "image/*,.pdf,.docx,.odt,.txt" },
	{ 0 },
};

static const struct choice *
senders(struct rq *rq)
{
	struct came_from_rows rows = came_from(rq->tx, rq->kase->la, rq->kase->child, MOST_SENDERS);
	struct choice *all = anew_n(rq->arena, struct choice, rows.n + 2);

	for (size_t i = 0; i < rows.n; i++)
		all[i] = (struct choice){ rows.a[i].public_id,
			arena_printf(rq->arena, "%s %s", rows.a[i].given, rows.a[i].family),
			(int)i + 1 };
	all[rows.n] = (struct choice){ "other", N_("Somebody else"), SOMEBODY_ELSE };
	return all;
}

const struct form *
came_form(struct rq *rq)
{
	struct field *copy = anew_n(rq->arena, struct field, sizeof fields / sizeof fields[0]);
	struct form *form = anew(rq->arena, struct form);

	memcpy(copy, fields, sizeof fields);
	copy[0].choices = senders(rq);
	*form = (struct form){ "came", copy, sizeof(struct came), NULL };
	return form;
}

void
came_show(struct rq *rq)
{
	struct view_came v = {
		.action = arena_printf(rq->arena, "/cases/%s/documents", rq->kase->public_id),
		.back = arena_printf(rq->arena, "/cases/%s", rq->kase->public_id),
		.child = case_child_name(rq),
		.reference = rq->kase->reference,
		.form = rq->form,
	};
	struct out *o = rq_page(rq);

	came_page(o, &v);
	rq_send(rq, o);
}

/* Of the family it is a document of the family's; of somebody else one of the council's. */
static int64_t
sender(struct rq *rq, const struct came *c)
{
	struct came_from_rows rows = came_from(rq->tx, rq->kase->la, rq->kase->child, MOST_SENDERS);

	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(rows.a[i].public_id, c->from))
			return rows.a[i].person;
	return rq->viewer->person;
}

static void
keep(struct rq *rq, const struct intake_result *file)
{
	const struct came *c = rq->values;
	int64_t id = rng_row_id();

	files_record(rq->tx, rq->kase->la, file);
	came_document_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    file->name, file->type, hash_hex(rq->arena, &file->hash), file->size, sender(rq, c),
	    rq->now.instant, c->other, c->on);
	rq_say_case(rq, "document_add", "document", id);
}

void
came_save(struct rq *rq)
{
	uploads_keep(rq, keep);
	if (rq->form->n_errors == 0)
		rq_redirect(rq, arena_printf(rq->arena, "/cases/%s", rq->kase->public_id),
		    "document_added");
}
