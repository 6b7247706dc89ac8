/* Family keep: what a change writes, and who is told of it. */
#include "areas/cases/cases.h"
#include "areas/people/family.h"
#include "areas/people/invite.h"
#include "areas/people/people.h"
#include "auth/account.h"
#include "base/rng.h"
#include "base/str.h"
#include "mail/mail.h"
#include "text/text.h"

/* ---- how they are reached ---- */

static bool
is_same(const struct family_contacts_row *now, const char *value, const char *postcode)
{
	if (now == NULL || value == NULL)
		return now == NULL && value == NULL;
	return str_eq(now->value, value) && str_eq(now->postcode, postcode);
}

static void
end_kind(struct rq *rq, const struct family_contacts_rows *rows, const char *kind)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].kind, kind))
			family_contact_end(rq->tx, rq->kase->la, rows->a[i].id, rq->now.today);
}

/* One kind.  True: it was replaced. */
static bool
keep_line(struct rq *rq, const struct family_contacts_rows *rows, const struct people_contact *c)
{
	const struct family_contacts_row *now = family_line_now(rows, c->kind);

	if (is_same(now, c->value, c->postcode)) {
		if (now != NULL && now->preferred != c->preferred)
			family_contact_prefer(rq->tx, c->la, now->id, c->preferred);
		return false;
	}
	end_kind(rq, rows, c->kind);
	if (c->value != NULL)
		people_add_contact(rq->tx, c);
	return true;
}

bool
family_keep_lines(struct rq *rq, int64_t person, const struct family_answers *a, bool only_missing)
{
	struct family_contacts_rows rows = family_contacts(rq->tx, rq->kase->la, person);
	bool changed = !only_missing && a->reach != family_reach_now(&rows);
	bool guarded = a->guarded == ANSWER_YES;

	for (size_t i = 0; i < rows.n; i++)
		guarded |= only_missing && rows.a[i].protected;
	for (int i = 0; i < FAMILY_LINES; i++) {
		const struct family_line *line = &family_lines[i];
		bool is_address = str_eq(line->kind, "address");
		struct people_contact c = {
			.la = rq->kase->la,
			.person = person,
			.kind = line->kind,
			.value = family_line_value(a, line),
			.postcode = is_address ? a->postcode : NULL,
			.protected = guarded,
			.preferred = a->reach == REACH_EMAIL ? str_eq(line->kind, "email")
							     : a->reach != 0 && is_address,
		};

		if (!only_missing || (c.value != NULL && family_line_now(&rows, c.kind) == NULL))
			changed |= keep_line(rq, &rows, &c);
	}
	return changed;
}

void
family_guard(struct rq *rq, int64_t person, const struct family_answers *a)
{
	bool guarded = a->guarded == ANSWER_YES;

	family_contacts_guard(rq->tx, rq->kase->la, person, guarded);
	if (guarded)
		family_letters_guard(rq->tx, rq->kase->la, person);
	family_note(rq, person, guarded ? "protected" : "unprotected", a);
}

/* ---- how they stand ---- */

static void
keep_share(
    struct rq *rq, int64_t person, const struct family_stand *was, const struct family_stand *is)
{
	const struct case_on_page *k = rq->kase;
	const char *basis = is->acts ? "capacity" : "consent";

	if (!is->is_let_in)
		return;
	if (date_is_set(is->let_out_on))
		family_share_end(rq->tx, k->la, k->child, person, is->let_out_on);
	else if (was->is_let_in)
		family_share_stand(
		    rq->tx, k->la, k->child, person, basis, rq->now.today, (struct date){ 0 });
	else
		family_share_insert(
		    rq->tx, k->la, rng_row_id(), k->child, person, basis, rq->now.today);
}

void
family_keep_standing(struct rq *rq, int64_t person, const struct family_stand *was,
    enum family_standing word, const struct family_answers *a)
{
	static const char *const kinds[STANDING__MAX] = {
		[STANDING_FOLLOWS] = "follows",
		[STANDING_WITHOUT] = "without",
		[STANDING_RESTRICTED] = "restricted",
		[STANDING_ENDED] = "ended",
		[STANDING_LET_IN] = "let_in",
		[STANDING_ACTS] = "acts",
		[STANDING_LET_OUT] = "let_out",
	};
	struct family_stand is = family_stand_after(*was, word, rq->now.today);

