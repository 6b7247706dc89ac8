/* Define: a register's definition as its file gives it, checked and made ready. */
#pragma once
#include "access/access_policy.h"
#include "db/record.h"
#include "html/form.h"
#include "io/strict.h"

enum register_type {
	TYPE_TEXT,
	TYPE_LONGTEXT,
	TYPE_DATE,
	TYPE_CHOICE,
	TYPE_CHOICES,
	TYPE_YES_NO,
	TYPE_NUMBER,
	TYPE_MONEY,
	TYPE_EMAIL,
	TYPE_PHONE,
	TYPE_URL,
	TYPE_POSTCODE,
	TYPE_PERSON,
	TYPE_CHILD,
	TYPE_SCHOOL,
	TYPE_BODY,
	/* Not yet: */
	TYPE_PERIOD,
	TYPE_PLACE,
	TYPE_FILE,
	TYPE_EVIDENCE,
	TYPE__MAX
};

enum register_about { ABOUT_AREA, ABOUT_CASE };

/* An earlier field whose answer decides about this one: a choice's value, yes or no. */
struct register_when {
	const char *field, *is;
};

struct register_field {
	const char *name, *label, *hint;
	enum register_type type;
	const char *required; /* the message when there is no answer; NULL: optional */
	struct register_when *required_when, *asked_when;
	struct choice *listed; /* as the file has them; the reader's own memory */
	unsigned n_choices;
	const struct choice *choices; /* the same, numbered and ending with { 0 }; NULL: none */
	int max_length;
	int min, max;
	enum field_dates dates;
	const char *autocomplete;
	const char *help, *source; /* shown to whoever asks why; where it comes from */
};

struct register_state {
	const char *name, *title;
};

struct register_move {
	const char *from, *to;
};

struct register_words {
	const char **a;
	unsigned n;
};

struct register_list {
	const char **columns, **filters, **order;
	unsigned n_columns, n_filters, n_order;
};

struct register_access {
	enum register_about about;
	const char *read_name, *write_name; /* permissions of src/access/policy.txt */
	enum permission read, write;
};

struct register_def {
	const char *name, *title, *record, *description, *source;
	struct register_access access;
	struct register_field *fields;
	unsigned n_fields;
	const char *heading; /* the field that names a record; NULL: the first */
	struct register_state *states;
	unsigned n_states;
	struct register_move *moves;
	unsigned n_moves;
	struct register_list list;
	/* Made from it: */
	const char *path; /* of its file, for messages */
	unsigned heading_at;
	const struct field *form_fields;    /* one a field, then version, then state */
	const struct choice *state_choices; /* NULL: no states */
	const struct record_type *type;
};

/* The number of a field by its name; -1: none. */
int define_field(const struct register_def *, const char *name);

/* The name of a type as files write it. */
const char *define_type_name(enum register_type);

/* Reads one file; fail(FAULT_USAGE) with file and line when anything in it is wrong. */
struct register_def *define_read(struct arena *, const char *path);

/* The shape alone, then what it says (define_check.c), then what is made of it (define_make.c). */
struct register_def *define_parse(struct arena *, const struct strict_file *);
void define_check(const struct strict_file *, struct register_def *);
void define_make(struct arena *, struct register_def *);
