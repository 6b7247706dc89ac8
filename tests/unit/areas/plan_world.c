/* Plan world: what the tests of plans in the database start from. */
#include "plan_world.h"
#include "access/access_sql.h"
#include "base/str.h"

/* Friday 12 June 2026, noon. */
const struct now plan_noon = { .instant = { INT64_C(1781262000000000) }, .today = { 739779 } };

static const char people[] =
    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
    " (1, 50, 'b50', 'team', 'North'), (1, 51, 'b51', 'team', 'South'),"
    " (1, 53, 'b53', 'authority', 'Oakshire'), (1, 54, 'b54', 'school', 'Elm School');"
    "INSERT INTO persons (la, id, public_id, given, family) VALUES"
    " (1, 1, 'p1', 'Olu', 'Officer'), (1, 2, 'p2', 'Mo', 'Manager'), (1, 3, 'p3', 'Oz', "
    "'Outsider'), (1, 4, 'p4', 'Pia', 'Parent'), (1, 5, 'p5', 'Cat', 'Child'), (1, 7, 'p7', "
    "'Cat', 'Child');"
    "INSERT INTO posts (la, id, person, body, role, from_on) VALUES"
    " (1, 1, 1, 50, 'officer', '2020-01-01'), (1, 2, 2, 53, 'manager', '2020-01-01'),"
    " (1, 3, 3, 51, 'officer', '2020-01-01');"
    "UPDATE bodies SET parent = 53 WHERE la = 1 AND id = 50;"
    "INSERT INTO parenthoods (la, id, child, person, kind) VALUES (1, 1, 5, 4, 'parent');"
    "INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state, "
    "received_on, team, officer, holder_body, holder_since, next_step) VALUES"
    " (1, 60, 'c60', 'REF60', 5, 'england-2014', '1', 's', '2026-01-01', 50, 1, 50, '2026-01-01', "
    "'n'), (1, 61, 'c61', 'REF61', 7, 'england-2014', '1', 's', '2026-01-01', 50, 1, 50, "
    "'2026-01-01', 'n');";

struct plan_world
plan_world_new(bool postgres)
{
	struct plan_world w = { .arena = arena_new(0) };

	w.packs = policy_load_all(w.arena, POLICY_DIR);
	w.rules = plans_lexicon(plans_rules_new(w.arena, w.packs), "england-2014");
	w.db = testdb_new(w.arena, postgres);
	w.pool = testdb_open(w.arena, w.db, access_views_sql, access_rls_sql, 3);
	testdb_sql(w.db, people);
	return w;
}

void
plan_world_end(struct plan_world *w)
{
	arena_free(w->own);
	pool_close(w->pool);
	arena_free(w->arena);
}

struct tx *
plan_world_begin(struct plan_world *w, enum tx_kind kind, int64_t viewer)
{
	arena_free(w->own);
	w->own = arena_new(0);
	return tx_begin(w->pool, kind, w->own, (struct tx_context){ viewer, plan_noon });
}

void
plan_world_commit(struct tx *tx)
{
	tx_audited(tx);
	tx_commit(tx);
}

/* ---- by dice ---- */

struct dice {
	struct arena *arena;
	uint64_t *state;
};

/* xorshift64* (Vigna 2016): quality enough for tests. */
static int
below(const struct dice *d, int bound)
{
	*d->state ^= *d->state >> 12;
	*d->state ^= *d->state << 25;
	*d->state ^= *d->state >> 27;
	return (int)((*d->state * UINT64_C(2685821657736338717) >> 33) % (uint64_t)bound);
}

static const char *
word(const struct dice *d)
{
	static const char *const words[] = { "", "weekly", "Żółw reads “well”", "a\nb", "ഉ & <b>",
		"30 minutes", "as required", "the \"teacher\" isn't sure" };

	return words[below(d, (int)(sizeof words / sizeof words[0]))];
}

static const char *
sentence(const struct dice *d, const char *what)
{
	return arena_printf(d->arena, "%s %d: %s %s", what, below(d, 1 << 30), word(d), word(d));
}

static struct date
day(const struct dice *d)
{
	return (struct date){ below(d, 3) == 0 ? 0 : 739000 + below(d, 2000) };
}

/* Some of the ids, in their order. */
static struct plan_ids
some(const struct dice *d, const char *prefix, int n)
{
	struct plan_ids ids = { anew_n(d->arena, const char *, (size_t)n), 0 };

	for (int i = 1; i <= n; i++)
		if (below(d, 3) == 0)
			ids.a[ids.n++] = arena_printf(d->arena, "%s%d", prefix, i);
	return ids;
}

