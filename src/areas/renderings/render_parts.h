/* Render, the parts of a view: what a rendering is made with, facts, and texts cut short. */
#pragma once
#include "areas/renderings/render.h"
#include "base/vec.h"

/* Where rows of an id stand: sorted, so that ten thousand are found fast. */
struct render_entry {
	const char *id;
	struct view_row *row;
};

struct render {
	struct arena *arena;
	const struct plan *plan;
	const struct render_facts *facts;
	const struct language *language;
	struct view_plan *view;
	/* In the order of the plan; the sections' rows point here by value only at the end. */
	struct view_row *needs, *outcomes, *provision, *advice;
	struct render_entry *entries;
	size_t n_entries;
};

/* Adds a fact; an empty value is none. */
void render_fact(struct render *, struct view_facts_of *, const char *label, const char *value);
void render_fact_date(struct render *, struct view_facts_of *, const char *label, struct date);
/* A text's first sentence, or so many words with "…" behind them. */
const char *render_short(struct arena *, const char *text, int words);
/* Whole sentences, as many as so many words hold; the first one is cut rather than left out. */
const char *render_opening(struct arena *, const char *text, int words);
/* "30 minutes, weekly, one to one"; "" when nothing is said. */
const char *render_amount(struct render *, const struct plan_provision *);
/* A code as words: "half_termly" is "half termly". */
const char *render_words_of(struct arena *, const char *code);
