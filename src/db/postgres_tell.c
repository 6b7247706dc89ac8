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

/* How many statements that were; -1: not all could be sent. */
static int
send_all(const struct handle *h, bool system, const char *name, const struct parameters *p)
{
	PGconn *c = h->postgres;
	bool sent = true;
	int n = 0;

	if (!h->begun && ++n)
		sent = send_word(c, h->tx->kind == TX_WRITE ? BEGIN_WRITE : BEGIN_READ);
	if (sent && !h->told && ++n)
		sent = send_context(c, &h->tx->context, system);
	else if (sent && h->system != system && ++n)
		sent = send_word(c, system ? SYSTEM_ON : SYSTEM_OFF);
	if (sent && name != NULL && ++n)
		sent = send_statement(c, name, p);
	return sent && PQpipelineSync(c) == 1 ? n : -1;
}

/*
 * One answer a statement, also of those that the server left out after one that failed, and
 * NULL behind each.  Keeps the last, or the first that is an error.  False: libpq gave up
 * before, because the connection is lost.
 */
static bool
take_answers(struct handle *h, int n, PGresult **ret_kept)
{
	PGresult *r = NULL;
	bool ended = false;

	for (; n > 0; ended = r == NULL) {
		r = PQgetResult(h->postgres);
		if (r == NULL && ended)
			return false;
		if (r == NULL)
			continue;
		n--;
		h->begun |= postgres_is_fine(r);
		if (*ret_kept == NULL || postgres_is_fine(*ret_kept)) {
			PQclear(*ret_kept);
			*ret_kept = r;
		} else {
			PQclear(r);
		}
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

PGresult *
postgres_tell(struct handle *h, bool system, const char *name, const struct parameters *p)
{
	PGresult *r = NULL;
	int n;

	if (PQenterPipelineMode(h->postgres) != 1 || (n = send_all(h, system, name, p)) < 0)
		return NULL;
	if (!take_answers(h, n, &r) || !take_sync(h->postgres)) {
		PQclear(r);
		return NULL;
	}
	h->told = postgres_is_fine(r);
	h->system = system;
	return r;
}
