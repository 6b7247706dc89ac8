/* Session: rows found by the hash of a cookie's token. */
#include "auth/session.h"
#include "auth/secret.h"
#include "auth/session.sql.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "db/db.h"

#include <string.h>

enum {
	TOUCH_SECONDS = 60,
	STEP_UP_SECONDS = 5 * 60,
	FAMILY_IDLE_SECONDS = 15 * 60,
	FAMILY_SECONDS = 2 * 60 * 60,
};

#define SESSION_OF(row)                                                                            \
	((struct session){ (row)->la, (row)->account, (row)->person, (row)->public_id,             \
	    (row)->post, (row)->how, (row)->second_factor, (row)->has_app, (row)->opened_at,       \
	    (row)->seen_at, (row)->ends_at, (row)->step_up_at, (row)->idle_seconds, (row)->csrf,   \
	    (row)->agent })

static int64_t
at_most(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

const char *
session_open(struct tx *tx, const struct conf *conf, const struct account *acc,
    const struct session_start *start)
{
	struct arena *a = tx_arena(tx);
	struct instant now = tx_now(tx).instant;
	const char *token = secret_token(a);
	int64_t idle = conf->idle_minutes * 60, whole = conf->absolute_hours * 60 * 60;

	if (!acc->active)
		fail(FAULT_BUG, "a session for an account that is switched off");
	if (start->family) {
		idle = at_most(idle, FAMILY_IDLE_SECONDS);
		whole = at_most(whole, FAMILY_SECONDS);
	}
	if (start->old_token != NULL)
		session_end(tx, start->old_token);
	session_insert(tx, secret_hash(a, token), acc->la, acc->id, rng_public_id(a), acc->epoch,
	    start->post, start->how, start->second_factor, now, now, idle,
	    instant_add_seconds(now, whole), now, secret_token(a),
	    session_agent_label(a, start->user_agent));
	return token;
}

static bool
is_over(const struct session *s, struct instant now)
{
	return now.us >= s->ends.us || now.us >= instant_add_seconds(s->seen, s->idle_seconds).us;
}

const struct session *
session_find(struct tx *tx, const char *token)
{
	struct arena *a = tx_arena(tx);
	const struct session_by_token_row *row;
	struct session *s;

	if (token == NULL || (row = session_by_token(tx, secret_hash(a, token))) == NULL)
		return NULL;
	s = anew(a, struct session);
	*s = SESSION_OF(row);
	return is_over(s, tx_now(tx).instant) ? NULL : s;
}

bool
session_is_stale(const struct session *s, struct now now)
{
	return now.instant.us >= instant_add_seconds(s->seen, TOUCH_SECONDS).us;
}

void
session_touch(struct tx *tx, const char *token)
{
	session_write_seen(tx, secret_hash(tx_arena(tx), token), tx_now(tx).instant);
}

const char *
session_renew(struct tx *tx, const char *token, const struct session_change *change)
{
	struct arena *a = tx_arena(tx);
	const struct session *s = session_find(tx, token);
	const char *fresh = secret_token(a);

	if (s == NULL)
		return NULL;
	session_write_token(tx, secret_hash(a, token), secret_hash(a, fresh), secret_token(a),
	    change->post, s->second_factor || change->second_factor,
	    change->step_up ? tx_now(tx).instant : s->step_up);
	return fresh;
}

bool
session_is_stepped_up(const struct session *s, struct now now)
{
	return s->step_up.us != 0 &&
	       now.instant.us < instant_add_seconds(s->step_up, STEP_UP_SECONDS).us;
}

struct session_list
session_list_of(struct tx *tx, int64_t la, int64_t account)
{
	struct session_by_account_rows rows = session_by_account(tx, la, account);
	struct session *all = anew_n(tx_arena(tx), struct session, rows.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < rows.n; i++) {
		all[n] = SESSION_OF(&rows.a[i]);
		if (!is_over(&all[n], tx_now(tx).instant))
			n++;
	}
	return (struct session_list){ all, n };
}

void
session_end(struct tx *tx, const char *token)
{
	session_remove(tx, secret_hash(tx_arena(tx), token));
}

bool
session_end_one(struct tx *tx, int64_t la, int64_t account, const char *public_id)
{
	return session_remove_one(tx, la, account, public_id) == 1;
}

int64_t
session_end_others(struct tx *tx, int64_t la, int64_t account, const char *keep)
{
	return session_remove_others(tx, la, account, keep == NULL ? "" : keep);
}

int64_t
session_sweep(struct tx *tx)
{
	return session_remove_over(tx, tx_now(tx).instant);
}

struct word {
	const char *in_header, *name;
};

/* The first that occurs; browsers that claim to be others come first. */
static const char *
first_word(const char *header, const struct word *words)
{
	for (; words->in_header != NULL; words++)
		if (strstr(header, words->in_header) != NULL)
			return words->name;
	return NULL;
}

const char *
session_agent_label(struct arena *a, const char *header)
{
	static const struct word browsers[] = { { "Edg", "Edge" }, { "OPR/", "Opera" },
		{ "SamsungBrowser", "Samsung Internet" }, { "Firefox", "Firefox" },
		{ "FxiOS", "Firefox" }, { "CriOS", "Chrome" }, { "Chrome", "Chrome" },
		{ "Safari", "Safari" }, { NULL, NULL } };
	static const struct word systems[] = { { "iPhone", "iPhone" }, { "iPad", "iPad" },
		{ "Android", "Android" }, { "Windows", "Windows" }, { "CrOS", "ChromeOS" },
		{ "Mac OS", "Mac" }, { "Linux", "Linux" }, { NULL, NULL } };
	const char *browser = header == NULL ? NULL : first_word(header, browsers);
	const char *system = header == NULL ? NULL : first_word(header, systems);

	if (browser != NULL && system != NULL)
		return arena_printf(a, "%s on %s", browser, system);
	return browser != NULL ? browser : system != NULL ? system : "";
}
