/* Mail from the outbox to a real mail server (tests/smtp_sink.py), on either engine. */
#include "access/access_sql.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "check.h"
#include "jobs/jobs.h"
#include "mail/mail.h"
#include "mail/smtp.h"
#include "testdb.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool postgres;
static const char *sink_script;

static const struct job_kind *const kinds[] = { &mail_send_job, &mail_sweep_job, NULL };
static const struct job_kind *const only_sending[] = { &mail_send_job, NULL };

struct bench {
	struct arena *a;
	struct testdb db;
	struct pool *pool;
	struct conf *conf;
	struct worker worker;
	struct now now;
	char *folder;
	pid_t sink;
	int sink_input;
};

static void
start_sink(struct bench *b, const char *tls)
{
	char *argv[] = { (char *)"python3", (char *)sink_script, b->folder, (char *)tls, NULL };
	posix_spawn_file_actions_t actions;
	int in[2], out[2];
	char port[16] = "";
	extern char **environ;

	if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0)
		fail(FAULT_BUG, "pipe");
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in[0], 0);
	posix_spawn_file_actions_adddup2(&actions, out[1], 1);
	if (posix_spawnp(&b->sink, "python3", &actions, NULL, argv, environ) != 0)
		fail(FAULT_BUG, "the mail sink does not start");
	posix_spawn_file_actions_destroy(&actions);
	close(in[0]);
	close(out[1]);
	b->sink_input = in[1];
	if (read(out[0], port, sizeof port - 1) <= 0)
		fail(FAULT_BUG, "the mail sink says no port");
	close(out[0]);
	b->conf->smtp_url = arena_printf(b->a, "smtp://127.0.0.1:%d", atoi(port));
}

static struct bench
bench(const char *tls)
{
	struct bench b = { .a = arena_new(0) };

	b.db = testdb_new(b.a, postgres);
	b.pool = testdb_open(b.a, b.db, access_views_sql, access_rls_sql, 4);
	b.conf = conf_load(b.a, NULL);
	b.conf->mail_from = "no-reply@council.example";
	b.conf->base_url = "https://waymark.council.example";
	b.folder = arena_strdup(b.a, "/tmp/waymark-mail-XXXXXX");
	if (mkdtemp(b.folder) == NULL)
		fail(FAULT_BUG, "folder");
	instant_parse("2026-03-02T09:00:00Z", &b.now.instant);
	b.now.today = instant_london_date(b.now.instant);
	b.worker = (struct worker){ .pool = b.pool, .conf = b.conf, .kinds = only_sending };
	start_sink(&b, tls);
	return b;
}

static void
end(struct bench *b)
{
	close(b->sink_input);
	waitpid(b->sink, NULL, 0);
	pool_close(b->pool);
	if (system(arena_printf(b->a, "rm -rf -- %s", b->folder)) != 0)
		CHECK(false);
	arena_free(b->a);
}

static int64_t
add(struct bench *b, const struct mail *m)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b->pool, TX_WRITE, a, (struct tx_context){ .now = b->now });
	int64_t id = mail_add(tx, 301, m);

	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
	return id;
}

static int64_t
add_to(struct bench *b, const char *address)
{
	return add(b, &(struct mail){ .template = MAIL_EVENT,
			  .event = MAIL_EVENT_DECIDED,
			  .address = address,
			  .reference = "B7K-2M9",
			  .path = "/cases/0abc" });
}

static struct mail_delivery
state_of(struct bench *b, int64_t id)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b->pool, TX_READ, a, (struct tx_context){ .now = b->now });
	struct mail_delivery d = { .state = MAIL_PRINTED };

	CHECK(mail_find(tx, 301, id, &d));
	d.reason = arena_strdup(b->a, d.reason);
	arena_free(a);
	return d;
}

static bool
work(struct bench *b, int64_t seconds)
{
	b->now.instant = instant_add_seconds(b->now.instant, seconds);
	return jobs_run_one(&b->worker, b->now);
}

