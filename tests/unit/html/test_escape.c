/* Escape: hostile text in every place of HTML where a value may stand. */
#include "check.h"

#include "base/err.h"
#include "hostile.html.h"
#include "html/escape.h"

#include <string.h>

static const char *
render(struct arena *a, const char *x)
{
	struct out *o = out_new(a, NULL);

	hostile(o, x);
	return o->body->p;
}

/* The places again, by hand: text and attributes, a whole URL, a part of one. */
static void
check_hostile(const char *x, const char *text, const char *url, const char *part)
{
	struct arena *a = arena_new(0);
	struct buf *want = buf_new(a);

	buf_printf(want, "<p title=\"%s\" lang='%s'>%s</p>\n", text, text, text);
	buf_printf(want, "<a href=\"%s\"><b data-x=\"%s\"></b></a>\n", url, text);
	buf_printf(want, "<a href=\"/p/%s?q=%s#%s\"></a>\n", part, part, part);
	buf_printf(want, "<a href=\"https://host/%s\"></a>\n", part);
	buf_printf(
	    want, "<form action='%s'><button formaction=\"%s\"></button></form>\n", url, url);
	buf_printf(want, "<textarea>%s</textarea>\n", text);
	buf_printf(want, "<time datetime=\"%s\"></time>\nBefore {y} %s after\n", text, text);
	CHECK_STR(render(a, x), want->p);
	arena_free(a);
}

static void
disarms_every_place(void)
{
	check_hostile("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
	    "&lt;script&gt;alert(1)&lt;/script&gt;", "%3Cscript%3Ealert%281%29%3C%2Fscript%3E");
	check_hostile("\" onclick=\"x", "&quot; onclick=&quot;x", "&quot; onclick=&quot;x",
	    "%22%20onclick%3D%22x");
	check_hostile("' autofocus onfocus='x", "&#39; autofocus onfocus=&#39;x",
	    "&#39; autofocus onfocus=&#39;x", "%27%20autofocus%20onfocus%3D%27x");
	check_hostile("</textarea><b>", "&lt;/textarea&gt;&lt;b&gt;", "&lt;/textarea&gt;&lt;b&gt;",
	    "%3C%2Ftextarea%3E%3Cb%3E");
	check_hostile(
	    "javascript:alert(1)", "javascript:alert(1)", "#", "javascript%3Aalert%281%29");
	check_hostile("&#106;avascript:x", "&amp;#106;avascript:x", "&amp;#106;avascript:x",
	    "%26%23106%3Bavascript%3Ax");
	check_hostile(
	    "{x} {1} <1>", "{x} {1} &lt;1&gt;", "{x} {1} &lt;1&gt;", "%7Bx%7D%20%7B1%7D%20%3C1%3E");
	check_hostile("../../?a=b&c#d", "../../?a=b&amp;c#d", "../../?a=b&amp;c#d",
	    "..%2F..%2F%3Fa%3Db%26c%23d");
	check_hostile(
	    "Zoë \xe2\x80\xae", "Zoë \xe2\x80\xae", "Zoë \xe2\x80\xae", "Zo%C3%AB%20%E2%80%AE");
}

static void
knows_schemes(void)
{
	static const char *const allowed[] = { "", "/a", "a", "?a:b", "#a:b", "/a:b", "http://a",
		"HTTPS://a", "mailto:a@b", "tel:1", "./a:b" };
	static const char *const refused[] = { "javascript:a", "JaVaScRiPt:a", " javascript:a",
		"\tjavascript:a", "java\nscript:a", "\x01javascript:a", "data:text/html,a",
		"vbscript:a", "blob:a", "file:///a", ":", "httpx:a", "http :a", "a:b",
		"view-source:a" };

	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		CHECK(escape_url_allowed(allowed[i]));
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		CHECK(!escape_url_allowed(refused[i]));
}

static void
knows_attributes(void)
{
	static const char *const allowed[] = { "id", "data-a", "aria-label", "HREF" };
	static const char *const refused[] = { "", "onclick", "ONCLICK", "on", "style", "Style",
		"srcdoc", "srcset", "a b", "a=", "a>", "a\"", "a/", "-a", "1", "a\xc3\xab", "a\n" };

	for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
		CHECK(escape_attribute_allowed(allowed[i]));
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		CHECK(!escape_attribute_allowed(refused[i]));
}

static void
write_bad_attribute(void *arg)
{
	const struct out_attribute bad = { "onclick", "x" };

	put_attributes(arg, (struct out_attributes){ .a = &bad, .n = 1 });
}

static void
writes_attributes(void)
{
	struct arena *a = arena_new(0);
	struct out *o = out_new(a, NULL);
	struct fault fault = { 0 };
	const struct out_attribute list[] = { { "data-a", "\"<" }, { "hidden", NULL },
		{ "href", "javascript:x" }, { "SRC", "data:x" }, { "action", "/a?b&c" } };

	put_attributes(o, (struct out_attributes){ .a = list, .n = 5 });
	CHECK_STR(
	    o->body->p, " data-a=\"&quot;&lt;\" hidden href=\"#\" SRC=\"#\" action=\"/a?b&amp;c\"");
	CHECK(!attempt(write_bad_attribute, o, &fault));
	CHECK_STR(fault.message, "an attribute may not be named \"onclick\"");
	arena_free(a);
}

static void
writes_every_type(void)
{
	struct arena *a = arena_new(0);
	struct out *o = out_new(a, NULL);
	struct html raw = out_html("<i>");

	put_text(o, INT64_MIN);
	put_text(o, UINT64_MAX);
	put_text(o, (short)-1);
	put_text(o, raw);
	put_text(o, out_html_of(a, "<&>"));
	put_text(o, out_html_of(a, NULL));
	put_text(o, (const char *)NULL);
	put_text(o, (struct html){ 0 });
	put_text(o, (struct date){ 0 });
	put_url(o, (char *)NULL);
	put_url_part(o, 7);
	CHECK_STR(o->body->p, "-922337203685477580818446744073709551615-1<i>&lt;&amp;&gt;7");
	CHECK_INT((int64_t)strlen(o->body->p), (int64_t)o->body->n);
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(disarms_every_place),
	    CHECK_CASE(knows_schemes),
	    CHECK_CASE(knows_attributes),
	    CHECK_CASE(writes_attributes),
	    CHECK_CASE(writes_every_type),
	    { 0 },
	});
}
