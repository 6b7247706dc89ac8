/*
 * Refusal: the small page for a request that never reaches the program, and
 * the headers that every response carries.  Nothing of the request is in it.
 */
#pragma once
#include "http/http.h"

#include <stdbool.h>
#include <stddef.h>

/* Security headers of every response; the last has no name. */
extern const struct http_header_line http_security_headers[];

/* Sent as well when people reach the service over TLS only. */
extern const struct http_header_line http_strict_transport;

enum { REFUSAL_PAGE_SIZE = 2048 };

/* Writes the page for a status into to, NUL-terminated; its length.  number 0: no reference. */
size_t refusal_page(char to[static REFUSAL_PAGE_SIZE], int status, uint64_t number);

/* The header that a status asks for (405: Allow, 503: Retry-After); NULL when none. */
const struct http_header_line *refusal_header(int status);

/* Writes a whole response to a socket without waiting; what does not fit is lost. */
void refusal_send(int fd, int status, bool strict_transport);
