/* Paths, urlencoded pairs and header fields. */
#include "check.h"
#include "http/decode.h"

#include <stdio.h>
#include <string.h>

struct text_case {
	const char *from, *to; /* to NULL: refused */
};

static void
decodes_paths(void)
{
	static const struct text_case cases[] = {
		{ "/", "/" },
		{ "/cases/123", "/cases/123" },
		{ "/cases/", "/cases/" },
		{ "/a%20b", "/a b" },
		{ "/%C3%A9t%c3%a9", "/été" },
		{ "/a+b", "/a+b" },
		{ "/a..b/...", "/a..b/..." },
		{ "/%2541", "/%41" },
		{ "", NULL },
		{ "a", NULL },
		{ "/..", NULL },
		{ "/a/../b", NULL },
		{ "/a/%2e%2E/b", NULL },
		{ "/a/.%2e", NULL },
		{ "/./a", NULL },
		{ "/a/.", NULL },
		{ "//a", NULL },
		{ "/a//b", NULL },
		{ "/a%2Fb", NULL },
		{ "/a%5cb", NULL },
		{ "/a\\b", NULL },
		{ "/a%00", NULL },
		{ "/a%0a", NULL },
		{ "/a%7f", NULL },
		{ "/a%", NULL },
		{ "/a%4", NULL },
		{ "/a%zz", NULL },
		{ "/%c3", NULL },
		{ "/%c0%ae", NULL },
		{ "/%ed%a0%80", NULL },
	};
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(http_decode_path(a, cases[i].from, strlen(cases[i].from)), cases[i].to);
	arena_free(a);
}

/* The pairs as "name=value|name=value|", NULL when refused. */
static char *
pairs(struct arena *a, const char *text)
{
	struct http_params p = { 0 };
	char *all = arena_strdup(a, "");

	if (!http_decode_pairs(a, text, strlen(text), &p))
		return NULL;
	for (size_t i = 0; i < p.n; i++)
		all = arena_printf(a, "%s%s=%s|", all, p.a[i].name, p.a[i].value);
	return all;
}

static void
decodes_pairs(void)
{
	static const struct text_case cases[] = {
		{ "", "" },
		{ "&&", "" },
		{ "a", "a=|" },
		{ "a=", "a=|" },
		{ "a=1&b=2&a=3", "a=1|b=2|a=3|" },
		{ "a=b=c", "a=b=c|" },
		{ "a+b=c+d%2B", "a b=c d+|" },
		{ "n%3D=%26%3d", "n==&=|" },
		{ "t=%0D%0A%09", "t=\r\n\t|" },
		{ "t=a%0Bb%0Cc", "t=a\nb\nc|" },
		{ "t=%F0%9F%92%9B", "t=\xf0\x9f\x92\x9b|" },
		{ "=v", NULL },
		{ "a=%00", NULL },
		{ "a=%1b", NULL },
		{ "a=%7F", NULL },
		{ "a=%ff", NULL },
		{ "a=%", NULL },
		{ "a=%4", NULL },
		{ "a=%4g", NULL },
		{ "a%0a=b", NULL },
	};
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(pairs(a, cases[i].from), cases[i].to);
	arena_free(a);
}

static void
limits_pairs(void)
{
	struct arena *a = arena_new(0);
	char text[2 * HTTP_MAX_PARAMS + 2], name[HTTP_MAX_NAME + 2];
	struct http_params p = { 0 }, q = { 0 }, r = { 0 };

	for (int i = 0; i <= HTTP_MAX_PARAMS; i++)
		memcpy(text + 2 * i, "a&", 2);
	CHECK(http_decode_pairs(a, text, 2 * HTTP_MAX_PARAMS, &p));
	CHECK_INT((int64_t)p.n, HTTP_MAX_PARAMS);
	CHECK(!http_decode_pairs(a, text, sizeof text, &q));
	memset(name, 'n', sizeof name);
	CHECK(http_decode_pairs(a, name, HTTP_MAX_NAME, &r));
	CHECK(!http_decode_pairs(a, name, HTTP_MAX_NAME + 1, &r));
	arena_free(a);
}

