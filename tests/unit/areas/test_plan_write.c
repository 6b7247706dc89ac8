/*
 * What is written reads back as the same plan: every golden plan, and every
 * member by itself, so that one which the writer forgets is seen.
 */
#include "../check.h"
#include "areas/lint/plan_json.h"
#include "areas/lint/plan_write.h"
#include "base/str.h"
#include "plan_same.h"

#include <dirent.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static struct arena *kept;
static const struct policy_set *packs;

static struct plan *
read_text(struct arena *a, const char *text)
{
	return plan_json_read(a, packs, packs->a[0], text, strlen(text))->plan;
}

static char *
write_plan(struct arena *a, const struct plan *p)
{
	return plan_write(
	    a, &(struct plan_envelope){ .policy = "england-2014", .reference = "REF1" }, p);
}

/* The value at one step of a JSON pointer. */
static json_t *
step(json_t *in, const char *key)
{
	return json_is_array(in) ? json_array_get(in, strtoul(key, NULL, 10))
				 : json_object_get(in, key);
}

static void
put(struct arena *a, json_t *plan, const char *pointer, json_t *value)
{
	struct str_list steps = str_split(a, pointer, '/');
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

static int tried;

static void
try_scenario(const json_t *base, const json_t *s)
{
	struct arena *a = arena_new(0);
	json_t *plan = json_deep_copy(base), *value;
	const char *pointer, *what;
	const struct plan *first, *second;
	char *text, *out;

	json_object_foreach(json_object_get(s, "set"), pointer, value)
	{
		put(a, plan, pointer, value);
	}
	text = json_dumps(plan, 0);
	first = read_text(a, text);
	out = write_plan(a, first);
	second = read_text(a, out);
	what = plan_difference(a, first, second);
	if (what != NULL)
		CHECK_STR(
		    arena_printf(a, "%s: %s", json_string_value(json_object_get(s, "name")), what),
		    "the same plan");
	CHECK_STR(write_plan(a, second), out);
	CHECK_STR(plan_digest(a, first, "1"), plan_digest(a, second, "1"));
	tried++;
	json_decref(plan);
	free(text);
	arena_free(a);
}

static void
every_golden_plan_comes_back(void)
{
	json_t *base = json_load_file(PLANS_DIR "/base.json", 0, NULL);
	DIR *d = opendir(PLANS_DIR);

	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
		char path[300];
		json_t *list, *s;
		size_t i;

		if (!str_ends(e->d_name, ".json") || str_eq(e->d_name, "base.json"))
			continue;
		snprintf(path, sizeof path, "%s/%s", PLANS_DIR, e->d_name);
		list = json_load_file(path, 0, NULL);
		json_array_foreach(list, i, s)
		{
			try_scenario(base, s);
		}
		json_decref(list);
	}
	closedir(d);
	json_decref(base);
	CHECK(tried >= 500);
}

/* Every key of the form, with a value of its own. */
static const char full[] =
    "{\"policy\": \"england-2014\", \"case\": \"REF1\", \"plan\": {\"kind\": \"amended\", \"on\": "
    "\"2026-06-12\", \"review\": \"2027-01-02\", \"week_hours\": 30, \"child\": {\"name\": \"Ada "
    "Example\", \"known_as\": \"Addie\", \"dob\": \"2015-12-01\", \"ncy\": 0, \"pronouns\": "
    "\"they\"}, \"sections\": {\"A\": {\"text\": \"Żółw “quoted” \\\\ \\n line\", \"on\": "
    "\"2026-01-01\"}, \"I\": {\"text\": \"A school\"}, \"H\": {\"text\": \"None known.\"}, "
    "\"summary\": {\"text\": \"Short\"}}, \"needs\": [{\"id\": \"B1\", \"section\": \"C\", "
    "\"area\": 4, \"text\": \"t\", \"evidence\": [\"K1\", \"K2\"]}], \"outcomes\": [{\"id\": "
    "\"E1\", \"needs\": [\"B1\"], \"text\": \"t\", \"measure\": \"m\", \"interim\": \"i\", "
    "\"pfa\": "
    "\"p\", \"due\": \"2027-01-03\", \"review\": \"2027-01-04\"}], \"provision\": [{\"id\": "
    "\"F1\", \"section\": \"H2\", \"needs\": [\"B1\"], \"outcomes\": [\"E1\"], \"text\": \"t\", "
    "\"kind\": \"k\", \"quantity\": 30.25, \"unit\": \"minute\", \"frequency\": \"weekly\", "
    "\"group_size\": 4, \"deliverer\": \"d\", \"qualification\": \"q\", \"flex\": \"f\", "
    "\"flex_reason\": \"r\", \"start\": \"2026-09-01\", \"end\": \"2027-01-05\", \"review\": "
    "\"2027-01-06\", \"overlaps\": true, \"not_educational\": true}], \"advice\": [{\"id\": "
    "\"K1\", \"key\": \"h\", \"author\": \"a\", \"role\": \"r\", \"on\": \"2026-01-07\", "
    "\"needs\": [\"n1\", \"n2\"], \"outcomes\": [\"o1\"], \"provision\": [\"p1\"], "
    "\"dispositions\": [{\"row\": \"n1\", \"items\": [\"B1\"]}, {\"row\": \"p1\", "
    "\"reason\": \"why\"}]}], \"reuse\": [\"b\", \"d\"], \"notice\": {\"items\": [\"B1\", \"A\"]}, "
    "\"previous\": {\"needs\": [{\"id\": \"B1\", \"section\": \"D\", \"text\": \"old\"}], "
    "\"sections\": {\"A\": {\"text\": \"before\"}}}}}";

