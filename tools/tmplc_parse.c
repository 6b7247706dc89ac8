/*
 * Tmplc, parser: blocks and directives.
 *
 * A stack holds the open blocks, each with the place in HTML where it began;
 * where its ways meet again the places must agree, so that a value's context
 * never depends on a condition.
 */
#include "tmplc.h"

#include "base/err.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

static const char *const block_names[] = {
	[BLOCK_TEMPLATE] = "template",
	[BLOCK_IF] = "if",
	[BLOCK_FOR] = "for",
	[BLOCK_SET] = "set",
	[BLOCK_PAGE] = "page",
};

static struct block *
top(struct parser *p)
{
	return p->depth ? &p->blocks[p->depth - 1] : NULL;
}

/* --- blocks --- */

static struct block *
push(struct parser *p, enum block_kind kind)
{
	struct block *b;

	if (p->depth == BLOCKS)
		refuse(
		    p, p->t.line, "more than %d blocks in each other; split the template", BLOCKS);
	b = &p->blocks[p->depth++];
	*b = (struct block){
		.kind = kind,
		.line = p->t.line,
		.start = p->html,
		.number = ++p->counter,
	};
	return b;
}

static void
need_text(const struct parser *p, const char *what)
{
	if (p->html.where != HTML_TEXT)
		refuse(p, p->t.line,
		    "%s inside %s; it writes whole elements, so put it between tags", what,
		    html_describe(&p->html));
}

static void
end_branch(struct parser *p, struct block *b)
{
	if (b->has_met && !html_join(&b->met, &p->html))
		refuse(p, p->t.line,
		    "the branches of the if of line %d end in different places of HTML "
		    "(%s, %s); close in each what it opens",
		    b->line, html_describe(&b->met), html_describe(&p->html));
	if (!b->has_met)
		b->met = p->html;
	b->has_met = true;
}

static void
end_if(struct parser *p, struct block *b)
{
	end_branch(p, b);
	if (!b->has_else) {
		p->html = b->start;
		end_branch(p, b);
	}
	p->html = b->met;
	buf_puts(p->e.body, "}\n");
}

/* The second round starts where the first one ended. */
static void
end_for(struct parser *p, struct block *b)
{
	struct html_state start = b->start;

	if (!html_join(&start, &p->html) || start.where != b->start.where)
		refuse(p, p->t.line,
		    "the for of line %d ends in another place of HTML than it started "
		    "(%s, %s); close in it what it opens",
		    b->line, html_describe(&b->start), html_describe(&p->html));
	buf_puts(p->e.body, "}}\n");
}

static void
end_whole(struct parser *p, const struct block *b)
{
	if (p->html.where != HTML_TEXT || p->html.pre != b->start.pre)
		refuse(p, p->t.line, "the %s of line %d ends inside %s; close it first",
		    block_names[b->kind], b->line, html_describe(&p->html));
}

static void
write_function(struct parser *p, const struct block *b, const char *suffix, size_t from, size_t to)
{
	struct emitter *e = &p->e;
	const char *name = token_text(p, &b->name), *args = token_text(p, &b->args);
	const char *comma = b->args.n ? ", " : "";

	buf_printf(e->h, "void %s%s(struct out *o%s%s);\n", name, suffix, comma, args);
	if (*suffix != '\0') /* one half of a layout may need none of its arguments */
		buf_puts(e->c, "\n#pragma GCC diagnostic push\n"
			       "#pragma GCC diagnostic ignored \"-Wunused-parameter\"");
	buf_printf(e->c, "\n#line %d ", b->line);
	emit_string(e->c, e->source->file, strlen(e->source->file));
	buf_printf(
	    e->c, "\nvoid %s%s(struct out *o%s%s)\n{\n(void)o;\n", name, suffix, comma, args);
	buf_add(e->c, e->body->p + from, to - from);
	buf_puts(e->c, "}\n");
	if (*suffix != '\0')
		buf_puts(e->c, "#pragma GCC diagnostic pop\n");
}