/* What the sink kept; NULL when it kept no such message. */
static char *
received(struct bench *b, const char *name)
{
	char *bytes = arena_alloc(b->a, 10000);
	FILE *f = fopen(arena_printf(b->a, "%s/%s", b->folder, name), "re");

	if (f == NULL)
		return NULL;
	bytes[fread(bytes, 1, 9999, f)] = '\0';
	fclose(f);
	return bytes;
}

static bool
holds(const char *text, const char *part)
{
	return text != NULL && strstr(text, part) != NULL;
}

static void
sends_a_message_after_the_commit(void)
{
	struct bench b = bench(NULL);
	int64_t id = add_to(&b, "parent@mail.example");
	const char *mail;

	CHECK_INT(state_of(&b, id).state, MAIL_WAITING);
	CHECK(received(&b, "1.eml") == NULL);
	CHECK(work(&b, 1));
	CHECK(!work(&b, 1));
	CHECK_INT(state_of(&b, id).state, MAIL_SENT);
	mail = received(&b, "1.eml");
	CHECK(holds(mail, "X-Envelope-From: <no-reply@council.example>\r\n"));
	CHECK(holds(mail, "X-Envelope-To: <parent@mail.example>\r\n"));
	CHECK(holds(mail, "Subject: News about B7K-2M9\r\n"));
	CHECK(holds(mail, "A decision has been made."));
	CHECK(holds(mail, "https://waymark.council.example/cases/0abc"));
	CHECK(received(&b, "2.eml") == NULL);
	end(&b);
}

static void
waits_and_tries_again_when_told_to(void)
{
	struct bench b = bench(NULL);
	int64_t id = add_to(&b, "later@mail.example"), once = add_to(&b, "once@mail.example");

	CHECK(work(&b, 1));
	CHECK_INT(state_of(&b, id).state, MAIL_WAITING);
	CHECK_STR(state_of(&b, id).reason, "smtp 450");
	CHECK(work(&b, 0));
	CHECK_STR(state_of(&b, once).reason, "smtp 451");
	CHECK(work(&b, 60));
	CHECK(work(&b, 0));
	CHECK_INT(state_of(&b, once).state, MAIL_SENT);
	CHECK(received(&b, "2.eml") == NULL);
	/* The worker gives up in the end and says so. */
	for (int i = 0; i < 20; i++)
		work(&b, 10 * 3600);
	CHECK_INT(state_of(&b, id).state, MAIL_FAILED);
	CHECK(!work(&b, 100 * 3600));
	end(&b);
}

static void
gives_up_what_is_refused_for_good(void)
{
	struct bench b = bench(NULL);
	int64_t never = add_to(&b, "never@mail.example"), spam = add_to(&b, "spam@mail.example");

	CHECK(work(&b, 1));
	CHECK(work(&b, 0));
	CHECK_INT(state_of(&b, never).state, MAIL_FAILED);
	CHECK_STR(state_of(&b, never).reason, "smtp 550");
	CHECK_STR(state_of(&b, spam).reason, "smtp 554");
	CHECK(!work(&b, 100000));
	end(&b);
}

static void
a_dropped_connection_is_not_a_refusal(void)
{
	struct bench b = bench(NULL);
	int64_t silent = add_to(&b, "silent@mail.example"), full = add_to(&b, "full@mail.example");

	CHECK(work(&b, 1));
	CHECK(work(&b, 0));
	CHECK_INT(state_of(&b, silent).state, MAIL_WAITING);
	CHECK_STR(state_of(&b, full).reason, "smtp 452");
	end(&b);
}

static void
no_server_is_waited_for(void)
{
	struct bench b = bench(NULL);
	int64_t id = add_to(&b, "parent@mail.example");
	const char *url = b.conf->smtp_url;

	b.conf->smtp_url = "smtp://127.0.0.1:1";
	CHECK(work(&b, 1));
	CHECK_STR(state_of(&b, id).reason, "no answer");
	b.conf->smtp_url = url;
	CHECK(work(&b, 60));
	CHECK_INT(state_of(&b, id).state, MAIL_SENT);
	end(&b);
}

