/* Accounts, sessions, passwords, codes and links in the database, on both engines. */
#include "check.h"
#include "testdb.h"
#include "auth/account.h"
#include "auth/link.h"
#include "auth/oidc_grants.h"
#include "auth/oidc.h"
#include "auth/password.h"
#include "auth/session.h"
#include "auth/sign_in.h"
#include "auth/throttle.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/rng.h"
#include "base/str.h"

#include <liboath/oath.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool postgres;
static struct arena *suite;
static struct testdb db;
static struct pool *pool;
static struct conf *conf;
static char folder[] = "/tmp/waymark-sign-in-XXXXXX";

enum { LA = 800, PERSON = 7, DAY = 24 * 3600 };

/* The tests' clock. */
static struct now now = { .instant = { INT64_C(1767182400123456) }, .today = { 739616 } };

static void
later(int64_t seconds)
{
	now.instant = instant_add_seconds(now.instant, seconds);
}

static struct tx *
begin(enum tx_kind kind)
{
	struct arena *a = arena_new(0);

	return tx_begin(pool, kind, a, (struct tx_context){ 0, now });
}

static void
end(struct tx *tx)
{
	struct arena *a = tx_arena(tx);

	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
}

/* The account all tests use, in the suite's arena and as it is now. */
static struct account
the_account(void)
{
	struct tx *tx = begin(TX_READ);
	struct account acc = *account_by_email(tx, "OLA@example.org");

	acc.email = arena_strdup(suite, acc.email);
	acc.public_id = arena_strdup(suite, acc.public_id);
	acc.password = arena_strdup(suite, acc.password);
	acc.totp = arena_memdup(suite, acc.totp, acc.n_totp);
	acc.oidc_issuer = arena_strdup(suite, acc.oidc_issuer);
	acc.oidc_subject = arena_strdup(suite, acc.oidc_subject);
	arena_free(tx_arena(tx));
	return acc;
}

static const char *
open_session(const char *old_token)
{
	struct account acc = the_account();
	struct tx *tx = begin(TX_WRITE);
	const char *token = arena_strdup(suite,
	    session_open(tx, conf, &acc,
		&(struct session_start){
		    .how = "password", .old_token = old_token, .user_agent = "Firefox Linux" }));

	end(tx);
	return token;
}

static bool
is_signed_in(const char *token)
{
	struct tx *tx = begin(TX_READ);
	const struct session *s = session_find(tx, token);
	bool found = s != NULL && s->person == PERSON && s->la == LA;

	arena_free(tx_arena(tx));
	return found;
}

static void
sessions_open_and_end(void)
{
	const char *one = open_session(NULL), *two = open_session(NULL), *three;
	struct tx *tx;

	CHECK_INT((int64_t)strlen(one), 64);
	CHECK(is_signed_in(one) && is_signed_in(two));
	CHECK(!is_signed_in(NULL) && !is_signed_in("") && !is_signed_in("guess"));
	three = open_session(one);
	CHECK(!is_signed_in(one) && is_signed_in(three));
	tx = begin(TX_WRITE);
	CHECK_INT((int64_t)session_list_of(tx, LA, session_find(tx, two)->account).n, 2);
	CHECK_STR(session_find(tx, two)->agent, "Firefox on Linux");
	CHECK(!session_end_one(tx, LA, session_find(tx, two)->account, "another"));
	CHECK(session_end_one(
	    tx, LA, session_find(tx, two)->account, session_find(tx, three)->public_id));
	end(tx);
	CHECK(!is_signed_in(three) && is_signed_in(two));
	tx = begin(TX_WRITE);
	session_end(tx, two);
	end(tx);
	CHECK(!is_signed_in(two));
}

static void
tokens_are_not_in_the_database(void)
{
	const char *token = open_session(NULL);
	struct tx *tx = begin(TX_READ);

	/* The stored hash is no token, and the token's own text is not stored. */
	CHECK(session_find(tx, token) != NULL);
	CHECK(!str_eq(session_find(tx, token)->csrf, token));
	arena_free(tx_arena(tx));
	testdb_sql(db,
	    arena_printf(suite,
		postgres ? "DO $$ BEGIN IF EXISTS (SELECT 1 FROM sessions s WHERE s::text LIKE "
			   "'%%%s%%') "
			   "THEN RAISE EXCEPTION 'found'; END IF; END $$"
			 : "INSERT INTO sessions SELECT * FROM sessions WHERE token_hash = '%s'",
		token));
}

