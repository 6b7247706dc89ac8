/*
 * Record: tables whose columns are known only when the program starts.
 *
 * A register is a definition in a file (areas/registers); this makes of it a
 * real table register_NAME, one column a field, with the earlier states of
 * every row in register_NAME_history.  db_migrate() creates and extends them;
 * nothing is ever dropped, and a column never changes its type.
 *
 * SQL is built from the definition, never from what people type; the texts of
 * lists when they are first asked for.  Reading goes through
 * visible_register_NAME alone: a record about a case is seen through
 * visible_cases, one of an authority by whoever has a post that lets him, by
 * whoever a field of the record itself names, or by anybody when the register
 * is public.  Writing asks the same of the write rule, of the record as it was
 * and as it becomes, in the statement itself, on both engines; on PostgreSQL
 * row-level security stands behind both.
 *
 * A value is its canonical text, NULL when there is none: 2026-03-02, 12,
 * pence, 1 or 0, a row's id, "one,two" for several choices.
 */
#pragma once
#include "db/db.h"

enum { RECORD_FILTERS = 4 /* at most, of one register */, RECORD_NAME = 24 /* longest name */ };

/* How a list may be narrowed by a field. */
enum record_match {
	RECORD_NOT,	 /* not at all */
	RECORD_IS,	 /* the whole value */
	RECORD_HAS,	 /* one of several choices */
	RECORD_CONTAINS, /* part of the text, in either case */
	RECORD_BEGINS,	 /* the beginning of a date: "2026", "2026-03", "2026-03-02" */
};

struct record_field {
	const char *name;   /* a to z, 0 to 9 and _, at most RECORD_NAME */
	const char *type;   /* as the definition calls it; kept in the database */
	enum db_type store; /* DB_TEXT, DB_INT, DB_DATE, DB_BOOL or DB_MONEY */
	enum record_match match;
	bool sorts; /* lists may be in its order */
	/* Not shown to those who may not write the record, while the field of that number, less 1,
	 * has that value, or among others of its choices; 0: always shown. */
	size_t hidden_by;
	const char *hidden_value;
};

/* How a field of a record gives somebody a right to it. */
enum record_tie {
	RECORD_TIE_PERSON, /* it is the viewer */
	RECORD_TIE_BODY,   /* the viewer has a post there, in one of the roles */
	RECORD_TIE_CHILD,  /* the viewer stands in one of the relations to a case of the child */
};

/* A right, as SQL asks for it: roles of posts, NULL-terminated, or the permission that a case of
 * the child gives, whose views are visible_with_… and visible_among_…. */
struct record_right {
	bool given; /* by a field that names a person: all that is asked */
	const char *const *roles;
	const char *permission;
};

struct record_own {
	size_t field;
	enum record_tie tie;
	struct record_right read, write;
	size_t until; /* 1 + the number of the last day of the right to read; 0: it does not end */
};

/*
 * Columns that say what is due: what a register with duties keeps beside its
 * fields, in this order, so that they are the last of its values.
 */
enum record_due_column {
	RECORD_DUE_FROM,   /* when it is first shown */
	RECORD_DUE_ON,	   /* when it must be done */
	RECORD_DUE_PERSON, /* whose it is; neither person nor body: whoever may write */
	RECORD_DUE_BODY,
	RECORD_DUE_UP_ON,     /* when it goes to somebody above */
	RECORD_DUE_UP_PERSON, /* to whom; NULL: to those whose posts let them write */
	RECORD_DUE__MAX
};
extern const struct record_field record_due_fields[RECORD_DUE__MAX];

/* Everything lives as long as the type made from it. */
struct record_definition {
	const char *name; /* as a field's */
	const struct record_field *fields;
	size_t n;
	bool has_due; /* the last of the fields are record_due_fields */
	int order;    /* the field that lists are in the order of; -1: newest first */
	bool down;    /* the last comes first */
	bool about_case;
	/* About a case: bits of visible_case.relations. */
	uint64_t read_relations, write_relations;
	/* Of an authority: roles of posts there, NULL-terminated; none: fields alone give rights.
	 */
	bool public_read;
	const char *const *read_roles, *const *write_roles;
	const struct record_own *owns;
	size_t n_owns;
	/* What may be there only once: fields that are the same, states that count
	 * (NULL-terminated; none: all). */
	const size_t *once;
	size_t n_once;
	const char *const *once_in;
};

struct record_type;

/* Lives as long as the arena, and must outlive every pool it is used with.
 * fail(FAULT_BUG) for names that are no names. */
const struct record_type *record_type_new(struct arena *, const struct record_definition *);
const struct record_definition *record_definition(const struct record_type *);

/* Is the name one of the columns that every record has? */
bool record_is_built_in(const char *name);

struct record {
	int64_t la, id;
	const char *public_id;
	int64_t version;
	struct instant created_at, changed_at;
	int64_t changed_by; /* persons.id; 0: nobody who was signed in */
	const char *state;  /* NULL: the register has none */
	/* About a case: */
	int64_t case_id, child;
	const char *case_public_id, *case_reference;
	uint64_t relations;   /* how the viewer stands to the case */
	const char *values[]; /* in the order of the definition's fields */
};

struct record_list {
	const struct record *const *a;
	size_t n;
	bool more; /* there are others behind these; before them, when the search went back */
};

enum { RECORD_BY_DEFAULT = 0 /* as the definition says */, RECORD_COUNTED = 100 };

