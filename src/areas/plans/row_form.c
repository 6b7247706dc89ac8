/*
 * Row form: what is asked of a need, an outcome and a provision.  The ties are
 * asked where they lead from: an outcome names its needs, provision its needs
 * and outcomes, a need the reports it rests on.
 */
#include "areas/plans/builder.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

#include <string.h>

enum { BUTTON_SAVE = 1, BUTTON_BACK };
enum { OVERLAPS = 1, NOT_EDUCATIONAL };
/* A field holds at most 63 choices: long lists go on in the next field. */
enum { AT_ONCE = 60, TIE_FIELDS = 5 };

struct row_values {
	int64_t version;
	int button;
	int section, area;
	const char *text, *measure, *interim, *pfa;
	struct date due, review, from, to;
	const char *kind, *quantity, *unit, *frequency;
	int64_t group_size;
	const char *deliverer, *qualification, *flex, *flex_reason;
	uint64_t also;
	uint64_t needs[TIE_FIELDS], outcomes[TIE_FIELDS], reports[TIE_FIELDS];
};

#define AT(member) offsetof(struct row_values, member)

static const struct choice buttons[] = {
	{ "save", N_("Save"), BUTTON_SAVE },
	{ "back", N_("Save and go back to the plan"), BUTTON_BACK },
	{ 0 },
};

/* SEND Code of Practice 2015, 6.28 to 6.35. */
static const struct choice areas[] = {
	{ "1", N_("Communication and interaction"), 1 },
	{ "2", N_("Cognition and learning"), 2 },
	{ "3", N_("Social, emotional and mental health"), 3 },
	{ "4", N_("Sensory and physical"), 4 },
	{ 0 },
};

const struct choice row_need_sections[] = {
	{ "B", N_("B: special educational needs"), SECTION_B },
	{ "C", N_("C: health needs"), SECTION_C },
	{ "D", N_("D: social care needs"), SECTION_D },
	{ 0 },
};

const struct choice row_provision_sections[] = {
	{ "F", N_("F: special educational provision"), SECTION_F },
	{ "G", N_("G: health provision"), SECTION_G },
	{ "H1", N_("H1: social care provision under the 1970 Act"), SECTION_H1 },
	{ "H2", N_("H2: other social care provision"), SECTION_H2 },
	{ 0 },
};

static const struct choice kinds[] = {
	{ "teaching", N_("Teaching"), 1 },
	{ "support", N_("Support by an assistant"), 2 },
	{ "speech_language", N_("Speech and language therapy"), 3 },
	{ "occupational", N_("Occupational therapy"), 4 },
	{ "physio", N_("Physiotherapy"), 5 },
	{ "mental_health", N_("Mental health"), 6 },
	{ "equipment", N_("Equipment or a place"), 7 },
	{ "other", N_("Something else"), 8 },
	{ 0 },
};

static const struct choice units[] = {
	{ "minute", N_("minutes"), 1 },
	{ "hour", N_("hours"), 2 },
	{ "day", N_("days"), 3 },
	{ "session", N_("sessions"), 4 },
	{ 0 },
};

/* SEND Code of Practice 2015, 7.38 and 8.7. */
static const struct choice themes[] = {
	{ "employment", N_("Higher education or work"), 1 },
	{ "living", N_("Living independently"), 2 },
	{ "community", N_("Taking part in society"), 3 },
	{ "health", N_("Being as healthy as possible"), 4 },
	{ 0 },
};

static const struct choice also[] = {
	{ "overlaps", N_("It happens while other help is going on"), OVERLAPS },
	{ "not_educational", N_("The adviser says that it neither educates nor trains"),
	    NOT_EDUCATIONAL },
	{ 0 },
};

static const struct field need_fields[] = {
	{ "text", FIELD_TEXTAREA, AT(text), N_("The need"),
	    .hint = N_("What is difficult, where and how much. One need in a row."),
	    .required = N_("Enter the need"), .max_length = 6000 },
	{ "area", FIELD_CHOICE, AT(area), N_("Area of need"), .choices = areas, .as_select = true },
	{ 0 },
};

