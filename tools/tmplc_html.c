/*
 * Tmplc, HTML: the tokenizer of the HTML standard (13.2.5), as far as it
 * decides how a value must be escaped, and where none may stand at all.
 */
#include "tmplc.h"

#include "base/str.h"

#include <ctype.h>
#include <string.h>

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
name_start(struct html_state *s)
{
	s->n_name = 0;
	s->name[0] = '\0';
}

/* Keeps the start of long names: none that matters is longer than the room. */
static void
name_add(struct html_state *s, char c)
{
	if (s->n_name + 1 < sizeof s->name) {
		s->name[s->n_name++] = (char)tolower((unsigned char)c);
		s->name[s->n_name] = '\0';
	}
}

static void
tag_named(struct html_state *s)
{
	static const char *const names[] = {
		[HTML_SCRIPT] = "script",
		[HTML_STYLE] = "style",
		[HTML_TEXTAREA] = "textarea",
		[HTML_TITLE] = "title",
		[HTML_PRE] = "pre",
	};

	s->element = HTML_OTHER;
	for (unsigned i = HTML_SCRIPT; i <= HTML_PRE; i++)
		if (str_eq(s->name, names[i]))
			s->element = (enum html_element)i;
	s->where = HTML_TAG_GAP;
}

static void
attribute_named(struct html_state *s)
{
	static const struct {
		const char *name;
		enum html_attribute kind;
	} kinds[] = {
		{ "href", HTML_URL },
		{ "src", HTML_URL },
		{ "action", HTML_URL },
		{ "formaction", HTML_URL },
		{ "poster", HTML_URL },
		{ "cite", HTML_URL },
		{ "data", HTML_URL },
		{ "background", HTML_URL },
		{ "manifest", HTML_URL },
		{ "longdesc", HTML_URL },
		{ "ping", HTML_URL },
		{ "xlink:href", HTML_URL },
		{ "datetime", HTML_MACHINE },
		{ "style", HTML_STYLING },
		{ "srcdoc", HTML_SRCDOC },
		{ "srcset", HTML_SRCSET },
		{ "imagesrcset", HTML_SRCSET },
	};

	s->attribute = str_starts(s->name, "on") ? HTML_EVENT : HTML_PLAIN;
	s->url = URL_START;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(s->name, kinds[i].name))
			s->attribute = kinds[i].kind;
}

static void
tag_closed(struct html_state *s)
{
	bool raw = s->element != HTML_OTHER && s->element != HTML_PRE && !s->end_tag;

	if (s->element == HTML_PRE)
		s->pre += s->end_tag ? (s->pre > 0 ? -1 : 0) : 1;
	s->where = raw ? HTML_RAW : HTML_TEXT;
	s->progress = 0;
	if (!raw)
		s->element = HTML_OTHER;
	s->end_tag = false;
}

static const char *
feed_tag_open(struct html_state *s, char c)
{
	if (c == '!' || c == '?') {
		s->where = HTML_DECLARATION;
		s->progress = 0;
	} else if (c == '/' && !s->end_tag) {
		s->end_tag = true;
	} else if (isalpha((unsigned char)c)) {
		s->where = HTML_TAG_NAME;
		name_start(s);
		name_add(s, c);
	} else {
		return "'<' starts no tag here; write &lt;";
	}
	return NULL;
}

/* <!-- is a comment; any other <! or <? ends at the next >. */
static const char *
feed_declaration(struct html_state *s, char c)
{
	if (c == '>') {
		s->where = HTML_TEXT;
	} else if (s->progress >= 0 && c == '-') {
		if (++s->progress == 2) {
			s->where = HTML_COMMENT;
			s->progress = 0;
		}
	} else {
		s->progress = -1;
	}
	return NULL;
}

static const char *
feed_comment(struct html_state *s, char c)
{
	if (c == '-')
		s->progress = s->progress < 2 ? s->progress + 1 : 2;
	else if (c == '>' && s->progress == 2)
		s->where = HTML_TEXT;
	else
		s->progress = 0;
	return NULL;
}

/* Script, style, textarea and title end only with their own end tag. */
static const char *
feed_raw(struct html_state *s, char c)
{
	static const char *const ends[] = {
		[HTML_OTHER] = "",
		[HTML_SCRIPT] = "</script",
		[HTML_STYLE] = "</style",
		[HTML_TEXTAREA] = "</textarea",
		[HTML_TITLE] = "</title",
		[HTML_PRE] = "",
	};
	const char *end = ends[s->element];

	if (end[s->progress] == '\0' && (is_space(c) || c == '/' || c == '>')) {
		s->end_tag = true;
		s->where = HTML_TAG_SPACE;
		if (c == '>')
			tag_closed(s);
	} else if (end[s->progress] != '\0' && tolower((unsigned char)c) == end[s->progress]) {
		s->progress++;
	} else {
		s->progress = c == '<';
	}
	return NULL;
}