/* "const struct x *p" alone lets callers name the members: f(o, f_of(.member = …)). */
static void
write_of(struct parser *p, const struct block *b)
{
	struct token t = b->args, name;
	struct token word = take_word(&t);

	if (!token_is(&word, "const"))
		return;
	word = take_word(&t);
	if (!token_is(&word, "struct"))
		return;
	name = take_word(&t);
	if (t.n == 0 || *t.p != '*')
		return;
	take(&t, 1);
	take_word(&t);
	if (t.n == 0)
		buf_printf(p->e.h, "#define %s_of(...) (&(const struct %s){ __VA_ARGS__ })\n",
		    token_text(p, &b->name), token_text(p, &name));
}

static void
end_template(struct parser *p, struct block *b)
{
	struct buf *body = p->e.body;

	end_whole(p, b);
	if (b->body == 0) {
		write_function(p, b, "", 0, body->n);
	} else {
		write_function(p, b, "_open", 0, b->body);
		write_function(p, b, "_close", b->body, body->n);
	}
	write_of(p, b);
	buf_clear(body);
}

static void
end_set(struct parser *p, struct block *b)
{
	end_whole(p, b);
	buf_printf(p->e.body, "%s = out_captured(o, capture_%d);\n}\n", token_text(p, &b->name),
	    b->number);
}

static void
end_page(struct parser *p, struct block *b)
{
	end_whole(p, b);
	buf_printf(p->e.body, "%s_close(o%s", token_text(p, &b->name), b->args.n ? ", " : "");
	if (b->args.n)
		buf_printf(p->e.body, "page_%d", b->number);
	buf_puts(p->e.body, ");\n}\n");
}

/* --- directives --- */

static void
do_end(struct parser *p, struct token rest)
{
	static void (*const ends[])(struct parser *, struct block *) = {
		[BLOCK_TEMPLATE] = end_template,
		[BLOCK_IF] = end_if,
		[BLOCK_FOR] = end_for,
		[BLOCK_SET] = end_set,
		[BLOCK_PAGE] = end_page,
	};
	struct block *b = top(p);

	if (rest.n > 0)
		refuse(p, rest.line, "words after end; write {%% end %%}");
	if (b == NULL)
		refuse(p, p->t.line, "end without a block; take it out");
	emit_flush(&p->e);
	ends[b->kind](p, b);
	p->depth--;
}

static void
do_include(struct parser *p, struct token rest)
{
	if (p->depth > 0 || p->counter > 0)
		refuse(p, rest.line, "include after a template's start; put it at the top");
	if (rest.n < 3 || *rest.p != '"' ||
	    lex_skip_constant(rest.p, rest.p + rest.n) != rest.p + rest.n)
		refuse(
		    p, rest.line, "include needs a header; write {%% include \"room/name.h\" %%}");
	buf_printf(p->e.includes, "#include %s\n", token_text(p, &rest));
}

static void
do_template(struct parser *p, struct token rest)
{
	struct block *b;

	if (p->depth > 0)
		refuse(p, p->t.line, "template inside the %s of line %d; end that first",
		    block_names[top(p)->kind], top(p)->line);
	p->html = (struct html_state){ 0 };
	b = push(p, BLOCK_TEMPLATE);
	split_call(p, rest, "template", &b->name, &b->args);
}

static void
do_if(struct parser *p, struct token rest)
{
	check_expression(p, &rest, "if");
	emit_code(&p->e, "if (", &rest, ") {");
	push(p, BLOCK_IF);
}

static struct block *
open_if(struct parser *p, const char *what)
{
	struct block *b = top(p);

	if (b->kind != BLOCK_IF)
		refuse(p, p->t.line, "%s without an if; the block at hand is the %s of line %d",
		    what, block_names[b->kind], b->line);
	if (b->has_else)
		refuse(p, p->t.line, "%s after else; put else last", what);
	emit_flush(&p->e);
	end_branch(p, b);
	p->html = b->start;
	return b;
}

static void
do_elif(struct parser *p, struct token rest)
{
	check_expression(p, &rest, "elif");
	open_if(p, "elif");
	emit_code(&p->e, "} else if (", &rest, ") {");
}

static void
do_else(struct parser *p, struct token rest)
{
	if (rest.n > 0)
		refuse(p, rest.line, "words after else; write {%% else %%} or {%% elif … %%}");
	open_if(p, "else")->has_else = true;
	buf_puts(p->e.body, "} else {\n");
}

