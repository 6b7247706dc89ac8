/*
 * Issue: what stands against it, and the snapshot that an issued version is.
 * The row of the plan is taken first, so that nobody writes in it meanwhile.
 */
#include "areas/lint/lint.h"
#include "areas/plans/plans.h"
#include "areas/plans/working.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

#include <string.h>

struct plans_rules {
	const struct policy_set *packs;
	const struct lint_lexicon **lexicons; /* in step with the packs */
};

const struct plans_rules *
plans_rules_new(struct arena *arena, const struct policy_set *packs)
{
	struct plans_rules *r = anew(arena, struct plans_rules);

	r->packs = packs;
	r->lexicons = anew_n(arena, const struct lint_lexicon *, packs->n);
	for (size_t i = 0; i < packs->n; i++)
		if (packs->a[i]->quality != NULL && packs->a[i]->lexicon != NULL)
			r->lexicons[i] = lint_lexicon(arena, packs->a[i]);
	return r;
}

const struct lint_lexicon *
plans_lexicon(const struct plans_rules *r, const char *pack)
{
	for (size_t i = 0; i < r->packs->n; i++)
		if (str_eq(r->packs->a[i]->name, pack) && r->lexicons[i] != NULL)
			return r->lexicons[i];
	fail(FAULT_BUG, "policy pack %s has no quality rules", pack);
}

struct plan *
plans_load(struct tx *tx, int64_t la, int64_t case_id)
{
	const struct working *w = working_load(tx, la, case_id, false);

	return w->head == NULL ? NULL : w->plan;
}

/* ---- what hinders ---- */

static void
add_undecided(struct arena *arena, const struct working *w, struct plan_hindrances *to)
{
	for (size_t i = 0; i < w->advised.n; i++) {
		const struct working_advised *a = &w->advised.a[i];
		struct plan_hindrance h = { .item = a->report->label };

		if (a->settled != SETTLED_NOT || str_eq(a->is->kind, "outcome"))
			continue;
		h.message = arena_printf(arena,
		    "%s %s %zu is not decided: “%s”. Use it, say which row holds it, or leave it "
		    "out with a reason",
		    a->report->label, a->is->kind, a->number, a->is->text);
		vec_push(arena, to, h);
	}
}

static struct plan_hindrances
hindrances(struct tx *tx, struct working *w, const struct plan_issue *issue)
{
	struct arena *arena = tx_arena(tx);
	struct working_overrides overrides = working_overrides(tx, w);
	struct plan_hindrances all = { 0 };
	struct lint_findings fs;

	working_as(arena, w, issue->kind);
	add_undecided(arena, w, &all);
	fs = lint_run(arena, issue->rules, w->plan);
	for (size_t i = 0; i < fs.n; i++) {
		struct plan_hindrance h = { fs.a[i].item,
			policy_name(NAMES_RULE, (int)fs.a[i].rule), fs.a[i].message };

		if (fs.a[i].severity == SEVERITY_E &&
		    working_override_of(&overrides, &fs.a[i]) == NULL)
			vec_push(arena, &all, h);
	}
	return all;
}

struct plan_hindrances
plans_hindrances(struct tx *tx, const struct plan_issue *issue)
{
	return hindrances(tx, working_load(tx, issue->la, issue->case_id, false), issue);
}

/* ---- the snapshot ---- */

static void
snapshot(
    struct tx *tx, const struct working *w, const struct plan_issue *issue, struct plan_issued *to)
{
	struct arena *arena = tx_arena(tx);
	const struct policy_pack *pack = lint_pack(issue->rules);
	char *document =
	    plan_write(arena, &(struct plan_envelope){ .policy = pack->name }, w->plan);
	struct hash h = hash_of(document, strlen(document));

	if (strlen(document) > PLAN_JSON_LARGEST)
		fail(FAULT_USAGE, "the plan is longer than an issued version may be");
	to->public_id = rng_public_id(arena);
	to->hash = hash_hex(arena, &h);
	to->number = plan_version_last(tx, issue->la, issue->case_id)->number + 1;
	to->id = rng_row_id();
	plan_version_insert(tx, issue->la, to->id, to->public_id, issue->case_id, to->number,
	    plan_kind_name(issue->kind), tx_now(tx).today, tx_viewer(tx), issue->respond_by,
	    document, to->hash);
}

struct plan_issued
plans_issue(struct tx *tx, const struct plan_issue *issue)
{
	const struct plan_visible_row *plan = plan_visible(tx, issue->la, issue->case_id);
	struct plan_issued issued = { 0 };
	struct plan_hindrance none = { .item = "plan",
		.message = "No plan is begun. Write it first" };
	struct working *w;

	if (plan == NULL) {
		vec_push(tx_arena(tx), &issued.hindrances, none);
		return issued;
	}
	plan_touch(tx, issue->la, plan->id);
	w = working_load(tx, issue->la, issue->case_id, false);
	issued.hindrances = hindrances(tx, w, issue);
	if (issued.hindrances.n == 0)
		snapshot(tx, w, issue, &issued);
	return issued;
}

/* ---- read again ---- */

static const struct plan_version *
read_version(
    struct tx *tx, const struct policy_set *packs, int64_t la, int64_t case_id, int64_t number)
{
	struct arena *arena = tx_arena(tx);
	const struct plan_version_find_row *r = plan_version_find(tx, la, case_id, number);
	struct plan_version *v = anew(arena, struct plan_version);
	struct hash h;

	if (r == NULL)
		return NULL;
	h = hash_of(r->document, strlen(r->document));
	if (!str_eq(hash_hex(arena, &h), r->hash))
		fail(FAULT_STORAGE,
		    "version %lld of a plan (%s) is not what was issued; restore it from a backup",
		    (long long)r->number, r->public_id);
	*v = (struct plan_version){ .id = r->id,
		.number = r->number,
		.public_id = r->public_id,
		.hash = r->hash,
		.issued_on = r->issued_on,
		.respond_by = r->respond_by,
		.document = r->document };
	v->plan = plan_json_read(arena, packs, packs->a[0], r->document, strlen(r->document))->plan;
	v->kind = v->plan->kind;
	return v;
}

const struct plan_version *
plans_version(
    struct tx *tx, const struct policy_set *packs, int64_t la, int64_t case_id, int64_t number)
{
	const struct plan_version_visible_row *may = plan_version_visible(tx, la, case_id, number);

	return may == NULL ? NULL : read_version(tx, packs, la, case_id, may->number);
}

/* ---- out, for the operator ---- */

const char *
plans_export(struct tx *tx, const struct policy_set *packs, const char *reference, int64_t version)
{
	const struct plan_case_here_row *kase = plan_case_here(tx, reference);
	const struct plan_version *v;
	struct working *w;

	if (kase == NULL)
		fail(FAULT_USAGE,
		    "no case has the reference %.40s; give one as the case page shows it",
		    reference);
	if (version > 0) {
		v = read_version(tx, packs, kase->la, kase->id, version);
		if (v == NULL)
			fail(FAULT_USAGE,
			    "%s has no version %lld; leave --version away for the "
			    "plan that is being written",
			    reference, (long long)version);
		return v->document;
	}
	w = working_load(tx, kase->la, kase->id, true);
	if (w->head == NULL)
		fail(FAULT_USAGE, "no plan is begun for %s", reference);
	return plan_write(tx_arena(tx), &(struct plan_envelope){ kase->pack, reference }, w->plan);
}
