/* Define: a register's definition as its file gives it, checked and made ready. */
#pragma once
#include "access/access_policy.h"
#include "db/record.h"
#include "html/form.h"
#include "io/strict.h"

struct policy_pack;

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
	TYPE_RECORD,   /* of another register */
	TYPE_EVIDENCE, /* the address of a page, of the web or of this Waymark */
	TYPE_FILE,
	/* Two fields each, once the definition is read (define_widen()): */
	TYPE_PERIOD, /* NAME_from and NAME_to, dates */
	TYPE_PLACE,  /* NAME and NAME_postcode */
	TYPE__MAX
};

enum register_about { ABOUT_AREA, ABOUT_CASE };

/* An earlier field whose answer decides about this one: a choice's value, yes or no; or one of
 * several, "partly or no". */
struct register_when {
	const char *field, *is;
};

struct register_field {
	const char *name, *label, *hint;
	const char *second; /* the label of the second field of a period or a place */
	enum register_type type;
	const char *of;	      /* of a record: the name of its register */
	const char *required; /* the message when there is no answer; NULL: optional */
	struct register_when *required_when, *asked_when;
	struct register_when *hidden_when; /* from those who may not write the record */
	struct choice *listed;		   /* as the file has them; the reader's own memory */
	unsigned n_choices;
	const struct choice *choices; /* the same, numbered and ending with { 0 }; NULL: none */
	int max_length;
	int min, max;
	enum field_dates dates;
	const char *autocomplete;
	/* The permission it takes to answer it, beside the right to write; NULL: none. */
	const char *may_name;
	enum permission may;
	const char *help, *source; /* shown to whoever asks why; where it comes from */
	bool always;		   /* no council hides it: the program itself writes it */
	/* Made from it: */
	const char *own_help;		   /* what the council's own file adds to help */
	const char *path;		   /* of the file that it stands in; NULL: the register's */
	const char *from;		   /* of a period's end: the field of its beginning */
	const struct register_def *of_def; /* of a record, once all registers are read */
	unsigned file_at; /* of a file: values[file_at] is its hash, the next its content type */
};

struct register_state {
	const char *name, *title;
};

struct register_move {
	const char *from, *to;
	const char **needs; /* fields without whose answers it is refused */
	unsigned n_needs;
	const char *may_name; /* the permission it takes beside the right to write; NULL: none */
	enum permission may;
};

/* What must be done by a date that follows from a record. */
struct register_duty {
	const char *name, *title;
	const char *after; /* the date it is reckoned from: a field, or "created" */
	const char *last;  /* once this date is there, it is reckoned from it: what comes again */
	int days, weeks, months, years;
	int working_days; /* alone; by the bank holidays of the calendar */
	const char *done; /* the field whose answer ends it; NULL: its states do */
	struct register_when *when;
	const char **in; /* the states in which it holds; none: all */
	unsigned n_in;
	int remind;	    /* days before it that it is first shown; 0: REMIND_DAYS */
	const char **again; /* days before it that a mail reminds of it once more */
	unsigned n_again;
	const char *help, *source;
};
enum { REMIND_DAYS = 28 };

/* What is late goes to somebody above. */
struct register_escalate {
	int days;	/* after it was due */
	const char *to; /* the field that says to whom; NULL: to those whose posts let them write */
};

/* What statistics are told: how many records there are, by an answer. */
struct register_tally {
	const char *name, *title;
	const char *by;	 /* a choice, choices, yes_no or date (by its months), or "state" */
	const char *on;	 /* a date that must lie in the period; NULL: as it stands */
	const char **in; /* the states of those that are counted; none: all */
	unsigned n_in;
};

/* Only one record at a time: what would be another of the same is refused. */
struct register_once {
	const char **by; /* fields that are the same */
	unsigned n_by;
	const char **in; /* states in which it counts; none: all */
	unsigned n_in;
	const char *message; /* what to do instead, said at the first of the fields */
};

struct register_words {
	const char **a;
	unsigned n;
};

struct register_list {
	const char **columns, **filters, **order;
	unsigned n_columns, n_filters, n_order;
};

/* Rights by a field of the record: whose row it is, whose body, whose child. */
struct register_own {
	const char *field;
	const char *read_name, *write_name; /* NULL: none */
	const char *until; /* the date that is the last day of the right to read; NULL: no end */
	enum permission read, write;
	unsigned at; /* the field's number */
};

