/*
 * Checks: the rows of an advice as they are shown.
 *
 * They are put into a plan that has nothing else and judged by the plan's own
 * rules, so that an adviser reads today what the officer would be told when
 * the row comes into section F.  Rules about a whole plan say nothing of a
 * row, and are left out.
 */
#include "areas/advice/advice.sql.h"
#include "app/app.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "areas/plans/plans.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

enum { HUNDREDTHS = 100 };

/* Which rules speak of a row by itself. */
static bool
is_of_a_row(enum policy_rule rule)
{
	static const enum policy_rule rules[] = { RULE_Q05, RULE_Q06, RULE_Q07, RULE_Q10, RULE_Q18,
		RULE_Q20, RULE_Q22, RULE_Q23, RULE_Q24, RULE_Q28 };

	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (rules[i] == rule)
			return true;
	return false;
}

struct checking {
	struct rq *rq;
	const char *request; /* NULL: only read */
	struct plan plan;
	struct view_parts *v;
};

static const char *
text_of(const char *s)
{
	return s == NULL ? "" : s;
}

static enum plan_section
section_of(const struct advice_rows_of_row *r, enum plan_section usual)
{
	enum plan_section s = usual;

	if (r->section != NULL)
		plan_section_parse(r->section, &s);
	return s;
}

static void
add_to_plan(struct checking *c, const struct advice_rows_of_row *r, enum advice_part part,
    const char *label)
{
	struct plan *p = &c->plan;

	if (part == ADVICE_NEEDS)
		p->needs[p->n_needs++] = (struct plan_need){
			.id = label, .section = section_of(r, SECTION_B), .text = r->text
		};
	else if (part == ADVICE_OUTCOMES)
		p->outcomes[p->n_outcomes++] = (struct plan_outcome){ .id = label,
			.text = r->text,
			.measure = text_of(r->measure),
			.interim = "",
			.pfa = "",
			.due = r->until_on };
	else
		p->provision[p->n_provision++] = (struct plan_provision){ .id = label,
			.section = section_of(r, SECTION_F),
			.text = r->text,
			.kind = text_of(r->type),
			.quantity = r->quantity,
			.unit = text_of(r->unit),
			.frequency = text_of(r->frequency),
			.deliverer = text_of(r->deliverer),
			.qualification = "",
			.flex = "",
			.flex_reason = "",
			.group_size = (int)r->group_size,
			.end = r->until_on };
}

static void
add_detail(struct buf *b, const char *text)
{
	if (!str_blank(text))
		buf_printf(b, "%s%s", b->n > 0 ? ", " : "", text);
}

static const char *
label_of(struct rq *rq, const struct choice *choices, const char *value)
{
	const char *label =
	    value == NULL ? NULL : choice_label(choices, choice_number(choices, value));

	return label == NULL ? value : text_tr(rq->language, label);
}

static const char *
amount_of(struct rq *rq, const struct advice_rows_of_row *r)
{
	if (r->quantity == 0)
		return NULL;
	return arena_printf(rq->arena, "%lld %s", (long long)(r->quantity / HUNDREDTHS),
	    r->unit == NULL ? "" : label_of(rq, advice_units, r->unit));
}

static const char *
group_of(struct rq *rq, int64_t group)
{
	if (group == 0)
		return NULL;
	if (group == 1)
		return text_tr(rq->language, N_("one to one"));
	return arena_printf(
	    rq->arena, "%s %lld", text_tr(rq->language, N_("in a group of")), (long long)group);
}

static const char *
until_of(struct rq *rq, struct date until)
{
	return date_is_set(until)
		   ? arena_printf(rq->arena, "%s %s", text_tr(rq->language, N_("until")),
			 text_date(rq->arena, rq->language, until))
		   : NULL;
}

