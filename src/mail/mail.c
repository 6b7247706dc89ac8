/* Mail: the outbox and the job that empties it. */
#include "mail/mail.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "mail/mail.sql.h"
#include "mail/mime.h"
#include "mail/smtp.h"
#include "text/text.h"

#include <string.h>

enum { SEND_SECONDS = 90, SEND_ATTEMPTS = 12, SWEEP_SECONDS = 60, SWEEP_EVERY = 600 };

static const char *const states[] = {
	[MAIL_WAITING] = "waiting",
	[MAIL_SENT] = "sent",
	[MAIL_FAILED] = "failed",
	[MAIL_TO_PRINT] = "to_print",
	[MAIL_PRINTED] = "printed",
};

/* ---- writing ---- */

static bool
made_of(const char *s, size_t most, const char *characters)
{
	return s == NULL || (strlen(s) <= most && s[strspn(s, characters)] == '\0');
}

#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"

/* A path of this site: a second slash would name another host. */
static bool
path_ok(const char *s)
{
	return s == NULL ||
	       (s[0] == '/' && s[1] != '/' && made_of(s, 500, LETTERS DIGITS "/-_.~?=&%"));
}

static void
check_values(struct arena *a, const struct mail *m)
{
	const struct mail_values trial = {
		.event = m->event,
		.reference = m->reference,
		.due = m->due,
		.link = m->path,
		.code = m->code,
	};

	if (!made_of(m->reference, 40, LETTERS DIGITS "-") || !made_of(m->code, 10, DIGITS) ||
	    !path_ok(m->path))
		fail(FAULT_BUG, "a value of a message is not of its form");
	mail_template_fill(a, &text_english, m->template, &trial);
}

static int64_t
add(struct tx *tx, int64_t la, const struct mail *m, const char *channel, enum mail_state state)
{
	int64_t id = rng_row_id();
	struct instant now = tx_now(tx).instant;

	check_values(tx_arena(tx), m);
	outbox_insert(tx, la, id, m->person, channel, m->address,
	    m->language != NULL ? m->language : text_english.code, mail_template_name(m->template),
	    mail_event_name(m->event), m->reference, m->due, now);
	delivery_insert(tx, la, id, states[state], m->path, m->code, now);
	return id;
}

static const char *
payload_of(struct arena *a, int64_t id)
{
	return arena_printf(a, "%lld", (long long)id);
}

int64_t
mail_add(struct tx *tx, int64_t la, const struct mail *m)
{
	int64_t id;

	if (!mime_address_ok(m->address))
		fail(FAULT_BUG, "mail to what is no address");
	id = add(tx, la, m, "email", MAIL_WAITING);
	jobs_add(tx, &mail_send_job, la, payload_of(tx_arena(tx), id), tx_now(tx).instant);
	return id;
}

int64_t
mail_add_letter(struct tx *tx, int64_t la, const struct mail *m)
{
	struct mail letter = *m;

	/* The address is looked up when it is printed: a family may have moved to safety. */
	letter.address = "";
	return add(tx, la, &letter, "letter", MAIL_TO_PRINT);
}

bool
mail_printed(struct tx *tx, int64_t la, int64_t id)
{
	return delivery_end(tx, la, id, states[MAIL_TO_PRINT], states[MAIL_PRINTED], NULL,
		   tx_now(tx).instant) == 1;
}

void
mail_withhold(struct tx *tx, int64_t la, int64_t person, const char *reference)
{
	deliveries_withhold(tx, la, person, reference, tx_now(tx).instant);
}

static enum mail_state
state_named(const char *name)
{
	int i = 0;

	while (!str_eq(states[i], name))
		i++;
	return (enum mail_state)i;
}

bool
mail_find(struct tx *tx, int64_t la, int64_t id, struct mail_delivery *ret)
{
	const struct delivery_find_row *row = delivery_find(tx, la, id);

	if (row == NULL)
		return false;
	*ret = (struct mail_delivery){ state_named(row->state), row->reason, row->changed_at };
	return true;
}

/* ---- sending ---- */

