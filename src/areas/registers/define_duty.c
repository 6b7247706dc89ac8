/* Define, duties and counts: what must be done by when, and whose it is; what statistics are told.
 */
#include "areas/registers/define_checking.h"
#include "base/err.h"
#include "base/str.h"

enum { MOST_DUTIES = 8, MOST_COUNTS = 8, LONGEST_YEARS = 30 };

static bool
is_ours(enum register_type t)
{
	return t == TYPE_PERSON || t == TYPE_SCHOOL || t == TYPE_BODY;
}

static void
check_date(const struct checking *c, const char *key, const char *name)
{
	if (define_named(c, key, name)->type != TYPE_DATE)
		refuse(c, key, "%s is no date; name one", name);
}

static void
check_times(const struct checking *c, const struct register_duty *u)
{
	int together = u->years + u->months + u->weeks + u->days;

	if (u->years > LONGEST_YEARS || u->months > 12 * LONGEST_YEARS ||
	    u->weeks > 53 * LONGEST_YEARS || u->days > 366 * LONGEST_YEARS ||
	    u->working_days > 250 * LONGEST_YEARS)
		define_refuse(c, c->line, "duty %s is more than %d years away; shorten it", u->name,
		    LONGEST_YEARS);
	if (u->working_days > 0 && together > 0)
		define_refuse(c, c->line,
		    "duty %s counts working days, and nothing beside them; keep one or the other",
		    u->name);
	if (u->last != NULL && together + u->working_days == 0)
		define_refuse(c, c->line,
		    "duty %s comes again, so say after how many days, working_days, weeks, months "
		    "or years",
		    u->name);
}

/* Fewer days than those from which it is shown, each later than the one before. */
static void
check_again(const struct checking *c, const struct register_duty *u)
{
	int64_t before = u->remind > 0 ? u->remind : REMIND_DAYS, days = 0;

	for (unsigned i = 0; i < u->n_again; i++, before = days)
		if (!str_to_int(u->again[i], &days) || days < 0 || days >= before)
			refuse(c, "again:",
			    "%.20s is no day of reminding; name days before the date, fewer than "
			    "remind: and fewer each time",
			    u->again[i]);
}

static void
check_states(const struct checking *c, const struct register_duty *u)
{
	for (unsigned i = 0; i < u->n_in; i++)
		if (!define_has_state(c->d, u->in[i]))
			refuse(
			    c, "in:", "%.40s is no state; name one of the states above", u->in[i]);
	if (u->done == NULL && u->n_in == 0)
		define_refuse(c, c->line,
		    "duty %s would never end; say done: with a field, or in: with states", u->name);
}

static void
check_duty(struct checking *c, unsigned i)
{
	const struct register_duty *u = &c->d->duties[i];

	if (!define_is_word(u->name, "_", RECORD_NAME))
		define_refuse(
		    c, c->line, "%.40s is no name for a duty; use a to z, 0 to 9 and _", u->name);
	for (unsigned k = 0; k < i; k++)
		if (str_eq(c->d->duties[k].name, u->name))
			define_refuse(c, c->line, "duty %s is there twice; keep one", u->name);
	if (!str_eq(u->after, "created"))
		check_date(c, "after:", u->after);
	if (u->last != NULL)
		check_date(c, "last:", u->last);
	if (u->done != NULL)
		define_named(c, "done:", u->done);
	define_check_when(c, c->d->n_fields, "when:", u->when);
	check_times(c, u);
	check_again(c, u);
	check_states(c, u);
}

static void
check_owner(struct checking *c)
{
	const struct register_def *d = c->d;
	const char *to = d->escalate != NULL ? d->escalate->to : NULL;

	c->line = strict_line_of(c->file->text, "\nowner:", 1) + 1;
	if (d->owner != NULL && !is_ours(define_named(c, "owner:", d->owner)->type))
		refuse(c, "owner:", "%s names nobody; name a person, school or body", d->owner);
	c->line = strict_line_of(c->file->text, "\nescalate:", 1) + 1;
	if (to != NULL && define_named(c, "to:", to)->type != TYPE_PERSON)
		refuse(c, "to:", "%s is no person; what is late goes to a person", to);
	c->line = 1;
	if ((d->owner != NULL || d->escalate != NULL) && d->n_duties == 0)
		refuse(c, d->owner != NULL ? "owner:" : "escalate:",
		    "it has no duties; add duties:, or take it out");
}

/* ---- counts ---- */

static void
check_count(const struct checking *c, unsigned i)
{
	const struct register_tally *u = &c->d->counts[i];
	enum register_type t;

	if (!define_is_word(u->name, "_", RECORD_NAME))
		define_refuse(
		    c, c->line, "%.40s is no name for a count; use a to z, 0 to 9 and _", u->name);
	for (unsigned k = 0; k < i; k++)
		if (str_eq(c->d->counts[k].name, u->name))
			define_refuse(c, c->line, "count %s is there twice; keep one", u->name);
	for (unsigned k = 0; k < u->n_in; k++)
		if (!define_has_state(c->d, u->in[k]))
			refuse(
			    c, "in:", "%.40s is no state; name one of the states above", u->in[k]);
	if (u->on != NULL)
		check_date(c, "on:", u->on);
	if (str_eq(u->by, "state") && c->d->n_states > 0)
		return;
	t = define_named(c, "by:", u->by)->type;
	if (t != TYPE_CHOICE && t != TYPE_CHOICES && t != TYPE_YES_NO && t != TYPE_DATE)
		refuse(c, "by:", "%s is no choice; name a choice, choices, yes_no, date, or state",
		    u->by);
}

void
define_check_counts(struct checking *c)
{
	int line = strict_line_of(c->file->text, "\ncounts:", 1);

	if (c->d->n_counts > MOST_COUNTS)
		define_refuse(c, line + 1, "more than %d counts; keep those that people ask for",
		    MOST_COUNTS);
	for (unsigned i = 0; i < c->d->n_counts; i++) {
		line = define_element_line(c, i, c->from.counts, c->d->counts[i].name, line);
		c->line = line;
		check_count(c, i);
	}
	c->line = 1;
}

/* ---- all of them ---- */

void
define_check_duties(struct checking *c)
{
	int line = strict_line_of(c->file->text, "\nduties:", 1);

	check_owner(c);
	if (c->d->n_duties > MOST_DUTIES)
		define_refuse(
		    c, line + 1, "more than %d duties; make two registers of it", MOST_DUTIES);
	for (unsigned i = 0; i < c->d->n_duties; i++) {
		line = define_element_line(c, i, c->from.duties, c->d->duties[i].name, line);
		c->line = line;
		check_duty(c, i);
	}
	c->line = 1;
}
