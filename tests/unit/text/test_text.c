/* Text: languages, messages, dates, numbers and names, with the catalogues ar.po and pl.po. */
#include "check.h"

#include "base/arena.h"
#include "base/date.h"
#include "text/text.h"

#include <pthread.h>
#include <string.h>

static struct date
day(int y, int m, int d)
{
	struct date date = { 0 };

	date_from_ymd(y, m, d, &date);
	return date;
}

static void
knows_its_languages(void)
{
	struct language_list list = text_languages();

	CHECK_INT((int64_t)list.n, 3);
	CHECK_STR(list.a[0].code, "en");
	CHECK(!list.a[0].rtl);
	CHECK_STR(list.a[1].code, "ar");
	CHECK_STR(list.a[1].name, "العربية");
	CHECK(list.a[1].rtl);
	CHECK_STR(list.a[2].code, "pl");
	CHECK_STR(list.a[2].name, "polski");
	CHECK(text_language("PL") == &list.a[2]);
	CHECK(text_language("cy") == NULL);
	CHECK(text_language("") == NULL);
}

static void
negotiates(void)
{
	static const struct {
		const char *header, *code;
	} cases[] = {
		{ NULL, "en" },
		{ "", "en" },
		{ "pl", "pl" },
		{ "pl-PL,pl;q=0.9", "pl" },
		{ "en-GB,en;q=0.9,pl;q=0.8", "en" },
		{ "cy, ar;q=0.5, pl;q=0.7", "pl" },
		{ "ar;q=0.5, pl;q=0.5", "ar" },
		{ "pl;q=0", "en" },
		{ "pl;q=0.001", "pl" },
		{ "*", "en" },
		{ ";;q=,,=;-", "en" },
		{ "pl;q=99999999999999999999", "pl" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_STR(text_negotiate(cases[i].header)->code, cases[i].code);
}

static void
speaks(void)
{
	const struct language *pl = text_language("pl");

	CHECK_STR(text_tr(&text_english, "Late"), "Late");
	CHECK_STR(text_tr(pl, "Late"), "Po terminie");
	CHECK_STR(text_tr(pl, "Read <1>our guide</1> by {day}"),
	    "Do {day} przeczytaj <1>nasz przewodnik</1>");
	CHECK_STR(text_tr(pl, "Unheard of"), "Unheard of");
	CHECK_STR(text_tr(pl, "Not yet"), "Not yet");
	CHECK_STR(text_tr(pl, ""), "");
}

static void
leaves_out_translations_with_other_holes(void)
{
	const struct language *pl = text_language("pl");

	CHECK_STR(text_tr(pl, "Lost {hole}"), "Lost {hole}");
	CHECK_STR(text_tr(pl, "Crossed <1>a</1> <2>b</2>"), "Crossed <1>a</1> <2>b</2>");
	CHECK_STR(text_tr(pl, "Added"), "Added");
	CHECK_STR(text_tr(pl, "Turned %s %d"), "Turned %s %d");
}

static void
counts(void)
{
	static const struct {
		const char *code;
		int64_t n;
		const char *text;
	} cases[] = {
		{ "en", 1, "1 day" },
		{ "en", 0, "0 days" },
		{ "en", -3, "-3 days" },
		{ "pl", 1, "1 dzień" },
		{ "pl", 2, "2 dni" },
		{ "pl", 12, "12 dni (wiele)" },
		{ "pl", 22, "22 dni" },
		{ "ar", 0, "لا أيام" },
		{ "ar", 1, "يوم واحد" },
		{ "ar", 2, "يومان" },
		{ "ar", 7, "7 أيام" },
		{ "ar", 99, "99 يومًا" },
		{ "ar", 100, "100 يوم" },
	};
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_STR(
		    text_trn(a, text_language(cases[i].code), "{n} day", "{n} days", cases[i].n),
		    cases[i].text);
	CHECK_STR(text_trn(a, text_language("pl"), "{n} cat", "{n} cats", 5), "5 cats");
	arena_free(a);
}

static void
writes_dates(void)
{
	struct arena *a = arena_new(0);
	const struct language *pl = text_language("pl"), *ar = text_language("ar");
	struct instant summer = { 0 }, winter = { 0 }, midnight = { 0 };

	CHECK(instant_parse("2026-07-01T23:30:00Z", &summer));
	CHECK(instant_parse("2026-01-01T12:05:00Z", &winter));
	CHECK(instant_parse("2026-01-01T00:00:00Z", &midnight));
	CHECK_STR(text_date(a, &text_english, day(2026, 3, 2)), "2 March 2026");
	CHECK_STR(text_date(a, pl, day(2026, 3, 2)), "2 marca 2026");
	CHECK_STR(text_date(a, pl, day(1899, 12, 31)), "31 grudnia 1899");
	CHECK_STR(text_date(a, ar, day(2026, 3, 2)), "2 مارس 2026");
	CHECK_STR(text_date(a, pl, (struct date){ 0 }), "");
	CHECK_STR(text_day(a, &text_english, day(2026, 3, 2)), "Monday 2 March 2026");
	CHECK_STR(text_day(a, &text_english, day(2028, 2, 29)), "Tuesday 29 February 2028");
	CHECK_STR(text_day(a, pl, day(2026, 3, 1)), "niedziela, 1 marca 2026");
	CHECK_STR(text_day(a, &text_english, (struct date){ 0 }), "");
	CHECK_STR(text_date(a, &text_english, (struct date){ 0 }), "");
	CHECK_STR(text_instant(a, &text_english, summer), "2 July 2026 at 12:30am");
	CHECK_STR(text_instant(a, &text_english, winter), "1 January 2026 at 12:05pm");
	CHECK_STR(text_instant(a, &text_english, midnight), "1 January 2026 at 12:00am");
	CHECK_STR(text_instant(a, pl, summer), "2 lipca 2026 00:30");
	CHECK_STR(text_instant(a, pl, (struct instant){ 0 }), "");
	arena_free(a);
}

static void
writes_numbers(void)
{
	struct arena *a = arena_new(0);
	const struct language *en = &text_english, *pl = text_language("pl");

	CHECK_STR(text_money(a, en, (struct money){ 146134 }), "£1,461.34");
	CHECK_STR(text_money(a, en, (struct money){ 5 }), "£0.05");
	CHECK_STR(text_money(a, en, (struct money){ -100000000 }), "−£1,000,000.00");
	CHECK_STR(text_money(a, en, (struct money){ INT64_MIN }), "−£92,233,720,368,547,758.08");
	CHECK_STR(text_money(a, pl, (struct money){ INT64_MAX }),
	    "92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758,07\u00a0GBP");
	CHECK_STR(text_number(a, en, 0), "0");
	CHECK_STR(text_number(a, en, 999), "999");
	CHECK_STR(text_number(a, en, -1461), "−1,461");
	CHECK_STR(text_number(a, pl, 14611), "14\u00a0611");
	CHECK_STR(text_number(a, text_language("ar"), 1461), "1,461");
	arena_free(a);
}

static void
folds_names(void)
{
	static const struct {
		const char *name, *key, *initials;
	} cases[] = {
		{ "Zoë O'Brien-Łęcka", "zoe obrien lecka", "ZOŁ" },
		{ "  ANNE  marie ", "anne marie", "AM" }, { "O’Brien", "obrien", "O" },
		{ "Ørsted Straße", "orsted strasse", "ØS" }, { "Zoe\xcc\x88", "zoe", "Z" },
		{ "李 小龙", "李 小龙", "李小" }, { "", "", "" }, { "\xff\xfe", "", "" },
		{ "-- 3 x", "3 x", "X" },
		{ "\xef\xb7\xba", NULL, NULL }, /* U+FDFA, the longest decomposition there is */
	};
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *key = text_sort_key(a, cases[i].name);

		if (cases[i].key == NULL)
			continue;
		CHECK_STR(key, cases[i].key);
		CHECK_STR(text_initials(a, cases[i].name), cases[i].initials);
	}
	arena_free(a);
}

enum { THREADS = 4, ROUNDS = 200 };

static void *
write_much(void *arg)
{
	const struct language *pl = text_language("pl");
	int *wrong = arg;

	for (int i = 0; i < ROUNDS; i++) {
		struct arena *a = arena_new(0);

		*wrong += strcmp(text_date(a, pl, day(2026, 3, 2)), "2 marca 2026") != 0;
		*wrong += strcmp(text_number(a, pl, 14611), "14\u00a0611") != 0;
		*wrong += strcmp(text_sort_key(a, "Łęcka"), "lecka") != 0;
		arena_free(a);
	}
	return NULL;
}

static void
serves_many_threads(void)
{
	pthread_t threads[THREADS];
	int wrong[THREADS] = { 0 };

	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, write_much, &wrong[i]);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		CHECK_INT(wrong[i], 0);
	}
}