/* The same for every try, and it tells nothing of the row. */
static const char *
message_id(struct arena *a, const struct job *j, int64_t id)
{
	const char *host = strchr(j->conf->mail_from, '@');
	const char *row = arena_printf(a, "%lld.%lld", (long long)j->la, (long long)id);
	struct hash h = hash_of(row, strlen(row));

	return arena_printf(a, "%.32s@%s", hash_hex(a, &h), host != NULL ? host + 1 : "localhost");
}

static const char *
compose(const struct job *j, int64_t id, const struct outbox_waiting_row *row)
{
	const struct language *language = text_language(row->language);
	struct arena *a = j->arena;
	enum mail_template template = mail_template_named(row->template);
	struct mail_values values = {
		.event = mail_event_named(row->event),
		.reference = row->reference,
		.due = row->due_on,
		.link = row->link == NULL ? NULL
					  : arena_printf(a, "%s%s", j->conf->base_url, row->link),
		.code = row->code,
	};
	struct mail_text text;

	if (template == MAIL_TEMPLATE__MAX || values.event == MAIL_EVENT__MAX)
		fail(FAULT_BUG, "a message of another version of the program");
	if (language == NULL)
		language = &text_english;
	text = mail_template_fill(a, language, template, &values);
	return mime_write(a, &(struct mime_message){ .from_name = j->conf->service_name,
				 .from = j->conf->mail_from,
				 .to = row->address,
				 .subject = text.subject,
				 .text = text.body,
				 .language = language->code,
				 .message_id = message_id(a, j, id),
				 .date = row->created_at });
}

static const struct outbox_waiting_row *
read_row(const struct job *j, int64_t id)
{
	struct tx *tx = tx_begin(j->pool, TX_READ, j->arena, (struct tx_context){ .now = j->now });
	const struct outbox_waiting_row *row = outbox_waiting(tx, j->la, id);

	tx_rollback(tx);
	return row;
}

static void
end_delivery(const struct job *j, int64_t id, enum mail_state state, const char *reason)
{
	struct tx *tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });

	delivery_end(tx, j->la, id, states[MAIL_WAITING], states[state], reason, j->now.instant);
	tx_commit(tx);
}

static void
note_delivery(const struct job *j, int64_t id, const char *reason)
{
	struct tx *tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });

	delivery_note(tx, j->la, id, reason, j->now.instant);
	tx_commit(tx);
}

/* What the server said is kept as its code alone, because its words may hold the address. */
static const char *
run_send(struct job *j)
{
	const struct outbox_waiting_row *row;
	struct smtp_answer said;
	const char *reason;
	int64_t id = 0;

	if (!str_to_int(j->payload, &id))
		return "no such message";
	if (str_blank(j->conf->smtp_url))
		return NULL; /* it waits; mail_sweep finds it when there is a server */
	row = read_row(j, id);
	if (row == NULL)
		return NULL; /* sent by an earlier try that died before it could say so */
	said = smtp_send(j->arena, j->conf, row->address, compose(j, id, row));
	reason = said.code != 0 ? arena_printf(j->arena, "smtp %d", said.code) : "no answer";
	if (said.result == SMTP_SENT) {
		end_delivery(j, id, MAIL_SENT, NULL);
		return NULL;
	}
	if (said.result == SMTP_NEVER || j->last) {
		end_delivery(j, id, MAIL_FAILED, reason);
		return NULL; /* the message's row tells of it */
	}
	note_delivery(j, id, reason);
	fail(FAULT_BUSY, "mail server: %s", reason);
}

static const char *
run_sweep(struct job *j)
{
	struct deliveries_without_job_rows rows;
	struct tx *tx;

	if (str_blank(j->conf->smtp_url))
		return NULL;
	tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });
	rows = deliveries_without_job(tx, mail_send_job.name);
	for (size_t i = 0; i < rows.n; i++)
		jobs_add(tx, &mail_send_job, rows.a[i].la, payload_of(j->arena, rows.a[i].id),
		    j->now.instant);
	tx_commit(tx);
	return NULL;
}

const struct job_kind mail_send_job = {
	.name = "mail_send", .run = run_send, .seconds = SEND_SECONDS, .max_attempts = SEND_ATTEMPTS
};

const struct job_kind mail_sweep_job = { .name = "mail_sweep",
	.run = run_sweep,
	.seconds = SWEEP_SECONDS,
	.max_attempts = 3,
	.every = SWEEP_EVERY };
