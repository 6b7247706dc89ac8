/* Govuk, shared: what the arguments of several components are made of. */
#pragma once
#include "base/str.h"
#include "base/vec.h"
#include "html/out.h"

#include <stdbool.h>
#include <stddef.h>

/* A list written in place: .items = GOVUK_LIST(struct govuk_radio, { .text = "Yes" }, { … }) */
#define GOVUK_LIST(type, ...)                                                                      \
	{                                                                                          \
		.a = (const type[]){ __VA_ARGS__ },                                                \
		.n = sizeof((const type[]){ __VA_ARGS__ }) / sizeof(type)                          \
	}

/* Attributes in place: .attributes = GOVUK_ATTRIBUTES({ "data-x", "1" }) */
#define GOVUK_ATTRIBUTES(...) ((struct out_attributes)GOVUK_LIST(struct out_attribute, __VA_ARGS__))

/* Where GOV.UK Frontend tells an option that is false from one that is not given. */
enum govuk_choice { GOVUK_UNSET, GOVUK_YES, GOVUK_NO };

/* A text by the plural forms of the reader's language (CLDR). */
struct govuk_plural {
	const char *zero, *one, *two, *few, *many, *other;
};

/* Text or HTML in an element that may have classes and attributes of its own. */
struct govuk_content {
	const char *text;
	struct html html;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_label {
	const char *text;
	struct html html;
	const char *classes;
	struct out_attributes attributes;
	bool is_page_heading;
	const char *for_id;
};

struct govuk_error_message {
	const char *text;
	struct html html;
	const char *id, *classes;
	struct out_attributes attributes;
	const char *visually_hidden_text; /* NULL: "Error"; "": none */
};

struct govuk_hint {
	const char *text;
	struct html html;
	const char *id, *classes;
	struct out_attributes attributes;
};

struct govuk_legend {
	const char *text;
	struct html html;
	const char *classes;
	bool is_page_heading;
};

struct govuk_fieldset {
	bool on; /* needed only for a fieldset without a legend inside another component */
	struct govuk_legend legend;
	const char *classes, *role, *described_by;
	struct out_attributes attributes;
	struct html html;
};

/* The <div> around a label and its input. */
struct govuk_form_group {
	const char *classes;
	struct out_attributes attributes;
	struct govuk_content before, after; /* beside the input or inputs */
};

/* True when there is something to say. */
#define govuk_has(content) (!str_blank((content).text) || (content).html.n > 0)

/* a and b with a space between; either may be NULL or empty.  NULL: both are. */
const char *govuk_join(struct out *, const char *a, const char *b);

/* "id-part", the id of a hint or error within a component. */
const char *govuk_part_id(struct out *, const char *id, const char *part);

/* What aria-describedby names: base, then the hint, then the error of id.  NULL: nothing. */
const char *govuk_described_by(
    struct out *, const char *base, const char *id, bool has_hint, bool has_error);

/* The same as an attribute, or none. */
struct out_attributes govuk_describe(
    struct out *, const char *base, const char *id, bool has_hint, bool has_error);

/* Attributes in the making. */
struct govuk_attribute_list {
	struct arena *arena;
	VEC(struct out_attribute) list;
};
void govuk_attribute(struct govuk_attribute_list *, const char *name, const char *value);
void govuk_attributes_add(struct govuk_attribute_list *, struct out_attributes more);
struct out_attributes govuk_attributes(const struct govuk_attribute_list *);

/* A text for the component's script, "data-i18n.key": nothing for NULL. */
void govuk_i18n(struct govuk_attribute_list *, const char *key, const char *text);
void govuk_i18n_plural(struct govuk_attribute_list *, const char *key, const struct govuk_plural *);

/* The id of a component that falls back to its name, and that of a group of items. */
#define govuk_id(p) ((p)->id ? (p)->id : (p)->name)
#define govuk_group_id(p) ((p)->id_prefix ? (p)->id_prefix : (p)->name)

#define govuk_has_fieldset(p) ((p)->fieldset.on || govuk_has((p)->fieldset.legend))
