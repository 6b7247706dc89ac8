/*
 * Plural: works the expression out as it reads it.  The grammar is C's, from
 * "?:" down to "!", over n and whole numbers (GNU gettext manual, 12.6).
 */
#include "text/plural.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH = 50, FORMS = 10 };

struct reading {
	const char *p;
	unsigned long n;
	int depth;
	bool broken;
};

static unsigned long read_choice(struct reading *);

static bool
take(struct reading *r, const char *sign)
{
	while (isspace((unsigned char)*r->p))
		r->p++;
	if (strncmp(r->p, sign, strlen(sign)) != 0)
		return false;
	r->p += strlen(sign);
	return true;
}

static unsigned long
read_atom(struct reading *r)
{
	unsigned long value = 0;
	char *end;

	if (++r->depth > DEPTH)
		r->broken = true;
	if (r->broken) {
		value = 0;
	} else if (take(r, "n")) {
		value = r->n;
	} else if (take(r, "!")) {
		value = !read_atom(r);
	} else if (take(r, "(")) {
		value = read_choice(r);
		r->broken |= !take(r, ")");
	} else if (isdigit((unsigned char)*r->p)) {
		value = strtoul(r->p, &end, 10);
		r->p = end;
	} else {
		r->broken = true;
	}
	r->depth--;
	return value;
}

/* The operators of C by how loosely they bind; longer signs before their beginnings. */
static const struct operator
{
	int level;
	const char *sign;
}
operators[] = {
	{ 0, "||" },
	{ 1, "&&" },
	{ 2, "==" },
	{ 2, "!=" },
	{ 3, "<=" },
	{ 3, ">=" },
	{ 3, "<" },
	{ 3, ">" },
	{ 4, "+" },
	{ 4, "-" },
	{ 5, "*" },
	{ 5, "/" },
	{ 5, "%" },
};

enum { LEVELS = 6 };

static unsigned long
work_out(struct reading *r, const char *sign, unsigned long a, unsigned long b)
{
	switch (sign[0]) {
	case '|':
		return a || b;
	case '&':
		return a && b;
	case '=':
		return a == b;
	case '!':
		return a != b;
	case '<':
		return sign[1] ? a <= b : a < b;
	case '>':
		return sign[1] ? a >= b : a > b;
	case '+':
		return a + b;
	case '-':
		return a - b;
	case '*':
		return a * b;
	default:
		if (b == 0) {
			r->broken = true;
			return 0;
		}
		return sign[0] == '/' ? a / b : a % b;
	}
}

static const char *
take_operator(struct reading *r, int level)
{
	for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
		if (operators[i].level == level && take(r, operators[i].sign))
			return operators[i].sign;
	return NULL;
}

static unsigned long
read_level(struct reading *r, int level)
{
	unsigned long value;
	const char *sign;

	if (level == LEVELS)
		return read_atom(r);
	value = read_level(r, level + 1);
	while (!r->broken && (sign = take_operator(r, level)) != NULL)
		value = work_out(r, sign, value, read_level(r, level + 1));
	return value;
}

static unsigned long
read_choice(struct reading *r)
{
	unsigned long condition = read_level(r, 0), yes, no;

	if (r->broken || !take(r, "?"))
		return condition;
	if (++r->depth > DEPTH)
		r->broken = true;
	yes = r->broken ? 0 : read_choice(r);
	r->broken |= !take(r, ":");
	no = r->broken ? 0 : read_choice(r);
	r->depth--;
	return condition ? yes : no;
}

/* The rule ends with ';' or the line. */
static bool
is_sound(const char *rule, unsigned long n, unsigned forms)
{
	struct reading r = { .p = rule, .n = n };
	unsigned long form = read_choice(&r);

	while (*r.p == ' ' || *r.p == '\t')
		r.p++;
	return !r.broken && (*r.p == ';' || *r.p == '\n' || *r.p == '\0') && form < forms;
}

bool
plural_parse(const char *header, struct plural *ret)
{
	const char *forms = strstr(header, "nplurals="), *rule;
	unsigned long n;

	if (forms == NULL || (rule = strstr(forms, "plural=")) == NULL)
		return false;
	n = strtoul(forms + strlen("nplurals="), NULL, 10);
	rule += strlen("plural=");
	if (n == 0 || n > FORMS)
		return false;
	for (unsigned long i = 0; i < 1000; i++)
		if (!is_sound(rule, i, (unsigned)n))
			return false;
	*ret = (struct plural){ .rule = rule, .forms = (unsigned)n };
	return true;
}

unsigned
plural_form(const struct plural *p, unsigned long n)
{
	struct reading r = { .p = p->rule, .n = n };
	unsigned long form;

	if (p->rule == NULL)
		return n != 1;
	form = read_choice(&r);
	return form < p->forms ? (unsigned)form : 0;
}
