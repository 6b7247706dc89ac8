/*
 * Serve: how a stored file is handed out, so that no browser runs it.
 *
 * Always as an attachment, with the type it was stored under, nosniff, and a
 * policy that lets nothing in it act.
 */
#pragma once
#include "base/arena.h"
#include "files/kind.h"

#define FILES_CONTENT_SECURITY_POLICY "default-src 'none'; sandbox"

/* attachment; filename="plain.pdf"; filename*=UTF-8''as%20named.pdf (RFC 6266, RFC 8187). */
const char *files_disposition(struct arena *, const char *name);

/*
 * What a person sees as the name: the last part of a path, without control
 * characters, invisible marks or turned writing, at most 120 characters, ending
 * as the stored type does.  "photo.jpg" stands for a name of which nothing is left.
 */
const char *files_display_name(struct arena *, const char *filename, enum file_kind);
