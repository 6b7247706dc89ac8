/* Govuk, inputs: components of forms.  Pages use them through html/form.h. */
#pragma once
#include "html/govuk/shared.h"

struct govuk_button {
	const char *text;
	struct html html;
	const char *href; /* a link that looks like a button */
	const char *name, *type, *value;
	bool disabled, is_start_button;
	enum govuk_choice prevent_double_click;
	const char *id, *classes;
	struct out_attributes attributes;
};

struct govuk_input {
	const char *id, *name; /* NULL id: the name */
	const char *type;      /* NULL: "text" */
	const char *value;
	const char *inputmode, *autocomplete, *autocapitalize, *pattern;
	enum govuk_choice spellcheck;
	bool disabled;
	const char *described_by;
	struct govuk_label label;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_content prefix, suffix;
	struct govuk_form_group form_group;
	struct {
		const char *classes;
		struct out_attributes attributes;
	} input_wrapper;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_password_input {
	const char *id, *name, *value, *autocomplete; /* NULL autocomplete: "current-password" */
	bool disabled;
	const char *described_by;
	struct govuk_label label;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *show_password_text, *hide_password_text;
	const char *show_password_aria_label_text, *hide_password_aria_label_text;
	const char *password_shown_announcement_text, *password_hidden_announcement_text;
	const char *button_classes;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_textarea {
	const char *id, *name, *value, *autocomplete;
	int rows; /* 0: 5 */
	enum govuk_choice spellcheck;
	bool disabled;
	const char *described_by;
	struct govuk_label label;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_character_count {
	const char *id, *name, *value;
	int rows;
	int maxlength, maxwords; /* characters or words; 0: not given */
	int threshold;		 /* per cent from which the count is shown */
	const char *count_type;	 /* NULL, "characters", "words" */
	enum govuk_choice spellcheck;
	struct govuk_label label;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *count_message_classes;
	const char *textarea_description_text; /* "%{count}" stands for the limit */
	struct govuk_plural characters_under_limit_text, characters_over_limit_text;
	struct govuk_plural words_under_limit_text, words_over_limit_text;
	const char *characters_at_limit_text, *words_at_limit_text;
	const char *classes;
	struct out_attributes attributes;
};

/* A radio button or checkbox. */
struct govuk_choice_item {
	const char *value, *text;
	struct html html;
	const char *id;
	const char *name;	   /* checkboxes only; NULL: the group's */
	const char *behaviour;	   /* checkboxes only: "exclusive" */
	const char *divider;	   /* instead of an item: "or" */
	enum govuk_choice checked; /* GOVUK_UNSET: as the group's value or values say */
	bool disabled;
	struct govuk_hint hint;
	struct {
		const char *classes;
		struct out_attributes attributes;
	} label;
	struct html conditional; /* shown while the item is chosen */
	struct out_attributes attributes;
};

struct govuk_choice_items {
	const struct govuk_choice_item *a;
	size_t n;
};

struct govuk_values {
	const char *const *a;
	size_t n;
};

struct govuk_radios {
	const char *id_prefix, *name; /* NULL id_prefix: the name */
	const char *value;	      /* of the item that is chosen */
	struct govuk_choice_items items;
	struct govuk_fieldset fieldset;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_checkboxes {
	const char *id_prefix, *name, *described_by;
	struct govuk_values values; /* of the items that are chosen */
	struct govuk_choice_items items;
	struct govuk_fieldset fieldset;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_option {
	const char *value; /* NULL: the text is the value */
	const char *text;
	enum govuk_choice selected; /* GOVUK_UNSET: as the select's value says */
	bool disabled;
	struct out_attributes attributes;
};

struct govuk_select {
	const char *id, *name, *value, *described_by;
	struct {
		const struct govuk_option *a;
		size_t n;
	} items;
	bool disabled;
	struct govuk_label label;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *classes;
	struct out_attributes attributes;
};

/* One of the three inputs of a date. */
struct govuk_date_part {
	const char *id, *name, *label, *value;
	const char *inputmode, *autocomplete, *pattern;
	const char *classes;
	enum govuk_choice error; /* GOVUK_UNSET: as the whole date, if no part says yes */
	bool left_out;
	struct out_attributes attributes;
};

struct govuk_date_input {
	const char *id, *name_prefix;
	struct govuk_date_part day, month, year; /* all zero: the usual ones */
	struct {
		const struct govuk_date_part *a;
		size_t n;
	} items;		      /* instead of day, month and year */
	struct out_attributes values; /* by name */
	struct govuk_fieldset fieldset;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_file_upload {
	const char *id, *name, *described_by;
	bool disabled, multiple;
	bool javascript; /* a drop zone, where script runs */
	struct govuk_label label;
	struct govuk_hint hint;
	struct govuk_error_message error_message;
	struct govuk_form_group form_group;
	const char *wrapper_classes;
	struct out_attributes wrapper_attributes;
	const char *choose_files_button_text, *drop_instruction_text, *no_file_chosen_text;
	const char *entered_drop_zone_text, *left_drop_zone_text;
	struct govuk_plural multiple_files_chosen_text;
	const char *classes;
	struct out_attributes attributes;
};

struct govuk_error_link {
	const char *href;
	const char *text;
	struct html html;
	struct out_attributes attributes;
};

struct govuk_error_summary {
	const char *title_text;
	struct html title_html;
	const char *description_text;
	struct html description_html;
	struct {
		const struct govuk_error_link *a;
		size_t n;
	} error_list;
	enum govuk_choice disable_auto_focus;
	const char *classes;
	struct out_attributes attributes;
};

/* The three inputs with names, ids, values and classes settled. */
struct govuk_date_parts {
	struct govuk_date_part *a;
	size_t n;
};
struct govuk_date_parts govuk_date_parts(struct out *, const struct govuk_date_input *);

/* Of the form group or wrapper: what the script reads, then the caller's own. */
struct out_attributes govuk_count_attributes(struct out *, const struct govuk_character_count *);
struct out_attributes govuk_password_attributes(struct out *, const struct govuk_password_input *);
struct out_attributes govuk_upload_attributes(struct out *, const struct govuk_file_upload *);
/* "You can enter up to 200 characters"; NULL without a limit. */
const char *govuk_count_description(struct out *, const struct govuk_character_count *);

/* Item i (from 0) of a group is "prefix", "prefix-2", "prefix-3", … unless it has an id: an error
 * summary links to the first. */
const char *govuk_item_id(struct out *, const char *own, const char *prefix, size_t i);
struct out_attributes govuk_item_describe(struct out *, const struct govuk_checkboxes *,
    const struct govuk_choice_item *, const char *id);
bool govuk_is_checked(const struct govuk_choice_item *, const struct govuk_values *);
bool govuk_is_selected(const struct govuk_option *, const char *value);
