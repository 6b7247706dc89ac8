/* The commands that make and keep the database: init, migrate, backup, verify. */
#include "areas/commands/commands.h"
#include "areas/commands/call.h"
#include "areas/commands/store.h"
#include "areas/commands/staff.h"
#include "audit/audit.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "db/db.h"

#include <stdio.h>

static const char init_usage[] =
    "usage: waymark init --authority NAME --la NUMBER --email EMAIL --given NAME --family NAME\n"
    "                    [--db URL] [--owner URL] [--app-role ROLE] [--config FILE]\n"
    "                    [--join]\n"
    "\n"
    "Makes a new database, the keys and the folder for files, the authority, and its first\n"
    "administrator.  Prints once the link by which that person chooses a password; it lasts\n"
    "72 hours, and until it is used nobody can sign in.\n"
    "\n"
    "  --authority NAME  the council\n"
    "  --la NUMBER       its three-digit number\n"
    "  --email EMAIL     the administrator, with --given and --family for the name\n"
    "  --db URL          path of a SQLite file, or postgresql:// as the program signs in\n"
    "  --owner URL       PostgreSQL: as the role that owns the tables signs in (BYPASSRLS)\n"
    "  --app-role ROLE   PostgreSQL: the role of --db (default: waymark)\n"
    "  --config FILE     the settings; see waymark settings\n"
    "\n"
    "  --join            adds the authority and its administrator to a database that others use\n"
    "\n"
    "Without --join a database with content is left alone.\n";

static void
init(struct call *c)
{
	struct conf *conf = call_conf(c);
	struct staff_new admin = {
		.la = call_number("la", call_must("la", c->o.la), 1, 999, 0),
		.email = call_must("email", c->o.email),
		.given = call_must("given", c->o.given),
		.family = call_must("family", c->o.family),
		.role = "admin",
		.body = call_must("authority", c->o.authority),
	};
	struct pool *pool;

	if (!c->o.join)
		store_make(c, conf);
	pool = call_pool(c, conf);
	printf("%s\n", staff_begin(c->arena, pool, conf, &admin));
	fprintf(stderr,
	    "waymark init: %s is ready; open the link within 72 hours to choose a password, then "
	    "run waymark serve\n",
	    conf->db_url);
}

static int
run_init(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = init_usage,
		.takes = "authority la email given family db owner app-role config join",
		.expected = "options only",
		.work = init });
}

const struct command init_command = { "init", run_init,
	"make a database, keys and the first administrator", init_usage };

static const char migrate_usage[] =
    "usage: waymark migrate [--db URL] [--owner URL] [--app-role ROLE] [--config FILE]\n"
    "                       [--i-have-a-backup]\n"
    "\n"
    "Brings a database to this program's version.  Does nothing when it is.\n"
    "\n"
    "SQLite: a checked copy is kept beside the file, PATH.before-NNNN.\n"
    "PostgreSQL: save it first with pg_dump as the owner, then say --i-have-a-backup.\n"
    "\n"
    "  --db URL         path of a SQLite file, or postgresql://\n"
    "  --owner URL      PostgreSQL: as the role that owns the tables signs in (BYPASSRLS)\n"
    "  --app-role ROLE  PostgreSQL: the role the program signs in as (default: waymark)\n";

static void
migrate(struct call *c)
{
	struct conf *conf = call_conf(c);
	struct migrate_result r = store_migrate(c, conf, false);

	if (r.backup != NULL)
		fprintf(stderr, "waymark migrate: a copy from before is in %s\n", r.backup);
	printf("version %d of %d\n", r.from, r.to);
}

static int
run_migrate(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = migrate_usage,
		.takes = "db owner app-role config i-have-a-backup",
		.expected = "options only",
		.work = migrate });
}

const struct command migrate_command = { "migrate", run_migrate,
	"bring a database to this program's version", migrate_usage };

static const char backup_usage[] =
    "usage: waymark backup FILE [--db URL] [--config FILE]\n"
    "\n"
    "Writes a whole, checked copy of a SQLite database to a new file, while the server runs.\n"
    "Keep it with the folders keys and files and with anchor.log of the data folder: to restore,\n"
    "stop the server, put all of them back, run waymark verify, and start it again.\n"
    "PostgreSQL is saved with pg_dump.\n";

static void
backup(struct call *c)
{
	struct conf *conf = call_conf(c);

	db_backup(call_pool(c, conf), c->words[0]);
	printf("%s\n", c->words[0]);
}

static int
run_backup(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = backup_usage,
		.takes = "db config",
		.least = 1,
		.most = 1,
		.expected = "the name of one new file",
		.work = backup });
}

const struct command backup_command = { "backup", run_backup,
	"copy a SQLite database while it is in use", backup_usage };

static const char verify_usage[] =
    "usage: waymark verify [--db URL] [--config FILE]\n"
    "\n"
    "Walks the audit log, the log of reads and the anchor file, and says which entry was the\n"
    "first to be changed, removed, moved, put in, cut off or written anew.  May run beside the\n"
    "server.\n"
    "\n"
    "Exit code: 0 all is sound, 1 the first bad entry is named, 2 it could not be checked.\n";

static void
verify(struct call *c)
{
	struct conf *conf = call_conf(c);
	struct audit_report report;

	if (!audit_verify(c->arena, call_pool(c, conf), conf, &report))
		c->exit_code = COMMAND_FINDINGS;
	printf("%s\n", audit_report_text(c->arena, &report));
}

static int
run_verify(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = verify_usage,
		.takes = "db config",
		.expected = "options only",
		.work = verify });
}

const struct command verify_command = { "verify", run_verify,
	"prove that nobody changed the audit log", verify_usage };
