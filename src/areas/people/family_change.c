/* Family, changes: names and how somebody is reached; and how they stand to the case. */
#include "app/app.h"
#include "access/csa.h"
#include "areas/cases/cases.h"
#include "areas/people/family.h"
#include "areas/people/family_view.h"
#include "areas/people/people.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "mail/mail.h"
#include "text/text.h"

/* ---- what both forms share ---- */

static const char *
own_path(struct rq *rq, const char *rest)
{
	return family_path(rq, arena_printf(rq->arena, "/%s%s", rq_arg(rq, "person"), rest));
}

static const char *
name_of(struct rq *rq, const struct member *m)
{
	return arena_printf(rq->arena, "%s %s", m->row->given, m->row->family);
}

/* Takes the person's record for this change; false, with everything typed kept, when somebody else
 * was first. */
static bool
take(struct rq *rq, const struct member *m, const struct family_answers *a)
{
	const struct family_members_row *r = m->row;

	if (family_person_set(rq->tx, rq->kase->la, r->person, a->version,
		a->given == NULL ? r->given : a->given, a->family == NULL ? r->family : a->family,
		a->language == NULL ? r->language : a->language) == 1)
		return true;
	family_form_of(rq)->stale = true;
	form_renew(rq->form, r->version);
	form_error(rq->form, a->standing == 0 ? "given" : "standing",
	    N_("Somebody else changed this record while you were writing. Compare what stands "
	       "there now with your answers, then save again"));
	return false;
}

static void
done(struct rq *rq, int64_t person)
{
	cases_family_changed(rq, person);
	rq_redirect(rq, family_path(rq, NULL), "family_saved");
}

/* ---- names and contacts ---- */

static struct family_answers
answers_of(const struct member *m)
{
	struct family_answers a = { .version = m->row->version,
		.given = m->row->given,
		.family = m->row->family,
		.language = m->row->language,
		.born = m->row->born,
		.kind = (int)m->kind,
		.reach = family_reach_now(&m->contacts),
		.guarded = m->guarded ? ANSWER_YES : ANSWER_NO };

	for (int i = 0; i < FAMILY_LINES; i++) {
		const struct family_contacts_row *c =
		    family_line_now(&m->contacts, family_lines[i].kind);

		if (c == NULL)
			continue;
		*(const char **)((char *)&a + family_lines[i].offset) = c->value;
		if (str_eq(c->kind, "address"))
			a.postcode = c->postcode;
	}
	return a;
}

/* What stands there now, beside the form, when somebody else was first. */
static void
add_now(struct rq *rq, const struct family_form *f, struct view_family_form *v)
{
	const struct family_answers now = answers_of(f->member);
	VEC(struct view_line) lines = { 0 };

	if (!f->stale)
		return;
	vec_push(rq->arena, &lines,
	    (struct view_line){ text_tr(rq->language, N_("Name")), name_of(rq, f->member) });
	for (int i = 0; i < FAMILY_LINES; i++)
		if (family_line_value(&now, &family_lines[i]) != NULL)
			vec_push(rq->arena, &lines,
			    (struct view_line){ text_tr(rq->language, family_lines[i].label),
				family_line_value(&now, &family_lines[i]) });
	vec_push(rq->arena, &lines,
	    (struct view_line){ text_tr(rq->language, N_("How they stand to the case")),
		text_tr(rq->language, family_follow_title(f->member->follow)) });
	v->now.a = lines.a;
	v->now.n = lines.n;
}

void
family_details_show(struct rq *rq)
{
	const struct family_form *f = family_form_of(rq);
	const struct family_answers a = answers_of(f->member);
	struct view_family_form v = { .title = name_of(rq, f->member),
		.intro = text_tr(rq->language,
		    N_("Whoever follows the case is told that their record has changed, and "
		       "nothing more. Nobody else of the family is told.")),
		.action = own_path(rq, ""),
		.button = text_tr(rq->language, N_("Save")) };

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &a);
	if (f->member->hidden)
		v.note = text_tr(rq->language,
		    N_("How to reach them is kept secret: only the case’s own officer and the "
		       "manager see and change it."));
	add_now(rq, f, &v);
	family_form_show(rq, &v);
}

/* Names that are searched for: of the child, and of its parents and carers. */
static bool
keep_names(struct rq *rq, const struct member *m, const struct family_answers *a)
{
	const struct family_members_row *r = m->row;
	bool renamed = !str_eq(a->given, r->given) || !str_eq(a->family, r->family);
	bool other_kind = m->stand.is_parent && a->kind != (int)m->kind;

	if (renamed && !m->sharing_only)
		people_index_name(rq->tx, rq->kase->la, r->person, a->given, a->family);
	if (other_kind)
		family_parent_kind(rq->tx, rq->kase->la, rq->kase->child, r->person,
		    family_kind_name((enum family_kind)a->kind));
	return renamed || other_kind || (a->language != NULL && !str_eq(a->language, r->language));
}

/* To be seen by more people than before takes a reason. */
static bool
may_open(struct rq *rq, const struct member *m, const struct family_answers *a)
{
	if (m->hidden || !m->guarded || a->guarded == ANSWER_YES || !str_blank(a->open_reason))
		return true;
	form_error(rq->form, "open_reason",
	    N_("Enter why how to reach them need not be kept secret any more"));
	return false;
}

