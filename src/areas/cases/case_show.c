/* A case as staff see it: where it is, who has it, what is due, what was asked, who is who. */
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.html.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "areas/cases/handover.h"
#include "areas/cases/rules.h"
#include "areas/cases/words.h"
#include "areas/messages/messages.h"
#include "areas/places/places.h"
#include "areas/returns/returns.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

static const struct case_people_row *
people_of(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;

	return case_people(rq->tx, k->la, k->child, k->officer, k->holder_body, k->team);
}

const char *
case_child_name(struct rq *rq)
{
	const struct case_people_row *p = people_of(rq);

	return arena_printf(rq->arena, "%s %s", p->given, p->family);
}

struct view_facts
case_request_facts(struct rq *rq)
{
	const struct case_request_row *r = case_request(rq->tx, rq->kase->la, rq->kase->id);
	VEC(struct view_fact) facts = { 0 };
	const struct view_fact all[] = {
		{ N_("Received on"),
		    r ? text_date(rq->arena, rq->language, r->received_on) : NULL },
		{ N_("How it came"), r ? request_way_title(rq->language, r->came_by) : NULL },
		{ N_("Asked by"), r ? request_asker_title(rq->language, r->relationship) : NULL },
		{ N_("What worries them"), r ? r->worry : NULL },
		{ N_("What has been tried"), r ? r->tried : NULL },
		{ N_("School, nursery or college"), r ? r->school : NULL },
		{ N_("What the school says"), r ? r->school_view : NULL },
		{ N_("Health"), r ? r->health : NULL },
	};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (!str_blank(all[i].value))
			vec_push(rq->arena, &facts,
			    (struct view_fact){ text_tr(rq->language, all[i].name), all[i].value });
	return (struct view_facts){ facts.a, facts.n };
}

static void
add_consents(struct rq *rq, struct view_case *v)
{
	struct case_consents_rows rows = case_consents(rq->tx, rq->kase->la, rq->kase->id);
	struct view_fact *facts = anew_n(rq->arena, struct view_fact, rows.n);

	v->consents = (struct view_facts){ facts, rows.n };
	for (size_t i = 0; i < rows.n; i++)
		facts[i] = (struct view_fact){ consent_body_title(rq->language, rows.a[i].body),
			text_tr(rq->language, rows.a[i].given ? N_("Yes") : N_("No")) };
}

/* The decision with its two limbs, each with what it rests on. */
static void
add_decision(struct rq *rq, struct view_case *v)
{
	const struct case_decision_row *d = case_decision(rq->tx, rq->kase->la, rq->kase->id);
	const struct language *l = rq->language;
	struct view_fact *facts;

	if (d == NULL)
		return;
	facts = anew_n(rq->arena, struct view_fact, 5);
	facts[0] = (struct view_fact){ text_tr(l, N_("Decided on")),
		text_date(rq->arena, l, d->decided_on) };
	facts[1] =
	    (struct view_fact){ text_tr(l, N_("(a) Has or may have special educational needs")),
		    arena_printf(rq->arena, "%s. %s", text_tr(l, d->limb_a ? N_("Yes") : N_("No")),
			d->evidence_a) };
	facts[2] = (struct view_fact){ text_tr(l, N_("(b) May need provision through a plan")),
		arena_printf(rq->arena, "%s. %s", text_tr(l, d->limb_b ? N_("Yes") : N_("No")),
		    d->evidence_b) };
	facts[3] = (struct view_fact){ text_tr(l, N_("Decision")),
		text_tr(l, str_eq(d->outcome, "yes") ? N_("Assess") : N_("Do not assess")) };
	facts[4] = (struct view_fact){ text_tr(l, N_("Reasons")), d->reasons };
	v->decision = (struct view_facts){ facts, 5 };
}

static void
add_contacts(struct rq *rq, struct view_person *person, int64_t id,
    const struct case_contacts_rows *all, struct view_case *v)
{
	VEC(struct view_fact) list = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		const struct case_contacts_row *c = &all->a[i];
		const char *value = c->value;

		if (c->person != id)
			continue;
		v->protected_address |= c->protected;
		if (value == NULL)
			value = text_tr(rq->language,
			    N_("Protected: only the case’s own officer and the manager see it"));
		else if (c->postcode != NULL)
			value = arena_printf(rq->arena, "%s, %s", value, c->postcode);
		vec_push(rq->arena, &list, (struct view_fact){ c->kind, value });
	}
	person->contacts = (struct view_facts){ list.a, list.n };
}

static const char *
sex_title(struct rq *rq, const char *code)
{
	if (code == NULL)
		return NULL;
	return text_tr(rq->language, str_eq(code, "F") ? N_("Female") : N_("Male"));
}

