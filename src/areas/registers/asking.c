/* Asking: a register's form for one request. */
#include "areas/registers/asking.h"
#include "access/viewer.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/typed.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"
#include "files/intake.h"
#include "http/http.h"

#include <string.h>

enum { SLOT = 8 };

/* ---- values ---- */

/* A right beside that to write: of the viewer's relation to the case, or of his posts. */
static bool
may_do(const struct asking *q, enum permission p)
{
	if (q->place.viewer == NULL)
		return true;
	if (q->place.case_id != 0)
		return access_may(q->place.relations, p);
	return viewer_may_at(q->place.viewer, q->place.la, p);
}

static const void *
slot(const void *values, unsigned i)
{
	return (const char *)values + i * SLOT;
}

static const char *
yes_no_text(int answer)
{
	return answer == ANSWER_YES ? "1" : answer == ANSWER_NO ? "0" : NULL;
}

static const char *
bits_text(struct arena *a, const struct choice *c, uint64_t bits)
{
	struct buf *b = buf_new(a);

	for (; c->value != NULL; c++)
		if (bits >> c->number & 1)
			buf_printf(b, "%s%s", b->n ? "," : "", c->value);
	return b->n ? b->p : NULL;
}

static const char *
ref_text(const struct asking *q, unsigned i, const char *public_id)
{
	int n = public_id == NULL ? 0 : choice_number(q->refs[i].choices, public_id);

	return n == 0 ? NULL
		      : arena_printf(tx_arena(q->tx), "%lld", (long long)q->refs[i].ids[n - 1]);
}

static const char *
value_text(const struct asking *q, unsigned i, const void *values)
{
	const struct register_field *f = &q->def->fields[i];
	const void *p = slot(values, i);
	const char *text;

	switch ((int)f->type) {
	case TYPE_DATE:
		return date_iso(tx_arena(q->tx), *(const struct date *)p);
	case TYPE_CHOICES:
		return bits_text(tx_arena(q->tx), f->choices, *(const uint64_t *)p);
	case TYPE_YES_NO:
		return yes_no_text(*(const int *)p);
	case TYPE_PERSON:
	case TYPE_SCHOOL:
	case TYPE_BODY:
	case TYPE_RECORD:
		return ref_text(q, i, *(const char *const *)p);
	case TYPE_FILE:
		return NULL; /* put_files() */
	default:
		text = *(const char *const *)p;
		return str_blank(text) ? NULL : typed_text(q, f->type, text);
	}
}

/* What takes a right of its own stays as it is when somebody else saves. */
static bool
may_answer(const struct asking *q, unsigned i)
{
	return q->def->fields[i].may_name == NULL || may_do(q, q->def->fields[i].may);
}

/* The file that came for a field; NULL: none. */
static const struct intake_result *
file_of(const struct asking *q, const struct register_field *f)
{
	for (size_t i = 0; i < q->n_files; i++)
		if (str_eq(q->uploads[i].name, f->name))
			return &q->files[i];
	return NULL;
}

/* A file that came, else the one that the record has. */
static void
put_file(const struct asking *q, unsigned i, const char **texts)
{
	const struct register_field *f = &q->def->fields[i];
	const struct intake_result *file = file_of(q, f);

	if (file != NULL && file->message == NULL) {
		texts[i] = file->name;
		texts[f->file_at] = hash_hex(tx_arena(q->tx), &file->hash);
		texts[f->file_at + 1] = file->type;
	} else if (q->record != NULL) {
		texts[i] = q->record->values[i];
		texts[f->file_at] = q->record->values[f->file_at];
		texts[f->file_at + 1] = q->record->values[f->file_at + 1];
	}
}

const char *const *
asking_values(const struct asking *q, const void *values)
{
	const char **texts = anew_n(tx_arena(q->tx), const char *, q->def->n_values);

	for (unsigned i = 0; i < q->def->n_fields; i++)
		if (!may_answer(q, i))
			texts[i] = q->record == NULL ? NULL : q->record->values[i];
		else if (q->def->fields[i].type == TYPE_FILE)
			put_file(q, i, texts);
		else
			texts[i] = value_text(q, i, values);
	return texts;
}

