/*
 * Sign in: a password, step by step, so that no transaction is open while it is hashed.
 *
 *	begin (writing transaction, committed)  counts the try and finds the account
 *	verify (no transaction)                 60 ms of Argon2id, for unknown accounts too
 *	end (writing transaction)               looks at the account again, forgets the tries
 *
 * The caller answers every kind of failure with one text, then asks for the
 * second factor or opens the session (auth/session.h), and writes both
 * outcomes into the audit log.
 */
#pragma once
#include "auth/account.h"

struct password_try {
	bool waits;	   /* one try too many: nothing is looked at */
	const char *email; /* in lower case */
	const char *address;
	const char *hash;	    /* NULL: no such account, switched off, or without a password */
	int64_t la, account, epoch; /* 0: none */
};

/* Strings live in the arena, which must outlive the transactions. */
struct password_try *password_try_begin(
    struct tx *, struct arena *, const char *email, const char *address);

/* Whether the password is right; false without hashing when the try must wait. */
bool password_try_verify(const struct password_try *, const char *password);

/*
 * After a right password: the account, or NULL when it has changed meanwhile.
 * upgraded: a new hash of the password when password_is_old(), made before
 * the transaction; NULL: none.
 */
const struct account *password_try_end(
    struct tx *, const struct password_try *, const char *upgraded);
