/* Refs: rows of other tables that a field may point to, as choices. */
#include "areas/registers/refs.h"
#include "access/viewer.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/shown.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

enum { MOST_RECORDS = 1000 };

struct finding {
	struct tx *tx;
	const struct register_def *def;
	unsigned field;
	const struct refs_place *place;
	int64_t present;
	VEC(struct choice) choices;
	VEC(int64_t) ids;
};

/* ---- whose ---- */

static const struct register_own *
own_of(const struct finding *f)
{
	const struct register_access *a = &f->def->access;

	for (unsigned i = 0; i < a->n_own; i++)
		if (a->own[i].at == f->field && a->own[i].write_name != NULL)
			return &a->own[i];
	return NULL;
}

static bool
is_own_body(const struct finding *f, const struct register_own *own, int64_t body)
{
	const struct viewer *v = f->place->viewer;

	for (size_t i = 0; i < v->n_posts; i++)
		if (v->posts[i].la == f->place->la && v->posts[i].body == body &&
		    access_posts[v->posts[i].role].permissions >> own->write & 1)
			return true;
	return false;
}

static bool
is_open(const struct finding *f, int64_t id)
{
	const struct viewer *v = f->place->viewer;
	const struct register_own *own = v == NULL ? NULL : own_of(f);

	if (own == NULL || id == f->present)
		return true;
	if (define_posts_write(f->def) && viewer_may_at(v, f->place->la, f->def->access.write))
		return true;
	return f->def->fields[f->field].type == TYPE_PERSON ? id == v->person
							    : is_own_body(f, own, id);
}

/* ---- rows ---- */

static void
add(struct finding *f, int64_t id, const char *public_id, const char *label)
{
	struct arena *a = tx_arena(f->tx);

	if (!is_open(f, id))
		return;
	vec_push(a, &f->ids, id);
	vec_push(a, &f->choices, (struct choice){ public_id, label, .number = (int)f->ids.n });
}

static void
add_person(
    struct finding *f, int64_t id, const char *public_id, const char *given, const char *family)
{
	add(f, id, public_id, arena_printf(tx_arena(f->tx), "%s %s", given, family));
}

static void
add_bodies(struct finding *f, const char *kind)
{
	struct register_bodies_rows r = register_bodies(f->tx, f->place->la, kind, f->present);

	for (size_t i = 0; i < r.n; i++)
		add(f, r.a[i].id, r.a[i].public_id, r.a[i].name);
}

static void
add_people_of_case(struct finding *f)
{
	struct register_people_of_case_rows r =
	    register_people_of_case(f->tx, f->place->la, f->place->child, f->present);

	for (size_t i = 0; i < r.n; i++)
		add_person(f, r.a[i].id, r.a[i].public_id, r.a[i].given, r.a[i].family);
}

static void
add_people_of_area(struct finding *f)
{
	struct register_people_of_area_rows r =
	    register_people_of_area(f->tx, f->place->la, f->present, tx_viewer(f->tx));

	for (size_t i = 0; i < r.n; i++)
		add_person(f, r.a[i].id, r.a[i].public_id, r.a[i].given, r.a[i].family);
}

static void
add_records(struct finding *f)
{
	const struct register_def *of = f->def->fields[f->field].of_def;
	struct record_list r = record_search(
	    f->tx, of->type, &(struct record_search){ .la = f->place->la, .most = MOST_RECORDS });

	for (size_t i = 0; i < r.n; i++)
		add(f, r.a[i]->id, r.a[i]->public_id,
		    shown_heading(f->tx, &text_english, of, r.a[i]));
}

/* False: the field points to none. */
static bool
add_rows(struct finding *f)
{
	switch ((int)f->def->fields[f->field].type) {
	case TYPE_SCHOOL:
		add_bodies(f, "school");
		return true;
	case TYPE_BODY:
		add_bodies(f, "");
		return true;
	case TYPE_PERSON:
		if (f->place->case_id != 0)
			add_people_of_case(f);
		else
			add_people_of_area(f);
		return true;
	case TYPE_RECORD:
		add_records(f);
		return true;
	}
	return false;
}

struct refs
refs_of(struct tx *tx, const struct register_def *d, unsigned field, const struct refs_place *place,
    int64_t present)
{
	struct finding f = {
		.tx = tx, .def = d, .field = field, .place = place, .present = present
	};

	if (!add_rows(&f))
		return (struct refs){ 0 };
	vec_push(tx_arena(tx), &f.choices, (struct choice){ 0 });
	return (struct refs){ f.choices.a, f.ids.a };
}

const char *
refs_public_id(const struct refs *refs, const char *text)
{
	int64_t id;

	for (size_t i = 0; str_to_int(text, &id) && refs->choices[i].value != NULL; i++)
		if (refs->ids[i] == id)
			return refs->choices[i].value;
	return NULL;
}
