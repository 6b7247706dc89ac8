/* Render, walk: the summary, then the sections with their rows. */
#include "areas/renderings/render_walk.h"
#include "base/str.h"

struct walk {
	struct arena *arena;
	const struct view_plan *v;
	const struct render_sink *s;
};

static const char *
say(const struct walk *w, const char *message)
{
	return text_tr(w->v->language, message);
}

static void
facts(const struct walk *w, const struct view_facts_of *facts)
{
	for (size_t i = 0; i < facts->n; i++)
		w->s->labelled(w->s->to, facts->a[i].label, facts->a[i].value);
}

/* "F1: A therapist works with Ada … (therapist; 30 minutes, weekly)" */
static const char *
line_of(const struct walk *w, const struct view_line *l)
{
	const char *rest[] = { l->who, l->amount,
		date_is_set(l->by) ? text_date(w->arena, w->v->language, l->by) : "" };
	struct buf *b = buf_new(w->arena);
	bool open = false;

	buf_printf(b, "%s: %s", l->id, l->what);
	for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++)
		if (!str_blank(rest[i])) {
			buf_printf(b, "%s%s", open ? "; " : " (", rest[i]);
			open = true;
		}
	buf_puts(b, open ? ")" : "");
	return b->p;
}

static void
more(const struct walk *w, const struct view_lines *lines)
{
	if (lines->more > 0)
		w->s->paragraph(
		    w->s->to, text_trn(w->arena, w->v->language, "{n} more is in the plan below.",
				  "{n} more are in the plan below.", (int64_t)lines->more));
}

static void
line_list(const struct walk *w, const struct view_lines *lines)
{
	w->s->list_begin(w->s->to);
	for (size_t i = 0; i < lines->n; i++)
		w->s->item(w->s->to, line_of(w, &lines->a[i]));
	w->s->list_end(w->s->to);
}

static void
help_table(const struct walk *w)
{
	const struct render_column columns[] = { { say(w, N_("Ref")), 0.1 },
		{ say(w, N_("What")), 0.44 }, { say(w, N_("Who does it")), 0.23 },
		{ say(w, N_("How much")), 0.23 } };

	w->s->table_begin(w->s->to, columns, 4);
	for (size_t i = 0; i < w->v->help.n; i++) {
		const struct view_line *l = &w->v->help.a[i];

		w->s->row(w->s->to, (const char *[]){ l->id, l->what, l->who, l->amount }, 4);
	}
	w->s->table_end(w->s->to);
}

static void
outcome_table(const struct walk *w)
{
	const struct render_column columns[] = { { say(w, N_("Ref")), 0.1 },
		{ say(w, N_("Outcome")), 0.67 }, { say(w, N_("By when")), 0.23 } };

	w->s->table_begin(w->s->to, columns, 3);
	for (size_t i = 0; i < w->v->outcomes.n; i++) {
		const struct view_line *l = &w->v->outcomes.a[i];

		w->s->row(w->s->to,
		    (const char *[]){ l->id, l->what, text_date(w->arena, w->v->language, l->by) },
		    3);
	}
	w->s->table_end(w->s->to);
}

static void
lines(const struct walk *w, const char *title, const struct view_lines *lines,
    void (*table)(const struct walk *))
{
	w->s->heading(w->s->to, 3, title);
	if (lines->n == 0)
		w->s->paragraph(w->s->to, say(w, N_("Nothing is written yet.")));
	else if (w->s->table_begin != NULL)
		table(w);
	else
		line_list(w, lines);
	more(w, lines);
}

static void
summary(const struct walk *w)
{
	w->s->heading(w->s->to, 2, say(w, N_("Summary")));
	w->s->heading(w->s->to, 3, say(w, N_("What matters to me")));
	w->s->paragraph(w->s->to, w->v->matters);
	if (w->v->matters_more != NULL)
		w->s->paragraph(w->s->to, say(w, N_("All of it is in section A.")));
	lines(w, say(w, N_("What helps, and who does it")), &w->v->help, help_table);
	lines(w, say(w, N_("What we aim for")), &w->v->outcomes, outcome_table);
	w->s->heading(w->s->to, 3, say(w, N_("Who to ask, and what happens next")));
	if (w->v->ask.n == 0)
		w->s->paragraph(w->s->to, say(w, N_("Ask the council that made this plan.")));
	facts(w, &w->v->ask);
}

