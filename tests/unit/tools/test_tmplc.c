/* Tmplc: what it refuses, word by word, and the C it writes. */
#include "check.h"

#include "tmplc.h"

#include "base/err.h"

#include <stdlib.h>
#include <string.h>

/* A compilation of one text, as attempt() takes it. */
struct trial {
	struct arena *arena;
	const char *text;
	struct tmplc_result result;
};

static void
compile(void *arg)
{
	struct trial *t = arg;
	struct tmplc_source source = { .file = "a.html", .text = t->text };

	source.n = strlen(t->text);
	t->result = tmplc_compile(t->arena, &source, "a.html.h");
}

/* The message, or "compiles". */
static const char *
outcome(struct arena *a, const char *text)
{
	struct trial t = { .arena = a, .text = text };
	struct fault fault = { 0 };

	return attempt(compile, &t, &fault) ? "compiles" : arena_strdup(a, fault.message);
}

static void
check_outcome(const char *text, const char *want)
{
	struct arena *a = arena_new(0);

	CHECK_STR(outcome(a, text), want);
	arena_free(a);
}

struct refusal {
	const char *text, *message;
};

/* The text stands on line 2 of a template. */
static void
check_inside(const struct refusal *list)
{
	struct arena *a = arena_new(0);

	for (; list->text != NULL; list++) {
		const char *text =
		    arena_printf(a, "{%% template t() %%}\n%s\n{%% end %%}", list->text);

		CHECK_STR(outcome(a, text), list->message);
	}
	arena_free(a);
}

static void
refuses_values_where_none_may_stand(void)
{
	static const struct refusal list[] = {
		{ "<script>var a = {{ x }};</script>",
		    "a.html:2: {{ }} in <script>; pass the value in a data- attribute and read it "
		    "in a "
		    "script file" },
		{ "<SCRIPT src='/a.js'>{{ x }}</script>",
		    "a.html:2: {{ }} in <script>; pass the value in a data- attribute and read it "
		    "in a "
		    "script file" },
		{ "<style>a { color: {{ x }} }</style>",
		    "a.html:2: {{ }} in <style>; choose between classes" },
		{ "<!-- {{ x }} -->", "a.html:2: {{ }} in an HTML comment or declaration; use {# "
				      "#}, which is not sent" },
		{ "<!-- > {{ x }} -->", "a.html:2: {{ }} in an HTML comment or declaration; use {# "
					"#}, which is not sent" },
		{ "<!doctype {{ x }}>", "a.html:2: {{ }} in an HTML comment or declaration; use {# "
					"#}, which is not sent" },
		{ "<{{ x }}>", "a.html:2: {{ }} in the name of a tag; choose between whole tags "
			       "with {% if %}" },
		{ "<h{{ x }}>", "a.html:2: {{ }} in the name of a tag; choose between whole tags "
				"with {% if %}" },
		{ "<p {{ x }}>",
		    "a.html:2: {{ }} in the name of an attribute; write the name out, or "
		    "use {% attributes LIST %}" },
		{ "<p data-{{ x }}=\"\">",
		    "a.html:2: {{ }} in the name of an attribute; write the name "
		    "out, or use {% attributes LIST %}" },
		{ "<p id={{ x }}>",
		    "a.html:2: {{ }} in an unquoted attribute; put quotes around the value" },
		{ "<p id=a{{ x }}>",
		    "a.html:2: {{ }} in an unquoted attribute; put quotes around the value" },
		{ "<p\nonclick=\"a({{ x }})\">", "a.html:3: {{ }} in an event handler; pass the "
						 "value in a data- attribute and read "
						 "it in a script file" },
		{ "<p style='color: {{ x }}'>",
		    "a.html:2: {{ }} in a style attribute; choose between classes" },
		{ "<iframe srcdoc=\"{{ x }}\">",
		    "a.html:2: {{ }} in srcdoc; serve the inner page from a URL of its own" },
		{ "<img srcset=\"{{ x }} 2x\">", "a.html:2: {{ }} in srcset; use src" },
		{ "<a href=\"{{ x }}:1\">",
		    "a.html:2: a link's scheme must be written out as http, https, mailto or tel" },
		{ "<a href=\"java{{ x }}:1\">",
		    "a.html:2: a link's scheme must be written out as http, https, mailto or tel" },
		{ "<a href=\"javascript:{{ x }}\">",
		    "a.html:2: a link's scheme must be written out as http, https, mailto or tel" },
		{ "<script>[[x]]</script>", "a.html:2: {{ }} in <script>; pass the value in a "
					    "data- attribute and read it in a "
					    "script file" },
		{ "<a href=\"[[x]]\">",
		    "a.html:2: a message in an attribute that is not for people; "
		    "write [[ ]] where it is read" },
		{ 0 },
	};

	check_inside(list);
}

