/*
 * Tmplc, text: HTML as it stands, values, and messages with holes.
 *
 *	[[Read <a href="/help">our guide</a> by {{ v->day }}]]
 *
 * is the message "Read <1>our guide</1> by {day}": the translator moves the
 * holes, the template fills them, each escaped for its place.
 */
#include "tmplc.h"

#include <ctype.h>
#include <string.h>

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* A run of white space is one newline if it holds one, else one space. */
static size_t
collapse(struct parser *p, const char *c, const char *end)
{
	size_t n = 0;
	bool newline = false;

	for (; c + n < end && is_space(c[n]); n++)
		newline |= c[n] == '\n';
	emit_text(&p->e, newline ? "\n" : " ", 1);
	return n;
}

static size_t
text_step(struct parser *p, const char *c, const char *end, int line)
{
	bool verbatim = html_is_verbatim(&p->html);
	const char *wrong = html_feed(&p->html, *c);

	if (wrong != NULL)
		refuse(p, line, "%s", wrong);
	if (is_space(*c) && !verbatim)
		return collapse(p, c, end);
	emit_text(&p->e, c, 1);
	return 1;
}

void
on_text(struct parser *p)
{
	const char *c = p->t.p, *end = c + p->t.n;
	int line = p->t.line;

	if (p->skip_space && !html_is_verbatim(&p->html))
		for (; c < end && is_space(*c); c++)
			line += *c == '\n';
	p->skip_space = false;
	for (size_t n; c < end; c += n) {
		if (p->depth == 0 && !is_space(*c))
			refuse(p, line, "text outside a template; put it inside one");
		n = p->depth == 0 ? 1 : text_step(p, c, end, line);
		for (size_t i = 0; i < n; i++)
			line += c[i] == '\n';
	}
}

static const char *
value_function(const struct parser *p, struct html_state *place)
{
	const char *refusal = NULL, *suffix;

	if (p->depth == 0)
		refuse(p, p->t.line, "a value outside a template; put it inside one");
	suffix = html_value(place, &refusal);
	if (suffix == NULL)
		refuse(p, p->t.line, "%s", refusal);
	return arena_printf(p->e.arena, "put_%s(o, ", suffix);
}

void
on_value(struct parser *p)
{
	const char *before = value_function(p, &p->html);

	check_expression(p, &p->t, "{{ }}");
	emit_code(&p->e, before, &p->t, ");");
	p->skip_space = false;
}

enum { HOLES = 16 };

/* A message while it is read: its text for the translator, and the C that fills each hole. */
struct message {
	struct buf *text;
	struct buf *names; /* "{day}", "<1>", …, as C strings */
	struct buf *cases;
	size_t n;
	int tags[HOLES]; /* numbers of the open tags */
	size_t n_tags;
	int tag; /* of the last tag opened */
	bool in_tag;
	struct buf *body; /* of the function, while cases stands in for it */
};

/* White space is one space, so that a new indentation is not a new message. */
static void
message_letter(struct message *m, char c)
{
	if (!is_space(c))
		buf_putc(m->text, c);
	else if (m->text->n > 0 && m->text->p[m->text->n - 1] != ' ')
		buf_putc(m->text, ' ');
}

static void
open_hole(struct parser *p, struct message *m, const char *name, int line)
{
	if (m->n == HOLES)
		refuse(p, line, "more than %d values and tags in one message; split it", HOLES);
	buf_puts(m->text, name);
	emit_string(m->names, name, strlen(name));
	buf_puts(m->names, ", ");
	m->body = p->e.body;
	p->e.body = m->cases;
	buf_printf(m->cases, "case %zu:\n", m->n++);
}

static void
close_hole(struct parser *p, struct message *m)
{
	emit_flush(&p->e);
	buf_puts(m->cases, "break;\n");
	p->e.body = m->body;
}

/* "{day}" from v->day, "{2}" from anything that does not end in a name; the same name twice is
 * numbered. */
static const char *
hole_name(const struct parser *p, const struct message *m, const struct token *t)
{
	size_t start = t->n;
	const char *name;

	while (start > 0 && (isalnum((unsigned char)t->p[start - 1]) || t->p[start - 1] == '_'))
		start--;
	if (start == t->n || isdigit((unsigned char)t->p[start]))
		return arena_printf(p->e.arena, "{%zu}", m->n + 1);
	name = arena_printf(p->e.arena, "{%.*s}", (int)(t->n - start), t->p + start);
	if (strstr(m->names->p, name) != NULL)
		name = arena_printf(
		    p->e.arena, "{%.*s_%zu}", (int)(t->n - start), t->p + start, m->n + 1);
	return name;
}