/* "E1, F2; F9 (not in this plan)" */
static const char *
ids_of(const struct walk *w, const struct view_thread *t)
{
	struct buf *b = buf_new(w->arena);

	buf_puts(b, "");
	for (size_t i = 0; i < t->ties.n; i++) {
		const struct view_tie *tie = &t->ties.a[i];

		buf_printf(b, "%s%s", i > 0 ? ", " : "", tie->id);
		if (tie->anchor == NULL)
			buf_printf(b, " (%s)", tie->text);
	}
	return b->p;
}

static void
add_line(struct buf *b, const char *label, const char *value)
{
	buf_printf(b, "%s%s: %s", b->n > 0 ? "\n" : "", label, value);
}

static const char *
facts_cell(const struct walk *w, const struct view_row *row)
{
	struct buf *b = buf_new(w->arena);

	buf_puts(b, "");
	for (size_t i = 0; i < row->facts.n; i++)
		add_line(b, row->facts.a[i].label, row->facts.a[i].value);
	return b->p;
}

static const char *
threads_cell(const struct walk *w, const struct view_row *row)
{
	struct buf *b = buf_new(w->arena);

	buf_puts(b, "");
	for (size_t i = 0; i < row->threads.n; i++)
		add_line(b, row->threads.a[i].title, ids_of(w, &row->threads.a[i]));
	return b->p;
}

static const char *
words_cell(const struct walk *w, const struct view_row *row)
{
	struct buf *b = buf_new(w->arena);

	buf_puts(b, row->text);
	for (size_t i = 0; i < row->lists.n; i++) {
		buf_printf(b, "%s%s:", b->n > 0 ? "\n" : "", row->lists.a[i].title);
		for (size_t k = 0; k < row->lists.a[i].items.n; k++)
			buf_printf(b, "\n• %s", row->lists.a[i].items.a[k]);
	}
	return b->p;
}

static void
row_table(const struct walk *w, const struct view_section *section)
{
	const struct render_column columns[] = { { say(w, N_("Ref")), 0.1 },
		{ say(w, N_("What the plan says")), 0.42 }, { say(w, N_("Details")), 0.26 },
		{ say(w, N_("Belongs with")), 0.22 } };

	w->s->table_begin(w->s->to, columns, 4);
	for (size_t i = 0; i < section->rows.n; i++) {
		const struct view_row *row = &section->rows.a[i];
		const char *words = words_cell(w, row), *details = facts_cell(w, row);

		/* Advice has no words of its own: its author and date are what it says. */
		if (row->text[0] == '\0')
			w->s->row(w->s->to,
			    (const char *[]){ row->id, details, words, threads_cell(w, row) }, 4);
		else
			w->s->row(w->s->to,
			    (const char *[]){ row->id, words, details, threads_cell(w, row) }, 4);
	}
	w->s->table_end(w->s->to);
}

static void
row_alone(const struct walk *w, const struct view_row *row)
{
	w->s->heading(w->s->to, 3, row->id);
	w->s->paragraph(w->s->to, row->text);
	facts(w, &row->facts);
	for (size_t i = 0; i < row->lists.n; i++) {
		w->s->paragraph(w->s->to, arena_printf(w->arena, "%s:", row->lists.a[i].title));
		w->s->list_begin(w->s->to);
		for (size_t k = 0; k < row->lists.a[i].items.n; k++)
			w->s->item(w->s->to, row->lists.a[i].items.a[k]);
		w->s->list_end(w->s->to);
	}
	for (size_t i = 0; i < row->threads.n; i++)
		w->s->labelled(w->s->to, row->threads.a[i].title, ids_of(w, &row->threads.a[i]));
}

static void
section(const struct walk *w, const struct view_section *section)
{
	w->s->heading(w->s->to, 2,
	    arena_printf(
		w->arena, "%s %s: %s", say(w, N_("Section")), section->letter, section->title));
	if (date_is_set(section->said))
		w->s->labelled(w->s->to, say(w, N_("Said on")),
		    text_date(w->arena, w->v->language, section->said));
	w->s->paragraph(w->s->to, section->absent != NULL ? section->absent : section->text);
	if (section->rows.n == 0)
		return;
	if (w->s->table_begin != NULL) {
		row_table(w, section);
		return;
	}
	for (size_t i = 0; i < section->rows.n; i++)
		row_alone(w, &section->rows.a[i]);
}

void
render_walk(struct arena *arena, const struct view_plan *v, const struct render_sink *sink)
{
	const struct walk w = { arena, v, sink };

	sink->heading(sink->to, 1, v->title);
	facts(&w, &v->child);
	facts(&w, &v->facts);
	summary(&w);
	for (size_t i = 0; i < v->sections.n; i++)
		section(&w, &v->sections.a[i]);
}