static size_t leaves;

static void without_each(json_t *whole, json_t *at, const char *out);

/* Takes one value out: the plan as written must then be another. */
static void
without(json_t *whole, json_t *at, const char *key, const char *out)
{
	struct arena *a = arena_new(0);
	json_t *value = json_incref(json_object_get(at, key));
	const char *name = arena_strdup(a, key);
	char *text;

	if (json_is_object(value) || json_is_array(value))
		without_each(whole, value, out);
	/* The day is needed; what names the plan, its pack and case is no part of it. */
	if (at != whole && !(str_eq(name, "on") && at == json_object_get(whole, "plan"))) {
		json_object_del(at, name);
		text = json_dumps(whole, 0);
		if (str_eq(write_plan(a, read_text(a, text)), out))
			CHECK_STR(name, "a key whose absence is seen");
		leaves++;
		free(text);
		json_object_set(at, name, value);
	}
	json_decref(value);
	arena_free(a);
}

static void
without_each(json_t *whole, json_t *at, const char *out)
{
	const char *keys[40], *key;
	json_t *value;
	size_t n = 0;

	if (!json_is_object(at)) {
		size_t i;

		json_array_foreach(at, i, value)
		{
			without_each(whole, value, out);
		}
		return;
	}
	json_object_foreach(at, key, value)
	{
		keys[n++] = key;
	}
	for (size_t i = 0; i < n; i++)
		without(whole, at, keys[i], out);
}

static void
no_key_is_forgotten(void)
{
	struct arena *a = arena_new(0);
	json_t *whole = json_loads(full, 0, NULL);
	const struct plan *p = read_text(a, full);
	char *out = write_plan(a, p);

	CHECK(plan_difference(a, p, read_text(a, out)) == NULL);
	without_each(whole, whole, out);
	CHECK(leaves > 60);
	json_decref(whole);
	arena_free(a);
}

static void
a_digest_tells_plans_apart(void)
{
	struct arena *a = arena_new(0);
	struct plan *p = read_text(a, full);
	const char *before = plan_digest(a, p, "1");

	CHECK(!str_eq(before, plan_digest(a, p, "2")));
	p->provision[0].quantity++;
	CHECK(!str_eq(before, plan_digest(a, p, "1")));
	p->provision[0].quantity--;
	p->needs[0].evidence.n--;
	CHECK(!str_eq(before, plan_digest(a, p, "1")));
	p->needs[0].evidence.n++;
	p->advice[0].dispositions[1].reason = "else";
	CHECK(!str_eq(before, plan_digest(a, p, "1")));
	p->advice[0].dispositions[1].reason = "why";
	CHECK_STR(plan_digest(a, p, "1"), before);
	arena_free(a);
}

int
main(void)
{
	int failed;

	kept = arena_new(0);
	packs = policy_load_all(kept, POLICY_DIR);
	failed = check_run((struct check_case[]){ CHECK_CASE(every_golden_plan_comes_back),
	    CHECK_CASE(no_key_is_forgotten), CHECK_CASE(a_digest_tells_plans_apart), { 0 } });
	arena_free(kept);
	return failed;
}
