/*
 * Sen2 export: batches of cases become people, each is checked, written and forgotten.
 *
 * All of it is one reading transaction, so that the return is of one moment.  A thread of its own
 * reads the next batches while this one's people are written.
 */
#include "areas/returns/returns.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/sen2_batch.h"
#include "areas/returns/sen2_belt.h"
#include "areas/returns/sen2_rules.h"
#include "areas/returns/sen2_tables.h"
#include "areas/returns/sen2_tree.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "io/json.h"

#include <errno.h>
#include <string.h>

enum { BATCH = 100, PERSON_DEPTH = 2, FULL = 1 << 18 };

struct exporting {
	const struct sen2_export *plan;
	struct sen2_export_count *count;
	struct arena *arena; /* lives through the export */
	struct tx *tx;
	struct sen2_year year;
	struct sen2_seen *seen;
	struct buf *xml;	       /* not written yet */
	struct sen2_tables *tables[2]; /* NULL: not wanted */
	struct sen2_batch *batch;      /* whose people are written */
	struct sen2_reading reading;
	int64_t given[SEN2__MAX]; /* how often each element stands there */
};

static void
flush(struct exporting *x)
{
	if (x->plan->xml != NULL && fwrite(x->xml->p, 1, x->xml->n, x->plan->xml) != x->xml->n)
		fail(FAULT_STORAGE, "the return: %s; give it room", strerror(errno));
	buf_clear(x->xml);
}

/* ---- the report ---- */

static void
put_line(struct exporting *x, json_t *line)
{
	const char *text = json_text(x->reading.arena, line, JSON_COMPACT);

	if (x->plan->report != NULL && fprintf(x->plan->report, "%s\n", text) < 0)
		fail(FAULT_STORAGE, "the report: %s; give it room", strerror(errno));
}

static void
tell(void *context, const struct sen2_finding *f)
{
	struct exporting *x = context;

	if (x->plan->report != NULL)
		put_line(x, json_pack("{s:s, s:s, s:s, s:s, s:s}", "rule", f->rule, "severity",
				f->severity == SEN2_ERROR ? "error" : "query", "person", f->person,
				"path", f->path, "message", f->message));
}

static void
count_nodes(struct exporting *x, const struct sen2_node *n)
{
	x->given[n->element]++;
	for (const struct sen2_node *c = n->children; c != NULL; c = c->next)
		count_nodes(x, c);
}

/* Items that some record lacks; those that all lack are also named in one text. */
static void
report_items(struct exporting *x)
{
	struct buf *never = buf_new(x->arena);

	x->reading.arena = x->arena;
	for (unsigned e = 0; e < SEN2__MAX; e++) {
		const struct sen2_row *row = &sen2_rows[e];
		int64_t of = row->parent == SEN2__MAX ? 0 : x->given[row->parent];

		if (row->value == VALUE_RECORD || of == 0 || x->given[e] >= of)
			continue;
		put_line(x, json_pack("{s:s, s:s, s:s, s:I, s:I}", "item", row->item, "in",
				sen2_rows[row->parent].name, "element", row->name, "given",
				(json_int_t)x->given[e], "of", (json_int_t)of));
		if (x->given[e] == 0)
			buf_printf(never, "%s%s%s%s", never->n > 0 ? ", " : "", row->item,
			    *row->item == '\0' ? "" : " ", row->name);
	}
	x->count->never = never->p;
}

/* ---- the header ---- */

static struct sen2_node *
add(struct exporting *x, struct sen2_node *parent, enum sen2_element e, const char *text)
{
	return sen2_add(x->arena, x->year.form, parent, e, text);
}

/* Who is designated is told by the authority, not made up. */
static void
add_offices(struct exporting *x, struct sen2_node *source)
{
	struct return_offices_rows rows = return_offices(x->tx, x->plan->la);

	for (size_t i = 0; i < rows.n; i++)
		for (unsigned e = SEN2_DMO; e <= SEN2_DSCO; e++)
			if (str_eq(sen2_rows[e].item, rows.a[i].item))
				add(x, source, e, rows.a[i].value);
}

static struct sen2_node *
header(struct exporting *x)
{
	struct arena *a = x->arena;
	struct sen2_node *h = add(x, NULL, SEN2_HEADER, NULL);
	struct sen2_node *details = add(x, h, SEN2_COLLECTION_DETAILS, NULL);
	struct sen2_node *source = add(x, h, SEN2_SOURCE, NULL);

	add(x, details, SEN2_COLLECTION, "SEN2");
	add(x, details, SEN2_YEAR, arena_printf(a, "%d", x->year.year));
	add(x, details, SEN2_REFERENCE_DATE, date_iso(a, x->year.census));
	add(x, source, SEN2_SOURCE_LEVEL, "L");
	add(x, source, SEN2_LEA, arena_printf(a, "%03lld", (long long)x->plan->la));
	add(x, source, SEN2_SOFTWARE_CODE, "Waymark");
	add(x, source, SEN2_SERIAL_NO, "001");
	add(x, source, SEN2_DATE_TIME,
	    arena_printf(a, "%sT00:00:00", date_iso(a, x->plan->now.today)));
	add_offices(x, source);
	return h;
}

/* ---- writing ---- */

