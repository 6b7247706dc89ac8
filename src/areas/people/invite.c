/* Invite: one way for administrators and heads of schools. */
#include "areas/people/invite.h"
#include "areas/people/pages.sql.h"
#include "areas/people/people.h"
#include "auth/link.h"
#include "mail/mail.h"

const struct account *
invite_find_or_add(struct rq *rq, int64_t la, const struct invited *i)
{
	return people_account(rq->tx, la, i->given, i->family, i->email);
}

bool
invite_give_post(struct rq *rq, const struct account *acc, int64_t body, const char *role)
{
	if (staff_has_post(rq->tx, acc->la, acc->person, body, role)->n > 0)
		return false;
	people_add_post(rq->tx, acc->la, acc->person, body, role, rq->now.today);
	account_end_all_of(rq->tx, acc->la, acc->person);
	return true;
}

/* The link holds the account as it is now: a change after this would make it void. */
void
invite_mail(struct rq *rq, const struct account *acc, const char *language)
{
	struct link_made made =
	    link_make_invitation(rq->tx, account_by_id(rq->tx, acc->la, acc->id));

	mail_add(rq->tx, acc->la,
	    &(struct mail){
		.template = MAIL_INVITATION,
		.address = acc->email,
		.person = acc->person,
		.language = language,
		.path = arena_printf(rq->arena, "/sign-in/link/%s", made.token),
	    });
}

void
invite_say(struct rq *rq, const char *action, int64_t la, int64_t person, const char *role)
{
	rq_say(rq, (struct audit_entry){ .la = la,
		       .action = action,
		       .object_kind = "person",
		       .object_id = person,
		       .fields = role });
}