static const char *
feed_tag(struct html_state *s, char c)
{
	if (c == '>') {
		tag_closed(s);
	} else if (is_space(c) || c == '/') {
		s->where = HTML_TAG_SPACE;
	} else if (s->where == HTML_TAG_GAP) {
		return "an attribute follows without a space; put one before it";
	} else if (c == '"' || c == '\'' || c == '<' || c == '=') {
		return "a quote, '<' or '=' where an attribute's name should start; "
		       "see whether the tag before is closed";
	} else {
		s->where = HTML_NAME;
		name_start(s);
		name_add(s, c);
	}
	return NULL;
}

static const char *
feed_name(struct html_state *s, char c)
{
	if (c == '=') {
		attribute_named(s);
		s->where = HTML_VALUE;
	} else if (is_space(c)) {
		s->where = HTML_NAME_END;
	} else if (c == '>' || c == '/') {
		return feed_tag(s, c);
	} else if (c == '"' || c == '\'' || c == '<') {
		return "a quote or '<' in an attribute's name; see whether the quote before is "
		       "closed";
	} else if (s->where == HTML_NAME_END) {
		s->where = HTML_TAG_SPACE;
		return feed_tag(s, c);
	} else {
		name_add(s, c);
	}
	return NULL;
}

static const char *
feed_value(struct html_state *s, char c)
{
	if (is_space(c))
		return NULL;
	if (c == '>')
		return "an attribute without a value after '='; write =\"\" or leave '=' out";
	name_start(s);
	s->quote = c;
	s->where = c == '"' || c == '\'' ? HTML_QUOTED : HTML_UNQUOTED;
	return NULL;
}

/* The scheme that the template itself writes must be one that is allowed. */
static const char *
feed_url(struct html_state *s, char c)
{
	static const char *const schemes[] = { "http", "https", "mailto", "tel" };

	if (s->url == URL_REST)
		return NULL;
	if (c == '/' || c == '?' || c == '#') {
		s->url = URL_REST;
	} else if (c != ':') {
		s->url = s->url == URL_VALUE ? URL_VALUE : URL_SCHEME;
		name_add(s, c);
	} else {
		for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
			if (s->url == URL_SCHEME && str_eq(s->name, schemes[i]))
				s->url = URL_REST;
		if (s->url != URL_REST)
			return "a link's scheme must be written out as http, https, mailto or tel";
	}
	return NULL;
}

static const char *
feed_quoted(struct html_state *s, char c)
{
	if (c == s->quote) {
		s->where = HTML_TAG_GAP;
		return NULL;
	}
	return s->attribute == HTML_URL ? feed_url(s, c) : NULL;
}

const char *
html_feed(struct html_state *s, char c)
{
	switch (s->where) {
	case HTML_TEXT:
		if (c == '<')
			s->where = HTML_TAG_OPEN;
		return NULL;
	case HTML_TAG_OPEN:
		return feed_tag_open(s, c);
	case HTML_TAG_NAME:
		if (!is_space(c) && c != '/' && c != '>') {
			name_add(s, c);
			return NULL;
		}
		tag_named(s);
		return feed_tag(s, c);
	case HTML_TAG_SPACE:
	case HTML_TAG_GAP:
		return feed_tag(s, c);
	case HTML_NAME:
	case HTML_NAME_END:
		return feed_name(s, c);
	case HTML_VALUE:
		return feed_value(s, c);
	case HTML_QUOTED:
		return feed_quoted(s, c);
	case HTML_UNQUOTED:
		if (is_space(c) || c == '>')
			return feed_tag(s, c);
		return NULL;
	case HTML_RAW:
		return feed_raw(s, c);
	case HTML_COMMENT:
		return feed_comment(s, c);
	case HTML_DECLARATION:
		return feed_declaration(s, c);
	}
	return NULL;
}

const char *
html_settle(struct html_state *s)
{
	if (s->where == HTML_TAG_OPEN)
		return "a directive straight after '<'; choose between whole tags";
	if (s->where == HTML_TAG_NAME)
		tag_named(s);
	else if (s->where == HTML_NAME)
		s->where = HTML_TAG_GAP;
	else if (s->where == HTML_NAME_END)
		s->where = HTML_TAG_SPACE;
	return NULL;
}

