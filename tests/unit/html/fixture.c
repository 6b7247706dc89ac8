/* Fixture: reads cases with jansson, fills a component's struct by its table, compares. */
#include "fixture.h"

#include "base/err.h"

#include <jansson.h>
#include <stdio.h>

struct play {
	struct arena *arena;
	const struct component *component;
	json_t *options;
	const char *want;
	char *got;
};

static void read_options(struct arena *, json_t *, const struct option *, void *p);

static const char *
text_of(struct arena *a, const json_t *j)
{
	switch (json_typeof(j)) {
	case JSON_STRING:
		return arena_strdup(a, json_string_value(j));
	case JSON_INTEGER:
		return arena_printf(a, "%lld", (long long)json_integer_value(j));
	case JSON_TRUE:
		return "true";
	case JSON_FALSE:
		return "false";
	case JSON_OBJECT:
	case JSON_ARRAY:
	case JSON_REAL:
	case JSON_NULL:
		break;
	}
	return NULL;
}

static struct out_attributes
read_named(struct arena *a, json_t *j)
{
	struct govuk_attribute_list l = { .arena = a };
	const char *name;
	json_t *value;

	json_object_foreach(j, name, value)
	    govuk_attribute(&l, arena_strdup(a, name), text_of(a, value) ?: "");
	return govuk_attributes(&l);
}

static struct govuk_values
read_strings(struct arena *a, json_t *j)
{
	size_t n = json_array_size(j);
	const char **strings = anew_n(a, const char *, n);

	for (size_t i = 0; i < n; i++)
		strings[i] = text_of(a, json_array_get(j, i));
	return (struct govuk_values){ strings, n };
}

/* Elements that are false, null or "" stay all zero. */
static struct govuk_row
read_list(struct arena *a, json_t *j, const struct option *o)
{
	size_t n = json_array_size(j);
	char *elements = arena_alloc_n(a, n, o->size);

	for (size_t i = 0; i < n; i++) {
		json_t *element = json_array_get(j, i);
		void *p = elements + i * o->size;

		if (o->kind == OPTION_LISTS) {
			struct option inner = *o->inner;
			*(struct govuk_row *)p = read_list(a, element, &inner);
		} else if (json_is_object(element)) {
			read_options(a, element, o->inner, p);
		}
	}
	return (struct govuk_row){ (const struct govuk_cell *)elements, n };
}

static void
read_html(struct arena *a, const json_t *j, struct html *ret)
{
	const char *s = json_is_string(j) ? text_of(a, j) : NULL;

	if (s != NULL)
		*ret = (struct html){ s, strlen(s) };
}

static void
read_option(struct arena *a, json_t *j, const struct option *o, void *p)
{
	switch (o->kind) {
	case OPTION_TEXT:
		*(const char **)p = text_of(a, j);
		break;
	case OPTION_HTML:
		read_html(a, j, p);
		break;
	case OPTION_INT:
		*(int *)p = (int)json_integer_value(j);
		break;
	case OPTION_BOOL:
		*(bool *)p = json_is_true(j);
		break;
	case OPTION_CHOICE:
		*(enum govuk_choice *)p = json_is_true(j)    ? GOVUK_YES
					  : json_is_false(j) ? GOVUK_NO
							     : GOVUK_UNSET;
		break;
	case OPTION_IS:
		*(bool *)p = true;
		break;
	case OPTION_UNLESS:
		*(bool *)p = json_is_false(j);
		break;
	case OPTION_NAMED:
		*(struct out_attributes *)p = read_named(a, j);
		break;
	case OPTION_STRINGS:
		*(struct govuk_values *)p = read_strings(a, j);
		break;
	case OPTION_STRUCT:
		if (json_is_object(j))
			read_options(a, j, o->inner, p);
		break;
	case OPTION_LIST:
	case OPTION_LISTS:
		*(struct govuk_row *)p = read_list(a, j, o);
		break;
	case OPTION_IGNORED:
		break;
	}
}

/* The object that holds the last part of a dotted name; *name is moved to that part. */
static json_t *
holder_of(json_t *j, const char **name)
{
	const char *dot = strchr(*name, '.');
	json_t *inner;
	char first[64];

	if (dot == NULL)
		return j;
	snprintf(first, sizeof first, "%.*s", (int)(dot - *name), *name);
	inner = json_object_get(j, first);
	*name = dot + 1;
	return json_is_object(inner) ? holder_of(inner, name) : NULL;
}

