/* Form: what was sent against what the table says. */
#include "html/form.h"

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "html/form_kind.h"

const struct choice choice_yes_no[] = {
	{ "yes", N_("Yes"), ANSWER_YES },
	{ "no", N_("No"), ANSWER_NO },
	{ 0 },
};

const char *
choice_value(const struct choice *c, int number)
{
	for (; c->value != NULL; c++)
		if (c->number == number)
			return c->value;
	return NULL;
}

const char *
choice_label(const struct choice *c, int number)
{
	for (; c->value != NULL; c++)
		if (c->number == number)
			return c->label;
	return NULL;
}

int
choice_number(const struct choice *c, const char *value)
{
	for (; c->value != NULL; c++)
		if (str_eq(c->value, value))
			return c->number;
	return 0;
}

static size_t
count_fields(const struct form *form)
{
	size_t n = 0;

	while (form->fields[n].name != NULL)
		n++;
	return n;
}

struct form_state *
form_new(struct arena *a, const struct form *form, const struct language *language)
{
	struct form_state *s = anew(a, struct form_state);

	s->arena = a;
	s->form = form;
	s->language = language ? language : &text_english;
	s->answers = anew_n(a, struct form_answer, count_fields(form));
	for (size_t i = 0; form->fields[i].name != NULL; i++)
		s->answers[i].choices = form->fields[i].choices;
	return s;
}

static size_t
find(const struct form_state *s, const char *name)
{
	size_t i = 0;

	while (s->form->fields[i].name != NULL && !str_eq(s->form->fields[i].name, name))
		i++;
	if (s->form->fields[i].name == NULL)
		fail(FAULT_BUG, "form %s has no field %s", s->form->name, name);
	return i;
}

void
form_choices(struct form_state *s, const char *field, const struct choice *choices)
{
	s->answers[find(s, field)].choices = choices;
}

void
form_error(struct form_state *s, const char *field, const char *message)
{
	struct form_answer *answer = &s->answers[find(s, field)];

	if (answer->error != NULL)
		return;
	answer->error = text_tr(s->language, message);
	s->n_errors++;
}

const char *
form_error_on(const struct form_state *s, const char *field)
{
	return s->answers[find(s, field)].error;
}

/* --- taking parameters in --- */

static bool
take_once(const char **slot, const char *value)
{
	if (*slot != NULL)
		return false;
	*slot = value;
	return true;
}

/* "born-day" for the field "born" and the part "day". */
static bool
is_part(const char *param, const char *field, const char *part)
{
	size_t n = strlen(field);

	return strncmp(param, field, n) == 0 && param[n] == '-' && str_eq(param + n + 1, part);
}

static bool
take_part(const struct field *f, struct form_answer *answer, const struct form_param *p, bool *ret)
{
	for (int i = 0; i < 3; i++)
		if (is_part(p->name, f->name, form_part_names()[i])) {
			*ret = take_once(&answer->part[i], p->value);
			return true;
		}
	return false;
}

bool
form_has_chosen(const struct form_answer *answer, const char *value)
{
	for (size_t i = 0; i < answer->n_chosen; i++)
		if (str_eq(answer->chosen[i], value))
			return true;
	return false;
}

static bool
take_chosen(struct arena *a, struct form_answer *answer, const char *value)
{
	const char **more = anew_n(a, const char *, answer->n_chosen + 1);

	if (form_has_chosen(answer, value))
		return false;
	for (size_t i = 0; i < answer->n_chosen; i++)
		more[i] = answer->chosen[i];
	more[answer->n_chosen++] = value;
	answer->chosen = more;
	return true;
}

/* False: no form of ours sends this. */
static bool
take(struct form_state *s, const struct form_param *p)
{
	bool taken;

	for (size_t i = 0; s->form->fields[i].name != NULL; i++) {
		const struct field *f = &s->form->fields[i];
		struct form_answer *answer = &s->answers[i];

		if (f->kind == FIELD_DATE) {
			if (take_part(f, answer, p, &taken))
				return taken;
		} else if (str_eq(f->name, p->name)) {
			if (f->kind == FIELD_CHOICES)
				return take_chosen(s->arena, answer, p->value);
			return take_once(&answer->text, p->value);
		}
	}
	return false;
}

static bool
take_all(struct form_state *s, const struct form_input *input)
{
	const char *seen[2] = { NULL, NULL };

	for (size_t i = 0; i < input->n; i++) {
		const struct form_param *p = &input->params[i];
		bool ok;

		if (p->name == NULL || p->value == NULL ||
		    !str_utf8_valid(p->value, strlen(p->value)))
			ok = false;
		else if (str_eq(p->name, "_csrf"))
			ok = take_once(&seen[0], p->value);
		else if (str_eq(p->name, "_key"))
			ok = take_once(&seen[1], p->value);
		else
			ok = take(s, p);
		if (!ok) {
			s->refused = p->name ? p->name : "";
			return false;
		}
	}
	return true;
}

/* --- reading --- */

