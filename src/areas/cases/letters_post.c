/* Letters to post: those that wait for a stamp, and the day on which each went. */
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/letters.h"
#include "areas/cases/letters.html.h"
#include "areas/cases/letters.sql.h"
#include "areas/cases/letters_view.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "mail/mail.h"
#include "policy/calendar.h"

#include <string.h>

/* As many as a choice of a form can name. */
enum { MOST_LETTERS = 60 };

struct posting {
	uint64_t letters;
	struct date on;
};

/* One letter that waits, as its row and its case say. */
struct waiting {
	int64_t la, id;
	const struct letter_waiting_row *row;
	const struct letter_case_row *kase;
	const struct letter_notice_row *notice; /* NULL: news, and no notice */
	struct date made_on;
};

struct waitings {
	struct waiting *a;
	size_t n, cap;
	bool more;
};

/* The form of this request, with the letters that its choices name. */
struct letters_form {
	struct form form;
	struct waitings all;
};

static const struct waitings *
all_of(const struct rq *rq)
{
	return &((const struct letters_form *)(const void *)rq->form->form)->all;
}

/* Oldest first, so that what is late stands first. */
static struct waitings
load(struct rq *rq)
{
	struct letters_waiting_rows rows = letters_waiting(rq->tx, day_scope(rq), MOST_LETTERS + 1);
	struct waitings all = { .more = rows.n > MOST_LETTERS };

	for (size_t i = 0; i < rows.n && all.n < MOST_LETTERS; i++) {
		struct waiting w = { .la = rows.a[i].la, .id = rows.a[i].id };

		w.row = letter_waiting(rq->tx, w.la, w.id);
		w.kase = letter_case(rq->tx, w.la, rows.a[i].case_id);
		if (w.row == NULL || w.kase == NULL ||
		    !access_may((uint64_t)w.kase->relations, CASE_ISSUE))
			continue;
		if (w.row->notice_letter != 0)
			w.notice = letter_notice(rq->tx, w.la, w.row->notice_letter);
		w.made_on = instant_london_date(w.row->made_at);
		vec_push(rq->arena, &all, w);
	}
	return all;
}

static const struct policy_pack *
pack_of(const struct rq *rq, const struct waiting *w)
{
	return policy_find(rq->app->packs, w->kase->pack);
}

static const struct policy_notice_rule *
rule_of(const struct rq *rq, const struct waiting *w)
{
	int kind = 0;

	if (w->notice == NULL || !policy_value(NAMES_NOTICE, w->notice->kind, &kind))
		return NULL;
	return pack_of(rq, w)->notices[kind];
}

/* ---- the list ---- */

static const char *
name_of(struct rq *rq, const struct waiting *w)
{
	const struct letter_person_row *p =
	    w->row->person == 0 ? NULL : letter_person(rq->tx, w->la, w->row->person);

	if (p != NULL)
		return arena_printf(rq->arena, "%s %s", p->given, p->family);
	return w->notice == NULL || w->notice->body == NULL
		   ? text_tr(rq->language, N_("Somebody of the family"))
		   : w->notice->body;
}

/* What the letter is, in words. */
static const char *
what_of(struct rq *rq, const struct waiting *w)
{
	const struct policy_notice_rule *rule = rule_of(rq, w);
	enum mail_event event = mail_event_named(w->row->event);

	if (rule != NULL)
		return text_tr(rq->language, rule->title);
	if (event != MAIL_EVENT_NONE && event != MAIL_EVENT__MAX)
		return text_tr(rq->language, mail_event_source(event));
	return text_tr(
	    rq->language, mail_template_source(mail_template_named(w->row->template)).subject);
}

/* Where its file is; NULL: its address is kept from this viewer. */
static const char *
print_of(struct rq *rq, const struct waiting *w, const struct letter_contact_row *c)
{
	const char *kase = arena_printf(rq->arena, "/cases/%s", w->kase->public_id);

	if (w->notice != NULL)
		return w->notice->letter == NULL
			   ? NULL
			   : arena_printf(rq->arena, "%s/notices/%s/letters/%s", kase,
				 w->notice->notice, w->notice->letter);
	if (c != NULL && c->value == NULL)
		return NULL;
	return arena_printf(rq->arena, "%s/letters/%s", kase, w->row->public_id);
}

/* A right of the family's runs from the day on which it is sent this, and that is not the day that
 * the letter bears. */
static bool
time_runs(const struct rq *rq, const struct waiting *w)
{
	const struct policy_notice_rule *rule = rule_of(rq, w);

	return rule != NULL && w->row->person != 0 &&
	       (rule->appealable || rule->notice == NOTICE_N3) &&
	       date_compare(w->made_on, rq->now.today) < 0;
}

