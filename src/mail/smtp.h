/*
 * Smtp: hands one message to the mail server (RFC 5321), through libcurl.
 *
 * Traffic is encrypted, by STARTTLS or smtps, and the server's certificate
 * checked, because links to sign in travel in it.  Only to a server on this
 * very machine is plain text allowed, when it offers nothing better.
 */
#pragma once
#include "base/arena.h"

struct conf;

enum smtp_result {
	SMTP_SENT,
	SMTP_LATER, /* the server is away or busy, or our settings are wrong: try again */
	SMTP_NEVER, /* the server refuses this message or recipient for good */
};

struct smtp_answer {
	enum smtp_result result;
	int code; /* the last one of the server; 0: there was none */
};

/* Must run once before any thread starts. */
void smtp_init(void);

/* The message as mime_write() gave it.  Waits at most 60 seconds. */
struct smtp_answer smtp_send(
    struct arena *, const struct conf *, const char *to, const char *message);
