/*
 * Assets: the built style sheet, script and icon, read into memory at start.
 * Their names hold the hash of their content, so browsers keep them for a year.
 */
#pragma once
#include "http/http.h"

struct arena;
struct assets;

/* Reads the folder that tools/assets wrote.  fail(FAULT_USAGE) when it is not whole. */
struct assets *assets_load(struct arena *, const char *dir);

/* Path of the built file, "/assets/style-1a2b3c.css", for "style.css"; NULL when there is none. */
const char *assets_path(const struct assets *, const char *name);

/* Answers a path under /assets/; false when it is not one of ours. */
bool assets_serve(const struct assets *, struct http_request *, struct http_response *);
