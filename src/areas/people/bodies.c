/*
 * Bodies: the authority's teams, and the schools and services it works with.
 *
 * A body is never removed, because cases, advice and letters of earlier years
 * name it.  One that is closed is no longer offered.
 */
#include "areas/people/bodies.h"
#include "areas/people/bodies.html.h"
#include "areas/people/pages.sql.h"
#include "areas/people/people.h"
#include "areas/people/staff.h"
#include "base/str.h"
#include "text/text.h"

enum { PAGE_ROWS = 50, OPEN = 1, CLOSED = 2, URN_LEAST = 100000, URN_MOST = 999999 };

struct answers {
	const char *kind, *name, *phone, *email;
	int64_t urn, version;
	int open;
};

static const struct choice kinds[] = {
	{ "team", N_("Team of the council, which has cases"), 1 },
	{ "school", N_("School, nursery, college or other setting"), 2 },
	{ "health", N_("Health service, which gives advice"), 3 },
	{ "care", N_("Social care service, which gives advice"), 4 },
	{ "psychology", N_("Educational psychology service, which gives advice"), 5 },
	{ "advice", N_("Information, advice and support service (section 32)"), 6 },
	{ "mediation", N_("Mediation adviser (section 52)"), 7 },
	{ "disagreement", N_("Disagreement resolution service (section 57)"), 8 },
	{ 0 },
};

static const struct choice open[] = {
	{ "open", N_("It is open"), OPEN },
	{ "closed", N_("It has closed: it is not offered any more"), CLOSED },
	{ 0 },
};

#define NAME                                                                                       \
	{                                                                                          \
		"name", FIELD_TEXT, offsetof(struct answers, name), N_("Name"),                    \
		    .hint = N_("As families and colleagues know it"),                              \
		    .required = N_("Enter the name"), .max_length = 200                            \
	}
#define REST                                                                                       \
	{ "urn", FIELD_INTEGER, offsetof(struct answers, urn), N_("URN (optional)"),               \
		.hint = N_("Schools only: six digits, from the register of schools"),              \
		.noun = N_("The URN"), .min = URN_LEAST, .max = URN_MOST,                          \
		.width = "govuk-input--width-5" },                                                 \
	    { "email", FIELD_EMAIL, offsetof(struct answers, email),                               \
		    N_("Email address (optional)"),                                                \
		    .hint =                                                                        \
			N_("Of the office, not of a person: requests go there when nobody has "    \
			   "a role yet") },                                                        \
	{                                                                                          \
		"phone", FIELD_PHONE, offsetof(struct answers, phone),                             \
		    N_("Telephone number (optional)")                                              \
	}

static const struct field add_fields[] = {
	{ "kind", FIELD_PICK, offsetof(struct answers, kind), N_("What is it?"), .choices = kinds,
	    .required = N_("Select what it is") },
	NAME,
	REST,
	{ 0 },
};
const struct form bodies_add_form = { "body_add", add_fields, sizeof(struct answers), NULL };

static const struct field edit_fields[] = {
	NAME,
	REST,
	{ "open", FIELD_CHOICE, offsetof(struct answers, open), N_("Is it open?"), .choices = open,
	    .required = N_("Select whether it is open") },
	{ "version", FIELD_VERSION, offsetof(struct answers, version), NULL },
	{ 0 },
};
const struct form bodies_edit_form = { "body_edit", edit_fields, sizeof(struct answers), NULL };

static const char *
kind_label(const struct rq *rq, const char *kind)
{
	static const struct text_title titles[] = {
		{ "authority", N_("Council") },
		{ "team", N_("Team") },
		{ "school", N_("School or other setting") },
		{ "health", N_("Health service") },
		{ "care", N_("Social care service") },
		{ "psychology", N_("Psychology service") },
		{ "advice", N_("Information, advice and support") },
		{ "mediation", N_("Mediation adviser") },
		{ "disagreement", N_("Disagreement resolution") },
	};

	return TEXT_TITLE(rq->language, titles, kind);
}

/* ---- the list ---- */

void
bodies_show(struct rq *rq)
{
	int64_t la = staff_authority(rq, PEOPLE_ADMIN), skip = staff_skip(rq);
	const char *words = http_query(rq->http, "words");
	struct view_bodies v = { .words = words == NULL ? "" : str_trim(rq->arena, words),
		.la = la,
		.earlier = skip == 0	      ? -1
			   : skip > PAGE_ROWS ? skip - PAGE_ROWS
					      : 0,
		.later = -1 };
	struct body_list_rows rows = body_list(rq->tx, la, v.words, skip);
	struct out *o = rq_page(rq);

	if (rows.n > PAGE_ROWS)
		v.later = skip + PAGE_ROWS;
	v.rows.n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	v.rows.a = anew_n(rq->arena, struct view_body, v.rows.n);
	for (size_t i = 0; i < v.rows.n; i++)
		v.rows.a[i] = (struct view_body){
			.path = arena_printf(rq->arena, "/bodies/%s", rows.a[i].public_id),
			.kind = kind_label(rq, rows.a[i].kind),
			.name = rows.a[i].name,
			.email = rows.a[i].email,
			.people = rows.a[i].people,
			.closed = !rows.a[i].active,
		};
	bodies_page(o, &v);
	rq_send(rq, o);
}

