/* Sign in: the steps around a password. */
#include "auth/sign_in.h"
#include "auth/password.h"
#include "auth/throttle.h"
#include "base/str.h"
#include "db/db.h"

static const char *
pair(struct tx *tx, const struct password_try *t)
{
	return arena_printf(tx_arena(tx), "%s %s", t->address, t->email);
}

/* Every counter is asked in the same order, known account or not. */
static bool
must_wait(struct tx *tx, const struct password_try *t)
{
	return !throttle_count(tx, THROTTLE_ADDRESS, t->address) ||
	       !throttle_count(tx, THROTTLE_PAIR, pair(tx, t)) ||
	       !throttle_count(tx, THROTTLE_ACCOUNT, t->email);
}

struct password_try *
password_try_begin(struct tx *tx, struct arena *a, const char *email, const char *address)
{
	struct password_try *t = anew(a, struct password_try);
	const struct account *acc;

	t->email = str_lower(a, email);
	t->address = arena_strdup(a, address);
	t->waits = must_wait(tx, t);
	acc = account_by_email(tx, t->email);
	if (acc == NULL || !acc->active)
		return t;
	t->hash = arena_strdup(a, acc->password);
	t->la = acc->la;
	t->account = acc->id;
	t->epoch = acc->epoch;
	return t;
}

bool
password_try_verify(const struct password_try *t, const char *password)
{
	return !t->waits && password_matches(t->hash, password);
}

const struct account *
password_try_end(struct tx *tx, const struct password_try *t, const char *upgraded)
{
	const struct account *acc = account_by_id(tx, t->la, t->account);

	if (acc == NULL || !acc->active || acc->epoch != t->epoch)
		return NULL;
	throttle_forget(tx, THROTTLE_PAIR, pair(tx, t));
	if (upgraded != NULL)
		account_upgrade_password(tx, acc, upgraded);
	return acc;
}
