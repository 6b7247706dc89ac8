/*
 * Dsg: a sheet of the dedicated schools grant's allocations, read and reckoned again.
 *
 * Above the amounts the department gives each column a letter and, where it is made of
 * others, its sum: "= [A] + ( [B] * [C] ) + [D]".  Every row must come to what its sheet
 * says within DSG_TOLERANCE pounds, and the authorities together to the row ENGLAND.
 */
#pragma once
#include "io/csv.h"
#include "io/findings.h"

enum dsg_sheet {
	DSG_SUMMARY,	/* allocations summary: the block before and after deductions */
	DSG_HIGH_NEEDS, /* how the block is made up */
	DSG_DEDUCTIONS, /* places that are paid for directly */
	DSG_SHEETS
};

enum { DSG_TOLERANCE = 2, DSG_COLUMNS = 64 };

struct dsg_amount {
	int64_t authority; /* 0: England */
	const char *line;  /* of finance.h */
	int64_t pounds;
	int at; /* line of the file */
};

struct dsg_file {
	const char *path;
	enum dsg_sheet sheet;
	int year; /* the financial year begins in April of it */
	struct {
		const struct dsg_amount *a;
		size_t n;
	} amounts;
};

/* What is wrong is a finding with its place; the result counts only when there is none. */
struct dsg_file dsg_read(struct arena *, const char *path, struct findings *);

/*
 * Reckons an expression of letters in brackets, numbers, per cent, + - * / and parentheses.
 * False: it is none.  values: of [A], [B] …  A percentage is written with few digits (4.12%
 * stands for 4.1246%), so there is a least and a greatest result.
 */
struct dsg_result {
	double least, greatest;
};
bool dsg_reckon(const char *expression, const double *values, size_t n, struct dsg_result *ret);
