/* Cells: records as rows of tables, both ways. */
#include "areas/registers/cells.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/shown.h"
#include "base/str.h"
#include "text/text.h"

#include <string.h>

enum { BEFORE = 4 /* columns before the fields, at most */ };

/* ---- out ---- */

static const char *
reference_of_child(struct tx *tx, int64_t la, const char *text)
{
	const struct register_reference_of_child_row *r;
	int64_t id = 0;

	str_to_int(text, &id);
	r = register_reference_of_child(tx, la, id);
	return r == NULL ? NULL : r->reference;
}

const char *
cells_text(struct tx *tx, const struct register_def *d, const struct record *r, unsigned i)
{
	const char *text = r->values[i];

	if (text == NULL)
		return NULL;
	switch ((int)d->fields[i].type) {
	case TYPE_YES_NO:
		return str_eq(text, "1") ? "yes" : "no";
	case TYPE_PERSON:
	case TYPE_SCHOOL:
	case TYPE_BODY:
	case TYPE_RECORD:
		return shown_value(tx, &text_english, d, r, i).text;
	case TYPE_CHILD:
		return reference_of_child(tx, r->la, text);
	}
	return text;
}

static enum sheet_kind
kind_of(enum register_type t)
{
	return t == TYPE_NUMBER	 ? SHEET_INT
	       : t == TYPE_MONEY ? SHEET_MONEY
	       : t == TYPE_DATE	 ? SHEET_DATE
				 : SHEET_TEXT;
}

static size_t
put_header(const struct register_def *d, struct sheet_cell *cells)
{
	size_t n = 0;

	cells[n++].text = "record";
	cells[n++].text = "version";
	if (d->n_states > 0)
		cells[n++].text = "state";
	if (d->access.about == ABOUT_CASE)
		cells[n++].text = "case";
	for (unsigned i = 0; i < d->n_fields; i++)
		cells[n++].text = d->fields[i].name;
	return n;
}

static void
put_row(struct tx *tx, const struct register_def *d, const struct record *r, struct sheet_cell *c)
{
	*c++ = (struct sheet_cell){ SHEET_TEXT, r->public_id };
	*c++ = (struct sheet_cell){ SHEET_INT,
		arena_printf(tx_arena(tx), "%lld", (long long)r->version) };
	if (d->n_states > 0)
		*c++ = (struct sheet_cell){ SHEET_TEXT, r->state };
	if (d->access.about == ABOUT_CASE)
		*c++ = (struct sheet_cell){ SHEET_TEXT, r->case_reference };
	for (unsigned i = 0; i < d->n_fields; i++)
		*c++ = (struct sheet_cell){ kind_of(d->fields[i].type), cells_text(tx, d, r, i) };
}

struct sheet
cells_sheet(struct tx *tx, const struct register_def *d, const struct record_list *list)
{
	size_t columns = d->n_fields + BEFORE;
	struct sheet_cell *cells = anew_n(tx_arena(tx), struct sheet_cell, columns * (list->n + 1));

	columns = put_header(d, cells);
	for (size_t i = 0; i < list->n; i++)
		put_row(tx, d, list->a[i], cells + (i + 1) * columns);
	return (struct sheet){ d->title, cells, columns, list->n + 1 };
}

/* ---- in ---- */

static void
put(struct cells_params *p, const char *name, const char *value)
{
	vec_push(p->arena, &p->list, (struct form_param){ name, value });
}

static bool
parse_date(struct arena *a, const char *cell, struct ymd *ret)
{
	struct str_list parts = str_split(a, cell, '/');
	int64_t day, month, year;
	struct date d;

	if (date_parse(cell, &d) || xlsx_date(cell, &d)) {
		*ret = date_ymd(d);
		return true;
	}
	if (parts.n != 3 || !str_to_int(parts.a[0], &day) || !str_to_int(parts.a[1], &month) ||
	    !str_to_int(parts.a[2], &year) || day < 1 || day > 31 || month < 1 || month > 12 ||
	    year < 1 || year > 9999)
		return false;
	*ret = (struct ymd){ (int)year, (int)month, (int)day };
	return true;
}