static const char *
details_of(struct rq *rq, const struct advice_rows_of_row *r, enum advice_part part)
{
	struct buf *b = buf_new(rq->arena);

	if (part == ADVICE_NEEDS && r->area > 0)
		add_detail(b, text_tr(rq->language, choice_label(advice_areas, (int)r->area)));
	if (part == ADVICE_NEEDS)
		add_detail(b, label_of(rq, advice_need_sections, r->section));
	if (part == ADVICE_PROVISION) {
		add_detail(b, label_of(rq, advice_types, r->type));
		add_detail(b, amount_of(rq, r));
		add_detail(b, r->frequency);
		add_detail(b, group_of(rq, r->group_size));
		add_detail(b, r->deliverer);
	}
	add_detail(b, r->measure);
	add_detail(b, until_of(rq, r->until_on));
	return b->n == 0 ? NULL : b->p;
}

static const char *
fate_of(struct rq *rq, const struct advice_rows_of_row *r)
{
	if (str_eq(r->disposition, "used"))
		return text_tr(rq->language, N_("In the plan"));
	if (str_eq(r->disposition, "merged"))
		return text_tr(rq->language, N_("In the plan, together with another row"));
	if (str_eq(r->disposition, "left_out"))
		return arena_printf(rq->arena, "%s %s",
		    text_tr(rq->language, N_("Not in the plan, because:")), text_of(r->reason));
	return NULL;
}

static enum advice_part
part_of(const char *kind)
{
	return str_eq(kind, "need")	 ? ADVICE_NEEDS
	       : str_eq(kind, "outcome") ? ADVICE_OUTCOMES
					 : ADVICE_PROVISION;
}

static void
add_row(struct checking *c, const struct advice_rows_of_row *r)
{
	static const char letters[] = { 'N', 'O', 'P' };
	enum advice_part part = part_of(r->kind);
	struct view_part *to = &c->v->parts[part];
	struct rq *rq = c->rq;
	const char *label = arena_printf(rq->arena, "%c%zu", letters[part], to->rows.n + 1);

	to->rows.a[to->rows.n++] = (struct view_said){ .label = label,
		.text = r->text,
		.details = details_of(rq, r, part),
		.fate = fate_of(rq, r),
		.edit = c->request == NULL ? NULL
					   : arena_printf(rq->arena, "/advice/%s/rows/%lld",
						 c->request, (long long)r->id) };
	add_to_plan(c, r, part, label);
}

static void
begin_part(struct checking *c, enum advice_part part, const char *none, size_t n)
{
	static const struct {
		const char *title, *add, *path;
	} words[] = {
		[ADVICE_NEEDS] = { N_("Needs"), N_("Add a need"), "need" },
		[ADVICE_OUTCOMES] = { N_("Outcomes"), N_("Add an outcome"), "outcome" },
		[ADVICE_PROVISION] = { N_("Provision"), N_("Add provision"), "provision" },
	};
	struct rq *rq = c->rq;

	c->v->parts[part] = (struct view_part){
		.title = text_tr(rq->language, words[part].title),
		.add = text_tr(rq->language, words[part].add),
		.add_path = c->request == NULL ? NULL
					       : arena_printf(rq->arena, "/advice/%s/%s",
						     c->request, words[part].path),
		.none = str_blank(none) ? NULL : none,
		.rows = { anew_n(rq->arena, struct view_said, n), 0 },
	};
}

static struct view_said *
said_row(struct view_parts *v, const char *label)
{
	for (int part = 0; part < ADVICE_PART__MAX; part++)
		for (size_t i = 0; i < v->parts[part].rows.n; i++)
			if (str_eq(v->parts[part].rows.a[i].label, label))
				return &v->parts[part].rows.a[i];
	return NULL;
}

