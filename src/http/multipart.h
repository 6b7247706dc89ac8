/*
 * Multipart: a streaming parser for multipart/form-data (RFC 7578).
 *
 * Fields are kept in memory, files go to unlinked temporary files as they
 * come.  The form is what browsers send and nothing else: no preamble, no
 * nesting, no transfer encodings.
 */
#pragma once
#include "http/decode.h"

struct multipart;

struct multipart_rule {
	int64_t file_limit;    /* bytes of one file */
	bool uploads;	       /* files are allowed at all */
	const char *spool_dir; /* for the temporary files */
};

struct http_uploads {
	struct http_upload *a;
	size_t n, cap;
};

enum { HTTP_MAX_UPLOADS = 20, HTTP_MAX_FORM = 1 << 20 };

/* A parser for one body; results are added to params and uploads as parts end. */
struct multipart *multipart_new(struct arena *, const char *boundary, const struct multipart_rule *,
    struct http_params *params, struct http_uploads *uploads);

/*
 * Takes the next bytes.  Returns 0, or the status to refuse with: 400
 * malformed, 413 too large, 415 a file where none is allowed.
 * fail(FAULT_STORAGE) when a file cannot be spooled.
 */
int multipart_feed(struct multipart *, const char *bytes, size_t n);

/* The body has ended.  0, or 400 when the closing boundary is missing. */
int multipart_end(const struct multipart *);
