/*
 * Sandbox: what a process gives up before it looks at a stranger's file.
 *
 * Used by the upload worker, a process of its own for every file.  After
 * sandbox_enter() it can compute, read and write the descriptors it already
 * has, and nothing else: no files, no network, no programs, no new
 * executable memory.  Layers that the kernel lacks are left out and reported.
 */
#pragma once
#include "base/arena.h"

#include <stdint.h>

enum sandbox_layer {
	SANDBOX_LIMITS = 1,   /* memory, processor time, descriptors, size of what it writes */
	SANDBOX_LANDLOCK = 2, /* no file may be opened; no port bound or connected (ABI 4) */
	SANDBOX_SECCOMP = 4,  /* only the system calls of an allow-list */
	SANDBOX_ALL = 7,
};

/* Enters the wanted layers for good; returns those that hold.  output_limit: bytes of a file
 * written. */
unsigned sandbox_enter(unsigned wanted, int64_t output_limit);

/* "limits, landlock, seccomp", or "none". */
const char *sandbox_describe(struct arena *, unsigned layers);
