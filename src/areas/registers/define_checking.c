/* Define, checking: refusing with the line, and the names and answers that every check looks up. */
#include "areas/registers/define_checking.h"
#include "base/err.h"
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
define_refuse(const struct checking *c, int line, const char *format, ...)
{
	char what[280];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	fail(FAULT_USAGE, "%.100s:%d: %s", c->file->path, line > 0 ? line : 1, what);
}

int
define_line(const struct checking *c, const char *key, const char *value, int from)
{
	char needle[120];
	size_t n;

	snprintf(needle, sizeof needle, "%.40s: %.60s", key, value);
	n = strlen(needle);
	for (int line = from; (line = strict_line_of(c->file->text, needle, line)) > 0; line++) {
		const char *p = c->file->text;

		for (int i = 1; i < line && p != NULL; i++) {
			p = strchr(p, '\n');
			p += p != NULL;
		}
		p = p != NULL ? strstr(p, needle) : NULL;
		if (p != NULL && strchr(" \t\r\n,}#", p[n]) != NULL)
			return line;
	}
	return 0;
}

int
define_element_line(
    const struct checking *c, unsigned i, unsigned first, const char *name, int behind)
{
	return i < first ? behind : define_line(c, "name", name, behind + 1);
}

bool
define_is_word(const char *s, const char *extra, size_t longest)
{
	char allowed[48];

	snprintf(allowed, sizeof allowed, "abcdefghijklmnopqrstuvwxyz0123456789%.4s", extra);
	return s[0] >= 'a' && s[0] <= 'z' && strlen(s) <= longest &&
	       strspn(s, allowed) == strlen(s);
}

bool
define_is_choosing(enum register_type t)
{
	return t == TYPE_CHOICE || t == TYPE_CHOICES;
}

bool
define_has_state(const struct register_def *d, const char *name)
{
	for (unsigned i = 0; i < d->n_states; i++)
		if (str_eq(d->states[i].name, name))
			return true;
	return false;
}

const struct register_field *
define_named(const struct checking *c, const char *key, const char *name)
{
	int i = define_field(c->d, name);

	if (i < 0)
		refuse(c, key, "%.40s is no field; name one of the fields above", name);
	return &c->d->fields[i];
}

static bool
has_answer(const struct register_field *f, const char *is, size_t n)
{
	if (f->type == TYPE_YES_NO)
		return (n == 3 && strncmp(is, "yes", n) == 0) ||
		       (n == 2 && strncmp(is, "no", n) == 0);
	for (unsigned i = 0; i < f->n_choices; i++)
		if (strlen(f->listed[i].value) == n && strncmp(f->listed[i].value, is, n) == 0)
			return true;
	return false;
}

/* "one or two": every one of them. */
static void
check_answers(const struct checking *c, const char *key, const struct register_field *f,
    const struct register_when *w)
{
	for (const char *is = w->is; is != NULL;) {
		const char *end = strstr(is, DEFINE_OR);
		size_t n = end != NULL ? (size_t)(end - is) : strlen(is);

		if (!has_answer(f, is, n))
			refuse(c, key, "%.*s is no answer to %s; name one of its choices",
			    (int)(n < 40 ? n : 40), is, w->field);
		is = end != NULL ? end + strlen(DEFINE_OR) : NULL;
	}
}

void
define_check_when(
    const struct checking *c, unsigned i, const char *key, const struct register_when *w)
{
	int on;

	if (w == NULL)
		return;
	on = define_field(c->d, w->field);
	if (on < 0 || (unsigned)on >= i)
		refuse(c, key, "%.40s is no earlier field; name one above", w->field);
	if (!define_is_choosing(c->d->fields[on].type) && c->d->fields[on].type != TYPE_YES_NO)
		refuse(c, key, "%s is no choice and no yes or no; name a field that is", w->field);
	check_answers(c, key, &c->d->fields[on], w);
}
