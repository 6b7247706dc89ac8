/*
 * Reply: a setting that is consulted says line by line whether it can deliver
 * the provision, and as a whole whether it can meet the plan.  It may still
 * read what it was sent for 30 days after that.
 */
#include "areas/drafts/consult.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/words.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "mail/mail.h"
#include "text/text.h"

#include <string.h>

enum { MOST_SHOWN = 200 };

/* ---- one's own setting's list, and the way from the mail's link ---- */

void
reply_mine(struct rq *rq)
{
	struct consultations_mine_rows rows =
	    consultations_mine(rq->tx, RELATION_CONSULTED, MOST_SHOWN);
	struct view_consultations v = {
		.rows = { anew_n(rq->arena, struct view_consultation, rows.n), rows.n }
	};
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++) {
		const struct consultations_mine_row *r = &rows.a[i];

		v.rows.a[i] = (struct view_consultation){ .name = r->name,
			.child = arena_printf(rq->arena, "%s %s", r->given, r->family),
			.authority = r->authority,
			.href = arena_printf(rq->arena, "/consultations/%s", r->public_id),
			.sent_on = r->sent_on,
			.due_on = r->due_on };
		v.rows.a[i].state =
		    consult_state(rq, r->due_on, r->replied_on, &v.rows.a[i].colour);
	}
	drafts_mine(o, &v);
	rq_send(rq, o);
}

/* The page itself is on the case, so that its opening is written into the log of reads. */
void
reply_way(struct rq *rq)
{
	const char *id = rq_arg(rq, "consultation");
	const struct consultation_way_row *r = consultation_way(rq->tx, id);

	if (r == NULL)
		rq_not_found(rq);
	else
		rq_redirect(rq,
		    arena_printf(rq->arena, "/cases/%s/consultation/%s", r->case_public_id, id),
		    NULL);
}

/* ---- the form: two fields a line of provision, then the whole ---- */

struct reply_line {
	int can;
	const char *note;
};

struct reply {
	int answer, ground;
	const char *reply;
	int64_t version;
	struct reply_line lines[];
};

static const struct choice cans[] = {
	{ "yes", N_("Yes"), REPLY_YES },
	{ "with_changes", N_("Yes, with changes"), REPLY_WITH_CHANGES },
	{ "no", N_("No"), REPLY_NO },
	{ 0 },
};

static const struct choice answers[] = {
	{ "yes", N_("Yes, we can meet this plan"), REPLY_YES },
	{ "with_changes", N_("Yes, with changes or extra help"), REPLY_WITH_CHANGES },
	{ "no", N_("No"), REPLY_NO },
	{ 0 },
};

static const struct choice ground_choices[] = {
	{ "unsuitable",
	    N_("The setting is unsuitable for the child’s or young person’s age, ability, aptitude "
	       "or special educational needs"),
	    GROUND_UNSUITABLE },
	{ "other_children",
	    N_("It would be incompatible with the efficient education of the others there"),
	    GROUND_OTHER_CHILDREN },
	{ "resources", N_("It would be incompatible with the efficient use of resources"),
	    GROUND_RESOURCES },
	{ 0 },
};

static const struct field whole_fields[] = {
	{ "answer", FIELD_CHOICE, offsetof(struct reply, answer),
	    N_("Can you meet the plan as a whole?"), .choices = answers,
	    .required = N_("Select whether you can meet the plan") },
	{ "ground", FIELD_CHOICE, offsetof(struct reply, ground), N_("Which ground of the law?"),
	    .hint = N_("Being full is not a ground by itself (Children and Families Act 2014, "
		       "section 39(4))"),
	    .choices = ground_choices, .only_if = "answer", .only_if_number = REPLY_NO,
	    .required = N_("Select the ground of the law") },
	{ "reply", FIELD_TEXTAREA, offsetof(struct reply, reply), N_("Your reasons"),
	    .hint =
		N_("What it rests on; which changes or extra help you would need, and what they "
		   "cost"),
	    .required = N_("Enter your reasons"), .noun = N_("Your reasons"), .max_length = 6000 },
	{ "version", FIELD_VERSION, offsetof(struct reply, version), NULL },
};

static const struct consultation_find_row *
consultation_on_page(struct rq *rq)
{
	return consultation_find(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "consultation"));
}

static const struct plan *
plan_of(struct rq *rq, const struct consultation_find_row *c)
{
	return draft_version_of(rq, c->plan_version)->plan;
}

static const char *
field_of(struct rq *rq, const char *what, const struct plan_provision *p)
{
	return arena_printf(rq->arena, "%s_%s", what, p->id);
}

/* A no or a change needs a word on what is missing. */
static void
check_lines(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct field *f = state->form->fields;

	(void)in;
	for (; f->name != NULL; f++) {
		const struct reply_line *line;

		if (!str_starts(f->name, "can_"))
			continue;
		line = (const struct reply_line *)((const char *)values + f->offset);
		if (line->can != REPLY_YES && str_blank(line->note))
			form_error(state, f[1].name,
			    arena_printf(state->arena,
				"Say for %s what you would need, or why you cannot deliver it",
				f->name + strlen("can_")));
	}
}

