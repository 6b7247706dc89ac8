/* valid-states.csv: settings, their ages and needs, and where children move from them. */
#include "areas/forecasts/inputs_tables.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

enum column { SETTING, FIRST, LAST, NEEDS, LEADS_TO, COLUMN__MAX };

static const char *const columns[] = {
	[SETTING] = "setting",
	[FIRST] = "min-academic-year",
	[LAST] = "max-academic-year",
	[NEEDS] = "needs",
	[LEADS_TO] = "setting->setting",
};

struct states {
	struct reader *r;
	struct table t;
	size_t at[COLUMN__MAX];
};

static struct cell
cell(const struct states *s, size_t row, enum column c)
{
	return cell_of(&s->t, &s->t.rows[row], s->at[c]);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, each once.  A code that is none is left out with a finding.  */
static void
collect(struct states *s, enum column c, char separator, struct codes *ret)
{
	VEC(const char *) found = { 0 };

	for (size_t row = 0; row < s->t.n; row++) {
		struct cell list = cell(s, row, c);
		struct str_list parts = str_split(s->r->arena, list.text, separator);

		for (size_t i = 0; i < parts.n; i++) {
			const char *code = str_trim(s->r->arena, parts.a[i]);

			if (codes_fit(code))
				vec_push(s->r->arena, &found, code);
			else
				finding_add(s->r->findings, FINDING_ERROR, list.at,
				    "\"%.40s\" is no code; use letters, digits and _", code);
		}
	}
	if (found.n > 1)
		qsort(found.a, found.n, sizeof *found.a, by_text);
	ret->a = found.a;
	for (size_t i = 0; i < found.n; i++)
		if (i == 0 || strcmp(found.a[i], found.a[i - 1]) != 0)
			ret->a[ret->n++] = found.a[i];
}

/* Marks the codes of a list such as "T,U,V". */
static bool *
mark(struct states *s, size_t row, enum column c, const struct codes *codes, const char *kind)
{
	struct cell list = cell(s, row, c);
	struct str_list parts = str_split(s->r->arena, list.text, ',');
	bool *marks = anew_n(s->r->arena, bool, codes->n + 1);

	for (size_t i = 0; i < parts.n; i++) {
		struct cell one = { str_trim(s->r->arena, parts.a[i]), list.at };
		int code;

		if (cell_code(s->r, &one, codes, kind, &code))
			marks[code] = true;
	}
	return marks;
}

static void
fill(struct states *s, size_t row, struct setting *rules, bool *seen)
{
	const struct inputs *in = s->r->in;
	struct cell name = cell(s, row, SETTING), first = cell(s, row, FIRST),
		    last = cell(s, row, LAST);
	struct setting rule = { 0 };
	int setting = codes_find(&in->settings, name.text);

	if (setting == UNKNOWN)
		return;
	if (seen[setting])
		finding_add(s->r->findings, FINDING_ERROR, name.at,
		    "the setting %s stands here twice; take one out", name.text);
	seen[setting] = true;
	if (cell_int(s->r, &first, AY_FIRST, AY_LAST, &rule.first_ay) &&
	    cell_int(s->r, &last, AY_FIRST, AY_LAST, &rule.last_ay) && rule.first_ay > rule.last_ay)
		finding_add(s->r->findings, FINDING_ERROR, last.at,
		    "the last academic year comes before the first; correct it");
	rule.takes = mark(s, row, NEEDS, &in->needs, "need");
	rule.leads_to = mark(s, row, LEADS_TO, &in->settings, "setting");
	rules[setting] = rule;
}

/* Behind the settings there are, each with a rule that fits nobody. */
static void
add_settings_to_come(struct states *s)
{
	struct codes *settings = &s->r->in->settings;
	const struct codes *more = s->r->to_come;
	const char **all = anew_n(s->r->arena, const char *, settings->n + more->n + 1);

	for (size_t i = 0; i < settings->n; i++)
		all[i] = settings->a[i];
	for (size_t i = 0; i < more->n; i++)
		all[settings->n + i] = more->a[i];
	settings->a = all;
	settings->n += more->n;
}

static const struct setting *
read_rules(struct states *s)
{
	const struct inputs *in = s->r->in;
	struct setting *rules = anew_n(s->r->arena, struct setting, in->settings.n);
	bool *seen = anew_n(s->r->arena, bool, in->settings.n);

	for (size_t i = 0; i < in->settings.n; i++)
		rules[i] = (struct setting){ .first_ay = AY_LAST,
			.last_ay = AY_FIRST,
			.takes = anew_n(s->r->arena, bool, in->needs.n),
			.leads_to = anew_n(s->r->arena, bool, in->settings.n) };
	for (size_t row = 0; row < s->t.n; row++)
		fill(s, row, rules, seen);
	return rules;
}

void
inputs_read_states(struct reader *r)
{
	struct states s = { .r = r };

	if (!read_file(r, INPUTS_STATES, columns, COLUMN__MAX, &s.t, s.at))
		return;
	collect(&s, SETTING, '\x1f', &r->in->settings);
	collect(&s, NEEDS, ',', &r->in->needs);
	add_settings_to_come(&s);
	if (r->in->settings.n * r->in->needs.n > MOST_PLACES_TO_BE ||
	    r->in->settings.n > MOST_CODES || r->in->needs.n > MOST_CODES ||
	    r->in->settings.n == r->to_come->n || r->in->needs.n == 0) {
		finding_add(r->findings, FINDING_ERROR, (struct finding_place){ s.t.path, 0, 0 },
		    "%zu settings and %zu needs; between 1 and %d of each, %d pairs at most",
		    r->in->settings.n - r->to_come->n, r->in->needs.n, MOST_CODES,
		    MOST_PLACES_TO_BE);
		return;
	}
	r->in->rules = read_rules(&s);
}

bool
inputs_valid(const struct inputs *in, int ay, int need, int setting)
{
	const struct setting *s = &in->rules[setting];

	return ay >= s->first_ay && ay <= s->last_ay && s->takes[need];
}
