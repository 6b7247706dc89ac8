/*
 * Mime: one plain-text message as it goes over the wire (RFC 5322, 2045, 2047).
 *
 * Text only: it is read by every device and every screen reader, and has no
 * parts that could fetch something.  A value with a control character is
 * fail(FAULT_BUG) in a header, so no value can begin a header of its own.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>

struct mime_message {
	const char *from_name, *from; /* shown name, address */
	const char *to;
	const char *subject;
	const char *text;	/* lines end in \n */
	const char *language;	/* BCP 47 */
	const char *message_id; /* without the angle brackets */
	struct instant date;
};

/* Lines end in CRLF and are at most 76 characters long. */
const char *mime_write(struct arena *, const struct mime_message *);

/* An address that can stand in an envelope and a header as it is: ASCII, one @, a host with a dot
 * or "localhost", at most 254 characters. */
bool mime_address_ok(const char *);
