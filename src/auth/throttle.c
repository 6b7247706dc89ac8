/* Throttle: a window, a number of tries that are free in it, and waits that double after them. */
#include "auth/throttle.h"
#include "auth/secret.h"
#include "auth/throttle.sql.h"
#include "db/db.h"

enum { MINUTE = 60, QUARTER = 15 * MINUTE, DAY = 24 * 60 * MINUTE };

static const struct rule {
	const char *name;
	int64_t free;	 /* tries without a wait */
	int64_t window;	 /* seconds after which counting begins anew */
	int64_t longest; /* the longest wait in seconds; 0: until the window ends */
} rules[THROTTLE__MAX] = {
	[THROTTLE_PAIR] = { "pair", 5, DAY, QUARTER },
	[THROTTLE_ACCOUNT] = { "account", 10, MINUTE, 0 },
	[THROTTLE_ADDRESS] = { "address", 100, MINUTE, 0 },
	[THROTTLE_CODE] = { "code", 5, DAY, QUARTER },
	[THROTTLE_MAIL] = { "mail", 5, QUARTER, 0 },
	[THROTTLE_MAIL_FROM] = { "mail from", 30, QUARTER, 0 },
	[THROTTLE_KEY] = { "key", 600, MINUTE, 0 },
	[THROTTLE_KEY_WRONG] = { "key wrong", 30, MINUTE, 0 },
};

/* 1, 2, 4, … seconds for the first, second, third try too many. */
static int64_t
wait_seconds(const struct rule *r, int64_t tries)
{
	int64_t over = tries - r->free;

	if (over > 20 || (int64_t)1 << over > r->longest)
		return r->longest;
	return (int64_t)1 << over;
}

bool
throttle_try(
    enum throttle_kind kind, const struct throttle *t, struct instant now, struct throttle *ret)
{
	const struct rule *r = &rules[kind];
	struct throttle next = *t;

	if (t->tries == 0 || now.us >= instant_add_seconds(t->from, r->window).us)
		next = (struct throttle){ .from = now };
	if (next.retry.us > now.us)
		return false;
	next.tries++;
	next.retry = (struct instant){ 0 };
	if (next.tries >= r->free)
		next.retry = r->longest == 0
				 ? instant_add_seconds(next.from, r->window)
				 : instant_add_seconds(now, wait_seconds(r, next.tries));
	*ret = next;
	return true;
}

static char *
key_of(struct tx *tx, enum throttle_kind kind, const char *what)
{
	return secret_keyed_hash(tx_arena(tx), rules[kind].name, what);
}

bool
throttle_count(struct tx *tx, enum throttle_kind kind, const char *what)
{
	const char *key = key_of(tx, kind, what);
	struct instant now = tx_now(tx).instant;
	const struct throttle_find_row *row;
	struct throttle next;

	throttle_start(tx, key, now);
	row = throttle_find(tx, key);
	if (!throttle_try(
		kind, &(struct throttle){ row->tries, row->from_at, row->retry_at }, now, &next))
		return false;
	throttle_set(tx, key, next.tries, next.from, next.retry);
	return true;
}

void
throttle_forget(struct tx *tx, enum throttle_kind kind, const char *what)
{
	throttle_remove(tx, key_of(tx, kind, what));
}

int64_t
throttle_sweep(struct tx *tx)
{
	return throttle_remove_before(tx, instant_add_seconds(tx_now(tx).instant, -DAY));
}
