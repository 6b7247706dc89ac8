/* Check: the parts of a pack in their places, each fact once, none missing. */
#include "policy/check.h"
#include "base/err.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Names the line of the n-th place (from 0) where the key has that value. */
static void __attribute__((noreturn, format(printf, 3, 4)))
refuse(const struct pack_source *s, const char *at, const char *format, ...)
{
	char what[200];
	va_list args;
	int line = strict_line_of(s->text, at, 1), again;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	/* A fact said twice is wrong at its second place. */
	again =
	    line > 0 && strstr(what, "twice") != NULL ? strict_line_of(s->text, at, line + 1) : 0;
	if (again > 0)
		line = again;
	fail(FAULT_USAGE, "%s:%d: %s", s->path, line > 0 ? line : 1, what);
}

static void
once(const struct pack_source *s, const bool seen, const char *key, const char *name)
{
	char at[80];

	snprintf(at, sizeof at, "%s: %s", key, name);
	if (seen)
		refuse(s, at, "%s %s is there twice; keep one", key, name);
}

static void
fill_duties(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	struct policy_duty_rule *rules = list->a;
	bool seen[DUTY__MAX] = { 0 };

	for (unsigned i = 0; i < list->n; i++) {
		struct policy_duty_rule *r = &rules[i];
		const char *name = policy_name(NAMES_DUTY, r->duty);

		once(s, seen[r->duty], "duty", name);
		if (r->n_limits == 0 && r->duty != DUTY_PHASE_TRANSFER_NAME)
			refuse(
			    s, name, "duty %s has no limits; give it its length and its law", name);
		for (unsigned k = 0; k < r->n_limits; k++)
			for (unsigned m = 0; m < k; m++)
				if (r->limits[k].from == r->limits[m].from)
					refuse(s, name, "duty %s runs twice from %s; keep one",
					    name, policy_name(NAMES_POINT, r->limits[k].from));
		seen[r->duty] = true;
		p->duties[r->duty] = r;
	}
}

static void
fill_exceptions(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	const struct policy_exception_rule *rules = list->a;

	for (unsigned i = 0; i < list->n; i++)
		if (rules[i].proof == PROOF_AWAY && rules[i].least_days == 0)
			refuse(s, rules[i].title, "an absence needs least_days; say how long");
	p->exceptions = rules;
	p->n_exceptions = list->n;
}

static void
fill_advice(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	const struct policy_advice *a = list->a;

	for (unsigned i = 0; i < list->n; i++)
		if (strlen(a[i].key) != 1 || a[i].key[0] != (char)('a' + i))
			refuse(s, a[i].title,
			    "advice key %s is out of order; list a to h once each", a[i].key);
	p->advice = a;
	p->n_advice = list->n;
}

static void
fill_tests(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	const struct policy_test_rule *rules = list->a;
	bool seen[TEST__MAX] = { 0 };

	for (unsigned i = 0; i < list->n; i++) {
		enum policy_test t = rules[i].test;

		once(s, seen[t], "test", policy_name(NAMES_TEST, (int)t));
		if ((rules[i].again_months > 0) != (rules[i].again_basis != NULL))
			refuse(s, policy_name(NAMES_TEST, (int)t),
			    "again_months and again_basis go together; write both");
		seen[t] = true;
		p->tests[t] = &rules[i];
	}
}

static void
check_parts(const struct pack_source *s, const struct policy_notice_rule *r)
{
	const char *name = policy_name(NAMES_NOTICE, r->notice);

	for (unsigned i = 0; i < r->n_parts; i++) {
		const struct policy_part *part = &r->parts[i];

		if (part->kind == PART_RIGHTS && part->text == NULL)
			refuse(
			    s, name, "rights part %s of %s has no text; write it", part->id, name);
		for (unsigned k = 0; k < i; k++)
			if (str_eq(part->id, r->parts[k].id))
				refuse(s, name, "part %s of %s is there twice; keep one", part->id,
				    name);
	}
}

static void
fill_notices(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	struct policy_notice_rule *rules = list->a;
	bool seen[NOTICE__MAX] = { 0 };

	for (unsigned i = 0; i < list->n; i++) {
		struct policy_notice_rule *r = &rules[i];
		int decision = 0;

		once(s, seen[r->notice], "notice", policy_name(NAMES_NOTICE, (int)r->notice));
		seen[r->notice] = true;
		check_parts(s, r);
		r->appealable = r->decision_text != NULL;
		if (r->appealable && !policy_value(NAMES_DECISION, r->decision_text, &decision))
			refuse(s, r->decision_text, "%s is no decision; write A1 to A6",
			    r->decision_text);
		r->decision = (enum policy_decision)decision;
		p->notices[r->notice] = r;
	}
}

