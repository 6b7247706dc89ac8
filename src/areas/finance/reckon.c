/* Reckon: the sums that a sheet of the grant writes above its columns. */
#include "areas/finance/dsg.h"

#include <ctype.h>
#include <stdlib.h>

enum { DEEPEST = 8, PER_CENT = 100, TEN = 10 };

struct sum {
	const char *p;
	const double *values;
	size_t n;
	int depth;
	bool wrong;
	double lean; /* of the last digit of a percentage */
};

static double add_up(struct sum *);

static char
next(struct sum *s)
{
	while (*s->p == ' ')
		s->p++;
	return *s->p;
}

static double
wrong(struct sum *s)
{
	s->wrong = true;
	return 0;
}

/* [C] */
static double
column(struct sum *s)
{
	size_t i = (size_t)(s->p[1] - 'A');

	if (s->p[1] < 'A' || s->p[1] > 'Z' || s->p[2] != ']' || i >= s->n)
		return wrong(s);
	s->p += 3;
	return s->values[i];
}

static double
number(struct sum *s)
{
	char *end;
	double value = strtod(s->p, &end), digit = 1;
	bool behind_point = false;

	for (; s->p < end; s->p++) {
		digit /= behind_point ? TEN : 1;
		behind_point |= *s->p == '.';
	}
	if (next(s) != '%')
		return value;
	s->p++;
	return (value + s->lean * digit) / PER_CENT;
}

static double
factor(struct sum *s)
{
	double value;
	char c = next(s);

	if (c == '[')
		return column(s);
	if (isdigit((unsigned char)c))
		return number(s);
	if (c != '(' || ++s->depth > DEEPEST)
		return wrong(s);
	s->p++;
	value = add_up(s);
	if (next(s) != ')')
		return wrong(s);
	s->p++;
	s->depth--;
	return value;
}

static double
multiply(struct sum *s)
{
	double value = factor(s);

	while (!s->wrong && (next(s) == '*' || next(s) == '/')) {
		char by = *s->p++;
		double with = factor(s);

		value = by == '*' ? value * with : value / with;
	}
	return value;
}

static double
add_up(struct sum *s)
{
	double value = multiply(s);

	while (!s->wrong && (next(s) == '+' || next(s) == '-')) {
		char by = *s->p++;
		double with = multiply(s);

		value = by == '+' ? value + with : value - with;
	}
	return value;
}

static bool
reckon(const char *expression, const double *values, size_t n, double lean, double *ret)
{
	struct sum s = { .p = expression, .values = values, .n = n, .lean = lean };

	*ret = add_up(&s);
	return !s.wrong && next(&s) == '\0';
}

bool
dsg_reckon(const char *expression, const double *values, size_t n, struct dsg_result *ret)
{
	static const double half = 0.5;
	double down, up;

	if (!reckon(expression, values, n, -half, &down) ||
	    !reckon(expression, values, n, half, &up))
		return false;
	*ret = down < up ? (struct dsg_result){ down, up } : (struct dsg_result){ up, down };
	return true;
}
