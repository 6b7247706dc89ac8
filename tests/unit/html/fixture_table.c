/* Fixture, the table: which option of GOV.UK Frontend is which member of ours. */
#include "fixture.h"

static const struct option content_options[] = { { "text", OPTION_TEXT,
						     offsetof(struct govuk_content, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_content, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_content, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_content, attributes) }, { 0 } };

static const struct option plural_options[] = { { "zero", OPTION_TEXT,
						    offsetof(struct govuk_plural, zero) },
	{ "one", OPTION_TEXT, offsetof(struct govuk_plural, one) },
	{ "two", OPTION_TEXT, offsetof(struct govuk_plural, two) },
	{ "few", OPTION_TEXT, offsetof(struct govuk_plural, few) },
	{ "many", OPTION_TEXT, offsetof(struct govuk_plural, many) },
	{ "other", OPTION_TEXT, offsetof(struct govuk_plural, other) }, { 0 } };

static const struct option label_options[] = { { "text", OPTION_TEXT,
						   offsetof(struct govuk_label, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_label, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_label, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_label, attributes) },
	{ "isPageHeading", OPTION_BOOL, offsetof(struct govuk_label, is_page_heading) },
	{ "for", OPTION_TEXT, offsetof(struct govuk_label, for_id) }, { 0 } };

static const struct option hint_options[] = { { "text", OPTION_TEXT,
						  offsetof(struct govuk_hint, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_hint, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_hint, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_hint, attributes) },
	{ "id", OPTION_TEXT, offsetof(struct govuk_hint, id) }, { 0 } };

static const struct option error_message_options[] = {
	{ "text", OPTION_TEXT, offsetof(struct govuk_error_message, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_error_message, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_error_message, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_error_message, attributes) },
	{ "id", OPTION_TEXT, offsetof(struct govuk_error_message, id) },
	{ "visuallyHiddenText", OPTION_TEXT,
	    offsetof(struct govuk_error_message, visually_hidden_text) },
	{ 0 }
};

static const struct option legend_options[] = { { "text", OPTION_TEXT,
						    offsetof(struct govuk_legend, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_legend, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_legend, classes) },
	{ "isPageHeading", OPTION_BOOL, offsetof(struct govuk_legend, is_page_heading) }, { 0 } };

static const struct option fieldset_options[] = {
	{ "legend", OPTION_STRUCT, offsetof(struct govuk_fieldset, legend), legend_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_fieldset, classes) },
	{ "role", OPTION_TEXT, offsetof(struct govuk_fieldset, role) },
	{ "describedBy", OPTION_TEXT, offsetof(struct govuk_fieldset, described_by) },
	{ "html", OPTION_HTML, offsetof(struct govuk_fieldset, html) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_fieldset, attributes) }, { 0 }
};

static const struct option form_group_options[] = {
	{ "classes", OPTION_TEXT, offsetof(struct govuk_form_group, classes) },
	{ "beforeInput", OPTION_STRUCT, offsetof(struct govuk_form_group, before),
	    content_options },
	{ "afterInput", OPTION_STRUCT, offsetof(struct govuk_form_group, after), content_options },
	{ "beforeInputs", OPTION_STRUCT, offsetof(struct govuk_form_group, before),
	    content_options },
	{ "afterInputs", OPTION_STRUCT, offsetof(struct govuk_form_group, after), content_options },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_form_group, attributes) }, { 0 }
};

static const struct option section_options[] = {
	{ "heading", OPTION_STRUCT, offsetof(struct govuk_accordion_section, heading),
	    content_options },
	{ "summary", OPTION_STRUCT, offsetof(struct govuk_accordion_section, summary),
	    content_options },
	{ "content", OPTION_STRUCT, offsetof(struct govuk_accordion_section, content),
	    content_options },
	{ "expanded", OPTION_BOOL, offsetof(struct govuk_accordion_section, expanded) }, { 0 }
};

static const struct option accordion_options[] = { { "id", OPTION_TEXT,
						       offsetof(struct govuk_accordion, id) },
	{ "headingLevel", OPTION_INT, offsetof(struct govuk_accordion, heading_level) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_accordion, classes) },
	{ "rememberExpanded", OPTION_CHOICE, offsetof(struct govuk_accordion, remember_expanded) },
	{ "hideAllSectionsText", OPTION_TEXT,
	    offsetof(struct govuk_accordion, hide_all_sections_text) },
	{ "hideSectionText", OPTION_TEXT, offsetof(struct govuk_accordion, hide_section_text) },
	{ "hideSectionAriaLabelText", OPTION_TEXT,
	    offsetof(struct govuk_accordion, hide_section_aria_label_text) },
	{ "showAllSectionsText", OPTION_TEXT,
	    offsetof(struct govuk_accordion, show_all_sections_text) },
	{ "showSectionText", OPTION_TEXT, offsetof(struct govuk_accordion, show_section_text) },
	{ "showSectionAriaLabelText", OPTION_TEXT,
	    offsetof(struct govuk_accordion, show_section_aria_label_text) },
	{ "items", OPTION_LIST, offsetof(struct govuk_accordion, items), section_options,
	    sizeof(struct govuk_accordion_section) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_accordion, attributes) }, { 0 } };

static const struct option back_link_options[] = { { "href", OPTION_TEXT,
						       offsetof(struct govuk_back_link, href) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_back_link, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_back_link, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_back_link, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_back_link, attributes) }, { 0 } };

