/*
 * Registers: well-kept records that need no C, one file of registers/ each.
 *
 * A file says what a register holds, who may read and change it, how it is
 * listed, and where each rule comes from (docs/registers.md).  This renders
 * every one: list, form, page with history.  Records about a case are seen
 * only by whoever the case's relations let see them.
 */
#pragma once
#include "app/route.h"
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct choice;
struct conf;
struct job_kind;
struct language;
struct out;
struct policy_pack;
struct pool;
struct record_type;
struct register_def;
struct tx;

/* Every register, by name.  Made at start, read-only, as long as its arena. */
struct registers {
	const struct register_def *const *a;
	size_t n;
	const struct record_type *const
	    *types;			/* of the same, NULL-terminated: struct migrate_options */
	const struct record_dues *dues; /* of all that have duties */
};

/*
 * Reads every .yaml file of the folders, in their order: the national one
 * first, which must be there, then a council's own, which may be missing
 * (dirs ends with NULL).  A wrong file, or a name that an earlier folder has,
 * is fail(FAULT_USAGE) with file and line.  calendar: whose bank holidays
 * duties in working days leave out; NULL when nothing will be reckoned.
 */
const struct registers *registers_load(
    struct arena *, const char *const *dirs, const struct policy_pack *calendar);

/* The same of an installation: its folder of national ones, then "registers" of its data folder. */
const struct registers *registers_of(
    struct arena *, const struct conf *, const struct policy_pack *calendar);

/* NULL: there is none of that name. */
const struct register_def *registers_find(const struct registers *, const char *name);

/* fail(FAULT_USAGE) unless the database has been migrated to these definitions; called at start. */
void registers_check(struct arena *, struct pool *, const struct registers *);

/* The choices of a field, numbered from 1, ending with { 0 }, for another area's form.
 * fail(FAULT_BUG) for a field without any. */
const struct choice *register_choices(const struct register_def *, const char *field);

/* A field's value in canonical text (db/record.h); lists end with { 0 }. */
struct register_value {
	const char *field, *value;
};

/*
 * Writes a new record and says so to the audit log; returns its id.  case_id is
 * 0 for a register of an authority.  as_system: on nobody's right, for what the
 * program keeps when nobody is signed in; else fail(FAULT_BUG) when the viewer
 * may not.  Fields that are left out have no value; an unknown field or choice
 * is fail(FAULT_BUG).
 */
int64_t register_add(struct tx *, const struct register_def *, int64_t la, int64_t case_id,
    const struct register_value *, bool as_system);

/* A duty of a record that is shown to the viewer today. */
struct register_due {
	const char *register_name, *record, *duty;    /* which it is: name, public id, name */
	const char *register_title, *heading, *title; /* in the reader's language */
	const char *path;			      /* of the record's page */
	const char *case_reference;		      /* NULL: not of a case */
	const char *state;			      /* its title; NULL: none */
	struct date due;			      /* the last day on which it is in time */
	bool escalated;				      /* late, and the viewer is the one above */
	int stage; /* how many of its days of reminding have come: 0 on the first */
};
struct register_due_list {
	const struct register_due *a;
	size_t n;
	bool more;	   /* there is more than was asked for */
	struct date today; /* what is due before it is late */
};

/*
 * What registers say is due to the viewer, for the day's work: from the day on
 * which a duty is first shown until it is done, the earliest first, at most
 * most.  A duty is shown to whom the record names as its owner (a person, or
 * whoever keeps the register at that school or body), else to the case's
 * officer or to those whose posts let them write; once it is late by the
 * register's escalation also to the one above.
 */
struct register_due_list registers_due(
    struct tx *, const struct language *, const struct registers *, struct date today, size_t most);

/* The same for the person of the request, as a part of the page of his day; a link leads to all of
 * it, /registers/due.  An empty list shows nothing. */
struct rq;
const struct register_due_list *registers_due_today(struct rq *);
void registers_due_part(struct out *, const struct register_due_list *);

/* How many records there are, by an answer: what a definition offers to statistics under counts. */
struct register_count {
	const char *value; /* a choice's value, a state's name, "yes" or "no", "2026-03"; NULL: none
			      given */
	const char *label;
	int64_t n;
};
struct register_figure {
	const char *register_name, *name, *register_title, *title;
	const char *topic; /* by what it is counted: the field's label */
	const char
	    *filter;   /* the field by whose value the register's list is narrowed; NULL: none */
	bool stock;    /* as it stands, and not of the period */
	int64_t total; /* records; several choices of one count in each */
	struct {
		const struct register_count *a;
		size_t n;
	} counts; /* every choice of the definition, with 0 if need be */
};
struct register_figures {
	const struct register_figure *a;
	size_t n;
};

/* What is asked for. */
struct register_counting {
	const char *only; /* the register of that name; NULL: all */
	int64_t la;	  /* 0: every authority that the viewer sees */
	struct date from, to;
	bool as_system; /* on nobody's right: true counts for the installation's own figures;
			   else of the records that the viewer may see */
};
struct register_figures registers_figures(struct tx *, const struct language *,
    const struct registers *, const struct register_counting *);

/*
 * Reckons anew what is due of every record whose register's duties were
 * changed since; after db_migrate(), as the database's owner or the program
 * itself.  Returns how many records that were.
 */
int64_t registers_reckon(struct arena *, struct pool *, const struct registers *, struct now);

/*
 * Mails everybody to whom something is shown as due of which they have not
 * heard; the job does it four times a day.
 */
void registers_remind(struct arena *, struct pool *, const struct registers *, struct now);
extern const struct job_kind registers_remind_job;

extern const struct route registers_routes[];
/* "waymark check register": files, or folders in the order in which they are read. */
extern const struct command_plan register_check_plan;
