/* Differences of texts word by word, and the matching of rows of two plans. */
#include "../check.h"
#include "areas/renderings/compare.h"
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *old, *now, *shown;
} texts[] = {
	{ "", "", "" },
	{ NULL, NULL, "" },
	{ "same words", "same words", "same words" },
	{ "", "new", "{new}" },
	{ "old", "", "[old]" },
	{ "30 minutes every week", "45 minutes every week", "[30]{45} minutes every week" },
	{ "one to one", "one to one, daily", "one to one{, daily}" },
	{ "a b c", "a c", "a [b ]c" },
	{ "I love swimming and drawing.", "I love swimming, drawing and my cat.",
	    "I love swimming{, drawing} and [drawing]{my cat}." },
	/* A comma alone between changes does not part them. */
	{ "red, green", "blue, yellow", "[red, green]{blue, yellow}" },
	{ "બાળકને વાંચનમાં મદદ", "બાળકને લેખનમાં મદદ", "બાળકને [વાંચનમાં]{લેખનમાં} મદદ" },
	{ "نعم يا أمينة", "لا يا أمينة", "[نعم]{لا} يا أمينة" },
	{ "line one\nline two", "line one\n\nline two", "line one[\n]{\n\n}line two" },
	{ "don't", "do not", "[don't]{do not}" },
};

static const char *
show(struct arena *arena, const struct diff_pieces *ps)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	for (size_t i = 0; i < ps->n; i++) {
		const struct diff_piece *p = &ps->a[i];

		if (p->in_old && p->in_new)
			buf_puts(b, p->text);
		else
			buf_printf(b, p->in_old ? "[%s]" : "{%s}", p->text);
	}
	return b->p;
}

static void
shows_words_taken_out_and_put_in(void)
{
	struct arena *arena = arena_new(0);
	struct diff *diff = diff_new(arena);

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct diff_pieces ps = diff_words(diff, texts[i].old, texts[i].now);

		CHECK_STR(show(arena, &ps), texts[i].shown);
	}
	arena_free(arena);
}

static const char *
one_side(struct arena *arena, const struct diff_pieces *ps, bool now)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	for (size_t i = 0; i < ps->n; i++)
		if (now ? ps->a[i].in_new : ps->a[i].in_old)
			buf_puts(b, ps->a[i].text);
	return b->p;
}

static const char *
random_text(struct arena *arena, unsigned *seed, int words)
{
	static const char *const some[] = { "a ", "b ", "c", ", ", " ", "\n", "é", "ક " };
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	while (words-- > 0)
		buf_puts(b, some[rand_r(seed) % 8]);
	return b->p;
}

/* Whatever the texts: pieces of the old make the old, pieces of the new the new. */
static void
loses_no_word(void)
{
	unsigned seed = 1;

	for (int i = 0; i < 3000; i++) {
		struct arena *arena = arena_new(0);
		int most = i < 2900 ? 30 : 3000; /* the last ones differ in more than is followed */
		const char *old = random_text(arena, &seed, rand_r(&seed) % most);
		const char *now = random_text(arena, &seed, rand_r(&seed) % most);
		struct diff_pieces ps = diff_words(diff_new(arena), old, now);

		CHECK_STR(one_side(arena, &ps, false), old);
		CHECK_STR(one_side(arena, &ps, true), now);
		arena_free(arena);
	}
}

/* A plan of provision written "id section text", in the order given. */
struct line {
	const char *id;
	enum plan_section section;
	const char *text;
};

