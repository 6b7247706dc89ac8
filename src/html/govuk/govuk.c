/* Govuk: what the components' templates work out before they write. */
#include "html/govuk/content.h"
#include "html/govuk/inputs.h"
#include "html/govuk/navigation.h"

#include <ctype.h>

const char *
govuk_join(struct out *o, const char *a, const char *b)
{
	if (str_blank(a))
		return str_blank(b) ? NULL : b;
	return str_blank(b) ? a : arena_printf(o->arena, "%s %s", a, b);
}

const char *
govuk_part_id(struct out *o, const char *id, const char *part)
{
	return arena_printf(o->arena, "%s-%s", id ? id : "", part);
}

const char *
govuk_described_by(struct out *o, const char *base, const char *id, bool has_hint, bool has_error)
{
	if (has_hint)
		base = govuk_join(o, base, govuk_part_id(o, id, "hint"));
	if (has_error)
		base = govuk_join(o, base, govuk_part_id(o, id, "error"));
	return str_blank(base) ? NULL : base;
}

static struct out_attributes
described(struct out *o, const char *ids)
{
	struct out_attribute *a;

	if (ids == NULL)
		return (struct out_attributes){ 0 };
	a = anew(o->arena, struct out_attribute);
	*a = (struct out_attribute){ "aria-describedby", ids };
	return (struct out_attributes){ a, 1 };
}

struct out_attributes
govuk_describe(struct out *o, const char *base, const char *id, bool has_hint, bool has_error)
{
	return described(o, govuk_described_by(o, base, id, has_hint, has_error));
}

/* --- attributes for the script --- */

void
govuk_attribute(struct govuk_attribute_list *l, const char *name, const char *value)
{
	vec_push(l->arena, &l->list, (struct out_attribute){ name, value });
}

void
govuk_attributes_add(struct govuk_attribute_list *l, struct out_attributes more)
{
	for (size_t i = 0; i < more.n; i++)
		govuk_attribute(l, more.a[i].name, more.a[i].value);
}

struct out_attributes
govuk_attributes(const struct govuk_attribute_list *l)
{
	return (struct out_attributes){ l->list.a, l->list.n };
}

static void
number(struct govuk_attribute_list *l, const char *name, int n)
{
	if (n != 0)
		govuk_attribute(l, name, arena_printf(l->arena, "%d", n));
}

void
govuk_i18n(struct govuk_attribute_list *l, const char *key, const char *text)
{
	if (!str_blank(text))
		govuk_attribute(l, arena_printf(l->arena, "data-i18n.%s", key), text);
}

