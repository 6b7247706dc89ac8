/* The command "waymark plan", parts: what its verbs share. */
#pragma once
#include "areas/plans/plan_json.h"
#include "base/buf.h"

/* One run.  argv[1] is the verb. */
struct plan_job {
	struct arena *arena;
	int argc;
	char **argv;
	int exit_code;
	const char *policies, *policy; /* NULL: the defaults */
	const struct policy_set *set;
};

/* Takes an option that all verbs have, with its value; false when it is none of them. */
bool plan_command_takes(struct plan_job *, int *at);

/* Reads a plan from a file or, for "-", standard input; *ret_bytes is the document as it came. */
struct plan_document *plan_command_read(
    struct plan_job *, const char *path, struct buf **ret_bytes);

/* plan_command_render.c */
void plan_command_render(struct plan_job *);
void plan_command_compare(struct plan_job *);
