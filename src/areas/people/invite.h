/* Invite: somebody gets a post, and the message that lets them in. */
#pragma once
#include "app/rq.h"
#include "auth/account.h"

struct invited {
	const char *given, *family, *email;
};

/*
 * The account that has the address, in that authority; else a new person with
 * a new account.  NULL: the address belongs to an account of another
 * authority, or to one that is switched off.
 */
const struct account *invite_find_or_add(struct rq *, int64_t la, const struct invited *);

/* Gives the post from today on; every session of the person starts anew.  False: they have it. */
bool invite_give_post(struct rq *, const struct account *, int64_t body, const char *role);

/* Mails a link that works once, for 72 hours; language NULL: in English. */
void invite_mail(struct rq *, const struct account *, const char *language);

/* An audit entry about a person's post or account. */
void invite_say(struct rq *, const char *action, int64_t la, int64_t person, const char *role);