/* What to list.  Zeroed: the first page of everything that the viewer may see. */
struct record_search {
	int64_t la;		   /* 0: of all */
	int64_t case_id;	   /* with la; 0: of all */
	const char *state;	   /* NULL: in any */
	const char *const *values; /* one a field, NULL: not narrowed by it; NULL: by none */
	int sort;		   /* 1 + the field's number; RECORD_BY_DEFAULT */
	bool down;		   /* with sort: the last comes first */
	/* The page begins behind this record, or ends before it; NULL: the first page.  It may
	 * have changed or gone meanwhile; what matters is where it stood. */
	const struct record *beside;
	bool back;
	int64_t most; /* 0: 25 */
};

/* Rows in the order asked for, also when the search went back.  fail(FAULT_BUG) for a field that
 * does not sort. */
struct record_list record_search(
    struct tx *, const struct record_type *, const struct record_search *);

/* How many the search finds on all pages; RECORD_COUNTED + 1: more than can be told quickly. */
int64_t record_count(struct tx *, const struct record_type *, const struct record_search *);

/* NULL: not there, or not to be seen. */
const struct record *record_find(struct tx *, const struct record_type *, const char *public_id);
const struct record *record_find_id(
    struct tx *, const struct record_type *, int64_t la, int64_t id);

/*
 * What is shown to the viewer as due by that day, the earliest first: of the
 * viewer's own, of the viewer's bodies, and what nobody in particular has when
 * the viewer may write it (of a case: as its officer).  Only of registers with
 * duties.  Dear to ask, and most registers have nothing for most people: see
 * record_dues_by().
 */
struct record_list record_due(
    struct tx *, const struct record_type *, struct date by, int64_t most);

/* All registers with duties, made once.  types: NULL-terminated, lives as long. */
struct record_dues;
const struct record_dues *record_dues_new(struct arena *, const struct record_type *const *types);
/* In which of them anything is due to the viewer by that day, as places in types: asked of all in
 * one statement, where one each took four times as long. */
struct record_places {
	const int64_t *a;
	size_t n;
};
struct record_places record_dues_by(struct tx *, const struct record_dues *, struct date by);

/* Whose, or above whom, anything is by that day, on nobody's right: for the program itself, which
 * then asks record_due() for each of them. */
struct record_person {
	int64_t la, person;
};
struct record_people {
	const struct record_person *a;
	size_t n;
};
struct record_people record_due_people(struct tx *, const struct record_type *, struct date by);

/* How many of the records that the viewer may see hold each value. */
struct record_tally {
	const char *value; /* NULL: none */
	int64_t n;
};
struct record_tallies {
	const struct record_tally *a;
	size_t n;
};
/* What is counted. */
struct record_counting {
	int64_t la;	   /* 0: of every authority */
	int field;	   /* by its values, by the months ("2026-03") of a date; -1: by state */
	const char *state; /* of those in that state; NULL: any */
	int on; /* 1 + the number of a date: of those whose date lies in the period; 0: of all */
	struct date from, to;
	bool as_system; /* on nobody's right: for the program's own figures */
};
struct record_tallies record_tally(
    struct tx *, const struct record_type *, const struct record_counting *);

/* The states before the present one, newest first; empty when the viewer may not see the record. */
struct record_list record_history(struct tx *, const struct record_type *, int64_t la, int64_t id);

struct record_change {
	int64_t la, id;		   /* the id of a new record comes from rng_row_id() */
	const char *public_id;	   /* of a new one */
	int64_t case_id;	   /* of a new one about a case */
	int64_t version;	   /* of the record that was read */
	const char *state;	   /* NULL: the register has none */
	const char *const *values; /* all of them, what is due included */
};

/*
 * Is there another record that is the same in the definition's once fields, in one of its states;
 * of a register about cases, in the same case?  A value that is missing is like no other.  Of the
 * change count la, id (0: it is new), case_id and values.
 * On nobody's right, so that one that the writer does not see counts too: what is answered is yes
 * or no.
 */
bool record_is_there(struct tx *, const struct record_type *, const struct record_change *);

/*
 * A new record of version 1, and a new state of one.  False: the viewer may
 * not, or the record has another version by now; nothing is changed.  The
 * caller says so to the audit log.
 */
bool record_insert(struct tx *, const struct record_type *, const struct record_change *);
bool record_update(struct tx *, const struct record_type *, const struct record_change *);

/* record_insert() on nobody's right: for what the program itself keeps when nobody is signed in. */
void record_insert_as_system(struct tx *, const struct record_type *, const struct record_change *);

/*
 * What is due follows from a definition, which may change: rows whose columns
 * of what is due were made under another rule.  record_due_rule() says whether
 * that rule is the one of the database; record_due_begin() gives the next rows
 * to be made anew behind that place, record_due_set() writes one, without a new
 * version, record_due_end() notes the rule.  For the program itself alone.
 */
bool record_due_rule(struct tx *, const struct record_type *, const char *rule);
struct record_list record_due_begin(
    struct tx *, const struct record_type *, int64_t la, int64_t id, int64_t most);
void record_due_set(
    struct tx *, const struct record_type *, const struct record *, const char *const *due);
void record_due_end(struct tx *, const struct record_type *, const char *rule);

/* fail(FAULT_USAGE) unless the database has the register's columns: else it wants migrating. */
void record_check(struct tx *, const struct record_type *);