/* <a …> is <1>, its </a> is </1>. */
static const char *
tag_name(const struct parser *p, struct message *m, bool end, int line)
{
	if (p->html.where != HTML_TEXT)
		refuse(p, line, "a tag in a message inside %s; write text only",
		    html_describe(&p->html));
	if (end && m->n_tags == 0)
		refuse(p, line, "an end tag in a message without its start; put both inside");
	if (end)
		return arena_printf(p->e.arena, "</%d>", m->tags[--m->n_tags]);
	if (m->tag == HOLES)
		refuse(p, line, "more than %d tags in one message; split it", HOLES);
	m->tags[m->n_tags++] = ++m->tag;
	return arena_printf(p->e.arena, "<%d>", m->tag);
}

/* Text is escaped when it is written, so a character reference in it would be seen as typed. */
static bool
is_reference(const char *c, const char *end)
{
	if (*c++ != '&')
		return false;
	while (c < end && (isalnum((unsigned char)*c) || *c == '#'))
		c++;
	return c < end && *c == ';' && c[-1] != '&';
}

static void
message_text(struct parser *p, struct message *m, const struct token *t)
{
	const char *c = t->p, *end = c + t->n;
	int line = t->line;

	for (size_t n; c < end; c += n) {
		n = 1;
		if (is_reference(c, end))
			refuse(p, line, "a character reference in a message; write the character");
		if (!m->in_tag && *c == '<') {
			open_hole(p, m, tag_name(p, m, c + 1 < end && c[1] == '/', line), line);
			m->in_tag = true;
		}
		if (m->in_tag)
			n = text_step(p, c, end, line);
		else
			message_letter(m, *c);
		if (m->in_tag && p->html.where == HTML_TEXT) {
			close_hole(p, m);
			m->in_tag = false;
		}
		for (size_t i = 0; i < n; i++)
			line += c[i] == '\n';
	}
}

static void
message_value(struct parser *p, struct message *m, const struct token *t)
{
	struct token whole = p->t;

	if (!m->in_tag)
		open_hole(p, m, hole_name(p, m, t), t->line);
	p->t = *t;
	on_value(p);
	p->t = whole;
	if (!m->in_tag)
		close_hole(p, m);
}

/* The message's inside, token by token. */
static void
read_message(struct parser *p, struct message *m)
{
	const char *start = p->e.source->text;
	struct tmplc_source inside = {
		.file = p->e.source->file,
		.text = start,
		.n = (size_t)(p->t.p - start) + p->t.n,
	};
	struct lexer lexer = { .source = &inside, .line = p->t.line };
	struct token t;

	lexer.at = (size_t)(p->t.p - start);
	for (t = lex_next(&lexer); t.kind != TOKEN_END; t = lex_next(&lexer)) {
		if (t.kind == TOKEN_TEXT)
			message_text(p, m, &t);
		else if (t.kind == TOKEN_VALUE)
			message_value(p, m, &t);
		else
			refuse(p, t.line, "a message may hold text, tags and {{ }} only; split it");
	}
	if (m->in_tag || m->n_tags > 0)
		refuse(p, p->t.line, "a tag in the message is not closed in it; close it");
}

/* tr(o, "message"), on its own line for the catalogue's reference. */
static void
write_message(struct parser *p, const struct message *m, const char *before, const char *after)
{
	struct buf *b = p->e.body;

	buf_printf(b, "#line %d ", p->t.line);
	emit_string(b, p->e.source->file, strlen(p->e.source->file));
	buf_printf(b, "\n%str(o, ", before);
	emit_string(b, m->text->p, m->text->n);
	buf_printf(b, ")%s\n", after);
}

static void
write_holes(struct parser *p, const struct message *m)
{
	struct arena *a = p->e.arena;
	int n = ++p->counter;

	buf_printf(
	    p->e.body, "{ static const char *const holes_%d[] = { %sNULL };\n", n, m->names->p);
	write_message(p, m, arena_printf(a, "struct out_message message_%d = out_message(", n),
	    arena_printf(a, ", holes_%d);", n));
	buf_printf(p->e.body,
	    "while (out_message_step(o, &message_%d)) switch (message_%d.hole) {\n%s}}\n", n, n,
	    m->cases->p);
}

void
on_message(struct parser *p)
{
	struct arena *a = p->e.arena;
	struct message m = { .text = buf_new(a), .names = buf_new(a), .cases = buf_new(a) };
	struct html_state place = p->html;
	const char *before = value_function(p, &place);

	if (p->t.n == 0)
		refuse(p, p->t.line, "[[ ]] without a message; write one");
	if (p->html.where == HTML_QUOTED && p->html.attribute != HTML_PLAIN)
		refuse(p, p->t.line,
		    "a message in an attribute that is not for people; write [[ ]] "
		    "where it is read");
	emit_flush(&p->e);
	read_message(p, &m);
	if (m.n == 0)
		write_message(p, &m, before, ");");
	else
		write_holes(p, &m);
	p->skip_space = false;
}

void
on_comment(struct parser *p)
{
	p->skip_space = p->skip_space || p->t.alone_on_line;
}
