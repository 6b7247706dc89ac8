/*
 * Text: words, dates, numbers and names in the reader's language.
 *
 * The source language is English.  The other languages are the compiled
 * catalogues that text_load() finds; what a catalogue lacks is said in
 * English.  Languages, and what text_tr() returns, live as long as the
 * program and may be used by any thread.  Digits are always 0 to 9, so that
 * a date or a reference reads the same in a letter, on a page and aloud.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"
#include "base/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct formats;

struct language {
	const char *code; /* BCP 47: "en", "ar", "en-XA"; fit for the lang attribute */
	const char *name; /* in the language itself */
	bool rtl;	  /* written from right to left */
	bool unchecked;	  /* a machine's draft that nobody has checked yet: say so beside it */
	const struct catalogue *catalogue; /* NULL: English, the source */
	struct formats *formats;	   /* NULL: English */
};

struct language_list {
	const struct language *a;
	size_t n;
};

/* The source language. */
extern const struct language text_english;

/*
 * Reads every <code>.mo of the directory; called once, before any other
 * thread runs.  A directory without catalogues, or none, leaves English.  A
 * damaged catalogue is fail(FAULT_USAGE) with its name.
 */
void text_load(const char *locale_dir);

/* English first, then by code. */
struct language_list text_languages(void);

/* The language of that code; NULL when there is none. */
const struct language *text_language(const char *code);

/* What a document in that language says of itself: English is that of England, "en-GB". */
const char *text_document_language(const struct language *);

/* The best language for the header Accept-Language (RFC 9110, 12.5.4), which may be NULL or
 * nonsense.  Never NULL. */
const struct language *text_negotiate(const char *accept_language);

/* Marks a message that stands in a table, for the translators; it is translated when shown. */
#define N_(message) message

/* The message in that language, else as it is.  Never NULL. */
const char *text_tr(const struct language *, const char *message) __attribute__((format_arg(2)));

/* A word that the program keeps, and what people read for it. */
struct text_title {
	const char *word, *text;
};

/* The word's title, translated; a word without one is shown as it is. */
const char *text_title(
    const struct language *, const struct text_title *titles, size_t n, const char *word);
#define TEXT_TITLE(language, titles, word)                                                         \
	text_title((language), (titles), sizeof(titles) / sizeof((titles)[0]), (word))

/* One or many, as the language's rule chooses for n, with n in the place of "{n}". */
const char *text_trn(
    struct arena *, const struct language *, const char *one, const char *many, int64_t n);

/* "2 March 2026"; "" for no date. */
const char *text_date(struct arena *, const struct language *, struct date);
/* "Monday 2 March 2026", for a day by which somebody must act; "" for no date. */
const char *text_day(struct arena *, const struct language *, struct date);
/* "2 March 2026 at 3:45pm", in London; "" for no instant. */
const char *text_instant(struct arena *, const struct language *, struct instant);
/* "£1,461.34" */
const char *text_money(struct arena *, const struct language *, struct money);
/* "1,461" */
const char *text_number(struct arena *, const struct language *, int64_t);

/*
 * A name as it is sorted and searched: without case, accents, apostrophes and
 * hyphens, so "Zoë O'Brien-Łęcka" is "zoe obrien lecka".  It does not change
 * with the version of a collation, so it may be kept in the database.
 */
const char *text_sort_key(struct arena *, const char *name);

/* The first letters of a name's words: "ZOŁ".  "" for a name without letters. */
const char *text_initials(struct arena *, const char *name);
