/*
 * Finance: what an authority has to spend, as the department publishes it.
 *
 * The dedicated schools grant comes as a workbook whose sheets are saved as CSV; dsg.h
 * reads them.  Amounts are of a financial year, named by the year in which it begins.
 * They are published, so nobody's right is asked.
 */
#pragma once
#include "base/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct findings;
struct tx;

#define FINANCE_HIGH_NEEDS "high-needs"		      /* before deductions */
#define FINANCE_HIGH_NEEDS_AFTER "high-needs-after"   /* what the authority itself gets */
#define FINANCE_HIGH_NEEDS_PLACES "high-needs-places" /* deducted: places paid for directly */

struct finance_budget {
	int year; /* begins in April of it */
	struct money amount;
};
struct finance_budgets {
	const struct finance_budget *a;
	size_t n;
};

/* In order of year; n 0: none is known. */
struct finance_budgets finance_budgets(struct tx *, int64_t authority, const char *line);

/* One amount, in place of the one before; how many rows that changed.  source in words. */
int64_t finance_keep_budget(
    struct tx *, int64_t authority, const char *line, struct finance_budget, const char *source);

struct dsg_count {
	size_t read, changed;
};

/*
 * Takes sheets of the grant's allocations, all in one transaction that the caller commits
 * with its audit entry.  False when any finding is an error: nothing may be kept then.
 * Only what is read is changed; the same again changes nothing.
 */
bool finance_import_dsg(
    struct tx *, const char *const *paths, size_t n, struct findings *, struct dsg_count *ret);
