/* Compare: what differs between two packs, one line a fact, for people. */
#include "base/buf.h"
#include "base/str.h"
#include "policy/policy.h"

#include <stddef.h>

struct diff {
	struct arena *arena;
	struct buf *out;
	const char *subject; /* "duty decide_assess" */
};

static void
text(struct diff *d, const char *what, const char *from, const char *to)
{
	if (!str_eq(from, to))
		buf_printf(d->out, "%s: %s: %s -> %s\n", d->subject, what, from ? from : "(none)",
		    to ? to : "(none)");
}

static void
flag(struct diff *d, const char *what, bool from, bool to)
{
	text(d, what, from ? "yes" : "no", to ? "yes" : "no");
}

static const char *
limit_words(struct arena *a, const struct policy_limit *l)
{
	return arena_printf(a, "%d %s, %s, calendar of the %s (%s; %s)", l->length,
	    policy_name(NAMES_UNIT, (int)l->unit), policy_name(NAMES_COUNTING, (int)l->counting),
	    policy_name(NAMES_CALENDAR, (int)l->calendar), l->basis,
	    policy_name(NAMES_SOURCE, (int)l->source));
}

static const struct policy_limit *
limit_from(const struct policy_duty_rule *r, enum policy_point point)
{
	for (unsigned i = 0; i < r->n_limits; i++)
		if (r->limits[i].from == point)
			return &r->limits[i];
	return NULL;
}

static void
limits(struct diff *d, const struct policy_duty_rule *from, const struct policy_duty_rule *to)
{
	for (int p = POINT_NONE + 1; p < POINT__MAX; p++) {
		const struct policy_limit *a = limit_from(from, (enum policy_point)p);
		const struct policy_limit *b = limit_from(to, (enum policy_point)p);

		text(d, arena_printf(d->arena, "limit from %s", policy_name(NAMES_POINT, p)),
		    a ? limit_words(d->arena, a) : NULL, b ? limit_words(d->arena, b) : NULL);
	}
}

static void
duties(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	for (int i = 0; i < DUTY__MAX; i++) {
		const struct policy_duty_rule *a = from->duties[i], *b = to->duties[i];

		if (a == b)
			continue;
		d->subject = arena_printf(d->arena, "duty %s", policy_name(NAMES_DUTY, i));
		text(d, "title", a->title, b->title);
		text(d, "said to families", a->family, b->family);
		text(d, "holder", policy_name(NAMES_HOLDER, (int)a->holder),
		    policy_name(NAMES_HOLDER, (int)b->holder));
		flag(d, "a right, not a duty", a->right, b->right);
		flag(d, "starts again", a->restarts, b->restarts);
		text(d, "combined by", policy_name(NAMES_COMBINE, (int)a->combine),
		    policy_name(NAMES_COMBINE, (int)b->combine));
		text(d, "target", a->target, b->target);
		limits(d, a, b);
	}
}

static void
appeals(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	for (int i = 0; i < DECISION__MAX; i++) {
		const struct policy_appeal *a = from->appeals[i], *b = to->appeals[i];

		d->subject = arena_printf(d->arena, "appeal %s", policy_name(NAMES_DECISION, i));
		text(d, "title", a->title, b->title);
		flag(d, "certificate first", a->certificate, b->certificate);
		text(d, "basis", a->basis, b->basis);
	}
}

static void
phases(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	for (int i = 0; i < PHASE__MAX; i++) {
		const struct policy_phase_rule *a = from->phases[i], *b = to->phases[i];

		d->subject =
		    arena_printf(d->arena, "phase transfer %s", policy_name(NAMES_PHASE, i));
		text(d, "named before", a->before_text, b->before_text);
		text(d, "months before", arena_printf(d->arena, "%d", a->months_before),
		    arena_printf(d->arena, "%d", b->months_before));
		text(d, "basis", a->basis, b->basis);
	}
}

static void
settings(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	for (int i = 0; i < SETTING__MAX; i++) {
		const struct policy_setting_rule *a = from->settings[i], *b = to->settings[i];

		d->subject = arena_printf(d->arena, "setting %s", policy_name(NAMES_SETTING, i));
		text(d, "title", a->title, b->title);
		text(d, "types", a->types, b->types);
		flag(d, "asked for with force", a->binding, b->binding);
		flag(d, "must admit", a->admits, b->admits);
		text(d, "basis", a->basis, b->basis);
	}
}

static const struct policy_part *
part_of(const struct policy_notice_rule *r, const char *id)
{
	for (unsigned i = 0; i < r->n_parts; i++)
		if (str_eq(r->parts[i].id, id))
			return &r->parts[i];
	return NULL;
}

