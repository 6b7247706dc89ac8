/* Keys, seals, form tokens, passwords, one-time codes and throttles: everything without a database.
 */
#include "check.h"
#include "auth/csrf.h"
#include "auth/password.h"
#include "auth/secret.h"
#include "auth/session.h"
#include "auth/throttle.h"
#include "auth/totp.h"
#include "base/err.h"
#include "base/key.h"
#include "base/rng.h"
#include "base/seal.h"
#include "base/str.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct arena *a;
static char folder[] = "/tmp/waymark-secrets-XXXXXX";

static void
write_key(const char *text, mode_t mode)
{
	const char *path = arena_printf(a, "%s/keys/form.key", folder);
	FILE *f;

	remove(path);
	f = fopen(path, "w");
	fputs(text, f);
	fclose(f);
	chmod(path, mode);
}

static void
load(void)
{
	keys_load(a, folder);
}

static void
keys_are_kept_and_refused(void)
{
	struct hash first = key_current(KEY_FORM)->secret;
	const char *hex = hash_hex(a, &first);

	keys_create(a, folder); /* again: nothing is overwritten */
	keys_load(a, folder);
	CHECK(hash_eq(&key_current(KEY_FORM)->secret, &first));
	keys_rotate(a, folder, KEY_FORM);
	keys_load(a, folder);
	CHECK_INT(key_current(KEY_FORM)->id, 2);
	CHECK(hash_eq(&key_by_id(KEY_FORM, 1)->secret, &first));
	CHECK(key_by_id(KEY_FORM, 3) == NULL);
	write_key(arena_printf(a, "1 %s\n", hex), 0440);
	CHECK_FAILS(FAULT_USAGE, load);
	write_key(arena_printf(a, "1 %s\n1 %s\n", hex, hex), 0400);
	CHECK_FAILS(FAULT_USAGE, load);
	write_key(arena_printf(a, "1 %.60s\n", hex), 0400);
	CHECK_FAILS(FAULT_USAGE, load);
	write_key("", 0400);
	CHECK_FAILS(FAULT_USAGE, load);
	write_key(arena_printf(a, "1 %s\n", hex), 0400);
	keys_load(a, folder);
}

static void
seals_open_only_in_their_place(void)
{
	const char *place = seal_place(a, "accounts", "totp", 5);
	struct sealed s = seal(a, place, "secret", 6), text;
	char *bytes = arena_memdup(a, s.p, s.n);

	CHECK(seal_open(a, place, s, &text));
	CHECK_STR(text.p, "secret");
	CHECK(!seal_open(a, seal_place(a, "accounts", "totp", 6), s, &text));
	CHECK(!seal_open(a, seal_place(a, "accounts", "password", 5), s, &text));
	CHECK(!seal_open(a, place, (struct sealed){ s.p, 20 }, &text));
	CHECK(!seal_open(a, place, (struct sealed){ NULL, 0 }, &text));
	for (size_t i = 0; i < s.n; i++) {
		bytes[i] = (char)(bytes[i] ^ 1);
		CHECK(!seal_open(a, place, (struct sealed){ bytes, s.n }, &text));
		bytes[i] = (char)(bytes[i] ^ 1);
	}
	CHECK(!seal_is_old(s));
	keys_rotate(a, folder, KEY_FIELD);
	keys_load(a, folder);
	CHECK(seal_is_old(s));
	CHECK(seal_open(a, place, s, &text));
}

static void
form_tokens_fit_their_secret_only(void)
{
	const char *secret = secret_token(a), *other = secret_token(a);
	const char *one = csrf_token(a, secret), *two = csrf_token(a, secret);
	char *changed = arena_strdup(a, one);

	CHECK(csrf_valid(secret, one));
	CHECK(csrf_valid(secret, two));
	CHECK(!str_eq(one, two));
	CHECK(strstr(one, secret) == NULL);
	CHECK(!csrf_valid(other, one));
	CHECK(!csrf_valid(secret, NULL));
	CHECK(!csrf_valid(NULL, one));
	CHECK(!csrf_valid(secret, ""));
	CHECK(!csrf_valid(secret, secret));
	changed[70] = changed[70] == '0' ? '1' : '0';
	CHECK(!csrf_valid(secret, changed));
}

static void
form_cookies_give_secrets(void)
{
	const char *cookie = csrf_cookie_new(a);

	CHECK_STR(csrf_cookie_secret(a, cookie), csrf_cookie_secret(a, cookie));
	CHECK(csrf_cookie_secret(a, NULL) == NULL);
	CHECK(csrf_cookie_secret(a, "short") == NULL);
	CHECK(!str_eq(csrf_cookie_secret(a, cookie), csrf_cookie_secret(a, csrf_cookie_new(a))));
	CHECK(!str_eq(csrf_cookie_secret(a, cookie), cookie));
	CHECK(secret_eq("abc", "abc") && !secret_eq("abc", "abd") && !secret_eq("abc", "ab"));
	CHECK(!secret_eq(NULL, NULL));
	CHECK_INT((int64_t)strlen(secret_code(a)), 6);
}

