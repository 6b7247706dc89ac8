/*
 * Render, text: for programs that read aloud, Braille displays and mail.
 *
 * A paragraph is one line, however long: whoever shows it breaks it to their
 * own width.
 */
#include "areas/renderings/render_walk.h"
#include "base/str.h"

static void
heading(void *to, int level, const char *text)
{
	static const char *const marks[] = { "", "# ", "## ", "### " };

	struct buf *b = to;
	bool apart = b->n < 2 || (b->p[b->n - 1] == '\n' && b->p[b->n - 2] == '\n');

	buf_printf(b, "%s%s%s\n\n", apart ? "" : "\n", marks[level], text);
}

static void
paragraph(void *to, const char *text)
{
	if (!str_blank(text))
		buf_printf(to, "%s\n\n", text);
}

static void
labelled(void *to, const char *label, const char *text)
{
	buf_printf(to, "%s: %s\n", label, text);
}

static void
list_begin(void *to)
{
	(void)to;
}

static void
item(void *to, const char *text)
{
	buf_printf(to, "- %s\n", text);
}

static void
list_end(void *to)
{
	buf_putc(to, '\n');
}

struct buf *
plan_text(struct arena *arena, const struct view_plan *v)
{
	struct buf *b = buf_new(arena);
	struct render_sink sink = { b, heading, paragraph, labelled, list_begin, item, list_end };

	render_walk(arena, v, &sink);
	return b;
}
