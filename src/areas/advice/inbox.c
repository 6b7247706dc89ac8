/* Inbox: what is asked of a person or of the service they lead, and who is to give it. */
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "areas/advice/inbox.html.h"
#include "areas/people/people.h"
#include "app/app.h"
#include "auth/account.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

enum { MONTHS_OF_FIGURES = 12 };

enum group { GROUP_LATE, GROUP_NOBODY, GROUP_WAITING, GROUP_DONE, GROUP__MAX };

static const char *const group_titles[] = {
	[GROUP_LATE] = N_("Late"),
	[GROUP_NOBODY] = N_("Nobody has it yet"),
	[GROUP_WAITING] = N_("Waiting"),
	[GROUP_DONE] = N_("Given in the last 30 days"),
};

static enum group
group_of(const struct advice_inbox_row *r, struct date today)
{
	if (!str_eq(r->status, "asked"))
		return GROUP_DONE;
	if (r->given == NULL)
		return GROUP_NOBODY;
	return date_compare(r->due_on, today) < 0 ? GROUP_LATE : GROUP_WAITING;
}

static const char *
state_of(const struct advice_inbox_row *r)
{
	if (str_eq(r->status, "reused"))
		return N_("Earlier advice is used again");
	if (str_eq(r->status, "given"))
		return N_("Given");
	if (r->reuse)
		return N_("Asked whether earlier advice is enough");
	return r->begun ? N_("Begun") : N_("Not begun");
}

static const char *
title_of(struct rq *rq, const char *key)
{
	const struct policy_advice *a = policy_advice_find(rq->app->pack, *key);

	return a == NULL ? key : text_tr(rq->language, a->title);
}

static struct view_inbox_row
row_of(struct rq *rq, const struct advice_inbox_row *r)
{
	return (struct view_inbox_row){
		.path = advice_path(rq, r->public_id, ""),
		.allocate = r->leads && str_eq(r->status, "asked")
				? advice_path(rq, r->public_id, "/allocate")
				: NULL,
		.child = advice_name(rq, r->child_given, r->child_family),
		.reference = r->reference,
		.title = title_of(rq, r->advice_key),
		.body = r->body_name,
		.adviser = advice_name(rq, r->given, r->family),
		.state = text_tr(rq->language, state_of(r)),
		.asked_on = r->asked_on,
		.due_on = r->due_on,
		.days = date_days_between(rq->now.today, r->due_on),
		.late = str_eq(r->status, "asked") && date_compare(r->due_on, rq->now.today) < 0,
		.mine = r->mine,
		.done = !str_eq(r->status, "asked"),
	};
}

static bool
is_led(const struct viewer_post *p)
{
	return p->role == POST_LEAD || p->role == POST_SENCO || p->role == POST_HEAD;
}

/* Figures of each body that the viewer leads, of a year. */
static void
add_services(struct rq *rq, struct view_inbox *v)
{
	VEC(struct view_service) all = { 0 };
	int64_t last = 0;

	v->since = date_add_months(rq->now.today, -MONTHS_OF_FIGURES);
	for (size_t i = 0; i < rq->viewer->n_posts; i++) {
		const struct viewer_post *p = &rq->viewer->posts[i];
		const struct advice_figures_row *f;

		if (!is_led(p) || p->body == last)
			continue;
		f = advice_figures(rq->tx, p->la, p->body, v->since);
		last = p->body;
		vec_push(rq->arena, &all,
		    (struct view_service){
			p->body_name, f->asked, f->given, f->in_time, f->waiting, f->late });
	}
	v->services.a = all.a;
	v->services.n = all.n;
}

void
inbox_show(struct rq *rq)
{
	struct advice_inbox_rows rows = advice_inbox(rq->tx);
	VEC(struct view_inbox_row) groups[GROUP__MAX] = { 0 };
	VEC(struct view_inbox_group) shown = { 0 };
	struct view_inbox v = { 0 };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++)
		vec_push(rq->arena, &groups[group_of(&rows.a[i], rq->now.today)],
		    row_of(rq, &rows.a[i]));
	for (int g = 0; g < GROUP__MAX; g++)
		if (groups[g].n > 0)
			vec_push(rq->arena, &shown,
			    (struct view_inbox_group){ text_tr(rq->language, group_titles[g]),
				{ groups[g].a, groups[g].n } });
	v.groups.a = shown.a;
	v.groups.n = shown.n;
	add_services(rq, &v);
	advice_inbox_page(o, &v);
	rq_send(rq, o);
}

/* ---- giving it to somebody ---- */

static const char other[] = "other";

