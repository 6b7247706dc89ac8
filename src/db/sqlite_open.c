/* Sqlite: opening a file, with every safety on and read back. */
#include "db/sqlite.h"
#include "base/rng.h"

#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { LOCK_WAIT_MS = 2000, LOCK_POLL_US = 500 };

bool
sqlite_is_network(int64_t type)
{
	static const int64_t network[] = {
		0x6969,	    /* NFS */
		0x517B,	    /* SMB */
		0xFF534D42, /* CIFS */
		0xFE534D42, /* SMB 2 */
		0x01021997, /* 9P */
		0x5346414F, /* AFS */
		0x00C36400, /* Ceph */
		0x73757245, /* Coda */
		0x0BD00BD0, /* Lustre */
		0x01161970, /* GFS2 */
		0x7461636F, /* OCFS2 */
	};

	for (size_t i = 0; i < sizeof network / sizeof network[0]; i++)
		if (network[i] == (type & 0xFFFFFFFF))
			return true;
	return false;
}

/* Locks and shared memory of SQLite's WAL do not hold over a network (sqlite.org/wal.html). */
static void
refuse_network(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) + 1 : 0;
	char directory[4096] = ".";
	struct statfs fs;

	if (n >= sizeof directory)
		fail(FAULT_USAGE, "%.60s...: the path is too long", path);
	if (n > 0)
		snprintf(directory, sizeof directory, "%.*s", (int)n, path);
	if (statfs(directory, &fs) == 0 && sqlite_is_network(fs.f_type))
		fail(FAULT_USAGE,
		    "%s lies on a network file system; keep it on a local disk or use PostgreSQL",
		    path);
}

bool
sqlite_is_storage(int code)
{
	switch (code & 0xFF) {
	case SQLITE_IOERR:
		return code != SQLITE_IOERR_NOMEM;
	case SQLITE_FULL:
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return true;
	}
	return false;
}

static enum fault_kind
kind_of(int code)
{
	if (sqlite_is_storage(code))
		return FAULT_STORAGE;
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_INTERRUPT:
		return FAULT_BUSY;
	case SQLITE_NOMEM:
	case SQLITE_IOERR:
		return FAULT_MEMORY;
	}
	return FAULT_BUG;
}

void
sqlite_fail(sqlite3 *db, int code, const char *doing)
{
	fail(kind_of(code), "%s: SQLite says %s (%d)", doing, db ? sqlite3_errmsg(db) : "no memory",
	    code);
}

void
sqlite_run(sqlite3 *db, const char *sql)
{
	int code = sqlite3_exec(db, sql, NULL, NULL, NULL);

	if (code != SQLITE_OK)
		sqlite_fail(db, code, "database");
}

int64_t
sqlite_number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s;
	int64_t number = 0;
	int code = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

	if (code != SQLITE_OK)
		sqlite_fail(db, code, "database");
	code = sqlite3_step(s);
	if (code == SQLITE_ROW)
		number = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		sqlite_fail(db, code, "database");
	return number;
}

static void
answer_viewer(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct handle *h = sqlite3_user_data(c);

	(void)n, (void)values;
	sqlite3_result_int64(c, h && h->tx ? h->tx->context.viewer : 0);
}

static void
answer_text(sqlite3_context *c, const char *text)
{
	if (text[0] == '\0')
		sqlite3_result_null(c);
	else
		sqlite3_result_text(c, text, -1, SQLITE_TRANSIENT);
}

static void
answer_today(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct handle *h = sqlite3_user_data(c);

	(void)n, (void)values;
	answer_text(c, h ? h->today : "");
}

static void
answer_present(sqlite3_context *c, int n, sqlite3_value **values)
{
	const struct handle *h = sqlite3_user_data(c);

	(void)n, (void)values;
	answer_text(c, h ? h->present : "");
}

/*
 * INNOCUOUS: views may call them although trusted_schema is off.
 * DETERMINISTIC: they answer the same all through a statement.
 */
void
sqlite_add_functions(sqlite3 *db, struct handle *h)
{
	int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC;

	sqlite3_create_function(db, "viewer", 0, flags, h, answer_viewer, NULL, NULL);
	sqlite3_create_function(db, "today", 0, flags, h, answer_today, NULL, NULL);
	sqlite3_create_function(db, "present", 0, flags, h, answer_present, NULL, NULL);
}