static void
refuses_branches_that_do_not_meet(void)
{
	static const struct refusal list[] = {
		{ "<p{% if x %} class=\"a{% end %}\">",
		    "a.html:2: the branches of the if of line 2 end in different places of HTML "
		    "(a quoted attribute, a tag); close in each what it opens" },
		{ "{% if x %}\n<script>\n{% else %}<p>{% end %}</script>",
		    "a.html:4: the branches of the if of line 2 end in different places of HTML "
		    "(a script, style, textarea or title, text); close in each what it opens" },
		{ "{% if x %}<pre>{% end %}",
		    "a.html:2: the branches of the if of line 2 end in different places of HTML "
		    "(<pre>, text); close in each what it opens" },
		{ "<a {% if x %}href{% else %}onclick{% end %}=\"{{ x }}\">",
		    "a.html:2: an attribute follows without a space; put one before it" },
		{ "<a href=\"{% if x %}/a{% end %}{{ y }}\">",
		    "a.html:2: the branches of the if of line 2 end in different places of HTML "
		    "(a quoted attribute, a quoted attribute); close in each what it opens" },
		{ "{% for x in y %}<p {% end %}",
		    "a.html:2: the for of line 2 ends in another place of HTML than it started "
		    "(text, a tag); close in it what it opens" },
		{ "<p {% for x in y %}a=\"{{ x }}\"{% end %}>",
		    "a.html:2: the for of line 2 ends in another place of HTML than it started "
		    "(a tag, a tag); close in it what it opens" },
		{ "<p", "a.html:3: the template of line 1 ends inside a tag; close it first" },
		{ "<textarea>", "a.html:3: the template of line 1 ends inside a script, style, "
				"textarea or title; "
				"close it first" },
		{ "{% set x %}<p {% end %}>",
		    "a.html:2: the set of line 2 ends inside a tag; close it first" },
		{ "<{% if x %}a{% end %}>",
		    "a.html:2: a directive straight after '<'; choose between whole tags" },
		{ "<a {% call t() %}>", "a.html:2: call inside a tag; it writes whole elements, so "
					"put it between tags" },
		{ "<a {% body %}>", "a.html:2: body inside a tag; it writes whole elements, so put "
				    "it between tags" },
		{ 0 },
	};

	check_inside(list);
}

static void
refuses_broken_html(void)
{
	static const struct refusal list[] = {
		{ "a < b", "a.html:2: '<' starts no tag here; write &lt;" },
		{ "<p a=\"\"b=\"\">",
		    "a.html:2: an attribute follows without a space; put one before it" },
		{ "<p \"a\">",
		    "a.html:2: a quote, '<' or '=' where an attribute's name should start; "
		    "see whether the tag before is closed" },
		{ "<p a\"b\">",
		    "a.html:2: a quote or '<' in an attribute's name; see whether the quote "
		    "before is closed" },
		{ "<p a=>",
		    "a.html:2: an attribute without a value after '='; write =\"\" or leave '=' "
		    "out" },
		{ 0 },
	};

	check_inside(list);
}

