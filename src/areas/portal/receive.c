/* Receive: the one transaction in which a request becomes a case. */
#include "areas/portal/receive.h"
#include "app/app.h"
#include "areas/people/people.h"
#include "areas/portal/portal.sql.h"
#include "auth/account.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/mail.h"

struct receiving {
	struct rq *rq;
	const struct receipt *r;
	int64_t la;
	struct received got;
};

static int64_t
add_person(struct receiving *in, const char *given, const char *family, struct date born)
{
	return people_add_person(in->rq->tx, &(struct people_person){ .la = in->la,
						 .given = given,
						 .family = family,
						 .born = born,
						 .language = in->r->language });
}

/* Somebody who asked before with the same address is the same person, and signs in with one
 * account. */
static int64_t
known_by_address(struct receiving *in)
{
	const struct ask_you *you = in->r->you;
	const struct account *a;

	if (you->contact_by != ASK_BY_EMAIL)
		return 0;
	a = account_by_email(in->rq->tx, str_lower(in->rq->arena, you->email));
	return a != NULL && a->la == in->la && a->active ? a->person : 0;
}

/* A parent of the known child, of that name; 0: none.  Notes whether they may follow the case. */
static int64_t
known_parent(struct receiving *in, int64_t person)
{
	const struct ask_you *you = in->r->you;
	struct family_named_rows rows = family_named(in->rq->tx, in->la, in->got.child);

	for (size_t i = 0; i < rows.n; i++) {
		bool named = str_eq_ci(rows.a[i].given, you->given) &&
			     str_eq_ci(rows.a[i].family, you->family);

		if (person != 0 ? rows.a[i].person == person : named) {
			in->got.you_may_follow = rows.a[i].sees_case;
			return rows.a[i].person;
		}
	}
	return 0;
}

static void
add_contact(
    struct receiving *in, const char *kind, const char *value, const char *postcode, bool preferred)
{
	if (value == NULL || contact_known(in->rq->tx, in->la, in->got.you, kind, value)->n > 0)
		return;
	people_add_contact(in->rq->tx, &(struct people_contact){ .la = in->la,
					   .person = in->got.you,
					   .kind = kind,
					   .value = value,
					   .postcode = postcode,
					   .protected = in->r->you->keep_private != 0,
					   .preferred = preferred });
}

static void
add_parent(struct receiving *in)
{
	const struct ask_you *you = in->r->you;

	if (you->relationship == ASK_PARENT || you->relationship == ASK_CARER)
		people_add_parent(
		    in->rq->tx, &(struct people_parent){ .la = in->la,
				    .child = in->got.child,
				    .person = in->got.you,
				    .kind = you->relationship == ASK_PARENT ? "parent" : "carer" });
}

/* Who asks, or the family of whom somebody else asks. */
static void
add_you(struct receiving *in)
{
	const struct ask_you *you = in->r->you;
	int64_t known =
	    you->relationship == ASK_YOUNG_PERSON ? in->got.child : known_by_address(in);
	int64_t parent = known == in->got.child ? known : known_parent(in, known);

	in->got.you = parent != 0 ? parent : known;
	if (in->got.you == 0)
		in->got.you = add_person(in, you->given, you->family, (struct date){ 0 });
	add_contact(in, "email", you->email, NULL, you->contact_by == ASK_BY_EMAIL);
	add_contact(in, "phone", you->phone, NULL, false);
	add_contact(in, "address", you->address, you->postcode, you->contact_by == ASK_BY_LETTER);
	if (parent == 0)
		add_parent(in);
}

static void
add_people(struct receiving *in)
{
	const struct receipt *r = in->r;

	in->got.child = r->known_child != 0
			    ? r->known_child
			    : add_person(in, r->child->given, r->child->family, r->child->born);
	in->got.you_may_follow = true;
	if (r->you != NULL)
		add_you(in);
	in->got.asker = r->other_given != NULL
			    ? add_person(in, r->other_given, r->other_family, (struct date){ 0 })
			    : in->got.you;
}

static void
open_case(struct receiving *in)
{
	in->got.opened =
	    cases_open(in->rq->tx, &(struct case_opening){
				       .la = in->la,
				       .child = in->got.child,
				       .requested_by = in->got.asker,
				       .team = in->r->team,
				       .officer = in->r->officer,
				       .authority = authority_by_la(in->rq->tx, in->la)->id,
				       .received_on = in->r->received_on,
				       .reference = in->rq->draft->reference,
				       .pack = in->rq->app->pack,
				   });
}

static void
add_request(struct receiving *in)
{
	const struct receipt *r = in->r;
	int64_t draft = in->rq->draft->id, case_id = in->got.opened.id;
	struct tx *tx = in->rq->tx;

	request_insert(tx, in->la, rng_row_id(), case_id, in->got.asker, r->source, r->relationship,
	    r->received_on, r->worry, r->tried, r->school, r->school_view, r->health, r->came_by);
	draft_documents_to_case(tx, in->la, draft, case_id, in->got.asker,
	    r->other_given != NULL ? r->relationship : NULL,
	    r->came_by != NULL ? r->received_on : (struct date){ 0 });
	draft_mark_sent(tx, in->la, draft, case_id);
	draft_answers_forget(tx, in->la, draft);
}

struct received
receive(struct rq *rq, const struct receipt *r)
{
	struct receiving in = { .rq = rq, .r = r, .la = rq->draft->la };

	add_people(&in);
	open_case(&in);
	add_request(&in);
	return in.got;
}

void
receive_tell(
    struct rq *rq, const struct ask_you *you, const char *language, const struct received *got)
{
	struct mail mail = {
		.template = MAIL_RECEIVED,
		.address = you->contact_by == ASK_BY_EMAIL ? you->email : you->address,
		.person = got->you,
		.case_id = got->opened.id,
		.language = language,
		.reference = got->opened.reference,
		.due = got->opened.due_on,
		.path = arena_printf(rq->arena, "/track/%s", got->opened.public_id),
	};

	if (!got->you_may_follow)
		return;
	if (you->contact_by == ASK_BY_EMAIL)
		mail_add(rq->tx, rq->draft->la, &mail);
	if (you->contact_by == ASK_BY_LETTER)
		mail_add_letter(rq->tx, rq->draft->la, &mail);
}

const struct account *
receive_account(struct rq *rq, const struct ask_you *you, int64_t person)
{
	const char *email =
	    you->contact_by == ASK_BY_EMAIL ? str_lower(rq->arena, you->email) : NULL;

	if (account_by_person(rq->tx, rq->draft->la, person) != NULL)
		return NULL;
	return account_add(rq->tx, rq->draft->la, person, email);
}

void
receive_say(struct rq *rq, const char *action, const struct received *got)
{
	rq_say(rq, (struct audit_entry){ .la = rq->draft->la,
		       .action = action,
		       .object_kind = "case",
		       .object_id = got->opened.id,
		       .object_version = 1,
		       .on_behalf = got->asker });
}
