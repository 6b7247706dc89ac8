/* Rules around the officer's day, as tables of cases: numbers, what is searched for, names,
 * replies. */
#include "check.h"
#include "areas/cases/rules_day.h"
#include "areas/cases/rules_find.h"
#include "base/identifier.h"
#include "areas/messages/rules.h"
#include "areas/people/names.h"
#include "base/arena.h"
#include "base/str.h"
#include "text/text.h"

#include <string.h>

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	date_parse(iso, &d);
	return d;
}

static void
numbers_have_check_letters_and_digits(void)
{
	static const struct {
		enum identifier_fault (*check)(const char *);
		const char *number;
		enum identifier_fault fault;
	} table[] = {
		{ upn_check, "H801200001001", IDENTIFIER_GOOD },
		{ upn_check, "L990001200017", IDENTIFIER_GOOD },
		{ upn_check, "H801200001002", IDENTIFIER_CHECK },
		{ upn_check, "H801200010001", IDENTIFIER_CHECK }, /* digits swapped */
		{ upn_check, "A801200001001", IDENTIFIER_CHECK },
		{ upn_check, "I801200001001", IDENTIFIER_SHAPE }, /* no I, O or S */
		{ upn_check, "H80120000100", IDENTIFIER_SHAPE },
		{ upn_check, "H8012000010011", IDENTIFIER_SHAPE },
		{ upn_check, "H8012A0001001", IDENTIFIER_SHAPE },
		{ upn_check, "", IDENTIFIER_SHAPE },
		{ uln_check, "1000000043", IDENTIFIER_GOOD },
		{ uln_check, "9990001137", IDENTIFIER_GOOD },
		{ uln_check, "1000000044", IDENTIFIER_CHECK },
		{ uln_check, "0000000043", IDENTIFIER_SHAPE },
		{ uln_check, "100000004", IDENTIFIER_SHAPE },
		{ nhs_check, "9434765919", IDENTIFIER_GOOD },
		{ nhs_check, "9990001103", IDENTIFIER_GOOD },
		{ nhs_check, "9434765918", IDENTIFIER_CHECK },
		{ nhs_check, "9434756919", IDENTIFIER_CHECK },
		{ nhs_check, "943476591", IDENTIFIER_SHAPE },
		{ nhs_check, "943476591X", IDENTIFIER_SHAPE },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		check_int(table[i].check(table[i].number), table[i].fault, table[i].number,
		    __FILE__, __LINE__);
}

/* One letter changed, or two neighbours swapped, never leaves a good number: what the check is for.
 */
static void
every_slip_in_a_upn_is_seen(void)
{
	char upn[] = "H801200001001";

	for (int i = 1; i < 13; i++) {
		char was = upn[i];

		for (char c = '0'; c <= '9'; c++) {
			upn[i] = c;
			CHECK((upn_check(upn) == IDENTIFIER_GOOD) == (c == was));
		}
		upn[i] = was;
	}
}

static void
what_is_typed_is_understood(void)
{
	static const struct {
		const char *typed;
		enum find_kind kind;
		const char *born;
	} table[] = {
		{ "3/2/2017", FIND_BORN, "2017-02-03" },
		{ "03.02.2017", FIND_BORN, "2017-02-03" },
		{ "3 2 17", FIND_BORN, "2017-02-03" },
		{ "3-2-2017", FIND_BORN, "2017-02-03" },
		{ "2017-02-03", FIND_BORN, "2017-02-03" },
		{ "3 Feb 2017", FIND_BORN, "2017-02-03" },
		{ "3rd February 2017", FIND_BORN, "2017-02-03" },
		{ "  21st  sept 2016 ", FIND_BORN, "2016-09-21" },
		{ "29/2/2016", FIND_BORN, "2016-02-29" },
		{ "3/2/99", FIND_BORN, "1999-02-03" },
		{ "29/2/2017", FIND_BAD_DATE, NULL },
		{ "31 4 2017", FIND_BAD_DATE, NULL },
		{ "3/13/2017", FIND_BAD_DATE, NULL },
		{ "3/2", FIND_WORDS, NULL },
		{ "h 801200001001", FIND_UPN, NULL },
		{ "H801200001002", FIND_BAD_UPN, NULL },
		{ "943 476 5919", FIND_NUMBER, NULL },
		{ "9434765910", FIND_BAD_NUMBER, NULL },
		{ "LRK4FRSH", FIND_WORDS, NULL },
		{ "Mia Rowan", FIND_WORDS, NULL },
		{ "May Rowan Smith", FIND_WORDS, NULL },
		{ "   ", FIND_NOTHING, NULL },
		{ "", FIND_NOTHING, NULL },
	};
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct find_meaning m = find_meaning_of(a, table[i].typed, day("2026-03-02"));

		check_int(m.kind, table[i].kind, table[i].typed, __FILE__, __LINE__);
		check_str(date_iso(a, m.born), table[i].born, table[i].typed, __FILE__, __LINE__);
	}
	arena_free(a);
}

/* The best key that two spellings share: '=', '-', '~' or 0. */
/* How well what is typed fits what is kept; 0: it does not lead there. */
static int
fit(struct arena *a, const char *kept, const char *typed)
{
	struct name_keys keys = name_keys_of(a, kept);
	struct name_guesses guesses = name_guesses_of(a, text_sort_key(a, typed), true);
	int best = 0;

	for (size_t i = 0; i < keys.n; i++)
		for (size_t j = 0; j < guesses.n; j++)
			if (str_eq(keys.a[i], guesses.a[j].key) && (int)guesses.a[j].fit > best)
				best = (int)guesses.a[j].fit;
	return best;
}