static const struct field outcome_fields[] = {
	{ "text", FIELD_TEXTAREA, AT(text), N_("The outcome"),
	    .hint = N_("What the child or young person will be able to do, and by when"),
	    .required = N_("Enter the outcome"), .max_length = 6000 },
	{ "measure", FIELD_TEXT, AT(measure), N_("How we will know"), .max_length = 1000 },
	{ "due", FIELD_DATE, AT(due), N_("By when") },
	{ "interim", FIELD_TEXT, AT(interim), N_("A step on the way"), .max_length = 1000 },
	{ "review", FIELD_DATE, AT(review), N_("When it is looked at again") },
	{ "pfa", FIELD_PICK, AT(pfa), N_("Preparing for adulthood"), .choices = themes,
	    .as_select = true },
	{ 0 },
};

static const struct field provision_fields[] = {
	{ "text", FIELD_TEXTAREA, AT(text), N_("The provision"),
	    .hint = N_("What is done, as the family and the school will read it"),
	    .required = N_("Enter the provision"), .max_length = 6000 },
	{ "kind", FIELD_PICK, AT(kind), N_("What kind"), .choices = kinds, .as_select = true },
	{ "quantity", FIELD_TEXT, AT(quantity), N_("How much each time"),
	    .hint = N_("A number, such as 30 or 1.5"), .inputmode = "decimal",
	    .width = "govuk-input--width-5", .max_length = 12 },
	{ "unit", FIELD_PICK, AT(unit), N_("Of what"), .choices = units, .as_select = true },
	{ "frequency", FIELD_TEXT, AT(frequency), N_("How often"),
	    .hint = N_("Such as weekly, twice a week, every half term"), .max_length = 100 },
	{ "group_size", FIELD_INTEGER, AT(group_size), N_("Children to an adult"),
	    .hint = N_("1 for one to one"), .noun = N_("Children to an adult"), .min = 1,
	    .max = 40 },
	{ "deliverer", FIELD_TEXT, AT(deliverer), N_("By whom"),
	    .hint = N_("The role, such as speech and language therapist") },
	{ "qualification", FIELD_TEXT, AT(qualification), N_("With which training") },
	{ "from", FIELD_DATE, AT(from), N_("From") },
	{ "to", FIELD_DATE, AT(to), N_("Until") },
	{ "review", FIELD_DATE, AT(review), N_("When it is looked at again") },
	{ "flex", FIELD_TEXT, AT(flex), N_("What may vary"),
	    .hint = N_("Only where it must be flexible"), .max_length = 500 },
	{ "flex_reason", FIELD_TEXT, AT(flex_reason), N_("Why it must be flexible"),
	    .max_length = 1000 },
	{ "also", FIELD_CHOICES, AT(also), N_("Also"), .choices = also },
	{ 0 },
};

/* ---- amounts ---- */

/* "30", "1.5", "0.25"; false for anything else. */
static bool
parse_amount(const char *s, int64_t *ret)
{
	const char *point = strchr(s, '.');
	int64_t whole = 0, part = 0;
	char buffer[16] = "";

	if (strlen(s) >= sizeof buffer)
		return false;
	snprintf(buffer, sizeof buffer, "%.*s",
	    (int)(point == NULL ? strlen(s) : (size_t)(point - s)), s);
	if (!str_to_int(buffer, &whole) || whole < 0 || whole > 100000)
		return false;
	if (point != NULL && (!str_to_int(point + 1, &part) || part < 0 || point[1] == '-' ||
				 point[1] == '+' || strlen(point + 1) > 2))
		return false;
	*ret = whole * 100 + (point != NULL && strlen(point + 1) == 1 ? part * 10 : part);
	return true;
}

static void
check(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct row_values *v = values;
	int64_t n;

	(void)in;
	if (v->quantity != NULL && !parse_amount(v->quantity, &n))
		form_error(state, "quantity",
		    N_("How much each time must be a number, such as 30 or 1.5"));
	if (date_is_set(v->from) && date_is_set(v->to) && date_compare(v->to, v->from) < 0)
		form_error(state, "to", N_("The last day must be after the first"));
}