static const struct option link_options[] = { { "href", OPTION_TEXT,
						  offsetof(struct govuk_link, href) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_link, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_link, html) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_link, attributes) }, { 0 } };

static const struct option breadcrumbs_options[] = { { "items", OPTION_LIST,
							 offsetof(struct govuk_breadcrumbs, items),
							 link_options, sizeof(struct govuk_link) },
	{ "collapseOnMobile", OPTION_BOOL, offsetof(struct govuk_breadcrumbs, collapse_on_mobile) },
	{ "labelText", OPTION_TEXT, offsetof(struct govuk_breadcrumbs, label_text) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_breadcrumbs, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_breadcrumbs, attributes) }, { 0 } };

static const struct option button_options[] = { { "text", OPTION_TEXT,
						    offsetof(struct govuk_button, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_button, html) },
	{ "href", OPTION_TEXT, offsetof(struct govuk_button, href) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_button, name) },
	{ "type", OPTION_TEXT, offsetof(struct govuk_button, type) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_button, value) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_button, disabled) },
	{ "isStartButton", OPTION_BOOL, offsetof(struct govuk_button, is_start_button) },
	{ "preventDoubleClick", OPTION_CHOICE,
	    offsetof(struct govuk_button, prevent_double_click) },
	{ "id", OPTION_TEXT, offsetof(struct govuk_button, id) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_button, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_button, attributes) }, { 0 } };

static const struct option character_count_options[] = {
	{ "id", OPTION_TEXT, offsetof(struct govuk_character_count, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_character_count, name) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_character_count, value) },
	{ "rows", OPTION_INT, offsetof(struct govuk_character_count, rows) },
	{ "maxlength", OPTION_INT, offsetof(struct govuk_character_count, maxlength) },
	{ "maxwords", OPTION_INT, offsetof(struct govuk_character_count, maxwords) },
	{ "threshold", OPTION_INT, offsetof(struct govuk_character_count, threshold) },
	{ "countType", OPTION_TEXT, offsetof(struct govuk_character_count, count_type) },
	{ "spellcheck", OPTION_CHOICE, offsetof(struct govuk_character_count, spellcheck) },
	{ "countMessage.classes", OPTION_TEXT,
	    offsetof(struct govuk_character_count, count_message_classes) },
	{ "countMessage", OPTION_IGNORED },
	{ "textareaDescriptionText", OPTION_TEXT,
	    offsetof(struct govuk_character_count, textarea_description_text) },
	{ "charactersUnderLimitText", OPTION_STRUCT,
	    offsetof(struct govuk_character_count, characters_under_limit_text), plural_options },
	{ "charactersOverLimitText", OPTION_STRUCT,
	    offsetof(struct govuk_character_count, characters_over_limit_text), plural_options },
	{ "wordsUnderLimitText", OPTION_STRUCT,
	    offsetof(struct govuk_character_count, words_under_limit_text), plural_options },
	{ "wordsOverLimitText", OPTION_STRUCT,
	    offsetof(struct govuk_character_count, words_over_limit_text), plural_options },
	{ "charactersAtLimitText", OPTION_TEXT,
	    offsetof(struct govuk_character_count, characters_at_limit_text) },
	{ "wordsAtLimitText", OPTION_TEXT,
	    offsetof(struct govuk_character_count, words_at_limit_text) },
	{ "label", OPTION_STRUCT, offsetof(struct govuk_character_count, label), label_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_character_count, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_character_count, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_character_count, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_character_count, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_character_count, attributes) }, { 0 }
};

static const struct option choice_item_options[] = {
	{ "value", OPTION_TEXT, offsetof(struct govuk_choice_item, value) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_choice_item, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_choice_item, html) },
	{ "id", OPTION_TEXT, offsetof(struct govuk_choice_item, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_choice_item, name) },
	{ "behaviour", OPTION_TEXT, offsetof(struct govuk_choice_item, behaviour) },
	{ "divider", OPTION_TEXT, offsetof(struct govuk_choice_item, divider) },
	{ "checked", OPTION_CHOICE, offsetof(struct govuk_choice_item, checked) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_choice_item, disabled) },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_choice_item, hint), hint_options },
	{ "label.classes", OPTION_TEXT, offsetof(struct govuk_choice_item, label.classes) },
	{ "label.attributes", OPTION_NAMED, offsetof(struct govuk_choice_item, label.attributes) },
	{ "label", OPTION_IGNORED },
	{ "conditional.html", OPTION_HTML, offsetof(struct govuk_choice_item, conditional) },
	{ "conditional", OPTION_IGNORED },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_choice_item, attributes) }, { 0 }
};

static const struct option radios_options[] = { { "idPrefix", OPTION_TEXT,
						    offsetof(struct govuk_radios, id_prefix) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_radios, name) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_radios, value) },
	{ "items", OPTION_LIST, offsetof(struct govuk_radios, items), choice_item_options,
	    sizeof(struct govuk_choice_item) },
	{ "fieldset", OPTION_IS, offsetof(struct govuk_radios, fieldset.on) },
	{ "fieldset", OPTION_STRUCT, offsetof(struct govuk_radios, fieldset), fieldset_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_radios, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_radios, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_radios, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_radios, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_radios, attributes) }, { 0 } };

