/*
 * The golden scenarios of the quality rules (tests/golden/plans/): each changes
 * the plan of base.json, and names every finding that follows.  oracle.py
 * writes them.
 */
#include "../check.h"
#include "areas/lint/plan_json.h"
#include "base/err.h"
#include "base/str.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures, scenarios;
static const struct lint_lexicon *lexicon; /* of the packs being tried */
static bool quiet;
static bool fires[RULE__MAX];

static void __attribute__((format(printf, 1, 2))) differs(const char *format, ...)
{
	va_list args;

	failures++;
	if (quiet)
		return;
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

/* The value at one step of a JSON pointer. */
static json_t *
step(json_t *in, const char *key)
{
	if (json_is_array(in))
		return json_array_get(in, strtoul(key, NULL, 10));
	return json_object_get(in, key);
}

/* Puts the value there; null takes the key out, "-" adds to a list. */
static void
put(struct arena *arena, json_t *plan, const char *pointer, json_t *value)
{
	struct str_list steps = str_split(arena, pointer, '/');
	const char *last = steps.a[steps.n - 1];

	for (size_t i = 1; i + 1 < steps.n; i++)
		plan = step(plan, steps.a[i]);
	if (json_is_array(plan) && str_eq(last, "-"))
		json_array_append(plan, value);
	else if (json_is_array(plan))
		json_array_set(plan, strtoul(last, NULL, 10), value);
	else if (json_is_null(value))
		json_object_del(plan, last);
	else
		json_object_set(plan, last, value);
}

static bool
is_like(const struct lint_finding *f, const json_t *want)
{
	return str_eq(policy_name(NAMES_RULE, (int)f->rule),
		   json_string_value(json_object_get(want, "rule"))) &&
	       str_eq(policy_name(NAMES_SEVERITY, (int)f->severity),
		   json_string_value(json_object_get(want, "severity"))) &&
	       str_eq(f->item, json_string_value(json_object_get(want, "item"))) &&
	       str_eq(f->span, json_string_value(json_object_get(want, "span")));
}

/* Takes each wanted finding off the list; what is left over, on either side, is a difference. */
static void
compare(const char *name, struct lint_findings *got, const json_t *want)
{
	json_t *w;
	size_t i;

	json_array_foreach((json_t *)(uintptr_t)want, i, w)
	{
		size_t k = 0;

		while (k < got->n && !is_like(&got->a[k], w))
			k++;
		if (k == got->n) {
			char *text = json_dumps(w, JSON_COMPACT);

			differs("%s: missing: %s", name, text);
			free(text);
			continue;
		}
		got->a[k] = got->a[--got->n];
	}
	for (size_t k = 0; k < got->n; k++)
		differs("%s: unwanted: %s %s %s [%s] %s", name,
		    policy_name(NAMES_RULE, (int)got->a[k].rule),
		    policy_name(NAMES_SEVERITY, (int)got->a[k].severity), got->a[k].item,
		    got->a[k].span ? got->a[k].span : "", got->a[k].message);
}

/* A scenario may look at one rule only; NULL: at all. */
static void
keep_only(struct lint_findings *fs, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < fs->n; i++)
		if (rule == NULL || str_eq(policy_name(NAMES_RULE, (int)fs->a[i].rule), rule))
			fs->a[n++] = fs->a[i];
	fs->n = n;
}

static void
join(struct arena *arena, struct lint_findings *to, const struct lint_findings *from)
{
	struct lint_findings all = { anew_n(arena, struct lint_finding, to->n + from->n), 0, 0 };

	for (size_t i = 0; i < to->n; i++)
		all.a[all.n++] = to->a[i];
	for (size_t i = 0; i < from->n; i++)
		all.a[all.n++] = from->a[i];
	*to = all;
}

static void
try_scenario(struct arena *arena, const struct policy_set *set, const json_t *base, const json_t *s)
{
	const char *name = json_string_value(json_object_get(s, "name")), *pointer;
	json_t *plan = json_deep_copy(base), *value;
	struct plan_document *doc;
	struct lint_findings found;
	char *text;

	json_object_foreach(json_object_get(s, "set"), pointer, value)
	{
		put(arena, plan, pointer, value);
	}
	text = json_dumps(plan, 0);
	doc = plan_json_read(arena, set, policy_find(set, "england-2014"), text, strlen(text));
	found = lint_run(arena, lexicon, doc->plan);
	join(arena, &found, &doc->findings);
	for (size_t i = 0; i < found.n; i++)
		fires[found.a[i].rule] = true;
	scenarios++;
	if (str_blank(json_string_value(json_object_get(s, "why"))))
		differs("%s: does not say why", name);
	keep_only(&found, json_string_value(json_object_get(s, "only")));
	compare(name, &found, json_object_get(s, "expect"));
	json_decref(plan);
	arena_on_free(arena, free, text);
}

static json_t *
load(const char *path)
{
	json_error_t e;
	json_t *j = json_load_file(path, JSON_REJECT_DUPLICATES, &e);

	if (j == NULL)
		differs("%s:%d: %s", path, e.line, e.text);
	return j;
}

static void
try_file(const struct policy_set *set, const json_t *base, const char *path)
{
	json_t *list = load(path), *s;
	size_t i;

	json_array_foreach(list, i, s)
	{
		if (quiet && failures > 0)
			break; /* the fault is seen */
		struct arena *arena = arena_new(0);

		try_scenario(arena, set, base, s);
		arena_free(arena);
	}
	json_decref(list);
}

