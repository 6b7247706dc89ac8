/*
 * Sharing: a young person lets somebody follow their own case, and takes it
 * back.  Over compulsory school age the case is theirs (Children and Families
 * Act 2014 s.83(2)): nobody of the family follows it by right.
 */
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/people/family.h"
#include "areas/people/invite.h"
#include "areas/people/people.h"
#include "areas/people/sharing.html.h"
#include "areas/people/sharing.sql.h"
#include "areas/people/sharing_view.h"
#include "auth/account.h"
#include "base/str.h"
#include "mail/mail.h"
#include "text/text.h"

struct guest {
	const char *given, *family, *email;
};

static const struct field fields[] = {
	{ "given", FIELD_TEXT, offsetof(struct guest, given), N_("First name"),
	    .required = N_("Enter the first name"), .max_length = 100 },
	{ "family", FIELD_TEXT, offsetof(struct guest, family), N_("Last name"),
	    .required = N_("Enter the last name"), .max_length = 100 },
	{ "email", FIELD_EMAIL, offsetof(struct guest, email), N_("Email address"),
	    .hint = N_("Ask them for it: whoever reads mail there can follow your case."),
	    .required = N_("Enter the email address") },
	{ 0 },
};

const struct form sharing_form = { "sharing", fields, sizeof(struct guest), NULL };

static const char *
path_to(struct rq *rq, const char *rest)
{
	return arena_printf(rq->arena, "/track/%s%s", rq->kase->public_id, rest);
}

static const char *
act_path(struct rq *rq, const char *person, const char *act)
{
	return path_to(rq, arena_printf(rq->arena, "/sharing/%s/%s", person, act));
}

/* ---- the page ---- */

static struct view_shared_list
shared_with(struct rq *rq)
{
	struct sharing_of_rows rows = sharing_of(rq->tx, rq->kase->la, rq->kase->child);
	struct view_shared_list list = { anew_n(rq->arena, struct view_shared, rows.n), rows.n };

	for (size_t i = 0; i < rows.n; i++)
		list.a[i] = (struct view_shared){
			.name = arena_printf(rq->arena, "%s %s", rows.a[i].given, rows.a[i].family),
			.path = str_eq(rows.a[i].basis, "capacity")
				    ? NULL
				    : act_path(rq, rows.a[i].public_id, "stop"),
			.since = rows.a[i].from_on,
		};
	return list;
}

static struct view_shared_list
parents_of(struct rq *rq)
{
	struct sharing_parents_rows rows = sharing_parents(rq->tx, rq->kase->la, rq->kase->child);
	struct view_shared_list list = { anew_n(rq->arena, struct view_shared, rows.n), rows.n };

	for (size_t i = 0; i < rows.n; i++)
		list.a[i] = (struct view_shared){
			.name = arena_printf(rq->arena, "%s %s", rows.a[i].given, rows.a[i].family),
			.path = act_path(rq, rows.a[i].public_id, "let-in"),
		};
	return list;
}

void
sharing_show(struct rq *rq)
{
	struct view_sharing v = { .reference = rq->kase->reference,
		.action = path_to(rq, "/sharing"),
		.back = path_to(rq, ""),
		.in = shared_with(rq),
		.parents = parents_of(rq),
		.form = rq->form };
	struct out *o = rq_page(rq);

	sharing_page(o, &v);
	rq_send(rq, o);
}

/* ---- letting in, and no longer ---- */

/* How they stand towards the young person's own word; a parent's relation is not theirs to change.
 */
static struct family_stand
stand_of(struct rq *rq, int64_t person)
{
	const struct sharing_before_row *b =
	    sharing_before(rq->tx, rq->kase->la, rq->kase->child, person);

	return (struct family_stand){ .is_let_in = b != NULL,
		.acts = b != NULL && str_eq(b->basis, "capacity"),
		.let_out_on = b == NULL ? (struct date){ 0 } : b->ended_on };
}

static void
keep(struct rq *rq, int64_t person, enum family_standing word, const char *flash)
{
	struct family_stand was = stand_of(rq, person);

	family_keep_standing(rq, person, &was, word, &(struct family_answers){ 0 });
	if (word == STANDING_LET_OUT)
		mail_withhold(rq->tx, rq->kase->la, person, rq->kase->reference);
	cases_family_changed(rq, person);
	family_say(rq, "sharing", person, "shares", NULL);
	rq_redirect(rq, path_to(rq, "/sharing"), flash);
}

void
sharing_let_in(struct rq *rq)
{
	struct sharing_parents_rows rows = sharing_parents(rq->tx, rq->kase->la, rq->kase->child);

	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(rows.a[i].public_id, rq_arg(rq, "person"))) {
			keep(rq, rows.a[i].person, STANDING_LET_IN, "let_in");
			family_tell(rq, rows.a[i].person);
			return;
		}
	rq_not_found(rq);
}

void
sharing_stop(struct rq *rq)
{
	struct sharing_of_rows rows = sharing_of(rq->tx, rq->kase->la, rq->kase->child);

	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(rows.a[i].public_id, rq_arg(rq, "person")) &&
		    !str_eq(rows.a[i].basis, "capacity")) {
			keep(rq, rows.a[i].person, STANDING_LET_OUT, "let_out");
			return;
		}
	rq_not_found(rq);
}

/* The account of whoever was named: theirs if the name is the same, else a new one.  NULL: the
 * form says what is wrong, and never why somebody may not be let in. */
static const struct account *
account_of(struct rq *rq, const struct guest *g)
{
	const struct account *acc = account_by_email(rq->tx, g->email);
	const struct family_known_row *known;

	if (acc == NULL)
		return people_account(rq->tx, rq->kase->la, g->given, g->family, g->email);
	known = acc->la == rq->kase->la && acc->active ? family_known(rq->tx, acc->la, acc->person)
						       : NULL;
	if (known == NULL || !family_same_name(rq, known, g->given, g->family)) {
		form_error(rq->form, "email",
		    N_("Somebody else signs in with this address. Check the name and the address"));
		return NULL;
	}
	if (acc->person == rq->viewer->person ||
	    sharing_barred(rq->tx, acc->la, rq->kase->child, acc->person)->n > 0) {
		form_error(rq->form, "email",
		    N_("This person cannot be let in here. Talk to your contact at the council"));
		return NULL;
	}
	return acc;
}

void
sharing_save(struct rq *rq)
{
	const struct guest *g = rq->values;
	bool is_new = account_by_email(rq->tx, str_lower(rq->arena, g->email)) == NULL;
	const struct account *acc = account_of(rq, g);

	if (acc == NULL)
		return;
	if (is_new)
		people_add_contact(rq->tx,
		    &(struct people_contact){
			.la = acc->la, .person = acc->person, .kind = "email", .value = g->email });
	keep(rq, acc->person, STANDING_LET_IN, "let_in");
	if (is_new)
		invite_mail(rq, acc, rq->language->code);
	else
		family_tell(rq, acc->person);
}
