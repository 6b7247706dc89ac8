/* transitions.csv: where each child was in one academic year and the next. */
#include "areas/forecasts/inputs_tables.h"
#include "base/str.h"

enum column { YEAR, SETTING_1, NEED_1, AY_1, SETTING_2, NEED_2, AY_2, COLUMN__MAX };

static const char *const columns[] = {
	[YEAR] = "calendar-year",
	[SETTING_1] = "setting-1",
	[NEED_1] = "need-1",
	[AY_1] = "academic-year-1",
	[SETTING_2] = "setting-2",
	[NEED_2] = "need-2",
	[AY_2] = "academic-year-2",
};

struct row {
	struct reader *r;
	struct cell c[COLUMN__MAX];
};

static bool
outside(const struct cell *c)
{
	return str_eq(c->text, "NONSEND");
}

/* Both NONSEND, or two codes. */
static bool
read_state(struct row *w, enum column setting, enum column need, int *ret_setting, int *ret_need)
{
	const struct cell *s = &w->c[setting], *n = &w->c[need];

	if (outside(s) && outside(n)) {
		*ret_setting = *ret_need = OUTSIDE;
		return true;
	}
	if (outside(s) || outside(n)) {
		finding_add(w->r->findings, FINDING_ERROR, s->at,
		    "one of setting and need is NONSEND, the other is not; correct it");
		return false;
	}
	return cell_code(w->r, s, &w->r->in->settings, "setting", ret_setting) &
	       cell_code(w->r, n, &w->r->in->needs, "need", ret_need);
}

static void
warn_unless_valid(struct row *w, int ay, int need, int setting, enum column at)
{
	if (setting != OUTSIDE && !inputs_valid(w->r->in, ay, need, setting))
		finding_add(w->r->findings, FINDING_WARNING, w->c[at].at,
		    "valid-states.csv has no place for need %s in academic year %d at %s",
		    w->r->in->needs.a[need], ay, w->r->in->settings.a[setting]);
}

static bool
read_row(struct row *w, struct transition *ret)
{
	bool good = cell_int(w->r, &w->c[YEAR], YEAR_FIRST, YEAR_FIRST + YEARS - 2, &ret->year);

	good &= cell_int(w->r, &w->c[AY_1], AY_FIRST, AY_LAST, &ret->from_ay);
	good &= cell_int(w->r, &w->c[AY_2], AY_FIRST, AY_LAST, &ret->to_ay);
	good &= read_state(w, SETTING_1, NEED_1, &ret->from_setting, &ret->from_need);
	good &= read_state(w, SETTING_2, NEED_2, &ret->to_setting, &ret->to_need);
	if (!good)
		return false;
	if (ret->from_setting == OUTSIDE && ret->to_setting == OUTSIDE) {
		finding_add(w->r->findings, FINDING_ERROR, w->c[SETTING_2].at,
		    "NONSEND in both years; a child without a plan has no row here");
		return false;
	}
	if (ret->to_ay != ret->from_ay + 1)
		finding_add(w->r->findings, FINDING_WARNING, w->c[AY_2].at,
		    "academic year %d does not follow %d", ret->to_ay, ret->from_ay);
	warn_unless_valid(w, ret->from_ay, ret->from_need, ret->from_setting, SETTING_1);
	warn_unless_valid(w, ret->to_ay, ret->to_need, ret->to_setting, SETTING_2);
	return true;
}

void
inputs_read_transitions(struct reader *r)
{
	size_t at[COLUMN__MAX];
	struct row w = { .r = r };
	VEC(struct transition) rows = { 0 };
	struct table t;

	if (!read_file(r, INPUTS_TRANSITIONS, columns, COLUMN__MAX, &t, at))
		return;
	for (size_t i = 0; i < t.n; i++) {
		struct transition x = { 0 };

		for (enum column c = 0; c < COLUMN__MAX; c++)
			w.c[c] = cell_of(&t, &t.rows[i], at[c]);
		if (!read_row(&w, &x))
			continue;
		if (rows.n == 0 || x.year < r->in->first_year)
			r->in->first_year = x.year;
		if (rows.n == 0 || x.year > r->in->last_year)
			r->in->last_year = x.year;
		vec_push(r->arena, &rows, x);
	}
	if (t.n == 0)
		finding_add(r->findings, FINDING_ERROR, (struct finding_place){ t.path, 0, 0 },
		    "no transitions; give at least one year of them");
	r->in->transitions = rows.a;
	r->in->n_transitions = rows.n;
}
