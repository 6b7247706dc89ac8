/*
 * Versions: an issued version as people read it, its files, and what changed
 * between two.  All is made of the document that was issued, which holds no
 * address of anybody: whoever may read the version may have its files.
 */
#include "app/app.h"
#include "app/rq.h"
#include "areas/cases/cases.h"
#include "areas/renderings/renderings.h"
#include "areas/renderings/versions.h"
#include "areas/renderings/versions.html.h"
#include "areas/renderings/versions.sql.h"
#include "areas/renderings/versions_view.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

#include <string.h>

static const char *
officer_of(struct rq *rq, const struct plan_whom_to_ask_row *ask)
{
	return ask->officer_given == NULL ? ask->team
					  : arena_printf(rq->arena, "%s %s, %s", ask->officer_given,
						ask->officer_family, ask->team);
}

struct view_plan *
renderings_view(struct rq *rq, const struct plan_version *version)
{
	const struct plan_whom_to_ask_row *ask =
	    plan_whom_to_ask(rq->tx, rq->kase->la, rq->kase->id);
	struct render_facts facts = { .language = rq->language,
		.pack = rq_pack(rq),
		.reference = rq->kase->reference,
		.version = (int)version->number,
		.hash = version->hash };

	if (ask != NULL) {
		facts.authority = ask->authority;
		facts.officer = officer_of(rq, ask);
		facts.contact = ask->phone;
	}
	return plan_view(rq->arena, version->plan, &facts);
}

/* ---- the list ---- */

static const char *
kind_title(struct rq *rq, const char *name)
{
	for (int k = PLAN_DRAFT; k <= PLAN_AMENDED; k++)
		if (str_eq(plan_kind_name((enum plan_kind)k), name))
			return plan_kind_title(rq->language, (enum plan_kind)k);
	fail(FAULT_STORAGE, "a version of a plan is of the kind %s", name);
}

struct view_versions *
renderings_versions(struct rq *rq, int64_t number)
{
	struct plan_versions_of_rows rows = plan_versions_of(rq->tx, rq->kase->la, rq->kase->id);
	struct view_versions *v = anew(rq->arena, struct view_versions);

	v->public_id = rq->kase->public_id;
	v->number = number;
	v->versions.n = rows.n;
	v->versions.a = anew_n(rq->arena, struct view_version, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		int64_t n = rows.a[i].number;

		v->versions.a[i] = (struct view_version){ .number = n,
			.kind = kind_title(rq, rows.a[i].kind),
			.issued_on = rows.a[i].issued_on,
			.old = n < number ? n : number,
			.now = n < number ? number : n };
	}
	return v;
}

/* 0: it is no number of a version. */
static int64_t
number_of(const char *text)
{
	int64_t n;

	return str_to_int(text, &n) && n > 0 ? n : 0;
}

const struct plan_version *
renderings_version_named(struct rq *rq, const char *number)
{
	int64_t n = number_of(number);

	return n == 0 ? NULL : plans_version(rq->tx, rq->app->packs, rq->kase->la, rq->kase->id, n);
}

/* ---- its files ---- */

static struct buf *
as_pdf(struct rq *rq, const struct view_plan *v, enum plan_pdf_kind kind)
{
	size_t unknown;
	struct buf *b = plan_pdf(rq->arena, v, kind, &unknown);

	if (unknown > 0)
		log_event(LOG_WARN, "plan_pdf_lacks_letters", LOG_INT("letters", (int64_t)unknown));
	return b;
}

static struct buf *
pdf(struct rq *rq, const struct view_plan *v)
{
	return as_pdf(rq, v, PLAN_PDF);
}

static struct buf *
large_print(struct rq *rq, const struct view_plan *v)
{
	return as_pdf(rq, v, PLAN_PDF_LARGE);
}

static struct buf *
text(struct rq *rq, const struct view_plan *v)
{
	return plan_text(rq->arena, v);
}

static struct buf *
offline(struct rq *rq, const struct view_plan *v)
{
	return plan_offline(rq->arena, v);
}

/* "2-large-print.pdf": the version's number and one of these. */
static const struct file_form {
	const char *ending, *type;
	struct buf *(*make)(struct rq *, const struct view_plan *);
} forms[] = {
	{ ".pdf", "application/pdf", pdf },
	{ "-large-print.pdf", "application/pdf", large_print },
	{ ".txt", "text/plain; charset=utf-8", text },
	{ ".html", "text/html; charset=utf-8", offline },
};

static const struct file_form *
form_of(const char *ending)
{
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (str_eq(forms[i].ending, ending))
			return &forms[i];
	return NULL;
}

void
version_file(struct rq *rq)
{
	const char *file = rq_arg(rq, "file");
	size_t digits = strspn(file, "0123456789");
	const struct file_form *form = form_of(file + digits);
	const struct plan_version *version =
	    form == NULL ? NULL
			 : renderings_version_named(rq, arena_memdup(rq->arena, file, digits));

	if (version == NULL) {
		rq_not_found(rq);
		return;
	}
	rq_send_bytes(rq, form->make(rq, renderings_view(rq, version)), form->type,
	    arena_printf(rq->arena, "plan-%s-version-%lld%s", rq->kase->reference,
		(long long)version->number, form->ending));
}

/* ---- what changed ---- */

static void
comparison(struct rq *rq, bool side)
{
	const struct plan_version *old = renderings_version_named(rq, rq_arg(rq, "old"));
	const struct plan_version *now = renderings_version_named(rq, rq_arg(rq, "now"));
	struct out *o = rq_page(rq);

	if (old == NULL || now == NULL || old->number >= now->number) {
		rq_not_found(rq);
		return;
	}
	view_comparison(o, &(struct view_comparison){ .public_id = rq->kase->public_id,
			       .reference = rq->kase->reference,
			       .old = old->number,
			       .now = now->number,
			       .side = side,
			       .compare = plan_compare(rq->arena, renderings_view(rq, old),
				   renderings_view(rq, now)) });
	rq_send(rq, o);
}

void
version_changes(struct rq *rq)
{
	comparison(rq, false);
}

void
version_changes_side(struct rq *rq)
{
	comparison(rq, true);
}