/* ---- one body ---- */

static void
show_form(struct rq *rq, const char *action, const char *name, const char *kind)
{
	struct view_body_form v = {
		.action = action, .name = name, .kind = kind, .form = rq->form
	};
	struct out *o = rq_page(rq);

	body_page(o, &v);
	rq_send(rq, o);
}

static void
say(struct rq *rq, const char *action, int64_t la, int64_t body)
{
	rq_say(rq, (struct audit_entry){
		       .la = la, .action = action, .object_kind = "body", .object_id = body });
	rq_redirect(rq, arena_printf(rq->arena, "/bodies?la=%lld", (long long)la), "saved");
}

/* What the answers say is not another body's; else the form says so. */
static bool
is_its_own(struct rq *rq, int64_t la, int64_t id, const char *kind, const struct answers *v)
{
	const struct body_others_row *others = body_others(rq->tx, la, id, kind, v->name, v->urn);

	if (others->same_name > 0)
		form_error(rq->form, "name", N_("There is one of that name already"));
	if (v->urn != 0 && !str_eq(kind, "school"))
		form_error(rq->form, "urn", N_("Only a school or other setting has a URN"));
	else if (v->urn != 0 && others->same_number > 0)
		form_error(rq->form, "urn", N_("Another setting has that number"));
	return rq->form->n_errors == 0;
}

void
bodies_add_show(struct rq *rq)
{
	show_form(rq,
	    arena_printf(
		rq->arena, "/bodies/add?la=%lld", (long long)staff_authority(rq, PEOPLE_ADMIN)),
	    NULL, NULL);
}

void
bodies_add_save(struct rq *rq)
{
	const struct answers *v = rq->values;
	int64_t la = staff_authority(rq, PEOPLE_ADMIN);

	if (!is_its_own(rq, la, 0, v->kind, v))
		return;
	say(rq, "body_add", la,
	    people_add_body(
		rq->tx, &(struct people_body){ .la = la,
			    .kind = v->kind,
			    .name = v->name,
			    .urn = v->urn,
			    .parent = str_eq(v->kind, "team") ? people_authority(rq->tx, la) : 0,
			    .phone = v->phone,
			    .email = v->email }));
}

/* The body the URL names, of an authority that the viewer administers; else the page is not
 * there. */
static const struct body_of_row *
body_or_404(struct rq *rq)
{
	const struct body_of_row *b = body_of(rq->tx, rq_arg(rq, "body"));

	if (b != NULL && viewer_may_at(rq->viewer, b->la, PEOPLE_ADMIN))
		return b;
	rq_not_found(rq);
	return NULL;
}

void
bodies_edit_show(struct rq *rq)
{
	const struct body_of_row *b = body_or_404(rq);

	if (b == NULL)
		return;
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct answers){ .name = b->name,
					.phone = b->phone,
					.email = b->email,
					.urn = b->urn,
					.open = b->active ? OPEN : CLOSED,
					.version = b->version });
	show_form(rq, rq->http->path, b->name, kind_label(rq, b->kind));
}

/* Who works there, and the cases a team has, would be left behind a closed door. */
static bool
may_close(struct rq *rq, const struct body_of_row *b)
{
	if (str_eq(b->kind, "authority"))
		form_error(rq->form, "open", N_("The council itself cannot be closed"));
	else if (b->people > 0)
		form_error(rq->form, "open",
		    N_("People have a role there. End their roles first, then close it"));
	else if (body_cases(rq->tx, b->la, b->id)->n > 0)
		form_error(rq->form, "open",
		    N_("The team has cases. A manager gives them to another team first"));
	return rq->form->n_errors == 0;
}

void
bodies_edit_save(struct rq *rq)
{
	const struct answers *v = rq->values;
	const struct body_of_row *b = body_or_404(rq);

	if (b == NULL || !is_its_own(rq, b->la, b->id, b->kind, v))
		return;
	if (v->open == CLOSED && b->active && !may_close(rq, b))
		return;
	if (body_keep(rq->tx, b->la, b->id, v->version, v->name, v->urn, v->phone, v->email,
		v->open == OPEN) == 1)
		say(rq, "body_edit", b->la, b->id);
	else
		form_error(rq->form, "name",
		    N_("Somebody else has changed this. Nothing of theirs is lost: open the page "
		       "again to see it, then put in yours"));
}
