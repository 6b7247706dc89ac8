/*
 * Renderings: none loses a word of the plan, whatever the plan is like; and
 * those that are text are as they were (tests/golden/plans/render).
 */
#include "../check.h"
#include "areas/renderings/compare.h"
#include "areas/lint/plan_json.h"
#include "areas/renderings/render.h"
#include "base/str.h"
#include "io/json.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 10000 };

static struct plan *
load(struct arena *arena, const char *name)
{
	const struct policy_set *set = policy_load_all(arena, POLICY_DIR);
	const char *path = arena_printf(arena, "%s/render/%s.json", PLANS_DIR, name);
	struct buf *b = json_input(arena, path, PLAN_JSON_LARGEST);

	return plan_json_read(arena, set, policy_find(set, "england-2014"), b->p, b->n)->plan;
}

static struct view_plan *
view(struct arena *arena, const struct plan *plan)
{
	return plan_view(arena, plan,
	    &(struct render_facts){ .reference = "K7Q2-93MD",
		.version = 3,
		.authority = "Exampleshire",
		.officer = "Sam Officer",
		.contact = "01632 960 123",
		.hash = "00ff" });
}

/* A text as HTML says it. */
static const char *
escaped(struct arena *arena, const char *text)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	for (; *text != '\0'; text++)
		switch (*text) {
		case '<':
			buf_puts(b, "&lt;");
			break;
		case '>':
			buf_puts(b, "&gt;");
			break;
		case '&':
			buf_puts(b, "&amp;");
			break;
		case '"':
			buf_puts(b, "&quot;");
			break;
		case '\'':
			buf_puts(b, "&#39;");
			break;
		default:
			buf_putc(b, *text);
		}
	return b->p;
}

struct renderings {
	struct arena *arena;
	const char *text, *html, *comparison;
};

static void
has(const struct renderings *r, const char *words)
{
	if (str_blank(words))
		return;
	if (strstr(r->text, words) == NULL)
		CHECK_STR("the text", words);
	if (strstr(r->html, escaped(r->arena, words)) == NULL)
		CHECK_STR("the page", words);
	if (strstr(r->comparison, words) == NULL)
		CHECK_STR("the comparison with nothing", words);
}

static void
has_all(const struct renderings *r, const struct plan_ids *ids)
{
	for (size_t i = 0; i < ids->n; i++)
		has(r, ids->a[i]);
}

static void
has_provision(const struct renderings *r, const struct plan_provision *p)
{
	const char *all[] = { p->id, p->text, p->deliverer, p->qualification, p->flex,
		p->flex_reason };

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		has(r, all[i]);
	has_all(r, &p->needs);
	has_all(r, &p->outcomes);
}

static void
has_advice(const struct renderings *r, const struct plan_advice *a)
{
	has(r, a->id);
	has(r, a->author);
	has(r, a->role);
	has_all(r, &a->needs);
	has_all(r, &a->provision);
	for (size_t i = 0; i < a->n_dispositions; i++) {
		has(r, a->dispositions[i].row);
		has(r, a->dispositions[i].reason);
		has_all(r, &a->dispositions[i].items);
	}
}

static struct plan *
nothing(struct arena *arena)
{
	struct plan *p = anew(arena, struct plan);

	p->name = p->known_as = "";
	p->ncy = NCY_NONE;
	p->on = (struct date){ 739000 };
	for (int s = 0; s < SECTION__MAX; s++)
		p->sections[s].text = "";
	return p;
}

static struct renderings
render_all(struct arena *arena, const struct plan *p)
{
	struct view_plan *v = view(arena, p);
	struct view_compare *c = plan_compare(arena, view(arena, nothing(arena)), v);

	return (struct renderings){ arena, plan_text(arena, v)->p, plan_offline(arena, v)->p,
		plan_compare_text(arena, c)->p };
}

static void
has_plan(const struct renderings *r, const struct plan *p)
{
	has(r, p->name);
	has(r, p->known_as);
	for (int s = 0; s < SECTION__MAX; s++)
		has(r, p->sections[s].text);
	for (size_t i = 0; i < p->n_needs; i++) {
		has(r, p->needs[i].text);
		has_all(r, &p->needs[i].evidence);
	}
	for (size_t i = 0; i < p->n_outcomes; i++) {
		has(r, p->outcomes[i].text);
		has(r, p->outcomes[i].measure);
		has(r, p->outcomes[i].interim);
		has_all(r, &p->outcomes[i].needs);
	}
	for (size_t i = 0; i < p->n_provision; i++)
		has_provision(r, &p->provision[i]);
	for (size_t i = 0; i < p->n_advice; i++)
		has_advice(r, &p->advice[i]);
}

