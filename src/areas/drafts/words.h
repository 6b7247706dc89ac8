/* Words: what the rules find, and fixed words of the database, as people read them. */
#pragma once
#include "areas/drafts/rules.h"
#include "text/text.h"

/* In English, marked for translators: show them with text_tr(). */
const char *bar_text(enum bar);
const char *ground_text(enum naming_ground);	  /* NULL for none */
const char *naming_fault_text(enum naming_fault); /* what to do; NULL when sound */

/* In the reader's language; a word without a title as it is. */
const char *section_title(const struct language *, const char *section); /* "A" to "K", "H1" */
const char *answer_title(const struct language *, const char *answer);	 /* of line_comments */
/* "Yes" for "yes". */
const char *agreed_title(const struct language *, const char *agreed);
const char *wish_title(const struct language *, const char *kind);    /* of family_wishes */
const char *reply_title(const struct language *, const char *answer); /* of consultations */
