/* Postgres: what the engine and the migration share.  Only src/db includes this. */
#pragma once
#include "db/engine.h"

#include <libpq-fe.h>

/* Connects and sets what a session of Waymark has; fail(FAULT_DATABASE) when it cannot. */
PGconn *postgres_connect(const char *url, bool owner);

/* An answer that is no error; NULL is none. */
bool postgres_is_fine(const PGresult *);

/* Runs SQL of src/db itself.  The caller clears the result. */
PGresult *postgres_run(PGconn *, const char *sql);
/* Runs SQL, forgets the result. */
void postgres_do(PGconn *, const char *sql);
/* The first column of the first row as a whole number; 0: none or NULL. */
int64_t postgres_number(PGconn *, const char *sql);

/* fail()s with the kind that the error stands for; clears the result. */
_Noreturn void postgres_fail(PGconn *, PGresult *, const char *doing);

/* What a prepared statement is given: numbers, dates and times as text. */
struct parameters {
	int n;
	const char *const *values;
	const int *lengths, *formats;
};

/* ---- postgres_tell.c: who asks ---- */

/* Prepares the statements that say so. */
void postgres_prepare_words(PGconn *);
/* Whether the server knows for whom, when and with which right the next statement runs. */
bool postgres_is_told(const struct handle *, bool system);
/*
 * Tells it in one round trip together with the statement of that name (NULL: none), and takes
 * all answers.  Returns the statement's, or that of whatever failed before it; NULL: the
 * connection is of no use.  Where h->begun is still unset nothing was asked for, not even BEGIN.
 */
PGresult *postgres_tell(struct handle *, bool system, const char *name, const struct parameters *);
