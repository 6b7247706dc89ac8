/* Messages: the threads of a case, as the family and as the officer read and write them. */
#include "areas/messages/messages.h"
#include "app/app.h"
#include "areas/messages/messages.html.h"
#include "areas/messages/messages.sql.h"
#include "areas/messages/messages_pages.h"
#include "areas/messages/rules.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "policy/calendar.h"
#include "text/text.h"

struct new_message {
	const char *topic, *text;
};

enum { BUTTON_SEND = 1, BUTTON_NONE };

struct answer_to {
	const char *text;
	int button;
};

static const struct field new_fields[] = {
	{ "topic", FIELD_TEXT, offsetof(struct new_message, topic), N_("What is it about?"),
	    .required = N_("Enter what it is about"), .max_length = 80 },
	{ "text", FIELD_TEXTAREA, offsetof(struct new_message, text), N_("Your message"),
	    .required = N_("Enter your message"), .max_length = 5000 },
	{ 0 },
};

static const struct choice buttons[] = {
	{ "send", "", BUTTON_SEND },
	{ "none", "", BUTTON_NONE },
	{ 0 },
};

/* An answer must have words, unless the officer says that none is needed. */
static void
check_answer(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct answer_to *a = values;

	(void)in;
	if (a->button != BUTTON_NONE && str_blank(a->text))
		form_error(state, "text", N_("Enter your message"));
}

static const struct field answer_fields[] = {
	{ "text", FIELD_TEXTAREA, offsetof(struct answer_to, text), N_("Your message"),
	    .max_length = 5000 },
	{ "button", FIELD_BUTTON, offsetof(struct answer_to, button), NULL, .choices = buttons },
	{ 0 },
};

static const struct form new_form = { "message", new_fields, sizeof(struct new_message), NULL };
static const struct form answer_form = { "answer", answer_fields, sizeof(struct answer_to),
	check_answer };

/* Either side's page: "/track/…" is the family's. */
static bool
is_staff(const struct rq *rq)
{
	return str_starts(rq->route->path, "/cases/");
}

static const char *
page_path(struct rq *rq)
{
	return arena_printf(
	    rq->arena, "/%s/%s/messages", is_staff(rq) ? "cases" : "track", rq->kase->public_id);
}

const char *
message_child(struct rq *rq)
{
	const struct message_facts_row *f = message_facts(rq->tx, rq->kase->la, rq->kase->id);

	return arena_printf(rq->arena, "%s %s", f->given, f->family);
}

/* ---- showing ---- */

static void
add_message(struct rq *rq, struct view_thread *t, const struct messages_of_row *r)
{
	bool waits = date_is_set(r->reply_by) && !date_is_set(r->answered_on);
	struct view_message m = {
		.who = arena_printf(rq->arena, "%s %s", r->given, r->family),
		.text = r->text,
		.at = r->at_time,
		.reply_by = waits ? r->reply_by : (struct date){ 0 },
		.own = r->from_family != is_staff(rq),
		.late = waits &&
			reply_kind(r->reply_by, r->answered_on, rq->now.today) == REPLY_OVERDUE,
	};

	t->late |= m.late;
	if (waits && !date_is_set(t->reply_by))
		t->reply_by = r->reply_by;
	vec_push(rq->arena, &t->messages, m);
}

/* The threads of the case, or the one that began with only; the one that waits longest first. */
static void
add_threads(struct rq *rq, struct view_messages *v, int64_t only)
{
	struct messages_of_rows rows = messages_of(rq->tx, rq->kase->la, rq->kase->id);

	for (size_t i = 0; i < rows.n; i++) {
		const struct messages_of_row *root = &rows.a[i];
		struct view_thread t = { .topic = root->topic,
			.path = arena_printf(rq->arena, "%s/%s", page_path(rq), root->public_id) };

		if (root->answers != 0 || (only != 0 && root->id != only))
			continue;
		for (size_t j = i; j < rows.n; j++)
			if (rows.a[j].id == root->id || rows.a[j].answers == root->id)
				add_message(rq, &t, &rows.a[j]);
		vec_push(rq->arena, &v->threads, t);
	}
}

static const char *
contact_of(struct rq *rq, const struct message_facts_row *f)
{
	const char *name = f->officer == 0 ? f->team_name
					   : arena_printf(rq->arena, "%s %s, %s", f->officer_given,
						 f->officer_family, f->team_name);

	return f->phone == NULL ? name : arena_printf(rq->arena, "%s, %s", name, f->phone);
}

static struct view_messages
view(struct rq *rq)
{
	const struct message_facts_row *f = message_facts(rq->tx, rq->kase->la, rq->kase->id);
	const char *home = arena_printf(
	    rq->arena, "/%s/%s", is_staff(rq) ? "cases" : "track", rq->kase->public_id);

	return (struct view_messages){ .reference = rq->kase->reference,
		.child = arena_printf(rq->arena, "%s %s", f->given, f->family),
		.path = page_path(rq),
		.back = home,
		.contact = contact_of(rq, f),
		.promises = arena_printf(rq->arena, "%s/promises", home),
		.days = text_trn(rq->arena, rq->language, N_("{n} working day"),
		    N_("{n} working days"), rq_pack(rq)->reply_working_days),
		.staff = is_staff(rq),
		.form = rq->form };
}

