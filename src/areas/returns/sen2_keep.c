/* Sen2 keep: the child first, then where it learns, then each request as a case. */
#include "areas/returns/sen2_keep.h"
#include "areas/people/people.h"
#include "areas/places/places.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/sen2_facts.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"

#include <errno.h>
#include <string.h>

const struct sen2_number sen2_numbers[] = { { "upn", SEN2_UPN }, { "uln", SEN2_ULN } };

/* The return has no more of the address.  What is no postcode has been found by the check. */
static void
keep_postcode(struct sen2_keeper *k, const struct sen2_node *person, int64_t child)
{
	const char *postcode = places_postcode(tx_arena(k->tx), sen2_text(person, SEN2_POSTCODE));

	if (postcode != NULL)
		people_add_contact(k->tx, &(struct people_contact){ .la = k->la,
					      .person = child,
					      .kind = "address",
					      .value = "",
					      .postcode = postcode });
}

static int64_t
make_person(struct sen2_keeper *k, const struct sen2_node *person)
{
	int64_t id = people_add_person(k->tx, &(struct people_person){ .la = k->la,
						  .given = sen2_text(person, SEN2_FORENAME),
						  .family = sen2_text(person, SEN2_SURNAME),
						  .born = sen2_date(person, SEN2_BIRTH_DATE) });

	for (int i = 0; i < SEN2_NUMBERS; i++) {
		const char *value = sen2_text(person, sen2_numbers[i].element);

		if (*value != '\0')
			return_number_insert(k->tx, k->la, id, sen2_numbers[i].kind, value);
	}
	keep_postcode(k, person, id);
	return id;
}

/*
 * The rolls a child is on: where it is placed; where no placement says where,
 * what the plan names, while it lasts.  A child who is at none with a number,
 * such as one who is not in education, is on no roll.  Returns where the child
 * is now, or 0.
 */
static int64_t
enrol(struct sen2_keeper *k, const struct sen2_node *request, int64_t child, struct date start)
{
	const struct sen2_node *active = sen2_child(request, SEN2_ACTIVE_PLAN);
	const struct sen2_node *plan =
	    sen2_child(sen2_child(request, SEN2_ASSESSMENT), SEN2_NAMED_PLAN);
	struct date today = tx_now(k->tx).today, from = sen2_date(plan, SEN2_START_DATE);
	int64_t now = 0;
	bool any = false;

	for (const struct sen2_node *p = sen2_child(active, SEN2_PLACEMENT); p != NULL;
	     p = sen2_next(p)) {
		struct date entry = sen2_date(p, SEN2_ENTRY_DATE),
			    to = sen2_date(p, SEN2_LEAVING_DATE);
		int64_t body = sen2_settings_body(k->settings, p);

		any |= body != 0 || *sen2_text(p, SEN2_PLACEMENT_SETTING) != '\0';
		if (body == 0)
			continue;
		people_enrol_until(
		    k->tx, k->la, child, body, date_is_set(entry) ? entry : start, to);
		if (now == 0 && (!date_is_set(to) || date_compare(to, today) > 0))
			now = body;
	}
	for (const struct sen2_node *d = any ? NULL : sen2_child(plan, SEN2_PLAN_DETAIL); d != NULL;
	     d = sen2_next(d)) {
		struct date to = sen2_date(plan, SEN2_CEASE_DATE);
		int64_t body = sen2_settings_body(k->settings, d);

		if (body == 0)
			continue;
		people_enrol_until(k->tx, k->la, child, body, date_is_set(from) ? from : start, to);
		if (now == 0 && !date_is_set(to))
			now = body;
	}
	return now;
}

static void
keep_needs(struct sen2_keeper *k, const struct sen2_node *request, int64_t case_id)
{
	const struct sen2_node *active = sen2_child(request, SEN2_ACTIVE_PLAN);
	int64_t rank = 0;

	for (const struct sen2_node *n = sen2_child(active, SEN2_NEED); n != NULL;
	     n = sen2_next(n)) {
		const char *said = sen2_text(n, SEN2_NEED_RANK);

		/* Two of one rank are a query of the check and keep their order. */
		rank = rank == 0 && str_eq(said, "2") && sen2_next(n) == NULL ? 2 : rank + 1;
		return_need_insert(k->tx, k->la, case_id, rank, sen2_text(n, SEN2_NEED_TYPE));
	}
}

