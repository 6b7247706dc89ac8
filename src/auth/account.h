/*
 * Account: how a person signs in, and what ends every way in at once.
 *
 * Functions that change an account raise its epoch, unless they say
 * otherwise: every session and link made before is then over, in this
 * process and any other, from the next request on.  They need a writing
 * transaction and an audit entry by the caller.
 *
 * Accounts returned live in the transaction's arena.
 */
#pragma once
#include "auth/totp.h"
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

struct tx;

struct account {
	int64_t la, id;
	const char *public_id;
	int64_t person;
	const char *email; /* lower case; NULL: signs in through OpenID Connect only */
	bool active;
	int64_t epoch;
	const char *password; /* its hash; NULL: none */
	bool has_totp;
	const void *totp; /* sealed */
	size_t n_totp;
	const char *oidc_issuer, *oidc_subject; /* NULL: not connected */
};

/* NULL when there is none.  Switched-off accounts are found: look at active. */
const struct account *account_by_email(struct tx *, const char *email);
const struct account *account_by_id(struct tx *, int64_t la, int64_t id);
const struct account *account_by_person(struct tx *, int64_t la, int64_t person);
const struct account *account_by_oidc(struct tx *, const char *issuer, const char *subject);

/* A new account for a person; email NULL: none.  The address must be free. */
const struct account *account_add(struct tx *, int64_t la, int64_t person, const char *email);

void account_set_password(struct tx *, const struct account *, const char *hash);
/* The same password, hashed with today's parameters: the epoch stays. */
void account_upgrade_password(struct tx *, const struct account *, const char *hash);

/* Seals and stores the secret of an app that has shown a right code; NULL takes it away. */
void account_set_totp(struct tx *, const struct account *, const struct totp_secret *);
/*
 * Whether the code of the account's app is right, not used yet, and not one
 * try too many.  The epoch stays.
 */
bool account_check_totp(struct tx *, const struct account *, const char *code);

/* Ten fresh recovery codes, to be shown once; earlier ones are gone.  The epoch stays. */
const char *const *account_new_recovery_codes(struct tx *, const struct account *);
/* Uses one up.  False: wrong, used or one try too many.  The epoch stays. */
bool account_use_recovery_code(struct tx *, const struct account *, const char *typed);

/* (issuer, subject) is the key at the identity provider, never the mail address. */
void account_connect_oidc(
    struct tx *, const struct account *, const char *issuer, const char *subject);

/* The address the person signs in with; NULL: none any more.  It must be free. */
void account_set_email(struct tx *, const struct account *, const char *email);

void account_switch(struct tx *, const struct account *, bool active);
/* After any change of the person's posts or relations: every account of the person starts anew. */
void account_end_all_of(struct tx *, int64_t la, int64_t person);
