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
 * Where it goes is decided when it is sent.  One of a family is written to only
 * while they may follow the case, at the address they have then, and by letter
 * when that is how they are reached then; somebody at work at the address with
 * which they sign in, and not at all once that is switched off.
 *
 * What a message says comes from mail/template.h.  Mail to a mobile phone
 * (SMS) is not offered.
 */
#pragma once
#include "jobs/jobs.h"
#include "mail/template.h"

#include <stdbool.h>
#include <stdint.h>

struct conf;
struct tx;

struct mail {
	enum mail_template template;
	const char *address;   /* mime_address_ok(): a form has checked it */
	int64_t person;	       /* persons.id; 0: not known, or none */
	int64_t case_id;       /* cases.id: to one of its family, or a body's letter; 0: neither */
	int64_t notice_letter; /* notice_letters.id: that is the letter; 0: the template's words */
	const char *language;  /* NULL: English */
	enum mail_event event;
	const char *reference; /* letters, digits and hyphens, at most 40 */
	struct date due;
	const char *path; /* of this site, "/…"; the message gets the whole link */
	const char *code; /* 4 to 10 digits */
};

/* Writes it to the outbox.  Returns its id.  fail(FAULT_BUG) when a value is not of its form or
 * the template needs one that is not given. */
int64_t mail_add(struct tx *, int64_t la, const struct mail *);

/* The same as a letter to that person, or of that notice: it waits to be printed and posted. */
int64_t mail_add_letter(struct tx *, int64_t la, const struct mail *);
/* It was posted on that day, says the transaction's viewer; false when it did not wait to be. */
bool mail_posted(struct tx *, int64_t la, int64_t id, struct date on);
/* What a letter that waits says, in the language of whoever gets it.  The caller has asked whether
 * the viewer may see it.  False, *ret untouched, when it does not wait. */
bool mail_letter_text(
    struct tx *, const struct conf *, int64_t la, int64_t id, struct mail_text *ret);

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
 * sends what waits without a job, as after the mail server has been set up, and keeps back letters
 * to who may not follow the case any more. */
extern const struct job_kind mail_send_job, mail_sweep_job;