static void
passwords_are_judged(void)
{
	static const char *const context[] = { "ola.nordmann", "Waymark", "Nordmann" };
	static const struct {
		const char *password;
		enum password_fault fault;
	} cases[] = {
		{ "correct umbrella tax", PASSWORD_GOOD },
		{ "kettle violin marsh", PASSWORD_GOOD },
		{ "Tr7#mQx9!vLp", PASSWORD_GOOD },
		{ "дерево скрипка поле", PASSWORD_GOOD },
		{ "short", PASSWORD_SHORT },
		{ "elevenchars", PASSWORD_SHORT },
		{ "ééééééééééé", PASSWORD_SHORT }, /* eleven characters, 22 bytes */
		{ "passwordpassword", PASSWORD_COMMON },
		{ "Password2026!", PASSWORD_COMMON },
		{ "P@ssw0rd1234!!", PASSWORD_COMMON },
		{ "iloveyou12345", PASSWORD_COMMON },
		{ "LetMeIn!LetMeIn!", PASSWORD_COMMON },
		{ "correct horse battery staple", PASSWORD_COMMON },
		{ "summer summer 2026", PASSWORD_COMMON },
		{ "qwertyuiop123", PASSWORD_SEQUENCE },
		{ "123456789012", PASSWORD_SEQUENCE },
		{ "1qaz2wsx3edc", PASSWORD_SEQUENCE },
		{ "abcdefghijklmnop", PASSWORD_SEQUENCE },
		{ "aaaaaaaaaaaa", PASSWORD_REPEATED },
		{ "xyxyxyxyxyxyxy", PASSWORD_REPEATED },
		{ "WaymarkWaymark1", PASSWORD_CONTEXT },
		{ "Ola.Nordmann1985", PASSWORD_CONTEXT },
		{ "kettle\xff violin", PASSWORD_NOT_TEXT },
	};
	char *longest = arena_alloc(a, PASSWORD_MAX + 2);

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		enum password_fault f = password_judge(cases[i].password, context, 3);

		if (f != cases[i].fault)
			printf("# \"%s\"\n", cases[i].password);
		CHECK_INT(f, cases[i].fault);
		CHECK((password_fault_text(f) == NULL) == (f == PASSWORD_GOOD));
	}
	for (int i = 0; i <= PASSWORD_MAX; i++)
		longest[i] = (char)('a' + rng_below(26));
	CHECK_INT(password_judge(longest, NULL, 0), PASSWORD_LONG);
	longest[PASSWORD_MAX] = '\0';
	CHECK_INT(password_judge(longest, NULL, 0), PASSWORD_GOOD);
}

static void
passwords_are_hashed(void)
{
	const char *hash = password_hash(a, "kettle violin marsh");

	CHECK(password_matches(hash, "kettle violin marsh"));
	CHECK(!password_matches(hash, "kettle violin marsH"));
	CHECK(!password_matches(NULL, "kettle violin marsh"));
	CHECK(!password_matches("", ""));
	CHECK(!password_is_old(hash));
	CHECK(password_is_old("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$"
			      "iWh06vD8Fy27wf9npn6FXWiCX4K6pW6Ue1Bnzz07Z8A"));
	CHECK(!str_eq(hash, password_hash(a, "kettle violin marsh")));
}

static void *
hash_one(void *arg)
{
	*(bool *)arg = password_matches(NULL, "kettle violin marsh");
	return NULL;
}

static void
many_sign_ins_wait_their_turn(void)
{
	pthread_t threads[12];
	bool matched[12];

	for (int i = 0; i < 12; i++) {
		matched[i] = true;
		pthread_create(&threads[i], NULL, hash_one, &matched[i]);
	}
	for (int i = 0; i < 12; i++) {
		pthread_join(threads[i], NULL);
		CHECK(!matched[i]);
	}
}

static const struct totp_secret rfc = { "12345678901234567890" };

