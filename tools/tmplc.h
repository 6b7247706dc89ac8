/*
 * Tmplc: HTML templates to C.  The parts of the compiler, in the order of a template's way:
 *
 *	tmplc_lex.c      the file as tokens: text, {{ }}, {% %}, {# #}, [[ ]]
 *	tmplc_html.c     where in HTML we stand, letter by letter
 *	tmplc_code.c     expressions and words of C inside the brackets
 *	tmplc_emit.c     the C that is written
 *	tmplc_text.c     text, values and messages
 *	tmplc_parse.c    blocks and directives
 *	tmplc.c          the command
 *
 * Everything lives in the arena of one compilation.  A mistake in a template
 * is fail(FAULT_USAGE, "file:line: what is wrong; what to do").
 */
#pragma once
#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* The name is used in messages and #line; the text must be NUL-terminated. */
struct tmplc_source {
	const char *file;
	const char *text;
	size_t n;
};

struct tmplc_result {
	struct buf *c, *h;
};

/* Compiles one file.  The generated C includes header_name. */
struct tmplc_result tmplc_compile(
    struct arena *, const struct tmplc_source *, const char *header_name);

/* --- tokens --- */

enum token_kind {
	TOKEN_TEXT,	 /* HTML as it stands */
	TOKEN_VALUE,	 /* {{ }} */
	TOKEN_DIRECTIVE, /* {% %} */
	TOKEN_COMMENT,	 /* {# #} */
	TOKEN_MESSAGE,	 /* [[ ]] */
	TOKEN_END,
};

/* What stands between the brackets, without white space at either end (text: all of it). */
struct token {
	enum token_kind kind;
	const char *p;
	size_t n;
	int line;	    /* of p */
	bool alone_on_line; /* directive or comment, last of a line that holds nothing else */
};

struct lexer {
	const struct tmplc_source *source;
	size_t at;
	int line;
	bool line_is_blank; /* so far the line holds only directives and comments */
};

struct token lex_next(struct lexer *);

/* For walking C: behind the letter at p, or behind the whole string or character constant that
 * starts there; NULL when the constant is never closed. */
const char *lex_skip_constant(const char *p, const char *end);

/* --- places in HTML --- */

enum html_where {
	HTML_TEXT,
	HTML_TAG_OPEN, /* '<' seen */
	HTML_TAG_NAME,
	HTML_TAG_SPACE, /* between attributes: a new one may start */
	HTML_TAG_GAP,	/* white space, '/' or '>' must come before a new one */
	HTML_NAME,	/* of an attribute */
	HTML_NAME_END,	/* behind it, '=' may still come */
	HTML_VALUE,	/* '=' seen */
	HTML_QUOTED,
	HTML_UNQUOTED,
	HTML_RAW, /* text of script, style, textarea or title */
	HTML_COMMENT,
	HTML_DECLARATION, /* <!doctype …> */
};

enum html_element { HTML_OTHER, HTML_SCRIPT, HTML_STYLE, HTML_TEXTAREA, HTML_TITLE, HTML_PRE };

enum html_attribute {
	HTML_PLAIN,
	HTML_URL,
	HTML_MACHINE, /* datetime: for programs, so dates are ISO 8601 */
	HTML_EVENT,
	HTML_STYLING,
	HTML_SRCDOC,
	HTML_SRCSET,
};

enum html_url { URL_START, URL_SCHEME, URL_VALUE, URL_REST };

struct html_state {
	enum html_where where;
	enum html_element element;
	enum html_attribute attribute;
	enum html_url url;
	bool end_tag;
	char quote;
	int pre;      /* open <pre> elements */
	int progress; /* letters of "-->" or "</script" seen */
	char name[24];
	size_t n_name;
};

/* One more letter of the template.  NULL, or what is wrong and what to do. */
const char *html_feed(struct html_state *, char);

/* Before a directive: a tag's or attribute's name ends here.  NULL, or what is wrong. */
const char *html_settle(struct html_state *);

/* The state where two ways meet again; false when they cannot. */
bool html_join(struct html_state *state, const struct html_state *other);

/* The suffix of the put_ function for a value here ("text", "attr", …); NULL with *ret_refusal
 * where no value may stand. */
const char *html_value(struct html_state *, const char **ret_refusal);

/* White space counts here, so none may be taken away. */
bool html_is_verbatim(const struct html_state *);

/* For messages: "text", "a quoted attribute". */
const char *html_describe(const struct html_state *);

/* --- C --- */

struct emitter {
	struct arena *arena;
	const struct tmplc_source *source;
	struct buf *includes; /* of the header */
	struct buf *h, *c;
	struct buf *body;    /* of the function at hand */
	struct buf *literal; /* HTML not yet written to body */
};

void emit_text(struct emitter *, const char *, size_t n); /* HTML as it stands */
void emit_flush(struct emitter *);			  /* the HTML so far, as out_lit() */
void emit_string(struct buf *, const char *, size_t n);	  /* a C string constant */

/* before, then the expression at its own line and column of the template, then after. */
void emit_code(struct emitter *, const char *before, const struct token *, const char *after);

/* --- the parser --- */

enum block_kind { BLOCK_TEMPLATE, BLOCK_IF, BLOCK_FOR, BLOCK_SET, BLOCK_PAGE };

enum { BLOCKS = 64 };

struct block {
	enum block_kind kind;
	int line;
	struct html_state start; /* where its first branch began */
	struct html_state met;	 /* if: where the branches so far ended */
	bool has_met, has_else;
	int number;
	struct token name, args; /* template, page: name(args); set: name */
	size_t body;		 /* template: where the second half starts; 0: no {% body %} */
};

struct parser {
	struct emitter e;
	struct lexer lexer;
	struct token t; /* at hand */
	struct html_state html;
	struct block blocks[BLOCKS];
	size_t depth;
	int counter;
	bool skip_space; /* the line of a directive leaves nothing behind */
};

/* fail(FAULT_USAGE) with the file, that line and the message. */
_Noreturn void refuse(const struct parser *, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

bool token_is(const struct token *, const char *word);
char *token_text(const struct parser *, const struct token *);
struct token take(struct token *, size_t n); /* the first n letters, off the front */
struct token take_word(struct token *);	     /* a name, or nothing */

/* Refuses what is not one whole C expression. */
void check_expression(const struct parser *, const struct token *, const char *what);
/* "name(args)"; args may be empty. */
void split_call(
    const struct parser *, struct token, const char *what, struct token *name, struct token *args);

void on_text(struct parser *);
void on_value(struct parser *);
void on_message(struct parser *);
void on_comment(struct parser *);
