/* Closures: the weeks in which a school is shut, entered by the school (regs 5(4), 8(2), 10(4),
 * 13(3)). */
#include "areas/schools/schools.html.h"
#include "areas/schools/schools.sql.h"
#include "areas/schools/schools_pages.h"
#include "areas/schools/schools_view.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <string.h>

enum { LONGEST = 366 };

struct closure {
	struct date from, to;
	const char *body;
};

static void
check(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct closure *c = values;
	int days = date_days_between(c->from, c->to);

	(void)in;
	if (days < 0)
		form_error(state, "to", N_("The last day must be the same as or after the first"));
	if (days > LONGEST)
		form_error(state, "to", N_("A closure must be shorter than a year"));
}

/* The last one's choices are the viewer's own schools. */
static const struct field fields[] = {
	{ "from", FIELD_DATE, offsetof(struct closure, from), N_("First day closed"),
	    .required = N_("Enter the first day closed") },
	{ "to", FIELD_DATE, offsetof(struct closure, to), N_("Last day closed"),
	    .required = N_("Enter the last day closed") },
	{ "body", FIELD_PICK, offsetof(struct closure, body), N_("School"), .as_select = true,
	    .required = N_("Select the school") },
	{ 0 },
};
enum { FIELDS = sizeof fields / sizeof fields[0] };

const struct form *
closure_form(struct rq *rq)
{
	struct school_bodies_rows rows = school_bodies(rq->tx);
	struct choice *choices = anew_n(rq->arena, struct choice, rows.n + 1);
	struct field *copy = anew_n(rq->arena, struct field, FIELDS);
	struct form *form = anew(rq->arena, struct form);

	for (size_t i = 0; i < rows.n; i++)
		choices[i] = (struct choice){ rows.a[i].public_id, rows.a[i].name, (int)i + 1 };
	memcpy(copy, fields, sizeof fields);
	copy[FIELDS - 2].choices = choices;
	*form = (struct form){ "closure", copy, sizeof(struct closure), check };
	return form;
}

void
closures_show(struct rq *rq)
{
	struct closures_of_rows rows = closures_of(rq->tx);
	struct view_closures v = { .form = rq->form };
	struct out *o = rq_page(rq);

	v.rows.n = rows.n;
	v.rows.a = anew_n(rq->arena, struct view_closure, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v.rows.a[i] =
		    (struct view_closure){ rows.a[i].name, rows.a[i].from_on, rows.a[i].to_on };
	closures_page(o, &v);
	rq_send(rq, o);
}

void
closures_save(struct rq *rq)
{
	const struct closure *c = rq->values;
	struct school_bodies_rows rows = school_bodies(rq->tx);
	int64_t id = rng_row_id();

	for (size_t i = 0; i < rows.n; i++) {
		if (!str_eq(rows.a[i].public_id, c->body))
			continue;
		closure_insert(
		    rq->tx, rows.a[i].la, id, rows.a[i].body, c->from, c->to, rq->now.instant);
		rq_say(rq, (struct audit_entry){ .la = rows.a[i].la,
			       .action = "closure_add",
			       .object_kind = "body",
			       .object_id = rows.a[i].body });
	}
	rq_redirect(rq, "/my-school/closures", "saved");
}
