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

/* A query that is asked, and its answer. */
struct question {
	const struct db_query *query;
	struct parameters given;
	PGresult *answer; /* NULL: not asked yet */
	int before;	  /* what is sent, and answered, right before it */
	bool fresh;	  /* it is prepared first */
};

/* What the server refused, and in which query. */
struct failing {
	PGresult *fault;
	const char *doing;
};

/* ---- postgres_tell.c: who asks, and what ---- */

/* Prepares the statements that say so. */
void postgres_prepare_words(PGconn *);
/* Whether the server knows for whom, when and with which right the next statement runs. */
bool postgres_is_told(const struct handle *, bool system);
/*
 * Asks in one round trip, with what must be told and prepared before, and takes all answers; puts
 * the questions in another order.  The arena is the asker's: another thread than the transaction's
 * may ask for it (batch.c).  False: one failed, and none is answered.  The fault is the
 * caller's; without one the connection is of no use, and no longer asked anything.  Where
 * h->begun is still unset no answer came, not even to BEGIN.
 */
bool postgres_ask(
    struct handle *, struct arena *, struct question **, size_t n, struct failing *ret);

/* ---- postgres_ahead.c: questions that go ahead with another ---- */

/* To be asked with the next.  Their parameters live as long as the transaction. */
void ahead_add(struct handle *, const struct question *);
/* The same question, answered or not; NULL: it did not go ahead. */
struct question *ahead_find(struct handle *, const struct question *);
/* Those that wait to be asked, and this one, in the asker's arena; how many. */
size_t ahead_with(struct handle *, struct arena *, struct question *, struct question ***ret);
/* Whoever asks next may be somebody else. */
void ahead_forget(struct handle *);
