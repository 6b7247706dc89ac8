/* Govuk, content: components that show something. */
#pragma once
#include "html/govuk/shared.h"

#include <stdint.h>

struct govuk_accordion_section {
	struct govuk_content heading, summary, content;
	bool expanded;
};

struct govuk_accordion {
	const char *id;	   /* required; also the key under which the browser remembers */
	int heading_level; /* 0: 2 */
	const char *classes;
	struct out_attributes attributes;
	enum govuk_choice remember_expanded;
	const char *hide_all_sections_text, *hide_section_text, *hide_section_aria_label_text;
	const char *show_all_sections_text, *show_section_text, *show_section_aria_label_text;
	struct {
		const struct govuk_accordion_section *a;
		size_t n;
	} items;
};

struct govuk_details {
	const char *summary_text;
	struct html summary_html;
	const char *text;
	struct html html;
	bool open;
	const char *id, *classes;
	struct out_attributes attributes;
};

struct govuk_feedback {
	const char *title_text;
	struct html title_html;
	const char *text;
	struct html html;
	int heading_level; /* 0: 2 */
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_inset_text {
	const char *text;
	struct html html;
	const char *id, *classes;
	struct out_attributes attributes;
};

struct govuk_notification_banner {
	const char *text;
	struct html html;
	const char *title_text;
	struct html title_html;
	int title_heading_level; /* 0: 2 */
	const char *type;	 /* NULL or "success" */
	const char *role, *title_id;
	enum govuk_choice disable_auto_focus;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_panel_action {
	const char *text, *href, *type, *classes;
	struct out_attributes attributes;
};

struct govuk_panel {
	const char *title_text;
	struct html title_html;
	const char *text;
	struct html html;
	int heading_level; /* 0: 1 */
	const char *classes;
	struct out_attributes attributes;
	struct {
		bool on; /* even without items */
		const char *classes;
		struct out_attributes attributes;
		const struct govuk_panel_action *a;
		size_t n;
	} actions; /* shown by govuk-panel--interruption only */
};

struct govuk_phase_banner {
	struct govuk_content tag;
	const char *text;
	struct html html;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_action {
	const char *href;
	const char *text;
	struct html html;
	const char *visually_hidden_text;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_actions {
	const struct govuk_action *a;
	size_t n;
	const char *classes;
};

struct govuk_summary_row {
	const char *classes;
	struct govuk_content key, value;
	struct govuk_actions actions;
};

struct govuk_summary_card {
	bool on; /* needed only for a card without a title */
	struct govuk_content title;
	int heading_level; /* 0: 2 */
	struct govuk_actions actions;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_summary_list {
	struct {
		const struct govuk_summary_row *a;
		size_t n;
	} rows;
	struct govuk_summary_card card;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_cell {
	const char *text;
	struct html html;
	const char *format; /* NULL or "numeric" */
	const char *classes;
	int colspan, rowspan; /* 0: not given */
	struct out_attributes attributes;
};

struct govuk_row {
	const struct govuk_cell *a;
	size_t n;
};

struct govuk_table {
	const char *caption, *caption_classes;
	struct govuk_row head;
	struct {
		const struct govuk_row *a;
		size_t n;
	} rows;
	bool first_cell_is_header;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_tab {
	const char *id, *label;
	struct out_attributes attributes;
	struct govuk_content panel;
};

struct govuk_tabs {
	const char *id, *id_prefix, *title; /* NULL title: "Contents" */
	struct {
		const struct govuk_tab *a;
		size_t n;
	} items;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_tag {
	const char *text;
	struct html html;
	const char *classes; /* "govuk-tag--red" */
	struct out_attributes attributes;
};

struct govuk_task {
	const char *href, *classes;
	struct govuk_content title, hint;
	struct {
		const char *text;
		struct html html;
		struct govuk_tag tag; /* instead of text or html */
		const char *classes;
	} status;
};

struct govuk_task_list {
	const char *id_prefix; /* NULL: "task-list" */
	struct {
		const struct govuk_task *a;
		size_t n;
	} items;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_warning_text {
	const char *text;
	struct html html;
	const char *icon_fallback_text; /* NULL: "Warning" */
	const char *classes;
	struct out_attributes attributes;
};

struct out_attributes govuk_accordion_attributes(struct out *, const struct govuk_accordion *);
bool govuk_is_interruption(const struct govuk_panel *);
bool govuk_any_actions(const struct govuk_summary_list *);
const char *govuk_tab_id(struct out *, const struct govuk_tabs *, size_t i);

#define govuk_is_success(banner) (str_eq((banner)->type, "success"))
#define govuk_task_prefix(list) ((list)->id_prefix ? (list)->id_prefix : "task-list")
