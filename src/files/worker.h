/*
 * Worker: the process that parses one upload in a sandbox, and how to run it.
 *
 * The program starts itself again with the argument WORKER_ARGUMENT; main()
 * then calls worker_main() before anything else.  The worker gets the file on
 * descriptor 0, writes the clean file to 1 and its answer to 3.
 */
#pragma once
#include "files/kind.h"

#include <stdint.h>

#define WORKER_ARGUMENT "parse-upload"

struct worker_answer {
	uint32_t verdict; /* enum file_verdict */
	uint32_t kind;	  /* enum file_kind: what the content is */
	uint32_t layers;  /* enum sandbox_layer: what was active */
};

/* waymark parse-upload NAMED-KIND OUTPUT-LIMIT; returns the exit code. */
int worker_main(int argc, char **argv);

/*
 * Runs a worker on the file in fd; the clean file is in out, from its beginning.
 * A worker that dies or takes more than 30 seconds gives FILE_HUGE when it used
 * up its limits, otherwise FILE_DAMAGED; one that could not be started gives
 * FILE_NOT_WORKING.
 */
struct worker_answer worker_run(int fd, int out, enum file_kind named, int64_t output_limit);
