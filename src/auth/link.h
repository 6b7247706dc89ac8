/*
 * Link: a way in through a person's mailbox.
 *
 * A message holds a link with 128 random bits and a code of six digits.  A
 * link to sign in lasts 15 minutes and works only in the browser that asked,
 * by the link or by typing the code: a link that is forwarded, or planted on
 * somebody else, signs nobody in.  An invitation lasts 72 hours, works in any
 * browser and has no code.  Opening a link (GET) changes nothing, because
 * mail scanners open links: the page asks to confirm.  Asking for an address
 * that nobody has makes a row all the same and costs the same.
 */
#pragma once
#include "auth/account.h"

enum link_purpose { LINK_SIGN_IN, LINK_INVITATION };

struct link_made {
	const struct account *account; /* NULL: nobody has the address; send nothing */
	const char *token;	       /* for the link's address */
	const char *code;	       /* NULL for an invitation */
};

/*
 * A link for the address, asked by a browser whose form cookie is given, from
 * an address of the network.  False: too many were asked for; show the same
 * page.  ret is filled otherwise.
 */
bool link_make_sign_in(struct tx *, const char *email, const char *browser_cookie,
    const char *address, struct link_made *ret);

/* A link for an account that somebody with the right to do so has made or reset. */
struct link_made link_make_invitation(struct tx *, const struct account *);

enum link_state {
	LINK_GOOD,	    /* show a button to confirm */
	LINK_OTHER_BROWSER, /* ask for the code, where the person asked for the link */
	LINK_OVER,	    /* used, too old, or never made: all look the same */
};
/* For the page behind the link; changes nothing.  browser_cookie NULL: none came. */
enum link_state link_look(struct tx *, const char *token, const char *browser_cookie);

struct link_use {
	enum link_purpose purpose;
	const struct account *account; /* active, and of the epoch the link was made in */
};
/* Uses the link up.  False, *ret untouched, when it is not LINK_GOOD any more. */
bool link_confirm(struct tx *, const char *token, const char *browser_cookie, struct link_use *ret);
/* The same by the code, typed in the browser that asked; five tries a link. */
bool link_confirm_code(
    struct tx *, const char *browser_cookie, const char *code, struct link_use *ret);

/* Removes links that are over.  Returns how many. */
int64_t link_sweep(struct tx *);
