/*
 * Forecast: three made-up years of some 1,900 children, drawn from a fixed seed by rates of
 * our own: more and more children get a plan, most in mainstream schools, and special
 * schools fill up.  The files are those a council would load.
 */
#include "areas/demo/forecast.h"
#include "areas/demo/bulk_logs.h"
#include "areas/demo/nation.h"
#include "areas/demo/story.h"
#include "areas/finance/finance.h"
#include "areas/forecasts/forecasts.h"
#include "audit/audit.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"
#include "db/db.h"
#include "io/findings.h"

enum {
	HISTORY = 3, /* years of transitions */
	AHEAD = 8,   /* years of population behind them */
	CHILDREN = 1500,
	YOUNGEST = -2,
	OLDEST = 18,
	THOUSAND = 1000,
};

static const struct kind {
	const char *code, *name, *leads_to;
	int first, last; /* national curriculum years */
	int share;	 /* of those who get a plan, in a hundred */
	int cost;	 /* pounds a year */
} kinds[] = {
	{ "EARLY", "Nursery or other early years setting", "MAIN,BASE,SPEC,EARLY", -3, -1, 100,
	    6000 },
	{ "MAIN", "Mainstream school", "MAIN,BASE,SPEC,INDEP", 0, 11, 68, 9500 },
	{ "BASE", "Special unit or resourced base", "MAIN,BASE,SPEC", 0, 11, 8, 17000 },
	{ "SPEC", "Special school", "SPEC,INDEP,COLL", 0, 14, 18, 24500 },
	{ "INDEP", "Independent special school", "INDEP,SPEC,COLL", 0, 14, 6, 62000 },
	{ "COLL", "Further education college", "COLL", 12, 20, 100, 11500 },
};
enum { EARLY, MAIN, BASE, SPEC, INDEP, COLL, KINDS };

static const char *const needs[] = { "ASD", "ASD", "ASD", "SEMH", "SEMH", "SLCN", "SLCN", "MLD",
	"SLD", "PD" };
enum { NEEDS = sizeof needs / sizeof needs[0] };

struct child {
	int age, kind;
	const char *need;
};

struct past {
	struct arena *arena;
	uint64_t draws;
	VEC(struct child) children;
	struct buf *rows;
};

static int
draw(struct past *p, int bound)
{
	return bulk_draw(&p->draws, bound);
}

static bool
takes(int kind, int age)
{
	return age >= kinds[kind].first && age <= kinds[kind].last;
}

/* A first setting for the age, by the shares. */
static int
any_kind(struct past *p, int age)
{
	int at = draw(p, 100);

	for (int k = 0; k < KINDS; k++) {
		if (!takes(k, age))
			continue;
		at -= kinds[k].share;
		if (at < 0)
			return k;
	}
	return age < 0 ? EARLY : age > kinds[MAIN].last ? COLL : MAIN;
}

static struct child
new_child(struct past *p, int age)
{
	return (struct child){ age, any_kind(p, age), needs[draw(p, NEEDS)] };
}

/* Few are very young or have left school: every other of these is six years nearer to the middle.
 */
static int
first_age(struct past *p)
{
	int age = YOUNGEST + draw(p, OLDEST - YOUNGEST);

	if (draw(p, 2) == 0)
		return age;
	return age < 0 ? age + 6 : age > 11 ? age - 6 : age;
}

static bool
leaves(struct past *p, const struct child *c)
{
	int of_thousand = c->age >= OLDEST ? THOUSAND
			  : c->age >= 13   ? 260
			  : c->age >= 11   ? 110
					   : 18;

	return draw(p, THOUSAND) < of_thousand;
}

/* Where the child is a year later: on to the next phase, now and then to a more special place. */
static int
next_kind(struct past *p, const struct child *c)
{
	if (!takes(c->kind, c->age + 1))
		return any_kind(p, c->age + 1);
	if ((c->kind == MAIN || c->kind == BASE) && draw(p, THOUSAND) < 30)
		return SPEC;
	return c->kind == SPEC && draw(p, THOUSAND) < 8 ? INDEP : c->kind;
}

static void
put_row(struct past *p, int year, const struct child *from, const struct child *to, int age)
{
	buf_printf(p->rows, "%d,%s,%s,%d,%s,%s,%d\n", year,
	    from ? kinds[from->kind].code : "NONSEND", from ? from->need : "NONSEND", age,
	    to ? kinds[to->kind].code : "NONSEND", to ? to->need : "NONSEND", age + 1);
}

/* Most get a plan as they start school; every year a tenth more than the year before. */
static int
joiners(struct past *p, int year_of_history, int age)
{
	int usual = age < 0 ? 14 : age <= 5 ? 26 : age <= 8 ? 18 : age <= 11 ? 9 : 2;

	return usual * (10 + year_of_history) / 10 + draw(p, 4);
}

static void
one_year(struct past *p, int year, int year_of_history)
{
	size_t before = p->children.n, kept = 0;

	for (size_t i = 0; i < before; i++) {
		struct child from = p->children.a[i], to = from;

		if (leaves(p, &from)) {
			put_row(p, year, &from, NULL, from.age);
			continue;
		}
		to.kind = next_kind(p, &from);
		put_row(p, year, &from, &to, from.age);
		to.age++;
		p->children.a[kept++] = to;
	}
	p->children.n = kept;
	for (int age = YOUNGEST - 1; age < OLDEST - 2; age++)
		for (int n = joiners(p, year_of_history, age); n > 0; n--) {
			struct child c = new_child(p, age + 1);

			put_row(p, year, NULL, &c, age);
			vec_push(p->arena, &p->children, c);
		}
}