static void
parts(struct diff *d, const struct policy_notice_rule *from, const struct policy_notice_rule *to)
{
	for (unsigned i = 0; i < from->n_parts; i++) {
		const struct policy_part *a = &from->parts[i], *b = part_of(to, a->id);
		const char *what = arena_printf(d->arena, "part %s", a->id);

		text(d, what, a->label, b ? b->label : NULL);
		if (b != NULL)
			text(d, arena_printf(d->arena, "text of %s", a->id), a->text, b->text);
	}
	for (unsigned i = 0; i < to->n_parts; i++)
		if (part_of(from, to->parts[i].id) == NULL)
			text(d, arena_printf(d->arena, "part %s", to->parts[i].id), NULL,
			    to->parts[i].label);
}

static void
notices(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	for (int i = 0; i < NOTICE__MAX; i++) {
		const struct policy_notice_rule *a = from->notices[i], *b = to->notices[i];

		if (a == b)
			continue;
		d->subject = arena_printf(d->arena, "notice %s", policy_name(NAMES_NOTICE, i));
		text(d, "title", a->title, b->title);
		text(d, "basis", a->basis, b->basis);
		parts(d, a, b);
	}
}

static const char *
limb_words(const struct policy_test_rule *r, unsigned i)
{
	return i < r->n_limbs ? r->limbs[i].text : NULL;
}

static const char *
again_words(struct diff *d, const struct policy_test_rule *r)
{
	return r->again_months == 0 ? NULL
				    : arena_printf(d->arena, "within %d months (%s)",
					  r->again_months, r->again_basis);
}

static void
tests(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	for (int i = 0; i < TEST__MAX; i++) {
		const struct policy_test_rule *a = from->tests[i], *b = to->tests[i];

		d->subject = arena_printf(d->arena, "test %s", policy_name(NAMES_TEST, i));
		text(d, "basis", a->basis, b->basis);
		text(d, "not again", again_words(d, a), again_words(d, b));
		for (unsigned k = 0; k < a->n_limbs || k < b->n_limbs; k++)
			text(d, arena_printf(d->arena, "limb %u", k + 1), limb_words(a, k),
			    limb_words(b, k));
	}
}

static const char *
exception_words(struct diff *d, const struct policy_pack *p, int code)
{
	struct buf *b = buf_new(d->arena);

	for (int i = 0; i < DUTY__MAX; i++) {
		const struct policy_exception_rule *r =
		    policy_exception_for(p, (enum policy_exception)code, (enum policy_duty)i);

		if (r != NULL)
			buf_printf(b, "%s%s (%s, at least %d days)", b->n ? ", " : "",
			    policy_name(NAMES_DUTY, i), policy_name(NAMES_PROOF, (int)r->proof),
			    r->least_days);
	}
	return b->p;
}

static void
exceptions(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	for (int i = 0; i < EXCEPTION__MAX; i++) {
		d->subject =
		    arena_printf(d->arena, "exception %s", policy_name(NAMES_EXCEPTION, i));
		text(d, "lifts", exception_words(d, from, i), exception_words(d, to, i));
	}
}

static void
holidays(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	unsigned i = 0, k = 0;

	d->subject = "bank holidays";
	while (i < from->n_holidays || k < to->n_holidays) {
		int order = i == from->n_holidays ? 1
			    : k == to->n_holidays
				? -1
				: date_compare(from->holidays[i].on, to->holidays[k].on);

		if (order < 0)
			text(d, from->holidays[i].name, from->holidays[i].on_text, NULL);
		if (order > 0)
			text(d, to->holidays[k].name, NULL, to->holidays[k].on_text);
		i += order <= 0;
		k += order >= 0;
	}
}

static const struct policy_review *
review_of(const struct policy_pack *p, const char *title)
{
	for (unsigned i = 0; i < p->n_review; i++)
		if (str_eq(p->review[i].title, title))
			return &p->review[i];
	return NULL;
}

static void
reviews(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	d->subject = "review cycle";
	for (unsigned i = 0; i < from->n_review; i++) {
		const struct policy_review *b = review_of(to, from->review[i].title);

		text(d, from->review[i].title, from->review[i].value, b ? b->value : NULL);
	}
	for (unsigned i = 0; i < to->n_review; i++)
		if (review_of(from, to->review[i].title) == NULL)
			text(d, to->review[i].title, NULL, to->review[i].value);
}

