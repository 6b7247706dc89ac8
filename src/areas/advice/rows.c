/*
 * Rows: needs, outcomes and provision as they are written, each saved by
 * itself, so that whoever is called away comes back to everything that was
 * saved; words where there are none; and a report.
 */
#include "areas/advice/adviser.html.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "files/files.h"
#include "text/text.h"

#include <string.h>

enum { HUNDREDTHS = 100 };

/* What a row holds, whichever kind it is. */
struct row {
	const char *text, *section, *measure, *type, *unit, *frequency, *deliverer;
	int64_t area, quantity, group;
	struct date until;
	int64_t version;
};

const struct advice_own_row *
advice_draft(struct rq *rq, const struct advice_request_find_row *q)
{
	const struct advice_own_row *a = advice_own(rq->tx, q->la, q->id);

	if (a != NULL)
		return a;
	advice_insert(rq->tx, q->la, rng_row_id(), rng_public_id(rq->arena), rq->kase->id, q->id,
	    q->advice_key, advice_name(rq, rq->viewer->given, rq->viewer->family), "", q->body,
	    rq->viewer->person);
	return advice_own(rq->tx, q->la, q->id);
}

static struct row
row_of_need(const void *values)
{
	const struct need_answers *v = values;

	return (struct row){
		.text = v->text, .section = v->section, .area = v->area, .version = v->version
	};
}

static struct row
row_of_outcome(const void *values)
{
	const struct outcome_answers *v = values;

	return (struct row){
		.text = v->text, .measure = v->measure, .until = v->until, .version = v->version
	};
}

static struct row
row_of_provision(const void *values)
{
	const struct provision_answers *v = values;

	return (struct row){ .text = v->text,
		.section = v->section,
		.type = v->type,
		.unit = v->unit,
		.frequency = v->frequency,
		.deliverer = v->deliverer,
		.quantity = v->quantity * HUNDREDTHS,
		.group = v->group,
		.until = v->until,
		.version = v->version };
}

static void
fill_need(struct form_state *state, const struct advice_rows_of_row *r)
{
	form_fill(state, &(struct need_answers){ .text = r->text,
			     .section = r->section,
			     .area = (int)r->area,
			     .version = r->version });
}

static void
fill_outcome(struct form_state *state, const struct advice_rows_of_row *r)
{
	form_fill(state, &(struct outcome_answers){ .text = r->text,
			     .measure = r->measure,
			     .until = r->until_on,
			     .version = r->version });
}

static void
fill_provision(struct form_state *state, const struct advice_rows_of_row *r)
{
	form_fill(state, &(struct provision_answers){ .text = r->text,
			     .section = r->section,
			     .type = r->type,
			     .unit = r->unit,
			     .frequency = r->frequency,
			     .deliverer = r->deliverer,
			     .quantity = r->quantity / HUNDREDTHS,
			     .group = r->group_size,
			     .until = r->until_on,
			     .version = r->version });
}

static const struct kind {
	const char *name, *title, *edit;
	const struct form *form;
	struct row (*read)(const void *values);
	void (*fill)(struct form_state *, const struct advice_rows_of_row *);
} kinds[] = {
	[ADVICE_NEEDS] = { "need", N_("Add a need"), N_("Change a need"), &advice_need_form,
	    row_of_need, fill_need },
	[ADVICE_OUTCOMES] = { "outcome", N_("Add an outcome"), N_("Change an outcome"),
	    &advice_outcome_form, row_of_outcome, fill_outcome },
	[ADVICE_PROVISION] = { "provision", N_("Add provision"), N_("Change provision"),
	    &advice_provision_form, row_of_provision, fill_provision },
};

static const struct kind *
kind_of_form(const struct form *form)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].form == form)
			return &kinds[i];
	return NULL;
}

static const struct kind *
kind_named(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_eq(kinds[i].name, name))
			return &kinds[i];
	return NULL;
}

static bool
names_row(const struct rq *rq)
{
	return strstr(rq->route->path, "/:row") != NULL;
}

/* The row that :row names, of the viewer's own advice on the request; NULL: not there. */
static const struct advice_rows_of_row *
row_on_page(struct rq *rq, const struct advice_request_find_row *q)
{
	const struct advice_own_row *a = advice_own(rq->tx, q->la, q->id);
	struct advice_rows_of_rows rows;
	int64_t id;

	if (a == NULL || !names_row(rq) || !str_to_int(rq_arg(rq, "row"), &id))
		return NULL;
	rows = advice_rows_of(rq->tx, q->la, a->id);
	for (size_t i = 0; i < rows.n; i++)
		if (rows.a[i].id == id)
			return &rows.a[i];
	return NULL;
}

const struct form *
advice_row_form(struct rq *rq)
{
	const struct advice_request_find_row *q =
	    advice_request_find(rq->tx, rq_arg(rq, "request"));
	const struct advice_rows_of_row *r = q == NULL ? NULL : row_on_page(rq, q);

	return r == NULL ? NULL : kind_named(r->kind)->form;
}

static struct str_list
fields_of(struct rq *rq, const struct form *form)
{
	VEC(const char *) names = { 0 };

	for (const struct field *f = form->fields; f->name != NULL; f++)
		vec_push(rq->arena, &names, f->name);
	return (struct str_list){ names.a, names.n };
}

