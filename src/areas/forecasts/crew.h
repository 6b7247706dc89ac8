/*
 * Crew: a piece of work done for the numbers 0 to n - 1 by a few threads.
 *
 * Which thread does which number is left to chance, so results must not depend
 * on it.  A fault in any worker is raised again by crew_run(), after all have
 * ended.
 */
#pragma once
#include <stdint.h>

enum { CREW_MOST = 64 };

/* Called with the worker's number from 0, which no other thread has at the same time. */
typedef void crew_piece(void *arg, int worker, uint32_t number);

void crew_run(int workers, uint32_t n, crew_piece *, void *arg);

/* As many as the machine has processors. */
int crew_default(void);