static void
list_show(struct rq *rq)
{
	struct view_messages v = view(rq);
	struct out *o = rq_page(rq);

	add_threads(rq, &v, 0);
	messages_page(o, &v);
	rq_send(rq, o);
}

static const struct message_root_row *
root_of(struct rq *rq)
{
	return message_root(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "message"));
}

static void
thread_show(struct rq *rq)
{
	const struct message_root_row *root = root_of(rq);
	struct view_messages v;
	struct out *o;

	if (root == NULL) {
		rq_not_found(rq);
		return;
	}
	v = view(rq);
	v.back = v.path;
	add_threads(rq, &v, root->id);
	o = rq_page(rq);
	message_thread_page(o, &v);
	rq_send(rq, o);
}

/* ---- writing ---- */

/* The officer, or the team while nobody has taken the case. */
static void
tell_council(struct rq *rq, const char *path)
{
	const struct case_on_page *k = rq->kase;
	struct mail mail = { .template = MAIL_EVENT,
		.event = MAIL_EVENT_MESSAGE,
		.reference = k->reference,
		.path = path };

	if (k->officer == 0 || !messages_tell_person(rq, k->la, k->officer, &mail))
		messages_tell_body(rq, k->la, k->team, &mail);
}

void
message_tell_family(struct rq *rq, enum mail_event event, const char *page)
{
	const struct case_on_page *k = rq->kase;

	messages_tell_family(rq, &(struct message_case){ k->la, k->id, k->reference }, event,
	    arena_printf(rq->arena, "/track/%s/%s", k->public_id, page));
}

static void
tell_other_side(struct rq *rq)
{
	if (is_staff(rq))
		message_tell_family(rq, MAIL_EVENT_MESSAGE, "messages");
	else
		tell_council(
		    rq, arena_printf(rq->arena, "/cases/%s/messages", rq->kase->public_id));
}

/* Only what a family writes has a day for its answer. */
static void
write_message(struct rq *rq, const char *topic, int64_t root, const char *text)
{
	const struct case_on_page *k = rq->kase;
	bool from_family = !is_staff(rq);
	int64_t id = rng_row_id();
	struct date reply_by = { 0 };

	if (from_family)
		reply_by = calendar_add_working_days(
		    rq_pack(rq), rq->now.today, rq_pack(rq)->reply_working_days);
	message_insert(rq->tx, k->la, id, rng_public_id(rq->arena), k->id, topic, root, from_family,
	    text, rq->viewer->person, rq->now.instant, reply_by);
	if (!from_family && root != 0)
		messages_answered(rq->tx, k->la, k->id, root, rq->now.today);
	rq_say_case(rq, "message_send", "message", id);
	tell_other_side(rq);
}

static void
list_save(struct rq *rq)
{
	const struct new_message *m = rq->values;

	write_message(rq, m->topic, 0, m->text);
	rq_redirect(rq, page_path(rq), "message_sent");
}

static void
thread_save(struct rq *rq)
{
	const struct message_root_row *root = root_of(rq);
	const struct answer_to *a = rq->values;

	if (root == NULL) {
		rq_not_found(rq);
		return;
	}
	if (a->button == BUTTON_NONE && is_staff(rq)) {
		messages_answered(rq->tx, rq->kase->la, rq->kase->id, root->id, rq->now.today);
		rq_say_case(rq, "message_needs_no_answer", "message", root->id);
		rq_redirect(rq, page_path(rq), "saved");
		return;
	}
	write_message(rq, root->topic, root->id, a->text);
	rq_redirect(rq, page_path(rq), "message_sent");
}

const struct route messages_routes[] = { FORM("/track/:case/messages", CASE_RESPOND, ON_CASE,
					     &new_form, list_show, list_save),
	FORM("/track/:case/messages/:message", CASE_RESPOND, ON_CASE, &answer_form, thread_show,
	    thread_save),
	GET("/track/:case/promises", CASE_RESPOND, ON_CASE, promises_family_show),
	FORM("/cases/:case/messages", CASE_PLAN_WRITE, ON_CASE, &new_form, list_show, list_save),
	FORM("/cases/:case/messages/:message", CASE_PLAN_WRITE, ON_CASE, &answer_form, thread_show,
	    thread_save),
	FORM("/cases/:case/promises", CASE_PLAN_WRITE, ON_CASE, &promise_form, promises_show,
	    promises_save),
	POST("/cases/:case/promises/:promise/keep", CASE_PLAN_WRITE, ON_CASE, promise_kept),
	GET("/reply-times", TEAMS_WORK, ON_NONE, replies_show), ROUTES_END };
