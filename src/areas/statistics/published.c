/* Published: a release is protected against the one before it, then kept. */
#include "areas/statistics/published.h"
#include "areas/statistics/published.sql.h"
#include "audit/audit.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

struct disclosure_rules
published_rules(const struct conf *c)
{
	return (struct disclosure_rules){ .least = c->statistics_least,
		.least_base = c->statistics_least_base,
		.width = c->statistics_width,
		.round_to = c->statistics_round_to };
}

static enum figure_status
status_of(const char *name)
{
	int i = 0;

	while (i < FIGURE_X && !str_eq(figure_status_names[i], name))
		i++;
	return (enum figure_status)i;
}

static struct figure
figure_of(const struct published_figures_of_row *r)
{
	return (struct figure){
		.metric = r->metric,
		.title = r->title,
		.base = *r->base != '\0' ? r->base : NULL,
		.level = r->level,
		.place = r->place,
		.place_name = r->place_name,
		.parent = r->parent,
		.identifier = r->identifier,
		.period = r->period,
		.topic = r->topic,
		.item = r->item,
		.numerator = r->numerator,
		.denominator = r->denominator,
		.value = r->value,
		.status = status_of(r->status),
	};
}

struct published
published_latest(struct tx *tx, int64_t la)
{
	const struct published_release_latest_row *r = published_release_latest(tx, la);
	struct published_figures_of_rows rows;
	struct published p = { 0 };

	if (r == NULL)
		return p;
	rows = published_figures_of(tx, r->id);
	p = (struct published){ r->id, r->label, r->published_at,
		{ anew_n(tx_arena(tx), struct figure, rows.n + 1), rows.n } };
	for (size_t i = 0; i < rows.n; i++)
		p.figures.a[i] = figure_of(&rows.a[i]);
	return p;
}

struct published_authors
published_authors(struct tx *tx)
{
	struct published_by_rows rows = published_by(tx);
	struct published_author *a = anew_n(tx_arena(tx), struct published_author, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct published_author){ rows.a[i].la, rows.a[i].name };
	return (struct published_authors){ a, rows.n };
}

struct published_totals
published_totals_of(struct tx *tx, const char *metric)
{
	struct published_totals_rows rows = published_totals(tx, metric);
	struct published_total *a = anew_n(tx_arena(tx), struct published_total, rows.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < rows.n; i++) {
		const struct published_totals_row *r = &rows.a[i];

		n -= n > 0 && a[n - 1].la == r->la; /* an earlier period */
		a[n++] = (struct published_total){ r->la,
			{ .metric = metric,
			    .topic = FIGURE_TOTAL,
			    .item = FIGURE_TOTAL,
			    .place_name = r->name,
			    .period = r->period,
			    .numerator = r->numerator,
			    .denominator = r->denominator,
			    .value = r->value,
			    .status = status_of(r->status) },
			r->says };
	}
	return (struct published_totals){ a, n };
}

/* The release before, with its true counts; both lists come in the same order. */
static struct figures_before
release_before(struct tx *tx, int64_t la)
{
	struct published p = published_latest(tx, la);
	struct published_counts_of_rows counts = { 0 };
	struct figure_before *list = anew_n(tx_arena(tx), struct figure_before, p.figures.n + 1);

	if (p.id != 0)
		counts = published_counts_of(tx, p.id);
	if (counts.n != p.figures.n)
		fail(FAULT_BUG, "release %s has %zu figures and %zu counts", p.label, p.figures.n,
		    counts.n);
	for (size_t i = 0; i < p.figures.n; i++) {
		struct figure f = p.figures.a[i];

		list[i].numerator_hidden = f.numerator < 0 && counts.a[i].numerator >= 0;
		list[i].denominator_hidden = f.denominator < 0 && counts.a[i].denominator >= 0;
		f.numerator = counts.a[i].numerator;
		f.denominator = counts.a[i].denominator;
		list[i].figure = f;
	}
	return (struct figures_before){ list, p.figures.n };
}

static void
keep(struct tx *tx, int64_t release, const struct figure *raw, const struct figure *f)
{
	if (published_figure_keep(tx, release, f->metric, f->place, f->period, f->topic, f->item,
		f->title, f->base != NULL ? f->base : "", f->level, f->place_name, f->parent,
		f->identifier, f->numerator, f->denominator, f->value,
		figure_status_names[f->status]) == NULL)
		fail(FAULT_USAGE,
		    "%.40s of %.40s in %.20s, %.60s, is there twice; publish each figure once",
		    f->metric, f->place, f->period, f->item);
	published_count_keep(tx, release, f->metric, f->place, f->period, f->topic, f->item,
	    raw->numerator, raw->denominator);
}

struct disclosure_outcome
published_make(struct tx *tx, int64_t la, const char *label, const struct figures *raw,
    const struct disclosure_rules *rules)
{
	struct figures_before before = release_before(tx, la);
	struct disclosure_outcome outcome;
	struct figures out = figures_protect(tx_arena(tx), raw, &before, rules, &outcome);
	const struct published_release_keep_row *kept;

	if (outcome.unprotected > 0)
		fail(FAULT_USAGE,
		    "%zu hidden counts can be worked out together with the release before; publish "
		    "fewer breakdowns",
		    outcome.unprotected);
	kept = published_release_keep(tx, rng_row_id(), la, label, tx_now(tx).instant);
	if (kept == NULL)
		fail(FAULT_USAGE, "there is a release \"%.60s\"; give this one another label",
		    label);
	for (size_t i = 0; i < raw->n; i++)
		keep(tx, kept->id, &raw->a[i], &out.a[i]);
	audit_say(tx, &(struct audit_entry){ .la = la,
			  .action = "figures_publish",
			  .object_kind = "release",
			  .object_id = kept->id,
			  .route = "waymark publish" });
	return outcome;
}