static const struct option checkboxes_options[] = {
	{ "idPrefix", OPTION_TEXT, offsetof(struct govuk_checkboxes, id_prefix) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_checkboxes, name) },
	{ "describedBy", OPTION_TEXT, offsetof(struct govuk_checkboxes, described_by) },
	{ "values", OPTION_STRINGS, offsetof(struct govuk_checkboxes, values) },
	{ "items", OPTION_LIST, offsetof(struct govuk_checkboxes, items), choice_item_options,
	    sizeof(struct govuk_choice_item) },
	{ "fieldset", OPTION_IS, offsetof(struct govuk_checkboxes, fieldset.on) },
	{ "fieldset", OPTION_STRUCT, offsetof(struct govuk_checkboxes, fieldset),
	    fieldset_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_checkboxes, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_checkboxes, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_checkboxes, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_checkboxes, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_checkboxes, attributes) }, { 0 }
};

static const struct option date_part_options[] = { { "id", OPTION_TEXT,
						       offsetof(struct govuk_date_part, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_date_part, name) },
	{ "label", OPTION_TEXT, offsetof(struct govuk_date_part, label) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_date_part, value) },
	{ "inputmode", OPTION_TEXT, offsetof(struct govuk_date_part, inputmode) },
	{ "autocomplete", OPTION_TEXT, offsetof(struct govuk_date_part, autocomplete) },
	{ "pattern", OPTION_TEXT, offsetof(struct govuk_date_part, pattern) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_date_part, classes) },
	{ "error", OPTION_CHOICE, offsetof(struct govuk_date_part, error) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_date_part, attributes) }, { 0 } };

static const struct option date_input_options[] = { { "id", OPTION_TEXT,
							offsetof(struct govuk_date_input, id) },
	{ "namePrefix", OPTION_TEXT, offsetof(struct govuk_date_input, name_prefix) },
	{ "day", OPTION_UNLESS, offsetof(struct govuk_date_input, day.left_out) },
	{ "day", OPTION_STRUCT, offsetof(struct govuk_date_input, day), date_part_options },
	{ "month", OPTION_UNLESS, offsetof(struct govuk_date_input, month.left_out) },
	{ "month", OPTION_STRUCT, offsetof(struct govuk_date_input, month), date_part_options },
	{ "year", OPTION_UNLESS, offsetof(struct govuk_date_input, year.left_out) },
	{ "year", OPTION_STRUCT, offsetof(struct govuk_date_input, year), date_part_options },
	{ "items", OPTION_LIST, offsetof(struct govuk_date_input, items), date_part_options,
	    sizeof(struct govuk_date_part) },
	{ "values", OPTION_NAMED, offsetof(struct govuk_date_input, values) },
	{ "fieldset", OPTION_IS, offsetof(struct govuk_date_input, fieldset.on) },
	{ "fieldset", OPTION_STRUCT, offsetof(struct govuk_date_input, fieldset),
	    fieldset_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_date_input, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_date_input, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_date_input, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_date_input, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_date_input, attributes) }, { 0 } };

static const struct option details_options[] = { { "summaryText", OPTION_TEXT,
						     offsetof(struct govuk_details, summary_text) },
	{ "summaryHtml", OPTION_HTML, offsetof(struct govuk_details, summary_html) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_details, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_details, html) },
	{ "open", OPTION_BOOL, offsetof(struct govuk_details, open) },
	{ "id", OPTION_TEXT, offsetof(struct govuk_details, id) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_details, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_details, attributes) }, { 0 } };

static const struct option error_link_options[] = { { "href", OPTION_TEXT,
							offsetof(struct govuk_error_link, href) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_error_link, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_error_link, html) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_error_link, attributes) }, { 0 } };

static const struct option error_summary_options[] = {
	{ "titleText", OPTION_TEXT, offsetof(struct govuk_error_summary, title_text) },
	{ "titleHtml", OPTION_HTML, offsetof(struct govuk_error_summary, title_html) },
	{ "descriptionText", OPTION_TEXT, offsetof(struct govuk_error_summary, description_text) },
	{ "descriptionHtml", OPTION_HTML, offsetof(struct govuk_error_summary, description_html) },
	{ "errorList", OPTION_LIST, offsetof(struct govuk_error_summary, error_list),
	    error_link_options, sizeof(struct govuk_error_link) },
	{ "disableAutoFocus", OPTION_CHOICE,
	    offsetof(struct govuk_error_summary, disable_auto_focus) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_error_summary, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_error_summary, attributes) }, { 0 }
};

static const struct option exit_this_page_options[] = {
	{ "text", OPTION_TEXT, offsetof(struct govuk_exit_this_page, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_exit_this_page, html) },
	{ "redirectUrl", OPTION_TEXT, offsetof(struct govuk_exit_this_page, redirect_url) },
	{ "activatedText", OPTION_TEXT, offsetof(struct govuk_exit_this_page, activated_text) },
	{ "timedOutText", OPTION_TEXT, offsetof(struct govuk_exit_this_page, timed_out_text) },
	{ "pressTwoMoreTimesText", OPTION_TEXT,
	    offsetof(struct govuk_exit_this_page, press_two_more_times_text) },
	{ "pressOneMoreTimeText", OPTION_TEXT,
	    offsetof(struct govuk_exit_this_page, press_one_more_time_text) },
	{ "id", OPTION_TEXT, offsetof(struct govuk_exit_this_page, id) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_exit_this_page, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_exit_this_page, attributes) }, { 0 }
};

