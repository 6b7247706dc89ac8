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

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct choice;
struct command;
struct pool;
struct record_type;
struct register_def;
struct tx;

/* Every register, by name.  Made at start, read-only, as long as its arena. */
struct registers {
	const struct register_def *const *a;
	size_t n;
	const struct record_type *const
	    *types; /* of the same, NULL-terminated: struct migrate_options */
};

/*
 * Reads every .yaml file of the folders, in their order: the national one
 * first, which must be there, then a council's own, which may be missing
 * (dirs ends with NULL).  A wrong file, or a name that an earlier folder has,
 * is fail(FAULT_USAGE) with file and line.
 */
const struct registers *registers_load(struct arena *, const char *const *dirs);

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

extern const struct route registers_routes[];
/* waymark check register FILE.yaml */
/* The arguments after "waymark check register"; returns the exit code (app/command.h). */
int register_check_command(int argc, char **argv);