int64_t
asking_version(const struct asking *q, const void *values)
{
	return *(const int64_t *)slot(values, q->def->n_fields);
}

const char *
asking_state(const struct asking *q, const void *values)
{
	if (q->def->n_states == 0)
		return NULL;
	if (q->record == NULL)
		return q->begins != NULL ? q->begins : q->def->states[0].name;
	return *(const char *const *)slot(values, q->def->n_fields + 1);
}

static const char *
first_need(const struct register_def *d, const struct register_move *m, const char *const *values)
{
	for (unsigned i = 0; i < m->n_needs; i++)
		if (values[define_field(d, m->needs[i])] == NULL)
			return m->needs[i];
	return NULL;
}

const char *
asking_begin_trouble(const struct asking *q, const char *const *values)
{
	const struct register_def *d = q->def;
	const char *trouble = "state";

	if (q->begins == NULL || str_eq(q->begins, d->states[0].name))
		return NULL;
	for (unsigned i = 0; i < d->n_moves; i++) {
		const struct register_move *m = &d->moves[i];

		if (!str_eq(m->to, q->begins) || (m->may_name != NULL && !may_do(q, m->may)))
			continue;
		trouble = first_need(d, m, values);
		if (trouble == NULL)
			return NULL;
	}
	return trouble;
}

/* ---- checks ---- */

static const char *
trouble_with(enum register_type type)
{
	switch ((int)type) {
	case TYPE_NUMBER:
		return N_("Enter a whole number, like 12");
	case TYPE_MONEY:
		return N_("Enter an amount of money, like 1,250 or 9.50");
	case TYPE_URL:
		return N_("Enter the address of a web page, like https://www.example.org");
	case TYPE_EVIDENCE:
		return N_(
		    "Enter the address of a web page, or of a document or another record here, "
		    "like /documents/abc");
	}
	return N_("Enter the reference of a case that you can see");
}

static bool
in_range(const struct register_field *f, const char *text)
{
	int64_t n;

	return f->type != TYPE_NUMBER || f->min == f->max ||
	       (str_to_int(text, &n) && n >= f->min && n <= f->max);
}

static bool
is_asked(const struct asking *q, const struct register_field *f, const char *const *texts)
{
	return f->asked_when == NULL || define_is_met(q->def, f->asked_when, texts);
}

/* A file is there when one came or was there before. */
static bool
is_wanting(const struct asking *q, const struct register_field *f, const char *text,
    const char *const *texts)
{
	if (text != NULL || f->required == NULL || !may_answer(q, (unsigned)(f - q->def->fields)))
		return false;
	if (f->required_when != NULL)
		return define_is_met(q->def, f->required_when, texts);
	return f->type == TYPE_FILE && is_asked(q, f, texts);
}

/* What goes on ends after it began. */
static bool
ends_before(const struct asking *q, unsigned i, const char *const *texts)
{
	const struct register_field *f = &q->def->fields[i];
	const char *from = f->from == NULL ? NULL : texts[define_field(q->def, f->from)];

	return from != NULL && texts[i] != NULL && strcmp(texts[i], from) < 0;
}

static const char *
trouble(const struct asking *q, unsigned i, const void *values, const char *const *texts)
{
	const struct register_field *f = &q->def->fields[i];
	const struct intake_result *file = f->type == TYPE_FILE ? file_of(q, f) : NULL;
	bool typed = q->def->form_fields[i].kind == FIELD_TEXT && may_answer(q, i) &&
		     !str_blank(*(const char *const *)slot(values, i));

	if (file != NULL && file->message != NULL)
		return file->message;
	if (typed && texts[i] == NULL)
		return trouble_with(f->type);
	if (typed && !in_range(f, texts[i]))
		return arena_printf(
		    tx_arena(q->tx), "Enter a whole number from %d to %d", f->min, f->max);
	if (ends_before(q, i, texts))
		return N_("Enter an end that is not before the beginning");
	return is_wanting(q, f, texts[i], texts) ? f->required : NULL;
}