static void
quality_limits(struct diff *d, const struct policy_quality *from, const struct policy_quality *to)
{
	static const struct {
		const char *what;
		size_t offset;
	} figures[] = {
		{ "hours of a week at school", offsetof(struct policy_quality, week_hours) },
		{ "the last year of that week", offsetof(struct policy_quality, week_hours_until) },
		{ "school days a year", offsetof(struct policy_quality, days_a_year) },
		{ "school weeks a year", offsetof(struct policy_quality, weeks_a_year) },
		{ "school months a year", offsetof(struct policy_quality, months_a_year) },
		{ "half terms a year", offsetof(struct policy_quality, half_terms_a_year) },
		{ "terms a year", offsetof(struct policy_quality, terms_a_year) },
		{ "months to a review", offsetof(struct policy_quality, review_months) },
		{ "months that advice is current", offsetof(struct policy_quality, advice_months) },
		{ "year of preparing for adulthood",
		    offsetof(struct policy_quality, adulthood_year) },
		{ "words of a plan", offsetof(struct policy_quality, plan_words) },
		{ "words of a section", offsetof(struct policy_quality, section_words) },
		{ "words of a sentence", offsetof(struct policy_quality, sentence_words) },
		{ "reading grade", offsetof(struct policy_quality, reading_grade) },
	};

	d->subject = "plan quality";
	for (unsigned i = 0; i < sizeof figures / sizeof figures[0]; i++) {
		const char *a = (const char *)from + figures[i].offset;
		const char *b = (const char *)to + figures[i].offset;

		text(d, figures[i].what, arena_printf(d->arena, "%d", *(const int *)a),
		    arena_printf(d->arena, "%d", *(const int *)b));
	}
}

static void
quality(struct diff *d, const struct policy_quality *from, const struct policy_quality *to)
{
	if (from == to)
		return;
	quality_limits(d, from, to);
	for (int i = 0; i < RULE__MAX; i++) {
		const struct policy_rule_text *a = from->by_rule[i], *b = to->by_rule[i];

		d->subject = arena_printf(d->arena, "rule %s", policy_name(NAMES_RULE, i));
		text(d, "severity", policy_name(NAMES_SEVERITY, (int)a->severity),
		    policy_name(NAMES_SEVERITY, (int)b->severity));
		text(d, "title", a->title, b->title);
		text(d, "what to do", a->fix, b->fix);
		flag(d, "may be overridden", a->override, b->override);
		text(d, "criterion", a->criterion, b->criterion);
	}
}

static void
standards(struct diff *d, const struct policy_pack *from, const struct policy_pack *to)
{
	d->subject = "standards of the service";
	text(d, "working days to answer a message",
	    arena_printf(d->arena, "%d", from->reply_working_days),
	    arena_printf(d->arena, "%d", to->reply_working_days));
	text(d, "working days between reminders",
	    arena_printf(d->arena, "%d", from->chase_working_days),
	    arena_printf(d->arena, "%d", to->chase_working_days));
}

static bool
has_phrase(const struct policy_word_list *l, const char *phrase)
{
	for (unsigned i = 0; i < l->n; i++)
		if (str_eq(l->phrases[i], phrase))
			return true;
	return false;
}

static const struct policy_vague *
vague_of(const struct policy_lexicon *x, const char *phrase)
{
	for (unsigned i = 0; i < x->n_vague; i++)
		if (str_eq(x->vague[i].phrase, phrase))
			return &x->vague[i];
	return NULL;
}

static void
lexicon(struct diff *d, const struct policy_lexicon *from, const struct policy_lexicon *to)
{
	if (from == to)
		return;
	d->subject = "vague words";
	for (unsigned i = 0; i < from->n_vague; i++)
		if (vague_of(to, from->vague[i].phrase) == NULL)
			text(d, "phrase", from->vague[i].phrase, NULL);
	for (unsigned i = 0; i < to->n_vague; i++)
		if (vague_of(from, to->vague[i].phrase) == NULL)
			text(d, "phrase", NULL, to->vague[i].phrase);
	for (int i = 0; i < LIST__MAX; i++) {
		const struct policy_word_list *a = from->by_list[i], *b = to->by_list[i];

		d->subject = arena_printf(d->arena, "words of %s", policy_name(NAMES_LIST, i));
		for (unsigned k = 0; k < a->n; k++)
			if (!has_phrase(b, a->phrases[k]))
				text(d, "phrase", a->phrases[k], NULL);
		for (unsigned k = 0; k < b->n; k++)
			if (!has_phrase(a, b->phrases[k]))
				text(d, "phrase", NULL, b->phrases[k]);
	}
}

const char *
policy_compare(struct arena *arena, const struct policy_pack *from, const struct policy_pack *to)
{
	struct diff d = { arena, buf_new(arena), "pack" };

	text(&d, "name", from->name, to->name);
	text(&d, "title", from->title, to->title);
	flag(&d, "in force", from->in_force, to->in_force);
	text(&d, "from", date_iso(arena, from->from), date_iso(arena, to->from));
	duties(&d, from, to);
	exceptions(&d, from, to);
	tests(&d, from, to);
	notices(&d, from, to);
	appeals(&d, from, to);
	phases(&d, from, to);
	settings(&d, from, to);
	holidays(&d, from, to);
	reviews(&d, from, to);
	standards(&d, from, to);
	quality(&d, from->quality, to->quality);
	lexicon(&d, from->lexicon, to->lexicon);
	return d.out->p;
}
