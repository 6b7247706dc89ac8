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

/* May the viewer see any of it?  The rows themselves are chosen by the register's view. */
bool pages_may_read(const struct viewer *, const struct register_def *);
/* May the viewer add to it: anywhere, or to the case on the page? */
bool pages_may_write(const struct rq *, const struct register_def *);
/* May the viewer change this record?  The statement that writes asks again. */
bool pages_may_change(const struct rq *, const struct register_def *, const struct record *);
/* The authority in which the viewer adds to it; 0: none. */
int64_t pages_own_la(const struct rq *, const struct register_def *);

/* The path of the register, or of a record: on the case's page below the case. */
const char *pages_path(struct rq *, const struct register_def *, const struct record *);

/* May the viewer load tables into it: by a post that lets one keep the whole register. */
bool pages_may_load(const struct rq *, const struct register_def *);

/* Says to the read log that the viewer read a record about a child; nothing of any other. */
void pages_log_reading(struct rq *, const struct register_def *, const struct record *);
/* The same of all of a list, at once; where it is a case's, its page has been logged. */
struct record_list;
void pages_log_readings(struct rq *, const struct register_def *, const struct record_list *);

/* The same of a record that this transaction writes and answers with. */
void pages_log_written(struct rq *, const struct register_def *, const struct record *);

/* list_page.c */
void pages_index(struct rq *);
void pages_list(struct rq *);
void pages_print(struct rq *);
void pages_advice(struct rq *);
/* due_page.c */
void pages_due(struct rq *);
/* figures_page.c */
void pages_figures(struct rq *);
/* record_page.c */
void pages_record(struct rq *);
void pages_file(struct rq *);
void pages_copy(struct rq *);
/* table_page.c */
void pages_csv(struct rq *);
void pages_xlsx(struct rq *);
const struct form *pages_load_form(struct rq *);
void pages_load_show(struct rq *);
void pages_load_save(struct rq *);
void pages_loaded_show(struct rq *);
void pages_loaded_save(struct rq *);
/* openapi.c */
void api_document(struct rq *);
/* api.c */
void api_index(struct rq *);
void api_list(struct rq *);
void api_record(struct rq *);
/* api_write.c */
void api_add(struct rq *);
void api_change(struct rq *);
/* key_page.c */
const struct form *keys_form(struct rq *);
void keys_list(struct rq *);
void keys_new_show(struct rq *);
void keys_new_save(struct rq *);
void keys_revoke(struct rq *);
