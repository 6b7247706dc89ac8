/* Steps: one table of pages of questions, one handler to show and one to save. */
#include "areas/portal/steps.h"
#include "areas/portal/ask.html.h"
#include "areas/portal/portal.sql.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

const struct ask_step ask_steps[] = {
	{ "/ask/child", N_("About the child or young person"), NULL, &ask_child_form, true },
	{ "/ask/you", N_("About you"), NULL, &ask_you_form, true },
	{ "/ask/worry", N_("What worries you"), NULL, &ask_worry_form, true },
	{ "/ask/tried", N_("What has been tried"), NULL, &ask_tried_form, false },
	{ "/ask/school", N_("School, nursery or college"), NULL, &ask_school_form, false },
	{ "/ask/health", N_("Health"), NULL, &ask_health_form, false },
	{ "/ask/documents", N_("Documents"), NULL, &ask_documents_form, false },
	{ "/ask/help", N_("Help you need to take part"), NULL, &ask_help_form, false },
	{ "/ask/consent", N_("Who we may ask"),
	    N_("If we assess, we ask people who know the child for advice. Your answer never stops "
	       "the assessment. "
	       "An examination always needs your agreement."),
	    &ask_consent_form, false },
	{ 0 },
};

static const struct ask_step *
step_of(const struct rq *rq)
{
	const struct ask_step *s = ask_steps;

	while (!str_eq(s->path, rq->route->path))
		s++;
	return s;
}

/* A question that hangs on another's answer is asked there. */
static struct str_list
fields_of(struct arena *a, const struct form *form)
{
	VEC(const char *) names = { 0 };

	for (const struct field *f = form->fields; f->name != NULL; f++)
		if (f->only_if == NULL)
			vec_push(a, &names, f->name);
	return (struct str_list){ .a = names.a, .n = names.n };
}

void
step_show(struct rq *rq)
{
	const struct ask_step *s = step_of(rq);
	struct out *o = rq_page(rq);
	struct view_step v = {
		.title = text_tr(rq->language, s->title),
		.lead = s->lead == NULL ? NULL : text_tr(rq->language, s->lead),
		.action = s->path,
		.form = rq->form,
		.fields = fields_of(rq->arena, s->form),
	};

	if (rq->form->n_errors == 0)
		draft_fill(rq);
	if (v.fields.n == 1)
		v.one_question = v.fields.a[0];
	portal_step(o, &v);
	rq_send(rq, o);
}

/* Whoever gave an email address gets a link back to the request. */
static bool
mail_way_back(struct rq *rq)
{
	const struct ask_you *you = rq->values;

	if (you->contact_by != ASK_BY_EMAIL)
		return false;
	draft_mail_link(rq, rq->draft->la, rq->draft->id, rq->draft->reference, you->email);
	return true;
}

/* The first pages lead on to the next; later ones back to the list. */
void
step_save(struct rq *rq)
{
	const struct ask_step *s = step_of(rq);

	draft_save(rq, s->form);
	rq_redirect(rq, s->form == &ask_child_form ? "/ask/you" : "/ask/tasks",
	    s->form == &ask_you_form && mail_way_back(rq) ? "link_sent" : NULL);
}

bool
step_is_done(const struct ask_step *s, const struct draft_content *c, size_t documents)
{
	if (s->form == &ask_child_form)
		return c->child_valid;
	if (s->form == &ask_you_form)
		return c->you_valid;
	if (s->form == &ask_worry_form)
		return c->worry_valid;
	if (s->form == &ask_tried_form)
		return c->tried.text != NULL;
	if (s->form == &ask_school_form)
		return c->school.text != NULL;
	if (s->form == &ask_health_form)
		return c->health.text != NULL;
	if (s->form == &ask_documents_form)
		return documents > 0;
	if (s->form == &ask_help_form)
		return c->help_said;
	return c->consent_said;
}

static struct view_task
task_of(struct rq *rq, const struct ask_step *s, const struct draft_content *c, size_t documents)
{
	bool done = step_is_done(s, c, documents);
	const char *status = done ? N_("Completed") : s->required ? N_("To do") : N_("Optional");

	return (struct view_task){
		.title = text_tr(rq->language, s->title),
		.href = s->path,
		.id = arena_printf(rq->arena, "task-%s", s->form->name),
		.status = text_tr(rq->language, status),
		.done = done,
	};
}

void
tasks_show(struct rq *rq)
{
	const struct draft_content *c = draft_read(rq);
	size_t documents = draft_documents(rq->tx, rq->draft->la, rq->draft->id).n;
	struct view_tasks v = { .reference = rq->draft->reference,
		.ready = c->child_valid && c->you_valid && c->worry_valid };
	VEC(struct view_task) tasks = { 0 };
	struct out *o = rq_page(rq);

	for (const struct ask_step *s = ask_steps; s->path != NULL; s++)
		vec_push(rq->arena, &tasks, task_of(rq, s, c, documents));
	v.tasks.a = tasks.a;
	v.tasks.n = tasks.n;
	portal_tasks(o, &v);
	rq_send(rq, o);
}