static const char *const names[] = { "first", "second", "broken", "empty" };

static void
no_rendering_loses_a_word(void)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct arena *arena = arena_new(PLAN_JSON_MEMORY);
		struct plan *p = load(arena, names[i]);
		struct renderings r = render_all(arena, p);

		has_plan(&r, p);
		arena_free(arena);
	}
}

/* Every id that HTML knows of, once. */
static void
anchors_are_unlike(void)
{
	struct arena *arena = arena_new(PLAN_JSON_MEMORY);
	const struct view_plan *v = view(arena, load(arena, "broken"));
	const char *html = plan_offline(arena, v)->p;

	for (const char *at = html; (at = strstr(at, " id=\"")) != NULL; at++) {
		const char *id = arena_memdup(arena, at, 6 + strcspn(at + 5, "\""));

		CHECK(strstr(at + 1, id) == NULL);
	}
	for (const char *at = html; (at = strstr(at, "href=\"#")) != NULL; at++) {
		int n = (int)strcspn(at + 7, "\"");
		const char *id = arena_printf(arena, " id=\"%.*s\"", n, at + 7);

		if (strstr(html, id) == NULL)
			CHECK_STR("an anchor", id);
	}
	CHECK(strstr(html, "<script") == NULL);
	CHECK(strstr(html, "http") == NULL);
	arena_free(arena);
}

static struct plan *
many_rows(struct arena *arena)
{
	struct plan *p = nothing(arena);

	p->needs = anew_n(arena, struct plan_need, MANY);
	p->provision = anew_n(arena, struct plan_provision, MANY);
	for (int i = 0; i < MANY; i++) {
		const char *id = arena_printf(arena, "B%d", i);
		const char **tie = anew(arena, const char *);

		*tie = id;
		p->needs[p->n_needs++] = (struct plan_need){
			.id = id, .section = SECTION_B, .text = arena_printf(arena, "Need %d.", i)
		};
		p->provision[p->n_provision++] =
		    (struct plan_provision){ .id = arena_printf(arena, "F%d", i),
			    .section = SECTION_F,
			    .needs = { tie, 1 },
			    .text = arena_printf(arena, "Provision %d.", i),
			    .kind = "",
			    .unit = "minute",
			    .quantity = 3000,
			    .frequency = "weekly",
			    .deliverer = "teacher",
			    .qualification = "",
			    .flex = "",
			    .flex_reason = "" };
	}
	return p;
}

static void
ten_thousand_rows(void)
{
	struct arena *arena = arena_new((size_t)1 << 30);
	const struct plan *p = many_rows(arena);
	struct view_plan *v = view(arena, p);
	const char *text = plan_text(arena, v)->p;
	size_t unknown = 1;
	struct buf *pdf = plan_pdf(arena, v, PLAN_PDF, &unknown);
	struct view_compare *same = plan_compare(arena, v, v);

	for (int i = 0; i < MANY; i++) {
		const char *at = strstr(text, arena_printf(arena, "Provision %d.", i));

		CHECK(at != NULL);
		text = at != NULL ? at : text;
	}
	CHECK(same->sections.n == 0);
	CHECK(unknown == 0);
	CHECK(pdf->n > 100000 && memcmp(pdf->p, "%PDF-1.7", 8) == 0);
	arena_free(arena);
}

/* The same words give the same bytes. */
static void
documents_are_repeatable(void)
{
	struct arena *arena = arena_new(PLAN_JSON_MEMORY);
	struct view_plan *v = view(arena, load(arena, "first"));
	struct buf *a = plan_pdf(arena, v, PLAN_PDF, NULL);
	struct buf *b = plan_pdf(arena, v, PLAN_PDF, NULL);

	CHECK(a->n == b->n && memcmp(a->p, b->p, a->n) == 0);
	arena_free(arena);
}

