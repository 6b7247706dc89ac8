/* Fixture, normal form: HTML as lines that can be compared. */
#include "fixture.h"

#include <ctype.h>
#include <stdlib.h>

struct tag {
	const char *name;
	VEC(struct out_attribute) attributes;
	bool closes_itself;
};

static bool
is_space(char c)
{
	return isspace((unsigned char)c) != 0;
}

/* Resolves the references that either side may write, folds white space, trims. */
static char *
folded(struct arena *a, const char *p, size_t n)
{
	static const struct {
		const char *reference;
		char c;
	} references[] = {
		{ "&amp;", '&' },
		{ "&lt;", '<' },
		{ "&gt;", '>' },
		{ "&quot;", '"' },
		{ "&#39;", '\'' },
	};
	struct buf *b = buf_new(a);

	for (const char *end = p + n; p < end; p++) {
		char c = is_space(*p) ? ' ' : *p;

		for (size_t i = 0; c == '&' && i < sizeof references / sizeof *references; i++)
			if (str_starts(p, references[i].reference)) {
				p += strlen(references[i].reference) - 1;
				buf_putc(b, references[i].c);
				c = '\0';
			}
		if (c != '\0' && (c != ' ' || (b->n > 0 && b->p[b->n - 1] != ' ')))
			buf_putc(b, c);
	}
	while (b->n > 0 && b->p[b->n - 1] == ' ')
		b->p[--b->n] = '\0';
	return b->n ? b->p : arena_strdup(a, "");
}

static int
by_name(const void *x, const void *y)
{
	const struct out_attribute *a = x, *b = y;

	return strcmp(a->name, b->name);
}

static const char *
read_attribute(struct arena *a, const char *p, struct out_attribute *ret)
{
	const char *start = p;
	char quote;

	while (*p && !is_space(*p) && *p != '=' && *p != '>')
		p++;
	ret->name = arena_memdup(a, start, (size_t)(p - start));
	ret->value = "";
	if (*p != '=')
		return p;
	quote = *++p;
	start = ++p;
	while (*p && *p != quote)
		p++;
	ret->value = folded(a, start, (size_t)(p - start));
	return *p ? p + 1 : p;
}

/* p stands behind '<'. */
static const char *
read_tag(struct arena *a, const char *p, struct tag *ret)
{
	const char *start = p;
	struct out_attribute attribute;

	*ret = (struct tag){ 0 };
	while (*p && !is_space(*p) && *p != '>' && (*p != '/' || p == start))
		p++;
	ret->name = arena_memdup(a, start, (size_t)(p - start));
	while (*p && *p != '>') {
		if (is_space(*p)) {
			p++;
		} else if (*p == '/') {
			ret->closes_itself = true;
			p++;
		} else {
			p = read_attribute(a, p, &attribute);
			vec_push(a, &ret->attributes, attribute);
		}
	}
	if (ret->attributes.n > 1)
		qsort(ret->attributes.a, ret->attributes.n, sizeof *ret->attributes.a, by_name);
	return *p ? p + 1 : p;
}

static bool
is_left_out(const struct tag *t, const char *const *left_out)
{
	for (size_t i = 0; i < t->attributes.n; i++) {
		if (!str_eq(t->attributes.a[i].name, "class"))
			continue;
		for (const char *const *c = left_out; c != NULL && *c != NULL; c++)
			if (str_eq(t->attributes.a[i].value, *c))
				return true;
	}
	return false;
}

static void
write_tag(struct buf *b, const struct tag *t)
{
	buf_printf(b, "<%s", t->name);
	for (size_t i = 0; i < t->attributes.n; i++)
		buf_printf(b, " %s='%s'", t->attributes.a[i].name, t->attributes.a[i].value);
	buf_puts(b, ">\n");
	if (t->closes_itself)
		buf_printf(b, "</%s>\n", t->name);
}

char *
fixture_normal(struct arena *a, const char *p, const char *const *left_out)
{
	struct buf *b = buf_new(a);
	const char *start, *text, *skipping = NULL;
	struct tag t;
	int depth = 0;

	for (; *p;) {
		for (start = p; *p && *p != '<'; p++)
			;
		text = folded(a, start, (size_t)(p - start));
		if (*text && skipping == NULL)
			buf_printf(b, "\"%s\n", text);
		if (*p == '\0')
			break;
		p = read_tag(a, p + 1, &t);
		if (skipping == NULL && is_left_out(&t, left_out))
			skipping = t.name;
		if (skipping == NULL)
			write_tag(b, &t);
		else if (str_eq(t.name, skipping))
			depth++;
		else if (*t.name == '/' && str_eq(t.name + 1, skipping) && --depth == 0)
			skipping = NULL;
	}
	return b->n ? b->p : arena_strdup(a, "");
}
