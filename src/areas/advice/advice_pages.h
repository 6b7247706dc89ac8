/* The advice pages' handlers and what they share, one file a subject. */
#pragma once
#include "app/rq.h"
#include "areas/advice/forms.h"
#include "areas/advice/rules.h"
#include "areas/cases/cases.h"
#include "html/form.h"

struct advice_request_find_row;
struct advice_earlier_find_row;
struct view_advice_text;
struct view_parts;

/* ---- advisers.c: what every page of a request needs ---- */

/* The request that :request names, of the case on the page and visible to the viewer; NULL, and
 * the answer is 404. */
const struct advice_request_find_row *advice_request_or_404(struct rq *);
/* The same, asked of the viewer or of a body that the viewer leads. */
const struct advice_request_find_row *advice_asked_or_404(struct rq *);
/* The same, asked of the viewer and not answered: what may be written to. */
const struct advice_request_find_row *advice_open_or_404(struct rq *);

/* "Psychological advice" of the case's pack. */
const char *advice_title(const struct rq *, const char *key);
const char *advice_child_name(struct rq *);
const char *advice_name(struct rq *, const char *given, const char *family); /* NULL for NULL */
const char *advice_path(struct rq *, const char *request, const char *rest);
const char *advice_case_path(struct rq *, const char *rest);
const char *advice_track_path(struct rq *, const char *rest);

/* The request as pages show it; struct view_request is advice_view.h's. */
struct view_request advice_view_request(struct rq *, const struct advice_request_find_row *);
/* The section that most needs of such advice belong to: "B", "C" or "D". */
const char *advice_usual_section(const char *key);
/* Whoever has the address, or a new person with an account that signs in by link and code.  0: the
 * form says at that field why not. */
int64_t advice_person(
    struct rq *, const char *field, const char *given, const char *family, const char *email);

/* "K4" for the next advice that the case gets. */
const char *advice_next_label(struct rq *);

/* Adds events to the case's log one after the other.  False: somebody else changed the case. */
bool advice_record(struct rq *, const struct case_event *, size_t n);

/* ---- checks.c: the rows of an advice as they are shown, with what the plan's rules say ---- */
void advice_parts(struct rq *, int64_t advice, const struct view_advice_text *, bool check,
    struct view_parts *ret);
/* The same of earlier advice whose reuse the viewer decides on. */
void advice_parts_before(
    struct rq *, const struct advice_earlier_find_row *, struct view_parts *ret);

/* ---- tell.c: mail that goes with what happened ---- */
void advice_tell_asked(
    struct rq *, const char *request, int64_t adviser, int64_t body, struct date due);
void advice_tell_family(struct rq *, int event, const char *path);
void advice_tell_team(struct rq *);

/* ---- reuse.c ---- */
/* Records one party's "yes" to the reuse that the request proposes; with the third the request is
 * answered.  False: somebody else was there first. */
bool advice_reuse_agree(
    struct rq *, const struct advice_request_find_row *, enum event_party party);
/* Records a "no": fresh advice is given. */
bool advice_reuse_refuse(
    struct rq *, const struct advice_request_find_row *, enum event_party party);
extern const struct form advice_reuse_form;
/* The page that asks one of the three, and its answer. */
void reuse_show(struct rq *);
void reuse_save(struct rq *);
void nothing_new_save(struct rq *);
void copy_save(struct rq *);

/* ---- begin.c: from the mail to a code ---- */
void begin_show(struct rq *);
void begin_save(struct rq *);

/* ---- inbox.c ---- */
void inbox_show(struct rq *);
const struct form *allocate_form(struct rq *);
void allocate_show(struct rq *);
void allocate_save(struct rq *);
void take_save(struct rq *);

/* ---- give.c: the request as its adviser sees it ---- */
void advice_give_show(struct rq *);
void give_known(struct rq *);
void give_document(struct rq *);

/* ---- rows.c ---- */
/* The advice that is being written for the request; begun with the first thing that is saved. */
const struct advice_own_row *advice_draft(struct rq *, const struct advice_request_find_row *);
void need_save(struct rq *);
void advice_row_show(struct rq *);
void advice_row_save(struct rq *);
const struct form *advice_row_form(struct rq *);
void row_remove(struct rq *);
void none_show(struct rq *);
void none_save(struct rq *);
void report_show(struct rq *);
void report_save(struct rq *);
void report_remove(struct rq *);

/* ---- send.c ---- */
void preview_show(struct rq *);
void advice_send_save(struct rq *);
void receipt_show(struct rq *);

/* ---- ask_form.c, ask.c, officer.c ---- */
/* Advice may be asked for in the state the case is in. */
bool advice_may_ask(struct rq *);
const struct form *ask_form(struct rq *);
void ask_show(struct rq *);
void ask_save(struct rq *);
void refuse_show(struct rq *);
void refuse_save(struct rq *);
void officer_show(struct rq *);
void advice_read_show(struct rq *);
void withdraw_show(struct rq *);
/* A request of the case on the page that waits; else the answer is 404. */
const struct advice_request_find_row *advice_waiting_or_404(struct rq *);
void withdraw_save(struct rq *);

/* ---- record.c ---- */
void record_show(struct rq *);
void record_save(struct rq *);

/* ---- family.c ---- */
void family_show(struct rq *);
void views_show(struct rq *);
void views_save(struct rq *);
