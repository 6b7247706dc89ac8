/* Screen: times. */
#include "areas/official/screening.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

/* Identifiers of time of one kind may stand together. */
enum time_kind {
	KIND_NONE,
	KIND_CALENDAR,
	KIND_REPORTING,
	KIND_WEEK,
	KIND_MONTH,
	KIND_ACADEMIC, /* from here on six digits: two years in a row */
	KIND_FINANCIAL,
	KIND_TAX,
	KIND_TERM,
	KIND_TWO_TERMS,
	KIND_QUARTER,
	KIND_HALF,
};

static const struct {
	const char *name;
	enum time_kind kind;
} identifiers[] = {
	{ "Calendar year", KIND_CALENDAR },
	{ "Reporting year", KIND_REPORTING },
	{ "Academic year", KIND_ACADEMIC },
	{ "Financial year", KIND_FINANCIAL },
	{ "Tax year", KIND_TAX },
	{ "Autumn term", KIND_TERM },
	{ "Spring term", KIND_TERM },
	{ "Summer term", KIND_TERM },
	{ "Autumn and spring term", KIND_TWO_TERMS },
	{ "Financial year Q1", KIND_QUARTER },
	{ "Financial year Q2", KIND_QUARTER },
	{ "Financial year Q3", KIND_QUARTER },
	{ "Financial year Q4", KIND_QUARTER },
	{ "Part 1 (April to September)", KIND_HALF },
	{ "Part 2 (October to March)", KIND_HALF },
	{ "January", KIND_MONTH },
	{ "February", KIND_MONTH },
	{ "March", KIND_MONTH },
	{ "April", KIND_MONTH },
	{ "May", KIND_MONTH },
	{ "June", KIND_MONTH },
	{ "July", KIND_MONTH },
	{ "August", KIND_MONTH },
	{ "September", KIND_MONTH },
	{ "October", KIND_MONTH },
	{ "November", KIND_MONTH },
	{ "December", KIND_MONTH },
};

/* Week 1 to Week 52. */
static bool
is_week(const char *s)
{
	int64_t n;

	return str_starts(s, "Week ") && isdigit((unsigned char)s[5]) && s[5] != '0' &&
	       str_to_int(s + 5, &n) && n <= 52;
}

static enum time_kind
kind_of(const char *identifier)
{
	for (size_t i = 0; i < sizeof identifiers / sizeof identifiers[0]; i++)
		if (strcmp(identifiers[i].name, identifier) == 0)
			return identifiers[i].kind;
	return is_week(identifier) ? KIND_WEEK : KIND_NONE;
}

static const struct values *
periods(const struct screening *s)
{
	return s->columns.a[s->time_period].values;
}

static const struct values *
times(const struct screening *s)
{
	return s->columns.a[s->time_identifier].values;
}

static bool
is_digits(const char *s)
{
	return *s != '\0' && s[strspn(s, "0123456789")] == '\0';
}

void
check_time_period_num(struct screening *s)
{
	for (size_t i = 0; i < periods(s)->n; i++) {
		const struct value *v = &periods(s)->a[i];

		if (!is_digits(v->text))
			screening_found(s, s->data_path, "time_period", v->line,
			    "Line %d: time_period is \"%s\". Write four or six digits and nothing "
			    "else.",
			    v->line, v->text);
	}
}

void
check_time_id_valid(struct screening *s)
{
	for (size_t i = 0; i < times(s)->n; i++) {
		const struct value *v = &times(s)->a[i];

		if (kind_of(v->text) == KIND_NONE)
			screening_found(s, s->data_path, "time_identifier", v->line,
			    "Line %d: \"%s\" is no time_identifier. Write Calendar year, Academic "
			    "year "
			    "or another of the standard's, in the same letters.",
			    v->line, v->text);
	}
}

void
check_time_id_mix(struct screening *s)
{
	const struct value *first = times(s)->a;

	for (size_t i = 1; i < times(s)->n; i++) {
		const struct value *v = &times(s)->a[i];

		if (kind_of(v->text) != KIND_NONE && kind_of(first->text) != KIND_NONE &&
		    kind_of(v->text) != kind_of(first->text)) {
			screening_found(s, s->data_path, "time_identifier", v->line,
			    "Line %d: \"%s\" and \"%s\" may not stand in one file. Make a file of "
			    "each, "
			    "or a filter.",
			    v->line, v->text, first->text);
			return;
		}
	}
}

void
check_time_period(struct screening *s)
{
	bool six = times(s)->n > 0 && kind_of(times(s)->a[0].text) >= KIND_ACADEMIC;

	for (size_t i = 0; i < periods(s)->n; i++) {
		const struct value *v = &periods(s)->a[i];

		if (strlen(v->text) != (six ? 6 : 4))
			screening_found(s, s->data_path, "time_period", v->line,
			    "Line %d: time_period is \"%s\". With \"%s\" it has %s.", v->line,
			    v->text, times(s)->a[0].text,
			    six ? "six digits, such as 202425" : "four digits, such as 2025");
	}
}

void
check_time_period_six(struct screening *s)
{
	for (size_t i = 0; i < periods(s)->n; i++) {
		const struct value *v = &periods(s)->a[i];
		int from, to;

		if (strlen(v->text) != 6)
			continue;
		from = (v->text[2] - '0') * 10 + v->text[3] - '0';
		to = (v->text[4] - '0') * 10 + v->text[5] - '0';
		if (to != (from + 1) % 100)
			screening_found(s, s->data_path, "time_period", v->line,
			    "Line %d: time_period is \"%s\". Six digits name two years in a row, "
			    "such "
			    "as 202425.",
			    v->line, v->text);
	}
}