struct register_access {
	enum register_about about;
	const char *read_name, *write_name; /* permissions of src/access/policy.txt; NULL: none */
	enum permission read, write;
	struct register_own *own;
	unsigned n_own;
};

/* A council's own file that adds to a register of an earlier folder (define_extend.c). */
struct register_extension {
	const char *extends, *source;
	struct register_field *fields;
	unsigned n_fields;
	struct register_more {
		const char *field;
		struct choice *listed;
		unsigned n_listed;
	} * choices;
	unsigned n_choices;
	struct register_own_help {
		const char *field, *help;
	} * help;
	unsigned n_help;
	const char **hide; /* fields without which the register does */
	unsigned n_hide;
	struct register_duty *duties;
	unsigned n_duties;
	struct register_tally *counts;
	unsigned n_counts;
	struct register_list *list; /* instead of the register's; NULL: that one */
};
/* What it calls its fields, choices, duties and counts, so that no later version of the register
 * has them. */
#define DEFINE_OWN "own_"

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
	const char *owner; /* the field that says whose duties they are; NULL: whoever may write */
	struct register_escalate *escalate;
	struct register_duty *duties;
	unsigned n_duties;
	struct register_once *once; /* NULL: no such rule */
	struct register_tally *counts;
	unsigned n_counts;
	struct register_list list;
	/* Made from it: */
	const char *path;     /* of its file, for messages */
	const char *extended; /* of the council's own file that adds to it; NULL: none */
	const struct policy_pack *calendar; /* its bank holidays; NULL: nothing is reckoned */
	unsigned heading_at;
	int order; /* the field of the lists' order; -1: the latest change first */
	bool down;
	/* A record's values are its fields, then hash and type of each file, then what is due. */
	unsigned n_kept;		    /* without what is due */
	unsigned n_values;		    /* all of them */
	const struct field *form_fields;    /* one a field, then version, then state */
	const struct choice *state_choices; /* NULL: no states */
	const struct record_type *type;
};

/* The number of a field by its name; -1: none. */
int define_field(const struct register_def *, const char *name);

/* The name of a type as files write it. */
const char *define_type_name(enum register_type);

#define DEFINE_OR " or " /* between answers that are waited for */

/* May lists be in the order of such a field? */
bool define_sorts(enum register_type);
/* Is the answer that a condition waits for there?  values: as db/record.h has them. */
bool define_is_met(
    const struct register_def *, const struct register_when *, const char *const *values);
/* Is the state one of them?  None: any is. */
bool define_is_in(const char *const *in, unsigned n, const char *state);
static inline bool
define_is_public(const struct register_def *d)
{
	return d->access.read_name != NULL && d->access.read == PUBLIC;
}
/* Whether anybody may, by a post in the authority. */
static inline bool
define_posts_read(const struct register_def *d)
{
	return d->access.read_name != NULL;
}
static inline bool
define_posts_write(const struct register_def *d)
{
	return d->access.write_name != NULL;
}

/* A register of its own in one file; fail(FAULT_USAGE) with file and line when anything in it is
 * wrong. */
struct register_def *define_read(struct arena *, const struct strict_file *);

/* The shape alone, then what it says (define_check.c), then what is made of it (define_make.c). */
struct register_def *define_parse(struct arena *, const struct strict_file *);
void define_check(struct arena *, const struct strict_file *, struct register_def *);
/* The same of a register with what the file adds to it: fields, duties and counts from those
 * numbers on are the file's own. */
struct define_from {
	unsigned fields, duties, counts;
};
void define_check_from(
    struct arena *, const struct strict_file *, struct register_def *, const struct define_from *);
void define_make(struct arena *, struct register_def *);

/*
 * The register, read anew, with what the council's file adds to it.  Anything
 * that would weaken the register, or that the file gives another name than
 * own_…, is fail(FAULT_USAGE) with the file and line.
 */
bool define_is_extension(const struct strict_file *);
const struct register_extension *define_parse_extension(struct arena *, const struct strict_file *);
struct register_def *define_extend(struct arena *, const struct register_def *,
    const struct strict_file *, const struct register_extension *);

/*
 * Finds the registers that fields of type record name.  One that is not there,
 * and a register that leads back to itself, are fail(FAULT_USAGE) with file and
 * line.
 */
void define_link(struct arena *, struct register_def *const *, size_t n);