static void
fill_appeals(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	const struct policy_appeal *a = list->a;
	bool seen[DECISION__MAX] = { 0 };

	for (unsigned i = 0; i < list->n; i++) {
		once(s, seen[a[i].decision], "decision",
		    policy_name(NAMES_DECISION, (int)a[i].decision));
		seen[a[i].decision] = true;
		p->appeals[a[i].decision] = &a[i];
	}
}

/* A type belongs to one kind, and to a second one only for those on the list of s.41. */
static void
check_types(
    const struct pack_source *s, const struct policy_pack *p, const struct policy_setting_rule *r)
{
	for (const char *at = r->types; at != NULL && *at != '\0';) {
		char *end;
		long type = strtol(at, &end, 10);
		const struct policy_setting_rule *other;

		if (end == at || type <= 0)
			refuse(s, r->types, "types are codes of the register between spaces");
		other = policy_setting_of(p, type, r->approved_only);
		if (other != NULL && other->approved_only == r->approved_only)
			refuse(s, r->types, "type %ld is of two kinds; keep one", type);
		at = end;
	}
}

static void
fill_settings(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	const struct policy_setting_rule *a = list->a;

	memset(p->settings, 0, sizeof p->settings);
	for (unsigned i = 0; i < list->n; i++) {
		const char *name = policy_name(NAMES_SETTING, (int)a[i].setting);

		once(s, p->settings[a[i].setting] != NULL, "setting", name);
		check_types(s, p, &a[i]);
		p->settings[a[i].setting] = &a[i];
	}
}

/* The text has been found to be a month and day by the strict walk. */
static void
month_day(const char *text, int *ret_month, int *ret_day)
{
	char *end;

	*ret_month = (int)strtol(text, &end, 10);
	*ret_day = *end == '-' ? (int)strtol(end + 1, NULL, 10) : 0;
}

static void
fill_phases(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;
	struct policy_phase_rule *rules = list->a;
	bool seen[PHASE__MAX] = { 0 };

	for (unsigned i = 0; i < list->n; i++) {
		struct policy_phase_rule *r = &rules[i];
		const char *name = policy_name(NAMES_PHASE, (int)r->phase);

		once(s, seen[r->phase], "phase", name);
		seen[r->phase] = true;
		if ((r->before_text == NULL) == (r->months_before == 0))
			refuse(s, name, "phase %s needs before or months_before, not both", name);
		if (r->before_text != NULL)
			month_day(r->before_text, &r->before_month, &r->before_day);
		p->phases[r->phase] = r;
	}
}

static void
fill_holidays(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_holidays *h = s->data;

	for (unsigned i = 0; i < h->n; i++) {
		date_parse(h->a[i].on_text, &h->a[i].on);
		if (i > 0 && date_compare(h->a[i - 1].on, h->a[i].on) >= 0)
			refuse(s, h->a[i].on_text,
			    "%s is out of order; list each day once, in order", h->a[i].on_text);
	}
	date_parse(h->until_text, &p->holidays_until);
	if (date_compare(h->a[h->n - 1].on, p->holidays_until) > 0)
		refuse(s, h->until_text, "known_until lies before the last holiday; correct it");
	p->holidays = h->a;
	p->n_holidays = h->n;
	p->holidays_source = h->source;
}

static void
fill_review(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_list *list = s->data;

	p->review = list->a;
	p->n_review = list->n;
}

static const struct policy_criterion *
criterion_of(const struct policy_quality *q, const char *id)
{
	for (unsigned i = 0; i < q->n_criteria; i++)
		if (str_eq(q->criteria[i].id, id))
			return &q->criteria[i];
	return NULL;
}

static void
fill_quality(struct policy_pack *p, const struct pack_source *s)
{
	struct policy_quality *q = s->data;
	int points = 0;

	for (unsigned i = 0; i < q->n_rules; i++) {
		const struct policy_rule_text *r = &q->rules[i];
		const char *name = policy_name(NAMES_RULE, (int)r->rule);

		once(s, q->by_rule[r->rule] != NULL, "rule", name);
		if (r->criterion != NULL && criterion_of(q, r->criterion) == NULL)
			refuse(
			    s, name, "%s of rule %s is no criterion; name one", r->criterion, name);
		q->by_rule[r->rule] = r;
	}
	for (unsigned i = 0; i < q->n_criteria; i++)
		points += q->criteria[i].points;
	if (points != 100)
		refuse(s, "criteria:", "the criteria give %d points; make it 100", points);
	if (q->weeks_a_year == 0)
		refuse(s, "weeks_a_year:", "a year of no weeks; say how many");
	p->quality = q;
}

static void
fill_lexicon(struct policy_pack *p, const struct pack_source *s)
{
	struct policy_lexicon *x = s->data;

	for (unsigned i = 0; i < x->n_lists; i++) {
		const struct policy_word_list *l = &x->lists[i];

		once(s, x->by_list[l->list] != NULL, "list", policy_name(NAMES_LIST, (int)l->list));
		x->by_list[l->list] = l;
	}
	p->lexicon = x;
}

