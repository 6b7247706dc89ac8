/* Tmplc, emitter: writes C whose errors point at the template's own line and column. */
#include "tmplc.h"

#include <ctype.h>
#include <string.h>

void
emit_text(struct emitter *e, const char *p, size_t n)
{
	buf_add(e->literal, p, n);
}

void
emit_string(struct buf *b, const char *p, size_t n)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c == '\n')
			buf_puts(b, i + 1 < n ? "\\n\"\n    \"" : "\\n");
		else if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c == '?' && i + 1 < n && p[i + 1] == '?') /* no trigraphs */
			buf_puts(b, "\\?");
		else if (c < 0x20 || c == 0x7f)
			buf_printf(b, "\\%03o", c);
		else
			buf_putc(b, (char)c);
	}
	buf_putc(b, '"');
}

void
emit_flush(struct emitter *e)
{
	if (e->literal->n == 0)
		return;
	buf_puts(e->body, "out_lit(o, ");
	emit_string(e->body, e->literal->p, e->literal->n);
	buf_puts(e->body, ");\n");
	buf_clear(e->literal);
}

/* White space as wide as what stands before p in its line. */
static void
emit_column(struct emitter *e, const char *p)
{
	const char *line = p;

	while (line > e->source->text && line[-1] != '\n')
		line--;
	for (; line < p; line++)
		if (((unsigned char)*line & 0xc0) != 0x80)
			buf_putc(e->body, *line == '\t' ? '\t' : ' ');
}

static void
emit_line(struct emitter *e, const char *before, int line)
{
	buf_printf(e->body, "#line %d ", line);
	emit_string(e->body, e->source->file, strlen(e->source->file));
	buf_printf(e->body, "\n%s", before);
}

/* Gcc and clang take #line between the arguments of a macro, too. */
void
emit_code(struct emitter *e, const char *before, const struct token *t, const char *after)
{
	emit_flush(e);
	emit_line(e, before, t->line);
	buf_putc(e->body, '\n');
	emit_line(e, "", t->line);
	emit_column(e, t->p);
	buf_add(e->body, t->p, t->n);
	buf_printf(e->body, "%s\n", after);
}
