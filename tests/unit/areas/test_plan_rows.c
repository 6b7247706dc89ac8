/*
 * The working plan and its versions on both engines: labels, versions of rows,
 * who may, what hinders issuing, snapshots, and random plans in and out.
 */
#include "../check.h"
#include "areas/lint/plan_json.h"
#include "areas/lint/plan_write.h"
#include "areas/plans/working.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "plan_same.h"
#include "plan_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool postgres;
static struct plan_world w;

static struct plans_imported
import(struct tx *tx, const char *reference, const char *document)
{
	return plans_import(tx, w.packs, w.rules, reference, document, strlen(document));
}

/* ---- in and out ---- */

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Evidence is a set: the database keeps no order of it. */
static void
sort_evidence(struct plan *p)
{
	for (size_t i = 0; i < p->n_needs; i++)
		if (p->needs[i].evidence.n > 0)
			qsort(p->needs[i].evidence.a, p->needs[i].evidence.n, sizeof(char *),
			    compare_texts);
}

static void
random_plans_come_back(void)
{
	uint64_t state = 20260612;

	for (int i = 0; i < (postgres ? 20 : 100); i++) {
		struct tx *tx = plan_world_begin(&w, TX_WRITE, 0);
		struct arena *a = tx_arena(tx);
		struct plan *p = plan_world_random(a, &state), *back;
		char *document = plan_write(a, &(struct plan_envelope){ "england-2014", NULL }, p);
		struct plans_imported done = import(tx, "REF61", document);
		const char *out, *what;

		CHECK_INT((int64_t)done.findings.n, 0);
		CHECK_INT(
		    (int64_t)done.rows, (int64_t)(p->n_needs + p->n_outcomes + p->n_provision));
		out = plans_export(tx, w.packs, "REF61", 0);
		back = plan_json_read(a, w.packs, w.packs->a[0], out, strlen(out))->plan;
		sort_evidence(p);
		sort_evidence(back);
		what = plan_difference(a, p, back);
		if (what != NULL)
			CHECK_STR(arena_printf(a, "plan %d: %s", i, what), "the same");
		tx_rollback(tx);
	}
}

static const char broken[] =
    "{\"plan\": {\"kind\": \"draft\", \"on\": \"2026-06-12\", \"needs\": [{\"id\": \"B1\", "
    "\"section\": \"B\", \"text\": \"t\", \"evidence\": [\"K9\"]}, {\"id\": \"B1\", \"section\": "
    "\"B\", \"text\": \"u\"}], \"provision\": [{\"id\": \"F1\", \"section\": \"F\", \"needs\": "
    "[\"B7\"], \"text\": \"p\", \"quantity\": \"much\"}], \"advice\": [{\"id\": \"K1\", \"key\": "
    "\"d\", \"on\": \"2026-01-01\", \"needs\": [\"n\"], \"dispositions\": [{\"row\": \"other\", "
    "\"items\": [\"F8\"]}]}]}}";

static bool
finds(const struct lint_findings *fs, enum policy_rule rule, const char *item)
{
	for (size_t i = 0; i < fs->n; i++)
		if (fs->a[i].rule == rule && str_eq(fs->a[i].item, item))
			return true;
	return false;
}

static void
a_broken_plan_leaves_nothing(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, 0);
	struct plans_imported done = import(tx, "REF61", broken);

	CHECK(finds(&done.findings, RULE_T01, "F1")); /* no number */
	CHECK(finds(&done.findings, RULE_T01, "K1")); /* words that no row says */
	CHECK(finds(&done.findings, RULE_T02, "B1")); /* evidence that is not there */
	CHECK(finds(&done.findings, RULE_T02, "F1")); /* a need that is not there */
	CHECK(finds(&done.findings, RULE_T02, "K1")); /* a disposition to nothing */
	CHECK(finds(&done.findings, RULE_T03, "B1")); /* twice */
	CHECK_INT((int64_t)done.rows, 0);
	CHECK(plan_find(tx, 1, 61) == NULL);
	CHECK_INT((int64_t)plan_advice_of(tx, 1, 61).n, 0);
	tx_rollback(tx);
}

