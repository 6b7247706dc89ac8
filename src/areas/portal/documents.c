/* Documents: the files of a draft. */
#include "areas/portal/documents.h"
#include "areas/portal/ask.html.h"
#include "areas/portal/draft.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/uploads.h"
#include "base/hash.h"
#include "base/rng.h"
#include "db/db.h"
#include "files/files.h"

/* A path among the pages of the draft. */
static const char *
path_of(struct rq *rq, const char *page)
{
	if (rq->route->on == ON_TYPED)
		return arena_printf(rq->arena, "/cases/new/%s/%s", rq->draft->reference, page);
	return arena_printf(rq->arena, "/ask/%s", page);
}

void
documents_show(struct rq *rq)
{
	struct draft_documents_rows files = draft_documents(rq->tx, rq->draft->la, rq->draft->id);
	bool typed = rq->route->on == ON_TYPED;
	struct view_documents v = { .action = path_of(rq, "documents"),
		.next = path_of(rq, typed ? "check" : "tasks"),
		.back = path_of(rq, typed ? "request" : "tasks"),
		.family = !typed,
		.form = rq->form };
	struct out *o = rq_page(rq);

	v.documents.n = files.n;
	v.documents.a = anew_n(rq->arena, struct view_document, files.n);
	for (size_t i = 0; i < files.n; i++)
		v.documents.a[i] = (struct view_document){
			.public_id = files.a[i].public_id,
			.name = files.a[i].name,
			.remove =
			    arena_printf(rq->arena, "%s/%s/remove", v.action, files.a[i].public_id),
			.kilobytes = (files.a[i].bytes + 1023) / 1024,
		};
	portal_documents(o, &v);
	rq_send(rq, o);
}

static void
keep(struct rq *rq, const struct intake_result *file)
{
	files_record(rq->tx, rq->draft->la, file);
	draft_document_insert(rq->tx, rq->draft->la, rng_row_id(), rng_public_id(rq->arena),
	    rq->draft->id, file->name, file->type, hash_hex(rq->arena, &file->hash), file->size,
	    rq->now.instant);
	draft_say(rq, rq->draft->la, rq->draft->id, "draft_document_add");
}

void
documents_save(struct rq *rq)
{
	uploads_keep(rq, keep);
	if (rq->form->n_errors == 0)
		rq_redirect(rq, path_of(rq, "documents"), "document_added");
}

void
document_remove(struct rq *rq)
{
	draft_document_remove(rq->tx, rq->draft->la, rq->draft->id, rq_arg(rq, "document"));
	draft_say(rq, rq->draft->la, rq->draft->id, "draft_document_remove");
	rq_redirect(rq, path_of(rq, "documents"), "document_removed");
}
