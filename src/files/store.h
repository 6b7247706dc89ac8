/*
 * Store: files kept under the hash of their content.
 *
 * The store is a directory "files" under files.data with two levels of
 * sub-directories; the name people gave a file never reaches the disk.  A
 * file is durable when store_put() returns: its bytes and every directory on
 * the way to it have been synced.  Nothing under the directory is followed
 * when it is a symbolic link.  Several processes may use one store.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

/* Opens, and makes where it is missing, the store under data_dir.  Closed with the arena.
 * fail(FAULT_STORAGE) when it cannot. */
struct store *store_open(struct arena *, const char *data_dir);

/* Keeps the bytes of fd from its beginning.  Twice the same bytes are one file.
 * fail(FAULT_STORAGE) when the disk is full or failing; then nothing is kept. */
struct hash store_put(struct store *, int fd);

/* A descriptor to read from, owned by the caller; -1 when there is no such file. */
int store_get(const struct store *, const struct hash *, int64_t *ret_size);

/* Files that referenced() does not claim and that were not put since that instant. */
struct store_list {
	struct hash *a;
	size_t n, cap;
};
struct store_list store_unreferenced(struct store *, struct arena *, struct instant before,
    bool (*referenced)(void *context, const struct hash *), void *context);

/* Removes a file that is still unclaimed and still not put since; true when it went.  A put of
 * the same bytes at the same moment wins. */
bool store_remove(struct store *, const struct hash *, struct instant before,
    bool (*referenced)(void *context, const struct hash *), void *context);

/* Removes what interrupted puts before that instant left behind. */
void store_tidy(struct store *, struct instant before);
