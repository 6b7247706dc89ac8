/* Compare, text: taken out is [-so-], put in is {+so+}. */
#include "areas/renderings/compare.h"
#include "base/buf.h"

static void
put_pieces(struct buf *b, const struct diff_pieces *ps)
{
	for (size_t i = 0; i < ps->n; i++) {
		const struct diff_piece *p = &ps->a[i];

		if (p->in_old && p->in_new)
			buf_puts(b, p->text);
		else
			buf_printf(b, p->in_old ? "[-%s-]" : "{+%s+}", p->text);
	}
	buf_putc(b, '\n');
}

static void
put_change(struct buf *b, const struct view_change *c)
{
	buf_printf(b, "%s%s%s%s%s\n", c->id, c->id[0] != '\0' ? ": " : "", c->told,
	    c->moved != NULL ? ". " : "", c->moved != NULL ? c->moved : "");
	for (size_t i = 0; i < c->differences.n; i++) {
		const struct view_difference *d = &c->differences.a[i];

		if (d->label != NULL)
			buf_printf(b, "%s: ", d->label);
		put_pieces(b, &d->pieces);
	}
	buf_putc(b, '\n');
}

static void
put_section(struct arena *arena, struct buf *b, const struct view_compare *v,
    const struct view_change_section *s)
{
	if (s->letter[0] != '\0')
		buf_printf(b, "## %s %s: %s\n\n", text_tr(v->language, N_("Section")), s->letter,
		    s->title);
	else
		buf_printf(b, "## %s\n\n", s->title);
	for (size_t i = 0; i < s->changes.n; i++)
		put_change(b, &s->changes.a[i]);
	if (s->same > 0)
		buf_printf(b, "%s\n\n",
		    text_trn(arena, v->language, "{n} row is as it was.",
			"{n} rows are as they were.", (int64_t)s->same));
}

struct buf *
plan_compare_text(struct arena *arena, const struct view_compare *v)
{
	struct buf *b = buf_new(arena);

	buf_printf(b, "# %s\n\n%s: %s\n%s: %s\n\n", v->title, text_tr(v->language, N_("Before")),
	    v->old_name, text_tr(v->language, N_("Now")), v->now_name);
	if (v->sections.n == 0)
		buf_printf(b, "%s\n", text_tr(v->language, N_("Nothing changed.")));
	for (size_t i = 0; i < v->sections.n; i++)
		put_section(arena, b, v, &v->sections.a[i]);
	return b;
}
