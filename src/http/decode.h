/*
 * Decode: the pure parsers of what a URL, a form body and a few header fields hold.
 *
 * Nothing here reads a socket.  What comes out is valid UTF-8 without NUL and
 * without control characters except, in values, TAB, CR and LF; what does not
 * fit is refused whole, never repaired by guessing.  Results live in the arena.
 */
#pragma once
#include "http/http.h"

#include <stdbool.h>
#include <stddef.h>

enum { HTTP_MAX_PARAMS = 500, HTTP_MAX_NAME = 200 };

struct http_params {
	struct http_param *a;
	size_t n, cap;
};

/*
 * The path of a request target (up to its '?'), percent-decoded once.  NULL
 * when it does not start with '/', or decodes to NUL, a control character,
 * a backslash, an encoded slash, "//", a segment "." or "..", or is not UTF-8:
 * one resource has one spelling, so no rule about paths can be walked around.
 */
char *http_decode_path(struct arena *, const char *raw, size_t n);

/*
 * Adds the pairs of application/x-www-form-urlencoded text (WHATWG URL,
 * section 5.1) to params.  False when an escape is broken, a text is not
 * allowed or there are more than HTTP_MAX_PARAMS.
 */
bool http_decode_pairs(struct arena *, const char *text, size_t n, struct http_params *params);

/*
 * Adds one name and value, n bytes each, if they hold what they may.  Vertical
 * tab and form feed, which word processors paste for a line break, become LF.
 */
bool http_add_param(struct arena *, struct http_params *params, const char *name, size_t n_name,
    const char *value, size_t n_value);

/* True when the text is UTF-8 without control characters. */
bool http_text_plain(const char *text, size_t n);

/* The value of the named cookie in a Cookie field (RFC 6265 section 4.2.1); NULL when absent or
 * empty-named. */
char *http_find_cookie(struct arena *, const char *field, const char *name);

/*
 * The media type of a Content-Type field in lower case without parameters;
 * *ret_boundary is its boundary parameter, NULL when it has none or one that
 * RFC 2046 section 5.1.1 does not allow.
 */
char *http_media_type(struct arena *, const char *field, char **ret_boundary);

/* The last address of an X-Forwarded-For field that is not the proxy's; NULL when it is not an IP
 * address. */
char *http_forwarded_for(struct arena *, const char *field, const char *proxy);
