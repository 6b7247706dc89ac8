/* Store: a new database with its keys and folders, and migrations. */
#pragma once
#include "db/migrate.h"

struct call;
struct conf;

/* Makes what is missing of the data folder and keys, and the database.  fail(FAULT_USAGE) when
 * the database has content. */
void store_make(struct call *, const struct conf *);

/* As --owner or, without it, the settings' database.  only_new: a database with content is refused.
 */
struct migrate_result store_migrate(struct call *, const struct conf *, bool only_new);

struct arena;