static const struct option feedback_options[] = { { "titleText", OPTION_TEXT,
						      offsetof(struct govuk_feedback, title_text) },
	{ "titleHtml", OPTION_HTML, offsetof(struct govuk_feedback, title_html) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_feedback, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_feedback, html) },
	{ "headingLevel", OPTION_INT, offsetof(struct govuk_feedback, heading_level) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_feedback, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_feedback, attributes) }, { 0 } };

static const struct option file_upload_options[] = { { "id", OPTION_TEXT,
							 offsetof(struct govuk_file_upload, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_file_upload, name) },
	{ "value", OPTION_IGNORED },
	{ "describedBy", OPTION_TEXT, offsetof(struct govuk_file_upload, described_by) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_file_upload, disabled) },
	{ "multiple", OPTION_BOOL, offsetof(struct govuk_file_upload, multiple) },
	{ "javascript", OPTION_BOOL, offsetof(struct govuk_file_upload, javascript) },
	{ "wrapperClasses", OPTION_TEXT, offsetof(struct govuk_file_upload, wrapper_classes) },
	{ "wrapperAttributes", OPTION_NAMED,
	    offsetof(struct govuk_file_upload, wrapper_attributes) },
	{ "chooseFilesButtonText", OPTION_TEXT,
	    offsetof(struct govuk_file_upload, choose_files_button_text) },
	{ "dropInstructionText", OPTION_TEXT,
	    offsetof(struct govuk_file_upload, drop_instruction_text) },
	{ "noFileChosenText", OPTION_TEXT,
	    offsetof(struct govuk_file_upload, no_file_chosen_text) },
	{ "enteredDropZoneText", OPTION_TEXT,
	    offsetof(struct govuk_file_upload, entered_drop_zone_text) },
	{ "leftDropZoneText", OPTION_TEXT,
	    offsetof(struct govuk_file_upload, left_drop_zone_text) },
	{ "multipleFilesChosenText", OPTION_STRUCT,
	    offsetof(struct govuk_file_upload, multiple_files_chosen_text), plural_options },
	{ "label", OPTION_STRUCT, offsetof(struct govuk_file_upload, label), label_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_file_upload, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_file_upload, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_file_upload, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_file_upload, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_file_upload, attributes) }, { 0 } };

static const struct option footer_section_options[] = {
	{ "title", OPTION_TEXT, offsetof(struct govuk_footer_section, title) },
	{ "columns", OPTION_INT, offsetof(struct govuk_footer_section, columns) },
	{ "width", OPTION_TEXT, offsetof(struct govuk_footer_section, width) },
	{ "items", OPTION_LIST, offsetof(struct govuk_footer_section, items), link_options,
	    sizeof(struct govuk_link) },
	{ 0 }
};

static const struct option footer_options[] = {
	{ "navigation", OPTION_LIST, offsetof(struct govuk_footer, navigation),
	    footer_section_options, sizeof(struct govuk_footer_section) },
	{ "meta.visuallyHiddenTitle", OPTION_TEXT,
	    offsetof(struct govuk_footer, meta.visually_hidden_title) },
	{ "meta.items", OPTION_LIST, offsetof(struct govuk_footer, meta.items), link_options,
	    sizeof(struct govuk_link) },
	{ "meta.text", OPTION_TEXT, offsetof(struct govuk_footer, meta.text) },
	{ "meta.html", OPTION_HTML, offsetof(struct govuk_footer, meta.html) },
	{ "meta", OPTION_IS, offsetof(struct govuk_footer, meta.on) }, { "meta", OPTION_IGNORED },
	{ "contentLicence", OPTION_STRUCT, offsetof(struct govuk_footer, content_licence),
	    content_options },
	{ "copyright", OPTION_IGNORED },
	{ "containerClasses", OPTION_TEXT, offsetof(struct govuk_footer, container_classes) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_footer, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_footer, attributes) }, { 0 }
};

static const struct option generic_header_options[] = {
	{ "url", OPTION_TEXT, offsetof(struct govuk_generic_header, url) },
	{ "logoText", OPTION_TEXT, offsetof(struct govuk_generic_header, logo_text) },
	{ "logoHtml", OPTION_HTML, offsetof(struct govuk_generic_header, logo_html) },
	{ "containerClasses", OPTION_TEXT,
	    offsetof(struct govuk_generic_header, container_classes) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_generic_header, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_generic_header, attributes) }, { 0 }
};

static const struct option inset_text_options[] = { { "text", OPTION_TEXT,
							offsetof(struct govuk_inset_text, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_inset_text, html) },
	{ "id", OPTION_TEXT, offsetof(struct govuk_inset_text, id) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_inset_text, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_inset_text, attributes) }, { 0 } };

static const struct option input_options[] = { { "id", OPTION_TEXT,
						   offsetof(struct govuk_input, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_input, name) },
	{ "type", OPTION_TEXT, offsetof(struct govuk_input, type) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_input, value) },
	{ "inputmode", OPTION_TEXT, offsetof(struct govuk_input, inputmode) },
	{ "autocomplete", OPTION_TEXT, offsetof(struct govuk_input, autocomplete) },
	{ "autocapitalize", OPTION_TEXT, offsetof(struct govuk_input, autocapitalize) },
	{ "pattern", OPTION_TEXT, offsetof(struct govuk_input, pattern) },
	{ "spellcheck", OPTION_CHOICE, offsetof(struct govuk_input, spellcheck) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_input, disabled) },
	{ "describedBy", OPTION_TEXT, offsetof(struct govuk_input, described_by) },
	{ "prefix", OPTION_STRUCT, offsetof(struct govuk_input, prefix), content_options },
	{ "suffix", OPTION_STRUCT, offsetof(struct govuk_input, suffix), content_options },
	{ "inputWrapper.classes", OPTION_TEXT,
	    offsetof(struct govuk_input, input_wrapper.classes) },
	{ "inputWrapper.attributes", OPTION_NAMED,
	    offsetof(struct govuk_input, input_wrapper.attributes) },
	{ "inputWrapper", OPTION_IGNORED },
	{ "label", OPTION_STRUCT, offsetof(struct govuk_input, label), label_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_input, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_input, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_input, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_input, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_input, attributes) }, { 0 } };

