/* Finance: budgets kept and asked for; sheets of one year must agree with each other. */
#include "areas/finance/finance.h"
#include "areas/finance/dsg.h"
#include "areas/finance/finance.sql.h"
#include "base/str.h"
#include "db/db.h"

#include <stdlib.h>

enum { PENCE = 100 };

struct finance_budgets
finance_budgets(struct tx *tx, int64_t authority, const char *line)
{
	struct finance_budgets_of_rows rows = finance_budgets_of(tx, authority, line);
	struct finance_budget *a = anew_n(tx_arena(tx), struct finance_budget, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct finance_budget){ (int)rows.a[i].year, rows.a[i].amount };
	return (struct finance_budgets){ a, rows.n };
}

int64_t
finance_keep_budget(
    struct tx *tx, int64_t authority, const char *line, struct finance_budget b, const char *source)
{
	return finance_budget_put(tx, authority, line, b.year, b.amount, source);
}

/* The same line of an authority in another sheet; NULL: there is none. */
static const struct dsg_amount *
find(const struct dsg_file *f, int64_t authority, const char *line)
{
	for (size_t i = 0; i < f->amounts.n; i++)
		if (f->amounts.a[i].authority == authority && str_eq(f->amounts.a[i].line, line))
			return &f->amounts.a[i];
	return NULL;
}

static void
check_same(const struct dsg_file *f, const struct dsg_amount *x, const struct dsg_file *g,
    struct findings *findings)
{
	const struct dsg_amount *y = find(g, x->authority, x->line);

	if (y != NULL && llabs(x->pounds - y->pounds) > DSG_TOLERANCE)
		finding_add(findings, FINDING_ERROR, (struct finding_place){ f->path, x->at, 0 },
		    "%lld pounds of %s, but %lld in %s; correct one", (long long)x->pounds, x->line,
		    (long long)y->pounds, g->path);
}

/* Before, less what is paid for directly, is after.  England's is rounded by itself. */
static void
check_deduction(const struct dsg_file *summary, const struct dsg_amount *after,
    const struct dsg_file *deductions, struct findings *findings)
{
	const struct dsg_amount *before = find(summary, after->authority, FINANCE_HIGH_NEEDS);
	const struct dsg_amount *less =
	    find(deductions, after->authority, FINANCE_HIGH_NEEDS_PLACES);

	if (!str_eq(after->line, FINANCE_HIGH_NEEDS_AFTER) || before == NULL || less == NULL)
		return;
	if (llabs(before->pounds - less->pounds - after->pounds) > DSG_TOLERANCE)
		finding_add(findings, FINDING_ERROR,
		    (struct finding_place){ deductions->path, less->at, 0 },
		    "%lld pounds deducted, but the summary has %lld before and %lld after",
		    (long long)less->pounds, (long long)before->pounds, (long long)after->pounds);
}

static void
check_together(const struct dsg_file *files, size_t n, struct findings *findings)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n; k++) {
			if (i == k || files[i].year != files[k].year)
				continue;
			for (size_t x = 0; x < files[i].amounts.n; x++) {
				const struct dsg_amount *a = &files[i].amounts.a[x];

				if (i < k)
					check_same(&files[i], a, &files[k], findings);
				if (files[i].sheet == DSG_SUMMARY)
					check_deduction(&files[i], a, &files[k], findings);
			}
		}
}

bool
finance_import_dsg(struct tx *tx, const char *const *paths, size_t n, struct findings *findings,
    struct dsg_count *ret)
{
	struct dsg_file *files = anew_n(tx_arena(tx), struct dsg_file, n);

	for (size_t i = 0; i < n; i++)
		files[i] = dsg_read(tx_arena(tx), paths[i], findings);
	check_together(files, n, findings);
	if (findings->errors > 0)
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < files[i].amounts.n; k++) {
			const struct dsg_amount *a = &files[i].amounts.a[k];

			ret->read++;
			ret->changed += (size_t)finance_keep_budget(tx, a->authority, a->line,
			    (struct finance_budget){ files[i].year, { a->pounds * PENCE } },
			    "Dedicated schools grant");
		}
	return true;
}
