/*
 * Sen2 belt: one thread fills it with loads, another takes them off; few lie between the two.
 *
 * Reading takes as long as what is done with it, so both are done at the same time: a file is read
 * while its people are kept (sen2_flow.h), cases are read while their people are written
 * (sen2_export.c).  Shared by src/areas/returns only.
 */
#pragma once
#include "base/arena.h"

struct sen2_belt;

struct sen2_filling {
	void (*fill)(struct sen2_belt *, void *context); /* in the thread; returns at the end */
	void (*drop)(void *load);			 /* gives a load's memory back */
	void *context;
};

/* Begins to fill.  The thread ends with fill(), or when the arena is freed, which drops what lies
 * on the belt. */
struct sen2_belt *sen2_belt_begin(struct arena *, const struct sen2_filling *);

/* In the thread: puts a load on the belt, which owns it from now on; waits for room.  When nobody
 * takes loads any more it is dropped, and fail() ends the filling. */
void sen2_belt_put(struct sen2_belt *, void *load);

/* The next load, which the caller drops; NULL: all have been taken.  Fails as fill() did, behind
 * the last load. */
void *sen2_belt_take(struct sen2_belt *);