/* ---- what no step says ---- */

/* Of two settings the first counts, and none that the child has left. */
static bool
counts(const struct sen2_node *n, struct date today)
{
	struct date left = sen2_date(n, SEN2_LEAVING_DATE);

	if (n->element == SEN2_PLAN_DETAIL)
		return !str_eq(sen2_text(n, SEN2_DETAIL_RANK), "2");
	if (n->element == SEN2_PLACEMENT)
		return !str_eq(sen2_text(n, SEN2_PLACEMENT_RANK), "2") &&
		       (!date_is_set(left) || date_compare(left, today) > 0);
	return n->element != SEN2_NEED && n->element != SEN2_REQUEST;
}

/* Deepens no further than the form does. */
static void
take_facts(struct sen2_facts *facts, const struct sen2_node *record, struct date today)
{
	for (const struct sen2_node *n = record->children; n != NULL; n = n->next) {
		if (n->text != NULL && *n->text != '\0')
			sen2_fact_put(facts, n->element, n->text);
		else if (n->text == NULL && counts(n, today))
			take_facts(facts, n, today);
	}
}

static void
keep_facts(struct sen2_keeper *k, const struct sen2_arrived *p, const struct sen2_node *request,
    int64_t case_id)
{
	struct date today = tx_now(k->tx).today;
	struct sen2_facts facts = { 0 };

	take_facts(&facts, p->person, today);
	take_facts(&facts, request, today);
	sen2_facts_add(k->tx, k->la, case_id, &facts);
}

/* Nothing in the line needs quoting: numbers and codes that have been checked. */
static void
tell_made(struct sen2_keeper *k, const struct sen2_arrived *p, const struct case_imported *c,
    size_t events)
{
	const char *upn = sen2_text(p->person, SEN2_UPN), *uln = sen2_text(p->person, SEN2_ULN);
	const char *name = *upn != '\0' ? upn : uln;

	if (*name == '\0')
		name = arena_printf(tx_arena(k->tx), "person %lld", (long long)p->number + 1);
	if (fprintf(k->made,
		"{\"person\":\"%s\",\"case\":\"%s\",\"state\":\"%s\",\"events\":%zu,\"left_out\":%"
		"zu}\n",
		name, c->reference, event_state_name(c->state), events, c->left_out) < 0)
		fail(FAULT_STORAGE, "the report: %s", strerror(errno));
}

static void
make_case(struct sen2_keeper *k, const struct sen2_arrived *p, const struct sen2_arrived_request *q,
    int64_t child)
{
	struct case_history h = { .la = k->la,
		.child = child,
		.team = k->team,
		.authority = k->authority,
		.pack = k->pack,
		.events = q->log.a,
		.n = q->log.n };
	struct case_imported made;

	h.school = enrol(k, q->request, child, q->log.a[0].on);
	made = cases_import(k->tx, &h);
	keep_needs(k, q->request, made.id);
	keep_facts(k, p, q->request, made.id);
	tell_made(k, p, &made, q->log.n);
	k->cases++;
	k->events += (int64_t)q->log.n;
}

static void
make_settings(struct sen2_keeper *k, const struct sen2_node *record, enum sen2_element e)
{
	for (const struct sen2_node *n = sen2_child(record, e); n != NULL; n = sen2_next(n))
		(void)sen2_settings_body(k->settings, n);
}

void
sen2_keep_settings(struct sen2_keeper *k, const struct sen2_arrived *p)
{
	for (size_t i = 0; i < p->requests.n; i++) {
		const struct sen2_node *q = p->requests.a[i].request;

		make_settings(k, sen2_child(q, SEN2_ACTIVE_PLAN), SEN2_PLACEMENT);
		make_settings(k, sen2_child(sen2_child(q, SEN2_ASSESSMENT), SEN2_NAMED_PLAN),
		    SEN2_PLAN_DETAIL);
	}
}

void
sen2_keep(struct sen2_keeper *k, const struct sen2_arrived *p)
{
	int64_t child = make_person(k, p->person);

	for (size_t i = 0; i < p->requests.n; i++)
		make_case(k, p, &p->requests.a[i], child);
}
