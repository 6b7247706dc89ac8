/*
 * Enter: from a proof of who somebody is to a session, its cookie and the page to go to.
 *
 * Where a person wanted to go is kept in a cookie of 15 minutes, because the
 * way in may lead over a password, a code, a mailbox or another site.
 */
#pragma once
#include "app/rq.h"
#include "auth/account.h"

/* Keeps the path in ?to= for later, or forgets an older one. */
void enter_remember(struct rq *);
/* The same with a path; NULL forgets. */
void enter_remember_path(struct rq *, const char *to);

/*
 * Opens a session in the request's transaction, commits and redirects.  how is
 * of auth/session.h.  Without the second factor, whoever needs one is asked
 * for it next.
 */
void enter_open(struct rq *, const struct account *, const char *how, bool second_factor);

/*
 * The same person goes on under a new token: session_renew() in the request's
 * transaction, which is committed, then the page that was wanted.  False,
 * nothing done: the session has ended.
 */
bool enter_again(struct rq *, bool second_factor, const char *action);

/*
 * After a change of the account that ended all its sessions: a new one like the
 * one that made the change, in the request's transaction, with that second factor.
 */
void enter_reopen(struct rq *, bool second_factor);

/* Redirects to the page that was wanted, else the person's first one. */
void enter_lead_on(struct rq *);

/* Whose session it is; only when there is one.  Read in the request's transaction. */
const struct account *enter_account(struct rq *);

/* An entry about an account, in the request's transaction. */
void enter_say(struct rq *, const char *action, const char *outcome, int64_t la, int64_t account);
