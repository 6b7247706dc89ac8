/* Sign in: the pages of signing in and out, of one's own account, and those that everybody may
 * read. */
#pragma once
#include "app/route.h"

struct rq;

extern const struct route sign_in_routes[];
extern const struct route own_routes[];	 /* the person's own account */
extern const struct route demo_routes[]; /* 404 unless site.demo */
extern const struct route info_routes[]; /* help, privacy, language, health */

/*
 * Mails a link and a code to an address that the program has (link_make_sign_in()), notes where to
 * go once the code is right ("to", a path of this site; NULL: as it was), and leads to the page
 * that asks for the code.  The same page when nobody has the address or it was asked too often.
 * For a route with .steps.
 */
void sign_in_send_code(struct rq *, const char *email, const char *to);
