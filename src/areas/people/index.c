/*
 * Index: names that the search does not know yet.  Children and parents are
 * put into it when they are made; whoever was made before the index held
 * parents, or came in by another way, is put in here, once a day.
 */
#include "areas/people/names.h"
#include "areas/people/people.h"
#include "areas/people/people.sql.h"
#include "audit/audit.h"
#include "db/db.h"
#include "jobs/jobs.h"

enum { BATCH = 500, A_DAY = 86400 };

static void
say(struct tx *tx, int64_t la)
{
	audit_say(tx, &(struct audit_entry){ .la = la,
			  .action = "names_indexed",
			  .object_kind = "authority",
			  .object_id = la,
			  .route = "people_index" });
}

/* One transaction a batch, so that nobody who works waits long.  A name without letters has no
 * keys: it is passed by, and looked at again another day. */
static const char *
index_names(struct job *job)
{
	struct people_unindexed_row last = { 0 };
	size_t n;

	do {
		struct arena *a = arena_new(0);
		struct tx *tx =
		    tx_begin(job->pool, TX_WRITE, a, (struct tx_context){ .now = job->now });
		struct people_unindexed_rows rows =
		    people_unindexed(tx, last.la, last.person, BATCH);

		n = rows.n;
		for (size_t i = 0; i < n; i++) {
			const struct people_unindexed_row *r = &rows.a[i];

			people_index_new_name(tx, r->la, r->person, r->given, r->family);
			if (i == 0 || r->la != rows.a[i - 1].la)
				say(tx, r->la);
		}
		if (n > 0)
			last = rows.a[n - 1];
		tx_commit(tx);
		arena_free(a);
	} while (n == BATCH);
	return NULL;
}

const struct job_kind people_index_job = {
	.name = "people_index",
	.run = index_names,
	.seconds = 600,
	.max_attempts = 3,
	.every = A_DAY,
};
