/* Chase: reminders to whoever was asked and has not answered, many at once, noted on each case. */
#include "app/app.h"
#include "areas/cases/asks.h"
#include "areas/cases/cases.h"
#include "areas/cases/day.html.h"
#include "areas/cases/day.sql.h"
#include "areas/cases/day_pages.h"
#include "areas/messages/messages.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

enum { MOST_ASKS = 1000, PAGE_ASKS = 100 };

struct chasing {
	struct rq *rq;
	size_t sent, skipped;
	/* Who has been told in this request: one message each, however much is open. */
	struct {
		struct told {
			int64_t la, body, person;
		} * a;
		size_t n, cap;
	} told;
};

/* One reminder a person or body: what is open they see when they sign in. */
static void
tell(struct chasing *c, int64_t la, int64_t body, int64_t adviser)
{
	const struct mail mail = { .template = MAIL_REMINDER, .path = "/sign-in" };

	for (size_t i = 0; i < c->told.n; i++)
		if (c->told.a[i].la == la && c->told.a[i].body == body &&
		    c->told.a[i].person == adviser)
			return;
	vec_push(c->rq->arena, &c->told, (struct told){ la, body, adviser });
	if (adviser == 0 || !messages_tell_person(c->rq, la, adviser, &mail))
		messages_tell_body(c->rq, la, body, &mail);
}

static void
chase(struct chasing *c, const struct ask *a)
{
	struct rq *rq = c->rq;

	if (!cases_may_chase(rq, a->asked_on, a->chased_on)) {
		c->skipped++;
		return;
	}
	chase_insert(rq->tx, a->la, rng_row_id(), a->case_id, a->advice_request, a->consultation,
	    a->body, rq->viewer->person, rq->now.today, false, NULL, (struct date){ 0 });
	rq_say(rq,
	    (struct audit_entry){
		.la = a->la, .action = "chase", .object_kind = "case", .object_id = a->case_id });
	tell(c, a->la, a->body, a->adviser);
	c->sent++;
}

static const char *
flash_of(const struct chasing *c)
{
	if (c->sent == 0)
		return c->skipped > 0 ? "chased_before" : "chased_none";
	return c->skipped > 0 ? "chased_some" : "chased";
}

/* What the form ticked: bodies as a whole, by their row ids, and single asks. */
struct ticks {
	VEC(struct body_found_row) bodies;
	VEC(const char *) asks;
};

static struct ticks
read_ticks(struct rq *rq)
{
	struct ticks t = { 0 };

	for (size_t i = 0; i < rq->http->n_form; i++) {
		const struct http_param *p = &rq->http->form[i];
		const struct body_found_row *b =
		    str_eq(p->name, "body") ? body_found(rq->tx, p->value) : NULL;

		if (b != NULL)
			vec_push(rq->arena, &t.bodies, *b);
		if (str_eq(p->name, "ask"))
			vec_push(rq->arena, &t.asks, p->value);
	}
	return t;
}

static bool
is_ticked(const struct ticks *t, const struct asks_of_row *r)
{
	for (size_t i = 0; i < t->bodies.n; i++)
		if (t->bodies.a[i].la == r->la && t->bodies.a[i].id == r->body)
			return true;
	for (size_t i = 0; i < t->asks.n; i++)
		if (str_eq(t->asks.a[i], r->ask))
			return true;
	return false;
}

/* Each case is read through the viewer's visible rows, and only then chased. */
void
chase_many(struct rq *rq)
{
	struct chasing c = { .rq = rq };
	struct ticks ticks = read_ticks(rq);
	int64_t scope = day_scope(rq);
	struct asks_of_rows rows = asks_of(rq->tx, scope, 0, 0, MOST_ASKS);

	for (size_t i = 0; i < rows.n; i++) {
		const struct asks_of_row *r = &rows.a[i];

		if (is_ticked(&ticks, r) && day_case(rq->tx, r->la, r->id) != NULL)
			chase(&c, &(struct ask){ r->la, r->id, r->advice_request, r->consultation,
				      r->body, r->adviser, r->asked_on, r->chased_on });
	}
	rq_redirect(rq, scope == 0 ? "/my-day?whose=teams" : "/my-day", flash_of(&c));
}

void
chase_one(struct rq *rq)
{
	struct chasing c = { .rq = rq };
	const struct asks_on_row *r = ask_on_page(rq, rq_arg(rq, "ask"));

	if (r == NULL || date_is_set(r->ended_on)) {
		rq_not_found(rq);
		return;
	}
	chase(&c, &(struct ask){ rq->kase->la, rq->kase->id, r->advice_request, r->consultation,
		      r->body, r->adviser, r->asked_on, r->chased_on });
	rq_redirect(
	    rq, arena_printf(rq->arena, "/cases/%s/waiting", rq->kase->public_id), flash_of(&c));
}

/* What is open at one body, with a tick box each. */
void
chase_body_show(struct rq *rq)
{
	int64_t scope = day_scope(rq);
	const struct body_found_row *b = body_found(rq->tx, rq_arg(rq, "body"));
	struct asks_of_rows rows;
	struct view_asks v = { .back = scope == 0 ? "/my-day?whose=teams" : "/my-day",
		.whose = scope == 0 ? "teams" : "" };
	struct out *o;

	if (b == NULL) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	v.title = b->name;
	rows = asks_of(rq->tx, scope, b->id, 0, PAGE_ASKS);
	for (size_t i = 0; i < rows.n; i++) {
		const struct asks_of_row *r = &rows.a[i];
		const struct day_case_row *k =
		    r->la == b->la ? day_case(rq->tx, r->la, r->id) : NULL;

		if (k == NULL)
			continue;
		vec_push(rq->arena, &v.rows,
		    (struct view_ask){ .public_id = r->ask,
			.what = ask_what(rq, r->advice),
			.path = arena_printf(rq->arena, "/cases/%s/waiting", k->public_id),
			.child = arena_printf(rq->arena, "%s %s", k->given, k->family),
			.reference = k->reference,
			.asked_on = r->asked_on,
			.due_on = r->due_on,
			.chased_on = r->chased_on,
			.late = date_compare(r->due_on, rq->now.today) < 0 });
	}
	chase_body_page(o, &v);
	rq_send(rq, o);
}
