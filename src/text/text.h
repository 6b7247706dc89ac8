/*
 * Text: words, dates and numbers in the reader's language.
 *
 * The source language is English.  A language is a constant that lives as
 * long as the program; its messages come from a compiled catalogue
 * (locale/<code>.po).  What a catalogue lacks is said in English.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"
#include "base/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;

struct language {
	const char *code;		   /* BCP 47: "en", "ar", "en-XA"; fit for <html lang> */
	const char *name;		   /* in the language itself */
	bool rtl;			   /* written from right to left: <html dir="rtl"> */
	const struct catalogue *catalogue; /* NULL: English, the source */
};

/* The source language. */
extern const struct language text_english;

/* The message in that language, else as it is.  Never NULL; lives as long as the program. */
const char *text_tr(const struct language *, const char *message) __attribute__((format_arg(2)));

/* One or many, as the language's rule chooses for n, with n in the place of "{n}". */
const char *text_trn(
    struct arena *, const struct language *, const char *one, const char *many, int64_t n);

/* "2 March 2026"; "" for no date. */
const char *text_date(struct arena *, const struct language *, struct date);
/* "2 March 2026 at 3:45pm", in London; "" for no instant. */
const char *text_instant(struct arena *, const struct language *, struct instant);
/* "£1,461.34" */
const char *text_money(struct arena *, const struct language *, struct money);
