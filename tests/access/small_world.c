/* Small world: who is in it. */
#include "small_world.h"

/* Friday 20 November 2026, noon. */
static const char today[] = "2026-11-20";

const struct viewer_case small_world_viewers[] = {
	{ "nobody signed in", 0 },
	{ "child, under school-leaving age", 101 },
	{ "mother with a protected address", 111 },
	{ "father, restricted by a court", 112 },
	{ "stepfather without responsibility", 113 },
	{ "foster carer, ended yesterday", 114 },
	{ "father of another family", 211 },
	{ "young person over school age", 301 },
	{ "mother of the young person", 311 },
	{ "father the young person lets in", 312 },
	{ "uncle the young person let in once", 313 },
	{ "restricted parent let in", 314 },
	{ "parent in the other authority", 511 },
	{ "officer who has the case", 901 },
	{ "officer of the same team", 902 },
	{ "officer of another team", 903 },
	{ "officer who left yesterday", 904 },
	{ "officer who starts tomorrow", 905 },
	{ "manager of the teams", 906 },
	{ "manager of another service", 907 },
	{ "privacy officer", 908 },
	{ "administrator", 909 },
	{ "SENCO of the school on roll", 910 },
	{ "SENCO of the school before", 911 },
	{ "SENCO of the school to come", 912 },
	{ "head of the school on roll", 913 },
	{ "officer of the team, and a parent", 914 },
	{ "officer who broke the glass", 915 },
	{ "officer whose eight hours are over", 916 },
	{ "broke the glass, post ended", 917 },
	{ "psychologist who was asked", 918 },
	{ "psychologist whose request ended", 919 },
	{ "lead of the psychologists", 920 },
	{ "SENCO of a consulted school", 921 },
	{ "SENCO of a school consulted once", 922 },
	{ "officer of the other authority", 951 },
	{ NULL, 0 },
};

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	date_parse(iso, &d);
	return d;
}

static void
add_bodies(struct world *w)
{
	for (int64_t la = 1; la <= 2; la++) {
		world_add(w, BODIES, la, 1);
		world_add(w, BODIES, la, 2, .parent = 1);  /* service for special needs */
		world_add(w, BODIES, la, 3, .parent = 1);  /* another service */
		world_add(w, BODIES, la, 11, .parent = 2); /* team */
		world_add(w, BODIES, la, 12, .parent = 2); /* another team */
		world_add(w, BODIES, la, 13, .parent = 3); /* a team of the other service */
		world_add(w, BODIES, la, 21);		   /* schools */
		world_add(w, BODIES, la, 22);
		world_add(w, BODIES, la, 23);
		world_add(w, BODIES, la, 24);
		world_add(w, BODIES, la, 25);
		world_add(w, BODIES, la, 31); /* psychology service */
	}
}

static void
add_person(struct world *w, int64_t la, int64_t id)
{
	world_add(w, PERSONS, la, id, .to = day(id == 301 ? "2025-06-27" : "2031-06-27"));
}

static void
add_parent(struct world *w, int64_t la, int64_t child, int64_t person)
{
	add_person(w, la, person);
	world_add(w, PARENTHOODS, la, person, .child = child, .person = person, .flag = true,
	    .other = true);
}

static void
last_parent(struct world *w, bool sees_case, bool responsibility, const char *ended)
{
	struct row *p = &w->rows.a[w->rows.n - 1];

	p->flag = sees_case;
	p->other = responsibility;
	p->to = day(ended);
}

static void
add_contact(struct world *w, int64_t la, int64_t person, const char *text)
{
	world_add(w, CONTACTS, la, person, .person = person, .text = text, .flag = text[0] == 'C');
}

static void
add_families(struct world *w)
{
	add_person(w, 1, 101);
	add_parent(w, 1, 101, 111);
	add_parent(w, 1, 101, 112);
	last_parent(w, false, true, "");
	add_parent(w, 1, 101, 113);
	last_parent(w, true, false, "");
	add_parent(w, 1, 101, 114);
	last_parent(w, true, true, today);
	add_contact(w, 1, 101, CANARY_ADDRESS);
	add_contact(w, 1, 111, CANARY_ADDRESS);
	add_contact(w, 1, 112, "2 Low Street");
	add_person(w, 1, 201);
	add_parent(w, 1, 201, 211);
	add_contact(w, 1, 211, "3 High Street");
	add_person(w, 1, 301);
	add_parent(w, 1, 301, 311);
	add_parent(w, 1, 301, 312);
	add_parent(w, 1, 301, 314);
	last_parent(w, false, true, "");
	add_person(w, 1, 313);
	add_contact(w, 1, 301, "4 Hill Street");
	add_contact(w, 1, 311, "5 Hill Street");
	add_contact(w, 1, 313, "7 Hill Street");
	world_add(w, FAMILY_CHANGES, 1, 1, .child = 101, .person = 112);
	world_add(w, FAMILY_CHANGES, 1, 2, .child = 301, .person = 312);
	world_add(w, FAMILY_CHANGES, 1, 3, .child = 401, .person = 914);
	world_add(w, SHARES, 1, 1, .child = 301, .person = 312, .from = day("2025-07-01"));
	world_add(w, SHARES, 1, 2, .child = 301, .person = 313, .from = day("2025-07-01"),
	    .to = day(today));
	world_add(w, SHARES, 1, 3, .child = 301, .person = 314, .from = day("2025-07-01"));
	add_person(w, 1, 401);
	add_parent(w, 1, 401, 914);
	add_person(w, 2, 101);
	add_parent(w, 2, 101, 511);
	add_contact(w, 2, 511, CANARY_ADDRESS);
}

