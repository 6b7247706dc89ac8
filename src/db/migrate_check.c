/* Migrate: whether a database is of this program, and which views it has. */
#include "db/migrate_engine.h"
#include "base/hash.h"
#include "base/str.h"
#include "db/record_sql.h"

void
migrate_check_version(int64_t version, const char *url)
{
	if (version == 0)
		fail(FAULT_USAGE, "%s: there is no Waymark database; run waymark init", url);
	if (version < db_migrations_n)
		fail(FAULT_USAGE, "%s is at version %lld of %d; run waymark migrate", url,
		    (long long)version, db_migrations_n);
	if (version > db_migrations_n)
		fail(FAULT_USAGE,
		    "%s is at version %lld; this program knows %d: install a newer one", url,
		    (long long)version, db_migrations_n);
}

void
migrate_check_applied(const struct migrate_options *o, const struct applied *a, int n)
{
	if (o->only_new && n > 0)
		fail(FAULT_USAGE, "there is a Waymark database already; name a new one");
	if (n > o->n)
		fail(FAULT_USAGE,
		    "the database is at version %d; this program knows %d: install a newer one", n,
		    o->n);
	for (int i = 0; i < n; i++)
		if (a[i].version != i + 1 || !str_eq(a[i].hash, o->migrations[i].hash))
			fail(FAULT_USAGE,
			    "migration %d (%s) was changed after it had been applied; write a new "
			    "one",
			    i + 1, o->migrations[i].name);
}

const char *
migrate_derived_hash(const struct migrate_options *o, struct arena *a)
{
	struct buf *b = buf_new(a);
	struct hash hash;

	buf_printf(b, "%s\n%s", o->views ? o->views : "", o->postgres_rls ? o->postgres_rls : "");
	record_put_digest(b, o->records);
	hash = hash_of(b->p, b->n);
	return hash_hex(a, &hash);
}
