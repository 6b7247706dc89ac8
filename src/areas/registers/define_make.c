/* Define, made ready: the table of the form and the record's type. */
#include "areas/registers/define.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

static const struct {
	enum field_kind kind;
	enum db_type store;
	enum record_match match; /* when it is a filter */
} kinds[TYPE__MAX] = {
	[TYPE_TEXT] = { FIELD_TEXT, DB_TEXT, RECORD_CONTAINS },
	[TYPE_LONGTEXT] = { FIELD_TEXTAREA, DB_TEXT, RECORD_CONTAINS },
	[TYPE_DATE] = { FIELD_DATE, DB_DATE, RECORD_BEGINS },
	[TYPE_CHOICE] = { FIELD_PICK, DB_TEXT, RECORD_IS },
	[TYPE_CHOICES] = { FIELD_CHOICES, DB_TEXT, RECORD_HAS },
	[TYPE_YES_NO] = { FIELD_CHOICE, DB_BOOL, RECORD_IS },
	/* Numbers are read here, because in a form 0 stands for no answer. */
	[TYPE_NUMBER] = { FIELD_TEXT, DB_INT, RECORD_IS },
	[TYPE_MONEY] = { FIELD_TEXT, DB_MONEY, RECORD_NOT },
	[TYPE_EMAIL] = { FIELD_EMAIL, DB_TEXT, RECORD_NOT },
	[TYPE_PHONE] = { FIELD_PHONE, DB_TEXT, RECORD_NOT },
	[TYPE_URL] = { FIELD_TEXT, DB_TEXT, RECORD_NOT },
	[TYPE_POSTCODE] = { FIELD_POSTCODE, DB_TEXT, RECORD_CONTAINS },
	[TYPE_PERSON] = { FIELD_PICK, DB_INT, RECORD_IS },
	[TYPE_CHILD] = { FIELD_TEXT, DB_INT, RECORD_IS },
	[TYPE_SCHOOL] = { FIELD_PICK, DB_INT, RECORD_IS },
	[TYPE_BODY] = { FIELD_PICK, DB_INT, RECORD_IS },
	[TYPE_RECORD] = { FIELD_PICK, DB_INT, RECORD_NOT },
	[TYPE_EVIDENCE] = { FIELD_TEXT, DB_TEXT, RECORD_NOT },
	[TYPE_FILE] = { FIELD_FILE, DB_TEXT, RECORD_NOT },
};

enum { SLOT = 8 /* bytes of any value of a form */, MANY_CHOICES = 10 };

static bool
is_filter(const struct register_def *d, const char *name)
{
	for (unsigned i = 0; i < d->list.n_filters; i++)
		if (str_eq(d->list.filters[i], name))
			return true;
	return false;
}

/* Numbered from 1, and with an end. */
static void
finish_choices(struct arena *a, struct register_field *f)
{
	struct choice *list;

	if (f->n_choices == 0)
		return;
	list = anew_n(a, struct choice, f->n_choices + 1);
	memcpy(list, f->listed, f->n_choices * sizeof *list);
	for (unsigned i = 0; i < f->n_choices; i++)
		list[i].number = (int)i + 1;
	f->choices = list;
}

static int
number_of(const struct register_field *f, const char *is)
{
	return choice_number(f->type == TYPE_YES_NO ? choice_yes_no : f->choices, is);
}

static struct field
form_field_of(const struct register_def *d, unsigned i)
{
	const struct register_field *f = &d->fields[i];
	struct field x = {
		.name = f->name,
		.kind = kinds[f->type].kind,
		.offset = i * SLOT,
		.label = f->label,
		.hint = f->hint,
		.required = f->required_when == NULL ? f->required : NULL,
		.max_length = f->max_length,
		.dates = f->dates,
		.choices = f->type == TYPE_YES_NO ? choice_yes_no : f->choices,
		.as_select = f->n_choices > MANY_CHOICES && f->type == TYPE_CHOICE,
		.autocomplete = f->autocomplete,
	};

	if (f->asked_when != NULL) {
		x.only_if = f->asked_when->field;
		x.only_if_number =
		    number_of(&d->fields[define_field(d, x.only_if)], f->asked_when->is);
	}
	if (f->type == TYPE_NUMBER || f->type == TYPE_MONEY)
		x.width = "govuk-input--width-10";
	if (f->type == TYPE_DATE)
		x.noun = N_("The date"); /* labels are questions */
	if (f->type == TYPE_NUMBER)
		x.inputmode = "numeric";
	if (f->type == TYPE_PERSON || f->type == TYPE_SCHOOL || f->type == TYPE_BODY ||
	    f->type == TYPE_RECORD)
		x.as_select = true;
	if (f->type == TYPE_FILE)
		x.required = NULL; /* asked for by asking_files(), which knows what came */
	return x;
}

