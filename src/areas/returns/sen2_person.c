/* Sen2 person: module by module, in the order of the guide.  Nothing is made up: what is not known
 * is not there. */
#include "areas/returns/sen2_person.h"
#include "base/str.h"

enum { LAST_RANK = 2 };

struct writing {
	struct arena *arena;
	const struct sen2_year *year;
	const struct sen2_case *c;
};

static struct sen2_node *
add(const struct writing *w, struct sen2_node *parent, enum sen2_element e, const char *text)
{
	return sen2_add(w->arena, w->year->form, parent, e, text);
}

/* date_iso() without a format: a return is dates for the most part. */
static const char *
iso(struct arena *a, struct date d)
{
	enum { LENGTH = 10 };
	struct ymd y = date_ymd(d);
	char *s = arena_alloc(a, LENGTH + 1);
	int digits = y.year * 10000 + y.month * 100 + y.day;

	for (int i = LENGTH - 1; i >= 0; i--) {
		bool dash = i == 4 || i == 7;

		s[i] = dash ? '-' : "0123456789"[digits % 10];
		digits = dash ? digits : digits / 10;
	}
	return s;
}

static void
add_date(const struct writing *w, struct sen2_node *parent, enum sen2_element e, struct date d)
{
	if (date_is_set(d))
		add(w, parent, e, iso(w->arena, d));
}

static void
add_flag(const struct writing *w, struct sen2_node *parent, enum sen2_element e, bool flag)
{
	add(w, parent, e, flag ? "1" : "0");
}

static void
add_code(const struct writing *w, struct sen2_node *parent, enum sen2_element e, char code)
{
	if (code != 0)
		add(w, parent, e, arena_memdup(w->arena, &code, 1));
}

static void
add_fact(const struct writing *w, struct sen2_node *parent, enum sen2_element e)
{
	add(w, parent, e, sen2_fact(w->c->facts, e));
}

/* ---- module 1 ---- */

struct sen2_node *
sen2_person_new(struct arena *a, const struct sen2_year *year, const struct sen2_known_child *k)
{
	struct writing w = { .arena = a, .year = year };
	struct sen2_node *p = add(&w, NULL, SEN2_PERSON, NULL);

	add(&w, p, SEN2_SURNAME, k->family);
	add(&w, p, SEN2_FORENAME, k->given);
	add_date(&w, p, SEN2_BIRTH_DATE, k->born);
	add(&w, p, SEN2_SEX, sen2_fact(k->facts, SEN2_SEX));
	add(&w, p, SEN2_ETHNICITY, sen2_fact(k->facts, SEN2_ETHNICITY));
	add(&w, p, SEN2_POSTCODE, k->postcode);
	add(&w, p, SEN2_UPN, k->upn);
	add(&w, p, SEN2_ULN, k->uln);
	if (k->upn == NULL && k->uln == NULL)
		add(&w, p, SEN2_UPN_UNKNOWN, sen2_fact(k->facts, SEN2_UPN_UNKNOWN));
	return p;
}

/* ---- module 2 ---- */

/* Item 2.2: 1 parent or young person, 2 school, 3 health, 4 social care, 5 others. */
static const char *
source_code(const struct sen2_case *c)
{
	static const char *const codes[][2] = { { "parent", "1" }, { "young_person", "1" },
		{ "school", "2" }, { "health", "3" }, { "care", "4" }, { "other", "5" } };

	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (str_eq(codes[i][0], c->source))
			return codes[i][1];
	return sen2_fact(c->facts, SEN2_REQUEST_SOURCE);
}

/* With A, W or H nothing of disputes is asked (the guide, item 2.5). */
static struct sen2_node *
add_request(const struct writing *w, struct sen2_node *person, const struct sen2_request *q)
{
	struct sen2_node *r = add(w, person, SEN2_REQUEST, NULL);

	add_date(w, r, SEN2_RECEIVED_DATE, q->received);
	if (date_is_set(q->received)) {
		add(w, r, SEN2_REQUEST_SOURCE, source_code(w->c));
		add_fact(w, r, SEN2_RYA);
	}
	add_date(w, r, SEN2_REQUEST_OUTCOME_DATE, q->outcome_on);
	add_code(w, r, SEN2_REQUEST_OUTCOME, q->outcome);
	if (q->outcome == 'Y' || q->outcome == 'N') {
		add_flag(w, r, SEN2_REQUEST_MEDIATION, q->request_mediation);
		add_flag(w, r, SEN2_REQUEST_TRIBUNAL, q->request_tribunal);
	}
	if (q->exported)
		add(w, r, SEN2_EXPORTED,
		    sen2_fact(w->c->facts, SEN2_EXPORTED) != NULL
			? sen2_fact(w->c->facts, SEN2_EXPORTED)
			: "XXX");
	return r;
}

