/* Every code that the return takes has words of its own. */
#include "check.h"
#include "areas/cases/words.h"
#include "areas/returns/sen2_form.h"
#include "base/str.h"

#include <string.h>

static void
every_code_has_words(void)
{
	struct arena *a = arena_new(0);
	struct str_list codes = str_split(a, sen2_rows[SEN2_ETHNICITY].codes, ' ');
	int n = 0;

	for (size_t i = 0; i < codes.n; i++) {
		const char *words = ethnicity_title(&text_english, codes.a[i]);

		if (*codes.a[i] == '\0')
			continue;
		n++;
		CHECK(!str_eq(words, codes.a[i]));
		for (size_t k = 0; k < i; k++)
			CHECK(!str_eq(words, ethnicity_title(&text_english, codes.a[k])));
	}
	CHECK(n == 108);
	arena_free(a);
}

static void
words_are_those_of_the_code(void)
{
	static const char *const cases[][2] = {
		{ "WBRI", "White – British" }, { "WIRT", "White – Irish Traveller" },
		{ "MWBC", "White and Black Caribbean" }, { "APKN", "Pakistani" },
		{ "BSOM", "Black – Somali" }, { "NOBT", "Not asked yet, or not answered" },
		{ "QQQQ", "QQQQ" }, /* of a later year: shown as it is */
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(ethnicity_title(&text_english, cases[i][0]), cases[i][1]);
}

int
main(void)
{
	static const struct check_case list[] = { CHECK_CASE(every_code_has_words),
		CHECK_CASE(words_are_those_of_the_code), { 0 } };

	return check_run(list);
}
