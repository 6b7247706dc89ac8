/*
 * Static: the bytes of the style sheet, script and icon, read into memory at
 * start.  Their names hold the hash of their content, so browsers keep them.
 */
#pragma once
#include "html/page.h"
#include "http/http.h"

struct static_files;

/* Reads every file of the assets from dir, plain and compressed.  fail(FAULT_USAGE) when one is
 * missing. */
struct static_files *static_load(struct arena *, const struct assets *, const char *dir);

/* Answers a path under /assets/; false when it is not one of ours. */
bool static_serve(const struct static_files *, const struct http_request *, struct http_response *);
