/* Model: who sees what, by looking at every row. */
#include "model.h"
#include "base/str.h"

#define EACH(w, t, r)                                                                              \
	for (const struct row *(r) = (w)->rows.a; (r) < (w)->rows.a + (w)->rows.n; (r)++)          \
		if ((r)->table == (t))

static bool
running(const struct world *w, struct date from, struct date to)
{
	int today = w->now.today.day;

	return from.day <= today && (to.day == 0 || today < to.day);
}

static bool
has_post(const struct world *w, int64_t viewer, int64_t la, int64_t body, const char *role)
{
	EACH(w, POSTS, p)
	if (p->person == viewer && p->la == la && (body == 0 || p->body == body) &&
	    str_eq(p->role, role) && running(w, p->from, p->to))
		return true;
	return false;
}

static bool
is_family(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, PARENTHOODS, p)
	if (p->la == k->la && p->child == k->child && p->person == viewer)
		return true;
	return false;
}

static bool
is_restricted(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, PARENTHOODS, p)
	if (p->la == k->la && p->child == k->child && p->person == viewer && !p->flag)
		return true;
	return false;
}

static bool
over_school_age(const struct world *w, const struct row *k)
{
	EACH(w, PERSONS, c)
	if (c->la == k->la && c->id == k->child)
		return c->to.day != 0 && c->to.day < w->now.today.day;
	return false;
}

static bool
is_parent(const struct world *w, int64_t viewer, const struct row *k)
{
	if (over_school_age(w, k))
		return false;
	EACH(w, PARENTHOODS, p)
	if (p->la == k->la && p->child == k->child && p->person == viewer && p->flag && p->other &&
	    running(w, (struct date){ 0 }, p->to))
		return true;
	return false;
}

static bool
is_supporter(const struct world *w, int64_t viewer, const struct row *k)
{
	if (!over_school_age(w, k) || is_restricted(w, viewer, k))
		return false;
	EACH(w, SHARES, s)
	if (s->la == k->la && s->child == k->child && s->person == viewer &&
	    running(w, s->from, s->to))
		return true;
	return false;
}

static bool
is_senco(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, ENROLMENTS, e)
	if (e->la == k->la && e->child == k->child && running(w, e->from, e->to) &&
	    has_post(w, viewer, k->la, e->body, "senco"))
		return true;
	return false;
}

static bool
is_manager(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, BODIES, t)
	if (t->la == k->la && t->id == k->team && t->parent != 0 &&
	    has_post(w, viewer, k->la, t->parent, "manager"))
		return true;
	return false;
}

/* Some role at the body. */
static bool
works_at(const struct world *w, int64_t viewer, int64_t la, int64_t body)
{
	EACH(w, POSTS, p)
	if (p->person == viewer && p->la == la && p->body == body && running(w, p->from, p->to))
		return true;
	return false;
}

static bool
is_lead(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, ADVICE_REQUESTS, q)
	if (q->la == k->la && q->case_id == k->id && running(w, (struct date){ 0 }, q->to) &&
	    (has_post(w, viewer, k->la, q->body, "lead") ||
		has_post(w, viewer, k->la, q->body, "senco") ||
		has_post(w, viewer, k->la, q->body, "head")))
		return true;
	return false;
}

static bool
is_adviser(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, ADVICE_REQUESTS, q)
	if (q->la == k->la && q->case_id == k->id && q->person == viewer &&
	    running(w, (struct date){ 0 }, q->to))
		return true;
	return false;
}

static bool
is_consulted(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, CONSULTATIONS, n)
	if (n->la == k->la && n->case_id == k->id && running(w, (struct date){ 0 }, n->to) &&
	    (has_post(w, viewer, k->la, n->body, "senco") ||
		has_post(w, viewer, k->la, n->body, "head")))
		return true;
	return false;
}

static bool
broke_glass(const struct world *w, int64_t viewer, const struct row *k)
{
	EACH(w, BREAK_GLASS, g)
	if (g->la == k->la && g->case_id == k->id && g->person == viewer && g->flag)
		return has_post(w, viewer, k->la, 0, "officer") ||
		       has_post(w, viewer, k->la, 0, "manager");
	return false;
}

