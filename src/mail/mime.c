/* Mime: headers with encoded words, a body in quoted-printable. */
#include "mail/mime.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <sodium.h>
#include <string.h>

enum { LINE = 76, WORD_BYTES = 39 }; /* 39 bytes are 52 in base 64: a word of 64 fits any line */

static bool
is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < ' ' || *s > '~')
			return false;
	return true;
}

static void
refuse_controls(const char *value)
{
	for (const unsigned char *p = (const unsigned char *)value; *p != '\0'; p++)
		if (*p < ' ' || *p == 0x7f)
			fail(FAULT_BUG, "a mail header with a control character");
	if (!str_utf8_valid(value, strlen(value)))
		fail(FAULT_BUG, "a mail header that is not UTF-8");
}

/* Bytes of the longest start that ends between characters (RFC 2047, 5: none may be split). */
static size_t
whole_characters(const char *s, size_t most)
{
	size_t n = strnlen(s, most + 1);

	if (n <= most)
		return n;
	for (n = most; ((unsigned char)s[n] & 0xc0) == 0x80; n--)
		;
	return n;
}

/* As it is when it is ASCII and short, else as encoded words, one a line. */
static void
put_text(struct buf *b, const char *value)
{
	char word[2 * WORD_BYTES];

	if (is_plain(value) && strlen(value) < LINE - 12 && strstr(value, "=?") == NULL) {
		buf_puts(b, value);
		return;
	}
	for (const char *sep = ""; *value != '\0'; sep = "\r\n ") {
		size_t n = whole_characters(value, WORD_BYTES);

		sodium_bin2base64(word, sizeof word, (const unsigned char *)value, n,
		    sodium_base64_VARIANT_ORIGINAL);
		buf_printf(b, "%s=?UTF-8?B?%s?=", sep, word);
		value += n;
	}
}

static void
put_header(struct buf *b, const char *name, const char *value)
{
	refuse_controls(value);
	buf_printf(b, "%s: ", name);
	put_text(b, value);
	buf_puts(b, "\r\n");
}

/* A value that is a token of ours and must stand as it is. */
static void
put_raw_header(struct buf *b, const char *name, const char *value)
{
	if (!is_plain(value))
		fail(FAULT_BUG, "the mail header %s is not ASCII", name);
	buf_printf(b, "%s: %s\r\n", name, value);
}

static void
put_from(struct buf *b, const struct mime_message *m)
{
	refuse_controls(m->from_name);
	buf_puts(b, "From: ");
	if (is_plain(m->from_name) && strpbrk(m->from_name, "\"\\") == NULL &&
	    strlen(m->from_name) < WORD_BYTES)
		buf_printf(b, "\"%s\"", m->from_name);
	else
		put_text(b, m->from_name);
	buf_printf(b, "\r\n <%s>\r\n", m->from);
}

/* RFC 5322, 3.3, in UTC. */
static const char *
date_header(struct arena *a, struct instant at)
{
	static const char *const days[] = { "", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	const char *iso = instant_iso(a, at);
	struct date day = { 0 };
	struct ymd ymd;

	if (iso == NULL || !date_parse(arena_memdup(a, iso, 10), &day))
		fail(FAULT_BUG, "a message without a date");
	ymd = date_ymd(day);
	return arena_printf(a, "%s, %d %s %d %.8s +0000", days[date_weekday(day)], ymd.day,
	    months[ymd.month], ymd.year, iso + 11);
}

/* Whether the character at p may stand for itself.  A line that begins with a dot would end the
 * message at a careless relay, one that begins with F may be changed (RFC 2049, 3). */
static bool
stands_for_itself(const unsigned char *p, size_t column)
{
	if (column == 0 && (*p == '.' || *p == 'F'))
		return false;
	if (*p == ' ')
		return p[1] != '\0' && p[1] != '\n';
	return *p > ' ' && *p <= '~' && *p != '=';
}

/* Quoted-printable (RFC 2045, 6.7): soft line breaks keep lines within 76. */
static void
put_body(struct buf *b, const char *text)
{
	size_t column = 0;

	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
		if (*p == '\r')
			continue;
		if (*p == '\n') {
			buf_puts(b, "\r\n");
			column = 0;
			continue;
		}
		if (column + 3 > LINE - 1) {
			buf_puts(b, "=\r\n");
			column = 0;
		}
		if (stands_for_itself(p, column)) {
			buf_putc(b, (char)*p);
			column++;
		} else {
			buf_printf(b, "=%02X", *p);
			column += 3;
		}
	}
}

const char *
mime_write(struct arena *a, const struct mime_message *m)
{
	struct buf *b = buf_new(a);

	if (!mime_address_ok(m->from) || !mime_address_ok(m->to))
		fail(FAULT_BUG, "a message to or from what is no address");
	put_from(b, m);
	put_raw_header(b, "To", arena_printf(a, "<%s>", m->to));
	put_header(b, "Subject", m->subject);
	put_raw_header(b, "Date", date_header(a, m->date));
	put_raw_header(b, "Message-ID", arena_printf(a, "<%s>", m->message_id));
	put_raw_header(b, "Auto-Submitted", "auto-generated"); /* RFC 3834 */
	put_raw_header(b, "Content-Language", m->language);
	put_raw_header(b, "MIME-Version", "1.0");
	put_raw_header(b, "Content-Type", "text/plain; charset=utf-8");
	put_raw_header(b, "Content-Transfer-Encoding", "quoted-printable");
	buf_puts(b, "\r\n");
	put_body(b, m->text);
	return b->p;
}

/* The characters of RFC 5322's dot-atom; quoted local parts and comments are not taken. */
static bool
atom(const char *s, size_t n, const char *more)
{
	bool dot = true; /* neither first, last nor double */

	for (size_t i = 0; i < n; i++) {
		char c = s[i];
		bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			      (c >= 'A' && c <= 'Z') || (c != '\0' && strchr(more, c) != NULL);

		if (!letter && (c != '.' || dot))
			return false;
		dot = c == '.';
	}
	return n > 0 && !dot;
}

bool
mime_address_ok(const char *s)
{
	const char *at = strchr(s, '@'), *host;

	if (at == NULL || strlen(s) > 254 || at - s > 64)
		return false;
	host = at + 1;
	return atom(s, (size_t)(at - s), "!#$%&'*+-/=?^_`{|}~") && atom(host, strlen(host), "-") &&
	       *host != '-' && (strchr(host, '.') != NULL || str_eq(host, "localhost"));
}