static void
refuses_broken_directives(void)
{
	static const struct refusal list[] = {
		{ "{{ x", "a.html:2: {{ is never closed; end it with }}" },
		{ "{{ \"a }}", "a.html:2: {{ is never closed; end it with }}" },
		{ "\n{% if x", "a.html:3: {% is never closed; end it with %}" },
		{ "{# x", "a.html:2: {# is never closed; end it with #}" },
		{ "[[ x", "a.html:2: [[ is never closed; end it with ]]" },
		{ "{{ }}", "a.html:2: {{ }} without an expression; write one" },
		{ "{{ f(x }}", "a.html:2: ')' is missing in {{ }}; see its brackets" },
		{ "{{ f)x( }}", "a.html:2: ')' in {{ }} closes nothing; see its brackets" },
		{ "{{ x; y }}", "a.html:2: ';' in {{ }}; write one C expression" },
		{ "{{\n\tx; y }}", "a.html:3: ';' in {{ }}; write one C expression" },
		{ "{{ x // y }}", "a.html:2: a C comment in {{ }}; write {# … #} beside it" },
		{ "{% frob %}",
		    "a.html:2: unknown directive \"frob\"; there are include, template, if, "
		    "elif, else, for, call, page, body, set, attributes and end" },
		{ "{% if %}", "a.html:2: if without an expression; write one" },
		{ "{% if x %}", "a.html:1: the template is never ended; write {% end %}" },
		{ "{% else %}",
		    "a.html:2: else without an if; the block at hand is the template of "
		    "line 1" },
		{ "{% if x %}{% else %}{% else %}", "a.html:2: else after else; put else last" },
		{ "{% if x %}{% else %}{% elif y %}", "a.html:2: elif after else; put else last" },
		{ "{% if x %}{% else y %}",
		    "a.html:2: words after else; write {% else %} or {% elif … %}" },
		{ "{% for x %}",
		    "a.html:2: for needs a variable and a list; write {% for x in list %}" },
		{ "{% call x %}", "a.html:2: call needs name(…); write {% call name(…) %}" },
		{ "{% call x(a)(b) %}", "a.html:2: ')' in call closes nothing; see its brackets" },
		{ "{% page x %}", "a.html:2: page needs name(…); write {% page name(…) %}" },
		{ "{% body %}{% body %}", "a.html:2: a second body; a layout has one" },
		{ "{% if x %}\n{% body %}{% end %}",
		    "a.html:3: body inside the if of line 2; put it outside" },
		{ "{% body x %}", "a.html:2: words after body; write {% body %}" },
		{ "{% set %}", "a.html:2: set needs one name; write {% set name %} … {% end %}" },
		{ "{% attributes x %}",
		    "a.html:2: attributes outside a tag; put it between a tag's attributes" },
		{ "{% end if %}", "a.html:2: words after end; write {% end %}" },
		{ "{% end %}{% end %}", "a.html:2: end without a block; take it out" },
		{ "{% template u() %}",
		    "a.html:2: template inside the template of line 1; end that first" },
		{ "{% include \"a.h\" %}",
		    "a.html:2: include after a template's start; put it at the top" },
		{ 0 },
	};

	check_inside(list);
}

static void
refuses_broken_messages(void)
{
	static const struct refusal list[] = {
		{ "[[ ]]", "a.html:2: [[ ]] without a message; write one" },
		{ "[[a &amp; b]]",
		    "a.html:2: a character reference in a message; write the character" },
		{ "[[a <b>c]]", "a.html:2: a tag in the message is not closed in it; close it" },
		{ "[[a\n</b>c]]",
		    "a.html:3: an end tag in a message without its start; put both inside" },
		{ "<p title=\"[[a <b>c</b>]]\">",
		    "a.html:2: a tag in a message inside a quoted attribute; write text only" },
		{ "[[a {% if x %}]]",
		    "a.html:2: a message may hold text, tags and {{ }} only; split it" },
		{ "[[a <b class={{ x }}>c</b>]]",
		    "a.html:2: {{ }} in an unquoted attribute; put quotes around the value" },
		{ 0 },
	};

	check_inside(list);
}