uint64_t
model_relations(const struct world *w, int64_t viewer, const struct row *k)
{
	uint64_t r = 0;

	if (viewer == 0)
		return 0;
	if (is_parent(w, viewer, k))
		r |= RELATION_PARENT;
	if (k->child == viewer && over_school_age(w, k))
		r |= RELATION_YOUNG_PERSON;
	if (is_supporter(w, viewer, k))
		r |= RELATION_SUPPORTER;
	if (is_family(w, viewer, k))
		return r;
	if (is_senco(w, viewer, k))
		r |= RELATION_SENCO;
	if (has_post(w, viewer, k->la, k->team, "officer"))
		r |= RELATION_OFFICER;
	if (is_manager(w, viewer, k))
		r |= RELATION_MANAGER;
	if (broke_glass(w, viewer, k))
		r |= RELATION_BREAK_GLASS;
	if (is_lead(w, viewer, k))
		r |= RELATION_LEAD;
	if (is_adviser(w, viewer, k))
		r |= RELATION_ADVISER;
	if (is_consulted(w, viewer, k))
		r |= RELATION_CONSULTED;
	return r;
}

enum {
	FOLLOWS = RELATION_PARENT | RELATION_YOUNG_PERSON | RELATION_SUPPORTER | RELATION_SENCO |
		  RELATION_OFFICER | RELATION_MANAGER | RELATION_BREAK_GLASS | RELATION_LEAD |
		  RELATION_ADVISER | RELATION_CONSULTED,
	FAMILY = RELATION_PARENT | RELATION_YOUNG_PERSON | RELATION_SUPPORTER,
	READS = RELATION_OFFICER | RELATION_MANAGER | RELATION_BREAK_GLASS,
	TEAM = RELATION_OFFICER | RELATION_MANAGER,
	ADVISES = RELATION_LEAD | RELATION_ADVISER,
	READS_PLAN = READS | FAMILY | RELATION_SENCO | RELATION_CONSULTED,
};

/* In one of these relations to a case of the child, or to the case of that id (child 0). */
static bool
stands(const struct world *w, int64_t viewer, int64_t la, int64_t child, int64_t id, uint64_t in)
{
	EACH(w, CASES, k)
	if (k->la == la && (child != 0 ? k->child == child : k->id == id) &&
	    (model_relations(w, viewer, k) & in) != 0)
		return true;
	return false;
}

/* The same to a case of any child of that parent or carer, or of a young person who lets them in.
 */
static bool
stands_to_family(const struct world *w, int64_t viewer, int64_t la, int64_t person, uint64_t in)
{
	for (const struct row *r = w->rows.a; r < w->rows.a + w->rows.n; r++)
		if ((r->table == PARENTHOODS || r->table == SHARES) && r->la == la &&
		    r->person == person && stands(w, viewer, la, r->child, 0, in))
			return true;
	return false;
}

static bool
is_staff(const struct world *w, int64_t viewer, int64_t la)
{
	return has_post(w, viewer, la, 0, "officer") || has_post(w, viewer, la, 0, "manager") ||
	       has_post(w, viewer, la, 0, "privacy") || has_post(w, viewer, la, 0, "admin");
}

static bool
ever_had_post(const struct world *w, int64_t person, int64_t la)
{
	EACH(w, POSTS, p)
	if (p->person == person && p->la == la)
		return true;
	return false;
}

static bool
reviews(const struct world *w, int64_t viewer, int64_t la)
{
	return has_post(w, viewer, la, 0, "privacy");
}

static bool
sees_person(const struct world *w, int64_t viewer, const struct row *r)
{
	return r->id == viewer || stands(w, viewer, r->la, r->id, 0, FOLLOWS) ||
	       stands_to_family(w, viewer, r->la, r->id, READS) ||
	       (is_staff(w, viewer, r->la) && ever_had_post(w, r->id, r->la));
}

