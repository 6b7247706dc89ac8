/* Break-glass: one grant, its audit entry, and who is told. */
#include "access/break_glass.h"
#include "access/break_glass.sql.h"
#include "access/viewer.h"
#include "audit/audit.h"
#include "base/arena.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

static void
list_told(struct tx *tx, const struct break_glass_case_row *k, struct break_glass_grant *g)
{
	struct break_glass_tell_rows rows = break_glass_tell(tx, k->la, k->officer, k->team);
	int64_t *tell = anew_n(tx_arena(tx), int64_t, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		tell[i] = rows.a[i].person;
	g->tell = tell;
	g->n_tell = rows.n;
}

static void
grant(struct tx *tx, const struct viewer *v, const struct break_glass_grant *g, const char *reason)
{
	break_glass_insert(
	    tx, g->la, g->id, g->case_id, v->person, reason, tx_now(tx).instant, g->until);
	audit_say(tx, &(struct audit_entry){ .la = g->la,
			  .action = "break_glass",
			  .object_kind = "case",
			  .object_id = g->case_id,
			  .reason = reason });
}

enum break_glass_answer
access_break_glass(struct tx *tx, const struct viewer *v, const char *reference, const char *reason,
    struct break_glass_grant *ret)
{
	const char *why = str_trim(tx_arena(tx), reason);
	const struct break_glass_visible_row *seen = break_glass_visible(tx, reference);
	const struct break_glass_case_row *k;

	if (seen != NULL) {
		*ret = (struct break_glass_grant){
			.la = seen->la, .case_id = seen->id, .public_id = seen->public_id
		};
		return BREAK_GLASS_NOT_NEEDED;
	}
	k = break_glass_case(tx, reference);
	if (k == NULL || !viewer_may_at(v, k->la, CASE_BREAK_GLASS))
		return BREAK_GLASS_NOT_THERE;
	if (why == NULL || str_utf8_length(why) < BREAK_GLASS_REASON_MIN)
		return BREAK_GLASS_REASON;
	*ret = (struct break_glass_grant){ .la = k->la,
		.id = rng_row_id(),
		.case_id = k->id,
		.child = k->child,
		.public_id = k->public_id,
		.reference = arena_strdup(tx_arena(tx), reference),
		.until = instant_add_seconds(tx_now(tx).instant, BREAK_GLASS_HOURS * 3600) };
	list_told(tx, k, ret);
	grant(tx, v, ret, why);
	return BREAK_GLASS_GRANTED;
}
