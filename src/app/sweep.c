/* Sweep: the hourly removal of what has run its time. */
#include "app/sweep.h"
#include "app/app.sql.h"
#include "auth/link.h"
#include "auth/oidc.h"
#include "auth/session.h"
#include "auth/throttle.h"
#include "db/db.h"

enum { FORM_KEY_DAYS = 7 };

static const char *
sweep(struct job *job)
{
	struct tx *tx =
	    tx_begin(job->pool, TX_WRITE, job->arena, (struct tx_context){ .now = job->now });

	session_sweep(tx);
	link_sweep(tx);
	throttle_sweep(tx);
	oidc_sweep(tx);
	form_keys_forget(tx, instant_add_seconds(job->now.instant, -86400 * FORM_KEY_DAYS));
	tx_commit(tx);
	return NULL;
}

const struct job_kind app_sweep_job = {
	.name = "app_sweep",
	.run = sweep,
	.seconds = 60,
	.max_attempts = 3,
	.every = 3600,
};
