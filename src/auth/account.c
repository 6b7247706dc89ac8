/* Account: credentials of a person. */
#include "auth/account.h"
#include "auth/account.sql.h"
#include "auth/secret.h"
#include "auth/throttle.h"
#include "base/rng.h"
#include "base/seal.h"
#include "base/str.h"
#include "db/db.h"

#include <string.h>

/* The four queries give rows of one shape. */
#define ACCOUNT_OF(tx, row)                                                                        \
	((row) == NULL                                                                             \
		? NULL                                                                             \
		: make((tx), (struct account){ (row)->la, (row)->id, (row)->public_id,             \
				 (row)->person, (row)->email, (row)->active, (row)->authz_epoch,   \
				 (row)->password, (row)->totp.n > 0, (row)->totp.p, (row)->totp.n, \
				 (row)->oidc_issuer, (row)->oidc_subject }))

static const struct account *
make(struct tx *tx, struct account account)
{
	struct account *copy = anew(tx_arena(tx), struct account);

	*copy = account;
	return copy;
}

const struct account *
account_by_email(struct tx *tx, const char *email)
{
	const struct account_find_email_row *row =
	    account_find_email(tx, str_lower(tx_arena(tx), email));

	return ACCOUNT_OF(tx, row);
}

const struct account *
account_by_id(struct tx *tx, int64_t la, int64_t id)
{
	const struct account_find_id_row *row = account_find_id(tx, la, id);

	return ACCOUNT_OF(tx, row);
}

const struct account *
account_by_person(struct tx *tx, int64_t la, int64_t person)
{
	const struct account_find_person_row *row = account_find_person(tx, la, person);

	return ACCOUNT_OF(tx, row);
}

const struct account *
account_by_oidc(struct tx *tx, const char *issuer, const char *subject)
{
	const struct account_find_oidc_row *row = account_find_oidc(tx, issuer, subject);

	return ACCOUNT_OF(tx, row);
}

const struct account *
account_add(struct tx *tx, int64_t la, int64_t person, const char *email)
{
	struct arena *a = tx_arena(tx);
	int64_t id = rng_row_id();

	account_insert(tx, la, id, rng_public_id(a), person,
	    email == NULL ? NULL : str_lower(a, email), tx_now(tx).instant);
	return account_by_id(tx, la, id);
}

void
account_set_password(struct tx *tx, const struct account *acc, const char *hash)
{
	account_write_password(tx, acc->la, acc->id, hash, 1);
}

void
account_upgrade_password(struct tx *tx, const struct account *acc, const char *hash)
{
	account_write_password(tx, acc->la, acc->id, hash, 0);
}

static const char *
totp_place(struct arena *a, const struct account *acc)
{
	return seal_place(a, "accounts", "totp", acc->id);
}

void
account_set_totp(struct tx *tx, const struct account *acc, const struct totp_secret *s)
{
	struct arena *a = tx_arena(tx);
	struct sealed sealed = { NULL, 0 };

	if (s != NULL)
		sealed = seal(a, totp_place(a, acc), s->bytes, sizeof s->bytes);
	account_write_totp(tx, acc->la, acc->id, (struct blob){ sealed.p, sealed.n });
}

/* By which the tries at an account's codes are counted. */
static const char *
code_throttle(struct arena *a, const struct account *acc)
{
	return arena_printf(a, "%lld/%lld", (long long)acc->la, (long long)acc->id);
}

static bool
open_totp(struct tx *tx, const struct account *acc, struct totp_secret *ret)
{
	struct arena *a = tx_arena(tx);
	struct sealed text, sealed = { acc->totp, acc->n_totp };

	if (!seal_open(a, totp_place(a, acc), sealed, &text) || text.n != sizeof ret->bytes)
		return false;
	memcpy(ret->bytes, text.p, sizeof ret->bytes);
	return true;
}

bool
account_check_totp(struct tx *tx, const struct account *acc, const char *code)
{
	const char *throttle = code_throttle(tx_arena(tx), acc);
	struct totp_secret secret;
	int64_t step;

	if (!throttle_count(tx, THROTTLE_CODE, throttle) || !open_totp(tx, acc, &secret))
		return false;
	totp_step_start(tx, acc->la, acc->id);
	if (!totp_check(&secret, code, tx_now(tx).instant,
		totp_step_last(tx, acc->la, acc->id)->step, &step))
		return false;
	/* Two requests with one code: the database lets one through. */
	if (totp_step_use(tx, acc->la, acc->id, step) != 1)
		return false;
	throttle_forget(tx, THROTTLE_CODE, throttle);
	return true;
}

static const char *
recovery_hash(struct tx *tx, const struct account *acc, const char *folded)
{
	struct arena *a = tx_arena(tx);

	return secret_keyed_hash(a, code_throttle(a, acc), folded);
}

const char *const *
account_new_recovery_codes(struct tx *tx, const struct account *acc)
{
	struct arena *a = tx_arena(tx);
	const char **codes = anew_n(a, const char *, RECOVERY_CODES);

	recovery_remove(tx, acc->la, acc->id);
	for (int i = 0; i < RECOVERY_CODES; i++) {
		codes[i] = recovery_code_new(a);
		recovery_insert(tx, acc->la, rng_row_id(), acc->id,
		    recovery_hash(tx, acc, recovery_code_fold(a, codes[i])));
	}
	return codes;
}

bool
account_use_recovery_code(struct tx *tx, const struct account *acc, const char *typed)
{
	const char *folded = recovery_code_fold(tx_arena(tx), typed);
	const char *throttle = code_throttle(tx_arena(tx), acc);

	if (!throttle_count(tx, THROTTLE_CODE, throttle) || folded == NULL)
		return false;
	if (recovery_use(
		tx, acc->la, acc->id, recovery_hash(tx, acc, folded), tx_now(tx).instant) != 1)
		return false;
	throttle_forget(tx, THROTTLE_CODE, throttle);
	return true;
}

void
account_connect_oidc(
    struct tx *tx, const struct account *acc, const char *issuer, const char *subject)
{
	account_write_oidc(tx, acc->la, acc->id, issuer, subject);
}

void
account_set_email(struct tx *tx, const struct account *acc, const char *email)
{
	account_write_email(
	    tx, acc->la, acc->id, email == NULL ? NULL : str_lower(tx_arena(tx), email));
}

void
account_switch(struct tx *tx, const struct account *acc, bool active)
{
	account_write_active(tx, acc->la, acc->id, active);
}

void
account_end_all_of(struct tx *tx, int64_t la, int64_t person)
{
	account_raise_epochs(tx, la, person);
}
