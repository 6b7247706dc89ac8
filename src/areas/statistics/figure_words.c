/*
 * Figure words: what the council says beside a published figure.  A number alone judges
 * nothing; the narrative stands next to it, with its day.
 */
#include "areas/statistics/dashboard.h"
#include "areas/statistics/dashboard.html.h"
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/metrics.sql.h"
#include "base/rng.h"
#include "db/db.h"
#include "text/text.h"

struct words {
	const char *words;
};

static const struct field fields[] = {
	{ "words", FIELD_TEXTAREA, offsetof(struct words, words),
	    .label = N_("What should people know about this figure?"),
	    .hint = N_("Why it moved, what you are doing and by when, and what families say. "
		       "Everybody will read it: name nobody, and give no small numbers."),
	    .required = N_("Enter what people should know"), .noun = N_("Words"),
	    .max_length = 2000 },
	{ 0 },
};
const struct form figure_words_form = { "figure_words", fields, sizeof(struct words), NULL };

void
figure_words_show(struct rq *rq)
{
	enum metric_key m = dashboard_asked(rq);
	const struct figure_words_last_row *last;
	struct view_words v = { .form = rq->form };
	struct out *o;

	if (m == METRIC__MAX) {
		rq_not_found(rq);
		return;
	}
	last = figure_words_last(rq->tx, dashboard_authority(rq), metrics[m].id);
	if (rq->form->n_errors == 0 && last != NULL)
		form_fill(rq->form, &(struct words){ last->words });
	o = rq_page(rq);
	v.id = metrics[m].id;
	v.title = text_tr(rq->language, metrics[m].title);
	view_words(o, &v);
	rq_send(rq, o);
}

void
figure_words_save(struct rq *rq)
{
	const struct words *w = rq->values;
	enum metric_key m = dashboard_asked(rq);
	int64_t la = viewer_authority(rq->viewer, FIGURES_EXPLAIN), id = rng_row_id();

	if (m == METRIC__MAX) {
		rq_not_found(rq);
		return;
	}
	figure_words_keep(
	    rq->tx, la, id, metrics[m].id, w->words, rq->viewer->person, rq->now.instant);
	rq_say(rq, (struct audit_entry){ .la = la,
		       .action = "figure_words",
		       .object_kind = "figure_words",
		       .object_id = id,
		       .fields = metrics[m].id });
	rq_redirect(rq, arena_printf(rq->arena, "/dashboard/%s", metrics[m].id), "saved");
}
