/* A database of a test's own, on either engine, at noon of one day; open while the test runs. */
#pragma once
#include "check.h"
#include "testdb.h"
#include "base/date.h"

extern struct arena *world_arena;
extern struct pool *world_pool;
extern struct testdb world_db;

/* Noon of 20 May 2026. */
struct now world_noon(void);

/* Opens it, on PostgreSQL when the first argument says so, lets the test make what it needs and
 * runs the cases.  Returns what main() returns. */
int world_run(
    int argc, char **argv, const char *name, void (*make)(void), const struct check_case *);
