/*
 * The golden scenarios of the clock (tests/golden/clock/), each with the rule
 * that gives its dates.  The expected dates come from oracle.py and from hand.
 */
#include "../check.h"
#include "areas/cases/clock_json.h"
#include "base/err.h"
#include "base/str.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures; /* of the scenario being tried */
static int scenarios;
static bool quiet;

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

/* JSON as text for a message; good until the next call. */
static const char *
shown(const json_t *j)
{
	static char text[2000];
	size_t n = json_dumpb(j, text, sizeof text - 1, 0);

	text[n < sizeof text ? n : 0] = '\0';
	return text;
}

static bool
has_all(const json_t *got, const json_t *want)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)want, key,
	    value) if (!json_equal(json_object_get(got, key), value)) return false;
	return true;
}

static void
compare_duties(const char *name, const json_t *got, const json_t *want, const json_t *absent)
{
	size_t i, k;
	json_t *w, *g;

	json_array_foreach((json_t *)(uintptr_t)want, i, w)
	{
		int found = 0;

		json_array_foreach((json_t *)(uintptr_t)got, k, g) found += has_all(g, w);
		if (found != 1)
			differs("%s: %d duties like %s", name, found, shown(w));
	}
	json_array_foreach((json_t *)(uintptr_t)absent, i, w) json_array_foreach(
	    (json_t *)(uintptr_t)got, k, g) if (json_equal(json_object_get(g, "duty"), w))
	    differs("%s: %s is there", name, json_string_value(w));
}

/* Every finding that is wanted and no other, each at its place. */
static void
compare_findings(const char *name, const json_t *got, const json_t *want)
{
	size_t i, k;
	json_t *w, *g;

	if (json_array_size(got) != json_array_size(want))
		differs("%s: %zu findings: %s", name, json_array_size(got), shown(got));
	json_array_foreach((json_t *)(uintptr_t)want, i, w)
	{
		int found = 0;

		json_array_foreach((json_t *)(uintptr_t)got, k, g) found += has_all(g, w);
		if (found == 0)
			differs("%s: no finding like %s", name, shown(w));
	}
}

static void
compare_text(const char *name, const char *what, const char *got, const json_t *want)
{
	if (want != NULL && !str_eq(got, json_string_value(want)))
		differs("%s: %s is %s, not %s", name, what, got ? got : "none",
		    json_string_value(want));
}

static void
try_scenario(struct arena *arena, const struct policy_set *set, const json_t *s)
{
	const char *name = json_string_value(json_object_get(s, "name"));
	const json_t *want = json_object_get(s, "expect"), *given = json_object_get(s, "input");
	char *text = json_dumps(given, 0);
	struct clock_document *doc = clock_json_read(arena, set, text, strlen(text));
	struct clock_result r = clock_run(arena, &doc->in);
	json_t *got = json_loads(clock_json_write(arena, doc, &r), 0, NULL);
	struct clock_holder h = clock_holder(&r);
	int exit_code = clock_json_errors(doc, &r) > 0;

	scenarios++;
	if (str_blank(json_string_value(json_object_get(s, "why"))))
		differs("%s: does not say why", name);
	compare_duties(name, json_object_get(got, "duties"), json_object_get(want, "duties"),
	    json_object_get(want, "absent"));
	if (json_is_true(json_object_get(want, "whole")) &&
	    json_array_size(json_object_get(got, "duties")) !=
		json_array_size(json_object_get(want, "duties")))
		differs("%s: not these duties and no other: %s", name,
		    shown(json_object_get(got, "duties")));
	if (json_object_get(want, "findings") != NULL)
		compare_findings(
		    name, json_object_get(got, "findings"), json_object_get(want, "findings"));
	compare_text(name, "state", json_string_value(json_object_get(got, "state")),
	    json_object_get(want, "state"));
	compare_text(name, "holder", h.is_held ? policy_name(NAMES_HOLDER, (int)h.holder) : "none",
	    json_object_get(want, "holder"));
	compare_text(name, "since", date_iso(arena, h.since), json_object_get(want, "since"));
	compare_text(name, "next", clock_next(arena, &r).key, json_object_get(want, "next"));
	if (exit_code != json_integer_value(json_object_get(want, "exit")))
		differs("%s: exit code %d", name, exit_code);
	json_decref(got);
	arena_on_free(arena, free, text);
}

