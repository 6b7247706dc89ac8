/*
 * Looking: reading a case outside one's own with a reason, and the review of
 * who read what.
 */
#include "access/break_glass.h"
#include "app/app.h"
#include "areas/people/forms.h"
#include "areas/people/looking.html.h"
#include "areas/people/pages.sql.h"
#include "areas/people/reads_words.h"
#include "areas/people/staff.h"
#include "base/log.h"
#include "base/str.h"
#include "mail/mail.h"
#include "text/text.h"

enum { PAGE_ROWS = 50 };

/* ---- break-glass ---- */

static void
open_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	looking_open_page(o, rq->form);
	rq_send(rq, o);
}

static const char *
case_path(struct rq *rq, const char *public_id)
{
	return arena_printf(rq->arena, "/cases/%s", public_id);
}

/* Whoever reviews reads gets the list; the case's officer the case. */
static void
tell(struct rq *rq, const struct break_glass_grant *g, int64_t person)
{
	const struct tell_address_row *to = tell_address(rq->tx, g->la, person);

	if (to == NULL || to->email == NULL) {
		log_event(LOG_WARN, "break_glass_not_told", LOG_INT("person", person),
		    LOG_INT("grant", g->id));
		return;
	}
	mail_add(rq->tx, g->la,
	    &(struct mail){
		.template = MAIL_RECORD_OPENED,
		.address = to->email,
		.person = person,
		.language = to->language,
		.reference = g->reference,
		.path = to->reviews ? "/reads/openings" : case_path(rq, g->public_id),
	    });
}

static void
open_save(struct rq *rq)
{
	const struct open_answers *v = rq->values;
	struct break_glass_grant g;

	switch (access_break_glass(rq->tx, rq->viewer, v->reference, v->reason, &g)) {
	case BREAK_GLASS_GRANTED:
		for (size_t i = 0; i < g.n_tell; i++)
			tell(rq, &g, g.tell[i]);
		rq_redirect(rq, case_path(rq, g.public_id), "opened");
		return;
	case BREAK_GLASS_NOT_NEEDED:
		rq_redirect(rq, case_path(rq, g.public_id), NULL);
		return;
	case BREAK_GLASS_REASON:
		form_error(rq->form, "reason",
		    N_("Why you need to read it must have 20 characters or more"));
		return;
	case BREAK_GLASS_NOT_THERE:
		form_error(rq->form, "reference",
		    N_("There is no case with this reference that you could open"));
		return;
	}
}

/* ---- who read what ---- */

/* A text of the address; never NULL. */
static const char *
asked(struct rq *rq, const char *name)
{
	const char *text = http_query(rq->http, name);

	return text == NULL ? "" : str_trim(rq->arena, text);
}

static const char *
name_of(struct rq *rq, const char *given, const char *family)
{
	return given == NULL ? NULL : arena_printf(rq->arena, "%s %s", given, family);
}

static const char *
reader_path(struct rq *rq, const char *reader)
{
	return reader == NULL ? NULL : arena_printf(rq->arena, "/reads?reader=%s", reader);
}

static const char *
reference_path(struct rq *rq, const char *reference)
{
	return reference == NULL ? NULL : arena_printf(rq->arena, "/reads?reference=%s", reference);
}

static struct view_read
view_read(struct rq *rq, const struct reads_of_row *r)
{
	const char *words = reads_page_words(rq->language, r->route);

	return (struct view_read){
		.at = r->at_time,
		.reader = name_of(rq, r->given, r->family),
		.reader_path = reader_path(rq, r->reader),
		.relation = r->relation,
		.reference = r->reference,
		.case_path = reference_path(rq, r->reference),
		.page = words != NULL ? words : r->route,
		.reason = r->reason,
	};
}

/* "?after=BATCH-N": the line that the page before ended with. */
static void
read_place(const struct rq *rq, int64_t *ret_batch, int64_t *ret_n)
{
	const char *after = http_query(rq->http, "after");
	struct str_list parts;

	*ret_batch = INT64_MAX;
	*ret_n = 0;
	if (after == NULL)
		return;
	parts = str_split(rq->arena, after, '-');
	if (parts.n == 2 && str_to_int(parts.a[0], ret_batch))
		(void)str_to_int(parts.a[1], ret_n);
}

static void
reads_show(struct rq *rq)
{
	int64_t la = staff_authority(rq, READS_REVIEW), batch, n;
	struct view_reads v = { .reference = asked(rq, "reference"),
		.reader = asked(rq, "reader"),
		.only_reason = str_eq(http_query(rq->http, "only"), "reason"),
		.la = la };
	struct reads_of_rows rows;
	struct out *o = rq_page(rq);

	read_place(rq, &batch, &n);
	rows = reads_of(rq->tx, la, batch, n, v.reference, v.reader, v.only_reason);
	v.rows.n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	v.rows.a = anew_n(rq->arena, struct view_read, v.rows.n);
	for (size_t i = 0; i < v.rows.n; i++)
		v.rows.a[i] = view_read(rq, &rows.a[i]);
	if (rows.n > PAGE_ROWS)
		v.later = arena_printf(rq->arena, "%lld-%lld",
		    (long long)rows.a[PAGE_ROWS - 1].batch, (long long)rows.a[PAGE_ROWS - 1].n);
	looking_reads_page(o, &v);
	rq_send(rq, o);
}

static struct view_opening
view_opening(struct rq *rq, const struct openings_of_row *r)
{
	return (struct view_opening){
		.from = r->from_at,
		.until = r->until_at,
		.reader = name_of(rq, r->given, r->family),
		.reader_path = reader_path(rq, r->reader),
		.reference = r->reference,
		.case_path = reference_path(rq, r->reference),
		.reason = r->reason,
		.pages = r->pages,
	};
}

static void
openings_show(struct rq *rq)
{
	int64_t la = staff_authority(rq, READS_REVIEW);
	const char *before = http_query(rq->http, "before");
	struct instant at = instant_add_seconds(rq->now.instant, 1);
	struct openings_of_rows rows;
	struct view_openings v = { .la = la };
	struct out *o = rq_page(rq);

	if (before != NULL)
		(void)instant_parse(before, &at);
	rows = openings_of(rq->tx, la, at);
	v.rows.n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	v.rows.a = anew_n(rq->arena, struct view_opening, v.rows.n);
	for (size_t i = 0; i < v.rows.n; i++)
		v.rows.a[i] = view_opening(rq, &rows.a[i]);
	if (rows.n > PAGE_ROWS)
		v.later = instant_iso(rq->arena, rows.a[PAGE_ROWS - 1].from_at);
	looking_openings_page(o, &v);
	rq_send(rq, o);
}

const struct route looking_routes[] = { FORM("/cases/find/open", CASE_BREAK_GLASS, ON_NONE,
					    &people_open_form, open_show, open_save,
					    .sensitive = true),
	GET("/reads", READS_REVIEW, ON_NONE, reads_show),
	GET("/reads/openings", READS_REVIEW, ON_NONE, openings_show), ROUTES_END };
