/* Postgres: sessions and their errors. */
#include "db/postgres.h"
#include "base/str.h"

#include <string.h>

/*
 * Messages may carry a person's data ("Key (family)=(...)"), so a broken
 * constraint is told by its name, and bad data by the state alone
 * (postgresql.org, Appendix A, classes 22 and 23).
 */
static void
describe(char *text, size_t n, const PGresult *r, const char *state)
{
	const char *constraint = PQresultErrorField(r, PG_DIAG_CONSTRAINT_NAME);
	const char *primary = PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY);

	if (str_starts(state, "23") || str_starts(state, "22"))
		snprintf(text, n, "PostgreSQL says %s %s", state, constraint ? constraint : "");
	else
		snprintf(text, n, "PostgreSQL says %s %s", state, primary ? primary : "");
}

static enum fault_kind
kind_of(const char *state)
{
	static const struct {
		const char *prefix;
		enum fault_kind kind;
	} kinds[] = {
		{ "40", FAULT_BUSY },	 /* deadlock, serialization */
		{ "55P03", FAULT_BUSY }, /* lock_timeout */
		{ "57014", FAULT_BUSY }, /* statement_timeout */
		{ "53300", FAULT_BUSY }, /* too many connections */
		{ "53100", FAULT_STORAGE },
		{ "58", FAULT_STORAGE }, /* system errors, input and output */
		{ "XX001", FAULT_STORAGE },
		{ "XX002", FAULT_STORAGE },
		{ "22", FAULT_BUG },
		{ "23", FAULT_BUG },
		{ "25006", FAULT_BUG }, /* a write in a reading transaction */
		{ "25P02", FAULT_BUG },
		{ "42", FAULT_BUG },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_starts(state, kinds[i].prefix))
			return kinds[i].kind;
	return FAULT_DATABASE;
}

void
postgres_fail(PGconn *c, PGresult *r, const char *doing)
{
	const char *state = r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	enum fault_kind kind = FAULT_DATABASE;
	char text[300] = "the connection to PostgreSQL is lost";

	if (state != NULL && PQstatus(c) == CONNECTION_OK) {
		kind = kind_of(state);
		describe(text, sizeof text, r, state);
	}
	PQclear(r);
	fail(kind, "%s: %s", doing, text);
}

bool
postgres_is_fine(const PGresult *r)
{
	ExecStatusType status = PQresultStatus(r);

	return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

PGresult *
postgres_run(PGconn *c, const char *sql)
{
	PGresult *r = PQexec(c, sql);

	if (!postgres_is_fine(r))
		postgres_fail(c, r, "database");
	return r;
}

void
postgres_do(PGconn *c, const char *sql)
{
	PQclear(postgres_run(c, sql));
}

int64_t
postgres_number(PGconn *c, const char *sql)
{
	PGresult *r = postgres_run(c, sql);
	int64_t number = 0;

	if (PQntuples(r) > 0)
		str_to_int(PQgetvalue(r, 0, 0), &number);
	PQclear(r);
	return number;
}

/* The server's notices say nothing that the log should keep. */
static void
ignore_notice(void *arg, const PGresult *r)
{
	(void)arg, (void)r;
}

static const char session[] = "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD';"
			      "SET synchronous_commit = on; SET standard_conforming_strings = on;"
			      "SET search_path = public; SET bytea_output = hex;"
			      /* The views are large and quick: compiling them costs seconds. */
			      "SET jit = off;"
			      "SET plan_cache_mode = force_generic_plan;"
			      /* Rows lie in memory or on a disk without heads: a look into an
			       * index costs what it costs in a row.  Otherwise an authority of
			       * a few thousand cases is read whole for one officer's day. */
			      "SET random_page_cost = 1.1;"
			      "SET idle_in_transaction_session_timeout = '60s'";
/* Only the program's own sessions: a migration may take its time. */
static const char limits[] = "SET statement_timeout = '8s'; SET lock_timeout = '2s'";

struct connecting {
	PGconn *connection;
	bool owner;
};

static void
set_up(void *arg)
{
	struct connecting *c = arg;

	if (PQstatus(c->connection) != CONNECTION_OK)
		fail(FAULT_DATABASE, "PostgreSQL cannot be reached: %.200s",
		    PQerrorMessage(c->connection));
	PQsetNoticeReceiver(c->connection, ignore_notice, NULL);
	postgres_do(c->connection, session);
	if (!c->owner)
		postgres_do(c->connection, limits);
}

PGconn *
postgres_connect(const char *url, bool owner)
{
	static const char *const names[] = { "dbname", "connect_timeout", "tcp_user_timeout",
		"keepalives_idle", "client_encoding", "fallback_application_name", NULL };
	const char *const values[] = { url, "2", "10000", "30", "UTF8", "waymark", NULL };
	struct connecting c = { PQconnectdbParams(names, values, 1), owner };
	struct fault fault;

	if (!attempt(set_up, &c, &fault)) {
		PQfinish(c.connection);
		fail(fault.kind, "%s", fault.message);
	}
	return c.connection;
}
