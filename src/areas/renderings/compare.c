/* Compare: matched rows become what is shown of their differences. */
#include "areas/renderings/compare.h"
#include "areas/renderings/compare_match.h"
#include "base/str.h"
#include "base/vec.h"
#include "areas/renderings/render_compare.html.h"

struct compare {
	struct arena *arena;
	struct diff *diff;
	const struct view_plan *old, *now;
	struct compare_rows old_rows, now_rows;
	struct view_compare *view;
	struct view_change_section *section; /* being filled */
};

static const char *
say(const struct compare *c, const char *message)
{
	return text_tr(c->view->language, message);
}

static void
add_difference(struct compare *c, struct view_change *change, const char *label, const char *old,
    const char *now)
{
	old = old != NULL ? old : "";
	now = now != NULL ? now : "";
	if (!str_eq(old, now))
		vec_push(c->arena, &change->differences,
		    (struct view_difference){ label, diff_words(c->diff, old, now) });
}

static const char *
value_of(const struct view_facts_of *facts, const char *label)
{
	for (size_t i = 0; facts != NULL && i < facts->n; i++)
		if (str_eq(facts->a[i].label, label))
			return facts->a[i].value;
	return NULL;
}

/* The facts of the new one, then those that are no more. */
static void
compare_facts(struct compare *c, struct view_change *change, const struct view_facts_of *old,
    const struct view_facts_of *now)
{
	for (size_t i = 0; now != NULL && i < now->n; i++)
		add_difference(
		    c, change, now->a[i].label, value_of(old, now->a[i].label), now->a[i].value);
	for (size_t i = 0; old != NULL && i < old->n; i++)
		if (value_of(now, old->a[i].label) == NULL)
			add_difference(c, change, old->a[i].label, old->a[i].value, NULL);
}

/* A row's own ties and lists, told as facts. */
static struct view_facts_of
more_facts(struct compare *c, const struct view_row *row)
{
	struct view_facts_of facts = { 0 };

	for (size_t i = 0; row != NULL && i < row->lists.n; i++)
		vec_push(c->arena, &facts,
		    (struct view_fact){
			row->lists.a[i].title, compare_list_text(c->arena, &row->lists.a[i]) });
	for (size_t i = 0; row != NULL && i < row->threads.n; i++)
		if (!row->threads.a[i].is_back)
			vec_push(c->arena, &facts,
			    (struct view_fact){ row->threads.a[i].title,
				compare_thread_text(c->arena, &row->threads.a[i]) });
	return facts;
}

static const char *
moved_of(struct compare *c, const struct compare_row *now)
{
	const struct compare_row *old = now->other;
	const char *letter = c->old->sections.a[old->section].letter;

	if (old->section != now->section)
		return arena_printf(c->arena, "%s %s, %s %s.", say(c, N_("It was")), old->row->id,
		    say(c, N_("in section")), letter);
	if (!str_eq(old->row->id, now->row->id))
		return arena_printf(c->arena, "%s %s.", say(c, N_("It was")), old->row->id);
	if (now->is_out_of_order)
		return say(c, N_("It stood in another place of this section."));
	return NULL;
}

static void
count(struct compare *c, const struct view_change *change)
{
	c->view->added += change->state == COMPARE_ADDED;
	c->view->removed += change->state == COMPARE_REMOVED;
	c->view->changed += change->state == COMPARE_CHANGED;
	c->view->moved += change->moved != NULL;
}

static void
add_change(struct compare *c, struct view_change *change)
{
	static const char *const told[] = {
		[COMPARE_SAME] = N_("Moved"),
		[COMPARE_CHANGED] = N_("Changed"),
		[COMPARE_ADDED] = N_("Added"),
		[COMPARE_REMOVED] = N_("Removed"),
	};

	if (change->state == COMPARE_SAME && change->differences.n > 0)
		change->state = COMPARE_CHANGED;
	if (change->state == COMPARE_SAME && change->moved == NULL) {
		c->section->same++;
		return;
	}
	change->told = say(c, told[change->state]);
	count(c, change);
	vec_push(c->arena, &c->section->changes, *change);
}