/* A choice that others wait for must show its answers, or they cannot stand below them. */
static void
open_selects(const struct register_def *d, struct field *fields)
{
	for (unsigned i = 0; i < d->n_fields; i++)
		if (d->fields[i].asked_when != NULL)
			fields[define_field(d, d->fields[i].asked_when->field)].as_select = false;
}

static const struct choice *
state_choices(struct arena *a, const struct register_def *d)
{
	struct choice *list;

	if (d->n_states == 0)
		return NULL;
	list = anew_n(a, struct choice, d->n_states + 1);
	for (unsigned i = 0; i < d->n_states; i++)
		list[i] = (struct choice){ d->states[i].name, d->states[i].title, (int)i + 1 };
	return list;
}

static const struct field *
form_fields(struct arena *a, const struct register_def *d)
{
	struct field *fields = anew_n(a, struct field, d->n_fields + 3);
	unsigned i = 0;

	for (; i < d->n_fields; i++)
		fields[i] = form_field_of(d, i);
	open_selects(d, fields);
	fields[i] = (struct field){ "version", FIELD_VERSION, i * SLOT };
	i++;
	if (d->n_states > 0)
		fields[i] =
		    (struct field){ "state", FIELD_PICK, i * SLOT, .label = N_("Where it stands"),
			    .choices = d->state_choices, .required = N_("Select where it stands") };
	return fields;
}

/* ---- the record ---- */

static const char *const *
roles_with(struct arena *a, enum permission p)
{
	VEC(const char *) roles = { 0 };

	for (int i = 0; i < POST__MAX; i++)
		if (access_posts[i].permissions >> p & 1)
			vec_push(a, &roles, access_posts[i].name);
	vec_push(a, &roles, NULL);
	return roles.a;
}

/* In a list, a column whose order a reader may want. */
static bool
sorts(const struct register_def *d, unsigned i)
{
	if (d->order == (int)i)
		return true;
	for (unsigned k = 0; k < d->list.n_columns; k++)
		if (str_eq(d->list.columns[k], d->fields[i].name))
			return define_sorts(d->fields[i].type);
	return false;
}

struct filling {
	struct arena *arena;
	VEC(struct record_field) fields;
};

/* Behind the fields: what a file is, by its content. */
static void
add_files(struct filling *fill, struct register_def *d)
{
	for (unsigned i = 0; i < d->n_fields; i++) {
		struct register_field *f = &d->fields[i];

		if (f->type != TYPE_FILE)
			continue;
		f->file_at = (unsigned)fill->fields.n;
		vec_push(fill->arena, &fill->fields,
		    (struct record_field){
			arena_printf(fill->arena, "%s_hash", f->name), "file", DB_TEXT });
		vec_push(fill->arena, &fill->fields,
		    (struct record_field){
			arena_printf(fill->arena, "%s_kind", f->name), "file", DB_TEXT });
	}
}

static size_t
hidden_by(const struct register_def *d, const struct register_field *f)
{
	return f->hidden_when == NULL ? 0 : 1 + (size_t)define_field(d, f->hidden_when->field);
}

static const char *
hidden_value(const struct register_def *d, const struct register_field *f)
{
	if (f->hidden_when == NULL)
		return NULL;
	if (d->fields[define_field(d, f->hidden_when->field)].type == TYPE_YES_NO)
		return str_eq(f->hidden_when->is, "yes") ? "1" : "0";
	return f->hidden_when->is;
}

