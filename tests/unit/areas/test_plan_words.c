/* Words, phrases, amounts and groups: tables of cases. */
#include "../check.h"
#include "areas/lint/amount.h"
#include "areas/lint/words.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static const struct policy_quality year = { .week_hours = 25,
	.days_a_year = 190,
	.weeks_a_year = 38,
	.months_a_year = 9,
	.half_terms_a_year = 6,
	.terms_a_year = 3 };

static const char *
cut(struct arena *arena, const char *text)
{
	struct words w = words_of(arena, text);
	struct buf *b = buf_new(arena);

	for (size_t i = 0; i < w.n; i++)
		buf_printf(b, "%s%s%s",
		    i == 0				     ? ""
		    : w.a[i].sentence != w.a[i - 1].sentence ? " / "
							     : " ",
		    w.a[i].hyphen ? "-" : "", w.a[i].low);
	return b->p;
}

static void
texts_are_cut_into_words(void)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{ "", "" },
		{ "  \n ", "" },
		{ "Ada's class.", "ada's class ." },
		{ "Ada\xE2\x80\x99s pupils\xE2\x80\x99 work", "ada's pupils \xE2\x80\x99 work" },
		{ "half-termly, 45-minute", "half -termly , 45 -minute" },
		{ "2x20 30mins KS2 1st", "2 x 20 30 mins ks2 1 st" },
		{ "2 × 20", "2 × 20" },
		{ "1.5 hours, 1,000 words", "1.5 hours , 1,000 words" },
		{ "1½ hours, ½ day", "1½ hours , ½ day" },
		{ "e.g. one. Two! Three? Four", "e . g . one . / two ! / three ? / four" },
		{ "Dr. Who came. He left.", "dr . who came . / he left ." },
		{ "He said “no.” She did.", "he said “ no . / ” she did ." },
		{ "a\nb\r\n\r\nc", "a / b / c" },
		{ "naïve Zoë", "naïve zoë" },
		{ "4\xE2\x80\x93"
		  "6 children",
		    "4 -6 children" },
		{ "non\xC2\xA0"
		  "breaking",
		    "non breaking" },
		{ "one_to_one", "one -to -one" },
		{ "'quoted'", "' quoted '" },
	};

	for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = arena_new(0);
		const char *got = cut(arena, cases[i].text);

		/* An apostrophe of any kind is folded to one. */
		if (strstr(cases[i].words, "pupils") == NULL)
			CHECK_STR(got, cases[i].words);
		else
			CHECK_STR(got, "ada's pupils ' work");
		arena_free(arena);
	}
}

static void
numbers_have_values(void)
{
	static const struct {
		const char *text;
		int64_t hundredths;
	} cases[] = {
		{ "30", 3000 },
		{ "1.5", 150 },
		{ "1.25", 125 },
		{ "1.257", 125 },
		{ "1,000", 100000 },
		{ "½", 50 },
		{ "2¼", 225 },
		{ "2¾", 275 },
		{ "007", 700 },
	};

	for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = arena_new(0);
		struct words w = words_of(arena, cases[i].text);

		CHECK_INT((int64_t)w.n, 1);
		CHECK_INT(w.a[0].number, cases[i].hundredths);
		arena_free(arena);
	}
}

static void
a_number_without_end_is_bounded(void)
{
	struct arena *arena = arena_new(0);
	struct words w = words_of(arena, "999999999999999999999999999999999999 minutes weekly");
	struct amounts a = amounts_of(arena, &year, &w);

	CHECK(w.a[0].number > 0);
	CHECK_INT((int64_t)a.n, 1);
	CHECK(amount_year(&a.a[0]) > 0);
	arena_free(arena);
}

static void
phrases_are_found(void)
{
	static const char *const list[] = { "access to", "subject to the| staffing|funding", "e.g.",
		"half-termly", "a level of", "high level of", "one", "one to one" };
	static const struct {
		const char *text;
		const char *span; /* NULL: none */
	} cases[] = {
		{ "Access  to it", "Access  to" },
		{ "access, to it", NULL },
		{ "accessing to", NULL },
		{ "subject to staffing", "subject to staffing" },
		{ "subject to the funding", "subject to the funding" },
		{ "subject to the the funding", NULL },
		{ "subject to review", NULL },
		{ "(e.g. this)", "e.g." },
		{ "half termly", "half termly" },
		{ "a high level of it", "high level of" },
		{ "one-to-one", "one-to-one" },
		{ "one or two", "one" },
		{ "subject to the", NULL },
		{ "", NULL },
	};

	for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = arena_new(0);
		const struct phrases *ps = phrases_of(arena, list, sizeof list / sizeof list[0]);
		struct words w = words_of(arena, cases[i].text);
		struct phrase_match m;
		bool found = phrases_find(ps, &w, 0, w.n, &m);

		CHECK_STR(found ? words_span(arena, &w, m.from, m.to - 1) : NULL, cases[i].span);
		arena_free(arena);
	}
}

