/* World: the rows in SQL. */
#include "world.h"
#include "base/buf.h"

#include <string.h>

const char *
table_name(enum table t)
{
	static const char *const names[] = { "bodies", "persons", "contacts", "parenthoods",
		"posts", "enrolments", "shares", "cases", "case_events", "requests", "consents",
		"documents", "decisions", "notices", "notice_parts", "notice_recipients",
		"break_glass", "read_log", "advice_requests", "advice", "advice_rows", "plans",
		"plan_rows", "plan_versions", "line_comments", "consultations", "messages",
		"chases", "notice_letters", "family_changes" };

	_Static_assert(sizeof names / sizeof names[0] == TABLE__MAX, "a name for each table");
	return names[t];
}

void
world_add_papers(struct world *w, const struct row *k, int64_t parent, int64_t officer)
{
	int64_t la = k->la, id = k->id * 10;
	int64_t kase = k->id, child = k->child;

	world_add(w, CASE_EVENTS, la, id, .case_id = kase, .person = officer);
	world_add(w, REQUESTS, la, id, .case_id = kase, .person = parent, .text = "worried");
	world_add(w, CONSENTS, la, id, .case_id = kase, .person = parent);
	world_add(w, DOCUMENTS, la, id, .case_id = kase, .person = parent, .text = "a.pdf");
	world_add(w, DOCUMENTS, la, id + 1, .case_id = kase, .person = officer, .text = "b.pdf");
	world_add(w, DECISIONS, la, id, .case_id = kase, .person = officer);
	world_add(w, NOTICES, la, id, .case_id = kase, .flag = true);
	world_add(w, NOTICES, la, id + 1, .case_id = kase, .flag = false);
	world_add(w, NOTICE_PARTS, la, id, .case_id = kase, .flag = true);
	world_add(w, NOTICE_PARTS, la, id + 1, .case_id = kase, .flag = false);
	world_add(w, NOTICE_RECIPIENTS, la, id, .notice = id, .person = parent, .case_id = kase,
	    .flag = true);
	world_add(
	    w, NOTICE_RECIPIENTS, la, id + 1, .notice = id + 1, .person = parent, .case_id = kase);
	for (int kind = 0; kind < 3; kind++)
		world_add(w, NOTICE_LETTERS, la, id + kind, .notice = id, .person = parent,
		    .case_id = kase, .flag = kind > 0, .other = kind > 1);
	world_add(w, READ_LOG, la, id, .child = child, .person = officer);
	world_add(w, PLANS, la, id, .case_id = kase);
	world_add(w, PLAN_ROWS, la, id, .case_id = kase);
	world_add(w, PLAN_VERSIONS, la, id, .case_id = kase, .person = officer);
	world_add(w, LINE_COMMENTS, la, id, .case_id = kase, .person = parent);
	world_add(w, MESSAGES, la, id, .case_id = kase, .person = parent);
	world_add(w, CHASES, la, id, .case_id = kase, .person = officer, .body = k->team);
}

void
world_add_advice(struct world *w, int64_t la, int64_t id, int64_t kase, int64_t body,
    int64_t adviser, struct date ends)
{
	world_add(w, ADVICE_REQUESTS, la, id, .case_id = kase, .body = body, .person = adviser,
	    .to = ends);
	for (int given = 0; given <= 1; given++) {
		world_add(w, ADVICE, la, 2 * id + given, .case_id = kase, .body = body,
		    .person = adviser, .flag = given);
		world_add(w, ADVICE_ROWS, la, 2 * id + given, .case_id = kase, .body = body,
		    .person = adviser, .flag = given);
	}
}

/* 'text', or NULL */
static const char *
day(struct arena *a, struct date d)
{
	return date_is_set(d) ? arena_printf(a, "'%s'", date_iso(a, d)) : "NULL";
}

static const char *
number(struct arena *a, int64_t n)
{
	return n != 0 ? arena_printf(a, "%lld", (long long)n) : "NULL";
}

static const char *
yes(bool b)
{
	return b ? "TRUE" : "FALSE";
}