/* Every scenario of the folder against these packs; how many differences. */
static int
try_all(const struct policy_set *set)
{
	struct arena *arena = arena_new(0);
	json_t *base = load(PLANS_DIR "/base.json");
	DIR *d = opendir(PLANS_DIR);

	failures = 0;
	scenarios = 0;
	lexicon = lint_lexicon(arena, policy_find(set, "england-2014"));
	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
		if (str_ends(e->d_name, ".json") && !str_eq(e->d_name, "base.json"))
			try_file(set, base, arena_printf(arena, "%s/%s", PLANS_DIR, e->d_name));
	if (d != NULL)
		closedir(d);
	json_decref(base);
	arena_free(arena);
	return failures;
}

static void
every_scenario_has_its_findings_and_no_other(void)
{
	struct arena *arena = arena_new(0);

	CHECK_INT(try_all(policy_load_all(arena, POLICY_DIR)), 0);
	CHECK(scenarios >= 500);
	for (int i = 0; i < RULE__MAX; i++)
		if (!fires[i])
			CHECK_STR(policy_name(NAMES_RULE, i), "a rule that some scenario breaks");
	arena_free(arena);
}

static const struct policy_set *packs;

static void
must_be_seen(const char *what)
{
	if (try_all(packs) == 0)
		CHECK_STR(what, "a fault that some scenario sees");
}

static void
spoil(const char *what, int *value)
{
	*value += 1;
	must_be_seen(what);
	*value -= 2;
	must_be_seen(what);
	*value += 1;
}

/* Every limit of the pack moved by one, both ways: the scenarios must notice. */
static void
no_limit_can_change_unseen(void)
{
	struct arena *arena = arena_new(0);
	struct policy_quality *q;

	packs = policy_load_all(arena, POLICY_DIR);
	q = (struct policy_quality *)(uintptr_t)policy_find(packs, "england-2014")->quality;
	quiet = true;
	spoil("week_hours", &q->week_hours);
	spoil("days_a_year", &q->days_a_year);
	spoil("weeks_a_year", &q->weeks_a_year);
	spoil("months_a_year", &q->months_a_year);
	spoil("half_terms_a_year", &q->half_terms_a_year);
	spoil("terms_a_year", &q->terms_a_year);
	spoil("review_months", &q->review_months);
	spoil("advice_months", &q->advice_months);
	spoil("adulthood_year", &q->adulthood_year);
	spoil("section_words", &q->section_words);
	spoil("sentence_words", &q->sentence_words);
	for (unsigned i = 0; i < q->n_stages; i++)
		if (q->stages[i].last_year < 9)
			spoil(q->stages[i].title, &q->stages[i].last_year);
	quiet = false;
	arena_free(arena);
}

/* Where the examples of a rule stand: in a row of F without numbers, an outcome, a need, section A.
 */
static const struct {
	enum policy_rule rule;
	const char *pointer;
} examples[] = {
	{ RULE_Q04, "/plan/outcomes/0/text" },
	{ RULE_Q05, "/plan/provision/0/text" },
	{ RULE_Q06, "/plan/provision/0/text" },
	{ RULE_Q09, "/plan/outcomes/0/text" },
	{ RULE_Q10, "/plan/outcomes/0/text" },
	{ RULE_Q13, "/plan/sections/A/text" },
	{ RULE_Q20, "/plan/provision/0/text" },
	{ RULE_Q22, "/plan/provision/0/text" },
	{ RULE_Q23, "/plan/provision/0/text" },
	{ RULE_Q24, "/plan/provision/0/text" },
	{ RULE_Q28, "/plan/needs/0/text" },
};

static bool
breaks(struct arena *arena, const json_t *base, const char *pointer, const char *example,
    enum policy_rule rule)
{
	static const char *const none[] = { "quantity", "unit", "frequency", "group_size",
		"deliverer" };
	json_t *plan = json_deep_copy(base), *words = json_string(example);
	struct plan_document *doc;
	struct lint_findings found;
	bool broken = false;
	char *text;

	for (unsigned i = 0; i < sizeof none / sizeof none[0]; i++)
		put(arena, plan, arena_printf(arena, "/plan/provision/0/%s", none[i]), json_null());
	put(arena, plan, pointer, words);
	json_decref(words);
	text = json_dumps(plan, 0);
	doc = plan_json_read(arena, packs, policy_find(packs, "england-2014"), text, strlen(text));
	found = lint_run(arena, lexicon, doc->plan);
	for (size_t i = 0; i < found.n; i++)
		broken = broken || found.a[i].rule == rule;
	json_decref(plan);
	arena_on_free(arena, free, text);
	return broken;
}

/* The pack's examples of poor words break their rule, and those of good words do not. */
static void
the_examples_are_true(void)
{
	struct arena *arena = arena_new(PLAN_JSON_MEMORY);
	json_t *base = load(PLANS_DIR "/base.json");
	const struct policy_quality *q;

	packs = policy_load_all(arena, POLICY_DIR);
	q = policy_find(packs, "england-2014")->quality;
	lexicon = lint_lexicon(arena, policy_find(packs, "england-2014"));
	for (unsigned i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		const struct policy_rule_text *r = q->by_rule[examples[i].rule];

		/* Q04 is about the row: its poor words are an outcome that only Q10 can tell. */
		if (r->rule != RULE_Q04 &&
		    !breaks(arena, base, examples[i].pointer, r->poor, r->rule))
			CHECK_STR(r->poor, "an example that breaks its rule");
		if (breaks(arena, base, examples[i].pointer, r->good, r->rule))
			CHECK_STR(r->good, "an example that keeps its rule");
	}
	json_decref(base);
	arena_free(arena);
}

int
main(void)
{
	return check_run(
	    (struct check_case[]){ CHECK_CASE(every_scenario_has_its_findings_and_no_other),
		CHECK_CASE(no_limit_can_change_unseen), CHECK_CASE(the_examples_are_true), { 0 } });
}
