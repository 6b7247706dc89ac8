/* Link: single use, bound to the browser that asked. */
#include "auth/link.h"
#include "auth/link.sql.h"
#include "auth/secret.h"
#include "auth/throttle.h"
#include "base/str.h"
#include "db/db.h"

#include <ctype.h>

enum { SIGN_IN_SECONDS = 15 * 60, INVITATION_SECONDS = 72 * 60 * 60, CODE_TRIES = 5 };

static const char *const purposes[] = {
	[LINK_SIGN_IN] = "sign_in",
	[LINK_INVITATION] = "invitation",
};

/* Browsers are kept as hashes; NULL gives NULL. */
static const char *
browser_hash(struct tx *tx, const char *cookie)
{
	return cookie == NULL ? NULL : secret_keyed_hash(tx_arena(tx), "link browser", cookie);
}

static struct link_made
make(struct tx *tx, enum link_purpose purpose, const struct account *acc, const char *cookie,
    int64_t seconds)
{
	struct arena *a = tx_arena(tx);
	struct instant now = tx_now(tx).instant;
	const char *token = secret_link_token(a), *hash = secret_hash(a, token);
	const char *code = purpose == LINK_SIGN_IN ? secret_code(a) : NULL;

	if (acc != NULL && !acc->active)
		acc = NULL;
	link_insert(tx, hash, acc ? acc->la : 0, acc ? acc->id : 0, acc ? acc->epoch : 0,
	    purposes[purpose], browser_hash(tx, cookie),
	    code == NULL ? NULL : secret_keyed_hash(a, hash, code), now,
	    instant_add_seconds(now, seconds));
	return (struct link_made){ acc, token, code };
}

bool
link_make_sign_in(struct tx *tx, const char *email, const char *cookie, const char *address,
    struct link_made *ret)
{
	const char *lower = str_lower(tx_arena(tx), email);

	if (!throttle_count(tx, THROTTLE_MAIL_FROM, address) ||
	    !throttle_count(tx, THROTTLE_MAIL, lower))
		return false;
	*ret = make(tx, LINK_SIGN_IN, account_by_email(tx, lower), cookie, SIGN_IN_SECONDS);
	return true;
}

struct link_made
link_make_invitation(struct tx *tx, const struct account *acc)
{
	return make(tx, LINK_INVITATION, acc, NULL, INVITATION_SECONDS);
}

static const struct link_find_row *
find(struct tx *tx, const char *token)
{
	return link_find(tx, secret_hash(tx_arena(tx), token), tx_now(tx).instant);
}

static bool
is_for(struct tx *tx, const struct link_find_row *row, const char *cookie)
{
	return str_eq(row->purpose, purposes[LINK_INVITATION]) ||
	       secret_eq(row->browser_hash, browser_hash(tx, cookie));
}

enum link_state
link_look(struct tx *tx, const char *token, const char *cookie)
{
	const struct link_find_row *row = find(tx, token);

	if (row == NULL)
		return LINK_OVER;
	return is_for(tx, row, cookie) ? LINK_GOOD : LINK_OTHER_BROWSER;
}

/* Single use is decided by the row that this changes, or does not. */
static bool
use(struct tx *tx, const char *token_hash, const struct link_find_row *row, struct link_use *ret)
{
	const struct account *acc;

	if (link_write_used(tx, token_hash, tx_now(tx).instant) != 1)
		return false;
	acc = account_by_id(tx, row->la, row->account);
	if (acc == NULL || !acc->active || acc->epoch != row->epoch)
		return false;
	ret->purpose =
	    str_eq(row->purpose, purposes[LINK_SIGN_IN]) ? LINK_SIGN_IN : LINK_INVITATION;
	ret->account = acc;
	return true;
}

bool
link_confirm(struct tx *tx, const char *token, const char *cookie, struct link_use *ret)
{
	const struct link_find_row *row = find(tx, token);

	if (row == NULL || !is_for(tx, row, cookie))
		return false;
	return use(tx, secret_hash(tx_arena(tx), token), row, ret);
}

static const char *
digits_of(struct arena *a, const char *typed)
{
	char *digits = arena_strdup(a, typed), *to = digits;

	for (; *typed != '\0'; typed++)
		if (!isspace((unsigned char)*typed))
			*to++ = *typed;
	*to = '\0';
	return digits;
}

bool
link_confirm_code(struct tx *tx, const char *cookie, const char *code, struct link_use *ret)
{
	struct arena *a = tx_arena(tx);
	struct instant now = tx_now(tx).instant;
	const struct link_of_browser_row *row;

	if (cookie == NULL)
		return false;
	row = link_of_browser(tx, browser_hash(tx, cookie), now);
	if (row == NULL || link_count_try(tx, row->token_hash, CODE_TRIES, now) != 1)
		return false;
	if (!secret_eq(row->code_hash, secret_keyed_hash(a, row->token_hash, digits_of(a, code))))
		return false;
	return use(tx, row->token_hash, link_find(tx, row->token_hash, now), ret);
}

int64_t
link_sweep(struct tx *tx)
{
	return link_remove_over(tx, tx_now(tx).instant);
}