/* Whatever no longer matters in this place is the same in every state. */
static struct html_state
essence(const struct html_state *s)
{
	struct html_state e = { .where = s->where, .pre = s->pre };
	bool in_tag =
	    s->where != HTML_TEXT && s->where != HTML_COMMENT && s->where != HTML_DECLARATION;

	if (in_tag) {
		e.element = s->element;
		e.end_tag = s->end_tag;
	}
	if (s->where == HTML_QUOTED) {
		e.attribute = s->attribute;
		e.quote = s->quote;
		e.url = s->attribute == HTML_URL ? s->url : URL_START;
	}
	if (s->where == HTML_RAW || s->where == HTML_COMMENT || s->where == HTML_DECLARATION)
		e.progress = s->progress;
	return e;
}

bool
html_join(struct html_state *state, const struct html_state *other)
{
	struct html_state a = essence(state), b = essence(other);

	if (a.where == HTML_TAG_GAP && b.where == HTML_TAG_SPACE)
		b.where = HTML_TAG_GAP;
	if (b.where == HTML_TAG_GAP && a.where == HTML_TAG_SPACE)
		a.where = HTML_TAG_GAP;
	if (a.where != b.where || a.element != b.element || a.attribute != b.attribute ||
	    a.url != b.url || a.end_tag != b.end_tag || a.quote != b.quote || a.pre != b.pre ||
	    a.progress != b.progress)
		return false;
	state->where = a.where;
	return true;
}

static const char *
quoted_value(struct html_state *s, const char **ret_refusal)
{
	switch (s->attribute) {
	case HTML_PLAIN:
		return "attr";
	case HTML_MACHINE:
		return "machine";
	case HTML_URL:
		if (s->url == URL_START) {
			s->url = URL_VALUE;
			return "url";
		}
		s->url = s->url == URL_REST ? URL_REST : URL_VALUE;
		return "url_part";
	case HTML_EVENT:
		*ret_refusal = "{{ }} in an event handler; pass the value in a data- attribute and "
			       "read it in a script file";
		break;
	case HTML_STYLING:
		*ret_refusal = "{{ }} in a style attribute; choose between classes";
		break;
	case HTML_SRCDOC:
		*ret_refusal = "{{ }} in srcdoc; serve the inner page from a URL of its own";
		break;
	case HTML_SRCSET:
		*ret_refusal = "{{ }} in srcset; use src";
		break;
	}
	return NULL;
}

static const char *
raw_value(const struct html_state *s, const char **ret_refusal)
{
	if (s->element == HTML_TEXTAREA || s->element == HTML_TITLE)
		return "attr";
	*ret_refusal = s->element == HTML_SCRIPT ? "{{ }} in <script>; pass the value in a data- "
						   "attribute and read it in a script file"
						 : "{{ }} in <style>; choose between classes";
	return NULL;
}

const char *
html_value(struct html_state *s, const char **ret_refusal)
{
	switch (s->where) {
	case HTML_TEXT:
		return "text";
	case HTML_QUOTED:
		return quoted_value(s, ret_refusal);
	case HTML_RAW:
		return raw_value(s, ret_refusal);
	case HTML_TAG_OPEN:
	case HTML_TAG_NAME:
		*ret_refusal =
		    "{{ }} in the name of a tag; choose between whole tags with {% if %}";
		return NULL;
	case HTML_TAG_SPACE:
	case HTML_TAG_GAP:
	case HTML_NAME:
	case HTML_NAME_END:
		*ret_refusal = "{{ }} in the name of an attribute; write the name out, or use "
			       "{% attributes LIST %}";
		return NULL;
	case HTML_VALUE:
	case HTML_UNQUOTED:
		*ret_refusal = "{{ }} in an unquoted attribute; put quotes around the value";
		return NULL;
	case HTML_COMMENT:
	case HTML_DECLARATION:
		*ret_refusal =
		    "{{ }} in an HTML comment or declaration; use {# #}, which is not sent";
		return NULL;
	}
	return NULL;
}

bool
html_is_verbatim(const struct html_state *s)
{
	return s->pre > 0 || s->where == HTML_RAW || s->where == HTML_QUOTED ||
	       s->where == HTML_COMMENT;
}

const char *
html_describe(const struct html_state *s)
{
	static const char *const places[] = {
		[HTML_TEXT] = "text",
		[HTML_TAG_OPEN] = "a tag",
		[HTML_TAG_NAME] = "a tag",
		[HTML_TAG_SPACE] = "a tag",
		[HTML_TAG_GAP] = "a tag",
		[HTML_NAME] = "a tag",
		[HTML_NAME_END] = "a tag",
		[HTML_VALUE] = "an attribute without its value",
		[HTML_QUOTED] = "a quoted attribute",
		[HTML_UNQUOTED] = "an unquoted attribute",
		[HTML_RAW] = "a script, style, textarea or title",
		[HTML_COMMENT] = "a comment",
		[HTML_DECLARATION] = "a declaration",
	};

	if (s->where == HTML_TEXT && s->pre > 0)
		return "<pre>";
	return places[s->where];
}
