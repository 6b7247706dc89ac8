/*
 * Advice: asking those the law names, giving it, and using earlier advice
 * again (SEND Regulations 2014 reg 6 and 8).
 *
 * A request lies with a body and, once somebody is named there, with a person.
 * Its lines, the case's events (advice_requested, advice_received,
 * reuse_agreed) and the mail that goes with them are written in one
 * transaction.  What other areas need of advice they read from
 * visible_advice_requests, visible_advice and visible_advice_rows: advice that
 * was given has a label (K1, K2 …) and never changes.
 */
#pragma once
#include "app/route.h"

struct rq;

/* "/advice" of those who are asked, "/cases/:case/advice" of the team, "/track/:case/advice" of
 * the family. */
extern const struct route advice_routes[];

/* Keeps, on the case on the page, why somebody whom the family wanted asked is not (reg 6(1)(h)). */
void advice_keep_refusal(struct rq *, const char *who, const char *reason);
