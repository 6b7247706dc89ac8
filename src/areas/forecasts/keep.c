/*
 * Keep: an authority's files into the database, after the same reading that the command
 * gives them.  The model's four are kept as they are, so that what is made from them is
 * what the command makes; Waymark's own two become rows.
 */
#include "areas/forecasts/forecasts.h"
#include "areas/forecasts/forecasts.sql.h"
#include "areas/forecasts/inputs_tables.h"
#include "areas/forecasts/make.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "io/table.h"
#include "text/text.h"

#include <string.h>
#include <unistd.h>

enum { LONGEST_NAME = 100, MOST_PLACES = 100000, LEAST_URN = 100000, MOST_URN = 999999 };

static const char *
optional(struct arena *a, const char *folder, const char *name)
{
	const char *path = arena_printf(a, "%s/%s", folder, name);
	const struct buf *b;

	if (access(path, F_OK) != 0)
		return NULL;
	b = table_bytes(a, path);
	return arena_memdup(a, b->p, b->n);
}

void
forecast_files_set(struct forecast_files *f, enum inputs_file file, const char *text)
{
	f->texts.file[file].bytes = text;
	f->texts.file[file].n = text != NULL ? strlen(text) : 0;
}

struct forecast_files
forecasts_open(struct arena *a, const char *folder)
{
	struct forecast_files f = { .texts.folder = folder,
		.names = optional(a, folder, "names.csv"),
		.places = optional(a, folder, "places.csv") };

	for (int i = 0; i < INPUTS_TRANSITIONS; i++) {
		const struct buf *b =
		    table_bytes(a, arena_printf(a, "%s/%s", folder, inputs_file_names[i]));

		f.texts.file[i].bytes = b->p;
		f.texts.file[i].n = b->n;
	}
	forecast_files_set(
	    &f, INPUTS_TRANSITIONS, optional(a, folder, inputs_file_names[INPUTS_TRANSITIONS]));
	return f;
}

struct keeping {
	struct tx *tx;
	int64_t la;
	struct arena *arena;
	const struct forecast_files *files;
	const struct inputs *in;
	struct findings *findings;
};

/* One of Waymark's own files, a row at a time. */
static void
each_row(struct keeping *k, const char *name, const char *text, const char *const *columns,
    size_t n, void (*take)(struct keeping *, const struct cell *))
{
	const char *path = arena_printf(k->arena, "%s/%s", k->files->texts.folder, name);
	struct table t;
	size_t at[3];
	struct cell c[3];

	if (text == NULL)
		return;
	t = table_parse(k->arena, path, text, strlen(text), k->findings);
	if (!table_columns(&t, columns, n, at, k->findings))
		return;
	for (size_t row = 0; row < t.n; row++) {
		for (size_t i = 0; i < n; i++)
			c[i] = cell_of(&t, &t.rows[row], at[i]);
		take(k, c);
	}
}

static void
complain(struct keeping *k, const struct cell *c, const char *what)
{
	finding_add(k->findings, FINDING_ERROR, c->at, "\"%.40s\" %s", c->text, what);
}

static void
take_name(struct keeping *k, const struct cell *c)
{
	if (codes_find(&k->in->settings, c[0].text) == UNKNOWN &&
	    codes_find(&k->in->needs, c[0].text) == UNKNOWN)
		complain(k, &c[0], "is no need or setting of valid-states.csv; correct it");
	else if (str_blank(c[1].text) || str_utf8_length(c[1].text) > LONGEST_NAME)
		complain(k, &c[1], "is no name of 1 to 100 characters; correct it");
	else if (forecast_name_put(k->tx, k->la, c[0].text, c[1].text) == NULL)
		complain(k, &c[0], "has a name already; take one out");
}

/* A number between bounds; an empty cell is 0. */
static bool
take_number(struct keeping *k, const struct cell *c, int64_t least, int64_t most, const char *what,
    int64_t *ret)
{
	*ret = 0;
	if (*c->text == '\0' || (str_to_int(c->text, ret) && *ret >= least && *ret <= most))
		return true;
	complain(k, c, what);
	return false;
}

static void
take_place(struct keeping *k, const struct cell *c)
{
	int64_t urn, places;

	if (codes_find(&k->in->settings, c[0].text) == UNKNOWN) {
		complain(k, &c[0], "is no setting of valid-states.csv; correct it");
		return;
	}
	if (!take_number(
		k, &c[1], LEAST_URN, MOST_URN, "is no number of a school; correct it", &urn) ||
	    !take_number(k, &c[2], 1, MOST_PLACES, "is no number of places; correct it", &places))
		return;
	if (urn == 0 && places == 0) {
		complain(k, &c[0], "has neither the number of a school nor places; give one");
		return;
	}
	forecast_place_put(k->tx, k->la, rng_row_id(), c[0].text, urn, places);
}

static void
keep_own_files(struct keeping *k)
{
	static const char *const names[] = { "code", "name" };
	static const char *const places[] = { "setting", "urn", "places" };

	forecast_names_clear(k->tx, k->la);
	forecast_places_clear(k->tx, k->la);
	each_row(k, "names.csv", k->files->names, names, 2, take_name);
	each_row(k, "places.csv", k->files->places, places, 3, take_place);
}

/* Every file as it was, for the worker and for whoever asks what the forecast is made of. */
static void
keep_texts(struct keeping *k, const char *source)
{
	const char *text[INPUTS_FILES];

	for (int i = 0; i < INPUTS_FILES; i++)
		text[i] = arena_memdup(
		    k->arena, k->files->texts.file[i].bytes, k->files->texts.file[i].n);
	forecast_inputs_put(k->tx, k->la, source, text[INPUTS_STATES], text[INPUTS_POPULATION],
	    text[INPUTS_COSTS], text[INPUTS_TRANSITIONS], k->in->first_year, k->in->last_year,
	    k->in->end_year, tx_now(k->tx).instant);
}

static void
queue_all(struct tx *tx, int64_t la)
{
	struct forecast_scenarios_of_rows rows = forecast_scenarios_of(tx, la);

	if (rows.n == 0)
		forecasts_add(
		    tx, &(struct forecast_scenario){ .la = la, .name = N_("As it has been") });
	for (size_t i = 0; i < rows.n; i++) {
		forecast_scenario_waits(tx, la, rows.a[i].id, tx_now(tx).instant);
		forecast_queue(tx, la, rows.a[i].id);
	}
}

bool
forecasts_keep(struct tx *tx, int64_t la, const char *source, const struct forecast_files *files,
    struct findings *findings, struct forecast_kept *ret)
{
	struct codes none = { 0 };
	struct keeping k = { tx, la, tx_arena(tx), files, NULL, findings };

	k.in = inputs_parse(k.arena, &files->texts, &none, findings);
	if (findings->errors > 0)
		return false;
	keep_own_files(&k);
	if (findings->errors > 0)
		return false;
	keep_texts(&k, source);
	forecast_backtest_clear(tx, la);
	queue_all(tx, la);
	*ret = (struct forecast_kept){ k.in->n_transitions, k.in->first_year, k.in->last_year,
		k.in->end_year };
	return true;
}