static const struct record_field *
record_fields(struct arena *a, struct register_def *d)
{
	struct filling fill = { .arena = a };

	for (unsigned i = 0; i < d->n_fields; i++) {
		const struct register_field *f = &d->fields[i];

		vec_push(a, &fill.fields,
		    (struct record_field){ f->name, define_type_name(f->type), kinds[f->type].store,
			is_filter(d, f->name) ? kinds[f->type].match : RECORD_NOT, sorts(d, i),
			hidden_by(d, f), hidden_value(d, f) });
	}
	add_files(&fill, d);
	d->n_kept = (unsigned)fill.fields.n;
	for (int i = 0; d->n_duties > 0 && i < RECORD_DUE__MAX; i++)
		vec_push(a, &fill.fields, record_due_fields[i]);
	d->n_values = (unsigned)fill.fields.n;
	return fill.fields.a;
}

static struct record_right
right_of(struct arena *a, enum register_type t, const char *name, enum permission p)
{
	if (name == NULL)
		return (struct record_right){ 0 };
	if (t == TYPE_PERSON)
		return (struct record_right){ .given = true };
	if (t == TYPE_CHILD)
		return (struct record_right){ .permission = access_permissions[p].name };
	return (struct record_right){ .roles = roles_with(a, p) };
}

static const struct record_own *
owns_of(struct arena *a, const struct register_def *d)
{
	struct record_own *owns = anew_n(a, struct record_own, d->access.n_own + 1);

	for (unsigned i = 0; i < d->access.n_own; i++) {
		const struct register_own *o = &d->access.own[i];
		enum register_type t = d->fields[o->at].type;

		owns[i] = (struct record_own){ o->at,
			t == TYPE_PERSON  ? RECORD_TIE_PERSON
			: t == TYPE_CHILD ? RECORD_TIE_CHILD
					  : RECORD_TIE_BODY,
			right_of(a, t, o->read_name, o->read),
			right_of(a, t, o->write_name, o->write),
			o->until == NULL ? 0 : 1 + (size_t)define_field(d, o->until) };
	}
	return owns;
}

static const size_t *
once_of(struct arena *a, const struct register_def *d)
{
	size_t *fields = d->once == NULL ? NULL : anew_n(a, size_t, d->once->n_by);

	for (unsigned i = 0; fields != NULL && i < d->once->n_by; i++)
		fields[i] = (size_t)define_field(d, d->once->by[i]);
	return fields;
}

static const char *const *
once_in(struct arena *a, const struct register_def *d)
{
	const char **in = d->once == NULL ? NULL : anew_n(a, const char *, d->once->n_in + 1);

	for (unsigned i = 0; in != NULL && i < d->once->n_in; i++)
		in[i] = d->once->in[i];
	return in;
}

/* "advice-services" in URLs is "advice_services" in SQL. */
static const char *
table_name(struct arena *a, const char *name)
{
	char *s = arena_strdup(a, name);

	for (char *p = s; *p != '\0'; p++)
		if (*p == '-')
			*p = '_';
	return s;
}

static const struct record_type *
type_of(struct arena *a, struct register_def *d)
{
	static const char *const nobody[] = { NULL };
	const struct record_field *fields = record_fields(a, d);
	struct record_definition *r = anew(a, struct record_definition);

	*r = (struct record_definition){
		.name = table_name(a, d->name),
		.fields = fields,
		.n = d->n_values,
		.has_due = d->n_duties > 0,
		.order = d->order,
		.down = d->down,
		.about_case = d->access.about == ABOUT_CASE,
		.read_relations = access_permissions[d->access.read].relations,
		.write_relations = access_permissions[d->access.write].relations,
		.public_read = define_is_public(d),
		.read_roles = define_posts_read(d) ? roles_with(a, d->access.read) : nobody,
		.write_roles = define_posts_write(d) ? roles_with(a, d->access.write) : nobody,
		.owns = owns_of(a, d),
		.n_owns = d->access.n_own,
		.once = once_of(a, d),
		.n_once = d->once == NULL ? 0 : d->once->n_by,
		.once_in = once_in(a, d),
	};
	return record_type_new(a, r);
}

void
define_make(struct arena *a, struct register_def *d)
{
	for (unsigned i = 0; i < d->n_fields; i++)
		finish_choices(a, &d->fields[i]);
	d->state_choices = state_choices(a, d);
	d->form_fields = form_fields(a, d);
	d->type = type_of(a, d);
}

struct register_def *
define_read(struct arena *a, const struct strict_file *f)
{
	struct register_def *d = define_parse(a, f);

	define_check(a, f, d);
	define_make(a, d);
	return d;
}
