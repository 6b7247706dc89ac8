/* The head scanner: RFC 9112's grammar, and every ambiguity of request smuggling. */
#include "check.h"
#include "http/head.h"

#include <stdio.h>
#include <string.h>

/* want: 0 passes, else the refusal. */
struct head_case {
	int want;
	const char *text;
};

#define H "Host: a.example\r\n"

static const struct head_case cases[] = {
	{ 0, "GET / HTTP/1.1\r\n" H "\r\n" },
	{ 0, "HEAD /a?b=c HTTP/1.1\r\n" H "\r\n" },
	{ 0, "POST / HTTP/1.1\r\n" H "Content-Length: 12\r\n\r\n" },
	{ 0, "POST / HTTP/1.1\r\n" H "content-length:\t7 \t\r\n\r\n" },
	{ 0, "POST / HTTP/1.1\r\n" H "\r\n" },
	{ 0, "GET / HTTP/1.0\r\n\r\n" },
	{ 0, "GET / HTTP/1.1\r\nhOST:[::1]:8080\r\n\r\n" },
	{ 0, "GET / HTTP/1.1\r\n" H "X: a\tb \xc3\xa9\r\n\r\n" },
	{ 0, "GET / HTTP/1.1\r\n" H "X:\r\n\r\n" },
	{ 0, "POST / HTTP/1.1\r\n" H "Expect: 100-Continue\r\nContent-Length: 1\r\n\r\n" },
	{ 0, "GET / HTTP/1.1\r\n" H "Content-Length: 0\r\n\r\n" },
	/* the request line */
	{ 400, "\r\nGET / HTTP/1.1\r\n" H "\r\n" },
	{ 400, " GET / HTTP/1.1\r\n" H "\r\n" },
	{ 400, "GET  / HTTP/1.1\r\n" H "\r\n" },
	{ 400, "GET /  HTTP/1.1\r\n" H "\r\n" },
	{ 400, "GET\t/ HTTP/1.1\r\n" H "\r\n" },
	{ 400, "GET / HTTP/1.1 \r\n" H "\r\n" },
	{ 400, "GET /\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\n" H "\r\n" },
	{ 400, "GET / HTTP/1.1\r\r\n" H "\r\n" },
	{ 400, "GET http://a.example/ HTTP/1.1\r\n" H "\r\n" },
	{ 400, "GET a HTTP/1.1\r\n" H "\r\n" },
	{ 400, "GET /\x01 HTTP/1.1\r\n" H "\r\n" },
	{ 400, "GET /\xc3\xa9 HTTP/1.1\r\n" H "\r\n" },
	{ 405, "TRACE / HTTP/1.1\r\n" H "\r\n" },
	{ 405, "get / HTTP/1.1\r\n" H "\r\n" },
	{ 405, "CONNECT a:443 HTTP/1.1\r\n" H "\r\n" },
	{ 405, "OPTIONS * HTTP/1.1\r\n" H "\r\n" },
	{ 405, "AVERYLONGMETHODTHATNOBODYHASEVERHEARDOFINDEED / HTTP/1.1\r\n" H "\r\n" },
	{ 505, "GET / HTTP/2.0\r\n" H "\r\n" },
	{ 505, "GET / HTTP/1.2\r\n" H "\r\n" },
	{ 400, "GET / http/1.1\r\n" H "\r\n" },
	{ 400, "GET / HTTP/1.11\r\n" H "\r\n" },
	/* fields */
	{ 400, "GET / HTTP/1.1\r\n" H "X: a\r\n b\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X: a\r\n\tb\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n X: a\r\n" H "\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X : a\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H ": a\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X(: a\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X: a\nY: b\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X: a\rb\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X: a\x0b\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "X: a\x7f\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "\rX" },
	{ 431, "GET / HTTP/1.1\r\n" H "An-Extremely-Long-Field-Name-Without-Any-Use: a\r\n\r\n" },
	/* Host */
	{ 400, "GET / HTTP/1.1\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H H "\r\n" },
	{ 400, "GET / HTTP/1.0\r\n" H H "\r\n" },
	{ 400, "GET / HTTP/1.1\r\nHost:\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n" },
	/* the body's length */
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: 4\r\nContent-Length: 4\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: 0\r\nContent-Length: 30\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: 4, 4\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: -1\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: +1\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: 0x10\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: 1 0\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length:\r\n\r\n" },
	{ 413, "POST / HTTP/1.1\r\n" H "Content-Length: 18446744073709551617\r\n\r\n" },
	{ 413, "POST / HTTP/1.1\r\n" H "Content-Length: 0000000000000000001\r\n\r\n" },
	{ 400, "GET / HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\n" },
	{ 400, "HEAD / HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" },
	{ 400, "POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" },
	{ 411, "POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n\r\n" },
	{ 411, "POST / HTTP/1.1\r\n" H "tRANSFER-eNCODING: xchunked\r\n\r\n" },
	{ 411, "GET / HTTP/1.1\r\n" H "Transfer-Encoding:\r\n\r\n" },
	{ 417, "POST / HTTP/1.1\r\n" H "Expect: the unexpected\r\n\r\n" },
};

static void
one_by_one(const struct head_case *c, struct head *h)
{
	for (const char *p = c->text; *p != '\0'; p++)
		head_scan(h, p, 1);
}

static void
judges_every_case(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct head_case *c = &cases[i];
		struct head whole = { 0 }, slow = { 0 };

		head_scan(&whole, c->text, strlen(c->text));
		one_by_one(c, &slow);
		if (whole.refusal != c->want || slow.refusal != c->want)
			printf("# case %zu: %.60s\n", i, c->text);
		CHECK_INT(whole.refusal, c->want);
		CHECK_INT(slow.refusal, c->want);
		if (c->want == 0)
			CHECK_INT(whole.state, HEAD_DONE);
	}
}

static void
refuses_nul(void)
{
	static const char field[] = "GET / HTTP/1.1\r\n" H "X: a\0b\r\n\r\n", target[] = "GET /\0 ";
	struct head a = { 0 }, b = { 0 };

	head_scan(&a, field, sizeof field - 1);
	CHECK_INT(a.refusal, 400);
	head_scan(&b, target, sizeof target - 1);
	CHECK_INT(b.refusal, 400);
}

static void
stops_at_the_end(void)
{
	static const char text[] =
	    "POST / HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n";
	struct head h = { 0 };
	size_t used = head_scan(&h, text, sizeof text - 1);

	CHECK_INT(h.state, HEAD_DONE);
	CHECK_INT(h.length, 3);
	CHECK(strncmp(text + used, "abcGET", 6) == 0);
	CHECK(head_scan(&h, "abc", 3) == 0);
}

/* Scans a prefix, then n times a text, then a suffix. */
static int
refusal_of(const char *prefix, const char *text, int n, const char *suffix)
{
	struct head h = { 0 };

	head_scan(&h, prefix, strlen(prefix));
	for (int i = 0; i < n; i++)
		head_scan(&h, text, strlen(text));
	head_scan(&h, suffix, strlen(suffix));
	return h.refusal ? h.refusal : h.state != HEAD_DONE;
}

static void
keeps_to_its_limits(void)
{
	CHECK_INT(refusal_of("GET /", "a", HEAD_MAX_TARGET - 1, " HTTP/1.1\r\n" H "\r\n"), 0);
	CHECK_INT(refusal_of("GET /", "a", HEAD_MAX_TARGET, " HTTP/1.1\r\n" H "\r\n"), 414);
	CHECK_INT(refusal_of("GET /?", "&", HEAD_MAX_PIECES, " HTTP/1.1\r\n" H "\r\n"), 0);
	CHECK_INT(refusal_of("GET /?", "&", HEAD_MAX_PIECES + 1, " HTTP/1.1\r\n" H "\r\n"), 414);
	CHECK_INT(refusal_of("GET / HTTP/1.1\r\n" H, "A: b\r\n", HEAD_MAX_FIELDS - 1, "\r\n"), 0);
	CHECK_INT(refusal_of("GET / HTTP/1.1\r\n" H, "A: b\r\n", HEAD_MAX_FIELDS, "\r\n"), 431);
	CHECK_INT(refusal_of("GET / HTTP/1.1\r\n" H "A:", "b", 8000, "\r\n\r\n"), 0);
	CHECK_INT(refusal_of("GET / HTTP/1.1\r\n" H "A:", "b", HEAD_MAX_BYTES, "\r\n\r\n"), 431);
	CHECK_INT(
	    refusal_of("GET / HTTP/1.1\r\n" H "Cookie: a", ";", HEAD_MAX_PIECES + 1, "\r\n\r\n"),
	    431);
	CHECK_INT(refusal_of("GET / HTTP/1.1\r\nHost:", "a", 299, "\r\n\r\n"), 0);
	CHECK_INT(refusal_of("GET / HTTP/1.1\r\nHost:", "a", 300, "\r\n\r\n"), 400);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(judges_every_case),
	    CHECK_CASE(refuses_nul),
	    CHECK_CASE(stops_at_the_end),
	    CHECK_CASE(keeps_to_its_limits),
	    { 0 },
	});
}
