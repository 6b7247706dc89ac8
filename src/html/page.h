/*
 * Page: the frame around what a handler has to say.
 *
 *	{% page layout(.title = tr(o, "My day"), .form = v->form) %} … {% end %}
 *
 * A page's own facts are the layout's arguments.  What is the same for a whole
 * request (who is signed in, navigation, languages, a message from the request
 * before) is the out's frame, set once by the application.
 */
#pragma once
#include "html/form.h"
#include "html/govuk/navigation.h"
#include "html/out.h"

#include <stdbool.h>

/* One file of the style sheet, script or icon, as tools/assets wrote it. */
struct asset {
	const char *name; /* "style.css" */
	const char *file; /* "style-10dd076ab31d.css": its content never changes */
	int64_t size, size_gzipped;
};

struct assets {
	const struct asset *a;
	size_t n;
	const char *style, *script, *icon; /* URLs, "/assets/style-….css" */
};

/* Reads DIR/manifest.txt; fail(FAULT_USAGE) when it is missing or lacks one of the three. */
const struct assets *assets_load(struct arena *, const char *dir);
/* NULL when there is no such file. */
const struct asset *assets_find(const struct assets *, const char *file);

struct frame_language {
	const struct language *language;
	const char *href; /* of this page in that language */
};

/* Where a case is, who has it, what happens next and by when: on every page of it for a family. */
struct frame_standing {
	const char *where, *holder, *next; /* next NULL: nothing is due */
	const char *basis;		   /* the law of the date; NULL: none */
	struct date since, by;
	bool late;
};

struct frame {
	const struct assets *assets;
	const char *service_name, *home;
	bool demo; /* says that everybody here is made up */
	const char
	    *draft_policy; /* name of a policy pack that is not law; NULL: the law in force */
	struct {
		const struct govuk_navigation_item *a;
		size_t n;
	} navigation;
	const char *account_name; /* NULL: nobody is signed in */
	const char *account;	  /* URL of the person's own account; NULL: no link */
	const char *sign_in;	  /* URL, offered when nobody is; NULL: not offered */
	const char *sign_out;	  /* URL, posted to */
	const char *find;	  /* URL of the search, with a box on every page; NULL: none */
	struct {
		const struct frame_language *a;
		size_t n;
	} languages; /* shown when there are two or more */
	struct {
		bool success;
		const char *text; /* in the reader's language; NULL: none */
	} flash;
	const struct frame_standing *standing; /* of the case on the page; NULL: not shown */
	const char *csrf, *key;		       /* of forms */
};

struct layout {
	const char *title;
	const struct form_state *form; /* whose errors head the page; may be NULL */
	const char *back;	       /* URL; NULL: no way back offered */
	bool exit_this_page;	       /* reading this page may be dangerous at home */
	bool wide;		       /* tables: the whole width */
	bool own_standing;	       /* the page itself says where the case stands */
};

/* {% page wide_part(.label = tr(o, "Clocks")) %} a wide table {% end %}: it scrolls by itself, also
 * by keyboard. */
struct wide_part {
	const char *label; /* unlike any other on the page */
};

struct form_frame {
	const char *action;
	const struct form_state *state; /* may be NULL */
};

/* For the templates. */
bool form_has_files(const struct form_state *);
const struct frame *page_frame(const struct out *);
struct govuk_languages page_language_items(struct out *, const struct frame *);