static void
do_for(struct parser *p, struct token rest)
{
	struct token var = take_word(&rest), in = take_word(&rest);
	const char *name = token_text(p, &var);
	struct arena *a = p->e.arena;
	int n;

	if (var.n == 0 || !token_is(&in, "in"))
		refuse(
		    p, p->t.line, "for needs a variable and a list; write {%% for x in list %%}");
	check_expression(p, &rest, "for");
	n = push(p, BLOCK_FOR)->number;
	emit_code(&p->e, arena_printf(a, "{ __auto_type list_%d = (", n), &rest,
	    arena_printf(a,
		"); for (size_t %s_index = 0; %s_index < list_%d.n; %s_index++) { "
		"__auto_type %s = &list_%d.a[%s_index];",
		name, name, n, name, name, n, name));
}

/* Arguments that start with a dot are members by name; others stand in order. */
static void
emit_args(struct parser *p, const char *name, const char *before, const struct token *args,
    const char *after)
{
	struct arena *a = p->e.arena;

	if (*args->p == '.')
		emit_code(&p->e, arena_printf(a, "%s%s_of(", before, name), args,
		    arena_printf(a, ")%s", after));
	else
		emit_code(&p->e, before, args, after);
}

static void
do_call(struct parser *p, struct token rest)
{
	struct token name, args;
	const char *function;

	need_text(p, "call");
	split_call(p, rest, "call", &name, &args);
	function = token_text(p, &name);
	if (args.n == 0)
		emit_code(&p->e, "", &name, "(o);");
	else
		emit_args(p, function, arena_printf(p->e.arena, "%s(o, ", function), &args, ");");
}

static void
open_page(struct parser *p, const struct block *b)
{
	const char *name = token_text(p, &b->name);
	struct arena *a = p->e.arena;

	if (b->args.n > 0)
		emit_args(
		    p, name, arena_printf(a, "{ __auto_type page_%d = ", b->number), &b->args, ";");
	else
		buf_puts(p->e.body, "{\n");
}

static void
do_page(struct parser *p, struct token rest)
{
	struct block *b;

	need_text(p, "page");
	b = push(p, BLOCK_PAGE);
	split_call(p, rest, "page", &b->name, &b->args);
	emit_flush(&p->e);
	open_page(p, b);
	buf_printf(p->e.body, "%s_open(o%s", token_text(p, &b->name), b->args.n ? ", " : "");
	if (b->args.n)
		buf_printf(p->e.body, "page_%d", b->number);
	buf_puts(p->e.body, ");\n");
}

/* Cuts the function in two.  The pages around are taken up again in the second half. */
static void
do_body(struct parser *p, struct token rest)
{
	struct block *t = &p->blocks[0];

	if (rest.n > 0)
		refuse(p, rest.line, "words after body; write {%% body %%}");
	need_text(p, "body");
	if (t->body > 0)
		refuse(p, p->t.line, "a second body; a layout has one");
	for (size_t i = 1; i < p->depth; i++)
		if (p->blocks[i].kind != BLOCK_PAGE)
			refuse(p, p->t.line, "body inside the %s of line %d; put it outside",
			    block_names[p->blocks[i].kind], p->blocks[i].line);
	emit_flush(&p->e);
	buf_puts(p->e.body, "/* body */\n");
	for (size_t i = 1; i < p->depth; i++)
		buf_puts(p->e.body, "}\n");
	t->body = p->e.body->n;
	for (size_t i = 1; i < p->depth; i++)
		open_page(p, &p->blocks[i]);
}

static void
do_set(struct parser *p, struct token rest)
{
	struct token name = take_word(&rest);
	struct block *b;

	need_text(p, "set");
	if (name.n == 0 || rest.n > 0)
		refuse(p, p->t.line, "set needs one name; write {%% set name %%} … {%% end %%}");
	b = push(p, BLOCK_SET);
	b->name = name;
	emit_code(&p->e, "struct html ", &name, " = { 0 };");
	buf_printf(p->e.body, "{ struct out_capture capture_%d = out_capture(o);\n", b->number);
}

