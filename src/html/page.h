/*
 * Page: what the layout needs around a page's content.  (Contract given by the integrator; keep the shape.)
 *
 * Used in templates as {% page layout(v->page) %} … {% end %}, from page.html.
 */
#pragma once
#include "html/out.h"

#include <stdbool.h>
#include <stddef.h>

struct page_link {
	const char *text, *href;
	bool current;
};

struct page_links {
	const struct page_link *a;
	size_t n;
};

struct page_language {
	const char *code, *name; /* in the language itself */
};

struct page {
	const char *title;	  /* for the tab, in the reader's language; "Error: " is put before it when errors */
	bool errors;
	const char *service_name; /* in the header; a link to "/" */
	struct page_links navigation;
	const char *signed_in_as; /* name; NULL: nobody */
	const char *back;	  /* href of the back link; NULL: none */
	const char *flash;	  /* success message, translated; NULL: none */
	const char *banner;	  /* "Draft policy – not law", or the demo's; NULL: none */
	bool exit_this_page;	  /* on sensitive public pages */
	struct page_languages {
		const struct page_language *a;
		size_t n;
	} languages;		  /* to switch to; posts to /language */
	const char *path;	  /* of this page: where the language switch comes back to */
	const char *csrf;	  /* token for forms */
	const char *key;	  /* idempotency key for forms; fresh for every page */
	const char *css, *js, *icon; /* hashed names under /assets/ */
	bool wide;		  /* staff lists: full width instead of two thirds */
};

/*
 * In templates: {% call page_hidden(v->page) %} writes the hidden fields _csrf and _key of a form.
 */
