/* Schools: what is due from a school, what councils owe it, and where each child is. */
#include "areas/schools/schools.h"
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/registers/registers.h"
#include "areas/schools/schools.html.h"
#include "areas/schools/schools.sql.h"
#include "areas/schools/schools_pages.h"
#include "areas/schools/schools_view.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <stdlib.h>

enum { MOST_SHOWN = 200, FIRST_SHOWN = 12 };

static bool
is_late(const struct rq *rq, struct date due)
{
	return date_is_set(due) && date_compare(due, rq->now.today) < 0;
}

static const char *
name_of(struct rq *rq, const char *given, const char *family)
{
	return given == NULL ? NULL : arena_printf(rq->arena, "%s %s", given, family);
}

/* The council of ?la=, when the viewer's school has to do with it; 0: all of them. */
static int64_t
add_councils(struct rq *rq, struct view_my_school *v)
{
	struct school_councils_rows rows = school_councils(rq->tx);
	const char *typed = http_query(rq->http, "la");
	int64_t asked = 0, la = 0;

	if (typed != NULL)
		(void)str_to_int(typed, &asked);
	for (size_t i = 0; i < rows.n; i++)
		if (rows.a[i].la == asked)
			la = asked;
	vec_push(rq->arena, &v->councils,
	    (struct view_council){
		text_tr(rq->language, N_("All councils")), "/my-school", la == 0 });
	for (size_t i = 0; i < rows.n; i++)
		vec_push(rq->arena, &v->councils,
		    (struct view_council){ rows.a[i].name,
			arena_printf(rq->arena, "/my-school?la=%lld", (long long)rows.a[i].la),
			rows.a[i].la == la });
	if (rows.n < 2)
		v->councils.n = 0;
	return la;
}

static void
add_due(struct rq *rq, int64_t la, struct view_my_school *v)
{
	struct school_advice_rows asked = school_advice(rq->tx, la, MOST_SHOWN);
	struct school_consultations_rows consulted = school_consultations(rq->tx, la, MOST_SHOWN);

	for (size_t i = 0; i < asked.n; i++) {
		const struct school_advice_row *r = &asked.a[i];
		const struct policy_advice *a = policy_advice_find(rq->app->pack, *r->advice);

		vec_push(rq->arena, &v->due,
		    (struct view_due){ .path = arena_printf(rq->arena, "/advice/%s", r->public_id),
			.child = name_of(rq, r->given, r->family),
			.reference = r->reference,
			.what = text_tr(rq->language, a == NULL ? N_("Advice") : a->title),
			.council = r->council,
			.who = name_of(rq, r->adviser_given, r->adviser_family),
			.asked_on = r->asked_on,
			.due_on = r->due_on,
			.late = is_late(rq, r->due_on) });
	}
	for (size_t i = 0; i < consulted.n; i++) {
		const struct school_consultations_row *r = &consulted.a[i];

		vec_push(rq->arena, &v->due,
		    (struct view_due){
			.path = arena_printf(rq->arena, "/consultations/%s", r->public_id),
			.child = name_of(rq, r->given, r->family),
			.reference = r->reference,
			.what = text_tr(rq->language, N_("Answer whether you can meet the plan")),
			.council = r->council,
			.asked_on = r->sent_on,
			.due_on = r->due_on,
			.late = is_late(rq, r->due_on) });
	}
}

static int
by_due_day(const void *a, const void *b)
{
	return date_compare(
	    ((const struct view_due *)a)->due_on, ((const struct view_due *)b)->due_on);
}

/* The first few of a long list, and the way to all of it, which is this page in its longer form. */
static void
shorten(struct rq *rq, int64_t la, struct view_children *list, const char *name)
{
	list->total = list->n;
	if (list->n <= FIRST_SHOWN || str_eq(http_query(rq->http, "all"), name))
		return;
	list->n = FIRST_SHOWN;
	list->all =
	    arena_printf(rq->arena, "/my-school?la=%lld&all=%s#%s", (long long)la, name, name);
}

/* What the council holds, and has a day for, is owed. */
static void
add_children(struct rq *rq, int64_t la, struct view_my_school *v)
{
	struct school_children_rows rows = school_children(rq->tx, la, MOST_SHOWN);

	for (size_t i = 0; i < rows.n; i++) {
		const struct school_children_row *r = &rows.a[i];
		struct view_child c = {
			.path = arena_printf(rq->arena, "/track/%s", r->public_id),
			.child = name_of(rq, r->given, r->family),
			.reference = r->reference,
			.council = r->council,
			.state = cases_state_title(rq, r->state),
			.holder = cases_holder_name(rq, r->next_step, r->holder),
			.holder_since = r->holder_since,
			.next = cases_duty_title(rq, r->next_step),
			.due_on = r->due_on,
			.late = is_late(rq, r->due_on),
		};

		vec_push(rq->arena, &v->children, c);
		if (str_eq(r->holder_kind, "authority") && date_is_set(r->due_on))
			vec_push(rq->arena, &v->owed, c);
	}
}

static void
school_show_page(struct rq *rq)
{
	struct view_my_school v = { .head = viewer_may(rq->viewer, SCHOOL_STAFF),
		.registers = registers_due_today(rq) };
	struct out *o = rq_page(rq);
	int64_t la = add_councils(rq, &v);

	add_due(rq, la, &v);
	if (v.due.n > 1)
		qsort(v.due.a, v.due.n, sizeof *v.due.a, by_due_day);
	add_children(rq, la, &v);
	shorten(rq, la, &v.owed, "owed");
	shorten(rq, la, &v.children, "children");
	school_page(o, &v);
	rq_send(rq, o);
}

const struct route schools_routes[] = { GET("/my-school", MY_SCHOOL, ON_NONE, school_show_page),
	FORM_OF(
	    "/my-school/closures", MY_SCHOOL, ON_NONE, closure_form, closures_show, closures_save),
	ROUTES_END };
