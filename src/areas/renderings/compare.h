/*
 * Compare: what changed between two versions of a plan, row by row.
 *
 * Two views are compared as people read them, so whatever a rendering shows is
 * compared and nothing else is.  Rows are matched by their words first, then
 * by their ids, then by likeness: a row that was renumbered or put into
 * another section is the same row, moved.
 *
 *	struct view_compare *c = plan_compare(arena, old, now);
 *	view_compare_inline(o, c)  or  view_compare_side(o, c)   inside layout()
 *	struct buf *t = plan_compare_text(arena, c);
 *
 * Pure; lives as long as the arena and both views.
 */
#pragma once
#include "areas/renderings/diff.h"
#include "areas/renderings/render.h"

enum compare_state { COMPARE_SAME, COMPARE_CHANGED, COMPARE_ADDED, COMPARE_REMOVED };

/* A text or a fact that differs; the label is NULL for the row's own words. */
struct view_difference {
	const char *label;
	struct diff_pieces pieces;
};

struct view_change {
	const char *id;
	enum compare_state state;
	const char *told;  /* "Changed", "Added", …, in the reader's language */
	const char *moved; /* "It was F2 in section G."; NULL: it was not moved */
	struct {
		struct view_difference *a;
		size_t n, cap;
	} differences;
};

struct view_change_section {
	const char *letter, *title, *anchor; /* the letter is "" for what is about the whole plan */
	struct {
		struct view_change *a;
		size_t n, cap;
	} changes;
	size_t same; /* rows as they were */
};

struct view_compare {
	const struct language *language;
	const char *title;
	const char *old_name, *now_name; /* "Version 2, 3 March 2026" */
	size_t changed, added, removed, moved;
	struct {
		struct view_change_section *a;
		size_t n, cap;
	} sections; /* only those with changes */
};

struct view_compare *plan_compare(
    struct arena *, const struct view_plan *old, const struct view_plan *now);

/* Taken out is [-so-], put in is {+so+}. */
struct buf *plan_compare_text(struct arena *, const struct view_compare *);

/* One file of HTML that needs no network; side: two columns. */
struct buf *plan_compare_offline(struct arena *, const struct view_compare *, bool side);
