/* Refusal: one template, one table of statuses. */
#include "http/refusal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { RESPONSE_SIZE = 4096 };

/*
 * No script, style or frame from anywhere else; no text becomes markup or
 * script in the browser (trusted types: GOV.UK Frontend 6.6 has no such sink);
 * no page of ours in a frame; no address of a case in a referrer.
 */
const struct http_header_line http_security_headers[] = {
	{ "Content-Security-Policy",
	    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
	    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
	    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "X-Frame-Options", "DENY" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Permissions-Policy",
	    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ 0 },
};

const struct http_header_line http_strict_transport = { "Strict-Transport-Security",
	"max-age=31536000" };

struct refusal {
	int status;
	const char *reason, *title, *advice;
};

/* The last stands for every status that is not listed. */
static const struct refusal refusals[] = {
	{ 400, "Bad Request", "We could not read this request",
	    "Go back and try again. If you typed or pasted the address, check it." },
	{ 405, "Method Not Allowed", "We could not read this request",
	    "This service only answers GET, HEAD and POST requests." },
	{ 408, "Request Timeout", "Your request took too long to reach us",
	    "Check your connection, then go back and try again." },
	{ 411, "Length Required", "We could not read this request",
	    "The request must say how long it is." },
	{ 413, "Content Too Large", "What you sent is too large",
	    "Nothing of it was saved. Go back: what you typed is still there. Then send smaller "
	    "files, or fewer at a time." },
	{ 414, "URI Too Long", "The address is too long", "Check the address and try again." },
	{ 415, "Unsupported Media Type", "We cannot take this kind of content",
	    "Go back and send the form without files." },
	{ 417, "Expectation Failed", "We could not read this request", "Go back and try again." },
	{ 431, "Request Header Fields Too Large", "We could not read this request",
	    "Delete this website's cookies in your browser, then try again." },
	{ 503, "Service Unavailable", "Sorry, the service is busy",
	    "Wait a few seconds, then try again. What was already saved is safe." },
	{ 505, "HTTP Version Not Supported", "We could not read this request",
	    "This service answers HTTP/1.1 and HTTP/1.0." },
	{ 500, "Internal Server Error", "Sorry, there is a problem with the service",
	    "Try again later. What was already saved is safe." },
};

static const struct refusal *
refusal_of(int status)
{
	const struct refusal *r = refusals;

	while (r->status != status && r->status != 500)
		r++;
	return r;
}

const struct http_header_line *
refusal_header(int status)
{
	static const struct http_header_line allow = { "Allow", "GET, HEAD, POST" };
	static const struct http_header_line retry = { "Retry-After", "5" };

	if (status == 405)
		return &allow;
	return status == 503 ? &retry : NULL;
}

size_t
refusal_page(char to[static REFUSAL_PAGE_SIZE], int status, uint64_t number)
{
	static const char page[] =
	    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
	    "<title>%s</title></head>\n<body><main><h1>%s</h1>\n<p>%s</p>\n";
	const struct refusal *r = refusal_of(status);
	size_t n = (size_t)snprintf(to, REFUSAL_PAGE_SIZE, page, r->title, r->title, r->advice);

	if (number > 0)
		n += (size_t)snprintf(to + n, REFUSAL_PAGE_SIZE - n,
		    "<p>If you tell us about this, give the number %" PRIu64 ".</p>\n", number);
	return n + (size_t)snprintf(to + n, REFUSAL_PAGE_SIZE - n, "</main></body></html>\n");
}

/* RFC 9110 section 5.6.7; not strftime(), which speaks the locale's language. */
static void
http_date(char to[static 40], time_t t)
{
	static const char days[] = "SunMonTueWedThuFriSat";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct tm tm;

	gmtime_r(&t, &tm);
	snprintf(to, 40, "%.3s, %02d %.3s %04d %02d:%02d:%02d GMT", days + 3 * tm.tm_wday,
	    tm.tm_mday, months + 3 * tm.tm_mon, (tm.tm_year + 1900) % 10000, tm.tm_hour, tm.tm_min,
	    tm.tm_sec);
}

/* Adds "name: value CRLF" behind n bytes; the new length. */
static size_t
add_line(char to[static RESPONSE_SIZE], size_t n, const char *name, const char *value)
{
	return n + (size_t)snprintf(to + n, RESPONSE_SIZE - n, "%s: %s\r\n", name, value);
}

static size_t
add_head(char to[static RESPONSE_SIZE], int status, bool strict_transport)
{
	size_t n = (size_t)snprintf(
	    to, RESPONSE_SIZE, "HTTP/1.1 %d %s\r\n", status, refusal_of(status)->reason);
	char date[40];

	http_date(date, time(NULL));
	n = add_line(to, n, "Date", date);
	n = add_line(to, n, "Connection", "close");
	n = add_line(to, n, "Content-Type", "text/html; charset=utf-8");
	n = add_line(to, n, "Cache-Control", "no-store");
	for (const struct http_header_line *h = http_security_headers; h->name != NULL; h++)
		n = add_line(to, n, h->name, h->value);
	if (strict_transport)
		n = add_line(to, n, http_strict_transport.name, http_strict_transport.value);
	if (refusal_header(status) != NULL)
		n = add_line(to, n, refusal_header(status)->name, refusal_header(status)->value);
	return n;
}

void
refusal_send(int fd, int status, bool strict_transport)
{
	char to[RESPONSE_SIZE], page[REFUSAL_PAGE_SIZE];
	size_t n_page = refusal_page(page, status, 0), n = add_head(to, status, strict_transport);

	n += (size_t)snprintf(
	    to + n, RESPONSE_SIZE - n, "Content-Length: %zu\r\n\r\n%s", n_page, page);
	send(fd, to, n, MSG_NOSIGNAL | MSG_DONTWAIT);
}
