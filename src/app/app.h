/*
 * App: what the running program holds, made once before any thread starts and
 * read-only afterwards.
 */
#pragma once
#include "base/arena.h"
#include "http/http.h"
#include "policy/policy.h"

struct assets;
struct conf;
struct frame_standing;
struct intake;
struct oidc;
struct plans_rules;
struct pool;
struct read_log;
struct registers;
struct route;
struct rq;
struct static_files;
struct store;

struct app {
	struct arena *arena; /* lives as long as the program */
	struct conf *conf;
	struct pool *pool;
	struct read_log *read_log;
	struct intake *intake;
	struct store *store; /* where files are kept: those taken in, and those made here */
	struct oidc *oidc;   /* NULL: no identity provider */
	const struct policy_set *packs;
	const struct policy_pack *pack;	   /* new cases run under it */
	const struct registers *registers; /* areas/registers */
	const struct plans_rules *rules;   /* areas/plans: the quality rules of each pack */
	/* How the case on the page stands, for the families' pages (areas/cases); NULL: not said.
	 */
	const struct frame_standing *(*standing)(struct rq *);
	const struct route *const *routes; /* the areas' tables, NULL-terminated */
	const struct assets *assets;
	const struct static_files *files;
};

/* The http_handler of the program: context is the struct app. */
void app_handle(struct http_request *, struct http_response *, void *app);

/* The http_body_rule_for of the program. */
struct http_body_rule app_body_rule(const char *method, const char *path, void *app);