static bool
keep_contacts(struct rq *rq, const struct member *m, const struct family_answers *a)
{
	bool changed;

	if (m->hidden)
		return false;
	changed = family_keep_lines(rq, m->row->person, a, false);
	if (m->guarded == (a->guarded == ANSWER_YES))
		return changed;
	family_guard(rq, m->row->person, a);
	return true;
}

/* ---- the child's own record ---- */

enum { NAMED = 1, BORN = 2, OLDEST_YEARS = 26 /* a plan ends by 25 (CFA 2014 s.46) */ };

/* What of the child is corrected. */
static int
corrections(const struct member *m, const struct family_answers *a)
{
	const struct family_members_row *r = m->row;
	bool named = !str_eq(a->given, r->given) || !str_eq(a->family, r->family);

	if (!m->stand.is_child)
		return 0;
	return (named ? NAMED : 0) | (date_compare(a->born, r->born) != 0 ? BORN : 0);
}

static bool
may_correct(struct rq *rq, int what, const struct family_answers *a)
{
	if (what & BORN && date_compare(a->born, rq->kase->received_on) >= 0)
		form_error(rq->form, "born",
		    N_("The date of birth must be before the day on which the request was "
		       "received"));
	else if (what & BORN && date_age(a->born, rq->kase->received_on) >= OLDEST_YEARS)
		form_error(rq->form, "born",
		    N_("Check the year: by this date the request came for somebody over 25"));
	if (what != 0 && str_blank(a->reason))
		form_error(
		    rq->form, "reason", N_("Enter why the name or the date of birth changes"));
	return rq->form->n_errors == 0;
}

/* The end of compulsory school age follows the date of birth, and with it everybody's rights; the
 * case's standing is reckoned anew.  False: somebody else changed the case meanwhile. */
static bool
correct(struct rq *rq, const struct member *m, int what, const struct family_answers *a)
{
	const struct case_on_page *k = rq->kase;
	struct family_answers now = *a;

	if (what & NAMED)
		family_note(rq, m->row->person, "named", &now);
	if (!(what & BORN))
		return true;
	now.was_born = m->row->born;
	family_note(rq, m->row->person, "born", &now);
	family_born_set(rq->tx, k->la, k->child, a->born, access_csa_end(a->born));
	if (cases_settle(rq->tx, &(struct case_at){ k->la, k->id, k->version }, rq_pack(rq)))
		return true;
	form_error(rq->form, "born", N_("Somebody else changed this case. Save again"));
	return false;
}

/* Whether they follow the case now: a new date of birth may have made it theirs. */
static bool
follows_now(struct rq *rq, const struct member *m, int what)
{
	struct members all;

	if (!(what & BORN))
		return family_is_told(m->follow);
	all = family_load(rq);
	return family_is_told(family_find(&all, m->row->public_id)->follow);
}

void
family_details_save(struct rq *rq)
{
	const struct member *m = family_form_of(rq)->member;
	const struct family_answers *a = rq->values;
	const struct family_answers was = answers_of(m);
	int what = corrections(m, a);
	bool names, contacts;

	if (!may_open(rq, m, a) || !may_correct(rq, what, a) || !take(rq, m, a) ||
	    !correct(rq, m, what, a))
		return;
	names = keep_names(rq, m, a);
	contacts = keep_contacts(rq, m, a);
	if (names || contacts || what != 0) {
		if (contacts || what == 0)
			family_note(rq, m->row->person, "details", a);
		family_invite_or_tell(rq, m->row->person, was.email,
		    m->hidden ? was.email : a->email, follows_now(rq, m, what));
	}
	family_say(rq, "family_change", m->row->person,
	    names && contacts ? "persons,contacts"
	    : contacts	      ? "contacts"
			      : "persons",
	    what != 0 ? a->reason : a->open_reason);
	done(rq, m->row->person);
}

/* ---- how they stand ---- */

void
family_standing_show(struct rq *rq)
{
	const struct family_form *f = family_form_of(rq);
	const struct family_answers a = { .version = f->member->row->version,
		.standing =
		    (int)family_standing_now(&f->member->stand, f->all.grown, rq->now.today) };
	struct view_family_form v = { .title = arena_printf(rq->arena, "%s: %s",
					  name_of(rq, f->member),
					  text_tr(rq->language, N_("how they stand to the case"))),
		.intro = text_tr(rq->language,
		    N_("It counts at once. Whoever now follows the case is told; whoever no longer "
		       "does is not told by this service. Talk to them yourself, where that is "
		       "safe and the order allows it.")),
		.action = own_path(rq, "/standing"),
		.button = text_tr(rq->language, N_("Save")) };

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &a);
	add_now(rq, f, &v);
	family_form_show(rq, &v);
}

void
family_standing_save(struct rq *rq)
{
	const struct family_form *f = family_form_of(rq);
	const struct member *m = f->member;
	const struct family_answers *a = rq->values;
	enum family_standing word = (enum family_standing)a->standing;
	struct family_stand is = family_stand_after(m->stand, word, rq->now.today);
	bool told = family_is_told(family_follows(&is, f->all.grown, rq->now.today));
	const char *email = answers_of(m).email;

	if (!take(rq, m, a))
		return;
	family_keep_standing(rq, m->row->person, &m->stand, word, a);
	if (!told)
		mail_withhold(rq->tx, rq->kase->la, m->row->person, rq->kase->reference);
	family_invite_or_tell(rq, m->row->person, email, email, told);
	family_say(rq, "family_standing", m->row->person, "parenthoods,shares", a->reason);
	done(rq, m->row->person);
}
