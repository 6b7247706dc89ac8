/* Letter: an issued notice as its reader sees it, on the screen; and the letters that went out. */
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.html.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "areas/cases/letters.sql.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

static const struct notice_issued_row *
issued_on_page(struct rq *rq)
{
	return notice_issued(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "notice"));
}

/* In English as it was issued, and in another language as it was translated on that day. */
static void
add_parts(struct rq *rq, int64_t notice, struct view_letter *v)
{
	struct notice_texts_of_rows own =
	    notice_texts_of(rq->tx, rq->kase->la, notice, rq->language->code);
	struct notice_parts_rows rows = notice_parts(rq->tx, rq->kase->la, notice);

	v->unchecked = rq->language->unchecked;
	v->parts.n = rows.n;
	v->parts.a = anew_n(rq->arena, struct view_part, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->parts.a[i] = own.n == rows.n
				    ? (struct view_part){ .id = own.a[i].part,
					      .label = own.a[i].label,
					      .body = own.a[i].body }
				    : (struct view_part){ .id = rows.a[i].part,
					      .label = text_tr(rq->language, rows.a[i].label),
					      .body = rows.a[i].body };
}

static bool
is_staff(const struct rq *rq)
{
	return str_starts(rq->route->path, "/cases/");
}

/* When it went and who said so; NULL: it waits, or that is not for this reader. */
static const char *
posted(struct rq *rq, const struct letters_posted_rows *all, int64_t letter)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct letters_posted_row *p = &all->a[i];

		if (p->notice_letter == letter)
			return arena_printf(rq->arena,
			    text_tr(rq->language, N_("posted on %s (%s %s)")),
			    text_date(rq->arena, rq->language, p->posted_on), p->given, p->family);
	}
	return NULL;
}

/* The letters that this reader may have: one's own, or of staff all but those with an address that
 * is kept from them. */
static void
add_letters(struct rq *rq, int64_t notice, struct view_letter *v)
{
	struct notice_letters_of_rows rows = notice_letters_of(rq->tx, rq->kase->la, notice);
	struct letters_posted_rows went = letters_posted(rq->tx, rq->kase->la, rq->kase->id);

	v->letters.n = rows.n;
	v->letters.a = anew_n(rq->arena, struct view_sent_letter, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct notice_letters_of_row *r = &rows.a[i];
		const struct language *l = text_language(r->language);

		v->letters.a[i] = (struct view_sent_letter){
			.to = r->body != NULL ? r->body
			      : r->given != NULL
				  ? arena_printf(rq->arena, "%s %s", r->given, r->family)
				  : text_tr(
					rq->language, N_("Somebody whom the young person lets in")),
			.href =
			    arena_printf(rq->arena, "%s/letters/%s", rq->http->path, r->public_id),
			.language = l == NULL ? r->language : l->name,
			.kilobytes = (r->bytes + 1023) / 1024,
			.by_post = rq_may(rq, CASE_ISSUE) && str_eq(r->channel, "letter"),
			.posted = posted(rq, &went, r->id),
		};
		v->to_post |= v->letters.a[i].by_post && v->letters.a[i].posted == NULL;
	}
}

void
letter_show(struct rq *rq)
{
	const struct notice_issued_row *n = issued_on_page(rq);
	struct view_letter v = { .reference = rq->kase->reference };
	struct out *o;
	int kind = 0;

	if (n == NULL || !policy_value(NAMES_NOTICE, n->kind, &kind)) {
		rq_not_found(rq);
		return;
	}
	v.child = case_child_name(rq);
	v.title = text_tr(rq->language, rq_pack(rq)->notices[kind]->title);
	v.authority = case_authority(rq->tx, rq->kase->la, rq->kase->team)->name;
	v.back = arena_printf(
	    rq->arena, "/%s/%s", is_staff(rq) ? "cases" : "track", rq->kase->public_id);
	if (kind == NOTICE_N3 || kind == NOTICE_N4)
		v.plan = arena_printf(rq->arena, "/track/%s/plan", rq->kase->public_id);
	v.issued_on = n->issued_on;
	v.hash = n->hash;
	add_parts(rq, n->id, &v);
	add_letters(rq, n->id, &v);
	o = rq_page(rq);
	view_letter(o, &v);
	rq_send(rq, o);
}

void
letter_file(struct rq *rq)
{
	const struct notice_issued_row *n = issued_on_page(rq);
	const struct notice_letter_find_row *l =
	    n == NULL ? NULL
		      : notice_letter_find(rq->tx, rq->kase->la, n->id, rq_arg(rq, "letter"));

	if (l == NULL)
		rq_not_found(rq);
	else
		rq_send_file(rq, rq->kase->la, l->hash, "application/pdf",
		    arena_printf(rq->arena, "letter-%s.pdf", rq->kase->reference));
}
