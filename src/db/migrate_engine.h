/* Migrate: what the two engines' parts share.  Only src/db includes this. */
#pragma once
#include "db/engine.h"
#include "db/migrate.h"

/* A row of schema_versions. */
struct applied {
	int version;
	const char *hash;
};

/* fail(FAULT_USAGE) unless the first n migrations are those that were applied. */
void migrate_check_applied(const struct migrate_options *, const struct applied *, int n);

/* Of the views and the row-level security; kept as version 0 so that a change is seen. */
const char *migrate_derived_hash(const struct migrate_options *, struct arena *);

struct migrate_result migrate_sqlite(
    const char *path, const struct migrate_options *, struct arena *);
struct migrate_result migrate_postgres(
    const char *url, const struct migrate_options *, struct arena *);
void migrate_postgres_analyze(const char *url, struct arena *);