static bool
is_young_person_of(const struct world *w, int64_t viewer, const struct row *r)
{
	EACH(w, CASES, k)
	if (k->la == r->la && k->id == r->case_id && k->child == viewer)
		return stands(w, viewer, r->la, 0, r->case_id, FAMILY);
	return false;
}

static bool
is_recipient(const struct world *w, int64_t viewer, const struct row *notice)
{
	EACH(w, NOTICE_RECIPIENTS, r)
	if (r->la == notice->la && r->notice == notice->id && r->person == viewer)
		return true;
	return false;
}

/* Of its own papers somebody who only follows a case sees those they made. */
static bool
sees_paper(const struct world *w, int64_t viewer, const struct row *r)
{
	return stands(w, viewer, r->la, 0, r->case_id, READS) ||
	       (r->person == viewer && stands(w, viewer, r->la, 0, r->case_id, FOLLOWS));
}

/* Whoever is asked for advice gets what the family sent (reg 6(3)). */
static bool
sees_evidence(const struct world *w, int64_t viewer, const struct row *r)
{
	if (!stands(w, viewer, r->la, 0, r->case_id, ADVISES))
		return false;
	EACH(w, CASES, k)
	if (k->la == r->la && k->id == r->case_id &&
	    (k->child == r->person || is_family(w, r->person, k)))
		return true;
	return false;
}

static bool
sees_notice(const struct world *w, int64_t viewer, const struct row *r)
{
	if (stands(w, viewer, r->la, 0, r->case_id, READS))
		return true;
	return r->flag && stands(w, viewer, r->la, 0, r->case_id, FAMILY | TEAM) &&
	       (is_recipient(w, viewer, r) || is_young_person_of(w, viewer, r));
}

/* One's own; of staff those without an address, the team those with one, and a protected one the
 * case's own officer and the manager. */
static bool
sees_letter(const struct world *w, int64_t viewer, const struct row *r)
{
	uint64_t in = r->flag ? (r->other ? RELATION_MANAGER : TEAM) : READS;

	if (r->person == viewer && stands(w, viewer, r->la, 0, r->case_id, FAMILY | TEAM))
		return true;
	if (stands(w, viewer, r->la, 0, r->case_id, in))
		return true;
	EACH(w, CASES, k)
	if (k->la == r->la && k->id == r->case_id && k->officer == viewer)
		return stands(w, viewer, r->la, 0, r->case_id, TEAM);
	return false;
}

static bool
sees_recipient(const struct world *w, int64_t viewer, const struct row *r)
{
	return stands(w, viewer, r->la, 0, r->case_id, READS) ||
	       (r->flag && r->person == viewer &&
		   stands(w, viewer, r->la, 0, r->case_id, FAMILY | TEAM));
}

/* Given: whoever may read the case or the plan.  Begun: whoever writes it, and the body's lead. */
static bool
sees_advice(const struct world *w, int64_t viewer, const struct row *r)
{
	if (r->flag && stands(w, viewer, r->la, 0, r->case_id, READS_PLAN))
		return true;
	if (r->person == viewer && stands(w, viewer, r->la, 0, r->case_id, ADVISES))
		return true;
	return works_at(w, viewer, r->la, r->body) &&
	       stands(w, viewer, r->la, 0, r->case_id, RELATION_LEAD);
}

static bool
sees_consultation(const struct world *w, int64_t viewer, const struct row *r)
{
	return stands(w, viewer, r->la, 0, r->case_id, READS | FAMILY) ||
	       (works_at(w, viewer, r->la, r->body) &&
		   stands(w, viewer, r->la, 0, r->case_id, RELATION_CONSULTED));
}