static void
sessions_end_by_themselves(void)
{
	const char *token = open_session(NULL);
	struct tx *tx;

	later(29 * 60);
	CHECK(is_signed_in(token));
	tx = begin(TX_WRITE);
	CHECK(session_is_stale(session_find(tx, token), now));
	session_touch(tx, token);
	CHECK(!session_is_stale(session_find(tx, token), now));
	tx_commit(tx); /* housekeeping: no audit entry */
	arena_free(tx_arena(tx));
	later(29 * 60);
	CHECK(is_signed_in(token));
	later(2 * 60);
	CHECK(!is_signed_in(token)); /* 31 minutes idle */
	token = open_session(NULL);
	for (int i = 0; i < 30; i++) {
		later(20 * 60);
		tx = begin(TX_WRITE);
		session_touch(tx, token);
		end(tx);
		CHECK(is_signed_in(token) == (i < 29)); /* 10 hours in all */
	}
	tx = begin(TX_WRITE);
	CHECK(session_sweep(tx) >= 1);
	end(tx);
}

static void
families_have_shorter_sessions(void)
{
	struct account acc = the_account();
	struct tx *tx = begin(TX_WRITE);
	const char *token = arena_strdup(suite,
	    session_open(tx, conf, &acc, &(struct session_start){ .how = "link", .family = true }));

	end(tx);
	later(14 * 60);
	CHECK(is_signed_in(token));
	later(2 * 60);
	CHECK(!is_signed_in(token));
}

static void
renewing_changes_the_token(void)
{
	const char *token = open_session(NULL), *fresh;
	struct tx *tx;

	later(6 * 60);
	tx = begin(TX_WRITE);
	CHECK(!session_is_stepped_up(session_find(tx, token), now));
	fresh = arena_strdup(suite,
	    session_renew(tx, token,
		&(struct session_change){ .step_up = true, .second_factor = true, .post = 5 }));
	CHECK(session_is_stepped_up(session_find(tx, fresh), now));
	CHECK(session_find(tx, fresh)->second_factor);
	CHECK_INT(session_find(tx, fresh)->post, 5);
	CHECK(session_renew(tx, token, &(struct session_change){ 0 }) == NULL);
	end(tx);
	CHECK(!is_signed_in(token) && is_signed_in(fresh));
	later(5 * 60);
	tx = begin(TX_READ);
	CHECK(!session_is_stepped_up(session_find(tx, fresh), now));
	arena_free(tx_arena(tx));
}

static void
switching_off_ends_everything_at_once(void)
{
	const char *token = open_session(NULL), *other;
	struct account acc = the_account();
	struct link_made made;
	struct link_use use;
	struct tx *tx = begin(TX_WRITE);

	made = link_make_invitation(tx, &acc);
	made.token = arena_strdup(suite, made.token);
	account_end_all_of(tx, LA, PERSON);
	end(tx);
	CHECK(!is_signed_in(token));
	tx = begin(TX_WRITE);
	CHECK(!link_confirm(tx, made.token, NULL, &use));
	end(tx);
	other = open_session(NULL);
	acc = the_account();
	tx = begin(TX_WRITE);
	account_switch(tx, &acc, false);
	end(tx);
	CHECK(!is_signed_in(other));
	tx = begin(TX_WRITE);
	account_switch(tx, &acc, true);
	end(tx);
	CHECK(!is_signed_in(other)); /* not even when switched on again */
	other = open_session(NULL);
	acc = the_account();
	tx = begin(TX_WRITE);
	account_set_password(tx, &acc, acc.password);
	end(tx);
	CHECK(!is_signed_in(other));
}

/* One sign-in with a password; the verdict as the person sees it. */
static bool
sign_in(const char *email, const char *address, const char *password, bool *ret_waits)
{
	struct tx *tx = begin(TX_WRITE);
	struct password_try *t = password_try_begin(tx, suite, email, address);
	const struct account *acc = NULL;

	tx_commit(tx);
	arena_free(tx_arena(tx));
	*ret_waits = t->waits;
	if (!password_try_verify(t, password))
		return false;
	tx = begin(TX_WRITE);
	acc = password_try_end(tx, t, NULL);
	end(tx);
	return acc != NULL;
}