	if (is.is_parent)
		family_parent_stand(rq->tx, rq->kase->la, rq->kase->child, person,
		    is.responsibility, is.sees_case, is.ended_on);
	keep_share(rq, person, was, &is);
	family_note(rq, person, kinds[word], a);
}

/* ---- signing in ---- */

/* The one account whose address that is, and not this person's. */
static bool
is_others(struct rq *rq, int64_t person, const char *email)
{
	const struct account *other = email == NULL ? NULL : account_by_email(rq->tx, email);

	if (other == NULL || (other->la == rq->kase->la && other->person == person))
		return false;
	form_error(rq->form, family_form_of(rq)->blamed,
	    N_("Somebody else signs in with this address. Check it, or leave it out"));
	return true;
}

/* Both, or neither, or the same address: accounts keep theirs in lower case. */
static bool
is_address(struct rq *rq, const struct account *acc, const char *email)
{
	return email == NULL ? acc->email == NULL : str_eq(acc->email, str_lower(rq->arena, email));
}

/* The account that needs an invitation now; NULL: none does. */
static const struct account *
keep_account(struct rq *rq, int64_t person, const char *was, const char *email, bool follows)
{
	int64_t la = rq->kase->la;
	const struct account *acc = account_by_person(rq->tx, la, person);

	if (family_works(rq->tx, la, person)->n > 0 || is_others(rq, person, email))
		return NULL;
	if (acc == NULL)
		return email == NULL || !follows ? NULL : account_add(rq->tx, la, person, email);
	/* They sign in with that address already, or with another one of their own choice. */
	if (is_address(rq, acc, email) || (acc->email != NULL && !is_address(rq, acc, was)))
		return NULL;
	account_set_email(rq->tx, acc, email);
	return email == NULL || !follows || !acc->active ? NULL
							 : account_by_id(rq->tx, la, acc->id);
}

void
family_tell(struct rq *rq, int64_t person)
{
	const struct family_reach_row *who = family_reach(rq->tx, rq->kase->la, person);
	struct mail mail = {
		.template = MAIL_EVENT,
		.event = MAIL_EVENT_RECORD,
		.person = person,
		.case_id = rq->kase->id,
		.language = who->language,
		.address = who->value,
		.reference = rq->kase->reference,
		.path = arena_printf(rq->arena, "/track/%s", rq->kase->public_id),
	};

	if (who->kind == NULL)
		return;
	if (str_eq(who->kind, "email"))
		mail_add(rq->tx, rq->kase->la, &mail);
	else
		mail_add_letter(rq->tx, rq->kase->la, &mail);
}

void
family_invite_or_tell(
    struct rq *rq, int64_t person, const char *was, const char *email, bool follows)
{
	const struct account *acc = keep_account(rq, person, was, email, follows);

	if (rq->form->n_errors > 0)
		return;
	if (acc != NULL)
		invite_mail(rq, acc, family_reach(rq->tx, rq->kase->la, person)->language);
	else if (follows)
		family_tell(rq, person);
}

/* ---- what is said of it ---- */

void
family_note(struct rq *rq, int64_t person, const char *kind, const struct family_answers *a)
{
	family_change_insert(rq->tx, rq->kase->la, rng_row_id(), rq->kase->child, person, kind,
	    str_eq(kind, "unprotected") ? a->open_reason : a->reason, a->order_on, a->was_born,
	    rq->now.today, rq->viewer->person);
}

void
family_say(
    struct rq *rq, const char *action, int64_t person, const char *fields, const char *reason)
{
	rq_say(rq, (struct audit_entry){ .la = rq->kase->la,
		       .action = action,
		       .object_kind = "person",
		       .object_id = person,
		       .fields = fields,
		       .reason = reason,
		       .role = access_relation_name(rq->kase->relations) });
}