static struct view_plan *
plan_of(struct arena *arena, const struct line *lines)
{
	struct plan *p = anew(arena, struct plan);

	p->name = p->known_as = "";
	p->on = (struct date){ 739000 };
	p->ncy = NCY_NONE;
	for (int i = 0; i < SECTION__MAX; i++)
		p->sections[i].text = "";
	p->provision = anew_n(arena, struct plan_provision, 8);
	for (; lines->id != NULL; lines++)
		p->provision[p->n_provision++] = (struct plan_provision){ .id = lines->id,
			.section = lines->section,
			.text = lines->text,
			.kind = "",
			.unit = "",
			.frequency = "",
			.deliverer = "",
			.qualification = "",
			.flex = "",
			.flex_reason = "" };
	return plan_view(arena, p, &(struct render_facts){ 0 });
}

#define F SECTION_F
#define G SECTION_G
static const char talk[] = "A therapist works with Ada on talking for half an hour every week";
static const char talk_more[] = "A therapist works with Ada on talking for an hour every week";
static const char swim[] = "A coach swims with the class on Mondays";
static const char read_[] = "An assistant reads aloud from a book each morning";

static const struct {
	struct line old[5], now[5];
	const char *told; /* of every change: id, what, where it was */
} plans[] = {
	{ { { "F1", F, talk }, { 0 } }, { { "F1", F, talk }, { 0 } }, "" },
	{ { { "F1", F, talk }, { 0 } }, { { "F1", F, talk_more }, { 0 } }, "F1 Changed|" },
	/* Renumbered, because another came before it. */
	{ { { "F1", F, talk }, { 0 } }, { { "F1", F, swim }, { "F2", F, talk_more }, { 0 } },
	    "F1 Added|F2 Changed It was F1.|" },
	{ { { "F1", F, talk }, { "F2", F, swim }, { 0 } }, { { "F1", F, swim }, { 0 } },
	    "F1 Removed|F1 Moved It was F2.|" },
	/* From health to education (s.21(5)). */
	{ { { "G1", G, talk }, { 0 } }, { { "F1", F, talk }, { 0 } },
	    "F1 Moved It was G1, in section G.|" },
	{ { { "F1", F, talk }, { "F2", F, swim }, { "F3", F, read_ }, { 0 } },
	    { { "F3", F, read_ }, { "F1", F, talk }, { "F2", F, swim }, { 0 } },
	    "F3 Moved It stood in another place of this section.|" },
	/* The same id keeps what it stands for, however it is worded. */
	{ { { "F1", F, talk }, { 0 } }, { { "F1", F, swim }, { 0 } }, "F1 Changed|" },
	/* What was taken out is told where it stood. */
	{ { { "F1", F, talk }, { "F2", F, swim }, { "F3", F, read_ }, { 0 } },
	    { { "F1", F, talk }, { "F3", F, read_ }, { 0 } }, "F2 Removed|" },
	/* Ids twice are rows of their own. */
	{ { { "F1", F, talk }, { "F1", F, swim }, { 0 } },
	    { { "F1", F, talk }, { "F1", F, read_ }, { 0 } }, "F1 Changed|" },
};

static const char *
tell(struct arena *arena, const struct view_compare *c)
{
	struct buf *b = buf_new(arena);

	buf_puts(b, "");
	for (size_t s = 0; s < c->sections.n; s++)
		for (size_t i = 0; i < c->sections.a[s].changes.n; i++) {
			const struct view_change *v = &c->sections.a[s].changes.a[i];

			buf_printf(b, "%s %s%s%s|", v->id, v->told, v->moved != NULL ? " " : "",
			    v->moved != NULL ? v->moved : "");
		}
	return b->p;
}

static void
matches_rows(void)
{
	for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
		struct arena *arena = arena_new(0);
		struct view_plan *old = plan_of(arena, plans[i].old);
		struct view_plan *now = plan_of(arena, plans[i].now);

		CHECK_STR(tell(arena, plan_compare(arena, old, now)), plans[i].told);
		CHECK_STR(tell(arena, plan_compare(arena, now, now)), "");
		arena_free(arena);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(shows_words_taken_out_and_put_in),
	    CHECK_CASE(loses_no_word),
	    CHECK_CASE(matches_rows),
	    { 0 },
	});
}
