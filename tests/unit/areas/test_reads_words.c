/* Whoever reviews reads gets words: every page that shows a child's record has some. */
#include "check.h"
#include "app/route.h"
#include "areas/commands/parts.h"
#include "areas/people/reads_words.h"
#include "base/str.h"
#include "text/text.h"

static bool
is_logged(const struct route *r)
{
	return r->on == ON_CASE || r->on == ON_ADVICE ||
	       str_starts(r->path, "/registers/:register") ||
	       str_starts(r->path, "/api/registers/:register");
}

static void
every_page_has_words(void)
{
	int n = 0;

	for (const struct route *const *table = parts_routes; *table != NULL; table++)
		for (const struct route *r = *table; r->path != NULL; r++)
			if (is_logged(r)) {
				CHECK(reads_page_words(&text_english, r->path) != NULL);
				n++;
			}
	CHECK(n > 100);
}

static void
the_nearest_page_names_it(void)
{
	static const struct {
		const char *route, *words;
	} cases[] = {
		{ "/cases/:case", "The case" },
		{ "/cases/:case/take", "The case" },
		{ "/cases/:case/plan/rows/:row", "The plan" },
		{ "/cases/:case/decide-issue", "The decision whether to issue a plan" },
		{ "/cases/:case/consultations", "Asking settings" },
		{ "/registers/:register/:record/edit", "A record of a register" },
		{ "/registers/:register/table.csv", "A register, as a table" },
		{ "/casesandmore", NULL },
		{ "waymark demo", NULL },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(reads_page_words(&text_english, cases[i].route), cases[i].words);
}

int
main(void)
{
	static const struct check_case list[] = { CHECK_CASE(every_page_has_words),
		CHECK_CASE(the_nearest_page_names_it), { 0 } };

	return check_run(list);
}