/* ---- ties ---- */

static bool
is_tied_from(enum plan_section s, bool to_needs)
{
	return to_needs ? section_is_need(s) : s == SECTION_E;
}

struct field_list {
	struct field *a;
	size_t n, cap;
};

struct choices {
	struct choice *a;
	size_t n, cap;
};

/* Adds the fields that hold these choices, at most AT_ONCE in each. */
static void
add_chunks(struct arena *arena, struct field_list *to, const char *name, size_t offset,
    const char *label, const char *hint, const struct choices *all)
{
	for (size_t i = 0; i < TIE_FIELDS && i * AT_ONCE < all->n; i++) {
		size_t n = all->n - i * AT_ONCE < AT_ONCE ? all->n - i * AT_ONCE : AT_ONCE;
		struct choice *part = anew_n(arena, struct choice, n + 1);
		struct field f = { .name =
				       i == 0 ? name : arena_printf(arena, "%s_%zu", name, i + 1),
			.kind = FIELD_CHOICES,
			.offset = offset + i * sizeof(uint64_t),
			.label = label,
			.hint = hint,
			.choices = part };

		for (size_t k = 0; k < n; k++) {
			part[k] = all->a[i * AT_ONCE + k];
			part[k].number = (int)k + 1;
		}
		vec_push(arena, to, f);
	}
}

static struct choices
rows_to_tie(struct arena *arena, const struct working *w, bool to_needs)
{
	struct choices all = { 0 };

	for (size_t i = 0; i < w->rows.n; i++) {
		const struct working_row *r = &w->rows.a[i];
		struct choice c = { .value = r->is->label };

		if (r->is->removed || !is_tied_from(r->section, to_needs))
			continue;
		c.label =
		    arena_printf(arena, "%s: %s", r->is->label, builder_brief(arena, r->is->text));
		vec_push(arena, &all, c);
	}
	return all;
}

static struct choices
reports_to_tie(struct arena *arena, const struct working *w)
{
	struct choices all = { 0 };

	for (size_t i = 0; i < w->reports.n; i++) {
		const struct plan_advice_of_row *r = &w->reports.a[i];
		struct choice c = { .value = r->label };

		c.label = arena_printf(arena, "%s: %s, %s", r->label, r->author, r->role);
		vec_push(arena, &all, c);
	}
	return all;
}

static uint64_t
bit(size_t i)
{
	return UINT64_C(1) << (i % AT_ONCE + 1);
}

static bool
is_ticked(const uint64_t *fields, size_t i)
{
	return i / AT_ONCE < TIE_FIELDS && (fields[i / AT_ONCE] & bit(i)) != 0;
}

static void
tick(uint64_t *fields, size_t i, bool on)
{
	if (on && i / AT_ONCE < TIE_FIELDS)
		fields[i / AT_ONCE] |= bit(i);
}

/* ---- the form ---- */

static void
add_fields(struct arena *arena, struct field_list *to, const struct field *table)
{
	for (; table->name != NULL; table++)
		vec_push(arena, to, *table);
}

