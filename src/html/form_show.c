/* Form, shown: each field as the component that asks for its kind of answer. */
#include "html/form.h"

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "html/form.html.h"
#include "html/form_kind.h"
#include "html/govuk/govuk.h"

struct asking {
	struct out *o;
	const struct form_state *state;
	const struct field *field;
	const struct form_answer *answer;
	bool heading; /* the label is the page's heading */
};

static struct asking
asking_for(struct out *o, const struct form_state *s, const char *name)
{
	for (size_t i = 0; s->form->fields[i].name != NULL; i++)
		if (str_eq(s->form->fields[i].name, name))
			return (struct asking){
				.o = o,
				.state = s,
				.field = &s->form->fields[i],
				.answer = &s->answers[i],
			};
	fail(FAULT_BUG, "form %s has no field %s", s->form->name, name);
}

/* The table's texts are messages; NULL stays NULL. */
static const char *
said(const struct asking *q, const char *text)
{
	return text ? text_tr(q->o->language, text) : NULL;
}

static struct govuk_label
label_of(const struct asking *q)
{
	return (struct govuk_label){
		.text = said(q, q->field->label),
		.classes = q->heading ? "govuk-label--l" : NULL,
		.is_page_heading = q->heading,
	};
}

static struct govuk_fieldset
fieldset_of(const struct asking *q)
{
	return (struct govuk_fieldset){
		.legend = {
			.text = said(q, q->field->label),
			.classes = q->heading ? "govuk-fieldset__legend--l" : NULL,
			.is_page_heading = q->heading,
		},
	};
}

#define HINT(q)                                                                                    \
	{                                                                                          \
		.text = said((q), (q)->field->hint)                                                \
	}
#define ERROR(q)                                                                                   \
	{                                                                                          \
		.text = (q)->answer->error                                                         \
	}

static void
ask_text(const struct asking *q)
{
	static const struct {
		const char *type, *inputmode, *autocomplete, *width;
		enum govuk_choice spellcheck;
	} usual[FIELD_KIND__MAX] = {
		[FIELD_INTEGER] = { .inputmode = "numeric", .width = "govuk-input--width-5" },
		[FIELD_EMAIL] = { .type = "email", .spellcheck = GOVUK_NO },
		[FIELD_PHONE] = { .type = "tel", .width = "govuk-input--width-20" },
		[FIELD_POSTCODE] = { .width = "govuk-input--width-10", .spellcheck = GOVUK_NO },
	};
	const struct field *f = q->field;

	govuk_input(q->o, govuk_input_of(.name = f->name, .id = f->name, .value = q->answer->text,
			      .type = usual[f->kind].type, .spellcheck = usual[f->kind].spellcheck,
			      .inputmode = f->inputmode ? f->inputmode : usual[f->kind].inputmode,
			      .autocomplete = f->autocomplete,
			      .classes = f->width ? f->width : usual[f->kind].width,
			      .label = label_of(q), .hint = HINT(q), .error_message = ERROR(q)));
}

/* The script's own words are English. */
static void
count_texts(struct out *o, struct govuk_character_count *p)
{
	p->characters_under_limit_text = (struct govuk_plural){
		.one = tr(o, "You have %{count} character remaining"),
		.other = tr(o, "You have %{count} characters remaining"),
	};
	p->characters_at_limit_text = tr(o, "You have 0 characters remaining");
	p->characters_over_limit_text = (struct govuk_plural){
		.one = tr(o, "You have %{count} character too many"),
		.other = tr(o, "You have %{count} characters too many"),
	};
}

static void
ask_textarea(const struct asking *q)
{
	const struct field *f = q->field;
	struct govuk_character_count p = {
		.name = f->name,
		.id = f->name,
		.value = q->answer->text,
		.maxlength = f->max_length,
		.threshold = 75,
		.label = label_of(q),
		.hint = HINT(q),
		.error_message = ERROR(q),
	};

	if (q->o->language->catalogue != NULL)
		count_texts(q->o, &p);
	if (f->max_length > 0)
		govuk_character_count(q->o, &p);
	else
		govuk_textarea(
		    q->o, govuk_textarea_of(.name = f->name, .id = f->name,
			      .value = q->answer->text, .label = p.label, .hint = p.hint,
			      .error_message = p.error_message, .autocomplete = f->autocomplete));
}