static void
passwords_sign_in(void)
{
	bool waits;

	later(DAY);
	CHECK(sign_in("Ola@Example.org", "192.0.2.1", "kettle violin marsh", &waits));
	CHECK(!sign_in("ola@example.org", "192.0.2.1", "kettle violin", &waits));
	CHECK(!sign_in("nobody@example.org", "192.0.2.1", "kettle violin marsh", &waits));
}

/* The same answers, in the same order, whether the account is there or not. */
static void
guessing_is_slowed_alike(void)
{
	bool known, unknown, waited = false;

	later(DAY);
	for (int i = 0; i < 12; i++) {
		CHECK(!sign_in("ola@example.org", "192.0.2.9", "wrong guess here", &known));
		CHECK(!sign_in("eve@example.org", "192.0.2.8", "wrong guess here", &unknown));
		CHECK(known == unknown);
		waited |= known;
	}
	CHECK(waited);
	/* The owner, at another address, is not locked out by the guesser. */
	CHECK(sign_in("ola@example.org", "192.0.2.1", "kettle violin marsh", &known));
}

static void
an_account_has_ten_tries_a_minute_from_anywhere(void)
{
	int looked_at = 0;
	bool waits;

	later(DAY);
	for (int i = 0; i < 40; i++) {
		sign_in("ola@example.org", arena_printf(suite, "198.51.100.%d", i), "wrong guess",
		    &waits);
		looked_at += !waits;
	}
	CHECK_INT(looked_at, 10);
	later(60);
	CHECK(sign_in("ola@example.org", "192.0.2.1", "kettle violin marsh", &waits));
}

static void
an_account_that_changed_meanwhile_does_not_sign_in(void)
{
	struct account acc = the_account();
	struct tx *tx = begin(TX_WRITE);
	struct password_try *t = password_try_begin(tx, suite, acc.email, "192.0.2.1");

	end(tx);
	CHECK(password_try_verify(t, "kettle violin marsh"));
	tx = begin(TX_WRITE);
	account_switch(tx, &acc, false);
	CHECK(password_try_end(tx, t, NULL) == NULL);
	account_switch(tx, &acc, true);
	CHECK(password_try_end(tx, t, NULL) == NULL); /* the epoch is another */
	end(tx);
}

static void
code_at(const struct totp_secret *s, char code[7])
{
	oath_totp_generate((const char *)s->bytes, sizeof s->bytes,
	    (time_t)(now.instant.us / 1000000), 30, 0, 6, code);
}

static void
one_time_codes_count_once(void)
{
	struct account acc = the_account();
	struct totp_secret secret = totp_secret_new();
	struct tx *tx = begin(TX_WRITE);
	char code[7];

	account_set_totp(tx, &acc, &secret);
	end(tx);
	acc = the_account();
	CHECK(acc.has_totp);
	CHECK(memcmp(acc.totp, secret.bytes, 8) != 0);
	code_at(&secret, code);
	tx = begin(TX_WRITE);
	CHECK(account_check_totp(tx, &acc, code));
	CHECK(!account_check_totp(tx, &acc, code));
	end(tx);
	later(30);
	code_at(&secret, code);
	tx = begin(TX_WRITE);
	for (int i = 0; i < 5; i++)
		CHECK(!account_check_totp(tx, &acc, "000000"));
	CHECK(!account_check_totp(tx, &acc, code)); /* too many tries: not even the right one */
	end(tx);
	later(15 * 60);
	code_at(&secret, code);
	tx = begin(TX_WRITE);
	CHECK(account_check_totp(tx, &acc, code));
	account_set_totp(tx, &acc, NULL);
	end(tx);
	acc = the_account();
	CHECK(!acc.has_totp);
}

