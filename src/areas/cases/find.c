/* Find: a child's case by name, reference, number or date of birth, among what the viewer may see.
 */
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/find.html.h"
#include "areas/cases/find.sql.h"
#include "areas/cases/find_view.h"
#include "areas/cases/rules_find.h"
#include "base/identifier.h"
#include "areas/people/people.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

enum { MOST_FOUND = 25, MOST_LOOKED_AT = 100, LONGEST_QUESTION = 200 };

/* Adds the case when the viewer may see it; one found by a parent's name, when the viewer may see
 * the parents too.  False: the page is full. */
static bool
add(struct rq *rq, struct view_find *v, int64_t la, int64_t id, bool by_parent)
{
	const struct find_case_row *r = find_case(rq->tx, la, id);
	bool reads;

	if (r == NULL)
		return true;
	reads = access_may((uint64_t)r->relations, CASE_READ);
	if (by_parent && !reads)
		return true;
	if (v->rows.n == MOST_FOUND) {
		v->more = true;
		return false;
	}
	vec_push(rq->arena, &v->rows,
	    (struct view_found){
		.path = arena_printf(rq->arena, "/%s/%s", reads ? "cases" : "track", r->public_id),
		.child = arena_printf(rq->arena, "%s %s", r->given, r->family),
		.reference = r->reference,
		.state = cases_state_title(rq, r->state),
		.holder = cases_holder_name(rq, r->next_step, r->holder),
		.holder_since = r->holder_since,
		.next = cases_duty_title(rq, r->next_step),
		.due_on = r->due_on,
		.born = find_born(rq->tx, la, r->child)->born,
		.officer = r->officer_given == NULL ? NULL
						    : arena_printf(rq->arena, "%s %s",
							  r->officer_given, r->officer_family),
	    });
	return true;
}

#define ADD_ALL(rq, v, rows)                                                                       \
	for (size_t i = 0; i < (rows).n && add(rq, v, (rows).a[i].la, (rows).a[i].id, false); i++) \
	continue

static void
add_named(struct rq *rq, struct view_find *v, const struct find_by_name_rows *rows)
{
	for (size_t i = 0;
	     i < rows->n && add(rq, v, rows->a[i].la, rows->a[i].id, rows->a[i].by_parent != 0);
	     i++)
		continue;
}

/* All words of the name first; when nobody has all, whoever has one. */
static void
find_name(struct rq *rq, struct view_find *v, const char *name)
{
	struct people_search s = people_search(rq->arena, name);
	struct find_by_name_rows rows;

	if (s.keys == NULL)
		return;
	rows = find_by_name(rq->tx, s.keys, s.words, MOST_LOOKED_AT);
	add_named(rq, v, &rows);
	if (v->rows.n > 0 || s.words == 1)
		return;
	rows = find_by_name(rq->tx, s.keys, 1, MOST_LOOKED_AT);
	add_named(rq, v, &rows);
	v->hint = text_tr(rq->language, N_("No name has all these words. These have one of them."));
}

static void
find_reference(struct rq *rq, struct view_find *v, const char *typed)
{
	char *reference = arena_strdup(rq->arena, typed);
	const struct find_by_reference_row *r;

	identifier_tidy(reference);
	r = find_by_reference(rq->tx, reference);
	if (r != NULL)
		add(rq, v, r->la, r->id, false);
}

static void
find_number(struct rq *rq, struct view_find *v, const char *kind, const char *number)
{
	struct find_by_number_rows rows = find_by_number(rq->tx, kind, number);

	ADD_ALL(rq, v, rows);
}

static void
look(struct rq *rq, struct view_find *v)
{
	struct find_meaning m = find_meaning_of(rq->arena, v->typed, rq->now.today);
	struct find_by_birth_rows born;

	switch (m.kind) {
	case FIND_NOTHING:
		v->asked = false;
		return;
	case FIND_UPN:
		find_number(rq, v, "upn", m.text);
		return;
	case FIND_BAD_UPN:
		v->error = N_("This pupil number is not right: its first letter does not fit its "
			      "digits. Check it for a mistyped letter or digit");
		return;
	case FIND_NUMBER:
		find_number(rq, v, "uln", m.text);
		find_number(rq, v, "nhs", m.text);
		return;
	case FIND_BAD_NUMBER:
		v->error = N_("This is no learner number and no NHS number: its last digit does "
			      "not fit the others. Check it for a mistyped digit");
		return;
	case FIND_BORN:
		born = find_by_birth(rq->tx, m.born, MOST_LOOKED_AT);
		ADD_ALL(rq, v, born);
		v->hint =
		    arena_printf(rq->arena, "%s: %s", text_tr(rq->language, N_("Date of birth")),
			text_date(rq->arena, rq->language, m.born));
		return;
	case FIND_BAD_DATE:
		v->error = N_("There is no such day. Enter a date such as 3 2 2017");
		return;
	case FIND_WORDS:
		find_reference(rq, v, m.text);
		if (v->rows.n == 0)
			find_name(rq, v, m.text);
	}
}

void
find_show(struct rq *rq)
{
	const char *typed = http_query(rq->http, "q");
	struct view_find v = { .typed = typed == NULL ? "" : typed,
		.asked = typed != NULL,
		.may_record = viewer_may(rq->viewer, CASE_OPEN) };
	struct out *o = rq_page(rq);

	if (str_utf8_length(v.typed) > LONGEST_QUESTION)
		v.error = N_("Enter 200 characters or fewer");
	else
		look(rq, &v);
	if (v.error != NULL)
		v.error = text_tr(rq->language, v.error);
	find_page(o, &v);
	rq_send(rq, o);
}
