/* Promises: made by an officer with a day, seen by the family, on the officer's day until done. */
#include "areas/messages/messages.h"
#include "areas/messages/messages.html.h"
#include "areas/messages/messages.sql.h"
#include "areas/messages/messages_pages.h"
#include "base/rng.h"
#include "text/text.h"

struct promise {
	const char *text;
	struct date due_on;
};

static const struct field fields[] = {
	{ "text", FIELD_TEXT, offsetof(struct promise, text), N_("What do you promise?"),
	    N_("As the family will read it, for example: I will ring you"),
	    .required = N_("Enter what you promise"), .max_length = 300 },
	{ "due_on", FIELD_DATE, offsetof(struct promise, due_on), N_("By which day?"),
	    .noun = N_("The day"), .required = N_("Enter the day"),
	    .dates = DATES_TODAY_OR_FUTURE },
	{ 0 },
};

const struct form promise_form = { "promise", fields, sizeof(struct promise), NULL };

static void
show(struct rq *rq, bool staff)
{
	const struct case_on_page *k = rq->kase;
	const char *home =
	    arena_printf(rq->arena, "/%s/%s", staff ? "cases" : "track", k->public_id);
	struct promises_of_rows rows = promises_of(rq->tx, k->la, k->id);
	struct view_promises v = { .reference = k->reference,
		.child = message_child(rq),
		.path = arena_printf(rq->arena, "%s/promises", home),
		.back = staff ? home : arena_printf(rq->arena, "%s/messages", home),
		.form = rq->form };
	struct out *o = rq_page(rq);

	v.rows.n = rows.n;
	v.rows.a = anew_n(rq->arena, struct view_promise, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct promises_of_row *r = &rows.a[i];
		bool open = !date_is_set(r->kept_on);

		v.rows.a[i] = (struct view_promise){ .text = r->text,
			.who = arena_printf(rq->arena, "%s %s", r->given, r->family),
			.keep = staff && open
				    ? arena_printf(rq->arena, "%s/%s/keep", v.path, r->public_id)
				    : NULL,
			.made_on = r->made_on,
			.due_on = r->due_on,
			.kept_on = r->kept_on,
			.late = open && date_compare(r->due_on, rq->now.today) < 0 };
	}
	promises_page(o, &v);
	rq_send(rq, o);
}

void
promises_show(struct rq *rq)
{
	show(rq, true);
}

void
promises_family_show(struct rq *rq)
{
	show(rq, false);
}

void
promises_save(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;
	const struct promise *p = rq->values;
	int64_t id = rng_row_id();

	promise_insert(rq->tx, k->la, id, rng_public_id(rq->arena), k->id, p->text, rq->now.today,
	    p->due_on, rq->viewer->person);
	rq_say_case(rq, "promise_make", "promise", id);
	message_tell_family(rq, MAIL_EVENT_PROMISE, "promises");
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s/promises", k->public_id), "promised");
}

void
promise_kept(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;
	const char *path = arena_printf(rq->arena, "/cases/%s/promises", k->public_id);

	if (promise_keep(rq->tx, k->la, k->id, rq_arg(rq, "promise"), rq->now.today) == 1)
		rq_say_case(rq, "promise_keep", "case", k->id);
	rq_redirect(rq, path, "saved");
}
