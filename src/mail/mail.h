/*
 * Mail: messages written with the change they tell of, sent after it.
 *
 * mail_add() puts a row into the outbox in the caller's transaction; the job
 * mail_send hands it to the mail server after the commit, again and again
 * while the server is away, and gives up when it refuses for good.  The row
 * keeps the state, so that "was the family told?" has an answer.  A message
 * may arrive twice when the machine dies between sending and noting it; both
 * have the same Message-ID.
 *
 * What a message says comes from mail/template.h.  Mail to a mobile phone
 * (SMS) is not offered.
 */
#pragma once
#include "jobs/jobs.h"
#include "mail/template.h"

#include <stdbool.h>
#include <stdint.h>

struct tx;

struct mail {
	enum mail_template template;
	const char *address;  /* mime_address_ok(): a form has checked it */
	int64_t person;	      /* persons.id; 0: not known, or none */
	const char *language; /* NULL: English */
	enum mail_event event;
	const char *reference; /* letters, digits and hyphens, at most 40 */
	struct date due;
	const char *path; /* of this site, "/…"; the message gets the whole link */
	const char *code; /* 4 to 10 digits */
};

/* Writes it to the outbox.  Returns its id.  fail(FAULT_BUG) when a value is not of its form or
 * the template needs one that is not given. */
int64_t mail_add(struct tx *, int64_t la, const struct mail *);

/* The same as a letter to that person: it waits to be printed. */
int64_t mail_add_letter(struct tx *, int64_t la, const struct mail *);
/* Somebody has printed and posted it; false when it did not wait to be printed. */
bool mail_printed(struct tx *, int64_t la, int64_t id);

/* What has not gone yet to that person about that case stays here: they may not follow it any more.
 * It counts as failed, with the reason "withheld". */
void mail_withhold(struct tx *, int64_t la, int64_t person, const char *reference);

enum mail_state { MAIL_WAITING, MAIL_SENT, MAIL_FAILED, MAIL_TO_PRINT, MAIL_PRINTED };
struct mail_delivery {
	enum mail_state state;
	const char *reason; /* why it waits or failed, for staff: "smtp 550"; NULL: none */
	struct instant since;
};
/* False, *ret untouched, when there is no such message. */
bool mail_find(struct tx *, int64_t la, int64_t id, struct mail_delivery *ret);

/* For the worker's table.  mail_send_job sends one message; mail_sweep_job, every ten minutes,
 * sends what waits without a job, as after the mail server has been set up. */
extern const struct job_kind mail_send_job, mail_sweep_job;