static void
fill_pack(struct policy_pack *p, const struct pack_source *s)
{
	const struct file_pack *f = s->data;

	p->name = f->name;
	p->title = f->title;
	p->in_force = f->in_force;
	p->banner = f->in_force ? NULL : "Draft policy – not law";
	date_parse(f->from_text, &p->from);
	if (f->basis_unopposed != NULL)
		p->basis_unopposed = f->basis_unopposed;
	if (f->basis_agreement != NULL)
		p->basis_agreement = f->basis_agreement;
	if (f->reply_working_days > 0)
		p->reply_working_days = f->reply_working_days;
	if (f->chase_working_days > 0)
		p->chase_working_days = f->chase_working_days;
	for (unsigned i = 0; i < f->n_closed; i++) {
		struct policy_closed *c = &f->closed[i];

		month_day(c->from_text, &c->from_month, &c->from_day);
		month_day(c->to_text, &c->to_month, &c->to_day);
	}
	if (f->n_closed > 0) {
		p->closed = f->closed;
		p->n_closed = f->n_closed;
	}
}

void
check_fill(struct policy_pack *p, const struct pack_source *s)
{
	static void (*const fill[FILE__MAX])(struct policy_pack *, const struct pack_source *) = {
		[FILE_PACK] = fill_pack,
		[FILE_DUTIES] = fill_duties,
		[FILE_EXCEPTIONS] = fill_exceptions,
		[FILE_ADVICE] = fill_advice,
		[FILE_TESTS] = fill_tests,
		[FILE_NOTICES] = fill_notices,
		[FILE_APPEALS] = fill_appeals,
		[FILE_PHASES] = fill_phases,
		[FILE_HOLIDAYS] = fill_holidays,
		[FILE_REVIEW] = fill_review,
		[FILE_QUALITY] = fill_quality,
		[FILE_LEXICON] = fill_lexicon,
		[FILE_SETTINGS] = fill_settings,
	};

	fill[s->file](p, s);
}

static void __attribute__((noreturn))
missing(const char *dir, enum pack_file f, const char *what, const char *name)
{
	fail(FAULT_USAGE, "%s/%s: %s %s is missing; add it", dir, schema_file_name(f), what, name);
}

void
check_whole(const struct policy_pack *p, const char *dir)
{
	for (int i = 0; i < DUTY__MAX; i++)
		if (p->duties[i] == NULL)
			missing(dir, FILE_DUTIES, "duty", policy_name(NAMES_DUTY, i));
	for (int i = 0; i < PHASE__MAX; i++)
		if (p->phases[i] == NULL)
			missing(dir, FILE_PHASES, "phase", policy_name(NAMES_PHASE, i));
	for (int i = 0; i < DECISION__MAX; i++)
		if (p->appeals[i] == NULL)
			missing(dir, FILE_APPEALS, "decision", policy_name(NAMES_DECISION, i));
	for (int i = 0; i < NOTICE__MAX; i++)
		if (p->notices[i] == NULL)
			missing(dir, FILE_NOTICES, "notice", policy_name(NAMES_NOTICE, i));
	for (int i = 0; i < TEST__MAX; i++)
		if (p->tests[i] == NULL)
			missing(dir, FILE_TESTS, "test", policy_name(NAMES_TEST, i));
	for (int i = 0; i < RULE__MAX; i++)
		if (p->quality == NULL || p->quality->by_rule[i] == NULL)
			missing(dir, FILE_QUALITY, "rule", policy_name(NAMES_RULE, i));
	for (int i = 0; i < LIST__MAX; i++)
		if (p->lexicon == NULL || p->lexicon->by_list[i] == NULL)
			missing(dir, FILE_LEXICON, "list", policy_name(NAMES_LIST, i));
	for (int i = 0; i < SETTING__MAX; i++)
		if (p->settings[i] == NULL)
			missing(dir, FILE_SETTINGS, "setting", policy_name(NAMES_SETTING, i));
	if (p->n_advice != 8)
		missing(dir, FILE_ADVICE, "one of the", "keys a to h");
	if (p->n_exceptions == 0)
		missing(dir, FILE_EXCEPTIONS, "the list of", "exceptions");
	if (p->n_holidays == 0)
		missing(dir, FILE_HOLIDAYS, "the list of", "holidays");
	if (p->n_closed == 0 || p->basis_unopposed == NULL || p->basis_agreement == NULL)
		missing(dir, FILE_PACK, "tribunal_closed, basis_unopposed or", "basis_agreement");
	if (p->reply_working_days == 0 || p->chase_working_days == 0)
		missing(dir, FILE_PACK, "reply_working_days or", "chase_working_days");
}
