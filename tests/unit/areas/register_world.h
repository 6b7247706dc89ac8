/*
 * Register world: a database with two registers of a test's own and a few
 * people: officer 1 and manager 2 of team 50, officer 3 of team 51 (nobody to
 * the case), parent 4 of child 5 whose case 60 team 50 has; authority 1.
 * Authority 2 has manager 6.
 */
#pragma once
#include "testdb.h"
#include "areas/registers/define.h"
#include "areas/registers/registers.h"

enum { OFFICER = 1, MANAGER, OUTSIDER, PARENT, CHILD, OTHER_MANAGER, SENCO, HEAD };
enum { ELM = 52, OAK = 55 /* SENCO is of Elm, HEAD of Oak */ };

struct register_world {
	struct arena *arena;
	struct testdb db;
	struct pool *pool;
	struct conf *conf;
	const struct registers *registers;
	const struct register_def *services, *needs; /* of an area, public; of a case */
	const struct register_def *passes;	     /* of a person, with a reader until a day */
	const struct register_def *keeps; /* of an area, with rights by fields and duties */
};

extern const struct now register_noon;

/* A folder that is gone with the arena, and a file in it. */
const char *register_folder(struct arena *);
const char *register_file(struct arena *, const char *folder, const char *name, const char *text);

/* The definition in that file. */
struct register_def *register_defined(struct arena *, const char *path);

/* The file of keeps, to be changed. */
const char *register_keeps_yaml(void);

struct register_world register_world_new(bool postgres);
void register_world_end(struct register_world *);

/* Makes the database fit the registers again. */
void register_world_migrate(struct register_world *, const struct registers *);
