/* Section: those that are words, and a word where a section has no row ("none known"). */
#include "areas/plans/builder.h"
#include "areas/plans/row.html.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

struct section_values {
	int64_t version; /* 0: nothing is written yet */
	const char *text;
	struct date on;
};

struct section_form {
	struct form form; /* first: rq->form->form is this */
	struct working *w;
	enum plan_section section;
};

#define AT(member) offsetof(struct section_values, member)

static const struct field dated_fields[] = {
	{ "text", FIELD_TEXTAREA, AT(text), N_("What this section says"), .max_length = 20000 },
	{ "on", FIELD_DATE, AT(on), N_("When these words were said"),
	    .dates = DATES_PAST_OR_TODAY },
	{ "version", FIELD_VERSION, AT(version) },
	{ 0 },
};

static const struct field fields[] = {
	{ "text", FIELD_TEXTAREA, AT(text), N_("What this section says"),
	    .hint = N_("If nothing is known, say so and who looked"), .max_length = 20000 },
	{ "version", FIELD_VERSION, AT(version) },
	{ 0 },
};

/* I is named by its own decision (CFA 2014 s.38 and 39), K is the advice itself, E is rows only. */
static bool
is_written_here(enum plan_section s)
{
	return s != SECTION_I && s != SECTION_K && s != SECTION_E;
}

const struct form *
section_form(struct rq *rq)
{
	struct section_form *f = anew(rq->arena, struct section_form);

	if (!plan_section_parse(rq_arg(rq, "section"), &f->section) || !is_written_here(f->section))
		return NULL;
	f->w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	f->form = (struct form){ "section", f->section == SECTION_A ? dated_fields : fields,
		sizeof(struct section_values), NULL };
	return &f->form;
}

static struct section_form *
form_of(struct rq *rq)
{
	return (struct section_form *)(uintptr_t)rq->form->form;
}

static void
add_conflict(struct rq *rq, const struct plan_sections_of_row *now, struct view_conflict *v)
{
	struct view_difference theirs = { text_tr(rq->language, N_("What this section says")), "" };

	if (now == NULL || !builder_is_stale(rq, now->version))
		return;
	builder_conflict(rq, v, now->changed_by, now->changed_at);
	theirs.theirs = now->text;
	vec_push(rq->arena, &v->differences, theirs);
}

void
section_show(struct rq *rq)
{
	const struct section_form *f = form_of(rq);
	const char *code = plan_section_name(f->section);
	const struct plan_sections_of_row *now = working_section_find(f->w, code);
	struct section_values stored = { 0 };
	struct lint_findings fs = builder_lint(rq, f->w);
	struct out *o = rq_page(rq);
	struct view_section_page v = { .head = builder_head(rq, f->w),
		.title = builder_section_title(rq->language, f->section),
		.action = builder_path(rq, arena_printf(rq->arena, "/sections/%s", code)),
		.code = code,
		.dated = f->section == SECTION_A,
		.findings = builder_findings(rq, f->w, &fs, code),
		.form = rq->form };

	if (now != NULL)
		stored = (struct section_values){ now->version, now->text, now->said_on };
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &stored);
	add_conflict(rq, now, &v.conflict);
	view_section_page(o, &v);
	rq_send(rq, o);
}

static bool
keep(struct rq *rq, const struct working *w, const char *code, const struct section_values *v)
{
	const char *text = v->text == NULL ? "" : v->text;
	struct now now = tx_now(rq->tx);

	if (v->version == 0)
		return plan_section_insert(rq->tx, w->la, w->head->id, code, text, v->on,
			   rq->viewer->person, now.instant) != NULL;
	return plan_section_set(rq->tx, w->la, w->head->id, code, v->version, text, v->on,
		   rq->viewer->person, now.instant) == 1;
}

void
section_save(struct rq *rq)
{
	struct section_form *f = form_of(rq);
	const struct section_values *v = rq->values;
	const char *code = plan_section_name(f->section);
	struct working *w = act_begin(rq);

	if (!keep(rq, w, code, v)) {
		f->w = w;
		form_error(rq->form, "text",
		    N_("Somebody else saved this section while you were writing. Compare the "
		       "two, then save what is right"));
		return;
	}
	act_end(rq, "plan_section_set", "plan", w->head->id,
	    arena_printf(rq->arena, "/sections/%s", code));
}