static void
ask_password(const struct asking *q)
{
	const struct field *f = q->field;

	govuk_password_input(q->o,
	    govuk_password_input_of(.name = f->name, .id = f->name, .autocomplete = f->autocomplete,
		.label = label_of(q), .hint = HINT(q), .error_message = ERROR(q)));
}

static struct govuk_date_part
part_of(const struct asking *q, int i, const char *label, const char *born)
{
	const struct form_answer *answer = q->answer;
	bool some_wrong = answer->part_wrong[0] || answer->part_wrong[1] || answer->part_wrong[2];

	return (struct govuk_date_part){
		.label = label,
		.value = answer->part[i],
		.autocomplete = str_eq(q->field->autocomplete, "bday") ? born : NULL,
		.inputmode = i == 1 ? "text" : NULL,
		.error = !some_wrong		 ? GOVUK_UNSET
			 : answer->part_wrong[i] ? GOVUK_YES
						 : GOVUK_NO,
	};
}

static void
ask_date(const struct asking *q)
{
	struct out *o = q->o;
	const struct field *f = q->field;

	govuk_date_input(
	    o, govuk_date_input_of(.id = f->name, .name_prefix = f->name,
		   .day = part_of(q, 0, tr(o, "Day"), "bday-day"),
		   .month = part_of(q, 1, tr(o, "Month"), "bday-month"),
		   .year = part_of(q, 2, tr(o, "Year"), "bday-year"), .fieldset = fieldset_of(q),
		   .hint = HINT(q), .error_message = ERROR(q)));
}

/* The questions that are asked only while this choice is made. */
static struct html
conditional(const struct asking *q, const struct choice *choice)
{
	struct out_capture capture = out_capture(q->o);

	for (const struct field *f = q->state->form->fields; f->name != NULL; f++)
		if (str_eq(f->only_if, q->field->name) && f->only_if_number == choice->number)
			form_field(q->o, q->state, f->name);
	return out_captured(q->o, capture);
}

static struct govuk_choice_items
items_of(const struct asking *q)
{
	VEC(struct govuk_choice_item) items = { 0 };

	for (const struct choice *c = q->answer->choices; c != NULL && c->value != NULL; c++) {
		if (c->divider != NULL)
			vec_push(q->o->arena, &items,
			    (struct govuk_choice_item){ .divider = said(q, c->divider) });
		vec_push(q->o->arena, &items,
		    (struct govuk_choice_item){
			.value = c->value,
			.text = said(q, c->label),
			.hint = { .text = said(q, c->hint) },
			.behaviour = c->alone ? "exclusive" : NULL,
			.conditional = conditional(q, c),
		    });
	}
	return (struct govuk_choice_items){ items.a, items.n };
}

static void
ask_select(const struct asking *q)
{
	VEC(struct govuk_option) options = { 0 };
	const struct field *f = q->field;

	vec_push(q->o->arena, &options,
	    (struct govuk_option){ .value = "", .text = tr(q->o, "Select an answer") });
	for (const struct choice *c = q->answer->choices; c != NULL && c->value != NULL; c++)
		vec_push(q->o->arena, &options,
		    (struct govuk_option){ .value = c->value, .text = said(q, c->label) });
	govuk_select(q->o, govuk_select_of(.name = f->name, .id = f->name, .value = q->answer->text,
			       .items = { options.a, options.n }, .label = label_of(q),
			       .hint = HINT(q), .error_message = ERROR(q)));
}