static void
begin(struct exporting *x)
{
	struct sen2_node *h = header(x);

	x->reading.year = x->year.form;
	x->reading.reference_date = date_iso(x->arena, x->year.census);
	x->reading.authority = sen2_text(sen2_child(h, SEN2_SOURCE), SEN2_LEA);
	x->reading.arena = x->arena;
	count_nodes(x, h);
	sen2_check_form(&x->reading, h);
	sen2_tell(&x->reading);
	buf_puts(x->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>\n");
	sen2_put_xml(x->xml, h, 1);
	buf_puts(x->xml, "\t<Persons>\n");
	for (int i = 0; i < 2; i++)
		if (x->tables[i] != NULL)
			sen2_tables_put(x->tables[i], x->arena, h);
}

static void
put_person(struct exporting *x, const struct sen2_node *person)
{
	struct arena *a = x->reading.arena;

	x->reading.person = person;
	sen2_check_form(&x->reading, person);
	sen2_check_person(&x->reading, person, x->seen);
	sen2_tell(&x->reading);
	x->reading.persons++;
	count_nodes(x, person);
	if (x->plan->xml != NULL)
		sen2_put_xml(x->xml, person, PERSON_DEPTH);
	if (x->xml->n > FULL)
		flush(x);
	for (int i = 0; i < 2; i++)
		if (x->tables[i] != NULL)
			sen2_tables_put(x->tables[i], a, person);
}

/* ---- batches ---- */

/* A batch in an arena of its own, so that memory does not grow with the authority. */
struct load {
	struct arena *arena;
	struct sen2_batch *batch; /* NULL: there are no more cases */
};

struct reading {
	struct exporting *x;
	struct arena *arena;
	int64_t after;
	struct load *load;
};

static void
drop(void *load)
{
	arena_free(((struct load *)load)->arena);
}

static void
read_next(void *arg)
{
	struct reading *r = arg;
	struct exporting *x = r->x;

	r->load = anew(r->arena, struct load);
	*r->load = (struct load){ .arena = r->arena,
		.batch = sen2_batch_next(
		    x->tx, x->plan->packs, &x->year, x->plan->la, r->after, BATCH) };
}

/* False: no more cases. */
static bool
read_batch(struct sen2_belt *belt, struct reading *r)
{
	struct arena *before;
	struct fault fault;
	bool done, more;

	r->arena = arena_new(0);
	before = tx_use_arena(r->x->tx, r->arena);
	done = attempt(read_next, r, &fault);
	tx_use_arena(r->x->tx, before);
	more = done && r->load->batch != NULL;
	if (!more)
		arena_free(r->arena);
	if (!done)
		fail(fault.kind, "%s", fault.message);
	if (!more)
		return false;
	r->after = sen2_batch_case(r->load->batch, sen2_batch_cases(r->load->batch) - 1);
	sen2_belt_put(belt, r->load);
	return true;
}

static void
read_all(struct sen2_belt *belt, void *context)
{
	struct reading r = { .x = context, .after = INT64_MIN };

	while (read_batch(belt, &r))
		continue;
}

static void
put_batch(void *arg)
{
	struct exporting *x = arg;

	for (size_t i = 0; i < sen2_batch_cases(x->batch); i++) {
		const struct sen2_node *person = sen2_batch_person(x->batch, i);

		if (person != NULL)
			put_person(x, person);
	}
}

static void
put_load(struct exporting *x, struct load *l)
{
	struct fault fault;
	bool done;

	x->batch = l->batch;
	x->reading.arena = l->arena;
	done = attempt(put_batch, x, &fault);
	x->reading.arena = x->arena;
	x->reading.person = NULL;
	drop(l);
	if (!done)
		fail(fault.kind, "%s", fault.message);
}

static void
put_all(struct exporting *x)
{
	struct sen2_belt *belt = sen2_belt_begin(
	    x->arena, &(struct sen2_filling){ .fill = read_all, .drop = drop, .context = x });
	struct load *l;

	while ((l = sen2_belt_take(belt)) != NULL)
		put_load(x, l);
}

static void
end(struct exporting *x)
{
	buf_puts(x->xml, "\t</Persons>\n</Message>\n");
	flush(x);
	for (int i = 0; i < 2; i++)
		if (x->tables[i] != NULL)
			sen2_tables_end(x->tables[i]);
	report_items(x);
}

void
sen2_export(struct arena *a, struct pool *pool, const struct sen2_export *plan,
    struct sen2_export_count *ret)
{
	struct exporting x = { .plan = plan,
		.count = ret,
		.arena = a,
		.tx = tx_begin(pool, TX_READ, a, (struct tx_context){ .now = plan->now }),
		.year = sen2_year_of(plan->year),
		.seen = sen2_seen_new(a),
		.xml = buf_new(a) };

	*ret = (struct sen2_export_count){ 0 };
	x.reading = (struct sen2_reading){ .context = &x, .finding = tell };
	if (plan->collect != NULL)
		x.tables[0] =
		    sen2_tables_new(a, SEN2_COLLECT_TABLES, plan->collect, plan->now.today);
	if (plan->insight != NULL)
		x.tables[1] =
		    sen2_tables_new(a, SEN2_INSIGHT_TABLES, plan->insight, plan->now.today);
	begin(&x);
	put_all(&x);
	end(&x);
	tx_rollback(x.tx);
	ret->persons = x.reading.persons;
	ret->requests = x.given[SEN2_REQUEST];
	ret->errors = x.reading.errors;
	ret->queries = x.reading.queries;
}