static const struct field *
fields_of(struct arena *arena, const struct row_form *f)
{
	struct field_list fields = { 0 };
	struct choices needs = rows_to_tie(arena, f->w, true),
		       outcomes = rows_to_tie(arena, f->w, false),
		       reports = reports_to_tie(arena, f->w);
	bool is_need = section_is_need(f->section), is_outcome = f->section == SECTION_E;
	struct field section = { "section", FIELD_CHOICE, AT(section), N_("Section"),
		.hint = N_("In another section the row gets a new number"),
		.required = N_("Select the section"),
		.choices = is_need ? row_need_sections : row_provision_sections,
		.as_select = true };
	struct field version = { "version", FIELD_VERSION, AT(version) };
	struct field button = { "button", FIELD_BUTTON, AT(button), .choices = buttons };

	add_fields(arena, &fields,
	    is_need	 ? need_fields
	    : is_outcome ? outcome_fields
			 : provision_fields);
	if (is_need)
		add_chunks(arena, &fields, "reports", AT(reports),
		    N_("Reports that show this need as a whole"),
		    N_("Advised rows that were used here count by themselves"), &reports);
	else
		add_chunks(arena, &fields, "needs", AT(needs),
		    is_outcome ? N_("Needs behind this outcome") : N_("Needs that this meets"),
		    NULL, &needs);
	if (section_is_provision(f->section))
		add_chunks(arena, &fields, "outcomes", AT(outcomes),
		    N_("Outcomes that this works towards"), NULL, &outcomes);
	if (f->row != NULL && !is_outcome)
		vec_push(arena, &fields, section);
	if (f->row != NULL)
		vec_push(arena, &fields, version);
	vec_push(arena, &fields, button);
	vec_push(arena, &fields, (struct field){ 0 });
	return fields.a;
}

static const struct form *
make(struct rq *rq, struct row_form *f)
{
	f->form = (struct form){ "row", fields_of(rq->arena, f), sizeof(struct row_values), check };
	return &f->form;
}

const struct form *
row_form(struct rq *rq)
{
	struct row_form *f = anew(rq->arena, struct row_form);

	f->w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	f->row = working_row_find(f->w, rq_arg(rq, "row"));
	if (f->row == NULL)
		return NULL;
	f->section = f->row->section;
	return make(rq, f);
}

const struct form *
row_new_form(struct rq *rq)
{
	struct row_form *f = anew(rq->arena, struct row_form);

	f->w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	if (!plan_section_parse(rq_arg(rq, "section"), &f->section) ||
	    !(section_is_need(f->section) || f->section == SECTION_E ||
		section_is_provision(f->section)))
		return NULL;
	return make(rq, f);
}

/* ---- values ---- */

static void
tick_rows(const struct row_form *f, bool to_needs, const struct working_ids *tied, uint64_t *fields)
{
	size_t n = 0;

	for (size_t i = 0; i < f->w->rows.n; i++) {
		const struct working_row *r = &f->w->rows.a[i];

		if (r->is->removed || !is_tied_from(r->section, to_needs))
			continue;
		for (size_t k = 0; k < tied->n; k++)
			tick(fields, n, str_eq(tied->a[k], r->is->label));
		n++;
	}
}

static bool
is_source(const struct working *w, int64_t row, int64_t report)
{
	for (size_t i = 0; i < w->sources.n; i++)
		if (w->sources.a[i].plan_row == row && w->sources.a[i].advice == report)
			return true;
	return false;
}

struct row_values *
row_values_of(struct arena *arena, const struct row_form *f)
{
	struct row_values *v = anew(arena, struct row_values);
	const struct plan_rows_of_row *r;

	if (f->row == NULL)
		return v;
	r = f->row->is;
	*v = (struct row_values){ .version = r->version,
		.section = (int)f->row->section,
		.area = (int)r->area,
		.text = r->text,
		.measure = r->measure,
		.interim = r->interim,
		.pfa = r->pfa,
		.due = r->due_on,
		.review = r->review_on,
		.from = r->from_on,
		.to = r->to_on,
		.kind = r->kind,
		.quantity = builder_amount(arena, r->quantity),
		.unit = r->unit,
		.frequency = r->frequency,
		.group_size = r->group_size,
		.deliverer = r->deliverer,
		.qualification = r->qualification,
		.flex = r->flex,
		.flex_reason = r->flex_reason,
		.also = (r->alongside ? 1u << OVERLAPS : 0) |
			(r->not_educational ? 1u << NOT_EDUCATIONAL : 0) };
	tick_rows(f, true, &f->row->needs, v->needs);
	tick_rows(f, false, &f->row->outcomes, v->outcomes);
	for (size_t i = 0; i < f->w->reports.n; i++)
		tick(v->reports, i, is_source(f->w, r->id, f->w->reports.a[i].id));
	return v;
}

