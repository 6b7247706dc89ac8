/*
 * Return list: what is wrong with the return, case by case for whoever has them, and by officer for
 * a manager.
 *
 * Which cases are on the list was found before (return_findings.c); what is shown of them is asked
 * of the rules again now, so that what has been put right is gone.
 */
#include "app/app.h"
#include "areas/returns/return_pages.h"
#include "areas/returns/returns.h"
#include "areas/returns/returns.html.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/returns_view.h"
#include "areas/returns/sen2_case_check.h"
#include "areas/returns/sen2_facts.h"
#include "areas/statistics/statistics.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

enum { PAGE = 20 };

struct listing {
	struct rq *rq;
	struct view_return v;
	struct sen2_year year;
	int64_t skip;
};

int64_t
returns_wrong(struct tx *tx, int64_t officer)
{
	return return_wrong_count(tx, officer)->n;
}

/* ---- where it is put right ---- */

static const struct {
	enum sen2_element item;
	const char *page, *act;
} pages[] = {
	{ SEN2_UPN, "/numbers", N_("Numbers of the child") },
	{ SEN2_ULN, "/numbers", N_("Numbers of the child") },
	{ SEN2_NEED, "/return", N_("What the return asks") },
	{ SEN2_NEED_TYPE, "/return", N_("What the return asks") },
	{ SEN2_PLAN_DETAIL, "/return", N_("What the return asks") },
};

/* What is a fact of the return has a form; what happened is on the case. */
static void
set_act(struct rq *rq, struct view_wrong *w, const char *path, enum sen2_element item)
{
	size_t place;
	bool fact = sen2_fact_place(item, &place);
	const char *page = fact ? "/return" : "";
	const char *act = fact ? N_("What the return asks") : N_("The case");

	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
		if (pages[i].item == item) {
			page = pages[i].page;
			act = pages[i].act;
		}
	w->act = text_tr(rq->language, act);
	w->act_path = arena_printf(rq->arena, "%s%s", path, page);
}

/* ---- one officer's ---- */

static void
add_case(struct listing *l, int64_t la, int64_t id)
{
	struct rq *rq = l->rq;
	const struct return_case_row *c = return_case(rq->tx, la, id);
	struct view_wrong_case row;
	struct sen2_batch *b = NULL;
	struct sen2_node *person;
	struct sen2_case_findings found;

	if (c == NULL)
		return;
	person = sen2_person_of(rq->tx, rq->app->packs, &l->year, la, id, &b);
	if (person == NULL)
		return;
	row = (struct view_wrong_case){
		.child = arena_printf(rq->arena, "%s %s", c->given, c->family),
		.reference = c->reference,
		.path = arena_printf(rq->arena, "/cases/%s", c->public_id),
	};
	found = sen2_case_check(rq->arena, &l->year, b, person);
	for (size_t i = 0; i < found.n; i++) {
		const struct sen2_case_finding *f = &found.a[i];
		struct view_wrong w = { .what = f->message,
			.rule = f->rule,
			.item = arena_printf(
			    rq->arena, "%s %s", sen2_rows[f->item].item, sen2_rows[f->item].name),
			.error = f->severity == SEN2_ERROR };

		set_act(rq, &w, row.path, f->item);
		if (f->case_id == id)
			vec_push(rq->arena, &row.rows, w);
	}
	if (row.rows.n > 0)
		vec_push(rq->arena, &l->v.cases, row);
}

static const char *
page_path(struct listing *l, int64_t skip)
{
	const char *officer = http_query(l->rq->http, "officer");

	return arena_printf(l->rq->arena, "/my-day/return?skip=%lld%s%s", (long long)skip,
	    officer == NULL ? "" : "&officer=", officer == NULL ? "" : officer);
}

static void
add_list(struct listing *l, int64_t officer)
{
	const char *skip = http_query(l->rq->http, "skip");
	struct return_wrong_rows rows;

	if (skip != NULL && (!str_to_int(skip, &l->skip) || l->skip < 0))
		l->skip = 0;
	rows = return_wrong(l->rq->tx, officer, l->skip, PAGE);
	for (size_t i = 0; i < rows.n; i++) {
		add_case(l, rows.a[i].la, rows.a[i].id);
		l->v.total = rows.a[i].total;
	}
	if (l->skip > 0)
		l->v.earlier = page_path(l, l->skip > PAGE ? l->skip - PAGE : 0);
	if (l->v.total > l->skip + PAGE)
		l->v.later = page_path(l, l->skip + PAGE);
}

/* ---- by officer ---- */

static struct view_return_officer
officer_row(struct rq *rq, const struct return_by_officer_rows *wrong, int64_t officer,
    const char *public_id, const char *name)
{
	struct view_return_officer row = { .name = name };

	for (size_t i = 0; i < wrong->n; i++)
		if (wrong->a[i].officer == officer) {
			row.cases = wrong->a[i].cases;
			row.errors = wrong->a[i].errors;
			row.queries = wrong->a[i].queries;
			row.path = arena_printf(rq->arena, "/my-day/return?officer=%s", public_id);
		}
	return row;
}

/* The figures that the return and the leader's page both have; each is summed up here from the
 * cases of whoever has them. */
