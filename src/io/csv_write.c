/* CSV out: cells, one row after the other. */
#include "io/csv.h"
#include "base/str.h"

#include <math.h>
#include <stdlib.h>

static void
separate(struct csv_out *o)
{
	if (o->in_row)
		buf_putc(o->buf, ',');
	o->in_row = true;
}

/* Spreadsheets run what begins so, also behind spaces and quotes. */
static bool
looks_like_formula(const char *s)
{
	s += strspn(s, " \"'");
	return *s != '\0' && strchr("=+-@\t\r", *s) != NULL;
}

void
csv_text(struct csv_out *o, const char *s)
{
	separate(o);
	if (!looks_like_formula(s) && strpbrk(s, ",\"\r\n") == NULL && s[0] != ' ' &&
	    !str_ends(s, " ")) {
		buf_puts(o->buf, s);
		return;
	}
	buf_puts(o->buf, looks_like_formula(s) ? "\"'" : "\"");
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_putc(o->buf, '"');
		buf_putc(o->buf, *s);
	}
	buf_putc(o->buf, '"');
}

void
csv_int(struct csv_out *o, int64_t n)
{
	separate(o);
	buf_printf(o->buf, "%jd", (intmax_t)n);
}

void
csv_number(struct csv_out *o, double x)
{
	char s[40];

	for (int digits = 15; digits <= 17; digits++) {
		snprintf(s, sizeof s, "%.*g", digits, x);
		if (strtod(s, NULL) == x)
			break;
	}
	separate(o);
	buf_puts(o->buf, s);
}

void
csv_hundredths(struct csv_out *o, double x)
{
	char s[400];
	int n = snprintf(s, sizeof s, "%.2f", round(x * 100) / 100);

	if (s[n - 1] == '0')
		s[n - 1] = '\0';
	separate(o);
	buf_puts(o->buf, s);
}

void
csv_end(struct csv_out *o)
{
	buf_putc(o->buf, '\n');
	o->in_row = false;
}
