/*
 * Files out: a set of files that appear in a folder whole or not at all.
 *
 * They are gathered in memory, written and flushed into a folder of their own
 * inside the target, and only then renamed to their places, one by one; a file
 * of the same name is replaced.  On any failure the target is as it was before.
 */
#pragma once
#include "io/csv.h"

struct files_out;

struct files_out *files_out_new(struct arena *);

/* A new table to fill before files_out_keep(), its columns named in one text, with commas. */
struct csv *files_out_add_csv(struct files_out *, const char *name, const char *columns);

/* Fails with FAULT_STORAGE.  A target that does not exist is made. */
void files_out_keep(struct files_out *, const char *folder);