static const struct option language_options[] = { { "href", OPTION_TEXT,
						      offsetof(struct govuk_language, href) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_language, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_language, html) },
	{ "lang", OPTION_TEXT, offsetof(struct govuk_language, lang) },
	{ "hrefLang", OPTION_TEXT, offsetof(struct govuk_language, href_lang) },
	{ "dir", OPTION_TEXT, offsetof(struct govuk_language, dir) },
	{ "current", OPTION_BOOL, offsetof(struct govuk_language, current) },
	{ "languageDescriptionText", OPTION_TEXT,
	    offsetof(struct govuk_language, language_description_text) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_language, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_language, attributes) }, { 0 } };

static const struct option language_navigation_options[] = {
	{ "items", OPTION_LIST, offsetof(struct govuk_language_navigation, items), language_options,
	    sizeof(struct govuk_language) },
	{ "ariaLabel", OPTION_TEXT, offsetof(struct govuk_language_navigation, aria_label) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_language_navigation, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_language_navigation, attributes) },
	{ 0 }
};

static const struct option notification_banner_options[] = {
	{ "text", OPTION_TEXT, offsetof(struct govuk_notification_banner, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_notification_banner, html) },
	{ "titleText", OPTION_TEXT, offsetof(struct govuk_notification_banner, title_text) },
	{ "titleHtml", OPTION_HTML, offsetof(struct govuk_notification_banner, title_html) },
	{ "titleHeadingLevel", OPTION_INT,
	    offsetof(struct govuk_notification_banner, title_heading_level) },
	{ "type", OPTION_TEXT, offsetof(struct govuk_notification_banner, type) },
	{ "role", OPTION_TEXT, offsetof(struct govuk_notification_banner, role) },
	{ "titleId", OPTION_TEXT, offsetof(struct govuk_notification_banner, title_id) },
	{ "disableAutoFocus", OPTION_CHOICE,
	    offsetof(struct govuk_notification_banner, disable_auto_focus) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_notification_banner, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_notification_banner, attributes) },
	{ 0 }
};

static const struct option page_link_options[] = { { "href", OPTION_TEXT,
						       offsetof(struct govuk_page_link, href) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_page_link, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_page_link, html) },
	{ "labelText", OPTION_TEXT, offsetof(struct govuk_page_link, label_text) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_page_link, attributes) }, { 0 } };

static const struct option page_number_options[] = {
	{ "number", OPTION_TEXT, offsetof(struct govuk_page_number, number) },
	{ "href", OPTION_TEXT, offsetof(struct govuk_page_number, href) },
	{ "current", OPTION_BOOL, offsetof(struct govuk_page_number, current) },
	{ "ellipsis", OPTION_BOOL, offsetof(struct govuk_page_number, ellipsis) },
	{ "visuallyHiddenText", OPTION_TEXT,
	    offsetof(struct govuk_page_number, visually_hidden_text) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_page_number, attributes) }, { 0 }
};

static const struct option pagination_options[] = { { "previous", OPTION_STRUCT,
							offsetof(struct govuk_pagination, previous),
							page_link_options },
	{ "next", OPTION_STRUCT, offsetof(struct govuk_pagination, next), page_link_options },
	{ "items", OPTION_LIST, offsetof(struct govuk_pagination, items), page_number_options,
	    sizeof(struct govuk_page_number) },
	{ "landmarkLabel", OPTION_TEXT, offsetof(struct govuk_pagination, landmark_label) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_pagination, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_pagination, attributes) }, { 0 } };

static const struct option panel_action_options[] = {
	{ "text", OPTION_TEXT, offsetof(struct govuk_panel_action, text) },
	{ "href", OPTION_TEXT, offsetof(struct govuk_panel_action, href) },
	{ "type", OPTION_TEXT, offsetof(struct govuk_panel_action, type) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_panel_action, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_panel_action, attributes) }, { 0 }
};

static const struct option panel_options[] = { { "titleText", OPTION_TEXT,
						   offsetof(struct govuk_panel, title_text) },
	{ "titleHtml", OPTION_HTML, offsetof(struct govuk_panel, title_html) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_panel, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_panel, html) },
	{ "headingLevel", OPTION_INT, offsetof(struct govuk_panel, heading_level) },
	{ "actions", OPTION_IS, offsetof(struct govuk_panel, actions.on) },
	{ "actions.classes", OPTION_TEXT, offsetof(struct govuk_panel, actions.classes) },
	{ "actions.attributes", OPTION_NAMED, offsetof(struct govuk_panel, actions.attributes) },
	{ "actions.items", OPTION_LIST, offsetof(struct govuk_panel, actions.a),
	    panel_action_options, sizeof(struct govuk_panel_action) },
	{ "actions", OPTION_IGNORED },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_panel, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_panel, attributes) }, { 0 } };

