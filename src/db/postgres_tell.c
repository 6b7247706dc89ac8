/*
 * Postgres_tell: who asks, when, and with which right.
 *
 * Row-level security reads these as settings of the transaction.  They end
 * with it: SET LOCAL and set_config(..., true) leave nothing on a connection
 * that is given back.  They are sent together with the statement that needs
 * them (libpq's pipeline mode; postgresql.org, 34.5), so they cost no round
 * trip; the server runs them in order, and none after one that failed.
 */
#include "db/postgres.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>

enum { SYNC_MS = 1000 };

enum word { BEGIN_READ, BEGIN_WRITE, TELL, SYSTEM_ON, SYSTEM_OFF, WORD__MAX };

static const struct {
	const char *name, *sql;
} words[] = {
	[BEGIN_READ] = { "begin_read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" },
	[BEGIN_WRITE] = { "begin_write", "BEGIN ISOLATION LEVEL READ COMMITTED" },
	[TELL] = { "tell",
	    "SELECT set_config('waymark.viewer', $1, true), set_config('waymark.today', $2, true), "
	    "set_config('waymark.present', $3, true), set_config('waymark.system', $4, true)" },
	[SYSTEM_ON] = { "system_on", "SET LOCAL waymark.system = 'on'" },
	[SYSTEM_OFF] = { "system_off", "SET LOCAL waymark.system = 'off'" },
};

/* What the server knows when all that was sent has been read. */
struct telling {
	bool begun, told, system;
};

void
postgres_prepare_words(PGconn *c)
{
	for (size_t i = 0; i < WORD__MAX; i++) {
		PGresult *r = PQprepare(c, words[i].name, words[i].sql, 0, NULL);

		if (!postgres_is_fine(r))
			postgres_fail(c, r, words[i].name);
		PQclear(r);
	}
}

bool
postgres_is_told(const struct handle *h, bool system)
{
	return h->begun && h->told && h->system == system;
}

static bool
send_statement(PGconn *c, const char *name, const struct parameters *p)
{
	return PQsendQueryPrepared(c, name, p->n, p->values, p->lengths, p->formats, 0) == 1;
}

static bool
send_word(PGconn *c, enum word w)
{
	return send_statement(c, words[w].name, &(struct parameters){ 0 });
}

static bool
send_context(PGconn *c, const struct tx_context *context, bool system)
{
	char viewer[24], today[11], present[VALUE_TEXT];
	const char *const values[] = { viewer, today, present, system ? "on" : "off" };

	snprintf(viewer, sizeof viewer, "%lld", (long long)context->viewer);
	value_put_date(today, context->now.today);
	value_put_time(present, context->now.instant);
	return send_statement(
	    c, words[TELL].name, &(struct parameters){ .n = 4, .values = values });
}

/* Object ids of PostgreSQL's types (pg_type.dat); they do not change. */
static const Oid oids[] = {
	[DB_INT] = 20,
	[DB_TEXT] = 25,
	[DB_DATE] = 1082,
	[DB_TIME] = 1114,
	[DB_BOOL] = 16,
	[DB_MONEY] = 20,
	[DB_REAL] = 701,
	[DB_BLOB] = 17,
};

static bool
send_preparation(struct handle *h, const struct db_query *q, const char *name)
{
	Oid *types = anew_n(h->arena, Oid, (size_t)q->n_params + 1);

	for (int i = 0; i < q->n_params; i++)
		types[i] = oids[q->params[i].type];
	return PQsendPrepare(h->postgres, name, q->postgres, q->n_params, types) == 1;
}

/* A name is never given twice: the server may have prepared what was answered with a fault. */
static bool
send_question(struct handle *h, struct question *q)
{
	struct prepared *p = prepared_find(h, q->query);
	bool fresh = p->number == 0;
	char name[16];

	if (p->query == NULL)
		h->n_prepared++;
	p->query = q->query;
	if (fresh)
		p->number = ++h->n_named;
	snprintf(name, sizeof name, "q%d", p->number);
	q->fresh = fresh;
	q->before += fresh;
	return (!fresh || send_preparation(h, q->query, name)) &&
	       send_statement(h->postgres, name, &q->given);
}