/* ---- settings, of modules 4 and 5 ---- */

struct setting_items {
	enum sen2_element urn, setting, other, rank;
};

static const struct setting_items detail_items = { SEN2_DETAIL_URN, SEN2_DETAIL_SETTING,
	SEN2_DETAIL_SETTING_OTHER, SEN2_DETAIL_RANK };
static const struct setting_items placement_items = { SEN2_PLACEMENT_URN, SEN2_PLACEMENT_SETTING,
	SEN2_PLACEMENT_SETTING_OTHER, SEN2_PLACEMENT_RANK };

/* One of URN and SENSetting (items 4.7 and 5.7): what has no number is "other", in its own words.
 */
static void
add_setting(const struct writing *w, struct sen2_node *n, const struct setting_items *items,
    const struct sen2_setting *s, int rank)
{
	if (s->urn != 0) {
		add(w, n, items->urn, arena_printf(w->arena, "%06lld", (long long)s->urn));
	} else {
		add(w, n, items->setting, "OTH");
		add(w, n, items->other, s->name != NULL ? s->name : s->type);
	}
	add(w, n, items->rank, rank == 1 ? "1" : "2");
}

/* ---- module 4 ---- */

/* A plan that another authority has now: 5.  Else the reason is the officer's to say. */
static void
add_ceasing(const struct writing *w, struct sen2_node *plan, const struct sen2_request *q)
{
	add_date(w, plan, SEN2_CEASE_DATE, q->ceased);
	if (date_is_set(q->ceased))
		add(w, plan, SEN2_CEASE_REASON,
		    q->moved ? "5" : sen2_fact(w->c->facts, SEN2_CEASE_REASON));
}

/* Section I of the plan; where the plan is not here, the number that somebody has looked up in it.
 */
static void
add_named(const struct writing *w, struct sen2_node *plan)
{
	const char *urn = sen2_fact(w->c->facts, SEN2_DETAIL_URN);
	struct sen2_node *d;

	if (w->c->named == NULL && urn == NULL &&
	    sen2_fact(w->c->facts, SEN2_DETAIL_SETTING) == NULL)
		return;
	d = add(w, plan, SEN2_PLAN_DETAIL, NULL);
	if (w->c->named != NULL) {
		add_setting(w, d, &detail_items, w->c->named, 1);
		return;
	}
	add(w, d, SEN2_DETAIL_URN, urn);
	if (urn == NULL) {
		add_fact(w, d, SEN2_DETAIL_SETTING);
		add_fact(w, d, SEN2_DETAIL_SETTING_OTHER);
	}
	add(w, d, SEN2_DETAIL_RANK, "1");
}

static void
add_plan(const struct writing *w, struct sen2_node *assessment, const struct sen2_request *q)
{
	static const enum sen2_element facts[] = { SEN2_PLAN_RES, SEN2_PLAN_WBP, SEN2_PB, SEN2_OA,
		SEN2_DP };
	struct sen2_node *plan = add(w, assessment, SEN2_NAMED_PLAN, NULL);

	add_date(w, plan, SEN2_START_DATE, q->start);
	add_named(w, plan);
	for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
		add_fact(w, plan, facts[i]);
	add_ceasing(w, plan, q);
}

/* ---- module 3 ---- */

/* With A or W nothing more is asked (item 3.1). */
static void
add_assessment(const struct writing *w, struct sen2_node *request, const struct sen2_request *q)
{
	struct sen2_node *a;

	if (q->assessment == 0)
		return;
	a = add(w, request, SEN2_ASSESSMENT, NULL);
	add_code(w, a, SEN2_ASSESSMENT_OUTCOME, q->assessment);
	if (q->assessment == 'A' || q->assessment == 'W')
		return;
	add_date(w, a, SEN2_ASSESSMENT_OUTCOME_DATE, q->assessment_on);
	add_flag(w, a, SEN2_ASSESSMENT_MEDIATION, q->assessment_mediation);
	add_flag(w, a, SEN2_ASSESSMENT_TRIBUNAL, q->assessment_tribunal);
	add_flag(w, a, SEN2_OTHER_MEDIATION, q->other_mediation);
	add_flag(w, a, SEN2_OTHER_TRIBUNAL, q->other_tribunal);
	if (q->assessment == 'Y')
		add_flag(w, a, SEN2_WEEK_20, q->exception);
	if (date_is_set(q->start))
		add_plan(w, a, q);
}