const struct form *
reply_form_of(struct rq *rq)
{
	const struct consultation_find_row *c = consultation_on_page(rq);
	VEC(struct field) fields = { 0 };
	struct form *form = anew(rq->arena, struct form);
	const struct plan *p;

	if (c == NULL)
		return NULL;
	p = plan_of(rq, c);
	for (size_t i = 0; i < p->n_provision; i++) {
		size_t at = offsetof(struct reply, lines) + i * sizeof(struct reply_line);
		const char *id = p->provision[i].id;

		vec_push(rq->arena, &fields,
		    (struct field){ .name = field_of(rq, "can", &p->provision[i]),
			.kind = FIELD_CHOICE,
			.offset = at + offsetof(struct reply_line, can),
			.label = arena_printf(rq->arena, "Can you deliver %s?", id),
			.choices = cans,
			.required =
			    arena_printf(rq->arena, "Select whether you can deliver %s", id) });
		vec_push(rq->arena, &fields,
		    (struct field){ .name = field_of(rq, "note", &p->provision[i]),
			.kind = FIELD_TEXTAREA,
			.offset = at + offsetof(struct reply_line, note),
			.label = arena_printf(rq->arena, "Note on %s", id),
			.max_length = 2000 });
	}
	for (size_t i = 0; i < sizeof whole_fields / sizeof whole_fields[0]; i++)
		vec_push(rq->arena, &fields, whole_fields[i]);
	vec_push(rq->arena, &fields, (struct field){ 0 });
	*form = (struct form){ "reply", fields.a,
		sizeof(struct reply) + p->n_provision * sizeof(struct reply_line), check_lines };
	return form;
}

static void
fill_version(struct rq *rq, int64_t version)
{
	struct reply *r = arena_alloc(rq->arena, rq->form->form->size);

	memset(r, 0, rq->form->form->size);
	r->version = version;
	form_fill(rq->form, r);
}

static void
add_lines(struct rq *rq, const struct plan *p, struct view_reply *v)
{
	v->lines.n = p->n_provision;
	v->lines.a = anew_n(rq->arena, struct view_reply_line, p->n_provision);
	for (size_t i = 0; i < p->n_provision; i++)
		v->lines.a[i] = (struct view_reply_line){ .item = p->provision[i].id,
			.text = p->provision[i].text,
			.can_field = field_of(rq, "can", &p->provision[i]),
			.note_field = field_of(rq, "note", &p->provision[i]) };
}

void
reply_show(struct rq *rq)
{
	const struct consultation_find_row *c = consultation_on_page(rq);
	const struct plan_version *version = draft_version_of(rq, c->plan_version);
	struct out *o = rq_page(rq);
	struct view_reply v = { .public_id = rq->kase->public_id,
		.id = rq_arg(rq, "consultation"),
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.name = c->name,
		.sent_on = c->sent_on,
		.due_on = c->due_on,
		.ends_on = c->ends_on,
		.replied_on = c->replied_on,
		.late = !date_is_set(c->replied_on) && date_compare(rq->now.today, c->due_on) > 0,
		.answer = c->answer == NULL ? NULL : reply_title(rq->language, c->answer),
		.reply = c->reply,
		.plan = reading_plan(rq, version),
		.versions = renderings_versions(rq, version->number),
		.form = rq->form };

	if (rq->form->n_errors == 0)
		fill_version(rq, c->version);
	add_lines(rq, version->plan, &v);
	drafts_reply(o, &v);
	rq_send(rq, o);
}

/* ---- the reply ---- */

static void
tell_officer(struct rq *rq)
{
	const struct officer_email_row *to =
	    rq->kase->officer == 0 ? NULL : officer_email(rq->tx, rq->kase->la, rq->kase->officer);

	if (to != NULL)
		mail_add(rq->tx, rq->kase->la,
		    &(struct mail){ .template = MAIL_EVENT,
			.event = MAIL_EVENT_REPLIED,
			.address = to->email,
			.reference = rq->kase->reference,
			.path = draft_case_path(rq, "consultations") });
}

static void
keep_lines(struct rq *rq, const struct consultation_find_row *c, const struct reply *r)
{
	const struct plan *p = plan_of(rq, c);

	for (size_t i = 0; i < p->n_provision; i++)
		consultation_line_insert(rq->tx, rq->kase->la, c->id, p->provision[i].id,
		    choice_value(cans, r->lines[i].can),
		    r->lines[i].note == NULL ? "" : r->lines[i].note);
}

/* A late reply is taken as long as the setting is still being asked. */
void
reply_save(struct rq *rq)
{
	const struct consultation_find_row *c = consultation_on_page(rq);
	const struct reply *r = rq->values;
	struct case_event event = {
		.type = EVENT_CONSULT_REPLY, .on = rq->now.today, .setting = c->setting
	};

	if (consultation_reply(rq->tx, rq->kase->la, c->id, r->version,
		choice_value(answers, r->answer),
		r->answer == REPLY_NO ? ground_word((enum naming_ground)r->ground) : NULL, r->reply,
		rq->now.today, rq->viewer->person,
		date_add_days(rq->now.today, REPLY_READ_DAYS)) != 1 ||
	    !draft_record(rq, &event)) {
		form_error(rq->form, "answer",
		    "Somebody else has replied for your setting, or the case has changed, since "
		    "you "
		    "opened this. Open the page again");
		return;
	}
	keep_lines(rq, c, r);
	tell_officer(rq);
	rq_say_case(rq, "consult_reply", "consultation", c->id);
	rq_redirect(rq, arena_printf(rq->arena, "/consultations/%s", rq_arg(rq, "consultation")),
	    "replied");
}
