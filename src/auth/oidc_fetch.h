/*
 * Oidc fetch: the few requests this program makes to the identity provider.
 *
 * HTTPS only, but for a provider on this machine itself (http://127.0.0.1,
 * http://[::1], http://localhost); no redirect is followed; 3 seconds to
 * connect, 8 in all; answers of 256 KiB at most.  Never inside a transaction.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct oidc_answer {
	long status;
	const char *body;
	size_t n;
};

/* Whether a request may go to this address at all. */
bool oidc_url_allowed(const char *url);

/* False when no whole answer came. */
bool oidc_fetch(struct arena *, const char *url, struct oidc_answer *ret);
/* Posts a form.  user and password NULL: no Authorization header. */
bool oidc_fetch_post(struct arena *, const char *url, const char *form, const char *user,
    const char *password, struct oidc_answer *ret);

/* Percent-encodes everything but letters, digits and -._~ (RFC 3986 section 2.3). */
char *oidc_url_escape(struct arena *, const char *);