/* ---- module 5 ---- */

/* Those of the time since the collection year began, as they were known on the census day. */
static bool
is_placed(const struct writing *w, const struct sen2_setting *s)
{
	return date_compare(s->from, w->year->census) <= 0 &&
	       (!date_is_set(s->to) || date_compare(s->to, w->year->from) > 0);
}

/* Rank 1 is where the child is first; what ended was first in its time. */
static void
add_placements(const struct writing *w, struct sen2_node *active)
{
	int rank = 0;

	for (size_t i = 0; i < w->c->n_placements; i++) {
		const struct sen2_setting *s = &w->c->placements[i];
		bool left = date_is_set(s->to) && date_compare(s->to, w->year->census) <= 0;
		struct sen2_node *p;

		if (!is_placed(w, s))
			continue;
		rank += !left && rank < LAST_RANK;
		p = add(w, active, SEN2_PLACEMENT, NULL);
		add_setting(w, p, &placement_items, s, left ? 1 : rank);
		add_date(w, p, SEN2_ENTRY_DATE, s->from);
		if (left)
			add_date(w, p, SEN2_LEAVING_DATE, s->to);
		if (left || rank > 1)
			continue;
		add_fact(w, p, SEN2_PLACEMENT_SEN_UNIT);
		add_fact(w, p, SEN2_PLACEMENT_RESOURCED);
		add_fact(w, p, SEN2_RES);
		add_fact(w, p, SEN2_WBP);
	}
}

/* Where there is no setting with a number: what kind of place it is (item 5.7c). */
static void
add_placed_elsewhere(const struct writing *w, struct sen2_node *active)
{
	struct sen2_node *p;

	if (w->c->n_placements > 0 || sen2_fact(w->c->facts, SEN2_PLACEMENT_SETTING) == NULL)
		return;
	p = add(w, active, SEN2_PLACEMENT, NULL);
	add_fact(w, p, SEN2_PLACEMENT_SETTING);
	add_fact(w, p, SEN2_PLACEMENT_SETTING_OTHER);
	add(w, p, SEN2_PLACEMENT_RANK, "1");
	add_fact(w, p, SEN2_RES);
	add_fact(w, p, SEN2_WBP);
}

static void
add_needs(const struct writing *w, struct sen2_node *active)
{
	static const char *const ranks[LAST_RANK] = { "1", "2" };

	for (int i = 0; i < LAST_RANK; i++) {
		struct sen2_node *n;

		if (w->c->needs[i] == NULL)
			continue;
		n = add(w, active, SEN2_NEED, NULL);
		add(w, n, SEN2_NEED_TYPE, w->c->needs[i]);
		add(w, n, SEN2_NEED_RANK, ranks[i]);
	}
}

static void
add_active(const struct writing *w, struct sen2_node *request, const struct sen2_request *q)
{
	struct sen2_node *active;

	if (!q->active)
		return;
	active = add(w, request, SEN2_ACTIVE_PLAN, NULL);
	if (q->came)
		add(w, active, SEN2_TRANSFER_LA,
		    sen2_fact(w->c->facts, SEN2_TRANSFER_LA) != NULL
			? sen2_fact(w->c->facts, SEN2_TRANSFER_LA)
			: "XXX");
	add_placements(w, active);
	add_placed_elsewhere(w, active);
	add_needs(w, active);
	add_date(w, active, SEN2_REVIEW_MEETING, q->meeting);
	add_code(w, active, SEN2_REVIEW_OUTCOME, q->review);
	add_date(w, active, SEN2_REVIEW_DRAFT, q->draft);
	add_date(w, active, SEN2_PHASE_DUE, q->phase_due);
	add_date(w, active, SEN2_PHASE_FINAL, q->phase_final);
	add_date(w, active, SEN2_LAST_REVIEW, q->reviewed);
}

struct sen2_node *
sen2_person_add_case(struct arena *a, const struct sen2_year *year, struct sen2_node *person,
    const struct sen2_case *c)
{
	struct writing w = { .arena = a, .year = year, .c = c };
	struct sen2_node *first = NULL;

	for (size_t i = 0; i < c->story.n; i++) {
		struct sen2_node *r = add_request(&w, person, &c->story.a[i]);

		if (first == NULL)
			first = r;
		add_assessment(&w, r, &c->story.a[i]);
		add_active(&w, r, &c->story.a[i]);
	}
	return first;
}