static void
lives_without_catalogues(void)
{
	text_load("/nonexistent");
	CHECK_INT((int64_t)text_languages().n, 1);
	CHECK_STR(text_negotiate("pl")->code, "en");
}

/* ASCII goes a way of its own, which must not be seen: a letter that is none sends it the other. */
static void
folds_ascii_alike(void)
{
	struct arena *a = arena_new(0);
	char text[] = "x?y  ?? Z";

	for (char c = 1; c < 127; c++) {
		const char *key, *other;

		text[1] = text[5] = c;
		key = text_sort_key(a, text);
		other = text_sort_key(a, arena_printf(a, "%s é", text));
		CHECK_STR(arena_printf(a, "%s e", key), other);
	}
	CHECK_STR(text_sort_key(a, ""), "");
	CHECK_STR(text_sort_key(a, "''"), "");
	CHECK_STR(text_sort_key(a, " -O'Brien--Smith. "), "obrien smith");
	arena_free(a);
}

int
main(void)
{
	text_load(LOCALE_DIR);
	return check_run((struct check_case[]){
	    CHECK_CASE(knows_its_languages),
	    CHECK_CASE(negotiates),
	    CHECK_CASE(speaks),
	    CHECK_CASE(leaves_out_translations_with_other_holes),
	    CHECK_CASE(counts),
	    CHECK_CASE(writes_dates),
	    CHECK_CASE(writes_numbers),
	    CHECK_CASE(folds_names),
	    CHECK_CASE(folds_ascii_alike),
	    CHECK_CASE(serves_many_threads),
	    CHECK_CASE(lives_without_catalogues),
	    { 0 },
	});
}