static const char *
transitions(struct arena *a, int first_year)
{
	struct past p = { .arena = a, .draws = 2026, .rows = buf_new(a) };

	buf_puts(p.rows, "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,"
			 "academic-year-2\n");
	for (int i = 0; i < CHILDREN; i++)
		vec_push(a, &p.children, new_child(&p, first_age(&p)));
	for (int i = 0; i < HISTORY; i++)
		one_year(&p, first_year + i, i);
	return p.rows->p;
}

static const char *
population(struct arena *a, int first_year)
{
	struct buf *b = buf_new(a);

	buf_puts(b, "calendar-year,academic-year,population\n");
	for (int year = 0; year < HISTORY + 1 + AHEAD; year++)
		for (int age = AY_FIRST; age <= AY_LAST; age++)
			buf_printf(b, "%d,%d,%d\n", first_year + year, age,
			    4200 + 35 * year + 40 * (age > 10) - 12 * (age < 3 ? year : 0));
	return b->p;
}

static const char *
states(struct arena *a)
{
	struct buf *b = buf_new(a);

	buf_puts(b, "setting,min-academic-year,max-academic-year,needs,setting->setting\n");
	for (int k = 0; k < KINDS; k++)
		buf_printf(b, "%s,%d,%d,\"ASD,MLD,PD,SEMH,SLCN,SLD\",\"%s\"\n", kinds[k].code,
		    kinds[k].first, kinds[k].last, kinds[k].leads_to);
	return b->p;
}

static const char *
costs(struct arena *a)
{
	static const char *const codes[] = { "ASD", "MLD", "PD", "SEMH", "SLCN", "SLD" };
	struct buf *b = buf_new(a);

	buf_puts(b, "need,setting,cost\n");
	for (int k = 0; k < KINDS; k++)
		for (size_t n = 0; n < sizeof codes / sizeof codes[0]; n++)
			buf_printf(
			    b, "%s,%s,%d\n", codes[n], kinds[k].code, kinds[k].cost + 150 * (int)n);
	return b->p;
}

static const char *
names(struct arena *a)
{
	struct buf *b = buf_new(a);

	buf_puts(b, "code,name\n");
	for (int k = 0; k < KINDS; k++)
		buf_printf(b, "%s,%s\n", kinds[k].code, kinds[k].name);
	return b->p;
}

/* The two special schools by their numbers, bases as the council has counted them. */
static const char places[] = "setting,urn,places\nSPEC,990011,\nSPEC,990012,\nBASE,,190\n";

static void
add_scenarios(struct tx *tx, struct arena *a, int last_year)
{
	forecasts_add(
	    tx, &(struct forecast_scenario){ .la = LARKSHIRE,
		    .name = "A special school for 80 children",
		    .yaml = arena_printf(a,
			"openings:\n  - setting: Larkshire_Brook_special_school\n    like: SPEC\n"
			"    from_year: %d\n    places: 80\n    instead_of: [SPEC, INDEP]\n"
			"costs:\n  - setting: Larkshire_Brook_special_school\n    from_year: %d\n"
			"    pounds: 25000\n",
			last_year + 3, last_year + 3) });
	forecasts_add(
	    tx, &(struct forecast_scenario){ .la = LARKSHIRE,
		    .name = "A tenth more children get a plan in the early years",
		    .yaml = arena_printf(a,
			"joiner_rates:\n  - from_year: %d\n    percent: 110\n"
			"    first_academic_year: \"-3\"\n    last_academic_year: \"2\"\n",
			last_year + 2) });
}

static void
add_budgets(struct tx *tx, int year)
{
	static const int64_t millions[] = { 27, 29, 31, 32 };
	enum { YEARS_KNOWN = sizeof millions / sizeof millions[0], PENCE_A_MILLION = 100000000 };

	for (int i = 0; i < YEARS_KNOWN; i++)
		finance_keep_budget(tx, LARKSHIRE, FINANCE_HIGH_NEEDS,
		    (struct finance_budget){
			year - YEARS_KNOWN + 1 + i, { millions[i] * PENCE_A_MILLION } },
		    "Made up");
}

static void
load(struct arena *a, struct tx *tx, int last_year)
{
	struct forecast_files files = {
		.texts.folder = "demo", .names = names(a), .places = places
	};
	struct findings *findings = findings_new(a);
	struct forecast_kept kept;

	forecast_files_set(&files, INPUTS_STATES, states(a));
	forecast_files_set(&files, INPUTS_POPULATION, population(a, last_year - HISTORY + 1));
	forecast_files_set(&files, INPUTS_COSTS, costs(a));
	forecast_files_set(&files, INPUTS_TRANSITIONS, transitions(a, last_year - HISTORY + 1));
	if (!forecasts_keep(tx, LARKSHIRE, "Made-up history of Larkshire", &files, findings, &kept))
		fail(FAULT_BUG, "the made-up history is wrong: %s", findings->kept.a[0].message);
}

void
demo_forecast(struct arena *arena, struct pool *pool, struct now now)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = now });
	int last_year = date_ymd(now.today).year - 1;

	load(a, tx, last_year);
	add_scenarios(tx, a, last_year);
	add_budgets(tx, last_year + 1);
	demo_nation(tx);
	audit_say(tx, &(struct audit_entry){ .la = LARKSHIRE,
			  .action = "import_forecast",
			  .object_kind = "reference",
			  .route = "waymark demo" });
	tx_commit(tx);
	arena_free(a);
	forecasts_make_all(arena, pool, now, LARKSHIRE);
}
