/* Pages: the registers' routes, and the form that adds and changes a record. */
#include "areas/registers/pages.h"
#include "app/app.h"
#include "areas/registers/asking.h"
#include "areas/registers/keep.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers_view.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

/* ---- who may ---- */

/* The rows themselves are chosen by the register's view; this spares those who see none the list.
 */
static bool
may_read(const struct rq *rq, const struct register_def *d)
{
	if (d->access.about == ABOUT_CASE)
		return rq->kase != NULL ? rq_may(rq, d->access.read) : rq->viewer->person != 0;
	return rq->kase == NULL &&
	       (d->access.read == PUBLIC || viewer_may(rq->viewer, d->access.read));
}

const struct register_def *
pages_register(struct rq *rq)
{
	const struct register_def *d = registers_find(rq->app->registers, rq_arg(rq, "register"));

	return d != NULL && may_read(rq, d) ? d : NULL;
}

/* The names of registers are no secret; what is in them is. */
void
pages_refuse(struct rq *rq)
{
	const struct register_def *d = registers_find(rq->app->registers, rq_arg(rq, "register"));

	if (rq->session == NULL && d != NULL && d->access.read != PUBLIC)
		rq_redirect(rq, arena_printf(rq->arena, "/sign-in?to=%s", rq->http->path), NULL);
	else
		rq_not_found(rq);
}

bool
pages_may_write(const struct rq *rq, const struct register_def *d, int64_t la)
{
	if (d->access.about == ABOUT_CASE)
		return rq_may(rq, d->access.write);
	return la != 0 ? viewer_may_at(rq->viewer, la, d->access.write)
		       : viewer_may(rq->viewer, d->access.write);
}

const char *
pages_path(struct rq *rq, const struct register_def *d, const struct record *r)
{
	const char *kase = rq->kase != NULL ? rq->kase->public_id
			   : r != NULL	    ? r->case_public_id
					    : NULL;
	const char *path = kase == NULL
			       ? arena_printf(rq->arena, "/registers/%s", d->name)
			       : arena_printf(rq->arena, "/cases/%s/registers/%s", kase, d->name);

	return r == NULL ? path : arena_printf(rq->arena, "%s/%s", path, r->public_id);
}

/* The authority in which somebody keeps registers: the first of their posts that lets them. */
static int64_t
own_la(const struct rq *rq, const struct register_def *d)
{
	for (size_t i = 0; i < rq->viewer->n_posts; i++)
		if (viewer_may_at(rq->viewer, rq->viewer->posts[i].la, d->access.write))
			return rq->viewer->posts[i].la;
	return 0;
}

/* ---- the form ---- */

static const struct form *
form_new_record(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	int64_t la;

	if (d == NULL || !pages_may_write(rq, d, 0))
		return NULL;
	if (rq->kase != NULL)
		return &asking_new(rq->tx, d, NULL, rq->kase->la, rq->kase->id, rq->kase->child)
			    ->form;
	la = own_la(rq, d);
	return la == 0 ? NULL : &asking_new(rq->tx, d, NULL, la, 0, 0)->form;
}

static const struct form *
form_change(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	const struct record *r =
	    d == NULL ? NULL : record_find(rq->tx, d->type, rq_arg(rq, "record"));

	if (r == NULL || !pages_may_write(rq, d, r->la) ||
	    (rq->kase != NULL && r->case_id != rq->kase->id))
		return NULL;
	return &asking_new(rq->tx, d, r, r->la, r->case_id, r->child)->form;
}

/* What no other field brings with it; the hidden version comes last but for the state. */
static void
add_fields(struct rq *rq, struct view_form *v)
{
	VEC(const char *) names = { 0 };
	VEC(struct view_help) help = { 0 };

	for (const struct field *f = rq->form->form->fields; f->name != NULL; f++)
		if (f->only_if == NULL)
			vec_push(rq->arena, &names, f->name);
	for (unsigned i = 0; i < v->def->n_fields; i++) {
		const struct register_field *f = &v->def->fields[i];

		if (f->help != NULL || f->source != NULL)
			vec_push(rq->arena, &help,
			    (struct view_help){ text_tr(rq->language, f->label),
				f->help ? text_tr(rq->language, f->help) : NULL, f->source });
	}
	v->fields.a = names.a;
	v->fields.n = names.n;
	v->help.a = help.a;
	v->help.n = help.n;
}

