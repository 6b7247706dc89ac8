/*
 * Lexer of the SQL that the generators read: migrations and queries.
 *
 * The text is what SQLite and PostgreSQL have in common.  What one of them
 * would read otherwise is refused here, with file and line: quoted names,
 * block comments, "::" casts and "?" parameters.
 */
#pragma once
#include "base/arena.h"
#include "base/vec.h"

#include <stdbool.h>

enum token_kind {
	TOKEN_END,
	TOKEN_WORD, /* a name or a keyword */
	TOKEN_NUMBER,
	TOKEN_STRING,  /* with its quotes */
	TOKEN_PARAM,   /* $N; number is N */
	TOKEN_COMMENT, /* from "--" to the end of the line, without them */
	TOKEN_SIGN,    /* punctuation, operators */
};

struct token {
	enum token_kind kind;
	const char *p; /* in the source */
	size_t n;
	int line;
	int number;
	bool spaced; /* white space stands before it */
	bool parted; /* an empty line stands before it */
};

struct source {
	const char *name; /* for messages */
	const char *text;
};

struct lexer {
	const struct source *source;
	const char *at;
	int line;
};

/* A whole file.  fail(FAULT_USAGE) when it cannot be read. */
struct source *source_read(struct arena *, const char *path);

/* From the given place in the source; fail(FAULT_USAGE) names file and line. */
struct lexer lexer_at(const struct source *, const char *at, int line);
struct token lexer_next(struct lexer *);

bool token_is(const struct token *, const char *text); /* a word or sign, in either case */
char *token_text(struct arena *, const struct token *);

/* fail(FAULT_USAGE) with "file:line: message". */
_Noreturn void source_fail(const struct source *, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