/* Where the child lives; a protected address is read by none but those whom the view lets. */
static const char *
lives_at(struct rq *rq, const struct case_contacts_rows *contacts, struct view_case *v)
{
	const char *at = NULL;

	for (size_t i = 0; i < contacts->n; i++) {
		const struct case_contacts_row *c = &contacts->a[i];

		if (c->person != rq->kase->child || !str_eq(c->kind, "address"))
			continue;
		v->protected_address |= c->protected;
		if (c->value == NULL)
			at = text_tr(rq->language,
			    N_("Protected: only the case’s own officer and the manager see it"));
		else
			at = arena_printf(rq->arena, "%s%s%s", c->value,
			    *c->value != '\0' && c->postcode != NULL ? ", " : "",
			    c->postcode == NULL ? "" : c->postcode);
	}
	return at;
}

/* In words, and as the school census has it: its codes are what officers and the return use. */
static const char *
ethnicity_of(struct rq *rq, const char *code)
{
	return str_blank(code)
		   ? NULL
		   : arena_printf(rq->arena, "%s (%s)", ethnicity_title(rq->language, code), code);
}

static void
add_child(struct rq *rq, const struct case_contacts_rows *contacts, struct view_case *v)
{
	struct sen2_facts known = sen2_facts_of(rq->tx, rq->kase->la, rq->kase->id);
	const struct view_fact all[] = {
		{ N_("Sex"), sex_title(rq, known.sex) },
		{ N_("Ethnicity"), ethnicity_of(rq, known.ethnicity) },
		{ N_("Address"), lives_at(rq, contacts, v) },
	};
	VEC(struct view_fact) facts = { 0 };

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		vec_push(rq->arena, &facts,
		    (struct view_fact){ text_tr(rq->language, all[i].name),
			str_blank(all[i].value) ? text_tr(rq->language, N_("Not known yet"))
						: all[i].value });
	v->child_facts = (struct view_facts){ facts.a, facts.n };
}

/* How the next notice reaches somebody; NULL: it does not go to them. */
static const char *
told_by(struct rq *rq, const struct notice_family_rows *told, int64_t person)
{
	for (size_t i = 0; i < told->n; i++)
		if (told->a[i].person == person)
			return text_tr(rq->language, str_eq(told->a[i].kind, "email")
							 ? N_("Gets notices by email")
							 : N_("Gets notices by post"));
	return NULL;
}

static void
add_people(struct rq *rq, const struct case_family_rows *family,
    const struct case_contacts_rows *contacts, struct view_case *v)
{
	struct notice_family_rows told = notice_family(rq->tx, rq->kase->la, rq->kase->id);

	v->people.n = family->n;
	v->people.a = anew_n(rq->arena, struct view_person, family->n);
	for (size_t i = 0; i < family->n; i++) {
		const struct case_family_row *f = &family->a[i];

		v->people.a[i] = (struct view_person){
			.name = arena_printf(rq->arena, "%s %s", f->given, f->family),
			.relation = f->kind,
			.restricted = !f->sees_case,
			.told = told_by(rq, &told, f->person),
		};
		add_contacts(rq, &v->people.a[i], f->person, contacts, v);
	}
}

/* Who sent it; NULL: nobody of the family, and it is not said who. */
static const char *
sender_of(struct rq *rq, const struct case_family_rows *family, const char *child,
    const struct case_documents_row *d)
{
	if (d->came_from != NULL || d->added_by == rq->kase->child)
		return d->came_from != NULL ? d->came_from : child;
	for (size_t i = 0; i < family->n; i++)
		if (family->a[i].person == d->added_by)
			return arena_printf(
			    rq->arena, "%s %s", family->a[i].given, family->a[i].family);
	return NULL;
}

