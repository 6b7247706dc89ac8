/*
 * Record: tables whose columns are known only when the program starts.
 *
 * A register is a definition in a file (areas/registers); this makes of it a
 * real table register_NAME, one column a field, with the earlier states of
 * every row in register_NAME_history.  db_migrate() creates and extends them;
 * nothing is ever dropped, and a column never changes its type.
 *
 * SQL is built from the definition once, at load, and never from what people
 * type.  Reading goes through visible_register_NAME alone: a record about a
 * case is seen through visible_cases, one of an authority by whoever has a
 * post that lets him, or by anybody when the register is public.  Writing
 * asks the same of the write rule, in the statement itself, on both engines;
 * on PostgreSQL row-level security stands behind both.
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
};

struct record_field {
	const char *name;   /* a to z, 0 to 9 and _, at most RECORD_NAME */
	const char *type;   /* as the definition calls it; kept in the database */
	enum db_type store; /* DB_TEXT, DB_INT, DB_DATE, DB_BOOL or DB_MONEY */
	enum record_match match;
};

/* Everything lives as long as the type made from it. */
struct record_definition {
	const char *name; /* as a field's */
	const struct record_field *fields;
	size_t n;
	const char *const *order; /* names of fields, NULL-terminated; none: newest first */
	bool about_case;
	/* About a case: bits of visible_case.relations. */
	uint64_t read_relations, write_relations;
	/* Of an authority: roles of posts there, NULL-terminated. */
	bool public_read;
	const char *const *read_roles, *const *write_roles;
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
	int64_t total; /* how many there are, of which these n are a part */
};

/* What to list.  Zeroed: the first page of everything that the viewer may see. */
struct record_search {
	int64_t la;		   /* 0: of all */
	int64_t case_id;	   /* with la; 0: of all */
	const char *state;	   /* NULL: in any */
	const char *const *values; /* one a field, NULL: not narrowed by it; NULL: by none */
	int64_t first;		   /* how many to leave out */
	int64_t most;		   /* 0: 25 */
};

struct record_list record_search(
    struct tx *, const struct record_type *, const struct record_search *);

/* NULL: not there, or not to be seen. */
const struct record *record_find(struct tx *, const struct record_type *, const char *public_id);

/* The states before the present one, newest first; empty when the viewer may not see the record. */
struct record_list record_history(struct tx *, const struct record_type *, int64_t la, int64_t id);

struct record_change {
	int64_t la, id;		   /* the id of a new record comes from rng_row_id() */
	const char *public_id;	   /* of a new one */
	int64_t case_id;	   /* of a new one about a case */
	int64_t version;	   /* of the record that was read */
	const char *state;	   /* NULL: the register has none */
	const char *const *values; /* all of them */
};

/*
 * A new record of version 1, and a new state of one.  False: the viewer may
 * not, or the record has another version by now; nothing is changed.  The
 * caller says so to the audit log.
 */
bool record_insert(struct tx *, const struct record_type *, const struct record_change *);
bool record_update(struct tx *, const struct record_type *, const struct record_change *);

/* record_insert() on nobody's right: for what the program itself keeps when nobody is signed in. */
void record_insert_as_system(struct tx *, const struct record_type *, const struct record_change *);

/* fail(FAULT_USAGE) unless the database has the register's columns: else it wants migrating. */
void record_check(struct tx *, const struct record_type *);