static void
put_people(struct buf *b, struct arena *a, const struct row *r, const char *key)
{
	switch ((int)r->table) {
	case BODIES:
		buf_printf(b,
		    "bodies (la, id, public_id, kind, name, parent) VALUES (%s, 'b%s', "
		    "'team', 'B', %s)",
		    key, key, number(a, r->parent));
		break;
	case PERSONS:
		buf_printf(b,
		    "persons (la, id, public_id, given, family, born, csa_ends_on) VALUES (%s, "
		    "'p%s', 'G', 'F', '2000-01-01', %s)",
		    key, key, day(a, r->to));
		break;
	case CONTACTS:
		buf_printf(b,
		    "contacts (la, id, person, kind, value, postcode, protected) VALUES "
		    "(%s, %lld, 'address', '%s', '%s', %s)",
		    key, (long long)r->person, r->text, r->text, yes(r->flag));
		break;
	case PARENTHOODS:
		buf_printf(b,
		    "parenthoods (la, id, child, person, kind, responsibility, sees_case, "
		    "ended_on) VALUES (%s, %lld, %lld, 'parent', %s, %s, %s)",
		    key, (long long)r->child, (long long)r->person, yes(r->other), yes(r->flag),
		    day(a, r->to));
		break;
	case POSTS:
		buf_printf(b,
		    "posts (la, id, person, body, role, from_on, to_on) VALUES (%s, %lld, "
		    "%lld, '%s', %s, %s)",
		    key, (long long)r->person, (long long)r->body, r->role, day(a, r->from),
		    day(a, r->to));
		break;
	case ENROLMENTS:
		buf_printf(b,
		    "enrolments (la, id, child, body, from_on, to_on) VALUES (%s, %lld, "
		    "%lld, %s, %s)",
		    key, (long long)r->child, (long long)r->body, day(a, r->from), day(a, r->to));
		break;
	case SHARES:
		buf_printf(b,
		    "shares (la, id, child, person, basis, from_on, ended_on) VALUES (%s, "
		    "%lld, %lld, 'consent', %s, %s)",
		    key, (long long)r->child, (long long)r->person, day(a, r->from), day(a, r->to));
		break;
	}
}

static void
put_papers(struct buf *b, const struct row *r, const char *key)
{
	long long kase = r->case_id, person = r->person;

	switch ((int)r->table) {
	case FAMILY_CHANGES:
		buf_printf(b,
		    "family_changes (la, id, child, person, kind, reason, on_date, by_person) "
		    "VALUES (%s, %lld, %lld, 'restricted', 'an order', '2026-01-01', 1)",
		    key, (long long)r->child, person);
		break;
	case CASES:
		buf_printf(b,
		    "cases (la, id, public_id, reference, child, pack, pack_version, state, "
		    "received_on, team, officer, holder_body, holder_since, next_step, due_on) "
		    "VALUES "
		    "(%s, 'k%s', 'R%s', %lld, 'e', '1', 'new', '2026-01-01', %lld, %lld, %lld, "
		    "'2026-01-01', 'decide', '2026-12-01')",
		    key, key, key, (long long)r->child, (long long)r->team, (long long)r->officer,
		    (long long)r->team);
		break;
	case CASE_EVENTS:
		buf_printf(b,
		    "case_events (la, id, case_id, type, on_date, recorded_at, by_person) VALUES "
		    "(%s, "
		    "%lld, 'x', '2026-01-01', '2026-01-01T00:00:00.000000Z', %lld)",
		    key, kase, person);
		break;
	case REQUESTS:
		buf_printf(b,
		    "requests (la, id, case_id, requested_by, source, relationship, received_on, "
		    "worry) VALUES (%s, %lld, %lld, 'parent', 'm', '2026-01-01', '%s')",
		    key, kase, person, r->text);
		break;
	case CONSENTS:
		buf_printf(b,
		    "consents (la, id, case_id, body, given, by_person, at_time) VALUES (%s, %lld, "
		    "'school', TRUE, %lld, '2026-01-01T00:00:00.000000Z')",
		    key, kase, person);
		break;
	case DOCUMENTS:
		buf_printf(b,
		    "documents (la, id, public_id, case_id, name, type, hash, bytes, added_by, "
		    "added_at) VALUES (%s, 'd%s', %lld, '%s', 'pdf', 'h', 1, %lld, "
		    "'2026-01-01T00:00:00.000000Z')",
		    key, key, kase, r->text, person);
		break;
	case DECISIONS:
		buf_printf(b,
		    "decisions (la, id, public_id, case_id, kind, limb_a, evidence_a, limb_b, "
		    "evidence_b, outcome, reasons, decided_on, by_person) VALUES (%s, 'x%s', %lld, "
		    "'assess', TRUE, 'e', TRUE, 'e', 'yes', 'r', '2026-01-01', %lld)",
		    key, key, kase, person);
		break;
	case NOTICES:
		buf_printf(b,
		    "notices (la, id, public_id, case_id, kind, status) VALUES (%s, 'n%s', "
		    "%lld, 'N1', '%s')",
		    key, key, kase, r->flag ? "issued" : "draft");
		break;
	case NOTICE_PARTS:
		buf_printf(b,
		    "notice_parts (la, notice, part, position, label, body) VALUES (%s, 'p', 1, "
		    "'l', "
		    "'reasons')",
		    key);
		break;
	case NOTICE_RECIPIENTS:
		buf_printf(b,
		    "notice_recipients (la, id, notice, person, role, channel) VALUES (%s, %lld, "
		    "%lld, 'family', 'letter')",
		    key, (long long)r->notice, person);
		break;
	case BREAK_GLASS:
		buf_printf(b,
		    "break_glass (la, id, case_id, person, reason, from_at, until_at) VALUES (%s, "
		    "%lld, %lld, 'covering for a colleague', '2026-01-01T00:00:00.000000Z', '%s')",
		    key, kase, person,
		    r->flag ? "2100-01-01T00:00:00.000000Z" : "2026-01-01T08:00:00.000000Z");
		break;
	case READ_LOG:
		buf_printf(b,
		    "read_log (la, batch, n, at_time, person, child, route, relation, break_glass) "
		    "VALUES (%s, 1, '2026-01-01T00:00:00.000000Z', %lld, %lld, '/', 'officer', "
		    "FALSE)",
		    key, person, (long long)r->child);
		break;
	}
}

