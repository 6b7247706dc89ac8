/* Search: a list's URL, read and written. */
#include "areas/registers/search.h"
#include "access/viewer.h"
#include "areas/registers/pages.h"
#include "areas/registers/refs.h"
#include "areas/registers/registers.sql.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <string.h>

enum { PAGE = 25 };

/* ---- reading ---- */

static bool
is_ref(enum register_type t)
{
	return t == TYPE_PERSON || t == TYPE_SCHOOL || t == TYPE_BODY;
}

static const char *
id_text(struct arena *a, int64_t id)
{
	return arena_printf(a, "%lld", (long long)id);
}

/* A person or body by its public id, a child by a case's reference. */
static const char *
ref_value(const struct search *s, enum register_type t, const char *typed)
{
	struct tx *tx = s->rq->tx;
	int64_t la = s->search.la;

	if (t == TYPE_PERSON) {
		const struct register_person_by_public_id_row *p =
		    register_person_by_public_id(tx, la, typed);

		return p == NULL ? NULL : id_text(s->rq->arena, p->id);
	}
	if (t == TYPE_CHILD) {
		const struct register_child_by_reference_row *c =
		    register_child_by_reference(tx, la, str_trim(s->rq->arena, typed));

		return c == NULL ? NULL : id_text(s->rq->arena, c->child);
	}
	const struct register_body_by_public_id_row *b = register_body_by_public_id(tx, la, typed);

	return b == NULL ? NULL : id_text(s->rq->arena, b->id);
}

static const char *
number_value(struct arena *a, const char *typed)
{
	int64_t n;

	return str_to_int(str_trim(a, typed), &n) ? id_text(a, n) : NULL;
}

/* What the query asks of a filter, as the database has it; NULL: nothing that can be asked. */
static const char *
value_of(const struct search *s, const struct register_field *f, const char *typed)
{
	if (str_blank(typed))
		return NULL;
	switch ((int)f->type) {
	case TYPE_YES_NO:
		return str_eq(typed, "yes") ? "1" : str_eq(typed, "no") ? "0" : NULL;
	case TYPE_CHOICE:
	case TYPE_CHOICES:
		return choice_number(f->choices, typed) > 0 ? typed : NULL;
	case TYPE_NUMBER:
		return number_value(s->rq->arena, typed);
	case TYPE_PERSON:
	case TYPE_SCHOOL:
	case TYPE_BODY:
	case TYPE_CHILD:
		return ref_value(s, f->type, typed);
	}
	return str_trim(s->rq->arena, typed);
}

static void
read_filters(struct search *s)
{
	const struct register_def *d = s->def;
	const char **values = anew_n(s->rq->arena, const char *, d->n_values);

	s->asked = anew_n(s->rq->arena, const char *, d->n_fields);
	for (unsigned i = 0; i < d->list.n_filters; i++) {
		int at = define_field(d, d->list.filters[i]);
		const char *typed = http_query(s->rq->http, d->fields[at].name);

		values[at] = value_of(s, &d->fields[at], typed);
		s->asked[at] = values[at] != NULL ? typed : NULL;
	}
	s->search.values = values;
}

static bool
is_column(const struct register_def *d, const char *name)
{
	for (unsigned i = 0; i < d->list.n_columns; i++)
		if (str_eq(d->list.columns[i], name))
			return true;
	return false;
}

static void
read_order(struct search *s)
{
	const char *name = http_query(s->rq->http, "sort");
	bool down = name != NULL && name[0] == '-';
	int at;

	if (name == NULL || !is_column(s->def, name + down))
		return;
	at = define_field(s->def, name + down);
	if (!define_sorts(s->def->fields[at].type))
		return;
	s->search.sort = at + 1;
	s->search.down = down;
}

static void
read_place(struct search *s)
{
	const char *after = http_query(s->rq->http, "after");
	const char *before = http_query(s->rq->http, "before");
	const char *beside = after != NULL ? after : before;

	if (str_blank(beside))
		return;
	s->search.beside = record_find(s->rq->tx, s->def->type, beside);
	s->search.back = s->search.beside != NULL && after == NULL;
}

/* The one authority in which the viewer works; 0: there are several, or the viewer is the public.
 * Lists of one authority follow an index from end to end. */
static int64_t
only_la(const struct viewer *v)
{
	for (size_t i = 1; i < v->n_posts; i++)
		if (v->posts[i].la != v->posts[0].la)
			return 0;
	return v->n_posts > 0 ? v->posts[0].la : v->la;
}

const struct search *
search_of(struct rq *rq, const struct register_def *d)
{
	struct search *s = anew(rq->arena, struct search);
	const char *state = d->n_states > 0 ? http_query(rq->http, "state") : NULL;

	*s = (struct search){ .rq = rq, .def = d };
	s->search.la = rq->kase != NULL ? rq->kase->la : only_la(rq->viewer);
	s->search.case_id = rq->kase != NULL ? rq->kase->id : 0;
	s->search.most = PAGE;
	if (state != NULL && choice_number(d->state_choices, state) > 0)
		s->search.state = state;
	read_filters(s);
	read_order(s);
	read_place(s);
	return s;
}

