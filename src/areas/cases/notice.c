/*
 * Notice: writing, checking and issuing.  A notice cannot be issued while a
 * required part is empty or nobody of the family gets it; issued, it never
 * changes and carries the hash of what it says.
 */
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.h"
#include "areas/cases/cases.html.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "areas/cases/letters.h"
#include "areas/cases/notice_text.h"
#include "areas/drafts/drafts.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "mail/mail.h"
#include "text/text.h"

#include <string.h>

enum { BUTTON_SAVE = 1, BUTTON_ISSUE };

static const struct choice buttons[] = {
	{ "save", N_("Save and check later"), BUTTON_SAVE },
	{ "issue", N_("Issue notice"), BUTTON_ISSUE },
	{ 0 },
};

/* The form's values are an array: a text for each part, then the button. */
struct notice_values {
	int button;
	int64_t version;
	const char *texts[];
};

static const struct policy_notice_rule *
rule_of(struct rq *rq, const char *kind)
{
	int value = 0;

	if (!policy_value(NAMES_NOTICE, kind, &value) || rq_pack(rq)->notices[value] == NULL)
		fail(FAULT_BUG, "notice %s is not in the pack", kind);
	return rq_pack(rq)->notices[value];
}

const struct form *
notice_form(struct rq *rq)
{
	const struct notice_draft_row *n = notice_draft(rq->tx, rq->kase->la, rq->kase->id);
	VEC(struct field) fields = { 0 };
	struct form *form = anew(rq->arena, struct form);
	const struct policy_notice_rule *rule;

	if (n == NULL)
		return NULL;
	rule = rule_of(rq, n->kind);
	for (unsigned i = 0; i < rule->n_parts; i++)
		vec_push(rq->arena, &fields,
		    (struct field){
			.name = rule->parts[i].id,
			.kind = FIELD_TEXTAREA,
			.offset = offsetof(struct notice_values, texts) + i * sizeof(char *),
			.label = rule->parts[i].label,
			.hint = rule->parts[i].basis,
		    });
	vec_push(rq->arena, &fields,
	    (struct field){ .name = "button",
		.kind = FIELD_BUTTON,
		.offset = offsetof(struct notice_values, button),
		.choices = buttons });
	vec_push(rq->arena, &fields,
	    (struct field){ .name = "version",
		.kind = FIELD_VERSION,
		.offset = offsetof(struct notice_values, version) });
	vec_push(rq->arena, &fields, (struct field){ 0 });
	*form = (struct form){ "notice", fields.a,
		offsetof(struct notice_values, texts) + rule->n_parts * sizeof(char *), NULL };
	return form;
}

static struct notice_values *
stored_values(struct rq *rq, const struct notice_draft_row *n)
{
	struct notice_parts_rows parts = notice_parts(rq->tx, rq->kase->la, n->id);
	struct notice_values *v = arena_alloc(rq->arena, rq->form->form->size);

	v->version = n->version;
	for (size_t i = 0; i < parts.n; i++)
		v->texts[i] = parts.a[i].body;
	return v;
}

static const char *
recipient_name(struct rq *rq, const struct notice_recipients_row *r)
{
	return r->name != NULL ? r->name : arena_printf(rq->arena, "%s %s", r->given, r->family);
}

static void
add_recipients(struct rq *rq, int64_t notice, struct view_notice_edit *v)
{
	struct notice_recipients_rows rows = notice_recipients(rq->tx, rq->kase->la, notice);
	struct case_contacts_rows contacts = case_contacts(rq->tx, rq->kase->la, rq->kase->child);

	v->recipients.n = rows.n;
	v->recipients.a = anew_n(rq->arena, struct view_recipient, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		v->recipients.a[i] = (struct view_recipient){ recipient_name(rq, &rows.a[i]),
			rows.a[i].role, str_eq(rows.a[i].channel, "email") };
		v->family_members += rows.a[i].person != 0;
	}
	for (size_t i = 0; i < contacts.n; i++)
		v->protected_address |= contacts.a[i].protected;
}

void
notice_show(struct rq *rq)
{
	const struct notice_draft_row *n = notice_draft(rq->tx, rq->kase->la, rq->kase->id);
	const struct policy_notice_rule *rule = rule_of(rq, n->kind);
	struct out *o = rq_page(rq);
	struct view_notice_edit v = {
		.public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.title = text_tr(rq->language, rule->title),
		.basis = rule->basis,
		.form = rq->form,
	};

	if (rq->form->n_errors == 0)
		form_fill(rq->form, stored_values(rq, n));
	v.parts.n = rule->n_parts;
	v.parts.a = anew_n(rq->arena, struct view_part, rule->n_parts);
	for (unsigned i = 0; i < rule->n_parts; i++)
		v.parts.a[i] = (struct view_part){ .id = rule->parts[i].id };
	add_recipients(rq, n->id, &v);
	view_notice(o, &v);
	rq_send(rq, o);
}

