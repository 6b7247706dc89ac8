/* Forms: some of their choices are the bodies of the viewer's own authorities or schools. */
#include "areas/people/forms.h"
#include "access/break_glass.h"
#include "app/rq.h"
#include "areas/people/pages.sql.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

typedef VEC(struct choice) choice_vec;

static const struct choice roles[] = {
	{ "officer", N_("Case officer, at a team"), 1 },
	{ "manager", N_("Manager, at an authority"), 2 },
	{ "privacy", N_("Privacy officer, at an authority"), 3 },
	{ "admin", N_("Administrator, at an authority"), 4 },
	{ "senco", N_("SENCO, at a school"), 5 },
	{ "head", N_("Head teacher, at a school"), 6 },
	{ "adviser", N_("Adviser, at a service"), 7 },
	{ "lead", N_("Lead of a service, who gives out requests for advice"), 8 },
	{ "finance", N_("Finance officer, at an authority"), 9 },
	{ 0 },
};

#define NAMES(type)                                                                                \
	{ "given", FIELD_TEXT, offsetof(struct type, given), N_("First name"),                     \
		.required = N_("Enter the first name"), .max_length = 100 },                       \
	    { "family", FIELD_TEXT, offsetof(struct type, family), N_("Last name"),                \
		    .required = N_("Enter the last name"), .max_length = 100 },                    \
	{                                                                                          \
		"email", FIELD_EMAIL, offsetof(struct type, email), N_("Work email address"),      \
		    .required = N_("Enter the email address")                                      \
	}

#define ROLE(type)                                                                                 \
	{                                                                                          \
		"role", FIELD_PICK, offsetof(struct type, role), N_("Role"),                       \
		    .choices = roles, .required = N_("Select a role")                              \
	}

/* The last field of the tables that are copied: its choices are filled in. */
#define BODY(type, its_label, its_required)                                                        \
	{                                                                                          \
		"body", FIELD_PICK, offsetof(struct type, body), its_label,                        \
		    .as_select = true, .required = its_required                                    \
	}

static const struct field person_fields[] = {
	NAMES(person_answers),
	ROLE(person_answers),
	BODY(person_answers, N_("Where"), N_("Select where")),
	{ 0 },
};

static const struct field post_fields[] = {
	ROLE(post_answers),
	BODY(post_answers, N_("Where"), N_("Select where")),
	{ 0 },
};

static const struct field successor_fields[] = {
	NAMES(successor_answers),
	BODY(successor_answers, N_("School"), N_("Select the school")),
	{ 0 },
};

static const struct field open_fields[] = {
	{ "reference", FIELD_TEXT, offsetof(struct open_answers, reference),
	    N_("Reference of the case"), .required = N_("Enter the reference"), .max_length = 40,
	    .width = "govuk-input--width-10" },
	{ "reason", FIELD_TEXTAREA, offsetof(struct open_answers, reason),
	    N_("Why do you need to read it?"),
	    .hint = N_("At least 20 characters. The case’s officer and the privacy officer read "
		       "it."),
	    .required = N_("Enter why you need to read it"), .max_length = 1000 },
	{ 0 },
};

const struct form people_open_form = { "open", open_fields, sizeof(struct open_answers), NULL };

/* Fits a form with the choices of its last field. */
static const struct form *
with_bodies(struct rq *rq, const char *name, const struct field *fields, size_t n, size_t size,
    choice_vec *bodies)
{
	struct form *form = anew(rq->arena, struct form);
	struct field *copy = anew_n(rq->arena, struct field, n);

	vec_push(rq->arena, bodies, (struct choice){ 0 });
	memcpy(copy, fields, n * sizeof *fields);
	copy[n - 2].choices = bodies->a;
	*form = (struct form){ name, copy, size, NULL };
	return form;
}

#define WITH_BODIES(rq, name, fields, type, bodies)                                                \
	with_bodies(                                                                               \
	    rq, name, fields, sizeof(fields) / sizeof(fields)[0], sizeof(struct type), bodies)

static void
add_bodies_of(struct rq *rq, choice_vec *to, int64_t la)
{
	struct staff_bodies_rows rows = staff_bodies(rq->tx, la);

	for (size_t i = 0; i < rows.n; i++)
		vec_push(rq->arena, to,
		    (struct choice){ rows.a[i].public_id, rows.a[i].name, (int)to->n + 1 });
}

/* Of every authority that the viewer administers; a viewer may have several posts in one. */
static choice_vec
administered(struct rq *rq)
{
	const struct viewer *v = rq->viewer;
	choice_vec all = { 0 };
	int64_t last = 0; /* posts come in the order of their authority */

	for (size_t i = 0; i < v->n_posts; i++) {
		if (v->posts[i].la != last && viewer_may_at(v, v->posts[i].la, PEOPLE_ADMIN))
			add_bodies_of(rq, &all, v->posts[i].la);
		last = v->posts[i].la;
	}
	return all;
}

const struct form *
people_add_form(struct rq *rq)
{
	choice_vec bodies = administered(rq);

	return WITH_BODIES(rq, "person", person_fields, person_answers, &bodies);
}

const struct form *
people_post_form(struct rq *rq)
{
	choice_vec bodies = administered(rq);

	return WITH_BODIES(rq, "post", post_fields, post_answers, &bodies);
}

const struct form *
people_successor_form(struct rq *rq)
{
	const struct viewer *v = rq->viewer;
	choice_vec schools = { 0 };

	for (size_t i = 0; i < v->n_posts; i++) {
		const struct staff_body_by_id_row *b;

		if (!(access_posts[v->posts[i].role].permissions >> SCHOOL_STAFF & 1))
			continue;
		b = staff_body_by_id(rq->tx, v->posts[i].la, v->posts[i].body);
		vec_push(rq->arena, &schools,
		    (struct choice){ b->public_id, v->posts[i].body_name, (int)schools.n + 1 });
	}
	return WITH_BODIES(rq, "successor", successor_fields, successor_answers, &schools);
}
