/*
 * Intake: takes an upload from a stranger and keeps what is safe of it.
 *
 * A file goes through four gates: its size; the virus scanner, when one is
 * configured; a worker process in a sandbox that parses it whole and writes a
 * clean one; the store.  What is stored is never what was sent, except for
 * Word documents and text, which were checked to their end.
 *
 * intake_file() runs outside a transaction, because it is slow;
 * files_record() (files/files.h) then says in the caller's transaction what
 * was kept, and files_open() refuses what was not recorded.
 */
#pragma once
#include "base/arena.h"
#include "base/hash.h"
#include "files/kind.h"
#include "files/store.h"

#include <stdbool.h>
#include <stdint.h>

struct conf;
struct intake;

struct intake_result {
	enum file_verdict verdict;
	enum file_kind kind;
	const char *message; /* for the person, to be translated; NULL when taken */
	/* when taken: */
	struct hash hash;
	int64_t size;
	const char *type; /* content type of what is stored */
	const char *name; /* for display: cleaned, its end fits the type */
	bool quarantined; /* the scanner gave no answer: stored, not served */
};

/* Opens the store and finds out, by running a worker, which layers of the sandbox hold.  Lives as
 * long as the arena; many threads may use it. */
struct intake *intake_open(struct arena *, const struct conf *);

/* Takes the bytes of fd from its beginning under the name the browser said.  fail(FAULT_STORAGE)
 * when the disk is full; every trouble with the file is a verdict. */
struct intake_result intake_file(struct intake *, struct arena *, int fd, const char *filename);

struct store *intake_store(const struct intake *);

/* For the log at start: "limits, landlock, seccomp". */
const char *files_sandbox_report(const struct intake *, struct arena *);
