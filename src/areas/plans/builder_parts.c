/* Builder, parts: words and lists that several of its pages show. */
#include "app/app.h"
#include "areas/plans/builder.h"
#include "areas/plans/plans.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <string.h>

struct view_plan_head
builder_head(const struct rq *rq, const struct working *w)
{
	return (struct view_plan_head){ .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = w->plan->name,
		.may_write = rq_may(rq, CASE_PLAN_WRITE) };
}

const char *
builder_path(const struct rq *rq, const char *below)
{
	return arena_printf(rq->arena, "/cases/%s/plan%s", rq->kase->public_id, below);
}

const char *
builder_section_title(const struct language *l, enum plan_section s)
{
	/* SEND Regulations 2014 reg. 12(1). */
	static const char *const titles[SECTION__MAX] = {
		[SECTION_A] = N_("Views, interests and hopes"),
		[SECTION_B] = N_("Special educational needs"),
		[SECTION_C] = N_("Health needs"),
		[SECTION_D] = N_("Social care needs"),
		[SECTION_E] = N_("Outcomes"),
		[SECTION_F] = N_("Special educational provision"),
		[SECTION_G] = N_("Health provision"),
		[SECTION_H1] = N_("Social care provision under the 1970 Act"),
		[SECTION_H2] = N_("Other social care provision"),
		[SECTION_I] = N_("School, college or other setting"),
		[SECTION_J] = N_("Personal budget"),
		[SECTION_K] = N_("Advice"),
		[SECTION_SUMMARY] = N_("Summary on one page"),
	};

	return text_tr(l, titles[s]);
}

const char *
builder_kind_title(const struct language *l, const char *kind)
{
	return text_tr(l, str_eq(kind, "need")	    ? N_("Need")
			  : str_eq(kind, "outcome") ? N_("Outcome")
						    : N_("Provision"));
}

const char *
builder_amount(struct arena *a, int64_t n)
{
	if (n == 0)
		return NULL;
	if (n % 100 == 0)
		return arena_printf(a, "%lld", (long long)(n / 100));
	if (n % 10 == 0)
		return arena_printf(
		    a, "%lld.%lld", (long long)(n / 100), (long long)(n % 100 / 10));
	return arena_printf(a, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
}

static void
add_fact(struct arena *a, const char **facts, const char *fact)
{
	if (!str_blank(fact))
		*facts = *facts == NULL ? fact : arena_printf(a, "%s, %s", *facts, fact);
}

static const char *
unit_words(const struct language *l, const char *unit)
{
	static const char *const units[][2] = { { "minute", N_("minutes") },
		{ "hour", N_("hours") }, { "day", N_("days") }, { "session", N_("sessions") } };

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (str_eq(units[i][0], unit))
			return text_tr(l, units[i][1]);
	return unit;
}

const char *
builder_facts(struct arena *a, const struct language *l, const struct working_row *row)
{
	const struct plan_rows_of_row *r = row->is;
	const char *facts = NULL, *amount = builder_amount(a, r->quantity);

	if (amount != NULL && r->unit != NULL)
		add_fact(a, &facts, arena_printf(a, "%s %s", amount, unit_words(l, r->unit)));
	else
		add_fact(a, &facts, amount);
	add_fact(a, &facts, r->frequency);
	if (r->group_size == 1)
		add_fact(a, &facts, "1:1");
	else if (r->group_size > 1)
		add_fact(a, &facts, arena_printf(a, "1:%lld", (long long)r->group_size));
	add_fact(a, &facts, r->deliverer);
	add_fact(a, &facts, r->measure);
	return facts;
}

const char *
builder_brief(struct arena *a, const char *text)
{
	enum { BRIEF = 90 };
	size_t n = strlen(text);

	if (n <= BRIEF)
		return text;
	n = BRIEF;
	while (n > 0 && text[n] != ' ')
		n--;
	if (n == 0) /* no space at all: between two characters of UTF-8 */
		for (n = BRIEF; ((unsigned char)text[n] & 0xC0) == 0x80; n--)
			;
	return arena_printf(a, "%.*s…", (int)n, text);
}

struct lint_findings
builder_lint(struct rq *rq, const struct working *w)
{
	const struct lint_lexicon *rules = plans_lexicon(rq->app->rules, rq->kase->pack);

	return working_findings(rq->arena, w, rules, lint_pack(rules)->version);
}

/* Where what a finding is about can be changed. */
static const char *
mended_at(struct rq *rq, const struct working *w, const char *item)
{
	enum plan_section s;

	if (working_row_find(w, item) != NULL)
		return builder_path(rq, arena_printf(rq->arena, "/rows/%s", item));
	if (plan_section_parse(item, &s) && s != SECTION_I && s != SECTION_K && s != SECTION_E)
		return builder_path(rq, arena_printf(rq->arena, "/sections/%s", item));
	if (plan_advice_find(w->plan, item) != NULL)
		return builder_path(rq, "/ledger");
	return NULL;
}

static struct view_plan_finding
view_of(struct rq *rq, const struct working *w, const struct working_overrides *overrides,
    const struct lint_finding *f)
{
	static const char *const words[] = { [SEVERITY_E] = N_("Must be put right"),
		[SEVERITY_W] = N_("Warning"),
		[SEVERITY_I] = N_("Note") };
	static const char *const colours[] = {
		[SEVERITY_E] = "red", [SEVERITY_W] = "yellow", [SEVERITY_I] = "grey"
	};
	const struct policy_pack *pack = lint_pack(plans_lexicon(rq->app->rules, rq->kase->pack));
	const struct plan_overrides_of_row *let = working_override_of(overrides, f);
	struct view_plan_finding v = { .severity = text_tr(rq->language, words[f->severity]),
		.colour = colours[f->severity],
		.rule = policy_name(NAMES_RULE, (int)f->rule),
		.item = f->item,
		.message = f->message,
		.span = f->span != NULL && strstr(f->message, f->span) == NULL ? f->span : NULL,
		.href = mended_at(rq, w, f->item) };

	v.may_let = let == NULL && f->severity == SEVERITY_E &&
		    pack->quality->by_rule[f->rule]->override && rq_may(rq, CASE_ASSIGN);
	if (let != NULL) {
		const struct plan_person_row *who =
		    plan_person(rq->tx, rq->kase->la, let->by_person);

		v.severity = text_tr(rq->language, N_("Let stand"));
		v.colour = "blue";
		v.let_reason = let->reason;
		v.let_by = who == NULL ? text_tr(rq->language, N_("A manager"))
				       : arena_printf(rq->arena, "%s %s", who->given, who->family);
	}
	return v;
}

struct view_plan_findings
builder_findings(
    struct rq *rq, const struct working *w, const struct lint_findings *fs, const char *item)
{
	struct working_overrides overrides = working_overrides(rq->tx, w);
	struct view_plan_findings v = { anew_n(rq->arena, struct view_plan_finding, fs->n), 0 };

	for (int s = 0; s < SEVERITY__MAX; s++)
		for (size_t i = 0; i < fs->n; i++)
			if ((int)fs->a[i].severity == s &&
			    (item == NULL || str_eq(fs->a[i].item, item)))
				v.a[v.n++] = view_of(rq, w, &overrides, &fs->a[i]);
	return v;
}

void
builder_conflict(
    struct rq *rq, struct view_conflict *v, int64_t changed_by, struct instant changed_at)
{
	const struct plan_person_row *who = plan_person(rq->tx, rq->kase->la, changed_by);

	v->at = changed_at;
	v->who = who == NULL ? text_tr(rq->language, N_("Somebody else"))
			     : arena_printf(rq->arena, "%s %s", who->given, who->family);
}