static void
store(struct rq *rq, const struct notice_draft_row *n, const struct policy_notice_rule *rule,
    const struct notice_values *v)
{
	for (unsigned i = 0; i < rule->n_parts; i++)
		notice_part_set(rq->tx, rq->kase->la, n->id, rule->parts[i].id,
		    v->texts[i] == NULL ? "" : v->texts[i]);
}

/* Every part that the regulations ask for must say something. */
static void
check_complete(struct rq *rq, const struct policy_notice_rule *rule, const struct notice_values *v,
    const struct notice_recipients_rows *recipients)
{
	bool family = false;

	for (unsigned i = 0; i < rule->n_parts; i++)
		if (str_blank(v->texts[i]))
			form_error(rq->form, rule->parts[i].id,
			    arena_printf(rq->arena,
				"Fill in “%s”: the notice cannot be issued without it (%s)",
				rule->parts[i].label, rule->parts[i].basis));
	for (size_t i = 0; i < recipients->n; i++)
		family |= recipients->a[i].person != 0;
	if (!family)
		form_error(rq->form, rule->parts[0].id,
		    "Nobody of the family gets this notice. Ask the manager to correct the "
		    "family’s record first");
}

/* What was issued, so that nobody can say later that it said something else. */
static const char *
hash_of_notice(struct rq *rq, const struct policy_notice_rule *rule, const struct notice_values *v)
{
	struct buf *all = buf_new(rq->arena);
	struct hash h;

	for (unsigned i = 0; i < rule->n_parts; i++)
		buf_printf(all, "%zu:%s%zu:%s", strlen(rule->parts[i].id), rule->parts[i].id,
		    strlen(v->texts[i]), v->texts[i]);
	h = hash_of(all->p, all->n);
	return hash_hex(rq->arena, &h);
}

/* What is said by mail, to the family and to bodies, when that notice goes. */
static const struct telling {
	enum mail_template family;
	enum mail_event family_event, body_event;
} tellings[NOTICE__MAX] = {
	[NOTICE_N0] = { MAIL_EVENT, MAIL_EVENT_CONSIDERED, MAIL_EVENT_CONSIDERED },
	[NOTICE_N1] = { MAIL_NOTICE, MAIL_EVENT_NONE, MAIL_EVENT_DECIDED },
	[NOTICE_N1P] = { MAIL_NOTICE, MAIL_EVENT_NONE, MAIL_EVENT_DECIDED },
	[NOTICE_N2] = { MAIL_NOTICE, MAIL_EVENT_NONE, MAIL_EVENT_DECIDED },
	[NOTICE_N3] = { MAIL_EVENT, MAIL_EVENT_DRAFT, MAIL_EVENT_DRAFT },
	[NOTICE_N4] = { MAIL_EVENT, MAIL_EVENT_FINAL, MAIL_EVENT_FINAL },
};

static void
tell_person(struct rq *rq, const struct telling *what, const struct notice_recipients_row *r)
{
	const struct notice_reader_row *who = notice_reader(rq->tx, rq->kase->la, r->person);
	struct mail mail = {
		.template = what->family,
		.event = what->family_event,
		.person = r->person,
		.case_id = rq->kase->id,
		.language = who->language,
		.address = who->value,
		.reference = rq->kase->reference,
		.path = arena_printf(rq->arena, "/track/%s", rq->kase->public_id),
	};

	if (!str_eq(who->kind, "email"))
		mail.notice_letter = notice_letter_to(rq->tx, rq->kase->la, r->id)->id;
	if (mail.notice_letter == 0)
		mail_add(rq->tx, rq->kase->la, &mail);
	else
		mail_add_letter(rq->tx, rq->kase->la, &mail);
}

static void
tell_body(struct rq *rq, const struct telling *what, const struct notice_recipients_row *r)
{
	struct mail mail = {
		.template = MAIL_EVENT,
		.event = what->body_event,
		.address = r->email,
		.reference = rq->kase->reference,
		.path = "/sign-in",
	};

	if (r->email != NULL) {
		mail_add(rq->tx, rq->kase->la, &mail);
		return;
	}
	mail.case_id = rq->kase->id;
	mail.notice_letter = notice_letter_to(rq->tx, rq->kase->la, r->id)->id;
	mail_add_letter(rq->tx, rq->kase->la, &mail);
}

