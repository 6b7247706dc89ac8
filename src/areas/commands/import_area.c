/* "waymark import forecast|dsg|boundaries|neighbours": what an authority's forecast is made from,
 * and its budget; the map. */
#include "areas/commands/import_area.h"
#include "areas/commands/stats.h"
#include "areas/finance/finance.h"
#include "areas/forecasts/forecasts.h"
#include "areas/official/official.h"
#include "audit/audit.h"
#include "base/err.h"
#include "db/db.h"

#include <stdio.h>

enum { YEARS_OF_HISTORY = 3 };

/* An open transaction of the call; end() keeps it or not. */
struct writing {
	struct tx *tx;
	struct findings *findings;
};

static struct writing
begin(struct call *c)
{
	struct pool *pool = call_pool(c, call_conf(c));

	return (struct writing){ tx_begin(pool, TX_WRITE, c->arena,
				     (struct tx_context){ .now = now_read() }),
		findings_new(c->arena) };
}

/* Nothing is kept unless everything is right. */
static void
end(struct call *c, struct writing *w, bool good, const char *action, int64_t la)
{
	if (good) {
		audit_say(w->tx, &(struct audit_entry){ .la = la,
				     .action = action,
				     .object_kind = "reference",
				     .route = "waymark import" });
		tx_commit(w->tx);
	} else {
		tx_rollback(w->tx);
	}
	findings_print(w->findings, "waymark import", stderr);
	c->exit_code = good ? COMMAND_OK : COMMAND_FINDINGS;
}

void
import_forecast(struct call *c)
{
	struct writing w = begin(c);
	int64_t la = stats_area(c, w.tx, lists_new(c->arena));
	struct forecast_files files = forecasts_open(c->arena, c->words[1]);
	struct forecast_kept kept = { 0 };
	const char *label;
	bool good;

	if (c->words[2] != NULL)
		fail(FAULT_USAGE, "one folder is imported at a time; name one");
	label = "The council’s own files";
	if (files.texts.file[INPUTS_TRANSITIONS].bytes == NULL) {
		forecast_files_set(
		    &files, INPUTS_TRANSITIONS, forecasts_history(w.tx, la, YEARS_OF_HISTORY));
		label = "The cases in Waymark";
	}
	good = forecasts_keep(
	    w.tx, la, c->o.label != NULL ? c->o.label : label, &files, w.findings, &kept);
	end(c, &w, good, "import_forecast", la);
	if (good)
		printf("%s: %zu transitions of %d to %d, projected to %d; the worker makes the "
		       "scenarios\n",
		    c->words[1], kept.transitions, kept.first_year, kept.last_year, kept.end_year);
}

void
import_boundaries(struct call *c)
{
	struct writing w = begin(c);
	struct map_places places = map_read(c->arena, c->words[1], w.findings);
	bool good = w.findings->errors == 0;

	if (c->words[2] != NULL)
		fail(FAULT_USAGE, "one file of boundaries is imported at a time; name one");
	if (good)
		map_keep(w.tx, &places);
	end(c, &w, good, "import_boundaries", 0);
	if (good)
		printf("%s: %zu authorities\n", c->words[1], places.n);
}

void
import_neighbours(struct call *c)
{
	struct writing w = begin(c);
	struct neighbours_list list = neighbours_read(c->arena, c->words[1], w.findings);
	bool good = w.findings->errors == 0;

	if (c->words[2] != NULL)
		fail(FAULT_USAGE, "one list of neighbours is imported at a time; name one");
	if (good)
		neighbours_keep(w.tx, &list);
	end(c, &w, good, "import_neighbours", 0);
	if (good)
		printf("%s: %zu authorities\n", c->words[1], list.n);
}

void
import_dsg(struct call *c)
{
	struct writing w = begin(c);
	struct dsg_count count = { 0 };
	size_t n = 0;
	bool good;

	while (n + 1 < CALL_WORDS && c->words[n + 1] != NULL)
		n++;
	good = finance_import_dsg(w.tx, c->words + 1, n, w.findings, &count);
	end(c, &w, good, "import_dsg", 0);
	if (good)
		printf("%zu amounts read, %zu changed\n", count.read, count.changed);
}
