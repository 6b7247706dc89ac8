/* Demo: signing in as anybody, in a demonstration and nowhere else. */
#include "app/app.h"
#include "areas/people/people.h"
#include "areas/sign_in/demo.html.h"
#include "areas/sign_in/enter.h"
#include "areas/sign_in/sign_in.h"
#include "areas/sign_in/sign_in.sql.h"
#include "base/conf.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

typedef VEC(struct view_demo_person) people_vec;

static const char *
role_label(const char *role)
{
	if (str_eq(role, "parent"))
		return N_("parent");
	if (str_eq(role, "young_person"))
		return N_("young person");
	return people_role_label(role);
}

/* The three queries give rows of one shape but for where the person belongs. */
#define ADD_PEOPLE(rq, people, rows, its_role, its_place)                                          \
	for (size_t i = 0; i < (rows).n; i++)                                                      \
	vec_push((rq)->arena, (people),                                                            \
	    (struct view_demo_person){                                                             \
		.action = arena_printf((rq)->arena, "/demo/%s", (rows).a[i].public_id),            \
		.name = arena_printf(                                                              \
		    (rq)->arena, "%s %s", (rows).a[i].given, (rows).a[i].family),                  \
		.role = text_tr((rq)->language, role_label(its_role)),                             \
		.where = (its_place),                                                              \
	    })

static void
demo_show(struct rq *rq)
{
	people_vec people = { 0 };
	struct demo_list_staff_rows staff;
	struct demo_list_parents_rows parents;
	struct demo_list_young_rows young;
	struct view_demo v;
	struct out *o;

	if (!rq->app->conf->demo) {
		rq_not_found(rq);
		return;
	}
	staff = demo_list_staff(rq->tx);
	parents = demo_list_parents(rq->tx);
	young = demo_list_young(rq->tx);
	ADD_PEOPLE(rq, &people, parents, "parent", parents.a[i].reference);
	ADD_PEOPLE(rq, &people, young, "young_person", young.a[i].reference);
	ADD_PEOPLE(rq, &people, staff, staff.a[i].role, staff.a[i].body);
	v = (struct view_demo){ .people = { people.a, people.n } };
	o = rq_page(rq);
	demo_page(o, &v);
	rq_send(rq, o);
}

static void
demo_sign_in(struct rq *rq)
{
	const struct demo_list_account_row *who = NULL;

	if (rq->app->conf->demo) {
		rq_begin(rq, TX_WRITE);
		who = demo_list_account(rq->tx, rq_arg(rq, "account"));
	}
	if (who == NULL) {
		rq_rollback(rq);
		rq_not_found(rq);
		return;
	}
	enter_open(rq, account_by_id(rq->tx, who->la, who->id), "password", true);
}

const struct route demo_routes[] = {
	GET("/demo", PUBLIC, ON_NONE, demo_show),
	POST("/demo/:account", PUBLIC, ON_NONE, demo_sign_in, .steps = true),
	ROUTES_END
};