static const struct field fields[] = {
	{ "who", FIELD_PICK, offsetof(struct allocate_answers, who),
	    N_("Who will give this advice?"), .required = N_("Select who will give this advice") },
	{ "given", FIELD_TEXT, offsetof(struct allocate_answers, given), N_("First name"),
	    .required = N_("Enter the first name"), .max_length = 100, .only_if = "who" },
	{ "family", FIELD_TEXT, offsetof(struct allocate_answers, family), N_("Last name"),
	    .required = N_("Enter the last name"), .max_length = 100, .only_if = "who" },
	{ "email", FIELD_EMAIL, offsetof(struct allocate_answers, email), N_("Work email address"),
	    .required = N_("Enter the email address"), .only_if = "who" },
	{ "version", FIELD_VERSION, offsetof(struct allocate_answers, version), NULL },
	{ 0 },
};

/* The request that the page is about, when the viewer leads at its body. */
static const struct advice_request_find_row *
led(struct rq *rq)
{
	const struct advice_request_find_row *q =
	    advice_request_find(rq->tx, rq_arg(rq, "request"));

	return q != NULL && q->leads && str_eq(q->status, "asked") && !str_eq(q->advice_key, "a")
		   ? q
		   : NULL;
}

const struct form *
allocate_form(struct rq *rq)
{
	const struct advice_request_find_row *q = led(rq);
	struct form *form = anew(rq->arena, struct form);
	struct field *copy = anew_n(rq->arena, struct field, sizeof fields / sizeof fields[0]);
	struct advice_colleagues_rows people;
	VEC(struct choice) who = { 0 };

	if (q == NULL)
		return NULL;
	people = advice_colleagues(rq->tx, q->la, q->body);
	for (size_t i = 0; i < people.n; i++)
		vec_push(rq->arena, &who,
		    (struct choice){ people.a[i].public_id,
			advice_name(rq, people.a[i].given, people.a[i].family), (int)i + 1 });
	vec_push(rq->arena, &who,
	    (struct choice){ other, N_("Somebody else"), (int)who.n + 1, .divider = N_("or") });
	vec_push(rq->arena, &who, (struct choice){ 0 });
	memcpy(copy, fields, sizeof fields);
	copy[0].choices = who.a;
	for (size_t i = 1; i <= 3; i++)
		copy[i].only_if_number = (int)who.n - 1;
	*form = (struct form){ "allocate", copy, sizeof(struct allocate_answers), NULL };
	return form;
}

void
allocate_show(struct rq *rq)
{
	const struct advice_request_find_row *q = led(rq);
	struct view_allocate v = { .form = rq->form };
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct allocate_answers){ .version = q->version });
	v.request = advice_view_request(rq, q);
	advice_allocate_page(o, &v);
	rq_send(rq, o);
}

static int64_t
colleague(struct rq *rq, const struct advice_request_find_row *q, const char *public_id)
{
	struct advice_colleagues_rows people = advice_colleagues(rq->tx, q->la, q->body);

	for (size_t i = 0; i < people.n; i++)
		if (str_eq(people.a[i].public_id, public_id))
			return people.a[i].id;
	return 0;
}

int64_t
advice_person(
    struct rq *rq, const char *field, const char *given, const char *family, const char *email)
{
	const struct account *acc = people_account(rq->tx, rq->kase->la, given, family, email);

	if (acc == NULL) {
		form_error(rq->form, field,
		    N_("This address belongs to an account that is switched off, or of another "
		       "authority. Enter another address"));
		return 0;
	}
	if (advice_is_family(rq->tx, rq->kase->la, rq->kase->child, acc->person)->n > 0 ||
	    acc->person == rq->kase->child) {
		form_error(rq->form, field,
		    N_("This is the address of the child’s family. Ask them for their views "
		       "instead"));
		return 0;
	}
	return acc->person;
}

static void
give_to(struct rq *rq, const struct advice_request_find_row *q, int64_t version, int64_t person)
{
	if (advice_request_give_to(rq->tx, q->la, q->id, version, person) != 1) {
		form_error(rq->form, "who",
		    N_("Somebody else changed this request since you opened it. Look at it again, "
		       "then choose"));
		return;
	}
	if (person != rq->viewer->person)
		advice_tell_asked(rq, q->public_id, person, q->body, q->due_on);
	rq_say_case(rq, "advice_allocate", "advice_request", q->id);
	rq_redirect(rq, "/advice", "saved");
}

void
allocate_save(struct rq *rq)
{
	const struct allocate_answers *v = rq->values;
	const struct advice_request_find_row *q = led(rq);
	int64_t person = str_eq(v->who, other)
			     ? advice_person(rq, "email", v->given, v->family, v->email)
			     : colleague(rq, q, v->who);

	if (person != 0)
		give_to(rq, q, v->version, person);
}

void
take_save(struct rq *rq)
{
	const struct advice_request_find_row *q = led(rq);

	if (q == NULL ||
	    advice_request_give_to(rq->tx, q->la, q->id, q->version, rq->viewer->person) != 1) {
		rq_not_found(rq);
		return;
	}
	rq_say_case(rq, "advice_allocate", "advice_request", q->id);
	rq_redirect(rq, advice_path(rq, q->public_id, ""), "saved");
}