static void
a_seal_moved_to_another_account_does_not_open(void)
{
	struct account acc = the_account(), thief = acc;
	struct totp_secret secret = totp_secret_new();
	struct tx *tx = begin(TX_WRITE);
	char code[7];

	account_set_totp(tx, &acc, &secret);
	end(tx);
	acc = the_account();
	thief.id = acc.id + 1;
	thief.totp = acc.totp;
	thief.n_totp = acc.n_totp;
	code_at(&secret, code);
	tx = begin(TX_WRITE);
	CHECK(!account_check_totp(tx, &thief, code));
	account_set_totp(tx, &acc, NULL);
	end(tx);
}

static void
recovery_codes_count_once(void)
{
	struct account acc = the_account();
	struct tx *tx = begin(TX_WRITE);
	const char *const *codes = account_new_recovery_codes(tx, &acc);
	const char *old = codes[3];

	CHECK(account_use_recovery_code(tx, &acc, codes[0]));
	CHECK(!account_use_recovery_code(tx, &acc, codes[0]));
	CHECK(account_use_recovery_code(tx, &acc, str_lower(tx_arena(tx), codes[9])));
	CHECK(!account_use_recovery_code(tx, &acc, "00000-00000-00000-00000"));
	codes = account_new_recovery_codes(tx, &acc);
	CHECK(!account_use_recovery_code(tx, &acc, old));
	CHECK(account_use_recovery_code(tx, &acc, codes[3]));
	end(tx);
}

static const char browser[] = "1111111111111111111111111111111111111111111111111111111111111111";
static const char elsewhere[] = "2222222222222222222222222222222222222222222222222222222222222222";

static struct link_made
ask_for_link(const char *email, bool *ret_made)
{
	struct tx *tx = begin(TX_WRITE);
	struct link_made made = { 0 };

	*ret_made = link_make_sign_in(tx, email, browser, "192.0.2.1", &made);
	made.token = arena_strdup(suite, made.token);
	made.code = arena_strdup(suite, made.code);
	tx_commit(tx); /* housekeeping */
	arena_free(tx_arena(tx));
	return made;
}

static bool
confirm(const char *token, const char *cookie)
{
	struct tx *tx = begin(TX_WRITE);
	struct link_use use = { 0 };
	bool good = link_confirm(tx, token, cookie, &use);

	CHECK(good == (use.account != NULL));
	end(tx);
	return good;
}

static bool
confirm_code(const char *cookie, const char *code)
{
	struct tx *tx = begin(TX_WRITE);
	struct link_use use = { 0 };
	bool good = link_confirm_code(tx, cookie, code, &use);

	end(tx);
	return good;
}

static enum link_state
look(const char *token, const char *cookie)
{
	struct tx *tx = begin(TX_READ);
	enum link_state state = link_look(tx, token, cookie);

	arena_free(tx_arena(tx));
	return state;
}

static void
links_sign_in_once_and_in_one_browser(void)
{
	bool made;
	struct link_made m = ask_for_link("ola@example.org", &made);

	CHECK(made && m.account != NULL);
	CHECK_INT((int64_t)strlen(m.token), 32);
	CHECK_INT(look(m.token, browser), LINK_GOOD);
	CHECK_INT(look(m.token, browser), LINK_GOOD); /* a scanner has opened it */
	CHECK_INT(look(m.token, elsewhere), LINK_OTHER_BROWSER);
	CHECK_INT(look(m.token, NULL), LINK_OTHER_BROWSER);
	CHECK_INT(look("none", browser), LINK_OVER);
	CHECK(!confirm(m.token, elsewhere));
	CHECK(!confirm(m.token, NULL));
	CHECK(confirm(m.token, browser));
	CHECK(!confirm(m.token, browser));
	CHECK_INT(look(m.token, browser), LINK_OVER);
	CHECK(!confirm_code(browser, m.code));
}

struct rival {
	const char *token;
	bool signed_in;
};

static void *
confirm_as_rival(void *arg)
{
	struct rival *r = arg;

	r->signed_in = confirm(r->token, browser);
	return NULL;
}

static void
of_many_at_once_one_uses_the_link(void)
{
	struct rival rivals[4];
	pthread_t threads[4];
	int signed_in = 0;
	bool made;
	struct link_made m = ask_for_link("ola@example.org", &made);

	for (int i = 0; i < 4; i++) {
		rivals[i] = (struct rival){ m.token, false };
		pthread_create(&threads[i], NULL, confirm_as_rival, &rivals[i]);
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], NULL);
		signed_in += rivals[i].signed_in;
	}
	CHECK_INT(signed_in, 1);
}