/* As the server's threads are: little stack, each its own document. */
enum { THREADS = 6, STACK_BYTES = 512 << 10 };

struct printing {
	pthread_t thread;
	const struct buf *expected;
	bool same;
};

static void *
print(void *arg)
{
	struct printing *p = arg;
	struct arena *arena = arena_new(PLAN_JSON_MEMORY);
	const struct buf *b = plan_pdf(arena, view(arena, load(arena, "first")), PLAN_PDF, NULL);

	p->same = b->n == p->expected->n && memcmp(b->p, p->expected->p, b->n) == 0;
	arena_free(arena);
	return NULL;
}

static void
threads_do_not_disturb_each_other(void)
{
	struct arena *arena = arena_new(PLAN_JSON_MEMORY);
	struct buf *b = plan_pdf(arena, view(arena, load(arena, "first")), PLAN_PDF, NULL);
	struct printing printing[THREADS];
	pthread_attr_t attr;

	pthread_attr_init(&attr);
	CHECK(pthread_attr_setstacksize(&attr, STACK_BYTES) == 0);
	for (int i = 0; i < THREADS; i++) {
		printing[i] = (struct printing){ .expected = b };
		CHECK(pthread_create(&printing[i].thread, &attr, print, &printing[i]) == 0);
	}
	for (int i = 0; i < THREADS; i++) {
		CHECK(pthread_join(printing[i].thread, NULL) == 0);
		CHECK(printing[i].same);
	}
	pthread_attr_destroy(&attr);
	arena_free(arena);
}

static void
letters_without_a_font_are_counted(void)
{
	struct arena *arena = arena_new(PLAN_JSON_MEMORY);
	struct plan *p = nothing(arena);
	size_t unknown = 0;

	p->name = "Ada \U000F1234"; /* for private use: in no font */
	plan_pdf(arena, view(arena, p), PLAN_PDF_LARGE, &unknown);
	CHECK(unknown > 0);
	arena_free(arena);
}

/* --- golden files --- */

/* With WAYMARK_GOLDEN set they are written anew. */
static void
golden(struct arena *arena, const char *name, const struct buf *now)
{
	const char *path = arena_printf(arena, "%s/render/%s", PLANS_DIR, name);
	struct buf *was;
	size_t same = 0;
	FILE *f;

	if (getenv("WAYMARK_GOLDEN") != NULL) {
		f = fopen(path, "w");
		CHECK(f != NULL && fwrite(now->p, 1, now->n, f) == now->n && fclose(f) == 0);
		return;
	}
	was = json_input(arena, path, PLAN_JSON_LARGEST);
	if (was->n == now->n && memcmp(was->p, now->p, now->n) == 0)
		return;
	while (same < was->n && same < now->n && was->p[same] == now->p[same])
		same++;
	CHECK_STR(arena_printf(arena, "%s differs at byte %zu: %.60s", name, same, now->p + same),
	    "as it was");
}

static void
plans_are_as_they_were(void)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct arena *arena = arena_new(PLAN_JSON_MEMORY);
		struct view_plan *v = view(arena, load(arena, names[i]));

		golden(arena, arena_printf(arena, "%s.txt", names[i]), plan_text(arena, v));
		golden(arena, arena_printf(arena, "%s.html", names[i]), plan_offline(arena, v));
		arena_free(arena);
	}
}

static void
comparisons_are_as_they_were(void)
{
	struct arena *arena = arena_new(PLAN_JSON_MEMORY);
	struct view_compare *c = plan_compare(
	    arena, view(arena, load(arena, "first")), view(arena, load(arena, "second")));

	golden(arena, "compare.txt", plan_compare_text(arena, c));
	golden(arena, "compare.html", plan_compare_offline(arena, c, false));
	golden(arena, "compare-side.html", plan_compare_offline(arena, c, true));
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(no_rendering_loses_a_word),
	    CHECK_CASE(anchors_are_unlike),
	    CHECK_CASE(ten_thousand_rows),
	    CHECK_CASE(documents_are_repeatable),
	    CHECK_CASE(threads_do_not_disturb_each_other),
	    CHECK_CASE(letters_without_a_font_are_counted),
	    CHECK_CASE(plans_are_as_they_were),
	    CHECK_CASE(comparisons_are_as_they_were),
	    { 0 },
	});
}