static const char minimal[] =
    "{\"case\": \"REF60\", \"plan\": {\"kind\": \"draft\", \"on\": \"2026-06-12\", \"sections\": "
    "{\"A\": {\"text\": \"I like trains.\"}}, \"needs\": [{\"id\": \"B1\", \"section\": \"B\", "
    "\"text\": \"Cat loses the thread in class.\", \"evidence\": [\"K1\"]}], \"outcomes\": [], "
    "\"provision\": [{\"id\": \"F1\", \"section\": \"F\", \"needs\": [\"B1\"], \"text\": \"A "
    "teaching assistant works with Cat.\"}], \"advice\": [{\"id\": \"K1\", \"key\": \"d\", "
    "\"author\": \"Dr K\", \"on\": \"2026-05-01\", \"needs\": [\"Loses the thread\", \"Weak "
    "grip\"], \"provision\": [\"A task board\"], \"dispositions\": [{\"row\": \"Loses the "
    "thread\", \"items\": [\"B1\"]}]}]}}";

static void
import_twice(void)
{
	import(plan_world_begin(&w, TX_WRITE, 0), NULL, minimal);
}

static void
import_to_nobody(void)
{
	import(plan_world_begin(&w, TX_WRITE, 0), "NOCASE", minimal);
}

static void
the_document_names_its_case(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, 0);
	struct plans_imported done = import(tx, NULL, minimal);

	CHECK_INT(done.case_id, 60);
	CHECK_INT((int64_t)done.advice, 1);
	plan_world_commit(tx);
	CHECK_FAILS(FAULT_USAGE, import_twice);
	CHECK_FAILS(FAULT_USAGE, import_to_nobody);
}

/* ---- who ---- */

static void
only_the_team_reads_the_working_plan(void)
{
	CHECK(plans_load(plan_world_begin(&w, TX_READ, OFFICER), 1, 60) != NULL);
	CHECK(plans_load(plan_world_begin(&w, TX_READ, MANAGER), 1, 60) != NULL);
	CHECK(plans_load(plan_world_begin(&w, TX_READ, OUTSIDER), 1, 60) == NULL);
	CHECK(plans_load(plan_world_begin(&w, TX_READ, PARENT), 1, 60) == NULL);
	CHECK(plans_load(plan_world_begin(&w, TX_READ, 0), 1, 60) == NULL);
	CHECK(plans_load(plan_world_begin(&w, TX_READ, OFFICER), 1, 61) == NULL);
}

/* ---- rows ---- */

static int64_t
set_text(struct tx *tx, const struct plan_rows_of_row *r, int64_t version, const char *text)
{
	return plan_row_set(tx, 1, r->id, version, text, r->area, r->measure, r->interim, r->pfa,
	    r->due_on, r->review_on, r->kind, r->quantity, r->unit, r->frequency, r->group_size,
	    r->deliverer, r->qualification, r->flex, r->flex_reason, r->from_on, r->to_on,
	    r->alongside, r->not_educational, tx_viewer(tx), tx_now(tx).instant);
}

static void
the_second_never_overwrites(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, OFFICER);
	const struct plan_rows_of_row *r =
	    working_row_find(working_load(tx, 1, 60, false), "B1")->is;

	CHECK_INT(set_text(tx, r, 1, "first"), 1);
	CHECK_INT(set_text(tx, r, 1, "second"), 0);
	CHECK_INT(set_text(tx, r, 2, "second, who has read the first"), 1);
	r = working_row_find(working_load(tx, 1, 60, false), "B1")->is;
	CHECK_STR(r->text, "second, who has read the first");
	CHECK_INT(r->version, 3);
	CHECK_INT(r->changed_by, OFFICER);
	tx_rollback(tx);
}

static void
a_stranger_changes_nothing(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, OUTSIDER);
	const struct working *all = working_load(tx, 1, 60, true);
	const struct plan_rows_of_row *r = working_row_find(all, "B1")->is;

	CHECK_INT(set_text(tx, r, 1, "not his"), 0);
	CHECK_INT(plan_row_set_removed(tx, 1, r->id, 1, true, OUTSIDER, plan_noon.instant), 0);
	CHECK_INT(plan_touch(tx, 1, all->head->id), 0);
	CHECK_INT(
	    plan_advised_settle(tx, 1, all->advised.a[0].is->id, 1, "left_out", "mine", OUTSIDER),
	    0);
	tx_rollback(tx);
}

