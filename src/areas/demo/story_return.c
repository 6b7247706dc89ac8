/* Story of the return: drawn from the child's place, so that every making gives the same. */
#include "areas/demo/story_return.h"
#include "areas/demo/bulk_logs.h"
#include "areas/demo/demo.sql.h"
#include "areas/demo/story.h"
#include "areas/demo/story_officer.sql.h"
#include "areas/returns/returns.h"
#include "db/db.h"

enum { UNDER_SIX = 6, UPN_DIGITS = 12, OFFICES = 3 };

/* One in that many children. */
enum {
	GIRLS_OF_TEN = 3,
	YOUNG_WITHOUT_NUMBER = 30,
	BUDGETS = 33,
	UNITS = 20,
	FORGOTTEN = 25,
	IN_CUSTODY = 400,
};

/* The check letter before the digits (identifier.h): the authority's number and the child's place.
 */
static const char *
upn(struct arena *a, int64_t n)
{
	static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
	const char *digits = arena_printf(a, "%03d%09lld", LARKSHIRE, (long long)n);
	int sum = 0;

	for (int i = 0; i < UPN_DIGITS; i++)
		sum += (digits[i] - '0') * (i + 2);
	return arena_printf(a, "%c%s", letters[sum % (int)(sizeof letters - 1)], digits);
}

static const char *
flag(bool yes)
{
	return yes ? "1" : "0";
}

/* Of the child: numbers, sex, ethnicity. */
static void
child_facts(
    struct tx *tx, int64_t n, uint64_t *draws, const struct story_return *r, struct sen2_facts *f)
{
	static const char *const ethnicities[] = { "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WOTW",
		"APKN", "AIND", "BAFR", "MWBC", "MWAS", "NOBT" };
	bool young = date_is_set(r->born) && date_age(r->born, tx_now(tx).today) < UNDER_SIX - 1 &&
		     bulk_draw(draws, YOUNG_WITHOUT_NUMBER) == 0;

	f->sex = bulk_draw(draws, 10) < GIRLS_OF_TEN ? "F" : "M";
	f->ethnicity = ethnicities[bulk_draw(draws, sizeof ethnicities / sizeof ethnicities[0])];
	if (r->numbered)
		return;
	if (young)
		f->upn_unknown = "UN1";
	else
		demo_identifier(tx, LARKSHIRE, r->child, "upn", upn(tx_arena(tx), n));
}

static void
plan_facts(struct tx *tx, uint64_t *draws, const struct story_return *r, struct sen2_facts *f)
{
	static const char *const reasons[] = { "2", "3", "4", "6" };
	bool budget = bulk_draw(draws, BUDGETS) == 0;

	f->pb = flag(budget);
	f->oa = flag(budget);
	f->dp = budget ? "E" : NULL;
	if (r->urn != 0 && bulk_draw(draws, FORGOTTEN) != 0)
		f->plan_urn = arena_printf(tx_arena(tx), "%06lld", (long long)r->urn);
	if (r->ceased)
		f->cease_reason = reasons[bulk_draw(draws, sizeof reasons / sizeof reasons[0])];
	if (bulk_draw(draws, FORGOTTEN) == 0)
		return;
	f->sen_unit = flag(bulk_draw(draws, UNITS) == 0);
	f->resourced = flag(bulk_draw(draws, UNITS) == 0);
}

void
story_return_facts(struct tx *tx, int64_t n, const struct story_return *r)
{
	uint64_t draws = (uint64_t)n;
	struct sen2_facts f = { 0 };

	child_facts(tx, n, &draws, r, &f);
	f.source = "1";
	f.rya = flag(bulk_draw(&draws, IN_CUSTODY) == 0);
	if (r->plan)
		plan_facts(tx, &draws, r, &f);
	sen2_facts_keep(tx, LARKSHIRE, r->case_id, &f);
}

void
story_return_offices(struct tx *tx)
{
	static const char *const items[OFFICES][2] = { { "0.1", "Y" }, { "0.2", "Y" },
		{ "0.3", "R" } };

	for (int i = 0; i < OFFICES; i++)
		sen2_office_keep(tx, LARKSHIRE, items[i][0], items[i][1]);
}

int64_t
story_return_families(struct tx *tx)
{
	struct demo_return_cases_rows rows = demo_return_cases(tx);

	for (size_t i = 0; i < rows.n; i++)
		story_return_facts(tx, (int64_t)i + 1,
		    &(struct story_return){ .child = rows.a[i].child,
			.case_id = rows.a[i].id,
			.born = rows.a[i].born,
			.numbered = rows.a[i].numbered });
	return (int64_t)rows.n;
}