/* "2026-03-02", "2/3/2026" or the number that Excel keeps. */
static void
add_date(struct cells_params *p, const char *name, const char *cell, const char **ret_trouble)
{
	struct ymd ymd;

	if (!parse_date(p->arena, cell, &ymd)) {
		*ret_trouble = N_("Enter a date like 2026-03-02 or 2/3/2026");
		return;
	}
	put(p, arena_printf(p->arena, "%s-day", name), arena_printf(p->arena, "%d", ymd.day));
	put(p, arena_printf(p->arena, "%s-month", name), arena_printf(p->arena, "%d", ymd.month));
	put(p, arena_printf(p->arena, "%s-year", name), arena_printf(p->arena, "%d", ymd.year));
}

/* By its value or, in either case, by its label. */
static const char *
choice_named(const struct choice *c, const char *cell)
{
	for (; c->value != NULL; c++)
		if (str_eq(c->value, cell) || str_eq_ci(c->label, cell))
			return c->value;
	return NULL;
}

static void
add_choice(struct cells_params *p, const struct register_field *f, const char *cell,
    const char **ret_trouble)
{
	const char *value = choice_named(f->choices, str_trim(p->arena, cell));

	if (value != NULL)
		put(p, f->name, value);
	else
		*ret_trouble = N_("Enter one of the answers that the form offers");
}

/* "one,two"; semicolons and new lines part as well, and labels may hold commas when they do. */
static void
add_choices(struct cells_params *p, const struct register_field *f, const char *cell,
    const char **ret_trouble)
{
	char separator = strchr(cell, ';') != NULL ? ';' : strchr(cell, '\n') != NULL ? '\n' : ',';
	struct str_list parts;

	if (choice_named(f->choices, str_trim(p->arena, cell)) != NULL) {
		add_choice(p, f, cell, ret_trouble);
		return;
	}
	parts = str_split(p->arena, cell, separator);
	for (size_t i = 0; i < parts.n; i++)
		if (!str_blank(parts.a[i]))
			add_choice(p, f, parts.a[i], ret_trouble);
}

static void
add_yes_no(struct cells_params *p, const char *name, const char *cell, const char **ret_trouble)
{
	static const char *const yes[] = { "yes", "y", "true", "1", NULL };
	static const char *const no[] = { "no", "n", "false", "0", NULL };

	for (int i = 0; yes[i] != NULL; i++) {
		if (str_eq_ci(cell, yes[i])) {
			put(p, name, "yes");
			return;
		}
		if (str_eq_ci(cell, no[i])) {
			put(p, name, "no");
			return;
		}
	}
	*ret_trouble = N_("Enter yes or no");
}

/* By its name when only one has it, else by its id. */
static void
add_ref(struct cells_params *p, const struct refs *refs, const char *name, const char *cell,
    const char **ret_trouble)
{
	const char *found = NULL;

	for (const struct choice *c = refs->choices; c->value != NULL; c++) {
		if (str_eq(c->value, cell)) {
			put(p, name, c->value);
			return;
		}
		if (str_eq_ci(c->label, cell) && found != NULL) {
			*ret_trouble =
			    N_("Several are called so. Enter its id instead of its name");
			return;
		}
		if (str_eq_ci(c->label, cell))
			found = c->value;
	}
	if (found != NULL)
		put(p, name, found);
	else
		*ret_trouble = N_("Enter a name that the form offers");
}

void
cells_put(struct cells_params *p, const struct asking *q, unsigned i, const char *cell,
    const char **ret_trouble)
{
	const struct register_field *f = &q->def->fields[i];

	if (str_blank(cell) || f->type == TYPE_FILE)
		return;
	switch ((int)f->type) {
	case TYPE_DATE:
		add_date(p, f->name, str_trim(p->arena, cell), ret_trouble);
		break;
	case TYPE_CHOICE:
		add_choice(p, f, cell, ret_trouble);
		break;
	case TYPE_CHOICES:
		add_choices(p, f, cell, ret_trouble);
		break;
	case TYPE_YES_NO:
		add_yes_no(p, f->name, str_trim(p->arena, cell), ret_trouble);
		break;
	case TYPE_PERSON:
	case TYPE_SCHOOL:
	case TYPE_BODY:
	case TYPE_RECORD:
		add_ref(p, &q->refs[i], f->name, str_trim(p->arena, cell), ret_trouble);
		break;
	default:
		put(p, f->name, cell);
		break;
	}
}