static void
try_file(const struct policy_set *set, const char *path)
{
	json_error_t e;
	json_t *list = json_load_file(path, JSON_REJECT_DUPLICATES, &e), *s;
	size_t i;

	if (list == NULL)
		differs("%s:%d: %s", path, e.line, e.text);

	json_array_foreach(list, i, s)
	{
		struct arena *arena = arena_new(0);

		try_scenario(arena, set, s);
		arena_free(arena);
	}
	json_decref(list);
}

/* Every scenario of the folder against these packs; how many differences. */
static int
try_all(const struct policy_set *set)
{
	struct arena *arena = arena_new(0);
	DIR *d = opendir(GOLDEN_DIR);

	failures = 0;
	scenarios = 0;
	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
		if (str_ends(e->d_name, ".json"))
			try_file(set, arena_printf(arena, "%s/%s", GOLDEN_DIR, e->d_name));
	if (d != NULL)
		closedir(d);
	arena_free(arena);
	return failures;
}

static void
every_scenario_comes_out_as_reckoned_by_hand(void)
{
	struct arena *arena = arena_new(0);

	CHECK_INT(try_all(policy_load_all(arena, POLICY_DIR)), 0);
	CHECK(scenarios >= 300);
	arena_free(arena);
}

static const struct policy_set *packs;
static const char *seeded; /* the fault that is in the pack now */

static void
must_be_seen(void)
{
	if (try_all(packs) == 0)
		CHECK_STR(seeded, "a fault that some scenario sees");
}

static void
spoil_limit(const struct policy_duty_rule *r, struct policy_limit *l)
{
	enum policy_counting counting = l->counting;

	seeded = policy_name(NAMES_DUTY, (int)r->duty);
	l->length++;
	must_be_seen();
	l->length--;
	l->counting = counting == COUNT_WITHIN ? COUNT_BEFORE : COUNT_WITHIN;
	must_be_seen();
	l->counting = counting;
	if (l->calendar != CALENDAR_COUNCIL) {
		enum policy_calendar calendar = l->calendar;

		l->calendar = CALENDAR_COUNCIL;
		must_be_seen();
		l->calendar = calendar;
	}
}

/* The law changed in one place after another: the scenarios must notice each change. */
static void
no_limit_can_change_unseen(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_pack *p;

	packs = policy_load_all(arena, POLICY_DIR);
	p = policy_find(packs, "england-2014");
	quiet = true;
	for (int i = 0; i < DUTY__MAX; i++)
		for (unsigned k = 0; k < p->duties[i]->n_limits; k++)
			spoil_limit(p->duties[i], &p->duties[i]->limits[k]);
	for (unsigned i = 0; i < p->n_exceptions; i++) {
		struct policy_exception_rule *x =
		    (struct policy_exception_rule *)(uintptr_t)&p->exceptions[i];

		if (x->least_days == 0 || x->duties[0] == DUTY_ADVICE ||
		    (x->proof == PROOF_CLOSURE && x->duties[0] != DUTY_DECIDE_ASSESS))
			continue;
		seeded = x->title;
		x->least_days--;
		if (x->code != EXCEPTION_B)
			must_be_seen();
		x->least_days++;
	}
	arena_free(arena);
}

int
main(void)
{
	return check_run(
	    (struct check_case[]){ CHECK_CASE(every_scenario_comes_out_as_reckoned_by_hand),
		CHECK_CASE(no_limit_can_change_unseen), { 0 } });
}
