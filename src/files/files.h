/*
 * Files: which stored files may be handed out, and which may go.
 *
 * A file is served only when a transaction has recorded it and no virus
 * scanner is still to be asked.  Areas keep the hash in their own rows
 * (documents); whoever may see such a row may open the file.
 */
#pragma once
#include "files/intake.h"
#include "jobs/jobs.h"

#include <stdint.h>

struct tx;

/* Records what intake_file() kept, in the transaction that makes the document's row. */
void files_record(struct tx *, int64_t la, const struct intake_result *);

/* Keeps bytes that the program itself has made, and records them in the same breath: the row that
 * names the hash is written in this transaction. */
struct hash files_keep(struct tx *, struct store *, int64_t la, const void *bytes, size_t n);

enum file_state {
	FILE_ABSENT,
	FILE_READY,
	FILE_QUARANTINED, /* the scanner has not answered yet; it will be asked again */
	FILE_REMOVED,	  /* the scanner found a virus */
};

/* With FILE_READY the caller owns *ret_fd; otherwise it is untouched.  hash: as in documents. */
enum file_state files_open(struct tx *, const struct store *, int64_t la, const char *hash,
    int *ret_fd, int64_t *ret_size);

/* For the worker's table: asks the scanner again about what is quarantined, every ten minutes;
 * removes daily what no document has had for a week. */
extern const struct job_kind files_scan_job, files_sweep_job;