static int64_t
add(struct tx *tx, const char *label)
{
	const struct working *all = working_load(tx, 1, 60, false);
	struct plan_rows_of_row r = { .text = label };
	int64_t id = rng_row_id();

	plan_row_insert(tx, 1, id, all->head->id, label, "B", working_next_position(all, SECTION_B),
	    r.text, 0, NULL, NULL, NULL, r.due_on, r.review_on, NULL, 0, NULL, NULL, 0, NULL, NULL,
	    NULL, NULL, r.from_on, r.to_on, false, false, OFFICER, plan_noon.instant);
	return id;
}

static const char *
next(struct tx *tx, enum plan_section s)
{
	return working_next_label(tx_arena(tx), working_load(tx, 1, 60, false), s);
}

static void
a_label_is_never_given_twice(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, OFFICER);
	int64_t id;

	CHECK_STR(next(tx, SECTION_B), "B2");
	CHECK_STR(next(tx, SECTION_C), "C1");
	CHECK_STR(next(tx, SECTION_F), "F2");
	CHECK_STR(next(tx, SECTION_H1), "H1.1");
	CHECK_STR(next(tx, SECTION_H2), "H2.1");
	id = add(tx, "B2");
	CHECK_STR(next(tx, SECTION_B), "B3");
	CHECK_INT(plan_row_set_removed(tx, 1, id, 1, true, OFFICER, plan_noon.instant), 1);
	CHECK_STR(next(tx, SECTION_B), "B3"); /* B2 is gone, its label is not free */
	CHECK(plan_need_find(plans_load(tx, 1, 60), "B2") == NULL);
	CHECK_INT(plan_row_set_removed(tx, 1, id, 2, false, OFFICER, plan_noon.instant), 1);
	CHECK(plan_need_find(plans_load(tx, 1, 60), "B2") != NULL);
	tx_rollback(tx);
}

static void
give_a_label_twice(void)
{
	add(plan_world_begin(&w, TX_WRITE, OFFICER), "B1");
}

static void
the_database_refuses_a_label_twice(void)
{
	CHECK_FAILS(FAULT_BUG, give_a_label_twice);
}

/* ---- the ledger ---- */

static enum settled
settled(struct tx *tx, const char *item)
{
	return working_advised_find(working_load(tx, 1, 60, false), "K1", item)->settled;
}

static void
the_ledger_follows_the_rows(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, OFFICER);
	const struct working *all = working_load(tx, 1, 60, false);
	const struct working_row *b1 = working_row_find(all, "B1");
	const struct working_advised *grip = working_advised_find(all, "K1", "need-2");

	CHECK_INT(settled(tx, "need-1"), SETTLED_USED);
	CHECK_INT(settled(tx, "need-2"), SETTLED_NOT);
	CHECK_INT(settled(tx, "provision-1"), SETTLED_NOT);
	CHECK_STR(grip->is->text, "Weak grip");
	CHECK_INT(plan_advised_settle(tx, 1, grip->is->id, 1, "merged", NULL, OFFICER), 1);
	CHECK_INT(settled(tx, "need-2"), SETTLED_NOT); /* in no row */
	plan_evidence_add(tx, 1, b1->is->id, grip->is->id);
	CHECK_INT(settled(tx, "need-2"), SETTLED_MERGED);
	CHECK_INT(plan_advised_settle(tx, 1, grip->is->id, 1, "used", NULL, OFFICER), 0);
	/* With its row, what the row held is open again. */
	CHECK_INT(plan_row_set_removed(
		      tx, 1, b1->is->id, b1->is->version, true, OFFICER, plan_noon.instant),
	    1);
	CHECK_INT(settled(tx, "need-1"), SETTLED_NOT);
	CHECK_INT(settled(tx, "need-2"), SETTLED_NOT);
	CHECK_INT(plan_advised_settle(tx, 1, grip->is->id, 2, "left_out", "why", OFFICER), 1);
	CHECK_INT(settled(tx, "need-2"), SETTLED_LEFT_OUT);
	tx_rollback(tx);
}

