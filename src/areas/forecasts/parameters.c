/* Parameters: one function a file, rows by academic year, need and setting. */
#include "areas/forecasts/parameters.h"
#include "io/csv.h"

struct sheet {
	struct csv *out;
	const struct inputs *in;
};

/* Columns are named in one text, with commas. */
static struct sheet
begin(struct files_out *files, const struct inputs *in, const char *name, const char *columns)
{
	return (struct sheet){ files_out_add_csv(files, name, columns), in };
}

static void
put_state(struct sheet *s, int ay, size_t need, size_t setting)
{
	csv_int(s->out, ay);
	csv_text(s->out, s->in->needs.a[need]);
	csv_text(s->out, s->in->settings.a[setting]);
}

static void
put_beta(struct sheet *s, struct beta b)
{
	csv_real(s->out, b.alpha);
	csv_real(s->out, b.beta);
	csv_real(s->out, beta_mean(b));
	csv_end_row(s->out);
}

static void
put_share(struct sheet *s, const struct spread *w, size_t i)
{
	csv_real(s->out, w->alpha[i] / spread_total(w));
	csv_real(s->out, spread_total(w));
	csv_real(s->out, w->alpha[i]);
	csv_end_row(s->out);
}

static void
put_joiners(struct sheet *s, const struct fit *f)
{
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++) {
		struct beta b = f->joiners[ay - AY_FIRST];

		if (b.alpha <= 0)
			continue;
		csv_int(s->out, ay);
		put_beta(s, b);
	}
}

static void
put_joiners_go(struct sheet *s, const struct fit *f)
{
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++) {
		const struct destinations *d = &f->joiners_go[ay - AY_FIRST];

		for (size_t i = 0; i < d->spread.n; i++) {
			put_state(s, ay, (size_t)d->to[i] / s->in->settings.n,
			    (size_t)d->to[i] % s->in->settings.n);
			put_share(s, &d->spread, i);
		}
	}
}

static void
put_betas(struct sheet *s, const struct beta *betas)
{
	const struct inputs *in = s->in;

	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		for (size_t need = 0; need < in->needs.n; need++)
			for (size_t set = 0; set < in->settings.n; set++) {
				if (!inputs_valid(in, ay, (int)need, (int)set))
					continue;
				put_state(s, ay, need, set);
				put_beta(s, betas[cell_at(in, ay, (int)need, (int)set)]);
			}
}

static void
put_movers_from(struct sheet *s, const struct fit *f, int ay, size_t need, size_t setting)
{
	const struct inputs *in = s->in;
	const struct destinations *d = &f->movers_go[cell_at(in, ay, (int)need, (int)setting)];

	for (size_t i = 0; i < d->spread.n; i++) {
		put_state(s, ay, need, setting);
		put_state(s, ay + 1, (size_t)d->to[i] / in->settings.n,
		    (size_t)d->to[i] % in->settings.n);
		put_share(s, &d->spread, i);
	}
}

static void
put_movers_go(struct sheet *s, const struct fit *f)
{
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		for (size_t need = 0; need < s->in->needs.n; need++)
			for (size_t set = 0; set < s->in->settings.n; set++)
				put_movers_from(s, f, ay, need, set);
}

void
parameters_write(struct files_out *files, const struct inputs *in, const struct fit *f)
{
	struct sheet s;

	s = begin(files, in, "joiner_beta_expectations.csv", "ay,alpha,beta,expectation");
	put_joiners(&s, f);
	s = begin(
	    files, in, "leaver_beta_expectations.csv", "ay,need,setting,alpha,beta,expectation");
	put_betas(&s, f->leavers);
	s = begin(
	    files, in, "mover_beta_expectations.csv", "ay,need,setting,alpha,beta,expectation");
	put_betas(&s, f->movers);
	s = begin(files, in, "joiners_dirichlet_expectations.csv",
	    "ay,need,setting,expectation,normalisation-constant,alpha");
	put_joiners_go(&s, f);
	s = begin(files, in, "movers_dirichlet_expectations.csv",
	    "ay,need,setting,ay-destination,need-destination,setting-destination,expectation,"
	    "normalisation-constant,alpha");
	put_movers_go(&s, f);
}
