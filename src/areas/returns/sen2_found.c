/* Sen2 found: the tree of a return, and findings by their path in it. */
#include "areas/returns/sen2_found.h"
#include "base/buf.h"

#include <stdarg.h>
#include <string.h>

/* ---- the tree ---- */

const struct sen2_node *
sen2_child(const struct sen2_node *record, enum sen2_element e)
{
	const struct sen2_node *n = record == NULL ? NULL : record->children;

	while (n != NULL && n->element != e)
		n = n->next;
	return n;
}

const struct sen2_node *
sen2_next(const struct sen2_node *node)
{
	const struct sen2_node *n = node == NULL ? NULL : node->next;

	while (n != NULL && n->element != node->element)
		n = n->next;
	return n;
}

const char *
sen2_text(const struct sen2_node *record, enum sen2_element e)
{
	const struct sen2_node *n = sen2_child(record, e);

	return n == NULL || n->text == NULL ? "" : n->text;
}

struct date
sen2_date(const struct sen2_node *record, enum sen2_element e)
{
	struct date d = { 0 };

	date_parse(sen2_text(record, e), &d);
	return d;
}

/* ---- findings ---- */

static const char *
person_name(const struct sen2_reading *r)
{
	const char *upn = sen2_text(r->person, SEN2_UPN), *uln = sen2_text(r->person, SEN2_ULN);

	if (r->person == NULL)
		return "";
	if (*upn != '\0')
		return upn;
	return *uln != '\0' ? uln
			    : arena_printf(r->arena, "person %lld", (long long)r->persons + 1);
}

/* Its place among its siblings of the same name, from 1; 0 for an only one. */
static int
number_of(const struct sen2_node *n)
{
	int before = 1;

	/* A person is known by name, and is not among its parent's children: they would be many. */
	if (sen2_rows[n->element].most == 1 || n->parent == NULL || n->element == SEN2_PERSON)
		return 0;
	for (const struct sen2_node *s = n->parent->children; s != n; s = s->next)
		before += s->element == n->element;
	return before > 1 || sen2_next(n) != NULL ? before : 0;
}

static void
put_path(struct buf *b, const struct sen2_node *n)
{
	int number = number_of(n);

	if (n->parent != NULL && n->parent->element != SEN2_PERSONS &&
	    n->parent->element != SEN2_PERSON && n->parent->element != SEN2_MESSAGE) {
		put_path(b, n->parent);
		buf_putc(b, '/');
	}
	buf_puts(b, sen2_rows[n->element].name);
	if (number > 0)
		buf_printf(b, "[%d]", number);
}

/* Only now is it known how many of a name there are. */
static const char *
path_of(const struct sen2_reading *r, const struct sen2_finding *f)
{
	const struct sen2_node *child = sen2_child(f->record, f->item);
	struct buf *path = buf_new(r->arena);

	put_path(path, child != NULL ? child : f->record);
	if (f->item != f->record->element && child == NULL)
		buf_printf(path, "/%s", sen2_rows[f->item].name);
	return path->p;
}

void
sen2_find_fault(struct sen2_reading *r, const char *rule, enum sen2_severity severity,
    const struct sen2_node *node, enum sen2_element of, const char *format, ...)
{
	const struct sen2_node *child = of == SEN2__MAX ? NULL : sen2_child(node, of);
	struct sen2_finding f = { .rule = rule, .severity = severity };
	va_list args;

	va_start(args, format);
	f.message = arena_vprintf(r->arena, format, args);
	va_end(args);
	f.line = child != NULL ? child->line : node->line;
	f.record = node;
	f.item = of == SEN2__MAX ? node->element : of;
	*(severity == SEN2_ERROR ? &r->errors : &r->queries) += 1;
	vec_push(r->arena, &r->found, f);
}

void
sen2_tell(struct sen2_reading *r)
{
	const char *person = person_name(r);

	for (size_t i = 0; i < r->found.n; i++) {
		r->found.a[i].person = person;
		r->found.a[i].path = path_of(r, &r->found.a[i]);
		r->finding(r->context, &r->found.a[i]);
	}
	memset(&r->found, 0, sizeof r->found);
}