static void
add_remark(struct checking *c, const struct lint_finding *f)
{
	struct view_said *row = said_row(c->v, f->item);
	struct view_remark *more;

	if (row == NULL || f->severity == SEVERITY_I || !is_of_a_row(f->rule))
		return;
	more = anew_n(c->rq->arena, struct view_remark, row->remarks.n + 1);
	for (size_t i = 0; i < row->remarks.n; i++)
		more[i] = row->remarks.a[i];
	more[row->remarks.n] = (struct view_remark){ f->message, f->severity == SEVERITY_E };
	row->remarks.a = more;
	row->remarks.n++;
	if (f->severity == SEVERITY_E)
		c->v->errors++;
	else
		c->v->warnings++;
}

static void
judge(struct checking *c)
{
	const struct advice_child_row *child =
	    advice_child(c->rq->tx, c->rq->kase->la, c->rq->kase->child);
	struct arena *a = c->rq->arena;
	struct lint_findings findings;

	c->plan.on = c->rq->now.today;
	c->plan.name = arena_printf(a, "%s %s", child->given, child->family);
	c->plan.known_as = "";
	c->plan.dob = child->born;
	c->plan.ncy = NCY_NONE;
	for (int i = 0; i < SECTION__MAX; i++)
		c->plan.sections[i].text = "";
	findings = lint_run(a, plans_lexicon(c->rq->app->rules, c->rq->kase->pack), &c->plan);
	for (size_t i = 0; i < findings.n; i++)
		add_remark(c, &findings.a[i]);
}

static void
end_part(struct view_parts *v, struct view_part *part)
{
	struct advice_said said = { part->rows.n, part->none };

	part->silent = advice_is_silent(&said);
	v->whole &= !part->silent;
}

static void
show_rows(struct checking *c, const struct view_advice_text *text,
    const struct advice_rows_of_row *rows, size_t n, bool check)
{
	struct arena *a = c->rq->arena;

	begin_part(c, ADVICE_NEEDS, text->no_needs, n);
	begin_part(c, ADVICE_OUTCOMES, text->no_outcomes, n);
	begin_part(c, ADVICE_PROVISION, text->no_provision, n);
	c->plan.needs = anew_n(a, struct plan_need, n);
	c->plan.outcomes = anew_n(a, struct plan_outcome, n);
	c->plan.provision = anew_n(a, struct plan_provision, n);
	for (size_t i = 0; i < n; i++)
		add_row(c, &rows[i]);
	if (check && n > 0)
		judge(c);
	c->v->whole = true;
	for (int part = 0; part < ADVICE_PART__MAX; part++)
		end_part(c->v, &c->v->parts[part]);
}

void
advice_parts(struct rq *rq, int64_t advice, const struct view_advice_text *text, bool check,
    struct view_parts *ret)
{
	struct advice_rows_of_rows rows = { 0 };
	struct checking c = { .rq = rq, .request = text->request, .v = ret };

	*ret = (struct view_parts){ 0 };
	if (advice != 0)
		rows = advice_rows_of(rq->tx, rq->kase->la, advice);
	show_rows(&c, text, rows.a, rows.n, check);
}

void
advice_parts_before(struct rq *rq, const struct advice_earlier_find_row *e, struct view_parts *ret)
{
	struct advice_rows_before_rows before = advice_rows_before(rq->tx, rq->kase->la, e->id);
	struct advice_rows_of_row *rows = anew_n(rq->arena, struct advice_rows_of_row, before.n);
	const struct view_advice_text text = { e->no_needs, e->no_outcomes, e->no_provision, NULL };
	struct checking c = { .rq = rq, .v = ret };

	*ret = (struct view_parts){ 0 };
	for (size_t i = 0; i < before.n; i++) {
		const struct advice_rows_before_row *r = &before.a[i];

		rows[i] = (struct advice_rows_of_row){ .kind = r->kind,
			.text = r->text,
			.area = r->area,
			.section = r->section,
			.measure = r->measure,
			.type = r->type,
			.quantity = r->quantity,
			.unit = r->unit,
			.frequency = r->frequency,
			.group_size = r->group_size,
			.deliverer = r->deliverer,
			.until_on = r->until_on };
	}
	show_rows(&c, &text, rows, before.n, false);
}