static const struct option password_input_options[] = {
	{ "id", OPTION_TEXT, offsetof(struct govuk_password_input, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_password_input, name) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_password_input, value) },
	{ "autocomplete", OPTION_TEXT, offsetof(struct govuk_password_input, autocomplete) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_password_input, disabled) },
	{ "describedBy", OPTION_TEXT, offsetof(struct govuk_password_input, described_by) },
	{ "showPasswordText", OPTION_TEXT,
	    offsetof(struct govuk_password_input, show_password_text) },
	{ "hidePasswordText", OPTION_TEXT,
	    offsetof(struct govuk_password_input, hide_password_text) },
	{ "showPasswordAriaLabelText", OPTION_TEXT,
	    offsetof(struct govuk_password_input, show_password_aria_label_text) },
	{ "hidePasswordAriaLabelText", OPTION_TEXT,
	    offsetof(struct govuk_password_input, hide_password_aria_label_text) },
	{ "passwordShownAnnouncementText", OPTION_TEXT,
	    offsetof(struct govuk_password_input, password_shown_announcement_text) },
	{ "passwordHiddenAnnouncementText", OPTION_TEXT,
	    offsetof(struct govuk_password_input, password_hidden_announcement_text) },
	{ "button.classes", OPTION_TEXT, offsetof(struct govuk_password_input, button_classes) },
	{ "button", OPTION_IGNORED },
	{ "label", OPTION_STRUCT, offsetof(struct govuk_password_input, label), label_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_password_input, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_password_input, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_password_input, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_password_input, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_password_input, attributes) }, { 0 }
};

static const struct option phase_banner_options[] = {
	{ "tag", OPTION_STRUCT, offsetof(struct govuk_phase_banner, tag), content_options },
	{ "text", OPTION_TEXT, offsetof(struct govuk_phase_banner, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_phase_banner, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_phase_banner, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_phase_banner, attributes) }, { 0 }
};

static const struct option option_item_options[] = { { "value", OPTION_TEXT,
							 offsetof(struct govuk_option, value) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_option, text) },
	{ "selected", OPTION_CHOICE, offsetof(struct govuk_option, selected) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_option, disabled) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_option, attributes) }, { 0 } };

static const struct option select_options[] = { { "id", OPTION_TEXT,
						    offsetof(struct govuk_select, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_select, name) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_select, value) },
	{ "describedBy", OPTION_TEXT, offsetof(struct govuk_select, described_by) },
	{ "items", OPTION_LIST, offsetof(struct govuk_select, items), option_item_options,
	    sizeof(struct govuk_option) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_select, disabled) },
	{ "label", OPTION_STRUCT, offsetof(struct govuk_select, label), label_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_select, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_select, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_select, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_select, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_select, attributes) }, { 0 } };

static const struct option navigation_item_options[] = {
	{ "href", OPTION_TEXT, offsetof(struct govuk_navigation_item, href) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_navigation_item, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_navigation_item, html) },
	{ "current", OPTION_BOOL, offsetof(struct govuk_navigation_item, current) },
	{ "active", OPTION_BOOL, offsetof(struct govuk_navigation_item, active) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_navigation_item, attributes) }, { 0 }
};

static const struct option service_navigation_options[] = {
	{ "serviceName", OPTION_TEXT, offsetof(struct govuk_service_navigation, service_name) },
	{ "serviceUrl", OPTION_TEXT, offsetof(struct govuk_service_navigation, service_url) },
	{ "navigation", OPTION_LIST, offsetof(struct govuk_service_navigation, navigation),
	    navigation_item_options, sizeof(struct govuk_navigation_item) },
	{ "navigationId", OPTION_TEXT, offsetof(struct govuk_service_navigation, navigation_id) },
	{ "navigationLabel", OPTION_TEXT,
	    offsetof(struct govuk_service_navigation, navigation_label) },
	{ "navigationClasses", OPTION_TEXT,
	    offsetof(struct govuk_service_navigation, navigation_classes) },
	{ "menuButtonText", OPTION_TEXT,
	    offsetof(struct govuk_service_navigation, menu_button_text) },
	{ "menuButtonLabel", OPTION_TEXT,
	    offsetof(struct govuk_service_navigation, menu_button_label) },
	{ "collapseNavigationOnMobile", OPTION_CHOICE,
	    offsetof(struct govuk_service_navigation, collapse_navigation_on_mobile) },
	{ "ariaLabel", OPTION_TEXT, offsetof(struct govuk_service_navigation, aria_label) },
	{ "slots.start", OPTION_HTML, offsetof(struct govuk_service_navigation, slots.start) },
	{ "slots.navigationStart", OPTION_HTML,
	    offsetof(struct govuk_service_navigation, slots.navigation_start) },
	{ "slots.navigationEnd", OPTION_HTML,
	    offsetof(struct govuk_service_navigation, slots.navigation_end) },
	{ "slots.end.align", OPTION_IS,
	    offsetof(struct govuk_service_navigation, slots.end_is_inline) },
	{ "slots.end.align", OPTION_IGNORED },
	{ "slots.end.html", OPTION_HTML, offsetof(struct govuk_service_navigation, slots.end) },
	{ "slots.end", OPTION_HTML, offsetof(struct govuk_service_navigation, slots.end) },
	{ "slots", OPTION_IGNORED },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_service_navigation, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_service_navigation, attributes) }, { 0 }
};