static void
refuses_broken_files(void)
{
	check_outcome("text", "a.html:1: text outside a template; put it inside one");
	check_outcome("\n{{ x }}", "a.html:2: a value outside a template; put it inside one");
	check_outcome("[[ x ]]", "a.html:1: a value outside a template; put it inside one");
	check_outcome("{% if x %}", "a.html:1: if outside a template; put it inside one");
	check_outcome("{% end %}", "a.html:1: end without a block; take it out");
	check_outcome(
	    "{% template x %}", "a.html:1: template needs name(…); write {% template name(…) %}");
	check_outcome("{% include x %}",
	    "a.html:1: include needs a header; write {% include \"room/name.h\" %}");
	check_outcome("{# ok #}\n\xff", "a.html:2: not valid UTF-8; save the file as UTF-8");
	check_outcome("", "compiles");
}

static void
takes_what_is_sound(void)
{
	static const struct refusal list[] = {
		{ "<input{% if x %} checked{% end %}>", "compiles" },
		{ "<input {% if x %}checked{% end %}>", "compiles" },
		{ "<input {% if x %}checked {% end %}>", "compiles" },
		{ "<a href=\"{% if x %}/a{% else %}/b{% end %}/{{ y }}\">", "compiles" },
		{ "<p{% for x in y %} data-a=\"{{ x }}\"{% end %}>", "compiles" },
		{ "{% if x %}<a href=\"{{ y }}\" class=\"{% else %}<b class=\"{% end %}c\">",
		    "compiles" },
		{ "<a href=\"mailto:{{ x }}\"></a><a href=\"https://x/{{ y }}\">", "compiles" },
		{ "<a href=\"/a:{{ x }}\">", "compiles" },
		{ "<script>if (a < b && c) d = '</p>';</script>", "compiles" },
		{ "<textarea><b>{{ x }}</textarea>", "compiles" },
		{ "<title>{{ x }}</title>", "compiles" },
		{ "<!-- <script> --> {{ x }}", "compiles" },
		{ "{{ \"}}\" }}{{ '\"' }}{{ f(a[b[0]], '\\'') }}", "compiles" },
		{ "<br/><p a='{{ x }}'/>", "compiles" },
		{ 0 },
	};

	check_inside(list);
}

static void
writes_this_c(void)
{
	struct trial t = { .arena = arena_new(0) };
	struct fault fault = { 0 };

	t.text = "{% include \"a/b.h\" %}\n"
		 "{% template link(const struct link *p) %}\n"
		 "\t<a href=\"{{ p->url }}\">[[Go]]?\?!\n"
		 "\n"
		 "\t</a>\n"
		 "{% end %}\n";
	CHECK(attempt(compile, &t, &fault));
	CHECK_STR(t.result.h->p, "/* Made by tmplc from a.html. */\n"
				 "#pragma once\n"
				 "#include \"html/out.h\"\n"
				 "#include \"a/b.h\"\n"
				 "\n"
				 "void link(struct out *o, const struct link *p);\n"
				 "#define link_of(...) (&(const struct link){ __VA_ARGS__ })\n");
	CHECK_STR(t.result.c->p, "/* Made by tmplc from a.html. */\n"
				 "#include \"a.html.h\"\n"
				 "\n"
				 "#line 2 \"a.html\"\n"
				 "void link(struct out *o, const struct link *p)\n"
				 "{\n"
				 "(void)o;\n"
				 "out_lit(o, \"<a href=\\\"\");\n"
				 "#line 3 \"a.html\"\n"
				 "put_url(o, \n"
				 "#line 3 \"a.html\"\n"
				 "\t            p->url);\n"
				 "out_lit(o, \"\\\">\");\n"
				 "#line 3 \"a.html\"\n"
				 "put_text(o, tr(o, \"Go\"));\n"
				 "out_lit(o, \"\\?"
				 "?!\\n\"\n"
				 "    \"</a>\\n\");\n"
				 "}\n");
	arena_free(t.arena);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(refuses_values_where_none_may_stand),
	    CHECK_CASE(refuses_branches_that_do_not_meet),
	    CHECK_CASE(refuses_broken_html),
	    CHECK_CASE(refuses_broken_directives),
	    CHECK_CASE(refuses_broken_messages),
	    CHECK_CASE(refuses_broken_files),
	    CHECK_CASE(takes_what_is_sound),
	    CHECK_CASE(writes_this_c),
	    { 0 },
	});
}