/* RFC 6238 appendix B, its last six digits. */
static void
codes_are_those_of_the_standard(void)
{
	static const struct {
		int64_t at;
		const char *code;
	} cases[] = { { 59, "287082" }, { 1111111109, "081804" }, { 1111111111, "050471" },
		{ 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" } };
	int64_t step;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct instant at = { cases[i].at * 1000000 };

		step = 0;
		CHECK(totp_check(&rfc, cases[i].code, at, 0, &step));
		CHECK_INT(step, cases[i].at / 30);
		CHECK(!totp_check(&rfc, cases[i].code, at, step, &step)); /* once */
		CHECK(totp_check(&rfc, cases[i].code, instant_add_seconds(at, 30), 0, &step));
		CHECK(!totp_check(&rfc, cases[i].code, instant_add_seconds(at, 61), 0, &step));
		if (i > 0)
			CHECK(!totp_check(
			    &rfc, cases[i].code, instant_add_seconds(at, -61), 0, &step));
	}
	CHECK(totp_check(&rfc, "081 804", (struct instant){ INT64_C(1111111109000000) }, 0, &step));
	CHECK(!totp_check(&rfc, "81804", (struct instant){ INT64_C(1111111109000000) }, 0, &step));
	CHECK(
	    !totp_check(&rfc, "0818045", (struct instant){ INT64_C(1111111109000000) }, 0, &step));
	CHECK(!totp_check(&rfc, "08180a", (struct instant){ INT64_C(1111111109000000) }, 0, &step));
}

static void
apps_are_told_the_secret(void)
{
	struct totp_secret one = totp_secret_new(), two = totp_secret_new();

	CHECK_STR(totp_uri(a, &rfc, "Waymark & Co", "ola@example.org"),
	    "otpauth://totp/Waymark%20%26%20Co:ola%40example.org?secret="
	    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark%20%26%20Co&algorithm=SHA1&digits=6&"
	    "period=30");
	CHECK_STR(totp_secret_text(a, &rfc), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
	CHECK(memcmp(&one, &two, sizeof one) != 0);
}

static void
recovery_codes_are_forgiving(void)
{
	const char *code = recovery_code_new(a);

	CHECK_INT((int64_t)strlen(code), 23);
	CHECK_INT((int64_t)strlen(recovery_code_fold(a, code)), 20);
	CHECK_STR(recovery_code_fold(a, "ABCDE fghjk 0OiL1-22222"), "abcdefghjk0011122222");
	CHECK(recovery_code_fold(a, "abc") == NULL);
	CHECK(recovery_code_fold(a, "abcde-fghjk-00000-2222u") == NULL);
	CHECK(recovery_code_fold(a, "abcde-fghjk-00000-222222") == NULL);
}

/* Tries one after another as fast as they are let, for a while; returns how many were. */
static int64_t
tries_in(enum throttle_kind kind, int64_t seconds)
{
	struct throttle t = { 0 };
	struct instant start = { INT64_C(1767182400000000) };
	int64_t let = 0;

	for (int64_t s = 0; s < seconds * 10; s++) {
		struct instant now = { start.us + s * 100000 };

		let += throttle_try(kind, &t, now, &t);
	}
	return let;
}

static void
tries_are_slowed(void)
{
	CHECK(tries_in(THROTTLE_ACCOUNT, 60) <= 10);
	CHECK_INT(tries_in(THROTTLE_ACCOUNT, 600), 100);
	CHECK_INT(tries_in(THROTTLE_PAIR, 1), 5);
	/* 5 free, then waits of 1, 2, 4 … seconds, 15 minutes at most. */
	CHECK(tries_in(THROTTLE_PAIR, 3600) < 20);
	CHECK(tries_in(THROTTLE_PAIR, 24 * 3600) < 120);
	CHECK_INT(tries_in(THROTTLE_MAIL, 14 * 60), 5);
	CHECK(tries_in(THROTTLE_ADDRESS, 60) <= 100);
}

static void
browsers_have_names(void)
{
	static const char *const cases[][2] = {
		{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 "
		  "Firefox/128.0",
		    "Firefox on Windows" },
		{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
		  "Gecko) "
		  "Chrome/120.0.0.0 Safari/537.36 Edg/120.0",
		    "Edge on Windows" },
		{ "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 "
		  "Version/17.0 Mobile/15E148 Safari/604.1",
		    "Safari on iPhone" },
		{ "curl/8", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(session_agent_label(a, cases[i][0]), cases[i][1]);
	CHECK_STR(session_agent_label(a, NULL), "");
}

int
main(void)
{
	int failed;

	rng_init();
	a = arena_new(0);
	if (mkdtemp(folder) == NULL)
		return 2;
	keys_create(a, folder);
	keys_load(a, folder);
	failed = check_run((struct check_case[]){
	    CHECK_CASE(keys_are_kept_and_refused),
	    CHECK_CASE(seals_open_only_in_their_place),
	    CHECK_CASE(form_tokens_fit_their_secret_only),
	    CHECK_CASE(form_cookies_give_secrets),
	    CHECK_CASE(passwords_are_judged),
	    CHECK_CASE(passwords_are_hashed),
	    CHECK_CASE(many_sign_ins_wait_their_turn),
	    CHECK_CASE(codes_are_those_of_the_standard),
	    CHECK_CASE(apps_are_told_the_secret),
	    CHECK_CASE(recovery_codes_are_forgiving),
	    CHECK_CASE(tries_are_slowed),
	    CHECK_CASE(browsers_have_names),
	    { 0 },
	});
	if (system(arena_printf(a, "rm -rf -- '%s'", folder)) != 0)
		failed = 1;
	arena_free(a);
	return failed;
}