bool
model_sees(const struct world *w, int64_t viewer, const struct row *r)
{
	if (viewer == 0)
		return false;
	switch (r->table) {
	case PERSONS:
		return sees_person(w, viewer, r);
	case CONTACTS:
		return r->person == viewer || stands(w, viewer, r->la, r->person, 0, TEAM) ||
		       stands_to_family(w, viewer, r->la, r->person, TEAM);
	case PARENTHOODS:
		return stands(w, viewer, r->la, r->child, 0, READS) ||
		       (r->person == viewer && stands(w, viewer, r->la, r->child, 0, FOLLOWS));
	case ENROLMENTS:
	case READ_LOG:
		return stands(w, viewer, r->la, r->child, 0, FOLLOWS) ||
		       (r->table == READ_LOG && reviews(w, viewer, r->la));
	case SHARES:
		return r->child == viewer || r->person == viewer ||
		       stands(w, viewer, r->la, r->child, 0, READS);
	case CASES:
		return model_relations(w, viewer, r) != 0;
	case CASE_EVENTS:
		return stands(w, viewer, r->la, 0, r->case_id, FOLLOWS);
	case REQUESTS:
		return sees_paper(w, viewer, r) || stands(w, viewer, r->la, 0, r->case_id, ADVISES);
	case CONSENTS:
		return sees_paper(w, viewer, r);
	case DOCUMENTS:
		return sees_paper(w, viewer, r) || sees_evidence(w, viewer, r);
	case DECISIONS:
		return stands(w, viewer, r->la, 0, r->case_id, READS);
	case NOTICES:
	case NOTICE_PARTS:
		return sees_notice(w, viewer, r);
	case NOTICE_RECIPIENTS:
		return sees_recipient(w, viewer, r);
	case NOTICE_LETTERS:
		return sees_letter(w, viewer, r);
	case BREAK_GLASS:
		return r->person == viewer || reviews(w, viewer, r->la) ||
		       stands(w, viewer, r->la, 0, r->case_id, RELATION_MANAGER);
	case ADVICE_REQUESTS:
	case CHASES:
		return stands(w, viewer, r->la, 0, r->case_id, FOLLOWS);
	case ADVICE:
	case ADVICE_ROWS:
		return sees_advice(w, viewer, r);
	case PLANS:
	case PLAN_ROWS:
		return stands(w, viewer, r->la, 0, r->case_id, READS);
	case PLAN_VERSIONS:
		return stands(w, viewer, r->la, 0, r->case_id, READS_PLAN);
	case LINE_COMMENTS:
	case MESSAGES:
		return stands(w, viewer, r->la, 0, r->case_id, READS | FAMILY);
	case CONSULTATIONS:
		return sees_consultation(w, viewer, r);
	case FAMILY_CHANGES:
		return stands(w, viewer, r->la, r->child, 0, TEAM);
	case BODIES:
	case POSTS:
	case TABLE__MAX:
		break;
	}
	return true; /* not personal */
}

/* The one officer who has a case of the child, and still is of its team. */
static bool
has_case_of(const struct world *w, int64_t viewer, int64_t la, int64_t child)
{
	EACH(w, CASES, k)
	if (k->la == la && k->child == child && k->officer == viewer &&
	    (model_relations(w, viewer, k) & TEAM) != 0)
		return true;
	return false;
}

static bool
sees_protected(const struct world *w, int64_t viewer, const struct row *r)
{
	if (has_case_of(w, viewer, r->la, r->person) ||
	    stands(w, viewer, r->la, r->person, 0, RELATION_MANAGER) ||
	    stands_to_family(w, viewer, r->la, r->person, RELATION_MANAGER))
		return true;
	for (const struct row *p = w->rows.a; p < w->rows.a + w->rows.n; p++)
		if ((p->table == PARENTHOODS || p->table == SHARES) && p->la == r->la &&
		    p->person == r->person && has_case_of(w, viewer, p->la, p->child))
			return true;
	return false;
}

bool
model_sees_hidden(const struct world *w, int64_t viewer, const struct row *r)
{
	if (r->table == CONTACTS)
		return !r->flag || r->person == viewer || sees_protected(w, viewer, r);
	if (r->table == PERSONS)
		return r->id == viewer || stands(w, viewer, r->la, r->id, 0, FOLLOWS);
	return true;
}