static const struct option skip_link_options[] = { { "href", OPTION_TEXT,
						       offsetof(struct govuk_skip_link, href) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_skip_link, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_skip_link, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_skip_link, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_skip_link, attributes) }, { 0 } };

static const struct option action_options[] = { { "href", OPTION_TEXT,
						    offsetof(struct govuk_action, href) },
	{ "visuallyHiddenText", OPTION_TEXT, offsetof(struct govuk_action, visually_hidden_text) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_action, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_action, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_action, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_action, attributes) }, { 0 } };

static const struct option actions_options[] = { { "items", OPTION_LIST,
						     offsetof(struct govuk_actions, a),
						     action_options, sizeof(struct govuk_action) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_actions, classes) }, { 0 } };

static const struct option summary_row_options[] = {
	{ "classes", OPTION_TEXT, offsetof(struct govuk_summary_row, classes) },
	{ "key", OPTION_STRUCT, offsetof(struct govuk_summary_row, key), content_options },
	{ "value", OPTION_STRUCT, offsetof(struct govuk_summary_row, value), content_options },
	{ "actions", OPTION_STRUCT, offsetof(struct govuk_summary_row, actions), actions_options },
	{ 0 }
};

static const struct option summary_card_options[] = {
	{ "title.headingLevel", OPTION_INT, offsetof(struct govuk_summary_card, heading_level) },
	{ "title", OPTION_STRUCT, offsetof(struct govuk_summary_card, title), content_options },
	{ "actions", OPTION_STRUCT, offsetof(struct govuk_summary_card, actions), actions_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_summary_card, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_summary_card, attributes) }, { 0 }
};

static const struct option summary_list_options[] = {
	{ "rows", OPTION_LIST, offsetof(struct govuk_summary_list, rows), summary_row_options,
	    sizeof(struct govuk_summary_row) },
	{ "card", OPTION_IS, offsetof(struct govuk_summary_list, card.on) },
	{ "card", OPTION_STRUCT, offsetof(struct govuk_summary_list, card), summary_card_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_summary_list, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_summary_list, attributes) }, { 0 }
};

static const struct option cell_options[] = { { "format", OPTION_TEXT,
						  offsetof(struct govuk_cell, format) },
	{ "colspan", OPTION_INT, offsetof(struct govuk_cell, colspan) },
	{ "rowspan", OPTION_INT, offsetof(struct govuk_cell, rowspan) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_cell, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_cell, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_cell, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_cell, attributes) }, { 0 } };

static const struct option row_option = {
	.kind = OPTION_LIST, .inner = cell_options, .size = sizeof(struct govuk_cell)
};

static const struct option table_options[] = { { "caption", OPTION_TEXT,
						   offsetof(struct govuk_table, caption) },
	{ "captionClasses", OPTION_TEXT, offsetof(struct govuk_table, caption_classes) },
	{ "head", OPTION_LIST, offsetof(struct govuk_table, head), cell_options,
	    sizeof(struct govuk_cell) },
	{ "rows", OPTION_LISTS, offsetof(struct govuk_table, rows), &row_option,
	    sizeof(struct govuk_row) },
	{ "firstCellIsHeader", OPTION_BOOL, offsetof(struct govuk_table, first_cell_is_header) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_table, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_table, attributes) }, { 0 } };

static const struct option tab_options[] = { { "id", OPTION_TEXT, offsetof(struct govuk_tab, id) },
	{ "label", OPTION_TEXT, offsetof(struct govuk_tab, label) },
	{ "panel", OPTION_STRUCT, offsetof(struct govuk_tab, panel), content_options },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_tab, attributes) }, { 0 } };

static const struct option tabs_options[] = { { "id", OPTION_TEXT,
						  offsetof(struct govuk_tabs, id) },
	{ "idPrefix", OPTION_TEXT, offsetof(struct govuk_tabs, id_prefix) },
	{ "title", OPTION_TEXT, offsetof(struct govuk_tabs, title) },
	{ "items", OPTION_LIST, offsetof(struct govuk_tabs, items), tab_options,
	    sizeof(struct govuk_tab) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_tabs, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_tabs, attributes) }, { 0 } };

static const struct option tag_options[] = { { "text", OPTION_TEXT,
						 offsetof(struct govuk_tag, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_tag, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_tag, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_tag, attributes) }, { 0 } };

static const struct option task_options[] = { { "href", OPTION_TEXT,
						  offsetof(struct govuk_task, href) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_task, classes) },
	{ "title", OPTION_STRUCT, offsetof(struct govuk_task, title), content_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_task, hint), content_options },
	{ "status.text", OPTION_TEXT, offsetof(struct govuk_task, status.text) },
	{ "status.html", OPTION_HTML, offsetof(struct govuk_task, status.html) },
	{ "status.tag", OPTION_STRUCT, offsetof(struct govuk_task, status.tag), tag_options },
	{ "status.classes", OPTION_TEXT, offsetof(struct govuk_task, status.classes) },
	{ "status", OPTION_IGNORED }, { 0 } };

static const struct option task_list_options[] = {
	{ "idPrefix", OPTION_TEXT, offsetof(struct govuk_task_list, id_prefix) },
	{ "items", OPTION_LIST, offsetof(struct govuk_task_list, items), task_options,
	    sizeof(struct govuk_task) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_task_list, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_task_list, attributes) }, { 0 }
};

