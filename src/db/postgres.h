/* Postgres: what the engine and the migration share.  Only src/db includes this. */
#pragma once
#include "db/engine.h"

#include <libpq-fe.h>

/* Connects and sets what a session of Waymark has; fail(FAULT_DATABASE) when it cannot. */
PGconn *postgres_connect(const char *url, bool owner);

/* Runs SQL of src/db itself.  The caller clears the result. */
PGresult *postgres_run(PGconn *, const char *sql);
/* Runs SQL, forgets the result. */
void postgres_do(PGconn *, const char *sql);
/* The first column of the first row as a whole number; 0: none or NULL. */
int64_t postgres_number(PGconn *, const char *sql);

/* fail()s with the kind that the error stands for; clears the result. */
_Noreturn void postgres_fail(PGconn *, PGresult *, const char *doing);