/* ---- writing ---- */

static void
put_encoded(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		if ((*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') ||
		    (*s >= 'A' && *s <= 'Z') || strchr("-._~", *s) != NULL)
			buf_putc(b, *s);
		else
			buf_printf(b, "%%%02X", (unsigned char)*s);
}

static void
put_pair(struct buf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	buf_printf(b, "%s%s=", strchr(b->p, '?') == NULL ? "?" : "&", name);
	put_encoded(b, value);
}

static const char *
sort_text(const struct search *s, int field, bool down)
{
	return arena_printf(s->rq->arena, "%s%s", down ? "-" : "", s->def->fields[field].name);
}

static const char *
asked_sort(const struct search *s)
{
	return s->search.sort == RECORD_BY_DEFAULT
		   ? NULL
		   : sort_text(s, s->search.sort - 1, s->search.down);
}

static struct buf *
href(const struct search *s, const char *below, const char *sort)
{
	struct buf *b = buf_new(s->rq->arena);

	buf_puts(b, pages_path(s->rq, s->def, NULL));
	if (below != NULL)
		buf_printf(b, "/%s", below);
	for (unsigned i = 0; i < s->def->list.n_filters; i++) {
		int at = define_field(s->def, s->def->list.filters[i]);

		put_pair(b, s->def->fields[at].name, s->asked[at]);
	}
	put_pair(b, "state", s->search.state);
	put_pair(b, "sort", sort);
	return b;
}

const char *
search_href(const struct search *s, const char *below)
{
	return href(s, below, asked_sort(s))->p;
}

enum search_sorted
search_sorted(const struct search *s, int field)
{
	bool asked = s->search.sort != RECORD_BY_DEFAULT;

	if (field != (asked ? s->search.sort - 1 : s->def->order))
		return SORTED_NOT;
	return (asked ? s->search.down : s->def->down) ? SORTED_DOWN : SORTED_UP;
}

const char *
search_sort_href(const struct search *s, int field)
{
	return href(s, NULL, sort_text(s, field, search_sorted(s, field) == SORTED_UP))->p;
}

static const char *
page_href(const struct search *s, const char *way, const struct record *r)
{
	struct buf *b = href(s, NULL, asked_sort(s));

	put_pair(b, way, r->public_id);
	return b->p;
}

/* On the first page without a next one, the rows are all there are; else they are counted. */
void
search_paging(const struct search *s, const struct record_list *found, struct view_list *v)
{
	bool later = s->search.back || found->more;
	bool earlier = s->search.back ? found->more : s->search.beside != NULL;

	if (later && found->n > 0)
		v->next = page_href(s, "after", found->a[found->n - 1]);
	if (earlier && found->n > 0)
		v->previous = page_href(s, "before", found->a[0]);
	else if (earlier)
		v->previous = search_href(s, NULL);
	v->total = later || earlier ? record_count(s->rq->tx, s->def->type, &s->search)
				    : (int64_t)found->n;
	v->is_more = v->total > RECORD_COUNTED;
	if (v->is_more)
		v->total = RECORD_COUNTED;
	v->sort = asked_sort(s);
}

/* ---- filters ---- */

static struct view_filter
filter_of(const struct search *s, const char *name, const char *label, const struct choice *choices,
    const char *now)
{
	const struct language *l = s->rq->language;
	struct view_filter f = { .name = name, .label = text_tr(l, label), .value = now };
	VEC(struct view_option) options = { 0 };

	for (const struct choice *c = choices; c != NULL && c->value != NULL; c++)
		vec_push(s->rq->arena, &options,
		    (struct view_option){ c->value, text_tr(l, c->label), str_eq(c->value, now) });
	f.options.a = options.a;
	f.options.n = options.n;
	return f;
}

static const struct choice *
choices_of(const struct search *s, int at)
{
	const struct register_field *f = &s->def->fields[at];
	struct refs_place place = { .la = s->search.la };

	if (f->type == TYPE_YES_NO)
		return choice_yes_no;
	if (!is_ref(f->type))
		return f->choices;
	if (s->rq->kase != NULL) {
		place.case_id = s->rq->kase->id;
		place.child = s->rq->kase->child;
	}
	return refs_of(s->rq->tx, s->def, (unsigned)at, &place, 0).choices;
}

void
search_filters(const struct search *s, struct view_list *v)
{
	const struct register_def *d = s->def;
	VEC(struct view_filter) list = { 0 };

	for (unsigned i = 0; i < d->list.n_filters; i++) {
		int at = define_field(d, d->list.filters[i]);

		vec_push(s->rq->arena, &list,
		    filter_of(s, d->fields[at].name, d->fields[at].label, choices_of(s, at),
			s->asked[at]));
	}
	if (d->n_states > 0)
		vec_push(s->rq->arena, &list,
		    filter_of(
			s, "state", N_("Where it stands"), d->state_choices, s->search.state));
	v->filters.a = list.a;
	v->filters.n = list.n;
}