struct plan_rows_of_row
row_columns(const struct row_values *v)
{
	struct plan_rows_of_row r = { .text = v->text,
		.area = v->area,
		.measure = v->measure,
		.interim = v->interim,
		.pfa = v->pfa,
		.due_on = v->due,
		.review_on = v->review,
		.kind = v->kind,
		.unit = v->unit,
		.frequency = v->frequency,
		.group_size = v->group_size,
		.deliverer = v->deliverer,
		.qualification = v->qualification,
		.flex = v->flex,
		.flex_reason = v->flex_reason,
		.from_on = v->from,
		.to_on = v->to,
		.alongside = (v->also & 1u << OVERLAPS) != 0,
		.not_educational = (v->also & 1u << NOT_EDUCATIONAL) != 0 };

	if (v->quantity != NULL)
		parse_amount(v->quantity, &r.quantity);
	return r;
}

enum plan_section
row_section(const struct row_form *f, const struct row_values *v)
{
	return f->row == NULL || f->section == SECTION_E ? f->section
							 : (enum plan_section)v->section;
}

bool
row_goes_back(const struct row_values *v)
{
	return v->button == BUTTON_BACK;
}

int64_t
row_version(const struct row_values *v)
{
	return v->version;
}

static void
keep_ticked(
    struct tx *tx, const struct working *w, bool to_needs, const uint64_t *fields, int64_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < w->rows.n; i++) {
		const struct working_row *r = &w->rows.a[i];

		if (r->is->removed || !is_tied_from(r->section, to_needs))
			continue;
		if (is_ticked(fields, n++))
			plan_tie_add(tx, w->la, r->is->id, row);
	}
}

void
row_keep_ties(struct tx *tx, const struct row_form *f, const struct row_values *v, int64_t row)
{
	const struct working *w = f->w;

	if (section_is_need(f->section)) {
		plan_sources_clear(tx, w->la, row);
		for (size_t i = 0; i < w->reports.n; i++)
			if (is_ticked(v->reports, i))
				plan_source_add(tx, w->la, row, w->reports.a[i].id);
		return;
	}
	plan_ties_clear(tx, w->la, row);
	keep_ticked(tx, w, true, v->needs, row);
	keep_ticked(tx, w, false, v->outcomes, row);
}

/* ---- two people at once ---- */

static const char *
said(struct rq *rq, const struct field *f, const struct form_answer *a)
{
	const char *all = NULL;

	switch ((int)f->kind) {
	case FIELD_DATE:
		if (str_blank(a->part[0]) && str_blank(a->part[1]) && str_blank(a->part[2]))
			return "";
		return arena_printf(rq->arena, "%s/%s/%s", a->part[0] ? a->part[0] : "",
		    a->part[1] ? a->part[1] : "", a->part[2] ? a->part[2] : "");
	case FIELD_CHOICES:
		for (size_t i = 0; i < a->n_chosen; i++)
			all = all == NULL ? a->chosen[i]
					  : arena_printf(rq->arena, "%s, %s", all, a->chosen[i]);
		return all == NULL ? "" : all;
	default:
		return a->text == NULL ? "" : a->text;
	}
}

void
row_differences(struct rq *rq, const struct row_form *f, struct view_conflict *v)
{
	struct form_state *theirs = form_new(rq->arena, &f->form, rq->language);

	form_fill(theirs, row_values_of(rq->arena, f));
	for (size_t i = 0; f->form.fields[i].name != NULL; i++) {
		const struct field *field = &f->form.fields[i];
		const char *text = said(rq, field, &theirs->answers[i]);
		struct view_difference d;

		if (field->kind == FIELD_BUTTON || field->kind == FIELD_VERSION)
			continue;
		if (str_eq(text, said(rq, field, &rq->form->answers[i])))
			continue;
		d = (struct view_difference){ text_tr(rq->language, field->label),
			text[0] != '\0' ? text : text_tr(rq->language, N_("nothing")) };
		vec_push(rq->arena, &v->differences, d);
	}
}