static void
put_plan(struct buf *b, struct arena *a, const struct row *r, const char *key)
{
	long long kase = r->case_id, person = r->person, body = r->body;

	switch ((int)r->table) {
	case ADVICE_REQUESTS:
		buf_printf(b,
		    "advice_requests (la, id, public_id, case_id, advice_key, body, adviser, "
		    "question, "
		    "asked_on, asked_by, due_on, status, ended_on) VALUES (%s, 'q%s', %lld, 'd', "
		    "%lld, %s, 'q', '2026-01-01', 1, '2026-02-12', 'asked', %s)",
		    key, key, kase, body, number(a, person), day(a, r->to));
		break;
	case ADVICE:
		buf_printf(b,
		    "advice (la, id, public_id, case_id, advice_key, author, role, body, "
		    "by_person, "
		    "given_on) VALUES (%s, 'a%s', %lld, 'd', 'A', 'r', %lld, %s, %s)",
		    key, key, kase, body, number(a, person), r->flag ? "'2026-02-01'" : "NULL");
		break;
	case ADVICE_ROWS:
		buf_printf(b,
		    "advice_rows (la, id, advice, kind, position, text) VALUES (%s, %lld, 'need', "
		    "1, 'needs help')",
		    key, (long long)r->id);
		break;
	case PLANS:
		buf_printf(b, "plans (la, id, case_id) VALUES (%s, %lld)", key, kase);
		break;
	case PLAN_ROWS:
		buf_printf(b,
		    "plan_rows (la, id, plan, label, section, position, text) VALUES (%s, %lld, "
		    "'B1', 'B', 1, 'reads slowly')",
		    key, (long long)r->id);
		break;
	case PLAN_VERSIONS:
		buf_printf(b,
		    "plan_versions (la, id, public_id, case_id, number, kind, issued_on, "
		    "issued_by, document, hash) VALUES (%s, 'v%s', %lld, 1, 'draft', "
		    "'2026-01-01', %lld, '{}', 'h')",
		    key, key, kase, person);
		break;
	case LINE_COMMENTS:
		buf_printf(b,
		    "line_comments (la, id, public_id, case_id, plan_version, item, text, "
		    "by_person, at_time) VALUES (%s, 'l%s', %lld, %lld, 'F1', 't', %lld, "
		    "'2026-01-01T00:00:00.000000Z')",
		    key, key, kase, (long long)r->id, person);
		break;
	case CONSULTATIONS:
		buf_printf(b,
		    "consultations (la, id, public_id, case_id, plan_version, body, sent_on, "
		    "sent_by, due_on, ends_on) VALUES (%s, 'c%s', %lld, %lld, %lld, '2026-01-01', "
		    "1, '2026-01-16', %s)",
		    key, key, kase, kase * 10, body, day(a, r->to));
		break;
	case MESSAGES:
		buf_printf(b,
		    "messages (la, id, public_id, case_id, topic, from_family, text, by_person, "
		    "at_time) VALUES (%s, 'm%s', %lld, 't', TRUE, 'x', %lld, "
		    "'2026-01-01T00:00:00.000000Z')",
		    key, key, kase, person);
		break;
	case CHASES:
		buf_printf(b,
		    "chases (la, id, case_id, body, by_person, on_date) VALUES (%s, %lld, %lld, "
		    "%lld, '2026-01-01')",
		    key, kase, body, person);
		break;
	case NOTICE_LETTERS:
		buf_printf(b,
		    "notice_letters (la, id, public_id, notice, recipient, language, hash, bytes, "
		    "addressed, guarded) VALUES (%s, 'l%s', %lld, %lld, 'en', 'x', 1, %s, %s)",
		    key, key, (long long)r->notice, (long long)r->notice,
		    r->flag ? "TRUE" : "FALSE", r->other ? "TRUE" : "FALSE");
		break;
	}
}

void
world_insert(const struct world *w, struct testdb db)
{
	struct arena *a = arena_new(0);
	struct buf *b = buf_new(a);

	buf_puts(b, "BEGIN;\n");
	/* In the order of enum table, which is that of the foreign keys. */
	for (int t = 0; t < TABLE__MAX; t++)
		for (size_t i = 0; i < w->rows.n; i++) {
			const struct row *r = &w->rows.a[i];
			char *key;

			if ((int)r->table != t)
				continue;
			key = arena_printf(a, "%lld, %lld", (long long)r->la, (long long)r->id);
			buf_puts(b, "INSERT INTO ");
			put_people(b, a, r, key);
			put_papers(b, r, key);
			put_plan(b, a, r, key);
			buf_puts(b, ";\n");
		}
	buf_puts(b, "COMMIT;\n");
	testdb_sql(db, b->p);
	arena_free(a);
}