static void
throw_rows(const struct dice *d, struct plan *p)
{
	p->n_needs = (size_t)below(d, 9);
	p->n_outcomes = (size_t)below(d, 7);
	p->n_provision = (size_t)below(d, 14);
	p->needs = anew_n(d->arena, struct plan_need, p->n_needs);
	p->outcomes = anew_n(d->arena, struct plan_outcome, p->n_outcomes);
	p->provision = anew_n(d->arena, struct plan_provision, p->n_provision);
	for (size_t i = 0; i < p->n_needs; i++)
		p->needs[i] = (struct plan_need){ arena_printf(d->arena, "B%zu", i + 1),
			SECTION_B + (enum plan_section)(i * 3 / p->n_needs), below(d, 5),
			sentence(d, "need"), some(d, "K", 4) };
	for (size_t i = 0; i < p->n_outcomes; i++)
		p->outcomes[i] = (struct plan_outcome){ arena_printf(d->arena, "E%zu", i + 1),
			some(d, "B", (int)p->n_needs), sentence(d, "outcome"), word(d), word(d),
			word(d), day(d), day(d) };
	for (size_t i = 0; i < p->n_provision; i++)
		p->provision[i] = (struct plan_provision){
			arena_printf(d->arena, "F%zu", i + 1),
			SECTION_F + (enum plan_section)(i * 4 / p->n_provision),
			some(d, "B", (int)p->n_needs),
			some(d, "E", (int)p->n_outcomes),
			sentence(d, "provision"),
			word(d),
			below(d, 100000),
			word(d),
			word(d),
			word(d),
			word(d),
			below(d, 9),
			word(d),
			word(d),
			day(d),
			day(d),
			day(d),
			below(d, 2) == 0,
			below(d, 2) == 0,
		};
}

static struct plan_ids
texts(const struct dice *d, const char *what)
{
	struct plan_ids ids = { anew_n(d->arena, const char *, 4), (size_t)below(d, 4) };

	for (size_t i = 0; i < ids.n; i++)
		ids.a[i] = sentence(d, what);
	return ids;
}

static void
settle(const struct dice *d, const struct plan *p, struct plan_advice *a,
    const struct plan_ids *rows, const char *prefix, size_t n)
{
	for (size_t i = 0; i < rows->n; i++) {
		struct plan_disposition *to = &a->dispositions[a->n_dispositions];
		struct plan_ids items = some(d, prefix, (int)n);
		int what = below(d, 3);

		*to = (struct plan_disposition){ .row = rows->a[i], .reason = "" };
		if (what == 0 || (what == 1 && items.n == 0))
			continue;
		if (what == 1)
			to->items = items;
		else
			to->reason = sentence(d, "reason");
		a->n_dispositions++;
		for (size_t k = 0; what == 1 && prefix[0] == 'B' && k < items.n; k++) {
			struct plan_need *need =
			    &p->needs[items.a[k][1] - '1']; /* at most nine of them */

			if (!plan_ids_have(&need->evidence, a->id))
				need->evidence.a[need->evidence.n++] = a->id;
		}
	}
}

static void
throw_advice(const struct dice *d, struct plan *p)
{
	p->n_advice = 4;
	p->advice = anew_n(d->arena, struct plan_advice, p->n_advice);
	for (size_t i = 0; i < p->n_advice; i++) {
		struct plan_advice *a = &p->advice[i];

		*a = (struct plan_advice){ .id = arena_printf(d->arena, "K%zu", i + 1),
			.key = (char)('a' + below(d, 8)),
			.author = sentence(d, "author"),
			.role = word(d),
			.on = { 739000 + below(d, 700) },
			.needs = texts(d, "found"),
			.outcomes = texts(d, "hoped"),
			.provision = texts(d, "advised"),
			.dispositions = anew_n(d->arena, struct plan_disposition, 16) };
		settle(d, p, a, &a->needs, "B", p->n_needs);
		settle(d, p, a, &a->outcomes, "E", p->n_outcomes);
		settle(d, p, a, &a->provision, "F", p->n_provision);
	}
}

struct plan *
plan_world_random(struct arena *arena, uint64_t *state)
{
	struct dice d = { arena, state };
	struct plan *p = anew(arena, struct plan);

	p->on = plan_noon.today;
	p->review = day(&d);
	p->week_hours = below(&d, 40);
	p->name = "Cat Child";
	p->known_as = "";
	p->ncy = NCY_NONE;
	p->declares_rows = true;
	for (int i = 0; i < SECTION__MAX; i++)
		p->sections[i] = (struct plan_text){ i != SECTION_SUMMARY, "", { 0 } };
	p->sections[SECTION_A] = (struct plan_text){ true, sentence(&d, "views"), day(&d) };
	p->sections[SECTION_D].text = word(&d);
	p->sections[SECTION_J].text = word(&d);
	throw_rows(&d, p);
	throw_advice(&d, p);
	return p;
}
