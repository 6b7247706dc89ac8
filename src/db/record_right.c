/* Record, rights: who may read and write a register's rows, as conditions of SQL. */
#include "base/str.h"
#include "db/record_sql.h"

static void
put_roles(struct buf *b, const char *const *roles)
{
	const char *comma = "";

	for (; *roles != NULL; roles++, comma = ", ")
		buf_printf(b, "%s'%s'", comma, *roles);
}

static bool
has_roles(const char *const *roles)
{
	return roles != NULL && *roles != NULL;
}

/* The + keeps SQLite from looking the rows up by the viewer's authorities, and then sorting them:
 * a list follows the index of its order, and asks this of each row. */
static void
put_posts(struct buf *b, const char *const *roles, const char *la)
{
	buf_printf(b, "+%s IN (SELECT o.la FROM my_posts o WHERE o.role IN (", la);
	put_roles(b, roles);
	buf_puts(b, "))");
}

static void
put_case(struct buf *b, uint64_t relations, const char *la, const char *case_id)
{
	buf_printf(b,
	    "EXISTS (SELECT 1 FROM visible_case k WHERE k.la = %s AND k.id = %s AND "
	    "(k.relations & %llu) <> 0)",
	    la, case_id, (unsigned long long)relations);
}

/* Of a list, what the viewer holds is gathered once, and each child asked among it: a page looks at
 * as many children as it shows, however many the viewer may see. */
static void
put_child(
    struct buf *b, const char *permission, const struct record_row_texts *row, const char *field)
{
	buf_printf(b,
	    "EXISTS (SELECT 1 FROM visible_%s_%s k WHERE k.la = %s AND k.child = %s LIMIT 1 OFFSET "
	    "0)",
	    row->one ? "with" : "among", permission, row->la, field);
}

static void
put_own(struct buf *b, const struct record_own *own, const struct record_right *right,
    const struct record_row_texts *row, const char *field)
{
	switch (own->tie) {
	case RECORD_TIE_PERSON:
		buf_printf(b, "(%s = viewer() AND viewer() <> 0)", field);
		break;
	case RECORD_TIE_BODY:
		buf_printf(b, "(%s, %s) IN (SELECT o.la, o.body FROM my_posts o WHERE o.role IN (",
		    row->la, field);
		put_roles(b, right->roles);
		buf_puts(b, "))");
		break;
	case RECORD_TIE_CHILD:
		put_child(b, right->permission, row, field);
		break;
	}
}

static bool
gives(const struct record_right *r)
{
	return r->given || has_roles(r->roles) || r->permission != NULL;
}

/* The right to read is asked of the view's row alone, t. */
static void
put_until(struct buf *b, const struct record_definition *d, size_t until)
{
	const char *name = until == 0 ? NULL : d->fields[until - 1].name;

	if (name != NULL)
		buf_printf(b, " AND (t.\"%s\" IS NULL OR t.\"%s\" >= today())", name, name);
}

static void
put_any(struct buf *b, const struct record_definition *d, const char *const *roles, bool write,
    const struct record_row_texts *row)
{
	buf_putc(b, '(');
	if (has_roles(roles))
		put_posts(b, roles, row->la);
	else
		buf_puts(b, "1 = 0");
	for (size_t i = 0; i < d->n_owns; i++) {
		const struct record_right *r = write ? &d->owns[i].write : &d->owns[i].read;

		if (!gives(r))
			continue;
		buf_puts(b, " OR (");
		put_own(b, &d->owns[i], r, row, row->owns[i]);
		if (!write)
			put_until(b, d, d->owns[i].until);
		buf_putc(b, ')');
	}
	buf_putc(b, ')');
}

const char *const *
record_own_texts(struct arena *a, const struct record_definition *d, const char *prefix)
{
	const char **texts = anew_n(a, const char *, d->n_owns + 1);

	for (size_t i = 0; i < d->n_owns; i++)
		texts[i] = arena_printf(a, "%s\"%s\"", prefix, d->fields[d->owns[i].field].name);
	return texts;
}

void
record_put_may_read(
    struct buf *b, const struct record_definition *d, const struct record_row_texts *row)
{
	if (d->about_case)
		put_case(b, d->read_relations, row->la, row->case_id);
	else if (d->public_read)
		buf_puts(b, "1 = 1");
	else
		put_any(b, d, d->read_roles, false, row);
}

void
record_put_may_write(
    struct buf *b, const struct record_definition *d, const struct record_row_texts *row)
{
	if (d->about_case)
		put_case(b, d->write_relations, row->la, row->case_id);
	else
		put_any(b, d, d->write_roles, true, row);
}

void
record_put_posts_write(struct buf *b, const struct record_definition *d, const char *la)
{
	if (has_roles(d->write_roles))
		put_posts(b, d->write_roles, la);
	else
		buf_puts(b, "1 = 0");
}
