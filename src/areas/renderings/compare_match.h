/* Compare, matching: which row of the new plan is which row of the old one. */
#pragma once
#include "areas/renderings/diff.h"
#include "areas/renderings/render.h"

/* A row of either plan, with where it stands. */
struct compare_row {
	const struct view_row *row;
	size_t section;		   /* its place among the sections of the view */
	const char *words;	   /* by which it is known: its text, else its facts */
	struct diff_bag bag;	   /* of those words */
	struct compare_row *other; /* in the other plan; NULL: it has none */
	bool is_out_of_order;	   /* of a new row: others of its section were passed */
};

struct compare_rows {
	struct compare_row *a;
	size_t n;
};

struct compare_rows compare_rows_of(struct arena *, struct diff *, const struct view_plan *);
void compare_match(struct arena *, struct compare_rows *old, struct compare_rows *now);

/* A row's lists and ties as texts to be compared: "F1, F2". */
const char *compare_list_text(struct arena *, const struct view_words *);
const char *compare_thread_text(struct arena *, const struct view_thread *);
