/* Pages: the registers' routes, and the form that adds and changes a record. */
#include "areas/registers/pages.h"
#include "app/app.h"
#include "areas/registers/asking.h"
#include "areas/registers/keep.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers.sql.h"
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
	if (rq_wants_code(rq))
		return define_is_public(d) && rq->kase == NULL;
	if (d->access.about == ABOUT_CASE)
		return rq->kase != NULL ? rq_may(rq, d->access.read) : rq->viewer->person != 0;
	return rq->kase == NULL && pages_may_read(rq->viewer, d);
}

const struct register_def *
pages_register(struct rq *rq)
{
	const struct register_def *d = registers_find(rq->app->registers, rq_arg(rq, "register"));

	return d != NULL && may_read(rq, d) ? d : NULL;
}

/* Whoever a person's field names needs no post; of a child, a relation will be asked for. */
static bool
own_gives(
    const struct viewer *v, const struct register_def *d, const struct register_own *o, bool write)
{
	enum register_type t = d->fields[o->at].type;

	if (v->person == 0 || (write && o->write_name == NULL))
		return false;
	if (t == TYPE_PERSON || t == TYPE_CHILD)
		return true;
	return viewer_may(v, write ? o->write : o->read);
}

static bool
any_own_gives(const struct viewer *v, const struct register_def *d, bool write)
{
	for (unsigned i = 0; i < d->access.n_own; i++)
		if (own_gives(v, d, &d->access.own[i], write))
			return true;
	return false;
}

bool
pages_may_read(const struct viewer *v, const struct register_def *d)
{
	if (d->access.about == ABOUT_CASE)
		return v->person != 0;
	return define_is_public(d) || (define_posts_read(d) && viewer_may(v, d->access.read)) ||
	       any_own_gives(v, d, false);
}

/* The names of registers are no secret; what is in them is. */
void
pages_refuse(struct rq *rq)
{
	const struct register_def *d = registers_find(rq->app->registers, rq_arg(rq, "register"));

	if (rq_wants_code(rq))
		rq_redirect(rq, "/sign-in/code", NULL);
	else if (rq->session == NULL && d != NULL && d->access.read != PUBLIC)
		rq_redirect(rq, arena_printf(rq->arena, "/sign-in?to=%s", rq->http->path), NULL);
	else
		rq_not_found(rq);
}

bool
pages_may_write(const struct rq *rq, const struct register_def *d)
{
	if (d->access.about == ABOUT_CASE)
		return rq_may(rq, d->access.write);
	return (define_posts_write(d) && viewer_may(rq->viewer, d->access.write)) ||
	       any_own_gives(rq->viewer, d, true);
}

static bool
stands_to_child(const struct rq *rq, int64_t la, int64_t child, enum permission p)
{
	struct register_relations_to_child_rows rows =
	    register_relations_to_child(rq->tx, la, child);

	for (size_t i = 0; i < rows.n; i++)
		if (access_may((uint64_t)rows.a[i].relations, p))
			return true;
	return false;
}

/* Does the field of the record name the viewer, a body of his, or a child of a case of his? */
static bool
is_own(const struct rq *rq, const struct register_def *d, const struct register_own *o,
    const struct record *r)
{
	const struct viewer *v = rq->viewer;
	int64_t id = 0;

	if (o->write_name == NULL || r->values[o->at] == NULL || !str_to_int(r->values[o->at], &id))
		return false;
	if (d->fields[o->at].type == TYPE_PERSON)
		return id == v->person;
	if (d->fields[o->at].type == TYPE_CHILD)
		return stands_to_child(rq, r->la, id, o->write);
	for (size_t i = 0; i < v->n_posts; i++)
		if (v->posts[i].la == r->la && v->posts[i].body == id &&
		    access_posts[v->posts[i].role].permissions >> o->write & 1)
			return true;
	return false;
}