/* One row of either plan, or of both. */
static void
compare_row(struct compare *c, const struct compare_row *old, const struct compare_row *now)
{
	const struct view_row *o = old != NULL ? old->row : NULL,
			      *n = now != NULL ? now->row : NULL, *any = n != NULL ? n : o;
	struct view_facts_of old_more = more_facts(c, o), now_more = more_facts(c, n);
	struct view_change change = { .id = any != NULL ? any->id : NULL,
		.state = o == NULL   ? COMPARE_ADDED
			 : n == NULL ? COMPARE_REMOVED
				     : COMPARE_SAME };

	if (o != NULL && n != NULL)
		change.moved = moved_of(c, now);
	add_difference(c, &change, NULL, o != NULL ? o->text : NULL, n != NULL ? n->text : NULL);
	compare_facts(c, &change, o != NULL ? &o->facts : NULL, n != NULL ? &n->facts : NULL);
	compare_facts(c, &change, &old_more, &now_more);
	add_change(c, &change);
}

/* Rows of the old section up to there that are in no place of the new plan. */
static size_t
removed_before(struct compare *c, size_t at, size_t section, const struct compare_row *end)
{
	for (; at < c->old_rows.n && c->old_rows.a[at].section == section; at++) {
		if (&c->old_rows.a[at] == end)
			break;
		if (c->old_rows.a[at].other == NULL)
			compare_row(c, &c->old_rows.a[at], NULL);
	}
	return at;
}

static size_t
first_of(const struct compare_rows *rows, size_t section)
{
	size_t i = 0;

	while (i < rows->n && rows->a[i].section < section)
		i++;
	return i;
}

static void
compare_section_rows(struct compare *c, size_t section)
{
	size_t old = first_of(&c->old_rows, section);

	for (size_t i = first_of(&c->now_rows, section);
	     i < c->now_rows.n && c->now_rows.a[i].section == section; i++) {
		struct compare_row *now = &c->now_rows.a[i];

		/* What was taken out stands where it stood, before the row that followed it. */
		if (now->other != NULL && now->other->section == section && !now->is_out_of_order)
			old = removed_before(c, old, section, now->other);
		compare_row(c, now->other, now);
	}
	removed_before(c, old, section, NULL);
}

static void
begin_section(struct compare *c, const char *letter, const char *title, const char *anchor)
{
	c->section = anew(c->arena, struct view_change_section);
	*c->section =
	    (struct view_change_section){ .letter = letter, .title = title, .anchor = anchor };
}

static void
end_section(struct compare *c)
{
	if (c->section->changes.n > 0)
		vec_push(c->arena, &c->view->sections, *c->section);
}

/* The child's facts, who to ask, and the summary's own words. */
static void
compare_whole(struct compare *c)
{
	struct view_change change = { .id = "" };

	begin_section(c, "", say(c, N_("The child and the whole plan")), "whole-plan");
	compare_facts(c, &change, &c->old->child, &c->now->child);
	compare_facts(c, &change, &c->old->ask, &c->now->ask);
	add_difference(
	    c, &change, say(c, N_("What matters to me")), c->old->own_summary, c->now->own_summary);
	add_change(c, &change);
	end_section(c);
}

static void
compare_section(struct compare *c, size_t i)
{
	const struct view_section *old = &c->old->sections.a[i], *now = &c->now->sections.a[i];
	struct view_change words = { .id = "" };

	begin_section(c, now->letter, now->title, now->anchor);
	add_difference(c, &words, NULL, old->text, now->text);
	if (words.differences.n > 0)
		add_change(c, &words);
	compare_section_rows(c, i);
	end_section(c);
}

struct view_compare *
plan_compare(struct arena *arena, const struct view_plan *old, const struct view_plan *now)
{
	struct compare c = { .arena = arena,
		.diff = diff_new(arena),
		.old = old,
		.now = now,
		.view = anew(arena, struct view_compare) };

	c.old_rows = compare_rows_of(arena, c.diff, old);
	c.now_rows = compare_rows_of(arena, c.diff, now);
	c.view->language = now->language;
	c.view->title = say(&c, N_("What changed between two versions"));
	c.view->old_name = old->mark;
	c.view->now_name = now->mark;
	compare_match(arena, &c.old_rows, &c.now_rows);
	compare_whole(&c);
	for (size_t i = 0; i < now->sections.n; i++)
		compare_section(&c, i);
	return c.view;
}

struct buf *
plan_compare_offline(struct arena *arena, const struct view_compare *v, bool side)
{
	struct out *o = out_new(arena, v->language);

	view_compare_offline(o, v, side);
	return o->body;
}