/* The letter bears an address that is not theirs any more: a family may have moved to safety.  Ids
 * of rows grow with time. */
static bool
has_moved(const struct waiting *w, const struct letter_contact_row *c)
{
	return w->notice != NULL && c != NULL && str_eq(c->kind, "address") &&
	       c->id > w->row->notice_letter;
}

static struct view_waiting_letter
view_of(struct rq *rq, const struct waiting *w)
{
	const struct letter_contact_row *c =
	    w->row->person == 0 ? NULL : letter_contact(rq->tx, w->la, w->row->person);
	bool no_address = w->row->person != 0 && (c == NULL || !str_eq(c->kind, "address"));

	return (struct view_waiting_letter){
		.public_id = w->row->public_id,
		.to = name_of(rq, w),
		.what = what_of(rq, w),
		.child = arena_printf(rq->arena, "%s %s", w->kase->given, w->kase->family),
		.reference = w->kase->reference,
		.path = arena_printf(rq->arena, "/cases/%s", w->kase->public_id),
		.print = print_of(rq, w, c),
		.no_address = no_address,
		.family = arena_printf(rq->arena, "/cases/%s/family", w->kase->public_id),
		.since = w->made_on,
		.days = date_days_between(w->made_on, rq->now.today),
		.late = date_compare(calendar_add_working_days(pack_of(rq, w), w->made_on, 1),
			    rq->now.today) < 0,
		.ticked = form_has_chosen(&rq->form->answers[0], w->row->public_id),
		.runs = time_runs(rq, w),
		.moved = has_moved(w, c),
	};
}

static const char *
path_of(const struct rq *rq)
{
	return day_scope(rq) == 0 ? "/letters?whose=teams" : "/letters";
}

void
letters_show(struct rq *rq)
{
	const struct waitings *all = all_of(rq);
	bool teams = day_scope(rq) == 0;
	struct view_letters v = { .action = path_of(rq),
		.other = viewer_may(rq->viewer, TEAMS_WORK) ? NULL
			 : teams			    ? "/letters"
							    : "/letters?whose=teams",
		.teams = teams,
		.more = all->more,
		.form = rq->form };
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct posting){ .on = rq->now.today });
	for (size_t i = 0; i < all->n; i++)
		vec_push(rq->arena, &v.letters, view_of(rq, &all->a[i]));
	letters_page(o, &v);
	rq_send(rq, o);
}

/* ---- saying that they went ---- */

static const struct field fields[] = {
	{ "letters", FIELD_CHOICES, offsetof(struct posting, letters),
	    .label = N_("Which letters have been posted?"),
	    .required = N_("Select the letters that have been posted") },
	{ "posted_on", FIELD_DATE, offsetof(struct posting, on), .label = N_("Posted on"),
	    .noun = N_("The day of posting"), .dates = DATES_PAST_OR_TODAY,
	    .required = N_("Enter the day on which they were posted") },
	{ 0 },
};

static bool
waits(const struct waitings *all, const char *public_id)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->a[i].row->public_id, public_id))
			return true;
	return false;
}

/* The letters that wait; and, as one choice without effect, those that somebody else has marked
 * since the page was shown. */
static const struct choice *
choices_of(struct rq *rq, const struct waitings *all)
{
	VEC(struct choice) choices = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		const char *id = all->a[i].row->public_id;

		vec_push(rq->arena, &choices, (struct choice){ id, id, (int)i + 1 });
	}
	for (size_t i = 0; i < rq->http->n_form; i++) {
		const struct http_param *p = &rq->http->form[i];

		if (str_eq(p->name, fields[0].name) && !waits(all, p->value))
			vec_push(rq->arena, &choices,
			    (struct choice){ p->value, p->value, MOST_LETTERS + 1 });
	}
	vec_push(rq->arena, &choices, (struct choice){ 0 });
	return choices.a;
}

const struct form *
letters_form(struct rq *rq)
{
	struct letters_form *f = anew(rq->arena, struct letters_form);
	struct field *copy = anew_n(rq->arena, struct field, sizeof fields / sizeof fields[0]);

	f->all = load(rq);
	memcpy(copy, fields, sizeof fields);
	copy[0].choices = choices_of(rq, &f->all);
	f->form = (struct form){ "letters", copy, sizeof(struct posting), NULL };
	return &f->form;
}

