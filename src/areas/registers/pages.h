/* Pages: what the registers' handlers share. */
#pragma once
#include "app/rq.h"
#include "areas/registers/define.h"

/* The register that the URL names, when the viewer may read it at all; NULL: as if it were not
 * there. */
const struct register_def *pages_register(struct rq *);

/* The page is not there for this viewer; whoever has not signed in is asked to where that may help.
 */
void pages_refuse(struct rq *);

/* May the viewer add to it: in that authority, or to the case on the page? */
bool pages_may_write(const struct rq *, const struct register_def *, int64_t la);

/* The path of the register, or of a record: on the case's page below the case. */
const char *pages_path(struct rq *, const struct register_def *, const struct record *);

/* list_page.c */
void pages_index(struct rq *);
void pages_list(struct rq *);
void pages_advice(struct rq *);
/* record_page.c */
void pages_record(struct rq *);