void
govuk_i18n_plural(struct govuk_attribute_list *l, const char *key, const struct govuk_plural *p)
{
	const struct {
		const char *form, *text;
	} forms[] = {
		{ "zero", p->zero },
		{ "one", p->one },
		{ "two", p->two },
		{ "few", p->few },
		{ "many", p->many },
		{ "other", p->other },
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		govuk_i18n(l, arena_printf(l->arena, "%s.%s", key, forms[i].form), forms[i].text);
}

struct out_attributes
govuk_accordion_attributes(struct out *o, const struct govuk_accordion *p)
{
	struct govuk_attribute_list l = { .arena = o->arena };

	govuk_i18n(&l, "hide-all-sections", p->hide_all_sections_text);
	govuk_i18n(&l, "hide-section", p->hide_section_text);
	govuk_i18n(&l, "hide-section-aria-label", p->hide_section_aria_label_text);
	govuk_i18n(&l, "show-all-sections", p->show_all_sections_text);
	govuk_i18n(&l, "show-section", p->show_section_text);
	govuk_i18n(&l, "show-section-aria-label", p->show_section_aria_label_text);
	return govuk_attributes(&l);
}

static const char *
count_type(const struct govuk_character_count *p)
{
	return p->count_type ? p->count_type : p->maxwords ? "words" : NULL;
}

struct out_attributes
govuk_count_attributes(struct out *o, const struct govuk_character_count *p)
{
	struct govuk_attribute_list l = { .arena = o->arena };
	const char *type = count_type(p);

	govuk_attribute(&l, "data-module", "govuk-character-count");
	number(&l, "data-maxlength", p->maxlength);
	number(&l, "data-maxwords", p->maxwords);
	number(&l, "data-threshold", p->threshold);
	if (type != NULL)
		govuk_attribute(&l, "data-count-type", type);
	if (!p->maxlength && !p->maxwords)
		govuk_i18n(&l, "textarea-description.other", p->textarea_description_text);
	govuk_i18n_plural(&l, "characters-under-limit", &p->characters_under_limit_text);
	govuk_i18n(&l, "characters-at-limit", p->characters_at_limit_text);
	govuk_i18n_plural(&l, "characters-over-limit", &p->characters_over_limit_text);
	govuk_i18n_plural(&l, "words-under-limit", &p->words_under_limit_text);
	govuk_i18n(&l, "words-at-limit", p->words_at_limit_text);
	govuk_i18n_plural(&l, "words-over-limit", &p->words_over_limit_text);
	govuk_attributes_add(&l, p->form_group.attributes);
	return govuk_attributes(&l);
}

const char *
govuk_count_description(struct out *o, const struct govuk_character_count *p)
{
	bool words = str_eq(count_type(p), "words");
	const char *text = p->textarea_description_text;
	int limit = p->maxwords ? p->maxwords : p->maxlength;
	const char *place;

	if (limit == 0)
		return NULL;
	if (text == NULL)
		text = words ? tr(o, "You can enter up to %{count} words")
			     : tr(o, "You can enter up to %{count} characters");
	place = strstr(text, "%{count}");
	if (place == NULL)
		return text;
	return arena_printf(
	    o->arena, "%.*s%d%s", (int)(place - text), text, limit, place + strlen("%{count}"));
}

struct out_attributes
govuk_password_attributes(struct out *o, const struct govuk_password_input *p)
{
	struct govuk_attribute_list l = { .arena = o->arena };

	govuk_attribute(&l, "data-module", "govuk-password-input");
	govuk_i18n(&l, "show-password", p->show_password_text);
	govuk_i18n(&l, "hide-password", p->hide_password_text);
	govuk_i18n(&l, "show-password-aria-label", p->show_password_aria_label_text);
	govuk_i18n(&l, "hide-password-aria-label", p->hide_password_aria_label_text);
	govuk_i18n(&l, "password-shown-announcement", p->password_shown_announcement_text);
	govuk_i18n(&l, "password-hidden-announcement", p->password_hidden_announcement_text);
	govuk_attributes_add(&l, p->form_group.attributes);
	return govuk_attributes(&l);
}

struct out_attributes
govuk_upload_attributes(struct out *o, const struct govuk_file_upload *p)
{
	struct govuk_attribute_list l = { .arena = o->arena };

	govuk_i18n(&l, "choose-files-button", p->choose_files_button_text);
	govuk_i18n(&l, "no-file-chosen", p->no_file_chosen_text);
	govuk_i18n_plural(&l, "multiple-files-chosen", &p->multiple_files_chosen_text);
	govuk_i18n(&l, "drop-instruction", p->drop_instruction_text);
	govuk_i18n(&l, "entered-drop-zone", p->entered_drop_zone_text);
	govuk_i18n(&l, "left-drop-zone", p->left_drop_zone_text);
	govuk_attributes_add(&l, p->wrapper_attributes);
	return govuk_attributes(&l);
}

/* --- items --- */

const char *
govuk_item_id(struct out *o, const char *own, const char *prefix, size_t i)
{
	if (own != NULL)
		return own;
	return i == 0 ? prefix : arena_printf(o->arena, "%s-%zu", prefix ? prefix : "", i + 1);
}

struct out_attributes
govuk_item_describe(struct out *o, const struct govuk_checkboxes *p,
    const struct govuk_choice_item *item, const char *id)
{
	const char *base = p->fieldset.described_by ? p->fieldset.described_by : p->described_by;

	base = govuk_has_fieldset(p) ? NULL
				     : govuk_described_by(o, base, govuk_group_id(p),
					   govuk_has(p->hint), govuk_has(p->error_message));
	if (govuk_has(item->hint))
		base = govuk_join(o, base, govuk_part_id(o, id, "item-hint"));
	return described(o, base);
}

bool
govuk_is_checked(const struct govuk_choice_item *item, const struct govuk_values *values)
{
	if (item->checked != GOVUK_UNSET || item->value == NULL)
		return item->checked == GOVUK_YES;
	for (size_t i = 0; i < values->n; i++)
		if (str_eq(values->a[i], item->value))
			return true;
	return false;
}

bool
govuk_is_selected(const struct govuk_option *item, const char *value)
{
	if (item->selected != GOVUK_UNSET || str_blank(value))
		return item->selected == GOVUK_YES;
	return str_eq(value, item->value ? item->value : item->text);
}

/* --- date --- */

static bool
has_class(const char *classes, const char *part)
{
	return classes != NULL && strstr(classes, part) != NULL;
}

static bool
part_is_wrong(const struct govuk_date_part *part)
{
	return part->error == GOVUK_YES || has_class(part->classes, "govuk-input--error");
}

static const char *
capitalised(struct out *o, const char *name)
{
	char *s = arena_strdup(o->arena, name ? name : "");

	*s = (char)toupper((unsigned char)*s);
	return s;
}

static const char *
value_of(const struct out_attributes *values, const char *name)
{
	for (size_t i = 0; i < values->n; i++)
		if (str_eq(values->a[i].name, name))
			return values->a[i].value;
	return NULL;
}

static const char *
part_classes(struct out *o, const struct govuk_date_part *part, bool wrong, int width)
{
	const char *classes = "govuk-date-input__input";

	if (wrong && !has_class(part->classes, "govuk-input--error"))
		classes = govuk_join(o, classes, "govuk-input--error");
	if (!has_class(part->classes, "govuk-input--width-"))
		classes = govuk_join(
		    o, classes, width == 4 ? "govuk-input--width-4" : "govuk-input--width-2");
	return govuk_join(o, classes, part->classes);
}

/* The usual three, or those that stand in their place. */
static struct govuk_date_parts
chosen_parts(struct out *o, const struct govuk_date_input *p)
{
	const struct govuk_date_part usual[] = { p->day, p->month, p->year };
	const char *const names[] = { "day", "month", "year" };
	const struct govuk_date_part *from = p->items.n ? p->items.a : usual;
	size_t n = p->items.n ? p->items.n : 3;
	struct govuk_date_parts parts = { .a = anew_n(o->arena, struct govuk_date_part, n) };

	for (size_t i = 0; i < n; i++) {
		if (from[i].left_out)
			continue;
		parts.a[parts.n] = from[i];
		if (p->items.n == 0 && from[i].name == NULL)
			parts.a[parts.n].name = names[i];
		parts.n++;
	}
	return parts;
}

/* Of the usual part with that name, when other parts stand in its place. */
static const char *
usual_value(const struct govuk_date_input *p, const char *name)
{
	const struct govuk_date_part *usual[] = { &p->day, &p->month, &p->year };
	const char *const names[] = { "day", "month", "year" };

	for (size_t i = 0; i < 3; i++)
		if (str_eq(name, usual[i]->name) || str_eq(name, names[i]))
			return usual[i]->value;
	return NULL;
}

struct govuk_date_parts
govuk_date_parts(struct out *o, const struct govuk_date_input *p)
{
	struct govuk_date_parts parts = chosen_parts(o, p);
	const char *year = p->year.name ? p->year.name : "year";
	bool any_wrong = false;

	for (size_t i = 0; i < parts.n; i++)
		any_wrong |= part_is_wrong(&parts.a[i]);
	for (size_t i = 0; i < parts.n; i++) {
		struct govuk_date_part *part = &parts.a[i];
		const char *name = part->name ? part->name : "";
		bool is_year = str_eq(name, "year") || str_eq(name, year);
		bool wrong = part_is_wrong(part) ||
			     (part->error != GOVUK_NO && govuk_has(p->error_message) && !any_wrong);

		part->label = part->label ? part->label : capitalised(o, name);
		part->id = part->id ? part->id : govuk_part_id(o, p->id, name);
		part->name = p->name_prefix ? govuk_part_id(o, p->name_prefix, name) : name;
		if (part->value == NULL)
			part->value = usual_value(p, name);
		if (part->value == NULL)
			part->value = value_of(&p->values, part->name);
		part->inputmode = part->inputmode ? part->inputmode : "numeric";
		part->classes = part_classes(o, part, wrong, is_year ? 4 : 2);
	}
	return parts;
}

/* --- content and navigation --- */

bool
govuk_is_interruption(const struct govuk_panel *p)
{
	return has_class(p->classes, "govuk-panel--interruption");
}

bool
govuk_any_actions(const struct govuk_summary_list *p)
{
	for (size_t i = 0; i < p->rows.n; i++)
		if (p->rows.a[i].actions.n > 0)
			return true;
	return false;
}

const char *
govuk_tab_id(struct out *o, const struct govuk_tabs *p, size_t i)
{
	if (p->items.a[i].id != NULL)
		return p->items.a[i].id;
	return arena_printf(o->arena, "%s-%zu", p->id_prefix ? p->id_prefix : "", i + 1);
}

const char *
govuk_menu_text(struct out *o, const struct govuk_service_navigation *p)
{
	return p->menu_button_text ? p->menu_button_text : tr(o, "Menu");
}

static size_t
navigation_items(const struct govuk_service_navigation *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->navigation.n; i++)
		n += p->navigation.a[i].href != NULL || govuk_has(p->navigation.a[i]);
	return n;
}

bool
govuk_has_navigation(const struct govuk_service_navigation *p)
{
	return navigation_items(p) > 0 || p->slots.navigation_start.n > 0 ||
	       p->slots.navigation_end.n > 0;
}

bool
govuk_is_section(const struct govuk_service_navigation *p)
{
	return p->service_name != NULL || p->slots.start.n > 0 || p->slots.end.n > 0;
}

bool
govuk_collapses(const struct govuk_service_navigation *p)
{
	if (p->collapse_navigation_on_mobile != GOVUK_UNSET)
		return p->collapse_navigation_on_mobile == GOVUK_YES;
	return navigation_items(p) > 1;
}