static void
add_documents(struct rq *rq, const struct case_family_rows *family, struct view_case *v)
{
	struct case_documents_rows rows = case_documents(rq->tx, rq->kase->la, rq->kase->id);

	v->documents.n = rows.n;
	v->documents.a = anew_n(rq->arena, struct view_file, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->documents.a[i] = (struct view_file){
			.public_id = rows.a[i].public_id,
			.name = rows.a[i].name,
			.from = sender_of(rq, family, v->child, &rows.a[i]),
			.came_on = date_is_set(rows.a[i].came_on)
				       ? rows.a[i].came_on
				       : instant_london_date(rows.a[i].added_at),
			.kilobytes = (rows.a[i].bytes + 1023) / 1024,
		};
}

/* Why the limit of the duty does not bind; NULL: it does. */
static const char *
lifted_by(struct rq *rq, const struct clock_duty *d)
{
	const struct policy_exception_rule *rule =
	    d->exception < 0
		? NULL
		: policy_exception_for(rq_pack(rq), (enum policy_exception)d->exception, d->duty);

	return rule == NULL ? NULL
			    : arena_printf(rq->arena, "%s (%s)", text_tr(rq->language, rule->title),
				  rule->basis);
}

static void
add_duties(struct rq *rq, const struct clock_result *clock, struct view_case *v)
{
	v->duties.n = clock->duties.n;
	v->duties.a = anew_n(rq->arena, struct view_duty, clock->duties.n);
	for (size_t i = 0; i < clock->duties.n; i++) {
		const struct clock_duty *d = &clock->duties.a[i];

		v->duties.a[i] = (struct view_duty){
			.title = text_tr(rq->language, d->rule->title),
			.status = clock_status_title(rq->language, d->status),
			.lifted = lifted_by(rq, d),
			.basis = d->basis,
			.due = d->due,
			.late = d->status == CLOCK_OVERDUE || d->status == CLOCK_LATE,
		};
	}
}

/* What an event of the log says beyond its type, in words; NULL: nothing more. */
static const char *
event_detail(struct rq *rq, const struct case_timeline_row *r)
{
	const struct policy_pack *pack = rq_pack(rq);
	const struct policy_advice *advice =
	    r->advice == NULL ? NULL : policy_advice_find(pack, *r->advice);
	int value = 0;

	if (r->notice != NULL && policy_value(NAMES_NOTICE, r->notice, &value))
		return text_tr(rq->language, pack->notices[value]->title);
	if (r->code != NULL)
		return exception_title(rq->language, r->code);
	if (advice != NULL)
		return text_tr(rq->language, advice->title);
	if (r->order_kind != NULL)
		return order_title(rq->language, r->order_kind);
	return r->outcome == NULL ? NULL : outcome_title(rq->language, r->type, r->outcome);
}

/* The day on which an event was recorded that happened before; unset: it was recorded at once. */
static struct date
recorded_later(const struct case_timeline_row *r)
{
	struct date on = instant_london_date(r->recorded_at);

	return date_compare(on, r->on_date) == 0 ? (struct date){ 0 } : on;
}

static void
add_events(struct rq *rq, struct view_case *v)
{
	struct case_timeline_rows rows = case_timeline(rq->tx, rq->kase->la, rq->kase->id);

	v->events.n = rows.n;
	v->events.a = anew_n(rq->arena, struct view_event, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct case_timeline_row *r = &rows.a[i];
		const char *detail = event_detail(rq, r);

		v->events.a[i] = (struct view_event){
			.what = detail == NULL ? event_title(rq->language, r->type)
					       : arena_printf(rq->arena, "%s: %s",
						     event_title(rq->language, r->type), detail),
			.who = r->given == NULL
				   ? NULL
				   : arena_printf(rq->arena, "%s %s", r->given, r->family),
			.on = r->on_date,
			.recorded_on = recorded_later(r),
		};
	}
}

/* Those that were issued; one that was not is there to be issued. */
static void
add_notices(struct rq *rq, struct view_case *v)
{
	struct case_notices_rows rows = case_notices(rq->tx, rq->kase->la, rq->kase->id);

	v->notices.a = anew_n(rq->arena, struct view_issued, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		int kind = 0;

		if (str_eq(rows.a[i].status, "draft")) {
			v->may_issue = rq_may(rq, CASE_ISSUE);
			v->may_consider = false;
		}
		if (!str_eq(rows.a[i].status, "issued"))
			continue;
		policy_value(NAMES_NOTICE, rows.a[i].kind, &kind);
		v->notices.a[v->notices.n++] = (struct view_issued){ rows.a[i].public_id,
			text_tr(rq->language, rq_pack(rq)->notices[kind]->title),
			rows.a[i].issued_on };
	}
}

/* What the needs are called, the first by rank: as the last return or the council's record has
 * them. */
static void
add_needs(struct rq *rq, struct view_case *v)
{
	struct case_needs_of_rows rows = case_needs_of(rq->tx, rq->kase->la, rq->kase->id);
	struct view_fact *facts = anew_n(rq->arena, struct view_fact, rows.n);

	v->needs = (struct view_facts){ facts, rows.n };
	for (size_t i = 0; i < rows.n; i++)
		facts[i] = (struct view_fact){ need_title(rq->language, rows.a[i].code),
			rows.a[i].rank == 1 ? text_tr(rq->language, N_("Primary need"))
					    : text_tr(rq->language, N_("Another need")) };
}

const struct frame_standing *
cases_standing(struct rq *rq)
{
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));
	struct clock_next next = clock_next(rq->arena, &clock);
	const struct body_name_row *holder = body_name(rq->tx, rq->kase->la, rq->kase->holder_body);
	struct frame_standing *s = anew(rq->arena, struct frame_standing);

	*s = (struct frame_standing){
		.where = case_state_title(rq->language, rq->kase->state),
		.holder = holder == NULL ? "" : holder->name,
		.since = rq->kase->holder_since,
		.next = next.duty == NULL ? NULL : text_tr(rq->language, next.text),
		.basis = next.duty == NULL ? NULL : next.duty->basis,
		.by = next.by,
		.late = next.is_late,
	};
	return s;
}