/* False: the case has changed meanwhile. */
static bool
post(struct rq *rq, const struct waiting *w, struct date on)
{
	const struct letter_case_row *now = letter_case(rq->tx, w->la, w->row->case_id);
	struct case_at at = { w->la, w->row->case_id, now->version };
	const struct policy_notice_rule *rule = rule_of(rq, w);
	struct case_event e = { .type = EVENT_LETTER_POSTED, .on = on };

	if (rule != NULL && w->row->person != 0) {
		e.party = PARTY_FAMILY;
		e.notice = rule->notice;
	}
	if (!mail_posted(rq->tx, w->la, w->id, on))
		return true; /* somebody else has said so: it is not said twice */
	if (!cases_record(rq->tx, &at, pack_of(rq, w), &e))
		return false;
	rq_say(rq, (struct audit_entry){ .la = w->la,
		       .action = "letter_posted",
		       .object_kind = "case",
		       .object_id = w->row->case_id,
		       .object_version = at.version + 1,
		       .role = access_relation_name((uint64_t)now->relations) });
	return true;
}

/* A letter cannot have gone before it was written. */
static bool
check_days(struct rq *rq, const struct waitings *all, const struct posting *p)
{
	for (size_t i = 0; i < all->n; i++)
		if (p->letters & UINT64_C(1) << (i + 1) &&
		    date_compare(p->on, all->a[i].made_on) < 0) {
			form_error(rq->form, "posted_on",
			    arena_printf(rq->arena,
				"The letter to %s was written on %s. Enter that day or a later one",
				name_of(rq, &all->a[i]),
				text_date(rq->arena, &text_english, all->a[i].made_on)));
			return false;
		}
	return true;
}

void
letters_save(struct rq *rq)
{
	const struct posting *p = rq->values;
	const struct waitings *all = all_of(rq);

	if (!check_days(rq, all, p))
		return;
	for (size_t i = 0; i < all->n; i++) {
		if (!(p->letters & UINT64_C(1) << (i + 1)))
			continue;
		if (!post(rq, &all->a[i], p->on)) {
			form_error(rq->form, "letters",
			    N_("Somebody else changed one of these cases. Save again"));
			return;
		}
	}
	rq_redirect(rq, path_of(rq), "letters_posted");
}

/* ---- a letter that is no notice ---- */

/* Where it goes, as that stands today: a family may have moved since it was written. */
static const char *
address_of(struct rq *rq, const struct letter_contact_row *c)
{
	if (c == NULL || !str_eq(c->kind, "address"))
		return NULL;
	return c->postcode == NULL ? c->value
				   : arena_printf(rq->arena, "%s\n%s", c->value, c->postcode);
}

static struct buf *
news_pdf(struct rq *rq, const struct waiting *w, const struct letter_contact_row *c,
    const struct mail_text *text)
{
	const struct language *reads = text_language(w->row->language);
	struct view_part parts[2] = { { .body = text->body } };
	struct letter l = { .language = reads != NULL ? reads : &text_english,
		.title = text->subject,
		.authority = case_authority(rq->tx, w->la, w->kase->team)->name,
		.reference = w->kase->reference,
		.to = name_of(rq, w),
		.address = address_of(rq, c),
		.on = w->made_on,
		.parts = { parts, 1 } };

	if (w->kase->phone != NULL) {
		parts[1] = (struct view_part){ .label = text_tr(l.language,
						   N_("If you do not use the internet")),
			.body = arena_printf(rq->arena,
			    text_tr(l.language,
				N_("Telephone %s and give the reference. We will read it to you, "
				   "or send it to you on paper.")),
			    w->kase->phone) };
		l.parts.n = 2;
	}
	return letter_pdf(rq->arena, &l);
}

void
letters_file(struct rq *rq)
{
	const struct letter_on_case_row *found =
	    letter_on_case(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "letter"));
	struct waiting w = { .la = rq->kase->la };
	const struct letter_contact_row *c;
	struct mail_text text;

	if (found == NULL ||
	    !mail_letter_text(rq->tx, rq->app->conf, rq->kase->la, found->id, &text)) {
		rq_not_found(rq);
		return;
	}
	w.id = found->id;
	w.row = letter_waiting(rq->tx, w.la, w.id);
	w.kase = letter_case(rq->tx, w.la, rq->kase->id);
	w.made_on = instant_london_date(w.row->made_at);
	c = letter_contact(rq->tx, w.la, w.row->person);
	if (c != NULL && c->value == NULL) {
		rq_not_found(rq);
		return;
	}
	rq_send_bytes(rq, news_pdf(rq, &w, c, &text), "application/pdf",
	    arena_printf(rq->arena, "letter-%s.pdf", rq->kase->reference));
}