static void
codes_of_links_have_five_tries(void)
{
	bool made;
	struct link_made m = ask_for_link("ola@example.org", &made);
	const char *spaced = arena_printf(suite, " %.3s %s ", m.code, m.code + 3);

	CHECK(!confirm_code(elsewhere, m.code));
	CHECK(!confirm_code(NULL, m.code));
	CHECK(confirm_code(browser, spaced));
	CHECK(!confirm_code(browser, m.code));
	m = ask_for_link("ola@example.org", &made);
	for (int i = 0; i < 5; i++)
		CHECK(!confirm_code(browser, str_eq(m.code, "123456") ? "654321" : "123456"));
	CHECK(!confirm_code(browser, m.code));
}

static void
links_are_over_after_a_while(void)
{
	struct account acc = the_account();
	bool made;
	struct link_made m = ask_for_link("ola@example.org", &made);
	struct tx *tx;

	later(15 * 60);
	CHECK_INT(look(m.token, browser), LINK_OVER);
	CHECK(!confirm(m.token, browser));
	tx = begin(TX_WRITE);
	m = link_make_invitation(tx, &acc);
	m.token = arena_strdup(suite, m.token);
	CHECK(m.code == NULL);
	end(tx);
	later(71 * 3600);
	CHECK_INT(look(m.token, elsewhere), LINK_GOOD);
	CHECK(confirm(m.token, NULL));
	tx = begin(TX_WRITE);
	CHECK(link_sweep(tx) > 0);
	end(tx);
}

static void
asking_for_links_tells_nothing_and_has_an_end(void)
{
	struct link_made m;
	bool made;

	m = ask_for_link("nobody@example.org", &made);
	CHECK(made && m.account == NULL && m.token != NULL && m.code != NULL);
	CHECK_INT(look(m.token, browser), LINK_GOOD); /* the page is the same */
	CHECK(!confirm(m.token, browser));
	for (int i = 0; i < 4; i++) {
		ask_for_link("nobody@example.org", &made);
		CHECK(made);
	}
	ask_for_link("nobody@example.org", &made);
	CHECK(!made);
}

static const struct oidc_claim officer[] = { { "groups", "send-officers" }, { "groups", "all" } };

static struct oidc_claims
claims_of(const char *subject, size_t n)
{
	return (struct oidc_claims){ .issuer = "https://idp.example",
		.subject = subject,
		.given = "Ada",
		.family = "Officer",
		.a = officer,
		.n = n };
}

static enum oidc_verdict
oidc_sign_in(const char *subject, size_t n_claims, struct account *ret, bool *ret_changed)
{
	struct oidc_claims c = claims_of(subject, n_claims);
	struct tx *tx = begin(TX_WRITE);
	const struct account *acc;
	enum oidc_verdict v = oidc_account(tx, &c, &acc, ret_changed);

	if (v == OIDC_ACCEPTED)
		*ret = *acc;
	end(tx);
	return v;
}