static const struct {
	enum metric_key metric;
	const char *topic, *item;
	const char *title;
} figures[] = {
	{ METRIC_REQUESTS, "Total", "Total", N_("Requests received") },
	{ METRIC_REQUEST_OUTCOME, "Outcome", "Not assessed", N_("Of these, not assessed") },
	{ METRIC_NOT_ISSUED, "Total", "Total", N_("Assessments that ended without a plan") },
	{ METRIC_NEW_PLANS, "Total", "Total", N_("New plans") },
	{ METRIC_PLAN_ON_TIME, "Total", "Total", N_("Plans within 20 weeks, without exceptions") },
	{ METRIC_PLANS, "Total", "Total", N_("Plans maintained on the census day") },
	{ METRIC_CEASED, "Total", "Total", N_("Plans ceased") },
};
enum { FIGURES = sizeof figures / sizeof figures[0] };

/* Whose rows the table has: officers, 0 for nobody, with their names. */
struct owners {
	const int64_t *ids;
	const char *const *names;
	size_t n;
};

static void
add_figure(struct listing *l, int f, const struct owners *of)
{
	struct rq *rq = l->rq;
	struct view_return_share *shares = l->v.shares.a;
	bool stock = metrics[figures[f].metric].stock;
	struct metric_parts parts =
	    metric_by_officer(rq->tx, rq->viewer->la, figures[f].metric, figures[f].topic,
		figures[f].item, l->year.from, stock ? l->year.census : l->year.until);

	for (size_t i = 0; i < parts.n; i++)
		for (size_t k = 0; k < of->n; k++)
			if (parts.a[i].officer == of->ids[k]) {
				shares[k].counts.a[f] = parts.a[i].numerator;
				shares[of->n].counts.a[f] += parts.a[i].numerator;
			}
}

/* The last row is the sum of the others; an officer's own table has no need of it. */
static void
add_figures(struct listing *l, const struct owners *of)
{
	struct arena *a = l->rq->arena;
	struct view_return *v = &l->v;

	v->titles.n = FIGURES;
	v->titles.a = anew_n(a, const char *, FIGURES);
	v->shares.n = of->n + v->teams;
	v->shares.a = anew_n(a, struct view_return_share, of->n + 1);
	for (size_t k = 0; k <= of->n; k++) {
		v->shares.a[k].name =
		    k < of->n ? of->names[k] : text_tr(l->rq->language, N_("All"));
		v->shares.a[k].counts.n = FIGURES;
		v->shares.a[k].counts.a = anew_n(a, int64_t, FIGURES);
	}
	for (int f = 0; f < FIGURES; f++) {
		v->titles.a[f] = text_tr(l->rq->language, figures[f].title);
		add_figure(l, f, of);
	}
}

static void
add_officers(struct listing *l, const struct return_officers_rows *known)
{
	struct rq *rq = l->rq;
	struct return_by_officer_rows wrong = return_by_officer(rq->tx);
	struct view_return_officer *rows =
	    anew_n(rq->arena, struct view_return_officer, known->n + 1);
	int64_t *ids = anew_n(rq->arena, int64_t, known->n + 1);
	const char **names = anew_n(rq->arena, const char *, known->n + 1);

	for (size_t i = 0; i < known->n; i++) {
		const struct return_officers_row *k = &known->a[i];

		rows[i] = officer_row(rq, &wrong, k->officer, k->public_id,
		    arena_printf(rq->arena, "%s %s", k->given, k->family));
		rows[i].all = k->cases;
		ids[i] = k->officer;
		names[i] = rows[i].name;
	}
	rows[known->n] =
	    officer_row(rq, &wrong, 0, "nobody", text_tr(rq->language, N_("Nobody yet")));
	names[known->n] = rows[known->n].name;
	l->v.officers.a = rows;
	l->v.officers.n = known->n + 1;
	add_figures(l, &(struct owners){ ids, names, known->n + 1 });
}

/* Whose list the manager asks for; false: there is no such officer among those of the teams. */
static bool
asked_officer(struct listing *l, const struct return_officers_rows *known, int64_t *ret)
{
	const char *asked = http_query(l->rq->http, "officer");

	if (str_eq(asked, "nobody")) {
		l->v.whose = text_tr(l->rq->language, N_("Nobody yet"));
		*ret = 0;
		return true;
	}
	for (size_t i = 0; i < known->n; i++)
		if (str_eq(known->a[i].public_id, asked)) {
			l->v.whose = arena_printf(
			    l->rq->arena, "%s %s", known->a[i].given, known->a[i].family);
			*ret = known->a[i].officer;
			return true;
		}
	return false;
}

static void
add_own(struct listing *l)
{
	int64_t me = l->rq->viewer->person;
	const char *name = text_tr(l->rq->language, N_("Your cases"));

	add_list(l, me);
	add_figures(l, &(struct owners){ &me, &name, 1 });
}

void
return_list_show(struct rq *rq)
{
	struct listing l = { .rq = rq, .year = sen2_year_on(rq->now.today) };
	struct return_officers_rows known = return_officers(rq->tx);
	int64_t officer;
	struct out *o = rq_page(rq);

	l.v = (struct view_return){ .teams = viewer_may(rq->viewer, TEAMS_WORK) &&
					     http_query(rq->http, "officer") == NULL,
		.year = l.year.year,
		.from = l.year.from,
		.until = l.year.until,
		.census = l.year.census };
	if (l.v.teams)
		add_officers(&l, &known);
	else if (http_query(rq->http, "officer") == NULL)
		add_own(&l);
	else if (viewer_may(rq->viewer, TEAMS_WORK) && asked_officer(&l, &known, &officer))
		add_list(&l, officer);
	else {
		rq_not_found(rq);
		return;
	}
	return_page(o, &l.v);
	rq_send(rq, o);
}
