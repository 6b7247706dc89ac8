/*
 * Fixture: GOV.UK Frontend's own test cases, played on our components.
 *
 * Each case of a component's fixtures.json gives options and the HTML that
 * they make.  A table says which option goes into which member of the
 * component's struct; an option without a row in the table fails the case.
 */
#pragma once
#include "html/govuk/govuk.h"

enum option_kind {
	OPTION_TEXT,	/* const char * */
	OPTION_HTML,	/* struct html */
	OPTION_INT,	/* int */
	OPTION_BOOL,	/* bool */
	OPTION_CHOICE,	/* enum govuk_choice: false differs from not given */
	OPTION_IS,	/* bool: the option is there; it is read again by a later row */
	OPTION_UNLESS,	/* bool: the option is there and false */
	OPTION_NAMED,	/* struct out_attributes: an object of names and values */
	OPTION_STRINGS, /* struct govuk_values */
	OPTION_STRUCT,	/* more options, in a struct within */
	OPTION_LIST,	/* a and n: elements with options */
	OPTION_LISTS,	/* a and n: elements that are lists themselves */
	OPTION_IGNORED, /* says nothing to us, and why is said in docs/components.md */
};

struct option {
	const char *name; /* "title.headingLevel" looks inside */
	enum option_kind kind;
	size_t offset;
	const struct option *inner;
	size_t size; /* of an element */
};

/* An element that is taken out of the expected HTML: by its class, unless the option is given. */
struct fixture_left_out {
	const char *class, *unless;
};

struct component {
	const char *name;
	const struct option *options;
	size_t size;
	void (*render)(struct out *, const void *p);
	const struct fixture_left_out *left_out; /* ends with a NULL class; NULL: none */
};

extern const struct component fixture_components[];

/* Plays every case of every component, counts, and prints each that fails.  True: all passed. */
bool fixture_run(const char *directory);

/*
 * HTML in one form: attributes by name, white space folded, character
 * references resolved, one tag or text a line.  Elements with one of the
 * classes of left_out (NULL: none) are dropped with what they hold.
 */
char *fixture_normal(struct arena *, const char *html, const char *const *left_out);