/* What must be told before a question, and the question. */
static bool
send_told(struct handle *h, struct telling *told, struct question *q)
{
	PGconn *c = h->postgres;
	bool system = q->query->system != NULL, sent = true;

	q->before = 0;
	if (!told->begun && ++q->before)
		sent = send_word(c, h->tx->kind == TX_WRITE ? BEGIN_WRITE : BEGIN_READ);
	if (sent && !told->told && ++q->before)
		sent = send_context(c, &h->tx->context, system);
	else if (sent && told->system != system && ++q->before)
		sent = send_word(c, system ? SYSTEM_ON : SYSTEM_OFF);
	*told = (struct telling){ true, true, system };
	return sent && send_question(h, q);
}

/* Those of one right and then those of the other, so that it changes once at most.  They are put
 * in that order. */
static bool
send_all(struct handle *h, struct arena *a, struct telling *told, struct question **q, size_t n)
{
	bool first = told->told ? told->system : q[0]->query->system != NULL;
	struct question **sorted = anew_n(a, struct question *, n);
	size_t m = 0;

	for (int turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < n; i++)
			if (((q[i]->query->system != NULL) == first) == (turn == 0))
				sorted[m++] = q[i];
	memcpy(q, sorted, n * sizeof *q);
	for (size_t i = 0; i < n; i++)
		if (!send_told(h, told, q[i]))
			return false;
	return PQpipelineSync(h->postgres) == 1;
}

/*
 * One answer, also of what the server left out after something that failed; NULL: libpq gave up
 * before, because the connection is lost.  A NULL stands between two of them.
 */
static PGresult *
take_answer(struct handle *h, bool first)
{
	PGresult *r = PQgetResult(h->postgres);

	if (r == NULL && !first)
		r = PQgetResult(h->postgres);
	h->begun |= r != NULL && postgres_is_fine(r);
	return r;
}

/* Keeps the first answer that is an error, as that of all. */
static bool
take_answers(struct handle *h, struct question *const *q, size_t n, struct failing *failing)
{
	for (size_t i = 0; i < n; i++)
		for (int left = q[i]->before; left >= 0; left--) {
			PGresult *r = take_answer(h, i == 0 && left == q[i]->before);

			if (r == NULL)
				return false;
			if (!postgres_is_fine(r) && failing->fault == NULL)
				*failing = (struct failing){ r, q[i]->query->name };
			else if (left == 0 && postgres_is_fine(r))
				q[i]->answer = r;
			else
				PQclear(r);
		}
	return true;
}

/*
 * The answer to the sync comes with the last statement's.  Without memory for it libpq would
 * wait for another one, which never comes (PQgetResult() of libpq 15); so it is waited for here.
 */
static bool
take_sync(PGconn *c)
{
	struct pollfd more = { .fd = PQsocket(c), .events = POLLIN };
	PGresult *r = PQgetResult(c); /* NULL: the end of the last statement's */
	bool synced;

	while (r == NULL && PQisBusy(c))
		if (poll(&more, 1, SYNC_MS) != 1 || PQconsumeInput(c) != 1)
			return false;
	if (r == NULL)
		r = PQgetResult(c);
	synced = PQresultStatus(r) == PGRES_PIPELINE_SYNC;
	PQclear(r);
	return synced && PQexitPipelineMode(c) == 1;
}

/* Nothing of it counts: what was prepared on the way may not have been. */
static void
take_back(struct handle *h, struct question *const *q, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		PQclear(q[i]->answer);
		q[i]->answer = NULL;
		if (q[i]->fresh)
			prepared_find(h, q[i]->query)->number = 0;
	}
}

bool
postgres_ask(
    struct handle *h, struct arena *a, struct question **q, size_t n, struct failing *ret_failing)
{
	struct telling told = { h->begun, h->told, h->system };
	struct failing failing = { 0 };
	bool whole = PQenterPipelineMode(h->postgres) == 1 && send_all(h, a, &told, q, n) &&
		     take_answers(h, q, n, &failing) && take_sync(h->postgres);

	if (whole && failing.fault == NULL) {
		h->told = true;
		h->system = told.system;
		return true;
	}
	take_back(h, q, n);
	if (!whole) {
		PQclear(failing.fault);
		failing = (struct failing){ 0 };
	}
	*ret_failing = failing;
	return false;
}