static const struct option textarea_options[] = { { "id", OPTION_TEXT,
						      offsetof(struct govuk_textarea, id) },
	{ "name", OPTION_TEXT, offsetof(struct govuk_textarea, name) },
	{ "value", OPTION_TEXT, offsetof(struct govuk_textarea, value) },
	{ "autocomplete", OPTION_TEXT, offsetof(struct govuk_textarea, autocomplete) },
	{ "rows", OPTION_INT, offsetof(struct govuk_textarea, rows) },
	{ "spellcheck", OPTION_CHOICE, offsetof(struct govuk_textarea, spellcheck) },
	{ "disabled", OPTION_BOOL, offsetof(struct govuk_textarea, disabled) },
	{ "describedBy", OPTION_TEXT, offsetof(struct govuk_textarea, described_by) },
	{ "label", OPTION_STRUCT, offsetof(struct govuk_textarea, label), label_options },
	{ "hint", OPTION_STRUCT, offsetof(struct govuk_textarea, hint), hint_options },
	{ "errorMessage", OPTION_STRUCT, offsetof(struct govuk_textarea, error_message),
	    error_message_options },
	{ "formGroup", OPTION_STRUCT, offsetof(struct govuk_textarea, form_group),
	    form_group_options },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_textarea, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_textarea, attributes) }, { 0 } };

static const struct option warning_text_options[] = {
	{ "iconFallbackText", OPTION_TEXT,
	    offsetof(struct govuk_warning_text, icon_fallback_text) },
	{ "text", OPTION_TEXT, offsetof(struct govuk_warning_text, text) },
	{ "html", OPTION_HTML, offsetof(struct govuk_warning_text, html) },
	{ "classes", OPTION_TEXT, offsetof(struct govuk_warning_text, classes) },
	{ "attributes", OPTION_NAMED, offsetof(struct govuk_warning_text, attributes) }, { 0 }
};

/* A component's template under a type that a table can hold. */
#define RENDER(component)                                                                          \
	static void render_##component(struct out *o, const void *p)                               \
	{                                                                                          \
		govuk_##component(o, p);                                                           \
	}

RENDER(accordion)
RENDER(back_link)
RENDER(breadcrumbs)
RENDER(button)
RENDER(character_count)
RENDER(checkboxes)
RENDER(date_input)
RENDER(details)
RENDER(error_message)
RENDER(error_summary)
RENDER(exit_this_page)
RENDER(feedback)
RENDER(fieldset)
RENDER(file_upload)
RENDER(footer)
RENDER(generic_header)
RENDER(hint)
RENDER(input)
RENDER(inset_text)
RENDER(label)
RENDER(language_navigation)
RENDER(notification_banner)
RENDER(pagination)
RENDER(panel)
RENDER(password_input)
RENDER(phase_banner)
RENDER(radios)
RENDER(select)
RENDER(service_navigation)
RENDER(skip_link)
RENDER(summary_list)
RENDER(table)
RENDER(tabs)
RENDER(tag)
RENDER(task_list)
RENDER(textarea)
RENDER(warning_text)

/* Only GOV.UK may show the crown, the licence's logo and the royal arms. */
static const struct fixture_left_out crown[] = {
	{ "govuk-footer__crown", NULL },
	{ "govuk-footer__licence-logo", NULL },
	{ "govuk-footer__licence-description", "contentLicence" },
	{ "govuk-footer__meta-item", NULL },
	{ NULL, NULL },
};

#define COMPONENT(called, component)                                                               \
	{                                                                                          \
		.name = called, .options = component##_options,                                    \
		.size = sizeof(struct govuk_##component), .render = render_##component             \
	}

const struct component fixture_components[] = { COMPONENT("accordion", accordion),
	COMPONENT("back-link", back_link), COMPONENT("breadcrumbs", breadcrumbs),
	COMPONENT("button", button), COMPONENT("character-count", character_count),
	COMPONENT("checkboxes", checkboxes), COMPONENT("date-input", date_input),
	COMPONENT("details", details), COMPONENT("error-message", error_message),
	COMPONENT("error-summary", error_summary), COMPONENT("exit-this-page", exit_this_page),
	COMPONENT("feedback", feedback), COMPONENT("fieldset", fieldset),
	COMPONENT("file-upload", file_upload),
	{ .name = "footer",
	    .options = footer_options,
	    .size = sizeof(struct govuk_footer),
	    .render = render_footer,
	    .left_out = crown },
	COMPONENT("generic-header", generic_header), COMPONENT("hint", hint),
	COMPONENT("input", input), COMPONENT("inset-text", inset_text), COMPONENT("label", label),
	COMPONENT("language-navigation", language_navigation),
	COMPONENT("notification-banner", notification_banner), COMPONENT("pagination", pagination),
	COMPONENT("panel", panel), COMPONENT("password-input", password_input),
	COMPONENT("phase-banner", phase_banner), COMPONENT("radios", radios),
	COMPONENT("select", select), COMPONENT("service-navigation", service_navigation),
	COMPONENT("skip-link", skip_link), COMPONENT("summary-list", summary_list),
	COMPONENT("table", table), COMPONENT("tabs", tabs), COMPONENT("tag", tag),
	COMPONENT("task-list", task_list), COMPONENT("textarea", textarea),
	COMPONENT("warning-text", warning_text), { 0 } };
