/*
 * Key: the secrets of this installation, kept in files and never in the database.
 *
 * A ring is one file, DATA/keys/NAME.key, of lines "ID HEX": a whole number
 * and 32 bytes in hexadecimal.  The last line is the current key; earlier
 * ones still open what they closed.  Rotating a key is adding a line.  Like
 * the configuration, the rings are read once, before any thread starts, and
 * do not change after that.  docs/keys.md is the keeper's page.
 */
#pragma once
#include "base/hash.h"

#include <stdint.h>

enum key_ring {
	KEY_AUDIT, /* chains the audit log: may be kept by another person than the database */
	KEY_FIELD, /* seals single columns (base/seal.h) */
	KEY_FORM,  /* binds forms and codes to a browser that is not signed in */
	KEY__MAX
};

struct key {
	int64_t id; /* from 1 upwards */
	struct hash secret;
};

/*
 * Makes the rings that are missing under data_dir, mode 0400 in a folder of
 * mode 0700; leaves those that are there alone.  fail(FAULT_STORAGE) when it
 * cannot.
 */
void keys_create(struct arena *, const char *data_dir);

/*
 * Reads every ring.  fail(FAULT_USAGE), naming the file and the remedy, when
 * one is missing, readable by others than its owner, or not well-formed.
 */
void keys_load(struct arena *, const char *data_dir);

/* Adds a fresh key to a ring's file; programs use it from their next start. */
void keys_rotate(struct arena *, const char *data_dir, enum key_ring);

/* The current key.  fail(FAULT_BUG) before keys_load(). */
const struct key *key_current(enum key_ring);
/* The key of that id; NULL when the ring has none. */
const struct key *key_by_id(enum key_ring, int64_t id);