/* ---- issuing ---- */

static struct plan_issue
draft_of(enum plan_kind kind)
{
	return (struct plan_issue){ .la = 1, .case_id = 60, .kind = kind, .rules = w.rules };
}

static bool
hinders(const struct plan_hindrances *all, const char *item, const char *rule)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->a[i].item, item) && str_eq(all->a[i].rule, rule))
			return true;
	return false;
}

static void
what_is_undecided_or_wrong_hinders(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, OFFICER);
	struct plan_issue issue = draft_of(PLAN_DRAFT);
	struct plan_issued issued = plans_issue(tx, &issue);

	CHECK_INT(issued.id, 0);
	CHECK(hinders(&issued.hindrances, "K1", NULL));
	CHECK(hinders(&issued.hindrances, "F1", "Q05"));
	CHECK_INT(plan_version_last(tx, 1, 60)->number, 0);
	issue.case_id = 61;
	issued = plans_issue(tx, &issue);
	CHECK_INT(issued.id, 0);
	CHECK(hinders(&issued.hindrances, "plan", NULL));
	tx_rollback(tx);
}

/* A named manager lets everything stand, in the manager's own name. */
static void
let_all_stand(struct tx *tx, enum plan_kind kind)
{
	const struct working *all = working_load(tx, 1, 60, false);
	struct plan_issue issue = draft_of(kind);
	struct plan_hindrances h = plans_hindrances(tx, &issue);

	for (size_t i = 0; i < all->advised.n; i++)
		if (all->advised.a[i].settled == SETTLED_NOT)
			plan_advised_settle(tx, 1, all->advised.a[i].is->id,
			    all->advised.a[i].is->version, "left_out", "Not needed.", MANAGER);
	for (size_t i = 0; i < h.n; i++)
		if (h.a[i].rule != NULL)
			plan_override_set(tx, 1, rng_row_id(), all->head->id, h.a[i].rule,
			    h.a[i].item, "For the test.", MANAGER, tx_now(tx).instant);
}

static void
a_change_asks_again(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, MANAGER);
	struct plan_issue issue = draft_of(PLAN_DRAFT);
	const struct plan_rows_of_row *r;
	struct plan_hindrances h;

	let_all_stand(tx, PLAN_DRAFT);
	h = plans_hindrances(tx, &issue);
	CHECK_INT((int64_t)h.n, 0);
	r = working_row_find(working_load(tx, 1, 60, false), "F1")->is;
	CHECK_INT(
	    plan_row_set(tx, 1, r->id, 1, "An assistant helps Cat.", 0, NULL, NULL, NULL, r->due_on,
		r->review_on, NULL, 0, NULL, NULL, 0, NULL, NULL, NULL, NULL, r->from_on, r->to_on,
		false, false, MANAGER, instant_add_seconds(tx_now(tx).instant, 60)),
	    1);
	h = plans_hindrances(tx, &issue);
	CHECK(hinders(&h, "F1", "Q05"));
	tx_rollback(tx);
}

