/*
 * Form: declared input.  (Contract given by the integrator; keep the shape, refine the detail.)
 *
 * A form is a table of fields, each with its place in a typed struct.  From
 * the table come parsing, validation, kept answers, the error summary, the
 * HTML and the documentation.  A handler gets the struct only when it is valid.
 *
 *	struct worry { const char *worry; struct date since; int64_t kind; };
 *	static const struct form_field worry_fields[] = {
 *		FORM_TEXTAREA(struct worry, worry, "What worries you?", .hint = "…", .required = "Tell us what worries you", .max = 10000),
 *		FORM_DATE(struct worry, since, "Since when?", .past = true),
 *		FORM_RADIOS(struct worry, kind, "Who are you?", kinds, .required = "Select who you are"),
 *	};
 *	const struct form worry_form = FORM(struct worry, worry_fields, .check = worry_check);
 *
 * Messages are English and translated where they are shown.
 */
#pragma once
#include "html/out.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct form_param {
	const char *name, *value;
};

enum form_kind {
	FORM_KIND_TEXT,	     /* const char * */
	FORM_KIND_TEXTAREA,  /* const char * */
	FORM_KIND_EMAIL,     /* const char * */
	FORM_KIND_PHONE,     /* const char *: UK numbers, digits and spaces kept as typed */
	FORM_KIND_POSTCODE,  /* const char *: normalised "AB1 2CD" */
	FORM_KIND_PASSWORD,  /* const char *: never redisplayed */
	FORM_KIND_NUMBER,    /* int64_t */
	FORM_KIND_MONEY,     /* struct money, typed in pounds */
	FORM_KIND_DATE,	     /* struct date; inputs name-day, name-month, name-year */
	FORM_KIND_RADIOS,    /* const char *: value of the choice; NULL: none */
	FORM_KIND_SELECT,    /* const char * */
	FORM_KIND_CHECKBOXES, /* uint64_t: bit i for choice i; repeated parameter */
	FORM_KIND_CHECKBOX,  /* bool: a single box */
	FORM_KIND_FILES,     /* no value here: uploads come beside the form */
	FORM_KIND_HIDDEN,    /* const char * */
	FORM_KIND_VERSION,   /* int64_t: hidden; the version of the row that was shown */
	FORM_KIND__MAX
};

struct form_choice {
	const char *value, *label, *hint;
};

struct form_choices {
	const struct form_choice *a;
	size_t n;
};

struct form_field {
	const char *name;
	enum form_kind kind;
	size_t offset;
	const char *label, *hint;
	const char *required;	  /* the error when nothing is there; NULL: optional */
	size_t max;		  /* characters at most; 0: 200, text areas 10,000 */
	struct form_choices choices; /* fixed ones; may be set at run time through form_state */
	const char *autocomplete; /* WCAG 1.3.5 token */
	const char *width;	  /* class, "govuk-input--width-10" */
	bool past, future;	  /* dates: not after, not before today */
	bool heading;		  /* the label is the page's heading */
	bool small;		  /* radios in one line or small label */
	int rows;		  /* of a text area */
	const char *accept;	  /* FILES */
	bool spellcheck_off;
};

struct form_state;

struct form {
	const char *name; /* for documentation */
	const struct form_field *fields;
	size_t n_fields;
	size_t size; /* of the struct */
	/* Looks across fields; adds errors with form_error().  NULL: none. */
	void (*check)(struct form_state *, const void *values);
};

#define FORM_FIELD(type, member, field_kind, field_label, ...)                                     \
	{                                                                                          \
		.name = #member, .kind = (field_kind), .offset = offsetof(type, member),           \
		.label = (field_label), __VA_ARGS__                                                \
	}
