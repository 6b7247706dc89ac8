/* Escape: runs of harmless bytes are copied whole. */
#include "html/escape.h"

#include "base/str.h"

#include <ctype.h>
#include <string.h>

static const char *
reference(unsigned char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static const bool special[256] = {
	['&'] = true,
	['<'] = true,
	['>'] = true,
	['"'] = true,
	['\''] = true,
};

void
escape_html(struct buf *b, const char *s, size_t n)
{
	const char *end = s + n, *run = s;

	for (; s < end; s++) {
		if (!special[(unsigned char)*s])
			continue;
		buf_add(b, run, (size_t)(s - run));
		buf_puts(b, reference((unsigned char)*s));
		run = s + 1;
	}
	buf_add(b, run, (size_t)(end - run));
}

/* RFC 3986, 2.3 */
static const bool unreserved[256] = {
	['a' ... 'z'] = true,
	['A' ... 'Z'] = true,
	['0' ... '9'] = true,
	['-'] = true,
	['.'] = true,
	['_'] = true,
	['~'] = true,
};

void
escape_url_part(struct buf *b, const char *s, size_t n)
{
	static const char hex[] = "0123456789ABCDEF";
	char *p = buf_reserve(b, n * 3), *start = p;

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (unreserved[c]) {
			*p++ = (char)c;
		} else {
			*p++ = '%';
			*p++ = hex[c >> 4];
			*p++ = hex[c & 15];
		}
	}
	*p = '\0';
	b->n += (size_t)(p - start);
}

/* A browser drops tabs and newlines and leading controls before it reads the scheme (URL standard,
 * 4.4), so whatever stands before the colon must be a known scheme letter by letter. */
bool
escape_url_allowed(const char *url)
{
	static const char *const schemes[] = { "http:", "https:", "mailto:", "tel:" };
	size_t n = strcspn(url, ":/?#");

	if (url[n] != ':')
		return true;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strlen(schemes[i]) == n + 1 && strncasecmp(url, schemes[i], n + 1) == 0)
			return true;
	return false;
}

bool
escape_attribute_allowed(const char *name)
{
	static const char *const never[] = { "style", "srcdoc", "srcset", "imagesrcset" };
	size_t n = strlen(name);

	if (n == 0 || !isalpha((unsigned char)*name) || strncasecmp(name, "on", 2) == 0)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)name[i]) && name[i] != '-' && name[i] != '.')
			return false;
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (str_eq_ci(name, never[i]))
			return false;
	return true;
}

bool
escape_attribute_is_url(const char *name)
{
	static const char *const names[] = { "href", "src", "action", "formaction", "poster",
		"cite", "data", "background", "manifest", "longdesc", "ping" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_ci(name, names[i]))
			return true;
	return false;
}
