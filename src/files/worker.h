/*
 * Worker: the process that parses one upload in a sandbox, and how to run it.
 *
 * It is a program of its own, waymark-parse (parse_main.c), with a file on its
 * first descriptor, a clean one on the second, and its answer on the fourth.
 */
#pragma once
#include "files/kind.h"

#include <stdint.h>

/* The worker's descriptors. */
enum { WORKER_IN, WORKER_OUT, WORKER_ERRORS, WORKER_ANSWER };

struct worker_answer {
	uint32_t verdict; /* enum file_verdict */
	uint32_t kind;	  /* enum file_kind: what the content is */
	uint32_t layers;  /* enum sandbox_layer: what was active */
};

/*
 * Runs the program on the file in fd; the clean file is in out, from its beginning.
 * A worker that dies or takes more than 30 seconds gives FILE_HUGE when it used
 * up its limits, otherwise FILE_DAMAGED; one that could not be started gives
 * FILE_NOT_WORKING.
 */
struct worker_answer worker_run(
    const char *program, int fd, int out, enum file_kind named, int64_t output_limit);
