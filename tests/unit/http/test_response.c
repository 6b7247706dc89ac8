/* Response headers and cookies that the setter must refuse or spell exactly. */
#include "check.h"
#include "base/err.h"
#include "http/http.h"

static void
set(const char *name, const char *value)
{
	struct http_response r = { 0 };

	http_set_header(&r, name, value);
}

static void
value_with_newline(void)
{
	set("Location", "/a\r\nSet-Cookie: x=y");
}

static void
value_with_control(void)
{
	set("X", "a\x1b");
}

static void
value_not_utf8(void)
{
	set("X", "\xff");
}

static void
name_with_colon(void)
{
	set("X: y", "z");
}

static void
name_empty(void)
{
	set("", "z");
}

static void
seventeen_headers(void)
{
	struct http_response r = { 0 };

	for (int i = 0; i < 17; i++)
		http_set_header(&r, "X", "y");
}

static struct arena *failing; /* outlives the call that fails */

static void
set_cookie(const char *name, const char *value)
{
	struct http_request rq = { .arena = failing };
	struct http_response r = { 0 };

	http_set_cookie(&rq, &r, name, value, true, 0);
}

static void
cookie_with_semicolon(void)
{
	set_cookie("a", "b; Domain=example");
}

static void
cookie_with_quote(void)
{
	set_cookie("a", "\"b");
}

static void
refuses_injection(void)
{
	CHECK_FAILS(FAULT_BUG, value_with_newline);
	CHECK_FAILS(FAULT_BUG, value_with_control);
	CHECK_FAILS(FAULT_BUG, value_not_utf8);
	CHECK_FAILS(FAULT_BUG, name_with_colon);
	CHECK_FAILS(FAULT_BUG, name_empty);
	CHECK_FAILS(FAULT_BUG, seventeen_headers);
}

static void
spells_cookies(void)
{
	struct arena *a = arena_new(0);
	struct http_request rq = { .arena = a };
	struct http_response r = { 0 };

	http_set_cookie(&rq, &r, "sid", "abc", true, 0);
	http_set_cookie(&rq, &r, "sid", "abc", true, 60);
	http_set_cookie(&rq, &r, "sid", "", true, -1);
	http_set_cookie(&rq, &r, "sid", "abc", false, 0);
	CHECK(r.n_headers == 4);
	CHECK_STR(r.headers[0].name, "Set-Cookie");
	CHECK_STR(r.headers[0].value, "__Host-sid=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
	CHECK_STR(r.headers[1].value,
	    "__Host-sid=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
	CHECK_STR(
	    r.headers[2].value, "__Host-sid=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
	CHECK_STR(r.headers[3].value, "sid=abc; Path=/; HttpOnly; SameSite=Lax");
	arena_free(a);
}

static void
refuses_cookies_that_would_break(void)
{
	failing = arena_new(0);
	CHECK_FAILS(FAULT_BUG, cookie_with_semicolon);
	CHECK_FAILS(FAULT_BUG, cookie_with_quote);
	arena_free(failing);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(refuses_injection),
	    CHECK_CASE(spells_cookies),
	    CHECK_CASE(refuses_cookies_that_would_break),
	    { 0 },
	});
}