/* What has been read is taken away, so that what is left was not understood. */
static void
read_options(struct arena *a, json_t *j, const struct option *options, void *p)
{
	for (const struct option *o = options; o->name != NULL; o++) {
		const char *name = o->name;
		json_t *holder = holder_of(j, &name);
		json_t *value = json_object_get(holder, name);

		if (value == NULL)
			continue;
		read_option(a, value, o, (char *)p + o->offset);
		if (o->kind != OPTION_IS && o->kind != OPTION_UNLESS)
			json_object_del(holder, name);
	}
	if (json_object_size(j) > 0)
		fail(FAULT_USAGE, "option \"%s\" is not in the table",
		    json_object_iter_key(json_object_iter(j)));
}

static void
play(void *arg)
{
	struct play *play = arg;
	struct out *o = out_new(play->arena, NULL);
	void *p = arena_alloc(play->arena, play->component->size);

	read_options(play->arena, play->options, play->component->options, p);
	play->component->render(o, p);
	play->got = fixture_normal(play->arena, o->body->p ? o->body->p : "", NULL);
}

static void
print_difference(const char *got, const char *want)
{
	size_t i = 0, line = 0;

	while (got[i] && got[i] == want[i]) {
		i++;
		if (got[i - 1] == '\n')
			line = i;
	}
	printf("#   got:  %.*s\n#   want: %.*s\n", (int)strcspn(got + line, "\n"), got + line,
	    (int)strcspn(want + line, "\n"), want + line);
}

static const char *const *
left_out(struct arena *a, const struct component *c, json_t *options)
{
	VEC(const char *) classes = { 0 };

	for (const struct fixture_left_out *l = c->left_out; l != NULL && l->class != NULL; l++)
		if (l->unless == NULL || json_is_null(json_object_get(options, l->unless)) ||
		    json_object_get(options, l->unless) == NULL)
			vec_push(a, &classes, l->class);
	vec_push(a, &classes, NULL);
	return classes.a;
}

static bool
run_case(const struct component *c, const json_t *fixture)
{
	struct arena *a = arena_new(0);
	const char *html = json_string_value(json_object_get(fixture, "html"));
	struct play p = { .arena = a, .component = c };
	struct fault fault;
	bool ok;

	p.options = json_deep_copy(json_object_get(fixture, "options"));
	p.want = fixture_normal(a, html, left_out(a, c, p.options));
	ok = attempt(play, &p, &fault);
	if (!ok || !str_eq(p.got, p.want))
		printf("# %s: %s%s%s\n", c->name,
		    json_string_value(json_object_get(fixture, "name")), ok ? "" : ": ",
		    ok ? "" : fault.message);
	if (ok && !str_eq(p.got, p.want))
		print_difference(p.got, p.want);
	ok = ok && str_eq(p.got, p.want);
	json_decref(p.options);
	arena_free(a);
	return ok;
}

static size_t
run_component(const struct component *c, const char *directory, size_t *ret_failed)
{
	struct arena *a = arena_new(0);
	char *path = arena_printf(a, "%s/%s/fixtures.json", directory, c->name);
	json_error_t error;
	json_t *root = json_load_file(path, 0, &error), *cases;
	size_t n, failed = 0;

	if (root == NULL)
		fail(FAULT_USAGE, "%s: %s; run npm ci first", path, error.text);
	cases = json_object_get(root, "fixtures");
	n = json_array_size(cases);
	for (size_t i = 0; i < n; i++)
		failed += !run_case(c, json_array_get(cases, i));
	printf("%s %s: %zu cases\n", failed || n == 0 ? "not ok" : "ok", c->name, n);
	json_decref(root);
	arena_free(a);
	*ret_failed += failed + (n == 0);
	return n;
}

bool
fixture_run(const char *directory)
{
	size_t cases = 0, failed = 0;

	for (const struct component *c = fixture_components; c->name != NULL; c++)
		cases += run_component(c, directory, &failed);
	printf("%zu passed, %zu failed\n", cases - failed, failed);
	return failed == 0;
}