static void
tell_all(struct rq *rq, enum policy_notice notice, const struct notice_recipients_rows *recipients)
{
	for (size_t i = 0; i < recipients->n; i++) {
		if (recipients->a[i].person != 0)
			tell_person(rq, &tellings[notice], &recipients->a[i]);
		else
			tell_body(rq, &tellings[notice], &recipients->a[i]);
		notice_recipient_sent(rq->tx, rq->kase->la, recipients->a[i].id, rq->now.instant);
	}
}

/* The event of its own with which a notice goes. */
static bool
goes_with(enum policy_notice notice, enum event_type *ret)
{
	if (notice != NOTICE_N3 && notice != NOTICE_N4)
		return false;
	*ret = notice == NOTICE_N3 ? EVENT_DRAFT_SERVED : EVENT_FINAL_ISSUED;
	return true;
}

/* The log says that the notice went; with that the time to appeal begins, where there is a right
 * to. */
static bool
record(struct rq *rq, const struct policy_notice_rule *rule)
{
	struct case_at at = { rq->kase->la, rq->kase->id, rq->kase->version };
	struct case_event sent = {
		.type = EVENT_NOTICE_SENT, .on = rq->now.today, .notice = rule->notice
	};
	struct case_event step = { .on = rq->now.today };

	if (goes_with(rule->notice, &step.type)) {
		if (!cases_record(rq->tx, &at, rq_pack(rq), &step))
			return false;
		at.version++;
	}
	return cases_record(rq->tx, &at, rq_pack(rq), &sent);
}

/* The days that follow from the date of this letter: under the general rule, and in place of those
 * that followed from the day on which it was begun. */
static void
add_dates(struct rq *rq, const struct policy_notice_rule *rule, struct notice_values *v)
{
	for (unsigned i = 0; i < rule->n_parts; i++)
		if (rule->notice == NOTICE_N3 && rule->parts[i].kind == PART_DATE)
			v->texts[i] =
			    drafts_notice_part(rq, rule->notice, rule->parts[i].id, &text_english);
		else if (rule->appealable && str_eq(rule->parts[i].id, "time_limits"))
			v->texts[i] = arena_printf(rq->arena, "%s\n%s", v->texts[i],
			    notice_dates(rq, rule->decision, &text_english));
}

/* Nobody but the officer posts a letter: its page is the next thing that the officer sees. */
static void
lead_on(struct rq *rq, const struct notice_draft_row *n, const struct notice_recipients_rows *to)
{
	const char *path = arena_printf(rq->arena, "/cases/%s", rq->kase->public_id);
	bool post = false;

	for (size_t i = 0; i < to->n; i++)
		post |= str_eq(to->a[i].channel, "letter");
	if (post)
		rq_redirect(rq, arena_printf(rq->arena, "%s/notices/%s", path, n->public_id),
		    "issued_to_post");
	else
		rq_redirect(rq, path, "issued");
}

static void
issue(struct rq *rq, const struct notice_draft_row *n, const struct policy_notice_rule *rule,
    struct notice_values *v)
{
	struct notice_recipients_rows recipients = notice_recipients(rq->tx, rq->kase->la, n->id);
	const char *bar, *seal;

	check_complete(rq, rule, v, &recipients);
	if (rq->form->n_errors > 0)
		return;
	bar = drafts_issue(rq, rule->notice);
	if (bar != NULL) {
		form_error(rq->form, rule->parts[0].id, bar);
		return;
	}
	add_dates(rq, rule, v);
	store(rq, n, rule, v);
	seal = hash_of_notice(rq, rule, v);
	if (notice_mark_issued(rq->tx, rq->kase->la, n->id, v->version, rq->now.today, seal) != 1 ||
	    !record(rq, rule)) {
		form_error(rq->form, rule->parts[0].id,
		    "Somebody else has changed this notice or case since you opened it. Open it "
		    "again before you issue it");
		return;
	}
	letters_make(rq, &(struct letters_of){ n->id, rule, v->texts, seal, &recipients });
	tell_all(rq, rule->notice, &recipients);
	rq_say_case(rq, "notice_issue", "notice", n->id);
	lead_on(rq, n, &recipients);
}

void
notice_save(struct rq *rq)
{
	const struct notice_draft_row *n = notice_draft(rq->tx, rq->kase->la, rq->kase->id);
	const struct policy_notice_rule *rule = rule_of(rq, n->kind);
	struct notice_values *v = rq->values;

	if (v->button == BUTTON_ISSUE) {
		issue(rq, n, rule, v);
		return;
	}
	store(rq, n, rule, v);
	rq_say_case(rq, "notice_write", "notice", n->id);
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s/notice", rq->kase->public_id), "saved");
}
