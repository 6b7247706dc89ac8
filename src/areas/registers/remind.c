/*
 * Remind: mails about what is due in registers.
 *
 * Each person is looked at through the same view as on the person's own day,
 * so nobody hears of what is not shown to them.  One message tells of all that
 * is new, with the earliest date and a link, and holds nothing of the records.
 * What a person was reminded of is noted in the same transaction as the
 * message: once for a date, and again on the days that the duty names.
 */
#include "areas/registers/define.h"
#include "areas/registers/registers.h"
#include "areas/registers/remind.sql.h"
#include "audit/audit.h"
#include "base/conf.h"
#include "db/db.h"
#include "db/record.h"
#include "jobs/jobs.h"
#include "mail/mail.h"
#include "policy/policy.h"
#include "text/text.h"

enum { MOST_DUE = 200, EVERY_SECONDS = 6 * 3600, FORGET_DAYS = 2 * 366 };

struct remind_to {
	int64_t la, person;
	const char *email, *language;
};

struct reminding {
	struct arena *arena; /* of the whole reminding */
	struct pool *pool;
	const struct registers *registers;
	struct now now;
};

/* What is shown to the person today. */
static struct register_due_list
due_of(const struct reminding *m, struct arena *a, int64_t person)
{
	struct tx *tx = tx_begin(m->pool, TX_READ, a, (struct tx_context){ person, m->now });
	struct register_due_list due =
	    registers_due(tx, &text_english, m->registers, m->now.today, MOST_DUE);

	tx_rollback(tx);
	return due;
}

/* The earliest date of those of which the person had not heard; unset: of all. */
static struct date
note_new(struct tx *tx, const struct remind_to *to, const struct register_due_list *due)
{
	struct date first = { 0 };

	for (size_t i = 0; i < due->n; i++) {
		const struct register_due *d = &due->a[i];

		if (remind_note(tx, to->la, to->person, d->register_name, d->record, d->duty,
			d->due, d->stage, tx_now(tx).instant) == 1 &&
		    !date_is_set(first))
			first = d->due; /* the list begins with the earliest */
	}
	return first;
}

static void
send(struct tx *tx, const struct remind_to *to, struct date due)
{
	mail_add(tx, to->la,
	    &(struct mail){ .template = MAIL_REGISTERS_DUE,
		.address = to->email,
		.person = to->person,
		.language = to->language,
		.due = due,
		.path = "/registers/due" });
	audit_say(tx, &(struct audit_entry){ .la = to->la,
			  .action = "register_reminder",
			  .object_kind = "person",
			  .object_id = to->person });
}

static void
remind(const struct reminding *m, struct remind_to to)
{
	struct arena *a = arena_part(m->arena, 0);
	struct register_due_list due = due_of(m, a, to.person);
	struct tx *tx;
	struct date first;

	if (due.n > 0) {
		tx = tx_begin(m->pool, TX_WRITE, a, (struct tx_context){ .now = m->now });
		first = note_new(tx, &to, &due);
		if (date_is_set(first))
			send(tx, &to, first);
		tx_commit(tx);
	}
	arena_free(a);
}

/* People with a post: what falls to their bodies and to those who keep a register. */
static void
remind_everybody(const struct reminding *m, struct arena *a)
{
	int64_t la = 0, person = 0;
	size_t n = 1;

	while (n > 0) {
		struct tx *tx = tx_begin(m->pool, TX_READ, a, (struct tx_context){ .now = m->now });
		struct remind_staff_rows rows = remind_staff(tx, la, person);

		tx_rollback(tx);
		n = rows.n;
		for (size_t i = 0; i < n; i++) {
			la = rows.a[i].la;
			person = rows.a[i].person;
			remind(m,
			    (struct remind_to){ la, person, rows.a[i].email, rows.a[i].language });
		}
	}
}

/* Others whom a record names as its owner: young people, parents. */
static void
remind_owners(const struct reminding *m, struct arena *a, const struct register_def *d)
{
	struct tx *tx = tx_begin(m->pool, TX_READ, a, (struct tx_context){ .now = m->now });
	struct record_people people = record_due_people(tx, d->type, m->now.today);
	struct remind_to *to = anew_n(a, struct remind_to, people.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < people.n; i++) {
		const struct remind_person_row *r =
		    remind_person(tx, people.a[i].la, people.a[i].person);

		if (r != NULL)
			to[n++] = (struct remind_to){ r->la, r->person, r->email, r->language };
	}
	tx_rollback(tx);
	for (size_t i = 0; i < n; i++)
		remind(m, to[i]);
}

static void
forget(const struct reminding *m, struct arena *a)
{
	struct tx *tx = tx_begin(m->pool, TX_WRITE, a, (struct tx_context){ .now = m->now });

	remind_forget(tx, instant_add_seconds(m->now.instant, -INT64_C(86400) * FORGET_DAYS));
	tx_commit(tx);
}

void
registers_remind(struct arena *a, struct pool *pool, const struct registers *set, struct now now)
{
	struct reminding m = { a, pool, set, now };

	remind_everybody(&m, a);
	for (size_t i = 0; i < set->n; i++)
		if (set->a[i]->n_duties > 0)
			remind_owners(&m, a, set->a[i]);
	forget(&m, a);
}

static const char *
run(struct job *job)
{
	const struct policy_set *packs = policy_load_all(job->arena, job->conf->policy_dir);
	const struct policy_pack *pack = policy_in_force(packs, job->now.today);

	registers_remind(
	    job->arena, job->pool, registers_of(job->arena, job->conf, pack), job->now);
	return NULL;
}

const struct job_kind registers_remind_job = {
	.name = "registers_remind",
	.run = run,
	.seconds = 600,
	.max_attempts = 3,
	.every = EVERY_SECONDS,
};
