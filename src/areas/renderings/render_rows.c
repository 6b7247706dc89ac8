/*
 * Render, rows: needs, outcomes, provision and advice with their facts, and
 * the golden thread between them in both directions.
 */
#include "areas/renderings/render_rows.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

static const char *
say(const struct render *r, const char *message)
{
	return text_tr(r->language, message);
}

/* An id fit for the end of a URL as it is. */
static bool
is_fit(const char *id)
{
	size_t n = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

	return n > 0 && id[n] == '\0' && strcspn(id, "0123456789-_.") > 0 &&
	       !str_starts(id, "row-") && !str_starts(id, "section-") && !str_eq(id, "summary") &&
	       !str_eq(id, "main-content");
}

static int
by_id(const void *a, const void *b)
{
	const struct render_entry *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static struct view_row *
find(const struct render *r, const char *id)
{
	size_t from = 0, to = r->n_entries;

	while (from < to) {
		size_t middle = (from + to) / 2;

		if (strcmp(r->entries[middle].id, id) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from < r->n_entries && str_eq(r->entries[from].id, id) ? r->entries[from].row : NULL;
}

static void
index_rows(struct render *r, struct view_row *all, size_t n)
{
	r->entries = anew_n(r->arena, struct render_entry, n + 1);
	r->n_entries = n;
	for (size_t i = 0; i < n; i++)
		r->entries[i] = (struct render_entry){ all[i].id, &all[i] };
	qsort(r->entries, n, sizeof r->entries[0], by_id);
	for (size_t i = 0; i < n; i++) {
		struct view_row *row = r->entries[i].row;
		bool first = i == 0 || !str_eq(r->entries[i - 1].id, row->id);

		row->anchor = first && is_fit(row->id)
				  ? row->id
				  : arena_printf(r->arena, "row-%zu", (size_t)(row - all) + 1);
	}
}

/* The thread of that title in a row; it is made when it is not there. */
static struct view_thread *
thread(struct render *r, struct view_row *row, const char *title, bool is_back)
{
	for (size_t i = 0; i < row->threads.n; i++)
		if (row->threads.a[i].title == title)
			return &row->threads.a[i];
	vec_push(
	    r->arena, &row->threads, (struct view_thread){ .title = title, .is_back = is_back });
	return &row->threads.a[row->threads.n - 1];
}

static void
add_tie(struct render *r, struct view_row *from, const char *title, bool is_back, const char *id,
    const struct view_row *to)
{
	const char *text = to == NULL	     ? say(r, N_("not in this plan"))
			   : to->who != NULL ? to->who
					     : render_short(r->arena, to->text, 14);
	struct view_tie tie = { id, to != NULL ? to->anchor : NULL, text };
	struct view_thread *t = thread(r, from, say(r, title), is_back);

	vec_push(r->arena, &t->ties, tie);
}

/* Ties one row to others, and those back to it. */
static void
tie(struct render *r, struct view_row *from, const struct plan_ids *ids, const char *there,
    const char *back)
{
	for (size_t i = 0; i < ids->n; i++) {
		struct view_row *to = find(r, ids->a[i]);

		add_tie(r, from, there, false, ids->a[i], to);
		if (to != NULL)
			add_tie(r, to, back, true, from->id, from);
	}
}

static void
outcome_facts(struct render *r, struct view_row *row, const struct plan_outcome *o)
{
	render_fact_date(r, &row->facts, N_("By when"), o->due);
	render_fact(r, &row->facts, N_("How we will know"), o->measure);
	render_fact(r, &row->facts, N_("A step on the way"), o->interim);
	render_fact_date(r, &row->facts, N_("We look at it again"), o->review);
	render_fact(
	    r, &row->facts, N_("Preparing for adulthood"), render_words_of(r->arena, o->pfa));
}

static const char *
kind_of(struct render *r, const struct plan_provision *p)
{
	static const struct {
		const char *code, *title;
	} kinds[] = {
		{ "speech_language", N_("Speech and language therapy") },
		{ "occupational", N_("Occupational therapy") },
		{ "physio", N_("Physiotherapy") },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_eq(p->kind, kinds[i].code))
			return say(r, kinds[i].title);
	return render_words_of(r->arena, p->kind);
}

static void
provision_facts(struct render *r, struct view_row *row, const struct plan_provision *p)
{
	render_fact(r, &row->facts, N_("What kind"), kind_of(r, p));
	render_fact(r, &row->facts, N_("How much"), render_amount(r, p));
	render_fact(r, &row->facts, N_("Who does it"), p->deliverer);
	render_fact(r, &row->facts, N_("Training they have"), p->qualification);
	render_fact(r, &row->facts, N_("What may be changed"), p->flex);
	render_fact(r, &row->facts, N_("Why it may be changed"), p->flex_reason);
	render_fact_date(r, &row->facts, N_("Starts"), p->start);
	render_fact_date(r, &row->facts, N_("Ends"), p->end);
	render_fact_date(r, &row->facts, N_("We look at it again"), p->review);
	if (p->overlaps)
		render_fact(r, &row->facts, N_("At the same time"),
		    say(r, N_("This runs while other provision runs")));
	if (p->is_not_educational)
		render_fact(r, &row->facts, N_("Education or health"),
		    say(r, N_("The adviser says that this neither educates nor trains")));
}

static void
add_list(struct render *r, struct view_row *row, const char *title, const struct plan_ids *words)
{
	struct view_words list = { .title = say(r, title) };

	for (size_t i = 0; i < words->n; i++)
		vec_push(r->arena, &list.items, words->a[i]);
	if (words->n > 0)
		vec_push(r->arena, &row->lists, list);
}

/* What became of a piece of advice: "30 minutes weekly: in F1", or why it was left out. */
static const char *
fate_of(struct render *r, const struct plan_disposition *d)
{
	struct buf *b = buf_new(r->arena);

	buf_puts(b, d->row);
	for (size_t i = 0; i < d->items.n; i++)
		buf_printf(b, "%s%s", i == 0 ? " → " : ", ", d->items.a[i]);
	if (!str_blank(d->reason))
		buf_printf(b, " – %s", d->reason);
	return b->p;
}

/* "Head teacher, P. Author" */
static const char *
who_wrote(struct render *r, const struct plan_advice *a)
{
	bool both = !str_blank(a->role) && !str_blank(a->author);

	return arena_printf(r->arena, "%s%s%s", a->role, both ? ", " : "", a->author);
}

static void
advice_facts(struct render *r, struct view_row *row, const struct plan_advice *a)
{
	struct view_words fates = { .title = say(r, N_("What became of it")) };
	size_t at = a->key != 0 ? (size_t)(a->key - 'a') : 0;

	if (a->key != 0 && r->facts->pack != NULL && at < r->facts->pack->n_advice)
		render_fact(r, &row->facts, N_("What it is"), r->facts->pack->advice[at].title);
	render_fact(r, &row->facts, N_("Who wrote it"), a->author);
	render_fact(r, &row->facts, N_("Their role"), a->role);
	if (date_is_set(a->on))
		render_fact_date(r, &row->facts, N_("Date"), a->on);
	else
		render_fact(r, &row->facts, N_("Date"), say(r, N_("not back yet")));
	add_list(r, row, N_("Needs it found"), &a->needs);
	add_list(r, row, N_("What it advised"), &a->provision);
	for (size_t i = 0; i < a->n_dispositions; i++)
		vec_push(r->arena, &fates.items, fate_of(r, &a->dispositions[i]));
	if (fates.items.n > 0)
		vec_push(r->arena, &row->lists, fates);
}

static void
tie_rows(struct render *r)
{
	const struct plan *p = r->plan;

	for (size_t i = 0; i < p->n_outcomes; i++)
		tie(r, &r->outcomes[i], &p->outcomes[i].needs, N_("Need it comes from"),
		    N_("What we aim for"));
	for (size_t i = 0; i < p->n_provision; i++) {
		tie(r, &r->provision[i], &p->provision[i].needs, N_("Need it meets"),
		    N_("What will be provided"));
		tie(r, &r->provision[i], &p->provision[i].outcomes, N_("Outcome it works towards"),
		    N_("What will be provided"));
	}
	for (size_t i = 0; i < p->n_needs; i++)
		tie(r, &r->needs[i], &p->needs[i].evidence, N_("Where we know it from"),
		    N_("Needs that rest on it"));
}

void
render_make_rows(struct render *r)
{
	const struct plan *p = r->plan;
	size_t n = p->n_needs + p->n_outcomes + p->n_provision + p->n_advice;
	struct view_row *all = anew_n(r->arena, struct view_row, n + 1);

	r->needs = all;
	r->outcomes = r->needs + p->n_needs;
	r->provision = r->outcomes + p->n_outcomes;
	r->advice = r->provision + p->n_provision;
	for (size_t i = 0; i < p->n_needs; i++)
		r->needs[i] = (struct view_row){ .id = p->needs[i].id, .text = p->needs[i].text };
	for (size_t i = 0; i < p->n_outcomes; i++)
		r->outcomes[i] =
		    (struct view_row){ .id = p->outcomes[i].id, .text = p->outcomes[i].text };
	for (size_t i = 0; i < p->n_provision; i++)
		r->provision[i] =
		    (struct view_row){ .id = p->provision[i].id, .text = p->provision[i].text };
	for (size_t i = 0; i < p->n_advice; i++)
		r->advice[i] = (struct view_row){
			.id = p->advice[i].id, .text = "", .who = who_wrote(r, &p->advice[i])
		};
	index_rows(r, all, n);
	for (size_t i = 0; i < p->n_outcomes; i++)
		outcome_facts(r, &r->outcomes[i], &p->outcomes[i]);
	for (size_t i = 0; i < p->n_provision; i++)
		provision_facts(r, &r->provision[i], &p->provision[i]);
	for (size_t i = 0; i < p->n_advice; i++)
		advice_facts(r, &r->advice[i], &p->advice[i]);
	tie_rows(r);
}
