/* Govuk, navigation: components that lead somewhere, and the page's frame. */
#pragma once
#include "html/govuk/shared.h"

struct govuk_back_link {
	const char *href; /* NULL: "#" */
	const char *text; /* NULL: "Back" */
	struct html html;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_link {
	const char *href;
	const char *text;
	struct html html;
	struct out_attributes attributes;
};

struct govuk_links {
	const struct govuk_link *a;
	size_t n;
};

struct govuk_breadcrumbs {
	struct govuk_links items;
	bool collapse_on_mobile;
	const char *label_text; /* NULL: "Breadcrumb" */
	const char *classes;
	struct out_attributes attributes;
};

#define GOVUK_EXIT "https://www.bbc.co.uk/weather"

struct govuk_exit_this_page {
	const char *text;
	struct html html;
	const char *redirect_url; /* NULL: the weather */
	const char *activated_text, *timed_out_text;
	const char *press_two_more_times_text, *press_one_more_time_text;
	const char *id, *classes;
	struct out_attributes attributes;
};

struct govuk_footer_section {
	const char *title;
	int columns;	   /* of its links; 0: not said */
	const char *width; /* NULL: "full" */
	struct govuk_links items;
};

/* Without crown, licence logo and royal arms, which only GOV.UK may show. */
struct govuk_footer {
	struct {
		const struct govuk_footer_section *a;
		size_t n;
	} navigation;
	struct {
		bool on;			   /* a title even without links or text */
		const char *visually_hidden_title; /* NULL: "Support links" */
		struct govuk_links items;
		const char *text;
		struct html html;
	} meta;
	struct govuk_content content_licence;
	const char *container_classes;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_generic_header {
	const char *url; /* NULL: "/" */
	const char *logo_text;
	struct html logo_html;
	const char *container_classes; /* NULL: "govuk-width-container" */
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_language {
	const char *href; /* NULL: this page's language */
	const char *text;
	struct html html;
	const char *lang, *href_lang, *dir;
	bool current;
	const char *language_description_text; /* in the language of the page */
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_languages {
	const struct govuk_language *a;
	size_t n;
};

struct govuk_language_navigation {
	struct govuk_languages items;
	const char *aria_label; /* NULL: "Language" */
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_page_link {
	const char *href, *text;
	struct html html;
	const char *label_text;
	struct out_attributes attributes;
};

struct govuk_page_number {
	const char *number;
	const char *href;
	bool current, ellipsis;
	const char *visually_hidden_text;
	struct out_attributes attributes;
};

struct govuk_pagination {
	struct govuk_page_link previous, next;
	struct {
		const struct govuk_page_number *a; /* NULL: only previous and next */
		size_t n;
	} items;
	const char *landmark_label; /* NULL: "Pagination" */
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_navigation_item {
	const char *href;
	const char *text;
	struct html html;
	bool current; /* this page */
	bool active;  /* a page below it */
	struct out_attributes attributes;
};

struct govuk_service_navigation {
	const char *service_name, *service_url;
	struct {
		const struct govuk_navigation_item *a;
		size_t n;
	} navigation;
	const char *navigation_id, *navigation_label, *navigation_classes;
	const char *menu_button_text, *menu_button_label;
	enum govuk_choice collapse_navigation_on_mobile;
	const char *aria_label; /* NULL: "Service information" */
	struct {
		struct html start, end, navigation_start, navigation_end;
		bool end_is_inline;
	} slots;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_skip_link {
	const char *href; /* NULL: "#content" */
	const char *text;
	struct html html;
	const char *classes;
	struct out_attributes attributes;
};

/* Only previous and next, without page numbers. */
#define govuk_is_block(p) (!(p)->items.a && ((p)->next.href || (p)->previous.href))

const char *govuk_menu_text(struct out *, const struct govuk_service_navigation *);
bool govuk_has_navigation(const struct govuk_service_navigation *);
bool govuk_is_section(const struct govuk_service_navigation *);
/* Behind a menu button on small screens: by default when there is more than one item. */
bool govuk_collapses(const struct govuk_service_navigation *);
