/* The command "waymark plan", parts: what its verbs share. */
#pragma once
#include "app/command.h"
#include "areas/lint/lint.h"
#include "base/buf.h"

/* Where the packs are and which is meant; NULL: the defaults. */
struct plan_packs {
	const char *policies, *policy;
};

/* Their rows in a verb's table of options. */
#define PLAN_PACK_OPTIONS(type, member)                                                            \
	{ "policies", OPTION_TEXT, offsetof(type, member.policies) },                              \
	{                                                                                          \
		"policy", OPTION_TEXT, offsetof(type, member.policy)                               \
	}

/* Reads a plan from a file or, for "-", standard input; *ret_bytes is the document as it came. */
struct plan_document *plan_command_read(
    struct arena *, const struct plan_packs *, const char *path, struct buf **ret_bytes);

extern const char plan_usage[];

/* plan_command_render.c */
extern const struct command_plan plan_render_plan, plan_compare_plan;
