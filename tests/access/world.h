/*
 * World: people, bodies and cases as plain rows in C, for the tests of access.
 *
 * The same rows go into a database (world_insert) and into the model, which
 * answers from them, without SQL, what a viewer may see (model.h).
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"
#include "base/vec.h"
#include "testdb.h"

enum table {
	BODIES,
	PERSONS,
	CONTACTS,
	PARENTHOODS,
	POSTS,
	ENROLMENTS,
	SHARES,
	CASES,
	CASE_EVENTS,
	REQUESTS,
	CONSENTS,
	DOCUMENTS,
	DECISIONS,
	NOTICES,
	NOTICE_PARTS,
	NOTICE_RECIPIENTS,
	BREAK_GLASS,
	READ_LOG,
	ADVICE_REQUESTS,
	ADVICE,
	ADVICE_ROWS,
	PLANS,
	PLAN_ROWS,
	PLAN_VERSIONS,
	LINE_COMMENTS,
	CONSULTATIONS,
	MESSAGES,
	CHASES,
	NOTICE_LETTERS,
	FAMILY_CHANGES,
	TABLE__MAX
};

/*
 * One row of any table.  Each table uses some of the members:
 *	bodies		parent
 *	persons		to: csa_ends_on
 *	contacts	person, flag: protected, text: value
 *	parenthoods	child, person, to: ended_on, flag: sees_case, other: responsibility
 *	posts		person, body, role, from, to
 *	enrolments	child, body, from, to
 *	shares		child, person, from, to
 *	cases		child, team, officer
 *	the case's own	case_id, person: by, from, asked, added or decided; text
 *	notices		case_id, flag: issued; notice_parts the same, id: the notice
 *	recipients	notice, person
 *	letters		notice, person: recipient, flag: addressed, other: guarded
 *	family_changes	child, person: whom it is about
 *	break_glass	case_id, person, flag: still running
 *	read_log	child, person
 *	advice_requests	case_id, body, person: adviser, to: ended_on
 *	advice and its rows	case_id, body, person: by, flag: given
 *	consultations	case_id, body, to: ends_on
 */
struct row {
	enum table table;
	int64_t la, id;
	int64_t case_id, child, person, body, parent, team, officer, notice;
	const char *role, *text;
	struct date from, to;
	bool flag, other;
};

struct world {
	struct arena *arena;
	struct now now;
	VEC(struct row) rows;
};

#define world_add(world, ...) vec_push((world)->arena, &(world)->rows, (struct row){ __VA_ARGS__ })

/* A case's events, request, consent, documents, decision, notices and readings, by these persons.
 */
void world_add_papers(struct world *, const struct row *kase, int64_t parent, int64_t officer);

/* Advice asked of a body and perhaps a person there: the request, one advice begun, one given. */
void world_add_advice(struct world *, int64_t la, int64_t id, int64_t kase, int64_t body,
    int64_t adviser, struct date ends);

void world_insert(const struct world *, struct testdb);

const char *table_name(enum table);