static void
show_form(struct rq *rq, const char *changed_href)
{
	const struct asking *q = asking_of(rq->form);
	const char *back = pages_path(rq, q->def, q->record);
	struct view_form v = {
		.title = q->record == NULL ? arena_printf(rq->arena, "%s: %s",
						 text_tr(rq->language, q->def->title),
						 text_tr(rq->language, "new record"))
					   : shown_heading(rq->tx, rq->language, q->def, q->record),
		.back = back,
		.action =
		    arena_printf(rq->arena, "%s/%s", back, q->record == NULL ? "new" : "edit"),
		.changed_href = changed_href,
		.def = q->def,
		.form = rq->form,
	};
	struct out *o = rq_page(rq);

	add_fields(rq, &v);
	register_form(o, &v);
	rq_send(rq, o);
}

static void
show_new(struct rq *rq)
{
	show_form(rq, NULL);
}

static void
show_change(struct rq *rq)
{
	const struct asking *q = asking_of(rq->form);

	if (rq->form->n_errors == 0)
		asking_fill(rq->form);
	show_form(rq, q->changed ? pages_path(rq, q->def, q->record) : NULL);
}

static void
save_new(struct rq *rq)
{
	const struct asking *q = asking_of(rq->form);
	struct record_change c = {
		.la = q->la,
		.id = rng_row_id(),
		.public_id = rng_public_id(rq->arena),
		.case_id = q->case_id,
		.state = asking_state(q, rq->values),
		.values = asking_values(q, rq->values),
	};

	if (!record_insert(rq->tx, q->def->type, &c))
		fail(FAULT_BUG, "register %s: a right was lost while writing", q->def->name);
	keep_say(rq->tx, q->def, &c, NULL, rq);
	rq_redirect(rq, arena_printf(rq->arena, "%s/%s", pages_path(rq, q->def, NULL), c.public_id),
	    "record_saved");
}

/* Nothing typed is lost: the form comes back with the answers, and with the version that is there
 * now, so that saving again is a decision. */
static void
say_changed(struct rq *rq, struct asking *q)
{
	struct form_answer *version = rq->form->answers;

	for (const struct field *f = q->form.fields; f->kind != FIELD_VERSION; f++)
		version++;
	version->text = arena_printf(rq->arena, "%lld", (long long)q->record->version);
	q->changed = true;
	form_error(rq->form, q->def->fields[0].name,
	    N_("Somebody else changed this record while you were writing. Compare it with your "
	       "answers, then save again"));
}

static void
save_change(struct rq *rq)
{
	struct asking *q = asking_of(rq->form);
	struct record_change c = {
		.la = q->record->la,
		.id = q->record->id,
		.version = asking_version(q, rq->values),
		.case_id = q->record->case_id,
		.state = asking_state(q, rq->values),
		.values = asking_values(q, rq->values),
	};

	if (c.version != q->record->version || !record_update(rq->tx, q->def->type, &c)) {
		say_changed(rq, q);
		return;
	}
	keep_say(rq->tx, q->def, &c, q->record, rq);
	rq_redirect(rq, pages_path(rq, q->def, q->record), "record_saved");
}

/* clang-format off */
const struct route registers_routes[] = {
	GET("/free-advice", PUBLIC, ON_NONE, pages_advice),
	GET("/registers", REGISTER_READ, ON_NONE, pages_index),
	GET("/registers/:register", PUBLIC, ON_NONE, pages_list),
	FORM_OF("/registers/:register/new", SIGNED_IN, ON_NONE, form_new_record, show_new, save_new),
	GET("/registers/:register/:record", PUBLIC, ON_NONE, pages_record),
	FORM_OF("/registers/:register/:record/edit", SIGNED_IN, ON_NONE, form_change, show_change, save_change),
	GET("/cases/:case/registers/:register", CASE_TRACK, ON_CASE, pages_list),
	FORM_OF("/cases/:case/registers/:register/new", CASE_TRACK, ON_CASE, form_new_record, show_new, save_new),
	GET("/cases/:case/registers/:register/:record", CASE_TRACK, ON_CASE, pages_record),
	FORM_OF("/cases/:case/registers/:register/:record/edit", CASE_TRACK, ON_CASE, form_change, show_change, save_change),
	ROUTES_END
};
/* clang-format on */