static void
the_outbox_waits_for_a_server_to_be_set_up(void)
{
	struct bench b = bench(NULL);
	int64_t id = add_to(&b, "parent@mail.example");
	const char *url = b.conf->smtp_url;

	b.conf->smtp_url = "";
	CHECK(work(&b, 1));
	CHECK_INT(state_of(&b, id).state, MAIL_WAITING);
	b.conf->smtp_url = url;
	b.worker.kinds = kinds;
	CHECK(work(&b, 1)); /* the sweep */
	CHECK(work(&b, 0));
	CHECK_INT(state_of(&b, id).state, MAIL_SENT);
	CHECK(!work(&b, 0));
	end(&b);
}

/* The job ran, the machine died before the row was marked: the same message again, as the same. */
static void
the_message_id_is_that_of_the_row(void)
{
	struct bench b = bench(NULL);
	const char *first, *second;
	struct arena *a = arena_new(0);
	struct tx *tx;
	int64_t id = add_to(&b, "parent@mail.example");

	CHECK(work(&b, 1));
	testdb_sql(b.db, "UPDATE deliveries SET state = 'waiting', link = '/cases/0abc'");
	tx = tx_begin(b.pool, TX_WRITE, a, (struct tx_context){ .now = b.now });
	jobs_add(
	    tx, &mail_send_job, 301, arena_printf(a, "%lld", (long long)id), (struct instant){ 0 });
	tx_commit(tx);
	arena_free(a);
	CHECK(work(&b, 1));
	first = received(&b, "1.eml");
	second = received(&b, "2.eml");
	CHECK_STR(second, first);
	end(&b);
}

static void
secrets_leave_the_outbox_with_the_message(void)
{
	struct bench b = bench(NULL);
	struct mail m = { .template = MAIL_SIGN_IN,
		.address = "parent@mail.example",
		.path = "/sign-in/0secret",
		.code = "123456" };

	add(&b, &m);
	CHECK(work(&b, 1));
	CHECK(holds(received(&b, "1.eml"), "0secret"));
	CHECK(holds(received(&b, "1.eml"), "123456"));
	/* Both engines refuse a NULL here, so the statement fails if a secret is left: see below.
	 */
	testdb_sql(b.db, "CREATE TABLE leftovers (none int CHECK (none = 0))");
	testdb_sql(b.db, "INSERT INTO leftovers SELECT count(*) FROM deliveries WHERE link IS NOT "
			 "NULL OR code IS "
			 "NOT NULL");
	end(&b);
}

static struct bench *open_bench;
static struct mail bad_mail;

static void
add_bad_mail(void *arena)
{
	struct tx *tx = tx_begin(
	    open_bench->pool, TX_WRITE, arena, (struct tx_context){ .now = open_bench->now });

	mail_add(tx, 301, &bad_mail);
}

static bool
is_refused(void)
{
	struct arena *a = arena_new(0);
	struct fault fault = { 0 };
	bool done = attempt(add_bad_mail, a, &fault);

	arena_free(a);
	return !done && fault.kind == FAULT_BUG && strstr(fault.message, "transaction") == NULL;
}

static void
values_have_their_forms(void)
{
	struct bench b = bench(NULL);
	const struct mail good = { .template = MAIL_DRAFT,
		.address = "parent@mail.example",
		.reference = "B7K-2M9",
		.path = "/r/0abc" };

	open_bench = &b;
	bad_mail = good;
	CHECK(!is_refused());
	bad_mail.address = "parent@mail.example\r\nBcc: everybody@mail.example";
	CHECK(is_refused());
	bad_mail = good;
	bad_mail.reference = "Amari Jones";
	CHECK(is_refused());
	bad_mail = good;
	bad_mail.path = "//evil.example/";
	CHECK(is_refused());
	bad_mail.path = "https://evil.example/";
	CHECK(is_refused());
	bad_mail.path = NULL;
	CHECK(is_refused());
	end(&b);
}

