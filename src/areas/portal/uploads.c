/* Uploads: what was refused is said by name; what was good stays. */
#include "areas/portal/uploads.h"
#include "base/buf.h"
#include "text/text.h"

enum { NAME_SHOWN = 80 };

/* "run.exe: This file is a program. Send …" */
static void
add_refusal(struct rq *rq, struct buf *all, size_t i)
{
	buf_printf(all, "%s%.*s: %s", all->n == 0 ? "" : " ", NAME_SHOWN,
	    rq->http->uploads[i].filename, text_tr(rq->language, rq->files[i].message));
}

/* The page is shown again with what is wrong; what was kept must outlive that. */
static void
refuse(struct rq *rq, struct buf *why, size_t kept)
{
	if (kept > 0) {
		rq_commit(rq);
		rq_begin(rq, TX_READ);
		buf_printf(
		    why, " %s", text_tr(rq->language, N_("The other files have been added.")));
	}
	form_error(rq->form, "files", why->p);
}

void
uploads_keep(struct rq *rq, void (*keep)(struct rq *, const struct intake_result *))
{
	struct buf *why = buf_new(rq->arena);
	size_t kept = 0;

	for (size_t i = 0; i < rq->n_files; i++) {
		if (rq->files[i].message != NULL) {
			add_refusal(rq, why, i);
			continue;
		}
		keep(rq, &rq->files[i]);
		kept++;
	}
	if (rq->n_files == 0)
		form_error(rq->form, "files", N_("Choose a file to add"));
	else if (why->n > 0)
		refuse(rq, why, kept);
}
