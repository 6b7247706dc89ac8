/* Versions: the pages on an issued version, besides the reading itself. */
#pragma once

struct rq;

/* One as a file to keep; what changed from one to another, in the text and side by side. */
void version_file(struct rq *);
void version_changes(struct rq *);
void version_changes_side(struct rq *);