bool
pages_may_change(const struct rq *rq, const struct register_def *d, const struct record *r)
{
	if (d->access.about == ABOUT_CASE)
		return rq_may(rq, d->access.write);
	if (rq->viewer->person == 0)
		return false;
	if (define_posts_write(d) && viewer_may_at(rq->viewer, r->la, d->access.write))
		return true;
	for (unsigned i = 0; i < d->access.n_own; i++)
		if (is_own(rq, d, &d->access.own[i], r))
			return true;
	return false;
}

bool
pages_may_load(const struct rq *rq, const struct register_def *d)
{
	return d->access.about == ABOUT_AREA && define_posts_write(d) &&
	       viewer_may(rq->viewer, d->access.write);
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

/* The authority in which somebody keeps a register: the first of the posts that let one, else the
 * one that knows the person. */
int64_t
pages_own_la(const struct rq *rq, const struct register_def *d)
{
	const struct viewer *v = rq->viewer;

	for (size_t i = 0; i < v->n_posts; i++)
		if (define_posts_write(d) && viewer_may_at(v, v->posts[i].la, d->access.write))
			return v->posts[i].la;
	for (size_t i = 0; i < v->n_posts; i++)
		for (unsigned k = 0; k < d->access.n_own; k++)
			if (d->access.own[k].write_name != NULL &&
			    viewer_may_at(v, v->posts[i].la, d->access.own[k].write))
				return v->posts[i].la;
	return any_own_gives(v, d, true) ? v->la : 0;
}

/* ---- the form ---- */

static const struct form *
form_with_files(struct rq *rq, struct asking *q)
{
	asking_files(q, rq->http->uploads, rq->files, rq->n_files);
	return &q->form;
}

static const struct form *
form_new_record(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	struct refs_place place = { .viewer = rq->viewer };

	if (d == NULL || !pages_may_write(rq, d))
		return NULL;
	if (rq->kase != NULL) {
		place.la = rq->kase->la;
		place.case_id = rq->kase->id;
		place.child = rq->kase->child;
		place.relations = rq->kase->relations;
	} else {
		place.la = pages_own_la(rq, d);
	}
	if (place.la == 0)
		return NULL;
	return form_with_files(rq, asking_new(rq->tx, d, NULL, &place));
}

static const struct form *
form_change(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	const struct record *r =
	    d == NULL ? NULL : record_find(rq->tx, d->type, rq_arg(rq, "record"));

	if (r == NULL || !pages_may_change(rq, d, r) ||
	    (rq->kase != NULL && r->case_id != rq->kase->id))
		return NULL;
	return form_with_files(
	    rq, asking_new(rq->tx, d, r,
		    &(struct refs_place){ rq->viewer, r->la, r->case_id, r->child, r->relations }));
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

		if (f->help != NULL || f->own_help != NULL || f->source != NULL)
			vec_push(rq->arena, &help,
			    (struct view_help){ text_tr(rq->language, f->label),
				f->help ? text_tr(rq->language, f->help) : NULL, f->own_help,
				f->source });
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

/* A record that names somebody else's school, child or name is not the writer's to keep.  On
 * PostgreSQL it may also be that somebody else was quicker by a moment. */
static void
say_not_yours(struct rq *rq, const struct asking *q)
{
	const struct register_access *a = &q->def->access;

	form_error(rq->form, q->def->fields[a->n_own > 0 ? a->own[0].at : 0].name,
	    N_("Nothing was saved. Check that this record is yours to keep, then save again"));
}

static void
save_new(struct rq *rq)
{
	const struct asking *q = asking_of(rq->form);
	struct record_change c = {
		.la = q->place.la,
		.id = rng_row_id(),
		.public_id = rng_public_id(rq->arena),
		.case_id = q->place.case_id,
		.state = asking_state(q, rq->values),
		.values = asking_values(q, rq->values),
	};

	keep_files(q, c.id);
	if (!keep_add(rq->tx, q->def, c, rq)) {
		say_not_yours(rq, q);
		return;
	}
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

	if (c.version != q->record->version) {
		say_changed(rq, q);
		return;
	}
	keep_files(q, c.id);
	if (!keep_change(rq->tx, q->def, c, q->record, rq)) {
		say_not_yours(rq, q);
		return;
	}
	rq_redirect(rq, pages_path(rq, q->def, q->record), "record_saved");
}

/* clang-format off */
const struct route registers_routes[] = {
	GET("/free-advice", PUBLIC, ON_NONE, pages_advice),
	GET("/registers", SIGNED_IN, ON_NONE, pages_index),
	GET("/registers/due", SIGNED_IN, ON_NONE, pages_due),
	GET("/registers/:register", PUBLIC, ON_NONE, pages_list),
	FORM_OF("/registers/:register/new", SIGNED_IN, ON_NONE, form_new_record, show_new, save_new, .uploads = true),
	GET("/registers/:register/print", PUBLIC, ON_NONE, pages_print),
	GET("/registers/:register/table.csv", PUBLIC, ON_NONE, pages_csv),
	GET("/registers/:register/table.xlsx", PUBLIC, ON_NONE, pages_xlsx),
	FORM_OF("/registers/:register/load", SIGNED_IN, ON_NONE, pages_load_form, pages_load_show, pages_load_save, .uploads = true),
	GET("/registers/:register/loads/:load", SIGNED_IN, ON_NONE, pages_loaded_show),
	POST("/registers/:register/loads/:load", SIGNED_IN, ON_NONE, pages_loaded_save),
	GET("/registers/:register/figures", PUBLIC, ON_NONE, pages_figures),
	GET("/registers/:register/:record", PUBLIC, ON_NONE, pages_record),
	FORM_OF("/registers/:register/:record/edit", SIGNED_IN, ON_NONE, form_change, show_change, save_change, .uploads = true),
	GET("/cases/:case/registers/:register", CASE_TRACK, ON_CASE, pages_list),
	GET("/cases/:case/registers/:register/print", CASE_TRACK, ON_CASE, pages_print),
	GET("/cases/:case/registers/:register/table.csv", CASE_TRACK, ON_CASE, pages_csv),
	GET("/cases/:case/registers/:register/table.xlsx", CASE_TRACK, ON_CASE, pages_xlsx),
	FORM_OF("/cases/:case/registers/:register/new", CASE_TRACK, ON_CASE, form_new_record, show_new, save_new, .uploads = true),
	GET("/cases/:case/registers/:register/:record", CASE_TRACK, ON_CASE, pages_record),
	FORM_OF("/cases/:case/registers/:register/:record/edit", CASE_TRACK, ON_CASE, form_change, show_change, save_change, .uploads = true),
	GET("/registers/:register/:record/copy", SIGNED_IN, ON_NONE, pages_copy),
	GET("/registers/:register/:record/files/:field", PUBLIC, ON_NONE, pages_file),
	GET("/cases/:case/registers/:register/:record/files/:field", CASE_TRACK, ON_CASE, pages_file),
	GET("/api/openapi.json", PUBLIC, ON_NONE, api_document),
	GET("/api/registers", PUBLIC, ON_NONE, api_index),
	GET("/api/registers/:register", PUBLIC, ON_NONE, api_list),
	GET("/api/registers/:register/:record", PUBLIC, ON_NONE, api_record),
	POST("/api/registers/:register", PUBLIC, ON_NONE, api_add, .steps = true, .by_key = true),
	POST("/api/registers/:register/:record", PUBLIC, ON_NONE, api_change, .steps = true, .by_key = true),
	GET("/keys", PEOPLE_ADMIN, ON_NONE, keys_list),
	FORM_OF("/keys/new", PEOPLE_ADMIN, ON_NONE, keys_form, keys_new_show, keys_new_save, .sensitive = true),
	POST("/keys/:key/end", PEOPLE_ADMIN, ON_NONE, keys_revoke, .sensitive = true),
	ROUTES_END
};
/* clang-format on */