static void
claims_give_posts_and_take_them(void)
{
	struct account first, again;
	struct oidc_grant_list grants;
	bool changed;
	struct tx *tx;

	CHECK_INT(oidc_sign_in("sub-1", 2, &first, &changed), OIDC_NO_ROLE);
	tx = begin(TX_WRITE);
	oidc_grant_add(tx, &(struct oidc_grant){ LA, 0, "groups", "send-officers", "officer", 1 });
	grants = oidc_grants_of(tx, LA);
	CHECK_INT((int64_t)grants.n, 1);
	end(tx);
	CHECK_INT(oidc_sign_in("sub-1", 2, &first, &changed), OIDC_ACCEPTED);
	CHECK(changed && first.la == LA && first.email == NULL);
	CHECK_INT(oidc_sign_in("sub-1", 2, &again, &changed), OIDC_ACCEPTED);
	CHECK(!changed && again.id == first.id && again.epoch == first.epoch);
	CHECK_INT(oidc_sign_in("sub-1", 0, &again, &changed), OIDC_ACCEPTED);
	CHECK(changed && again.epoch > first.epoch); /* the claim ended, so did the post */
	CHECK_INT(oidc_sign_in("sub-1", 0, &again, &changed), OIDC_ACCEPTED);
	CHECK(!changed);
	CHECK_INT(oidc_sign_in("sub-2", 0, &again, &changed), OIDC_NO_ROLE);
	tx = begin(TX_WRITE);
	account_switch(tx, &first, false);
	end(tx);
	CHECK_INT(oidc_sign_in("sub-1", 2, &again, &changed), OIDC_SWITCHED_OFF);
	tx = begin(TX_WRITE);
	oidc_grant_add(tx, &(struct oidc_grant){ 801, 0, "groups", "all", "officer", 1 });
	end(tx);
	CHECK_INT(oidc_sign_in("sub-3", 2, &again, &changed), OIDC_SEVERAL_AUTHORITIES);
	tx = begin(TX_WRITE);
	grants = oidc_grants_of(tx, -1);
	for (size_t i = 0; i < grants.n; i++)
		CHECK(oidc_grant_remove(tx, grants.a[i].la, grants.a[i].id));
	CHECK(!oidc_grant_remove(tx, LA, 1));
	end(tx);
}

static void
throttles_are_swept(void)
{
	struct tx *tx;

	later(2 * 24 * 3600);
	tx = begin(TX_WRITE);
	CHECK(throttle_sweep(tx) > 0);
	CHECK_INT(oidc_sweep(tx), 0);
	end(tx);
}

static void
make_world(void)
{
	struct tx *tx;
	const struct account *acc;

	keys_create(suite, folder);
	keys_load(suite, folder);
	conf = conf_load(suite, NULL);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db, NULL, NULL, 4);
	testdb_sql(db, "INSERT INTO persons (la, id, public_id, given, family) VALUES "
		       "(800, 7, 'p7', 'Ola', 'Nordmann')");
	testdb_sql(db, "INSERT INTO bodies (la, id, public_id, kind, name) VALUES "
		       "(800, 1, 'b1', 'team', 'North'), (801, 1, 'b2', 'team', 'South')");
	tx = begin(TX_WRITE);
	acc = account_add(tx, LA, PERSON, "Ola@Example.org");
	account_set_password(tx, acc, password_hash(tx_arena(tx), "kettle violin marsh"));
	end(tx);
}

int
main(int argc, char **argv)
{
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("0 passed, 0 failed (no PostgreSQL: run through tests/postgres.sh)");
		return 77;
	}
	rng_init();
	suite = arena_new(0);
	if (mkdtemp(folder) == NULL)
		return 2;
	make_world();
	failed = check_run((struct check_case[]){
	    CHECK_CASE(sessions_open_and_end),
	    CHECK_CASE(tokens_are_not_in_the_database),
	    CHECK_CASE(sessions_end_by_themselves),
	    CHECK_CASE(families_have_shorter_sessions),
	    CHECK_CASE(renewing_changes_the_token),
	    CHECK_CASE(switching_off_ends_everything_at_once),
	    CHECK_CASE(passwords_sign_in),
	    CHECK_CASE(guessing_is_slowed_alike),
	    CHECK_CASE(an_account_has_ten_tries_a_minute_from_anywhere),
	    CHECK_CASE(an_account_that_changed_meanwhile_does_not_sign_in),
	    CHECK_CASE(one_time_codes_count_once),
	    CHECK_CASE(a_seal_moved_to_another_account_does_not_open),
	    CHECK_CASE(recovery_codes_count_once),
	    CHECK_CASE(links_sign_in_once_and_in_one_browser),
	    CHECK_CASE(of_many_at_once_one_uses_the_link),
	    CHECK_CASE(codes_of_links_have_five_tries),
	    CHECK_CASE(links_are_over_after_a_while),
	    CHECK_CASE(asking_for_links_tells_nothing_and_has_an_end),
	    CHECK_CASE(claims_give_posts_and_take_them),
	    CHECK_CASE(throttles_are_swept),
	    { 0 },
	});
	pool_close(pool);
	if (system(arena_printf(suite, "rm -rf -- '%s'", folder)) != 0)
		failed = 1;
	arena_free(suite);
	return failed;
}