/* What must be answered before the record moves on. */
static void
check_move(const struct asking *q, const char *to, const char *const *texts, struct form_state *s)
{
	const struct register_def *d = q->def;

	for (unsigned i = 0; i < d->n_moves; i++) {
		const struct register_move *m = &d->moves[i];

		if (!str_eq(m->from, q->record->state) || !str_eq(m->to, to))
			continue;
		for (unsigned k = 0; k < m->n_needs; k++)
			if (texts[define_field(d, m->needs[k])] == NULL)
				form_error(
				    s, m->needs[k], N_("Answer this before the record moves on"));
	}
}

/* Another record that is the same in what may be there only once. */
static void
check_once(
    const struct asking *q, const char *state, const char *const *texts, struct form_state *s)
{
	const struct register_once *o = q->def->once;
	struct record_change c = { .la = q->place.la,
		.id = q->record == NULL ? 0 : q->record->id,
		.case_id = q->place.case_id,
		.values = texts };

	if (o != NULL && define_is_in(o->in, o->n_in, state) &&
	    record_is_there(q->tx, q->def->type, &c))
		form_error(s, o->by[0], o->message);
}

static void
check(const void *values, const struct form_input *input, struct form_state *s)
{
	const struct asking *q = asking_of(s);
	const char *const *texts = asking_values(q, values);

	(void)input;
	for (unsigned i = 0; i < q->def->n_fields; i++) {
		const char *message = trouble(q, i, values, texts);

		if (message != NULL)
			form_error(s, q->def->fields[i].name, message);
	}
	if (q->record != NULL && q->def->n_states > 0)
		check_move(q, asking_state(q, values), texts, s);
	check_once(q, asking_state(q, values), texts, s);
}

/* ---- the form ---- */

/* Where the record stands, and where it may move from there. */
static const struct choice *
moves(const struct asking *q)
{
	const struct register_def *d = q->def;
	struct choice *list = anew_n(tx_arena(q->tx), struct choice, d->n_states + 1);
	size_t n = 0;

	for (const struct choice *c = d->state_choices; c->value != NULL; c++) {
		bool may = str_eq(c->value, q->record->state);

		for (unsigned i = 0; i < d->n_moves; i++)
			may |= str_eq(d->moves[i].from, q->record->state) &&
			       str_eq(d->moves[i].to, c->value) &&
			       (d->moves[i].may_name == NULL || may_do(q, d->moves[i].may));
		if (may)
			list[n++] = *c;
	}
	return list;
}

static int64_t
present(const struct asking *q, unsigned i)
{
	int64_t id = 0;

	if (q->record != NULL && q->record->values[i] != NULL)
		str_to_int(q->record->values[i], &id);
	return id;
}

/* The rows that were found for another record will do, when this one's is among them. */
static bool
is_offered(const struct asking *q, unsigned i)
{
	const char *now = q->record == NULL ? NULL : q->record->values[i];

	return q->refs[i].choices != NULL &&
	       (now == NULL || refs_public_id(&q->refs[i], now) != NULL);
}

/* Below the list of fields that the viewer may answer, the version and where the record stands. */
static const struct field *
fields_for(struct asking *q)
{
	const struct register_def *d = q->def;
	struct field *fields = anew_n(tx_arena(q->tx), struct field, d->n_fields + 3);
	unsigned n = 0;

	for (unsigned i = 0; i < d->n_fields; i++) {
		if (!may_answer(q, i))
			continue;
		fields[n] = d->form_fields[i];
		if (!is_offered(q, i))
			q->refs[i] = refs_of(q->tx, d, i, &q->place, present(q, i));
		if (q->refs[i].choices != NULL)
			fields[n].choices = q->refs[i].choices;
		n++;
	}
	if (q->record == NULL)
		return fields;
	fields[n++] = d->form_fields[d->n_fields];
	if (d->n_states > 0) {
		fields[n] = d->form_fields[d->n_fields + 1];
		fields[n].choices = moves(q);
	}
	return fields;
}