static bool
is_asked(const struct form_state *s, const struct field *f)
{
	const struct form_answer *other;
	const char *value;
	size_t i;

	if (f->only_if == NULL)
		return true;
	i = find(s, f->only_if);
	other = &s->answers[i];
	value = other->choices ? choice_value(other->choices, f->only_if_number) : NULL;
	if (!is_asked(s, &s->form->fields[i]) || value == NULL)
		return false;
	for (size_t k = 0; k < other->n_chosen; k++)
		if (str_eq(other->chosen[k], value))
			return true;
	return str_eq(other->text, value);
}

static void
read_field(struct form_state *s, const struct form_input *input, size_t i, char *values)
{
	const struct field *f = &s->form->fields[i];
	struct reading r = {
		.state = s,
		.input = input,
		.field = f,
		.answer = &s->answers[i],
		.value = values + f->offset,
	};

	if (f->kind == FIELD_FILE || !is_asked(s, f))
		return;
	if (!form_is_empty(f, r.answer))
		form_read(&r);
	else if (f->required != NULL)
		form_error(s, f->name, f->required);
}

enum form_outcome
form_parse(struct form_state *s, const struct form_input *input, void *values)
{
	char *scratch = arena_alloc(s->arena, s->form->size);

	memset(values, 0, s->form->size);
	if (!take_all(s, input))
		return FORM_REFUSED;
	for (size_t i = 0; s->form->fields[i].name != NULL; i++)
		read_field(s, input, i, scratch);
	if (s->form->check != NULL && (s->n_errors == 0 || s->form->at_once))
		s->form->check(scratch, input, s);
	if (s->n_errors > 0)
		return FORM_WRONG;
	memcpy(values, scratch, s->form->size);
	return FORM_VALID;
}

/* --- editing --- */

static void
fill_date(struct form_state *s, struct form_answer *answer, struct date d)
{
	struct ymd ymd;

	if (!date_is_set(d))
		return;
	ymd = date_ymd(d);
	answer->part[0] = arena_printf(s->arena, "%d", ymd.day);
	answer->part[1] = arena_printf(s->arena, "%d", ymd.month);
	answer->part[2] = arena_printf(s->arena, "%d", ymd.year);
}

static void
fill_chosen(struct form_state *s, struct form_answer *answer, uint64_t bits)
{
	for (const struct choice *c = answer->choices; c->value != NULL; c++)
		if (bits & (uint64_t)1 << c->number)
			take_chosen(s->arena, answer, c->value);
}

static void
fill_field(struct form_state *s, const struct field *f, struct form_answer *answer, const char *p)
{
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_TEXTAREA:
	case FIELD_EMAIL:
	case FIELD_PHONE:
	case FIELD_POSTCODE:
	case FIELD_PICK:
		answer->text = *(const char *const *)p;
		break;
	case FIELD_INTEGER:
	case FIELD_VERSION:
		if (*(const int64_t *)p != 0)
			answer->text =
			    arena_printf(s->arena, "%lld", (long long)*(const int64_t *)p);
		break;
	case FIELD_DATE:
		fill_date(s, answer, *(const struct date *)p);
		break;
	case FIELD_CHOICE:
		answer->text = choice_value(answer->choices, *(const int *)p);
		break;
	case FIELD_CHOICES:
		fill_chosen(s, answer, *(const uint64_t *)p);
		break;
	case FIELD_PASSWORD:
	case FIELD_BUTTON:
	case FIELD_FILE:
	case FIELD_KIND__MAX:
		break;
	}
}

void
form_fill(struct form_state *s, const void *values)
{
	for (size_t i = 0; s->form->fields[i].name != NULL; i++)
		fill_field(s, &s->form->fields[i], &s->answers[i],
		    (const char *)values + s->form->fields[i].offset);
}

void
form_renew(struct form_state *s, int64_t version)
{
	for (size_t i = 0; s->form->fields[i].name != NULL; i++)
		if (s->form->fields[i].kind == FIELD_VERSION)
			fill_field(s, &s->form->fields[i], &s->answers[i], (const char *)&version);
}

/* --- documentation --- */

void
form_document(const struct form *form, FILE *f)
{
	static const char *const kinds[FIELD_KIND__MAX] = {
		"text",
		"lines of text",
		"whole number",
		"date",
		"one choice",
		"choices",
		"one choice",
		"email address",
		"telephone number",
		"postcode",
		"password",
		"version",
		"button",
		"file",
	};

	fprintf(f, "## %s\n\n| field | asks | kind | must | choices |\n|---|---|---|---|---|\n",
	    form->name);
	for (const struct field *x = form->fields; x->name != NULL; x++) {
		fprintf(f, "| `%s` | %s | %s | %s |", x->name, x->label ? x->label : "",
		    kinds[x->kind], x->required ? "yes" : "");
		for (const struct choice *c = x->choices; c != NULL && c->value != NULL; c++)
			fprintf(f, "%s %s", c == x->choices ? "" : ",", c->label);
		fprintf(f, " |\n");
	}
	fprintf(f, "\n");
}
