/* Store: the data folder, the keys in it, and the database's schema. */
#include "areas/commands/store.h"
#include "access/access_sql.h"
#include "areas/commands/call.h"
#include "areas/registers/registers.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static void
make_folder(const char *path)
{
	if (mkdir(path, 0700) != 0 && errno != EEXIST)
		fail(FAULT_USAGE, "%s: %s; make the folder or set files.data", path,
		    strerror(errno));
}

struct migrate_result
store_migrate(struct call *c, const struct conf *conf, bool only_new)
{
	return db_migrate(c->o.owner ? c->o.owner : conf->db_url,
	    &(struct migrate_options){
		.at = now_read().instant,
		.migrations = db_migrations,
		.n = db_migrations_n,
		.views = access_views_sql,
		.postgres_rls = access_rls_sql,
		.app_role = c->o.app_role ? c->o.app_role : "waymark",
		.records = registers_of(c->arena, conf, NULL)->types,
		.have_backup = c->o.backup_made,
		.only_new = only_new,
	    },
	    c->arena);
}

void
store_make(struct call *c, const struct conf *conf)
{
	make_folder(conf->data_dir);
	keys_create(c->arena, conf->data_dir);
	store_migrate(c, conf, true);
}