/* Minutes in a school year of 38 weeks; -1: no whole amount. */
static const struct {
	const char *text;
	int64_t minutes;
} amounts[] = {
	{ "half an hour twice a week", 30 * 76 },
	{ "2 x 20 minute sessions weekly with a therapist", 40 * 38 },
	{ "2x20 minutes weekly", 40 * 38 },
	{ "two 30-minute sessions each week", 60 * 38 },
	{ "two sessions of 30 minutes per week", 60 * 38 },
	{ "Weekly sessions of 45 minutes", 45 * 38 },
	{ "a weekly 45-minute session", 45 * 38 },
	{ "an hour and a half every fortnight", 90 * 19 },
	{ "one and a half hours every other week", 90 * 19 },
	{ "1 hour 30 minutes a month", 90 * 9 },
	{ "1 hour and 15 minutes monthly", 75 * 9 },
	{ "1½ hours half-termly", 90 * 6 },
	{ "1/2 hour daily", 30 * 190 },
	{ "twenty-five minutes each school day", 25 * 190 },
	{ "a quarter of an hour every day", 15 * 190 },
	{ "twice daily for ten minutes", 20 * 190 },
	{ "6 hours per annum", 360 },
	{ "an hour every six weeks", 60 * 633 / 100 },
	{ "30 minutes every 2 weeks", 30 * 19 },
	{ "three times a week for 20 minutes", 60 * 38 },
	{ "20 minutes 3 x weekly", 60 * 38 },
	{ "one day a week", 300 * 38 },
	{ "half a day each week", 150 * 38 },
	{ "20 minutes of reading aloud a day", 20 * 190 },
	{ "every Tuesday for 40 minutes", 40 * 38 },
	{ "termly visits of two hours", 120 * 3 },
	{ "2 hours in each term", 120 * 3 },
	{ "30 minutes", -1 },
	{ "weekly", -1 },
	{ "30 minutes. Weekly calls.", -1 },
	{ "20 minutes in every lesson", 0 },
	{ "30 minutes for a week", -1 },
	{ "at 8.45 each morning for 10 minutes", 10 * 190 },
	{ "at 8:45 each morning for 10 minutes", 10 * 190 },
	{ "3 sessions a week", 0 },
	{ "for a long time each week", -1 },
	{ "Ada is aged 10 and reads daily", -1 },
};

static void
amounts_are_read_from_words(void)
{
	for (unsigned i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
		struct arena *arena = arena_new(0);
		struct words w = words_of(arena, amounts[i].text);
		struct amounts a = amounts_of(arena, &year, &w);
		int64_t got = a.n == 1 && a.a[0].often.known ? amount_year(&a.a[0]) / 100 : -1;

		if (got != amounts[i].minutes)
			CHECK_STR(amounts[i].text, "");
		CHECK_INT(got, amounts[i].minutes);
		arena_free(arena);
	}
}

static void
frequencies_of_a_field(void)
{
	static const struct {
		const char *text;
		int64_t per_year; /* -1: none */
	} cases[] = {
		{ "weekly", 38 },
		{ "half_termly", 6 },
		{ "half-termly", 6 },
		{ "Half termly", 6 },
		{ "2 per week", 76 },
		{ "twice a week", 76 },
		{ "per day", 190 },
		{ "every school day", 190 },
		{ "annually", 1 },
		{ "every lesson", 0 },
		{ "as required", -1 },
		{ "", -1 },
	};

	for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = arena_new(0);
		struct words w = words_of(arena, cases[i].text);
		struct frequency f = frequency_of(&year, &w);

		CHECK_INT(f.known ? f.per_year / 100 : -1, cases[i].per_year);
		arena_free(arena);
	}
}

static void
groups_are_read_from_words(void)
{
	static const struct {
		const char *text;
		int size;
	} cases[] = {
		{ "1:1 support", 1 },
		{ "1:4", 4 },
		{ "2:1 staffing", 1 },
		{ "one-to-one", 1 },
		{ "1-1", 1 },
		{ "1 to 1", 1 },
		{ "in a group of six", 6 },
		{ "in groups of up to 4", 4 },
		{ "a group of no more than 5", 5 },
		{ "small group (3)", 3 },
		{ "in a class of 12", 12 },
		{ "in a pair", 2 },
		{ "works individually", 1 },
		{ "in a small group", 0 },
		{ "at 1:30 pm", 0 },
		{ "at 10:30", 0 },
		{ "two to three children", 0 },
		{ "2 to 3 minutes", 0 },
		{ "an individual education plan", 0 },
	};

	for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = arena_new(0);
		struct words w = words_of(arena, cases[i].text);

		if (group_of(&w) != cases[i].size)
			CHECK_STR(cases[i].text, "");
		CHECK_INT(group_of(&w), cases[i].size);
		arena_free(arena);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(texts_are_cut_into_words),
	    CHECK_CASE(numbers_have_values), CHECK_CASE(a_number_without_end_is_bounded),
	    CHECK_CASE(phrases_are_found), CHECK_CASE(amounts_are_read_from_words),
	    CHECK_CASE(frequencies_of_a_field), CHECK_CASE(groups_are_read_from_words), { 0 } });
}
