/* The command "waymark user", and the first account of a new database. */
#include "access/access_policy.h"
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/staff.h"
#include "areas/people/people.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "auth/link.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"

#include <stdio.h>

static struct tx *
begin(struct arena *a, struct pool *pool)
{
	return tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = now_read() });
}

static void
say(struct tx *tx, const char *action, const struct account *acc)
{
	audit_say(tx, &(struct audit_entry){ .la = acc->la,
			  .action = action,
			  .object_kind = "account",
			  .object_id = acc->id,
			  .route = "waymark user" });
}

static const char *
invite(struct tx *tx, const struct conf *conf, const struct account *acc)
{
	struct link_made link = link_make_invitation(tx, acc);

	return arena_printf(tx_arena(tx), "%s/sign-in/link/%s", conf->base_url, link.token);
}

static void
check_role(struct arena *a, const char *role)
{
	const char *all = "";

	for (int i = 0; i < POST__MAX; i++) {
		if (str_eq(access_posts[i].name, role))
			return;
		all = arena_printf(a, "%s %s", all, access_posts[i].name);
	}
	fail(FAULT_USAGE, "%.40s is no role; the roles are:%s", role, all);
}

/* An address that people could have: one @ with something on both sides, nothing invisible. */
static void
check_email(const char *email)
{
	const char *at = NULL;

	for (const char *p = email; *p != '\0'; p++) {
		if ((unsigned char)*p <= ' ' || *p == 0x7f || (*p == '@' && at != NULL))
			at = email;
		else if (*p == '@')
			at = p;
	}
	if (at == NULL || at == email || at[1] == '\0')
		fail(FAULT_USAGE, "%.80s is no mail address", email);
}

static const struct account *
add(struct tx *tx, const struct staff_new *s, int64_t body)
{
	int64_t person;

	if (account_by_email(tx, s->email) != NULL)
		fail(FAULT_USAGE, "%.80s has an account; waymark user link makes a new link for it",
		    s->email);
	person = people_add_person(
	    tx, &(struct people_person){ .la = s->la, .given = s->given, .family = s->family });
	people_add_post(tx, s->la, person, body, s->role, tx_now(tx).today);
	return account_add(tx, s->la, person, s->email);
}

const char *
staff_begin(struct arena *a, struct pool *pool, const struct conf *conf, const struct staff_new *s)
{
	struct tx *tx;
	const struct account *acc;
	const char *link;

	check_email(s->email);
	tx = begin(a, pool);
	if (people_authority(tx, s->la) != 0)
		fail(FAULT_USAGE,
		    "authority %lld is there already; waymark user add adds a person to it",
		    (long long)s->la);
	acc = add(tx, s,
	    people_add_body(
		tx, &(struct people_body){ .la = s->la, .kind = "authority", .name = s->body }));
	link = invite(tx, conf, acc);
	say(tx, "database_begin", acc);
	tx_commit(tx);
	return link;
}

/* A body of the authority; the national body is made with its first account. */
static int64_t
body_for(struct tx *tx, const struct staff_new *s)
{
	int64_t body = people_body_named(tx, s->la, s->body);

	if (body == 0 && str_eq(s->role, "nation"))
		return people_add_body(
		    tx, &(struct people_body){ .la = s->la, .kind = "nation", .name = s->body });
	if (body == 0)
		fail(FAULT_USAGE, "authority %lld has no body named \"%.100s\"; name one it has",
		    (long long)s->la, s->body);
	return body;
}

static const char *
user_add(struct call *c, const struct conf *conf, struct tx *tx)
{
	struct staff_new s = {
		.la = call_number("la", call_must("la", c->o.la), 1, 999, 0),
		.email = c->words[1],
		.given = call_must("given", c->o.given),
		.family = call_must("family", c->o.family),
		.role = call_must("role", c->o.role),
		.body = call_must("body", c->o.body),
	};
	int64_t body;
	const struct account *acc;
	const char *link;

	check_email(s.email);
	check_role(c->arena, s.role);
	body = body_for(tx, &s);
	acc = add(tx, &s, body);
	link = invite(tx, conf, acc);
	say(tx, "account_add", acc);
	return link;
}

static const struct account *
known(struct tx *tx, const char *email)
{
	const struct account *acc = account_by_email(tx, email);

	if (acc == NULL)
		fail(FAULT_USAGE, "nobody has an account with the address %.80s", email);
	return acc;
}

static void
user_off(struct call *c, struct tx *tx)
{
	const struct account *acc = known(tx, c->words[1]);

	account_switch(tx, acc, false);
	people_end_posts(tx, acc->la, acc->person, tx_now(tx).today);
	say(tx, "account_off", acc);
}

static const char *
user_link(struct call *c, const struct conf *conf, struct tx *tx)
{
	const struct account *acc = known(tx, c->words[1]);
	const char *link;

	if (!acc->active)
		fail(FAULT_USAGE, "the account of %.80s is switched off", c->words[1]);
	link = invite(tx, conf, acc);
	say(tx, "account_link", acc);
	return link;
}

static const char user_usage[] =
    "usage: waymark user add EMAIL --given NAME --family NAME --role ROLE --body NAME --la NUMBER\n"
    "       waymark user link EMAIL\n"
    "       waymark user off EMAIL\n"
    "       each with [--db URL] [--config FILE]\n"
    "\n"
    "add   makes an account for a person with a post at a body, and prints once the link by which\n"
    "      that person chooses a password.  There are no default accounts and no default "
    "passwords.\n"
    "link  prints a new link, as for somebody who has lost the device.\n"
    "off   switches the account off and ends the person's posts: sessions end at once.\n"
    "\n"
    "  --role ROLE  officer, manager, privacy, senco, head, admin, finance, or nation: reads what "
    "is\n"
    "               published of all councils, and no case\n"
    "  --body NAME  a body of the authority, by its whole name; for nation, the national body,\n"
    "               which is made with its first account\n"
    "  --la NUMBER  the authority; for nation, a number of the national body's own such as 999\n";

static void
user(struct call *c)
{
	struct conf *conf = call_conf(c);
	struct pool *pool = call_pool(c, conf);
	struct tx *tx = begin(c->arena, pool);
	const char *link = NULL;

	if (str_eq(c->words[0], "add"))
		link = user_add(c, conf, tx);
	else if (str_eq(c->words[0], "link"))
		link = user_link(c, conf, tx);
	else if (str_eq(c->words[0], "off"))
		user_off(c, tx);
	else
		fail(FAULT_USAGE, "%.40s is none of add, link and off", c->words[0]);
	tx_commit(tx);
	if (link != NULL)
		printf("%s\n", link);
}

static int
run_user(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = user_usage,
		.takes = "given family role body la db config",
		.least = 2,
		.most = 2,
		.expected = "add, link or off, and a mail address",
		.work = user });
}

const struct command user_command = { "user", run_user, "accounts of staff", user_usage };