void
advice_row_show(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_rows_of_row *r = q == NULL ? NULL : row_on_page(rq, q);
	const struct kind *k = kind_of_form(rq->form->form);
	struct view_row_form v;
	struct out *o;

	if (q == NULL)
		return;
	if (r != NULL && rq->form->n_errors == 0)
		k->fill(rq->form, r);
	else if (rq->form->n_errors == 0 && k == &kinds[ADVICE_NEEDS])
		form_fill(rq->form,
		    &(struct need_answers){ .section = advice_usual_section(q->advice_key) });
	v = (struct view_row_form){ .request = advice_view_request(rq, q),
		.title = text_tr(rq->language, r == NULL ? k->title : k->edit),
		.action = rq->http->path,
		.remove = r == NULL ? NULL : arena_printf(rq->arena, "%s/remove", rq->http->path),
		.fields = fields_of(rq, rq->form->form),
		.form = rq->form };
	o = rq_page(rq);
	advice_row_page(o, &v);
	rq_send(rq, o);
}

static void
add(struct rq *rq, const struct advice_request_find_row *q, const struct kind *k,
    const struct row *r)
{
	const struct advice_own_row *a = advice_draft(rq, q);
	struct advice_rows_of_rows rows = advice_rows_of(rq->tx, q->la, a->id);

	advice_row_insert(rq->tx, q->la, rng_row_id(), a->id, k->name, (int64_t)rows.n + 1, r->text,
	    r->area, r->section, r->measure, r->type, r->quantity, r->unit, r->frequency, r->group,
	    r->deliverer, r->until);
	rq_say_case(rq, "advice_row_add", "advice", a->id);
}

static bool
change(struct rq *rq, const struct advice_request_find_row *q, int64_t id, const struct row *r)
{
	const struct advice_own_row *a = advice_own(rq->tx, q->la, q->id);

	if (advice_row_set(rq->tx, q->la, id, a->id, r->version, r->text, r->area, r->section,
		r->measure, r->type, r->quantity, r->unit, r->frequency, r->group, r->deliverer,
		r->until) != 1)
		return false;
	rq_say_case(rq, "advice_row_change", "advice", a->id);
	return true;
}

void
advice_row_save(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct kind *k = kind_of_form(rq->form->form);
	const struct advice_rows_of_row *before = q == NULL ? NULL : row_on_page(rq, q);
	struct row r;

	if (q == NULL)
		return;
	r = k->read(rq->values);
	if (before == NULL)
		add(rq, q, k, &r);
	else if (!change(rq, q, before->id, &r)) {
		form_error(rq->form, "text",
		    N_("This row was changed in another window since you opened it. What you typed "
		       "is kept here: look at the other window, then save again"));
		return;
	}
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "saved");
}

/* The first page has the form for a need itself: nothing stands between an adviser and a sentence.
 */
void
need_save(struct rq *rq)
{
	advice_row_save(rq);
}

void
row_remove(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_rows_of_row *r = q == NULL ? NULL : row_on_page(rq, q);
	const struct advice_own_row *a;

	if (q == NULL)
		return;
	if (r == NULL) {
		rq_not_found(rq);
		return;
	}
	a = advice_own(rq->tx, q->la, q->id);
	advice_row_remove(rq->tx, q->la, r->id, a->id);
	rq_say_case(rq, "advice_row_remove", "advice", a->id);
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "saved");
}

/* ---- words that there are none ---- */

static void
show_form(struct rq *rq, const struct advice_request_find_row *q, const char *title)
{
	struct view_row_form v = { .request = advice_view_request(rq, q),
		.title = text_tr(rq->language, title),
		.action = rq->http->path,
		.fields = fields_of(rq, rq->form->form),
		.form = rq->form };
	struct out *o = rq_page(rq);

	advice_row_page(o, &v);
	rq_send(rq, o);
}

void
none_show(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_own_row *a = q == NULL ? NULL : advice_own(rq->tx, q->la, q->id);

	if (q == NULL)
		return;
	if (a != NULL && rq->form->n_errors == 0)
		form_fill(rq->form,
		    &(struct none_answers){ { a->no_needs, a->no_outcomes, a->no_provision } });
	show_form(rq, q, N_("If you found none"));
}

void
none_save(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct none_answers *v = rq->values;
	const struct advice_own_row *a;

	if (q == NULL)
		return;
	a = advice_draft(rq, q);
	advice_say_none(rq->tx, q->la, a->id, v->of[ADVICE_NEEDS], v->of[ADVICE_OUTCOMES],
	    v->of[ADVICE_PROVISION]);
	rq_say_case(rq, "advice_say_none", "advice", a->id);
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "saved");
}

/* ---- a report ---- */

void
report_show(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);

	if (q != NULL)
		show_form(rq, q, N_("Attach your report"));
}

static void
keep(struct rq *rq, const struct advice_request_find_row *q, const struct intake_result *file)
{
	const struct advice_own_row *a = advice_draft(rq, q);
	int64_t id = rng_row_id();

	files_record(rq->tx, q->la, file);
	advice_document_insert(rq->tx, q->la, id, rng_public_id(rq->arena), rq->kase->id,
	    file->name, file->type, hash_hex(rq->arena, &file->hash), file->size,
	    rq->viewer->person, rq->now.instant);
	advice_set_document(rq->tx, q->la, a->id, id);
	rq_say_case(rq, "document_add", "document", id);
}

void
report_save(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);

	if (q == NULL)
		return;
	if (rq->n_files != 1) {
		form_error(rq->form, "files", N_("Choose one file"));
		return;
	}
	if (rq->files[0].message != NULL) {
		form_error(rq->form, "files", rq->files[0].message);
		return;
	}
	keep(rq, q, &rq->files[0]);
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "document_added");
}

void
report_remove(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_open_or_404(rq);
	const struct advice_own_row *a = q == NULL ? NULL : advice_own(rq->tx, q->la, q->id);

	if (q == NULL)
		return;
	if (a != NULL)
		advice_set_document(rq->tx, q->la, a->id, 0);
	rq_say_case(rq, "advice_report_remove", "advice_request", q->id);
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "document_removed");
}
