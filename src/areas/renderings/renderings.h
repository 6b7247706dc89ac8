/*
 * Renderings: a plan as people read it, on screens and as files, and what
 * changed from one version to the next.
 *
 * render.h makes every rendering of a plan and needs no database; here are
 * issued versions on people's screens.  The caller has loaded the case through
 * what the viewer may see.  What is returned lives in the request's arena.
 */
#pragma once
#include "app/route.h"
#include "areas/plans/plans.h"
#include "areas/renderings/plan_command.h"
#include "areas/renderings/render.h"

struct rq;

extern const struct route renderings_routes[];

/* The version of that number in a path, of the case on the page; NULL: none, or no number. */
const struct plan_version *renderings_version_named(struct rq *, const char *number);
/* As it is read, in the reader's language, with whom to ask: for view_plan_body() and its parts. */
struct view_plan *renderings_view(struct rq *, const struct plan_version *);
/*
 * Inside a page on a version: its files to download (/track/:case/plan/files),
 * and all versions with what changed (/track/:case/plan/changes).
 */
struct view_versions;
struct view_versions *renderings_versions(struct rq *, int64_t number);
void view_versions_files(struct out *, const struct view_versions *);
void view_versions_list(struct out *, const struct view_versions *);
