/* Uploads: several files at once, each taken or refused by itself. */
#pragma once
#include "app/rq.h"

/*
 * Hands every file that was taken in to keep(), and commits what it wrote even
 * when another is refused, so that one bad photo loses no good one.  The form
 * then says of each refused file its name and what to do.
 */
void uploads_keep(struct rq *, void (*keep)(struct rq *, const struct intake_result *));
