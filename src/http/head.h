/*
 * Head: a strict scanner for the head of an HTTP/1.1 request (RFC 9112).
 *
 * It is fed the bytes as they come and says where the head ends, how long the
 * body is, or which status the request must be refused with.  What two readers
 * could understand in two ways is refused (request smuggling): a folded or
 * unterminated line, CR or NUL in a field, space before a colon, more than one
 * Host or Content-Length, any Transfer-Encoding, a length that is not plain
 * digits, a body to GET.  The scanner keeps no more of the text than it needs.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	HEAD_MAX_BYTES = 8 << 10, /* as nginx and Apache have it for one line */
	HEAD_MAX_FIELDS = 64,
	HEAD_MAX_TARGET = 4 << 10,
	HEAD_MAX_PIECES =
	    100, /* cookies and query parameters, for which libmicrohttpd keeps a record each */
};

enum head_state {
	HEAD_METHOD,
	HEAD_TARGET,
	HEAD_VERSION,
	HEAD_LINE_END,
	HEAD_FIELD,
	HEAD_NAME,
	HEAD_VALUE,
	HEAD_FINAL_END,
	HEAD_DONE,
	HEAD_STATE__MAX,
};

/* Start with zeroes. */
struct head {
	enum head_state state;
	int refusal;	     /* HTTP status, 0: none */
	int64_t length;	     /* of the body, once done */
	bool get, head, old; /* methods; HTTP/1.0 */
	bool has_length, has_coding;
	int hosts;
	size_t size, target, fields, pieces;
	char name[40]; /* the method, then each field's name in lower case */
	size_t n_name;
	char value[300]; /* the version, then values of the fields that matter */
	size_t n_value;
	bool keep; /* the value is of a field that matters */
};

/*
 * Scans n more bytes.  Returns how many of them are this head's: fewer than n
 * when it ended, state then being HEAD_DONE.  After a refusal the answer does
 * not matter.
 */
size_t head_scan(struct head *, const char *bytes, size_t n);