#define FORM_TEXT(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_TEXT, label, __VA_ARGS__)
#define FORM_TEXTAREA(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_TEXTAREA, label, __VA_ARGS__)
#define FORM_EMAIL(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_EMAIL, label, .autocomplete = "email", __VA_ARGS__)
#define FORM_PHONE(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_PHONE, label, .autocomplete = "tel", __VA_ARGS__)
#define FORM_POSTCODE(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_POSTCODE, label, .autocomplete = "postal-code", .width = "govuk-input--width-10", __VA_ARGS__)
#define FORM_PASSWORD(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_PASSWORD, label, __VA_ARGS__)
#define FORM_NUMBER(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_NUMBER, label, __VA_ARGS__)
#define FORM_DATE(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_DATE, label, __VA_ARGS__)
#define FORM_RADIOS(type, member, label, list, ...) FORM_FIELD(type, member, FORM_KIND_RADIOS, label, .choices = FORM_CHOICES(list), __VA_ARGS__)
#define FORM_SELECT(type, member, label, list, ...) FORM_FIELD(type, member, FORM_KIND_SELECT, label, .choices = FORM_CHOICES(list), __VA_ARGS__)
#define FORM_CHECKBOXES(type, member, label, list, ...) FORM_FIELD(type, member, FORM_KIND_CHECKBOXES, label, .choices = FORM_CHOICES(list), __VA_ARGS__)
#define FORM_CHECKBOX(type, member, label, ...) FORM_FIELD(type, member, FORM_KIND_CHECKBOX, label, __VA_ARGS__)
#define FORM_FILES(name_, label_, ...) { .name = (name_), .kind = FORM_KIND_FILES, .label = (label_), __VA_ARGS__ }
#define FORM_VERSION(type, member) FORM_FIELD(type, member, FORM_KIND_VERSION, NULL)
#define FORM_CHOICES(list) { .a = (list), .n = sizeof(list) / sizeof((list)[0]) }
#define FORM(type, list, ...) { .name = #list, .fields = (list), .n_fields = sizeof(list) / sizeof((list)[0]), .size = sizeof(type), __VA_ARGS__ }

struct form_fault {
	const char *field;   /* name, or NULL: the form as a whole */
	const char *message; /* English */
};

/* What was typed and what is wrong with it. */
struct form_state {
	struct arena *arena;
	const struct form *form;
	struct date today;
	const struct form_param *raw; /* as typed, for redisplay */
	size_t n_raw;
	struct {
		struct form_fault *a;
		size_t n, cap;
	} faults;
	const struct form_choices *run_time; /* one a field, .n 0: the field's own; NULL: all fixed */
};

/* An empty state: nothing typed, nothing wrong. */
struct form_state *form_state_new(struct arena *, const struct form *, struct date today);

/* A state that shows these values, for editing. */
struct form_state *form_state_of(struct arena *, const struct form *, struct date today, const void *values);

enum form_result {
	FORM_VALID,
	FORM_INVALID, /* faults say why; show it again */
	FORM_FOREIGN, /* a parameter that no field declares, or one repeated: answer 400 */
};

/*
 * Parses into values (zeroed first).  Parameters whose names start with "_"
 * are the application's own and are passed over.
 */
enum form_result form_parse(struct form_state *, const struct form_param *, size_t n, void *values);

/* The same for values that were stored by name (a draft): unknown names are passed over. */
enum form_result form_restore(struct form_state *, const struct form_param *, size_t n, void *values);

/* Adds a fault: shown in the summary and at the field. */
void form_error(struct form_state *, const char *field, const char *message);
bool form_has_errors(const struct form_state *);

/* The label of a choice, NULL when the value is none. */
const char *form_choice_label(const struct form_field *, const char *value);
const struct form_field *form_field_find(const struct form *, const char *name);

/* A field's answer as text for a summary list ("2 March 2026", the choice's label, "Not answered"). */
const char *form_answer(struct out *, const struct form *, const struct form_field *, const void *values);

/* Writes the form as a Markdown table, for docs/forms.md. */
void form_document(const struct form *);

/*
 * In templates:
 *	{% call form_summary(v->form) %}            the error summary, nothing when all is well
 *	{% call form_input(v->form, "worry") %}     one field by its kind
 *	{% call form_inputs(v->form) %}             every field in the table's order
 * They are templates of form.html; the page's hidden fields (_csrf, _key) are page_hidden(page).
 */