static void
do_attributes(struct parser *p, struct token rest)
{
	if (p->html.where != HTML_TAG_GAP && p->html.where != HTML_TAG_SPACE)
		refuse(p, p->t.line, "attributes outside a tag; put it between a tag's attributes");
	check_expression(p, &rest, "attributes");
	emit_code(&p->e, "put_attributes(o, ", &rest, ");");
	p->html.where = HTML_TAG_GAP;
}

static const struct directive {
	const char *name;
	void (*run)(struct parser *, struct token rest);
	bool outside;	/* may stand outside a template */
	bool is_inline; /* its line's end is kept: it writes HTML of its own */
} directives[] = {
	{ "include", do_include, .outside = true },
	{ "template", do_template, .outside = true },
	{ "end", do_end, .outside = true },
	{ "if", do_if },
	{ "elif", do_elif },
	{ "else", do_else },
	{ "for", do_for },
	{ "call", do_call, .is_inline = true },
	{ "page", do_page },
	{ "body", do_body },
	{ "set", do_set },
	{ "attributes", do_attributes, .is_inline = true },
};

static void
settle(struct parser *p)
{
	const char *wrong = html_settle(&p->html);

	if (wrong != NULL)
		refuse(p, p->t.line, "%s", wrong);
}

static void
on_directive(struct parser *p)
{
	struct token rest = p->t, word = take_word(&rest);

	for (size_t i = 0; i < sizeof directives / sizeof *directives; i++) {
		const struct directive *d = &directives[i];

		if (!token_is(&word, d->name))
			continue;
		if (p->depth == 0 && !d->outside)
			refuse(p, p->t.line, "%s outside a template; put it inside one", d->name);
		settle(p);
		d->run(p, rest);
		p->skip_space = p->t.alone_on_line && !d->is_inline;
		return;
	}
	refuse(p, p->t.line,
	    "unknown directive \"%.*s\"; there are include, template, if, elif, else, for, call, "
	    "page, "
	    "body, set, attributes and end",
	    (int)word.n, word.p);
}

/* --- the whole file --- */

static void
check_source(const struct tmplc_source *s)
{
	const char *p = s->text, *end = s->text + s->n, *newline;

	for (int line = 1; p < end; line++, p = newline + 1) {
		newline = memchr(p, '\n', (size_t)(end - p));
		if (newline == NULL)
			newline = end;
		if (!str_utf8_valid(p, (size_t)(newline - p)))
			fail(FAULT_USAGE, "%s:%d: not valid UTF-8; save the file as UTF-8", s->file,
			    line);
	}
}

static void
parse(struct parser *p)
{
	static void (*const on[])(struct parser *) = {
		[TOKEN_TEXT] = on_text,
		[TOKEN_VALUE] = on_value,
		[TOKEN_DIRECTIVE] = on_directive,
		[TOKEN_COMMENT] = on_comment,
		[TOKEN_MESSAGE] = on_message,
	};

	for (p->t = lex_next(&p->lexer); p->t.kind != TOKEN_END; p->t = lex_next(&p->lexer))
		on[p->t.kind](p);
	if (p->depth > 0)
		refuse(p, top(p)->line, "the %s is never ended; write {%% end %%}",
		    block_names[top(p)->kind]);
}

struct tmplc_result
tmplc_compile(struct arena *a, const struct tmplc_source *source, const char *header_name)
{
	struct parser *p = anew(a, struct parser);
	struct tmplc_result r = { .c = buf_new(a), .h = buf_new(a) };
	struct buf *h = buf_new(a);

	p->e = (struct emitter){
		.arena = a,
		.source = source,
		.includes = buf_new(a),
		.h = h,
		.c = r.c,
		.body = buf_new(a),
		.literal = buf_new(a),
	};
	p->lexer = (struct lexer){ .source = source, .line = 1, .line_is_blank = true };
	check_source(source);
	buf_printf(
	    r.c, "/* Made by tmplc from %s. */\n#include \"%s\"\n", source->file, header_name);
	parse(p);
	buf_printf(r.h,
	    "/* Made by tmplc from %s. */\n#pragma once\n#include \"html/out.h\"\n%s\n%s",
	    source->file, p->e.includes->p, h->p);
	return r;
}
