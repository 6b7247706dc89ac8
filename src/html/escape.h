/*
 * Escape: text made harmless for one place in HTML.
 *
 * Only src/html/out.c and the tests call these; everyone else writes through
 * a template, which chooses.
 */
#pragma once
#include "base/buf.h"

#include <stdbool.h>

/* For text and quoted attributes alike: & < > " ' as character references. */
void escape_html(struct buf *, const char *, size_t n);

/* One component of a URL: all but RFC 3986's unreserved characters as %XX. */
void escape_url_part(struct buf *, const char *, size_t n);

/* Whether a link may lead there: http, https, mailto, tel, or no scheme at all. */
bool escape_url_allowed(const char *);

/* Whether a name may be written as an attribute's name whose value is any text: letters, digits and
 * dashes, and not one that runs or styles (on…, style, srcdoc, srcset). */
bool escape_attribute_allowed(const char *name);

/* Whether the attribute holds a URL. */
bool escape_attribute_is_url(const char *name);
