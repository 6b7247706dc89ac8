/*
 * Play: a person of the story sends a form.
 *
 * The same row of the route table, the same access, form and handler as for a
 * browser, without the browser: what the pages would refuse is refused here.
 */
#pragma once
#include "areas/demo/demo.h"
#include "html/form.h"

struct play {
	struct arena *arena; /* dies with the act */
	struct pool *pool;
	const struct demo_plan *plan;
	struct now now;
	int64_t person;
	const char *case_public_id;
	bool family; /* acts on the family's pages, "/track/CASE" */
};

/* The same time of day, that many days before the day the area is made. */
struct now play_days_ago(const struct demo_plan *, int days);

/* Sends the form of "/cases/CASE" + act (of the family: "/track/CASE" + act), in a transaction of
 * its own.  fail(FAULT_BUG) when it is refused. */
void play_send(const struct play *, const char *act, const struct form_param *, size_t n);

/* The same with a whole path, "/track/CASE/plan/lines/F1". */
void play_send_path(const struct play *, const char *path, const struct form_param *, size_t n);

/* The parts of the case's notice that waits to be issued, as its form would send them, with its
 * version. */
struct play_notice {
	struct form_param *params;
	size_t n;
};
struct play_notice play_read_notice(const struct play *, int64_t case_id);
