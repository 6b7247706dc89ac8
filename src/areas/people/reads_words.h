/*
 * Reads, words: what page a line of the log of reads is about, for those who review it.
 */
#pragma once

struct language;

/* The log keeps a route's pattern, "/cases/:case/plan/rows/:row"; this says "The plan" in the
 * reader's language.  NULL: no page of children's records is known by that pattern. */
const char *reads_page_words(const struct language *, const char *route);