static void
finds_cookies(void)
{
	struct arena *a = arena_new(0);

	CHECK_STR(http_find_cookie(a, "sid=abc", "sid"), "abc");
	CHECK_STR(http_find_cookie(a, "a=b; sid=abc ;c=d", "sid"), "abc");
	CHECK_STR(http_find_cookie(a, "sid=; x=y", "sid"), "");
	CHECK_STR(http_find_cookie(a, "sid=a=b", "sid"), "a=b");
	CHECK_STR(http_find_cookie(a, "sid=first; sid=second", "sid"), "first");
	CHECK_STR(http_find_cookie(a, "xsid=abc", "sid"), NULL);
	CHECK_STR(http_find_cookie(a, "SID=abc", "sid"), NULL);
	CHECK_STR(http_find_cookie(a, "sid", "sid"), NULL);
	CHECK_STR(http_find_cookie(a, "sidx=abc", "sid"), NULL);
	CHECK_STR(http_find_cookie(a, "a=sid=b", "sid"), NULL);
	CHECK_STR(http_find_cookie(a, "", "sid"), NULL);
	CHECK_STR(http_find_cookie(a, NULL, "sid"), NULL);
	CHECK_STR(http_find_cookie(a, "=x", ""), NULL);
	arena_free(a);
}

static void
reads_media_types(void)
{
	struct arena *a = arena_new(0);
	char *boundary;

	CHECK_STR(http_media_type(a, "Multipart/Form-Data; boundary=aB1", &boundary),
	    "multipart/form-data");
	CHECK_STR(boundary, "aB1");
	http_media_type(a, "multipart/form-data; charset=utf-8; BOUNDARY=\"a b:c\"", &boundary);
	CHECK_STR(boundary, "a b:c");
	CHECK_STR(
	    http_media_type(a, "application/json;charset=utf-8", &boundary), "application/json");
	CHECK_STR(boundary, NULL);
	http_media_type(a, "multipart/form-data; boundary=", &boundary);
	CHECK_STR(boundary, NULL);
	http_media_type(a, "multipart/form-data; boundary=a<b", &boundary);
	CHECK_STR(boundary, NULL);
	http_media_type(a, "multipart/form-data; boundary=\"ends in space \"", &boundary);
	CHECK_STR(boundary, NULL);
	http_media_type(a, arena_printf(a, "a/b; boundary=%071d", 1), &boundary);
	CHECK_STR(boundary, NULL);
	arena_free(a);
}

static void
believes_the_last_hop(void)
{
	struct arena *a = arena_new(0);

	CHECK_STR(http_forwarded_for(a, "203.0.113.9", "127.0.0.1"), "203.0.113.9");
	CHECK_STR(http_forwarded_for(a, "10.0.0.1, 203.0.113.9", "127.0.0.1"), "203.0.113.9");
	CHECK_STR(http_forwarded_for(a, "203.0.113.9, 127.0.0.1", "127.0.0.1"), "203.0.113.9");
	CHECK_STR(http_forwarded_for(a, "2001:db8::1", "127.0.0.1"), "2001:db8::1");
	CHECK_STR(http_forwarded_for(a, "203.0.113.9, evil", "127.0.0.1"), NULL);
	CHECK_STR(http_forwarded_for(a, "127.0.0.1", "127.0.0.1"), NULL);
	CHECK_STR(http_forwarded_for(a, "", "127.0.0.1"), NULL);
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(decodes_paths),
	    CHECK_CASE(decodes_pairs),
	    CHECK_CASE(limits_pairs),
	    CHECK_CASE(finds_cookies),
	    CHECK_CASE(reads_media_types),
	    CHECK_CASE(believes_the_last_hop),
	    { 0 },
	});
}