struct asking *
asking_new(struct tx *tx, const struct register_def *d, const struct record *record,
    const struct refs_place *place)
{
	struct asking *q = anew(tx_arena(tx), struct asking);

	*q = (struct asking){ .def = d,
		.tx = tx,
		.record = record,
		.place = *place,
		.refs = anew_n(tx_arena(tx), struct refs, d->n_fields) };
	q->form = (struct form){ d->name, fields_for(q), (d->n_fields + 2) * SLOT, check, true };
	return q;
}

struct asking *
asking_like(const struct asking *like, const struct record *record)
{
	struct asking *q = anew(tx_arena(like->tx), struct asking);

	*q = *like;
	q->record = record;
	q->refs = anew_n(tx_arena(q->tx), struct refs, q->def->n_fields);
	memcpy(q->refs, like->refs, q->def->n_fields * sizeof *q->refs);
	q->form.fields = fields_for(q);
	return q;
}

void
asking_files(struct asking *q, const struct http_upload *uploads, const struct intake_result *files,
    size_t n)
{
	q->uploads = uploads;
	q->files = files;
	q->n_files = n;
}

struct asking *
asking_of(const struct form_state *s)
{
	return (struct asking *)(uintptr_t)s->form;
}

/* ---- filling ---- */

static uint64_t
bits_of(struct arena *a, const struct choice *choices, const char *text)
{
	struct str_list parts = str_split(a, text, ',');
	uint64_t bits = 0;

	for (size_t i = 0; i < parts.n; i++) {
		int n = choice_number(choices, parts.a[i]);

		if (n > 0)
			bits |= UINT64_C(1) << n;
	}
	return bits;
}

static const char *
money_typed(struct arena *a, const char *text)
{
	int64_t pence = 0;

	str_to_int(text, &pence);
	return arena_printf(a, "%lld.%02lld", (long long)(pence / 100), (long long)(pence % 100));
}

static const char *
reference_of(const struct asking *q, const char *text)
{
	const struct register_reference_of_child_row *r;
	int64_t id = 0;

	str_to_int(text, &id);
	r = register_reference_of_child(q->tx, q->place.la, id);
	return r == NULL ? NULL : r->reference;
}

static void
fill_slot(const struct asking *q, unsigned i, void *p)
{
	const struct register_field *f = &q->def->fields[i];
	const char *text = q->record->values[i];
	struct arena *a = tx_arena(q->tx);

	if (text == NULL)
		return;
	switch ((int)f->type) {
	case TYPE_DATE:
		date_parse(text, p);
		break;
	case TYPE_CHOICES:
		*(uint64_t *)p = bits_of(a, f->choices, text);
		break;
	case TYPE_YES_NO:
		*(int *)p = str_eq(text, "1") ? ANSWER_YES : ANSWER_NO;
		break;
	case TYPE_PERSON:
	case TYPE_SCHOOL:
	case TYPE_BODY:
	case TYPE_RECORD:
		*(const char **)p = refs_public_id(&q->refs[i], text);
		break;
	case TYPE_FILE:
		break;
	case TYPE_MONEY:
		*(const char **)p = money_typed(a, text);
		break;
	case TYPE_CHILD:
		*(const char **)p = reference_of(q, text);
		break;
	default:
		*(const char **)p = text;
		break;
	}
}

void
asking_fill(struct form_state *s)
{
	const struct asking *q = asking_of(s);
	char *values;

	if (q->record == NULL)
		return;
	values = arena_alloc(s->arena, q->form.size);
	for (unsigned i = 0; i < q->def->n_fields; i++)
		if (may_answer(q, i))
			fill_slot(q, i, values + i * SLOT);
	*(int64_t *)(values + q->def->n_fields * SLOT) = q->record->version;
	*(const char **)(values + (q->def->n_fields + 1) * SLOT) = q->record->state;
	form_fill(s, values);
}
