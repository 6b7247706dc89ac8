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
	outbox_insert(tx, la, id, m->case_id == 0 ? NULL : rng_public_id(tx_arena(tx)), m->person,
	    m->case_id, m->notice_letter, channel, m->address,
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
mail_posted(struct tx *tx, int64_t la, int64_t id, struct date on)
{
	return delivery_posted(tx, la, id, on, tx_viewer(tx), tx_now(tx).instant) == 1;
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

/* What it says, in the language of its reader. */
static struct mail_text
text_of(struct arena *a, const struct conf *conf, const struct outbox_message_row *row,
    const struct language **language)
{
	enum mail_template template = mail_template_named(row->template);
	struct mail_values values = {
		.event = mail_event_named(row->event),
		.reference = row->reference,
		.due = row->due_on,
		.link =
		    row->link == NULL ? NULL : arena_printf(a, "%s%s", conf->base_url, row->link),
		.code = row->code,
	};

	if (template == MAIL_TEMPLATE__MAX || values.event == MAIL_EVENT__MAX)
		fail(FAULT_BUG, "a message of another version of the program");
	*language = text_language(row->language);
	if (*language == NULL)
		*language = &text_english;
	return mail_template_fill(a, *language, template, &values);
}

bool
mail_letter_text(
    struct tx *tx, const struct conf *conf, int64_t la, int64_t id, struct mail_text *ret)
{
	const struct outbox_message_row *row = outbox_message(tx, la, id, states[MAIL_TO_PRINT]);
	const struct language *language;

	if (row == NULL)
		return false;
	*ret = text_of(tx_arena(tx), conf, row, &language);
	return true;
}

static const char *
compose(const struct job *j, int64_t id, const struct outbox_message_row *row, const char *to)
{
	const struct language *language;
	struct mail_text text = text_of(j->arena, j->conf, row, &language);

	return mime_write(j->arena, &(struct mime_message){ .from_name = j->conf->service_name,
					.from = j->conf->mail_from,
					.to = to,
					.subject = text.subject,
					.text = text.body,
					.language = language->code,
					.message_id = message_id(j->arena, j, id),
					.date = row->created_at });
}

static const struct outbox_message_row *
read_row(const struct job *j, int64_t id)
{
	struct tx *tx = tx_begin(j->pool, TX_READ, j->arena, (struct tx_context){ .now = j->now });
	const struct outbox_message_row *row = outbox_message(tx, j->la, id, states[MAIL_WAITING]);

	tx_rollback(tx);
	return row;
}

/* Where a message goes now: to the address, or by post, or (neither) nowhere. */
struct way {
	const char *address;
	bool by_post;
};

/*
 * Seen with the eyes of whoever is written to, so that nothing but the access
 * rules says whether they may still follow the case: a court's order counts
 * also for what was written before it.
 */
static struct way
way_to_family(struct tx *tx, int64_t la, const struct outbox_message_row *row)
{
	const struct outbox_own_contact_row *c;

	if (outbox_own_case(tx, la, row->case_id) == NULL)
		return (struct way){ 0 };
	c = outbox_own_contact(tx, la);
	if (c == NULL || str_eq(c->kind, "address"))
		return (struct way){ .by_post = true };
	return (struct way){ .address = c->value };
}

static struct way
way_to_account(struct tx *tx, int64_t la, const struct outbox_message_row *row)
{
	const struct outbox_account_row *acc = outbox_account(tx, la, row->person);

	if (acc == NULL || (acc->active && acc->email == NULL))
		return (struct way){ .address = row->address };
	return (struct way){ .address = acc->active ? acc->email : NULL };
}

static struct way
way_to(const struct job *j, const struct outbox_message_row *row)
{
	bool family = row->case_id != 0;
	struct tx_context as = { .viewer = family ? row->person : 0, .now = j->now };
	struct way way;
	struct tx *tx;

	if (row->person == 0)
		return (struct way){ .address = row->address };
	tx = tx_begin(j->pool, TX_READ, j->arena, as);
	way = family ? way_to_family(tx, j->la, row) : way_to_account(tx, j->la, row);
	tx_rollback(tx);
	return way;
}

static void
end_delivery(const struct job *j, int64_t id, enum mail_state state, const char *reason)
{
	struct tx *tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });

	delivery_end(tx, j->la, id, states[MAIL_WAITING], states[state], reason, j->now.instant);
	tx_commit(tx);
}

/* It goes on the list of letters: the person gave up the address it was written to. */
static void
turn_to_post(const struct job *j, int64_t id)
{
	struct tx *tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });

	delivery_to_post(tx, j->la, id, j->now.instant);
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
send(struct job *j, int64_t id, const struct outbox_message_row *row, const char *to)
{
	struct smtp_answer said = smtp_send(j->arena, j->conf, to, compose(j, id, row, to));
	const char *reason =
	    said.code != 0 ? arena_printf(j->arena, "smtp %d", said.code) : "no answer";

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
run_send(struct job *j)
{
	const struct outbox_message_row *row;
	struct way way;
	int64_t id = 0;

	if (!str_to_int(j->payload, &id))
		return "no such message";
	if (str_blank(j->conf->smtp_url))
		return NULL; /* it waits; mail_sweep finds it when there is a server */
	row = read_row(j, id);
	if (row == NULL)
		return NULL; /* sent by an earlier try that died before it could say so */
	way = way_to(j, row);
	if (way.address != NULL)
		return send(j, id, row, way.address);
	if (way.by_post)
		turn_to_post(j, id);
	else
		end_delivery(j, id, MAIL_FAILED, "withheld");
	return NULL;
}

/* A letter that waits to somebody who may not follow the case any more is not to be posted. */
static void
withhold_letters(const struct job *j)
{
	struct tx *tx = tx_begin(j->pool, TX_READ, j->arena, (struct tx_context){ .now = j->now });
	struct letters_to_family_rows rows = letters_to_family(tx);

	tx_rollback(tx);
	for (size_t i = 0; i < rows.n; i++) {
		const struct letters_to_family_row *r = &rows.a[i];
		const struct outbox_own_case_row *kase;

		tx = tx_begin(j->pool, TX_READ, j->arena,
		    (struct tx_context){ .viewer = r->person, .now = j->now });
		kase = outbox_own_case(tx, r->la, r->case_id);
		tx_rollback(tx);
		if (kase != NULL)
			continue;
		tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });
		mail_withhold(tx, r->la, r->person, r->reference);
		tx_commit(tx);
	}
}

static const char *
run_sweep(struct job *j)
{
	struct deliveries_without_job_rows rows;
	struct tx *tx;

	withhold_letters(j);
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
