/* Keep: writes records, with what follows from them: what is due, and a word to the audit log. */
#pragma once
#include "areas/registers/define.h"

struct asking;
struct rq;
struct tx;

/*
 * A new record; a new state of the one that was there before.  What is due is
 * reckoned here, whatever the change says of it.  False: the viewer may not,
 * or somebody else was quicker; nothing is changed.  rq: the request, NULL:
 * none.
 */
bool keep_add(struct tx *, const struct register_def *, struct record_change, const struct rq *);
bool keep_change(struct tx *, const struct register_def *, struct record_change,
    const struct record *before, const struct rq *);

/* On nobody's right, for what the program keeps when nobody is signed in. */
void keep_add_as_system(struct tx *, const struct register_def *, struct record_change);

/* Says of the files that came with a form that this record has them. */
void keep_files(const struct asking *, int64_t record);