static void
issued_versions_stay(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, MANAGER);
	struct plan_issue draft = draft_of(PLAN_DRAFT), final = draft_of(PLAN_FINAL);
	const struct plan_version *v;
	struct plan_issued one, two;
	const char *first;

	let_all_stand(tx, PLAN_DRAFT);
	one = plans_issue(tx, &draft);
	CHECK(one.id != 0);
	CHECK_INT(one.number, 1);
	plan_world_commit(tx);

	tx = plan_world_begin(&w, TX_WRITE, MANAGER);
	first = arena_strdup(w.arena, plans_version(tx, w.packs, 1, 60, 1)->document);
	let_all_stand(tx, PLAN_FINAL);
	plan_section_insert(tx, 1, plan_find(tx, 1, 60)->id, "I", "Elm School, mainstream",
	    (struct date){ 0 }, MANAGER, plan_noon.instant);
	set_text(
	    tx, working_row_find(working_load(tx, 1, 60, false), "B1")->is, 1, "Another text.");
	let_all_stand(tx, PLAN_FINAL);
	two = plans_issue(tx, &final);
	CHECK_INT(two.number, 2);
	plan_world_commit(tx);

	tx = plan_world_begin(&w, TX_READ, PARENT);
	v = plans_version(tx, w.packs, 1, 60, 1);
	CHECK_STR(v->document, first);
	CHECK_INT(v->kind, PLAN_DRAFT);
	CHECK_STR(v->plan->sections[SECTION_I].text, ""); /* s.38(5) */
	CHECK_STR(v->plan->needs[0].text, "Cat loses the thread in class.");
	v = plans_version(tx, w.packs, 1, 60, 0);
	CHECK_INT(v->number, 2);
	CHECK_INT(v->kind, PLAN_FINAL);
	CHECK_STR(v->plan->sections[SECTION_I].text, "Elm School, mainstream");
	CHECK_STR(v->plan->needs[0].text, "Another text.");
	CHECK(plans_version(tx, w.packs, 1, 60, 3) == NULL);
	CHECK(plans_version(plan_world_begin(&w, TX_READ, OUTSIDER), w.packs, 1, 60, 1) == NULL);
	CHECK_STR(plans_export(plan_world_begin(&w, TX_READ, 0), w.packs, "REF60", 1), first);
}

static void
read_the_first(void)
{
	plans_version(plan_world_begin(&w, TX_READ, PARENT), w.packs, 1, 60, 1);
}

static void
a_changed_version_is_seen(void)
{
	testdb_sql(w.db,
	    "UPDATE plan_versions SET document = replace(document, 'trains', 'planes') "
	    "WHERE number = 1");
	CHECK_FAILS(FAULT_STORAGE, read_the_first);
	testdb_sql(w.db,
	    "UPDATE plan_versions SET document = replace(document, 'planes', 'trains') "
	    "WHERE number = 1");
	read_the_first();
}

/* ---- findings kept ---- */

static void
kept_findings_are_those_of_the_rules(void)
{
	struct tx *tx = plan_world_begin(&w, TX_WRITE, OFFICER);
	struct lint_findings fresh, kept;
	const struct working *all;

	working_keep(tx, 1, 60, w.rules, "1");
	all = working_load(tx, 1, 60, false);
	CHECK(all->head->findings != NULL);
	kept = working_findings(tx_arena(tx), all, w.rules, "1");
	fresh = lint_run(tx_arena(tx), w.rules, all->plan);
	CHECK_INT((int64_t)kept.n, (int64_t)fresh.n);
	for (size_t i = 0; i < kept.n && i < fresh.n; i++) {
		CHECK_INT(kept.a[i].rule, fresh.a[i].rule);
		CHECK_INT(kept.a[i].severity, fresh.a[i].severity);
		CHECK_STR(kept.a[i].item, fresh.a[i].item);
		CHECK_STR(kept.a[i].span, fresh.a[i].span);
		CHECK_STR(kept.a[i].message, fresh.a[i].message);
	}
	/* What was kept is not believed once a row is another. */
	set_text(tx, working_row_find(all, "B1")->is, working_row_find(all, "B1")->is->version,
	    "Cat has access to help as required.");
	all = working_load(tx, 1, 60, false);
	CHECK(!str_eq(all->head->findings_of, plan_digest(tx_arena(tx), all->plan, "1")));
	tx_rollback(tx);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(random_plans_come_back),
		CHECK_CASE(a_broken_plan_leaves_nothing), CHECK_CASE(the_document_names_its_case),
		CHECK_CASE(only_the_team_reads_the_working_plan),
		CHECK_CASE(the_second_never_overwrites), CHECK_CASE(a_stranger_changes_nothing),
		CHECK_CASE(a_label_is_never_given_twice),
		CHECK_CASE(the_database_refuses_a_label_twice),
		CHECK_CASE(the_ledger_follows_the_rows),
		CHECK_CASE(what_is_undecided_or_wrong_hinders), CHECK_CASE(a_change_asks_again),
		CHECK_CASE(issued_versions_stay), CHECK_CASE(a_changed_version_is_seen),
		CHECK_CASE(kept_findings_are_those_of_the_rules), { 0 } };
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	w = plan_world_new(postgres);
	failed = check_run(cases);
	plan_world_end(&w);
	return failed;
}
