/*
 * Repeat: a form that was sent before is not written twice.
 *
 * Pressed twice, it comes with the key that the page gave it.  Sent from a page
 * to which the browser went back, it comes with a new key and the same answers:
 * that is a repeat when it is the last thing this person, or this browser, sent,
 * and no more than ten minutes ago.  Whoever did something else in between means it.
 */
#pragma once
#include <stdbool.h>

struct rq;

/*
 * Within the transaction that writes, and before the object is loaded: the first sending may
 * have ended it, as sending a draft does.  True: sent before, and the browser is led
 * to where the first sending led.  False: the key is claimed, or the form has none.
 */
bool repeat_is(struct rq *);

/* What was sent is done: the next one of its kind leads to where this one leads. */
void repeat_done(struct rq *);
