/*
 * Csrf: proof that a form was made for the browser that sends it.
 *
 * Every session has a secret; a form before sign-in has one derived from a
 * random cookie, so that a form from elsewhere cannot sign a browser in.  The
 * token is masked afresh in every response: a page's compressed size tells
 * nothing about it (BREACH).
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>

/* A fresh value for the cookie of a browser that is not signed in. */
char *csrf_cookie_new(struct arena *);
/* The secret that belongs to that cookie; NULL when the cookie is absent or not one of ours. */
char *csrf_cookie_secret(struct arena *, const char *cookie);

/* The token to put into a form: 128 hexadecimal digits. */
char *csrf_token(struct arena *, const char *secret);
/* Whether a form's token was made from that secret.  Anything else, also NULL, is false. */
bool csrf_valid(const char *secret, const char *token);