static void
a_letter_waits_to_be_printed(void)
{
	struct bench b = bench(NULL);
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b.pool, TX_WRITE, a, (struct tx_context){ .now = b.now });
	struct mail_delivery d = { 0 };
	int64_t id = mail_add_letter(tx, 301,
	    &(struct mail){
		.template = MAIL_NOTICE, .person = 7, .reference = "B7K-2M9", .path = "/n/1" });

	CHECK(mail_find(tx, 301, id, &d));
	CHECK_INT(d.state, MAIL_TO_PRINT);
	CHECK(mail_posted(tx, 301, id, b.now.today));
	CHECK(!mail_posted(tx, 301, id, b.now.today));
	CHECK(mail_find(tx, 301, id, &d));
	CHECK_INT(d.state, MAIL_PRINTED);
	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
	CHECK(!work(&b, 1));
	end(&b);
}

/* A parent (7) of a child whose case is 1000, and an officer (8) who signs in. */
static struct bench
bench_with_a_family(void)
{
	struct bench b = bench(NULL);

	testdb_sql(b.db,
	    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES (301, 50, 'b50', "
	    "'authority', 'A');"
	    "INSERT INTO bodies (la, id, public_id, kind, name, parent) VALUES (301, 51, 'b51', "
	    "'team', 'T', 50);"
	    "INSERT INTO persons (la, id, public_id, given, family, born, csa_ends_on) VALUES"
	    " (301, 6, 'p6', 'Ada', 'Birch', '2015-05-01', '2031-06-27'),"
	    " (301, 7, 'p7', 'Bea', 'Birch', NULL, NULL), (301, 8, 'p8', 'Cy', 'Carr', NULL, NULL);"
	    "INSERT INTO parenthoods (la, id, child, person, kind) VALUES (301, 1, 6, 7, 'parent');"
	    "INSERT INTO contacts (la, id, person, kind, value) VALUES (301, 1, 7, 'email', "
	    "'old@mail.example');"
	    "INSERT INTO accounts (la, id, public_id, person, email, created_at) VALUES"
	    " (301, 1, 'a1', 8, 'cy@council.example', '2026-01-01T00:00:00.000000Z');"
	    "INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state, "
	    "received_on,"
	    " team, holder_body, holder_since, next_step) VALUES (301, 1000, 'c1', 'B7K-2M9', 6,"
	    " 'england-2014', '1', 'REQUESTED', '2026-03-02', 51, 50, '2026-03-02', "
	    "'decide_assess');");
	return b;
}

static int64_t
add_news(struct bench *b, int64_t person, int64_t case_id, const char *address)
{
	return add(b, &(struct mail){ .template = MAIL_EVENT,
			  .event = MAIL_EVENT_DECIDED,
			  .person = person,
			  .case_id = case_id,
			  .address = address,
			  .reference = "B7K-2M9",
			  .path = "/track/c1" });
}

static void
goes_to_the_address_of_the_day_it_is_sent(void)
{
	struct bench b = bench_with_a_family();
	int64_t family = add_news(&b, 7, 1000, "old@mail.example");
	int64_t work_mail = add_news(&b, 8, 0, "cy@council.example");

	testdb_sql(b.db, "UPDATE contacts SET ended_on = '2026-03-02' WHERE id = 1;"
			 "INSERT INTO contacts (la, id, person, kind, value) VALUES (301, 2, 7, "
			 "'email', 'new@mail.example');"
			 "UPDATE accounts SET email = 'cy.carr@council.example' WHERE id = 1;");
	CHECK(work(&b, 1));
	CHECK(work(&b, 1));
	CHECK_INT(state_of(&b, family).state, MAIL_SENT);
	CHECK_INT(state_of(&b, work_mail).state, MAIL_SENT);
	CHECK(holds(received(&b, "log"), "RCPT TO:<new@mail.example>"));
	CHECK(holds(received(&b, "log"), "RCPT TO:<cy.carr@council.example>"));
	CHECK(!holds(received(&b, "log"), "old@mail.example"));
	end(&b);
}

static void
who_may_not_follow_the_case_any_more_is_not_written_to(void)
{
	struct bench b = bench_with_a_family();
	int64_t family = add_news(&b, 7, 1000, "old@mail.example");
	int64_t left = add_news(&b, 8, 0, "cy@council.example");

	testdb_sql(b.db, "UPDATE parenthoods SET sees_case = FALSE; UPDATE accounts SET active = "
			 "FALSE WHERE id = 1;");
	CHECK(work(&b, 1));
	CHECK(work(&b, 1));
	CHECK_INT(state_of(&b, family).state, MAIL_FAILED);
	CHECK_STR(state_of(&b, family).reason, "withheld");
	CHECK_INT(state_of(&b, left).state, MAIL_FAILED);
	CHECK(!holds(received(&b, "log"), "RCPT TO"));
	end(&b);
}

static void
who_has_no_email_any_more_is_written_to_by_post(void)
{
	struct bench b = bench_with_a_family();
	int64_t id = add_news(&b, 7, 1000, "old@mail.example");

	testdb_sql(
	    b.db, "UPDATE contacts SET kind = 'address', value = '1 Hill Road' WHERE id = 1");
	CHECK(work(&b, 1));
	CHECK_INT(state_of(&b, id).state, MAIL_TO_PRINT);
	CHECK(!holds(received(&b, "log"), "RCPT TO"));
	/* A court's order comes before the stamp: the letter is not to be posted. */
	testdb_sql(b.db, "UPDATE parenthoods SET sees_case = FALSE");
	b.worker.kinds = kinds;
	CHECK(work(&b, 601));
	CHECK_INT(state_of(&b, id).state, MAIL_FAILED);
	end(&b);
}

static void
encrypts_when_the_server_can(void)
{
	struct bench b = bench("starttls");
	int64_t id = add_to(&b, "parent@mail.example");

	/* A certificate that nobody vouches for is not believed. */
	CHECK(work(&b, 1));
	CHECK_INT(state_of(&b, id).state, MAIL_WAITING);
	b.conf->smtp_ca_file = arena_printf(b.a, "%s/ca.pem", b.folder);
	CHECK(work(&b, 60));
	CHECK_INT(state_of(&b, id).state, MAIL_SENT);
	CHECK(holds(received(&b, "log"), "TLS MAIL FROM:"));
	CHECK(!holds(received(&b, "log"), "    MAIL FROM:"));
	end(&b);
}

/* To another machine nothing goes in plain text, whatever its server offers. */
static void
insists_on_encryption_to_other_machines(void)
{
	struct bench b = bench(NULL);
	int64_t id = add_to(&b, "parent@mail.example");

	b.conf->smtp_url = arena_printf(b.a, "smtp://127.0.0.2%s", strrchr(b.conf->smtp_url, ':'));
	CHECK(work(&b, 1));
	CHECK_INT(state_of(&b, id).state, MAIL_WAITING);
	CHECK(holds(received(&b, "log"), "EHLO"));
	CHECK(!holds(received(&b, "log"), "MAIL FROM:"));
	end(&b);
}

int
main(int argc, char **argv)
{
	sink_script = argv[1];
	postgres = argc > 2 && str_eq(argv[2], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: no PostgreSQL (tests/postgres.sh)");
		return 77;
	}
	signal(SIGPIPE, SIG_IGN);
	smtp_init();
	return check_run((struct check_case[]){ CHECK_CASE(sends_a_message_after_the_commit),
	    CHECK_CASE(waits_and_tries_again_when_told_to),
	    CHECK_CASE(gives_up_what_is_refused_for_good),
	    CHECK_CASE(a_dropped_connection_is_not_a_refusal), CHECK_CASE(no_server_is_waited_for),
	    CHECK_CASE(the_outbox_waits_for_a_server_to_be_set_up),
	    CHECK_CASE(the_message_id_is_that_of_the_row),
	    CHECK_CASE(secrets_leave_the_outbox_with_the_message),
	    CHECK_CASE(values_have_their_forms), CHECK_CASE(a_letter_waits_to_be_printed),
	    CHECK_CASE(goes_to_the_address_of_the_day_it_is_sent),
	    CHECK_CASE(who_may_not_follow_the_case_any_more_is_not_written_to),
	    CHECK_CASE(who_has_no_email_any_more_is_written_to_by_post),
	    CHECK_CASE(encrypts_when_the_server_can),
	    CHECK_CASE(insists_on_encryption_to_other_machines), { 0 } });
}
