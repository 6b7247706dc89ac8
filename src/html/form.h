/*
 * Form: forms as tables.
 *
 *	struct worry { const char *text; struct date born; int who; };
 *	static const struct field fields[] = {
 *		{ "worry", FIELD_TEXTAREA, offsetof(struct worry, text),
 *		    .label = N_("What worries you?"), .max_length = 2000,
 *		    .required = N_("Enter what worries you") },
 *		{ "born", FIELD_DATE, offsetof(struct worry, born),
 *		    .label = N_("Date of birth"), .dates = DATES_PAST,
 *		    .required = N_("Enter your child’s date of birth") },
 *		{ 0 },
 *	};
 *	static const struct form form = { "worry", fields, sizeof(struct worry), check };
 *
 * A table says what may be sent, what each answer must be and how it is asked.
 * form_parse() fills the struct or says what is wrong, keeping every answer as
 * it was typed; form_field() asks one question in a template, with its answer
 * and its error.  Texts in the table are English, marked N_() and translated when shown.
 *
 * Wording of messages: design-system.service.gov.uk/components/error-message.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"
#include "html/out.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What an answer is, and the C type that offset points to. */
enum field_kind {
	FIELD_TEXT,	/* const char *: one line, trimmed; NULL: not given */
	FIELD_TEXTAREA, /* const char *: lines end with LF */
	FIELD_INTEGER,	/* int64_t; 0: not given */
	FIELD_DATE,	/* struct date; sent as name-day, name-month and name-year */
	FIELD_CHOICE,	/* int: the number of one choice; 0: none */
	FIELD_CHOICES,	/* uint64_t: bit (1 << number) of each choice */
	FIELD_PICK,	/* const char *: the value of one choice; NULL: none */
	FIELD_EMAIL,	/* const char * */
	FIELD_PHONE,	/* const char *: "+" and digits, by E.164 */
	FIELD_POSTCODE, /* const char *: "SW1A 1AA" */
	FIELD_PASSWORD, /* const char *, exactly as typed; never shown again */
	FIELD_VERSION,	/* int64_t: hidden; the version of the row that was shown */
	FIELD_BUTTON,	/* int: the number of the choice whose button was pressed; not shown by
			   form_field() */
	FIELD_FILE,	/* nothing: the name of an upload, which does not come as text */
	FIELD_KIND__MAX,
};

enum field_dates {
	DATES_ANY,
	DATES_PAST,
	DATES_PAST_OR_TODAY,
	DATES_FUTURE,
	DATES_TODAY_OR_FUTURE
};

/* Tables of choices end with { 0 }. */
struct choice {
	const char *value; /* as sent */
	const char *label;
	int number; /* 1 to 63 */
	const char *hint;
	bool alone;	     /* checkboxes: excludes all others ("None of these") */
	const char *divider; /* said before it: "or" */
};

enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO };
extern const struct choice choice_yes_no[];

/* NULL or 0 when the table has no such choice. */
const char *choice_value(const struct choice *, int number);
const char *choice_label(const struct choice *, int number);
int choice_number(const struct choice *, const char *value);

struct field {
	const char *name;
	enum field_kind kind;
	size_t offset; /* into the struct of values */
	const char *label, *hint;
	const char *noun;     /* in messages, "Date of birth must be …"; NULL: the label, or
				"Your answer" where the label is a question */
	const char *required; /* the message when there is no answer; NULL: optional */
	int max_length;	      /* characters; 0: 200, of a textarea 10000 */
	int64_t min, max;     /* of whole numbers, when max > min */
	enum field_dates dates;
	const struct choice *choices;
	bool as_select;		  /* a list to open, for more choices than a screen holds */
	const char *autocomplete; /* WCAG 2.2, 1.3.5 */
	const char *inputmode;
	const char *width;   /* govuk-input--width-10 and the like */
	const char *accept;  /* files: ".pdf,.jpg" */
	const char *only_if; /* asked, and looked at, only while this earlier choice … */
	int only_if_number;  /* … has this number */
};

struct form_state;
struct form_input;

struct form {
	const char *name;
	const struct field *fields; /* ends with { 0 } */
	size_t size;		    /* of the struct of values */
	/* Looks at answers together, once each is right by itself; calls form_error().  May be
	 * NULL. */
	void (*check)(const void *values, const struct form_input *, struct form_state *);
	/* check is asked also while answers are wrong, which then are as if not given, so that
	 * whatever is wrong is said at once. */
	bool at_once;
};

struct form_param {
	const char *name, *value;
};

struct form_input {
	const struct language *language; /* of messages; NULL: English */
	struct date today;
	const struct form_param *params;
	size_t n;
};

/* One answer as it was typed.  Members are NULL when nothing was sent. */
struct form_answer {
	const char *text;
	const char *part[3]; /* day, month, year */
	const char **chosen; /* values of choices */
	size_t n_chosen;
	const char *error; /* what is wrong, in the reader's language; NULL: nothing */
	bool part_wrong[3];
	const struct choice *choices; /* of the table, else given with form_choices() */
};

/* Whether that value is among the choices that were made. */
bool form_has_chosen(const struct form_answer *, const char *value);

struct form_state {
	struct arena *arena;
	const struct form *form;
	const struct language *language;
	struct form_answer *answers; /* one a field, in the table's order */
	size_t n_errors;
	const char *refused; /* the parameter for which the whole form was refused */
};

enum form_outcome {
	FORM_VALID,
	FORM_WRONG,   /* show it again: the state says what is wrong */
	FORM_REFUSED, /* a parameter that the table does not have, or twice: no form of ours sends
			 it (answer 400) */
};

/* An empty form.  The state lives in the arena. */
struct form_state *form_new(struct arena *, const struct form *, const struct language *);

/* Choices known only now.  Lives as long as the state. */
void form_choices(struct form_state *, const char *field, const struct choice *);

/*
 * Reads the parameters into values (form->size bytes), which are all set, and
 * to be used, only when FORM_VALID is returned.  "_csrf" and "_key" are let pass:
 * the application checks them.  Strings live in the state's arena.
 */
enum form_outcome form_parse(struct form_state *, const struct form_input *, void *values);

/* Answers from values, for a form that edits what is there. */
void form_fill(struct form_state *, const void *values);

/* Somebody else was first: the answers stay as they were typed, with the version that is there now,
 * so that sending them again is a decision. */
void form_renew(struct form_state *, int64_t version);

/* Says that an answer is wrong, in English; the first word on a field stays. */
void form_error(struct form_state *, const char *field, const char *message);

/* The message on a field, or NULL. */
const char *form_error_on(const struct form_state *, const char *field);

/* --- in templates --- */

/* {% call form_field(v->form, "worry") %} */
void form_field(struct out *, const struct form_state *, const char *name);
/* The same, its label the page's heading: for pages that ask one thing. */
void form_question(struct out *, const struct form_state *, const char *name);
/* The error summary; nothing when there are no errors.  Goes above the heading. */
void form_errors(struct out *, const struct form_state *);

/* The table as Markdown. */
void form_document(const struct form *, FILE *);