static void
ask_choice(const struct asking *q)
{
	const struct field *f = q->field;
	const struct choice *c = q->answer->choices;

	if (f->as_select) {
		ask_select(q);
		return;
	}
	govuk_radios(
	    q->o, govuk_radios_of(.name = f->name, .value = q->answer->text, .items = items_of(q),
		      .classes = c == choice_yes_no ? "govuk-radios--inline" : NULL,
		      .fieldset = fieldset_of(q), .hint = HINT(q), .error_message = ERROR(q)));
}

static void
ask_choices(const struct asking *q)
{
	govuk_checkboxes(
	    q->o, govuk_checkboxes_of(.name = q->field->name,
		      .values = { q->answer->chosen, q->answer->n_chosen }, .items = items_of(q),
		      .fieldset = fieldset_of(q), .hint = HINT(q), .error_message = ERROR(q)));
}

static void
ask_file(const struct asking *q)
{
	const struct field *f = q->field;
	struct out_attribute accept = { "accept", f->accept };

	govuk_file_upload(
	    q->o, govuk_file_upload_of(.name = f->name, .id = f->name, .multiple = true,
		      .attributes = { &accept, f->accept ? 1 : 0 }, .label = label_of(q),
		      .hint = HINT(q), .error_message = ERROR(q)));
}

static void
ask_version(const struct asking *q)
{
	form_hidden(q->o, q->field->name, q->answer->text);
}

static void
ask(const struct asking *q)
{
	static void (*const askers[FIELD_KIND__MAX])(const struct asking *) = {
		[FIELD_TEXT] = ask_text,
		[FIELD_TEXTAREA] = ask_textarea,
		[FIELD_INTEGER] = ask_text,
		[FIELD_DATE] = ask_date,
		[FIELD_CHOICE] = ask_choice,
		[FIELD_CHOICES] = ask_choices,
		[FIELD_PICK] = ask_choice,
		[FIELD_EMAIL] = ask_text,
		[FIELD_PHONE] = ask_text,
		[FIELD_POSTCODE] = ask_text,
		[FIELD_PASSWORD] = ask_password,
		[FIELD_VERSION] = ask_version,
		[FIELD_FILE] = ask_file,
	};

	if (askers[q->field->kind] == NULL)
		fail(FAULT_BUG, "form %s: %s is a button; write it in the template",
		    q->state->form->name, q->field->name);
	askers[q->field->kind](q);
}

void
form_field(struct out *o, const struct form_state *s, const char *name)
{
	struct asking q = asking_for(o, s, name);

	ask(&q);
}

void
form_question(struct out *o, const struct form_state *s, const char *name)
{
	struct asking q = asking_for(o, s, name);

	q.heading = true;
	ask(&q);
}

/* The first input of the field, or of what is wrong in its date. */
static const char *
first_input(struct out *o, const struct field *f, const struct form_answer *answer)
{
	int part = 0;

	if (f->kind != FIELD_DATE)
		return arena_printf(o->arena, "#%s", f->name);
	while (part < 2 && !answer->part_wrong[part])
		part++;
	if (!answer->part_wrong[part])
		part = 0;
	return arena_printf(o->arena, "#%s-%s", f->name, form_part_names()[part]);
}

void
form_errors(struct out *o, const struct form_state *s)
{
	VEC(struct govuk_error_link) links = { 0 };

	if (s == NULL || s->n_errors == 0)
		return;
	for (size_t i = 0; s->form->fields[i].name != NULL; i++)
		if (s->answers[i].error != NULL)
			vec_push(o->arena, &links,
			    (struct govuk_error_link){
				.href = first_input(o, &s->form->fields[i], &s->answers[i]),
				.text = s->answers[i].error,
			    });
	govuk_error_summary(o, govuk_error_summary_of(.title_text = tr(o, "There is a problem"),
				   .error_list = { links.a, links.n }));
}

bool
form_has_files(const struct form_state *s)
{
	for (const struct field *f = s->form->fields; f->name != NULL; f++)
		if (f->kind == FIELD_FILE)
			return true;
	return false;
}
