/* Random world: every row from a throw of dice. */
#include "random_world.h"

#include <string.h>

/* xorshift64* (Vigna 2016): quality enough for tests. */
int
random_below(struct chance *c, int bound)
{
	c->state ^= c->state >> 12;
	c->state ^= c->state << 25;
	c->state ^= c->state >> 27;
	return (int)((c->state * UINT64_C(2685821657736338717) >> 33) % (uint64_t)bound);
}

static bool
coin(struct chance *c)
{
	return random_below(c, 2) == 0;
}

/* Yesterday, today, tomorrow; mostly none. */
static struct date
near(struct chance *c, struct date today, bool often)
{
	int throw = random_below(c, often ? 4 : 8);

	return throw < 3 ? date_add_days(today, throw -1) : (struct date){ 0 };
}

static struct date
since(struct chance *c, struct date today)
{
	struct date d = near(c, today, false);

	return date_is_set(d) ? d : date_add_days(today, -400);
}

enum { SERVICE = 2, TEAM = 11, TEAMS = 3, CHILDREN = 3, FIRST_ADULT = CHILDREN };

struct dice {
	struct world *world;
	struct chance *chance;
	int64_t la, first;
};

static int64_t
child(const struct dice *d)
{
	return d->first + random_below(d->chance, CHILDREN);
}

/* Now and then a child is somebody else's parent: the schema allows it, and so must the rules. */
static int64_t
adult(const struct dice *d)
{
	return random_below(d->chance, 12) == 0
		   ? child(d)
		   : d->first + FIRST_ADULT + random_below(d->chance, RANDOM_PERSONS - FIRST_ADULT);
}

static void
add_places(const struct dice *d)
{
	world_add(d->world, BODIES, d->la, 1);
	world_add(d->world, BODIES, d->la, SERVICE, .parent = 1);
	world_add(d->world, BODIES, d->la, 3, .parent = 1);
	for (int i = 0; i < TEAMS; i++)
		world_add(d->world, BODIES, d->la, TEAM + i, .parent = i < 2 ? SERVICE : 3);
	world_add(d->world, BODIES, d->la, 21);
	world_add(d->world, BODIES, d->la, 22);
	for (int i = 0; i < RANDOM_PERSONS; i++)
		world_add(d->world, PERSONS, d->la, d->first + i,
		    .to = near(d->chance, d->world->now.today, true));
}

static bool
has_pair(const struct world *w, enum table t, int64_t la, int64_t person, int64_t of)
{
	for (size_t i = 0; i < w->rows.n; i++) {
		const struct row *r = &w->rows.a[i];

		if (r->table == t && r->la == la && r->person == person && r->child == of)
			return true;
	}
	return false;
}

static void
add_families(const struct dice *d)
{
	struct world *w = d->world;

	for (int i = 0; i < 5; i++) {
		int64_t person = adult(d), of = child(d);
		/* Whom a young person lets in need not be a parent. */
		int64_t by = coin(d->chance) ? of : child(d);

		if (!has_pair(w, PARENTHOODS, d->la, person, of))
			world_add(w, PARENTHOODS, d->la, i + 1, .child = of, .person = person,
			    .flag = random_below(d->chance, 4) > 0,
			    .other = random_below(d->chance, 4) > 0,
			    .to = near(d->chance, w->now.today, false));
		if (!has_pair(w, SHARES, d->la, person, by) && coin(d->chance))
			world_add(w, SHARES, d->la, i + 1, .child = by, .person = person,
			    .from = since(d->chance, w->now.today),
			    .to = near(d->chance, w->now.today, false));
	}
	for (int i = 0; i < 3; i++)
		world_add(w, FAMILY_CHANGES, d->la, i + 1, .child = child(d), .person = adult(d));
	for (int i = 0; i < RANDOM_PERSONS; i++)
		world_add(w, CONTACTS, d->la, i + 1, .person = d->first + i, .text = "Elsewhere",
		    .flag = coin(d->chance));
}

static void
add_work(const struct dice *d)
{
	static const char *const roles[] = { "officer", "officer", "manager", "senco", "privacy",
		"admin", "head", "lead" };
	struct world *w = d->world;

	for (int i = 0; i < 6; i++) {
		int role = random_below(d->chance, 8);
		int64_t body = TEAM + random_below(d->chance, TEAMS);

		if (strcmp(roles[role], "manager") == 0)
			body = SERVICE + random_below(d->chance, 2);
		if (strcmp(roles[role], "senco") == 0 || strcmp(roles[role], "head") == 0 ||
		    strcmp(roles[role], "lead") == 0)
			body = 21 + random_below(d->chance, 2);
		world_add(w, POSTS, d->la, d->first * 10 + i, .person = adult(d), .body = body,
		    .role = roles[role], .from = since(d->chance, w->now.today),
		    .to = near(d->chance, w->now.today, false));
	}
	for (int i = 0; i < 4; i++)
		world_add(w, ENROLMENTS, d->la, i + 1, .child = child(d),
		    .body = 21 + random_below(d->chance, 2), .from = since(d->chance, w->now.today),
		    .to = near(d->chance, w->now.today, false));
}

static void
add_cases(const struct dice *d)
{
	struct world *w = d->world;

	for (int i = 1; i <= 3; i++) {
		struct row k = { CASES, d->la, i, .child = child(d),
			.team = TEAM + random_below(d->chance, TEAMS), .officer = adult(d) };

		vec_push(w->arena, &w->rows, k);
		world_add_papers(w, &k, adult(d), adult(d));
		world_add_advice(w, d->la, 2 * i, i, 21 + random_below(d->chance, 2), adult(d),
		    near(d->chance, w->now.today, false));
		world_add_advice(w, d->la, 2 * i + 1, i, 21 + random_below(d->chance, 2), 0,
		    near(d->chance, w->now.today, false));
		world_add(w, CONSULTATIONS, d->la, i, .case_id = i,
		    .body = 21 + random_below(d->chance, 2),
		    .to = near(d->chance, w->now.today, false));
		world_add(w, BREAK_GLASS, d->la, 2 * i, .case_id = i, .person = adult(d),
		    .flag = coin(d->chance));
		world_add(w, BREAK_GLASS, d->la, 2 * i + 1, .case_id = i, .person = adult(d),
		    .flag = coin(d->chance));
	}
}

struct world *
random_world(struct arena *a, struct chance *c, int n, struct now now)
{
	struct world *w = anew(a, struct world);

	w->arena = a;
	w->now = now;
	for (int la = 2 * n + 1; la <= 2 * n + 2; la++) {
		struct dice d = { .world = w, .chance = c, .la = la, .first = 100 * (n + 1) };

		add_places(&d);
		add_families(&d);
		add_work(&d);
		add_cases(&d);
	}
	return w;
}