static void
misspelt_names_are_found(void)
{
	static const struct {
		const char *kept, *typed;
		enum name_fit fit;
	} table[] = {
		{ "Rowan", "rowan", NAME_SAME },
		{ "Zoë", "Zoe", NAME_SAME },
		{ "O'Brien", "OBrien", NAME_SAME },
		{ "Wójcik", "Wojcik", NAME_SAME },
		{ "Rowan", "Roan", NAME_SLIP },	   /* left out */
		{ "Rowan", "Rowann", NAME_SLIP },  /* put in */
		{ "Rowan", "Rowen", NAME_SLIP },   /* changed */
		{ "Wojcik", "Wojick", NAME_SLIP }, /* swapped */
		{ "Thorne", "Thorn", NAME_SLIP },
		{ "Penrose", "Penros", NAME_SLIP },
		{ "Fenwick", "Phennwik", NAME_SOUNDS },
		{ "Katherine", "Catharyn", NAME_SOUNDS },
		{ "Mia", "Mya", NAME_SOUNDS },
		{ "Nasser", "Naseer", NAME_SLIP },
		{ "محمد", "محمد", NAME_SAME },
		{ "Ann", "Anne",
		    NAME_SLIP }, /* a word of three letters is longer or shorter at most */
		{ "Anne", "Ann", NAME_SLIP },
		{ "Eve", "Amy", 0 },
		{ "Christopherson", "Chrstopherson", NAME_SLIP },  /* seen before the cut */
		{ "Christopherson", "Christophersan", NAME_SAME }, /* not seen behind it */
		{ "Family123", "Family124", NAME_SLIP },
		{ "Rowan", "Thorne", 0 },
		{ "Mia", "Noah", 0 },
	};
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		check_int(fit(a, table[i].kept, table[i].typed), (int)table[i].fit, table[i].typed,
		    __FILE__, __LINE__);
	CHECK(name_keys_of(a, "").n == 0);
	CHECK(name_keys_of(a, " '-' ").n == 0);
	arena_free(a);
}

/* Half of a letter is no text: every key of every name stays UTF-8. */
static void
keys_stay_text(void)
{
	static const char *const names[] = { "محمد عبدالرحمن", "Ærøskøbing-Þorláksson",
		"Ελευθερόπουλος", "ગુજરાતી", "aбвгдеёжзийклмноп" };
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct name_keys keys = name_keys_of(a, names[i]);
		struct name_guesses guesses;

		CHECK(keys.n > 0);
		for (size_t j = 0; j < keys.n; j++)
			CHECK(str_utf8_valid(keys.a[j], strlen(keys.a[j])));
		guesses =
		    name_guesses_of(a, str_split(a, text_sort_key(a, names[i]), ' ').a[0], true);
		for (size_t j = 0; j < guesses.n; j++)
			CHECK(str_utf8_valid(guesses.a[j].key, strlen(guesses.a[j].key)));
	}
	arena_free(a);
}

static void
replies_are_in_time_or_not(void)
{
	static const struct {
		const char *by, *answered, *today;
		enum reply_kind kind;
	} table[] = {
		{ "2026-03-09", "2026-03-09", "2026-03-20", REPLY_IN_TIME },
		{ "2026-03-09", "2026-03-02", "2026-03-20", REPLY_IN_TIME },
		{ "2026-03-09", "2026-03-10", "2026-03-20", REPLY_LATE },
		{ "2026-03-09", NULL, "2026-03-09", REPLY_WAITING },
		{ "2026-03-09", NULL, "2026-03-10", REPLY_OVERDUE },
	};
	int days[] = { 9, 1, 4, 2 }, one[] = { 3 };

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		check_int(
		    reply_kind(day(table[i].by),
			table[i].answered == NULL ? (struct date){ 0 } : day(table[i].answered),
			day(table[i].today)),
		    table[i].kind, table[i].by, __FILE__, __LINE__);
	CHECK_INT(reply_median(days, 4), 2);
	CHECK_INT(reply_median(one, 1), 3);
}

static void
the_day_offers_one_act(void)
{
	CHECK_STR(day_act("decide_assess").page, "/decide");
	CHECK_STR(day_act("advice").page, "/waiting");
	CHECK_STR(day_act("consult_reply").page, "/waiting");
	CHECK_STR(day_act("final_plan").page, "");
	CHECK(day_is_order("order_final"));
	CHECK(!day_is_order("final_plan"));
}

/* Reminded on a Monday: again from the Monday after. */
static void
nobody_is_reminded_twice_in_five_working_days(void)
{
	struct date again = day("2026-03-09");

	CHECK(day_may_chase((struct date){ 0 }, (struct date){ 0 }, day("2026-03-02")));
	CHECK(!day_may_chase(day("2026-03-02"), again, day("2026-03-02")));
	CHECK(!day_may_chase(day("2026-03-02"), again, day("2026-03-08")));
	CHECK(day_may_chase(day("2026-03-02"), again, day("2026-03-09")));
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(numbers_have_check_letters_and_digits),
	    CHECK_CASE(every_slip_in_a_upn_is_seen), CHECK_CASE(what_is_typed_is_understood),
	    CHECK_CASE(misspelt_names_are_found), CHECK_CASE(keys_stay_text),
	    CHECK_CASE(replies_are_in_time_or_not), CHECK_CASE(the_day_offers_one_act),
	    CHECK_CASE(nobody_is_reminded_twice_in_five_working_days), { 0 } });
}