static void
add_post(struct world *w, int64_t la, int64_t person, int64_t body, const char *role,
    const char *from, const char *to)
{
	world_add(w, POSTS, la, person, .person = person, .body = body, .role = role,
	    .from = day(from), .to = day(to));
}

static void
add_staff(struct world *w)
{
	for (int64_t id = 901; id <= 922; id++)
		if (id != 914)
			add_person(w, 1, id);
	add_person(w, 2, 951);
	add_contact(w, 1, 902, "6 Hill Street");
	add_post(w, 1, 901, 11, "officer", "2020-01-01", "");
	add_post(w, 1, 902, 11, "officer", "2020-01-01", "2026-11-21");
	add_post(w, 1, 903, 12, "officer", "2020-01-01", "");
	add_post(w, 1, 904, 11, "officer", "2020-01-01", today);
	add_post(w, 1, 905, 11, "officer", "2026-11-21", "");
	add_post(w, 1, 906, 2, "manager", "2026-11-20", "");
	add_post(w, 1, 907, 3, "manager", "2020-01-01", "");
	add_post(w, 1, 908, 1, "privacy", "2020-01-01", "");
	add_post(w, 1, 909, 1, "admin", "2020-01-01", "");
	add_post(w, 1, 910, 21, "senco", "2020-01-01", "");
	add_post(w, 1, 911, 22, "senco", "2020-01-01", "");
	add_post(w, 1, 912, 23, "senco", "2020-01-01", "");
	add_post(w, 1, 913, 21, "head", "2020-01-01", "");
	add_post(w, 1, 914, 11, "officer", "2020-01-01", "");
	add_post(w, 1, 915, 13, "officer", "2020-01-01", "");
	add_post(w, 1, 916, 13, "officer", "2020-01-01", "");
	add_post(w, 1, 917, 13, "officer", "2020-01-01", today);
	add_post(w, 1, 918, 31, "adviser", "2020-01-01", "");
	add_post(w, 1, 919, 31, "adviser", "2020-01-01", "");
	add_post(w, 1, 920, 31, "lead", "2020-01-01", "");
	add_post(w, 1, 921, 24, "senco", "2020-01-01", "");
	add_post(w, 1, 922, 25, "senco", "2020-01-01", "");
	add_post(w, 2, 951, 11, "officer", "2020-01-01", "");
	/* The same post twice, and a school told of two days: still one row a case. */
	world_add(w, POSTS, 1, 990, .person = 901, .body = 11, .role = "officer",
	    .from = day("2021-01-01"));
	world_add(w, ENROLMENTS, 1, 1, .child = 101, .body = 21, .from = day("2026-09-01"));
	world_add(w, ENROLMENTS, 1, 2, .child = 101, .body = 21, .from = day("2026-09-02"));
	world_add(w, ENROLMENTS, 1, 3, .child = 101, .body = 22, .from = day("2020-09-01"),
	    .to = day(today));
	world_add(w, ENROLMENTS, 1, 4, .child = 101, .body = 23, .from = day("2026-11-21"));
}

static void
add_case(struct world *w, int64_t la, int64_t id, int64_t child, int64_t team, int64_t officer,
    int64_t parent)
{
	struct row k = { CASES, la, id, .child = child, .team = team, .officer = officer };

	vec_push(w->arena, &w->rows, k);
	world_add_papers(w, &k, parent, officer);
}

static void
add_cases(struct world *w)
{
	add_case(w, 1, 100, 101, 11, 901, 111);
	add_case(w, 1, 200, 201, 12, 903, 211);
	add_case(w, 1, 300, 301, 11, 902, 311);
	add_case(w, 1, 400, 401, 11, 901, 914);
	add_case(w, 2, 100, 101, 11, 951, 511);
	world_add_advice(w, 1, 100, 100, 31, 918, day(""));
	world_add_advice(w, 1, 200, 200, 31, 919, day(today));
	world_add(w, CONSULTATIONS, 1, 1, .case_id = 300, .body = 24, .to = day("2026-11-21"));
	world_add(w, CONSULTATIONS, 1, 2, .case_id = 300, .body = 25, .to = day(today));
	world_add(w, BREAK_GLASS, 1, 1, .case_id = 100, .person = 915, .flag = true);
	world_add(w, BREAK_GLASS, 1, 2, .case_id = 100, .person = 916, .flag = false);
	world_add(w, BREAK_GLASS, 1, 3, .case_id = 100, .person = 917, .flag = true);
}

struct world *
small_world(struct arena *a)
{
	struct world *w = anew(a, struct world);

	w->arena = a;
	w->now.today = day(today);
	instant_parse("2026-11-20T12:00:00Z", &w->now.instant);
	add_bodies(w);
	add_families(w);
	add_staff(w);
	add_cases(w);
	return w;
}

int
small_world_family(const struct row *r)
{
	int64_t key = r->case_id != 0 ? r->case_id : r->child;

	if (key == 0)
		key = r->person != 0 ? r->person : r->id;
	if (r->la == 2 && key < 900)
		return FAMILIES;
	return (int)(key / 100);
}
