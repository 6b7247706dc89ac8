/* Flash: what a page says once, after a redirect.  Only rows of its table can be said. */
#pragma once

struct rq;

/* The message for a key, NULL when there is none. */
const char *flash_message(const char *key);

/* Puts the key into the cookie for the next page; takes it out again when shown. */
void flash_set(struct rq *, const char *key);
const char *flash_take(struct rq *);
