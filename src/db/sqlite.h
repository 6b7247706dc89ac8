/* Sqlite: what pool and migration share about opening a file.  Only src/db includes this. */
#pragma once
#include "db/engine.h"

#include <sqlite3.h>

enum { WAYMARK_APPLICATION_ID = 0x5761796D }; /* "Waym" in the file's header */

/*
 * Opens, hardens and checks: WAL, synchronous=FULL, no foreign file system, no
 * other program's database.  fail()s and leaves nothing open.
 */
struct sqlite3 *sqlite_open(const char *path, bool create);

/* viewer(), today() and present() ask the handle (NULL: nobody, no time). */
void sqlite_add_functions(sqlite3 *, struct handle *);

/* The table waiting_rows (c0, c1, ...) is the handle's, as struct waiting_rows has them. */
void sqlite_add_rows(sqlite3 *, struct handle *);

/* How much of the file a handle keeps in memory, in KiB: an officer's day reads some 220 pages of
 * 4, again and again, and with room for half of them would find none. */
enum { SQLITE_CACHE_KIB = 1024, SQLITE_CACHE_MANY_KIB = 16 << 10 };
void sqlite_set_cache(sqlite3 *, int kib); /* never fails: a small one is slow, not wrong */

/* Runs SQL of src/db itself. */
void sqlite_run(sqlite3 *, const char *sql);
/* The first column of the first row as a whole number; 0: none. */
int64_t sqlite_number(sqlite3 *, const char *sql);

/* fail()s with the kind that an SQLite result code stands for; doing names the query or step. */
_Noreturn void sqlite_fail(sqlite3 *, int code, const char *doing);
/* Does the code mean that the disk or the file is failing? */
bool sqlite_is_storage(int code);

/* NFS, SMB and their like: f_type of statfs(2). */
bool sqlite_is_network(int64_t file_system);