static void
add_standing(struct rq *rq, const struct clock_result *clock, struct view_case *v)
{
	struct clock_next next = clock_next(rq->arena, clock);

	v->next = next.duty == NULL ? NULL : text_tr(rq->language, next.duty->rule->title);
	v->basis = next.duty == NULL ? NULL : next.duty->basis;
	v->due_on = next.by;
	v->late = next.is_late;
	v->may_decide = rq_may(rq, CASE_DECIDE) && assess_is_open(rq->kase->state);
	v->may_consider = rq_may(rq, CASE_ISSUE) && consider_is_open(rq->kase->state);
	v->may_give = rq_may(rq, CASE_ASSIGN);
	v->may_write = rq_may(rq, CASE_PLAN_WRITE);
	v->may_keep = rq_may(rq, CASE_DECIDE);
	v->may_take = rq_may(rq, CASE_DECIDE) && rq->kase->officer != rq->viewer->person;
}

/* All that the page is going to ask. */
static void
ask_ahead(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;

	tx_ahead(rq->tx, true);
	people_of(rq);
	cases_logs(rq->tx, k->la, k->id, k->id);
	case_contacts(rq->tx, k->la, k->child);
	case_family(rq->tx, k->la, k->child);
	case_request(rq->tx, k->la, k->id);
	case_decision(rq->tx, k->la, k->id);
	case_consents(rq->tx, k->la, k->id);
	sen2_facts_of(rq->tx, k->la, k->id);
	notice_family(rq->tx, k->la, k->id);
	case_documents(rq->tx, k->la, k->id);
	case_timeline(rq->tx, k->la, k->id);
	case_notices(rq->tx, k->la, k->id);
	case_needs_of(rq->tx, k->la, k->id);
	handover_of(rq);
	places_named_closed(rq);
	tx_ahead(rq->tx, false);
}

static void
show_case(struct rq *rq)
{
	const struct case_people_row *p = people_of(rq);
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));
	struct case_contacts_rows contacts = case_contacts(rq->tx, rq->kase->la, rq->kase->child);
	struct case_family_rows family = case_family(rq->tx, rq->kase->la, rq->kase->child);
	struct out *o = rq_page(rq);
	struct view_case v = {
		.public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = arena_printf(rq->arena, "%s %s", p->given, p->family),
		.state = case_state_title(rq->language, rq->kase->state),
		.holder = cases_holder_name(rq, rq->kase->next_step, p->holder),
		.team = p->team,
		.officer = p->officer_given == NULL ? NULL
						    : arena_printf(rq->arena, "%s %s",
							  p->officer_given, p->officer_family),
		.born = p->born,
		.age = date_is_set(p->born) ? date_age(p->born, rq->now.today) : 0,
		.language = str_eq(p->language, "en") ? NULL : p->language,
		.received_on = rq->kase->received_on,
		.holder_since = rq->kase->holder_since,
	};

	v.title = arena_printf(rq->arena, "%s %s: %s – %s", text_tr(rq->language, N_("Case")),
	    v.reference, v.child, v.state);
	add_standing(rq, &clock, &v);
	v.request = case_request_facts(rq);
	add_decision(rq, &v);
	add_consents(rq, &v);
	add_child(rq, &contacts, &v);
	add_people(rq, &family, &contacts, &v);
	add_documents(rq, &family, &v);
	add_duties(rq, &clock, &v);
	add_events(rq, &v);
	add_notices(rq, &v);
	add_needs(rq, &v);
	v.handover = handover_of(rq);
	v.closed = places_named_closed(rq);
	view_case(o, &v);
	rq_send(rq, o);
}

void
case_show(struct rq *rq)
{
	ask_ahead(rq);
	show_case(rq);
}

void
case_take(struct rq *rq)
{
	handover_record(rq, rq->kase->la, rq->kase->id, rq->viewer->person, NULL);
	case_set_officer(rq->tx, rq->kase->la, rq->kase->id, rq->viewer->person);
	messages_hand_over(rq, rq->kase->la, rq->kase->id, rq->viewer->person);
	rq_say_case(rq, "case_take", "case", rq->kase->id);
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s", rq->kase->public_id), "taken");
}

void
case_document(struct rq *rq)
{
	const struct case_document_find_row *d =
	    case_document_find(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "document"));

	if (d == NULL)
		rq_not_found(rq);
	else
		rq_send_file(rq, rq->kase->la, d->hash, d->type, d->name);
}
