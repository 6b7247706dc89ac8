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

static bool
send_all(const struct handle *h, bool system, const char *name, const struct parameters *p)
{
	PGconn *c = h->postgres;

	if (!h->begun && !send_word(c, h->tx->kind == TX_WRITE ? BEGIN_WRITE : BEGIN_READ))
		return false;
	if (!h->told ? !send_context(c, &h->tx->context, system)
		     : h->system != system && !send_word(c, system ? SYSTEM_ON : SYSTEM_OFF))
		return false;
	return (name == NULL || send_statement(c, name, p)) && PQpipelineSync(c) == 1;
}

/*
 * Up to the answer to the sync, which comes in any case.  libpq gives NULL after each
 * statement's, and from then on when the connection is lost.
 */
static PGresult *
take_all(struct handle *h)
{
	PGresult *kept = NULL, *r;
	ExecStatusType status = PGRES_COMMAND_OK;
	bool ended = false;

	while (status != PGRES_PIPELINE_SYNC) {
		r = PQgetResult(h->postgres);
		if (r == NULL && ended)
			break;
		ended = r == NULL;
		if (ended)
			continue;
		status = PQresultStatus(r);
		h->begun |= postgres_is_fine(r);
		if (status != PGRES_PIPELINE_SYNC && (kept == NULL || postgres_is_fine(kept))) {
			PQclear(kept);
			kept = r;
		} else {
			PQclear(r);
		}
	}
	return kept;
}

PGresult *
postgres_tell(struct handle *h, bool system, const char *name, const struct parameters *p)
{
	PGresult *r;

	if (PQenterPipelineMode(h->postgres) != 1 || !send_all(h, system, name, p))
		return NULL;
	r = take_all(h);
	PQexitPipelineMode(h->postgres);
	h->told = postgres_is_fine(r);
	h->system = system;
	return r;
}