/*
 * Another process writes.  SQLite's own timeout sleeps up to 100 ms at a time
 * and so loses every turn to a process that writes without pause; short sleeps
 * of uneven length find the gap.
 */
static int
wait_for_lock(void *arg, int tries)
{
	(void)arg;
	if (tries >= LOCK_WAIT_MS * 1000 / LOCK_POLL_US)
		return 0;
	usleep(LOCK_POLL_US / 2 + (useconds_t)rng_below(LOCK_POLL_US));
	return 1;
}

/*
 * A statement over views opens some hundred cursors each time it runs: out of
 * 40 places, SQLite's own number, most would come from malloc.
 */
static void
set_places(sqlite3 *db)
{
	sqlite3_db_config(db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 1200, 500);
}

static void
harden(sqlite3 *db)
{
	sqlite3_busy_handler(db, wait_for_lock, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

void
sqlite_set_cache(sqlite3 *db, int kib)
{
	char sql[48];

	snprintf(sql, sizeof sql, "PRAGMA cache_size = -%d", kib);
	sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* case_sensitive_like and bytewise order make SQLite answer as PostgreSQL does. */
static void
set_pragmas(sqlite3 *db)
{
	sqlite_run(db, "PRAGMA journal_mode = WAL");
	sqlite_run(db, "PRAGMA synchronous = FULL");
	sqlite_run(db, "PRAGMA foreign_keys = ON");
	sqlite_run(db, "PRAGMA cell_size_check = ON");
	sqlite_run(db, "PRAGMA case_sensitive_like = ON");
	sqlite_run(db, "PRAGMA temp_store = MEMORY");
	/* Every commit of the log of reads empties the readers' caches: large ones only take
	 * memory. */
	sqlite_set_cache(db, SQLITE_CACHE_KIB);
	sqlite_run(db, "PRAGMA journal_size_limit = 67108864");
}

/*
 * synchronous=NORMAL loses acknowledged commits at a power cut even in WAL
 * mode, so FULL is not taken on trust.
 */
static void
assert_pragmas(sqlite3 *db, const char *path)
{
	if (sqlite_number(db, "PRAGMA synchronous") != 2)
		fail(FAULT_STORAGE, "%s: synchronous=FULL was not accepted", path);
	if (sqlite_number(
		db, "SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'") != 1)
		fail(FAULT_STORAGE, "%s: write-ahead logging was not accepted", path);
	if (sqlite_number(db, "PRAGMA foreign_keys") != 1)
		fail(FAULT_STORAGE, "%s: foreign keys were not accepted", path);
}

/* A database that is neither empty nor ours is left exactly as it is. */
static void
refuse_foreign(sqlite3 *db, const char *path)
{
	int64_t id = sqlite_number(db, "PRAGMA application_id");

	if (id == WAYMARK_APPLICATION_ID)
		return;
	if (id != 0 || sqlite_number(db, "SELECT count(*) FROM sqlite_schema") != 0)
		fail(FAULT_USAGE, "%s is the database of another program", path);
}

struct opening {
	sqlite3 *db;
	const char *path;
};

static void
set_up(void *arg)
{
	struct opening *o = arg;

	set_places(o->db);
	harden(o->db);
	refuse_foreign(o->db, o->path);
	set_pragmas(o->db);
	assert_pragmas(o->db, o->path);
}

/*
 * Before the library's first use.  Every IN of a query is a small table of its
 * own, for which SQLite would set aside 20 pages at once: that took 12 us each
 * time.  Figures about memory, which nobody asks for, cost a lock on every
 * allocation.
 */
static void
configure(void)
{
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

struct sqlite3 *
sqlite_open(const char *path, bool create)
{
	static pthread_once_t configured = PTHREAD_ONCE_INIT;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE |
		    SQLITE_OPEN_EXRESCODE | (create ? SQLITE_OPEN_CREATE : 0);
	struct opening o = { .path = path };
	struct fault fault;
	int code;

	pthread_once(&configured, configure);
	refuse_network(path);
	code = sqlite3_open_v2(path, &o.db, flags, NULL);
	if (code != SQLITE_OK) {
		sqlite3_close_v2(o.db);
		fail(sqlite_is_storage(code) ? FAULT_STORAGE : FAULT_MEMORY,
		    "%s cannot be opened: %s", path, sqlite3_errstr(code));
	}
	if (!attempt(set_up, &o, &fault)) {
		sqlite3_close_v2(o.db);
		fail(fault.kind, "%s: %s", path, fault.message);
	}
	return o.db;
}
