/* Define, access: who may read and write, whose rows they are, and who may move them on. */
#include "areas/registers/define_checking.h"
#include "base/err.h"
#include "base/str.h"

static enum permission
permission(const struct checking *c, const char *key, const char *name)
{
	for (int p = 0; p < PERMISSION__MAX; p++)
		if (str_eq(access_permissions[p].name, name))
			return (enum permission)p;
	refuse(c, key,
	    "%.40s is no permission; docs/access.md lists them, and PUBLIC is one", name);
}

static enum permission
of_case(const struct checking *c, const char *key, const char *name, const char *such_as)
{
	enum permission p = permission(c, key, name);

	if (access_permissions[p].relations == 0)
		refuse(c, key, "%s is no right to a case; name one that is, such as %s", name,
		    such_as);
	return p;
}

static enum permission
of_post(const struct checking *c, const char *key, const char *name, const char *such_as)
{
	enum permission p = permission(c, key, name);

	if (!access_permissions[p].of_post)
		refuse(c, key, "%s is no right of a post; name %s", name, such_as);
	return p;
}

static void
check_case(const struct checking *c, struct register_access *a)
{
	if (a->read_name == NULL || a->write_name == NULL)
		refuse(c, "access:", "a register about cases says read: and write:; add them");
	if (a->n_own > 0)
		refuse(c, "own:", "a case says who may see its records; take own out");
	a->read = of_case(c, "read:", a->read_name, "CASE_TRACK");
	a->write = of_case(c, "write:", a->write_name, "CASE_DECIDE");
}

static void
check_area(const struct checking *c, struct register_access *a)
{
	if ((a->read_name == NULL || a->write_name == NULL) && a->n_own == 0)
		refuse(c, "access:", "nobody could use it; say read: and write:, or own:");
	if (a->read_name != NULL && str_eq(a->read_name, "PUBLIC"))
		a->read = PUBLIC;
	else if (a->read_name != NULL)
		a->read = of_post(
		    c, "read:", a->read_name, "PUBLIC or one that is, such as REGISTER_READ");
	if (a->write_name != NULL)
		a->write =
		    of_post(c, "write:", a->write_name, "one that is, such as REGISTER_WRITE");
}

void
define_check_access(const struct checking *c)
{
	struct register_access *a = &c->d->access;

	if (a->about == ABOUT_CASE)
		check_case(c, a);
	else
		check_area(c, a);
}

/* ---- whose row it is ---- */

static enum permission
own_right(const struct checking *c, const char *key, const char *name, enum register_type t)
{
	if (t == TYPE_CHILD)
		return of_case(c, key, name, "CASE_TRACK");
	if (t == TYPE_SCHOOL || t == TYPE_BODY)
		return of_post(c, key, name, "one that is, such as MY_SCHOOL");
	if (!str_eq(name, "SIGNED_IN"))
		refuse(c, key, "whoever a record names needs only SIGNED_IN; write that, not %.40s",
		    name);
	return SIGNED_IN;
}

void
define_check_own(struct checking *c)
{
	struct register_access *a = &c->d->access;

	c->line = strict_line_of(c->file->text, "own:", 1);
	for (unsigned i = 0; i < a->n_own; i++) {
		struct register_own *o = &a->own[i];
		enum register_type t = define_named(c, "own:", o->field)->type;

		o->at = (unsigned)define_field(c->d, o->field);
		if (t != TYPE_PERSON && t != TYPE_CHILD && t != TYPE_SCHOOL && t != TYPE_BODY)
			refuse(c, "own:", "%s names nobody; name a person, child, school or body",
			    o->field);
		if (o->read_name == NULL)
			refuse(c, "own:", "%s gives no right to read; say read:", o->field);
		o->read = own_right(c, "own:", o->read_name, t);
		if (o->write_name != NULL)
			o->write = own_right(c, "own:", o->write_name, t);
		if (o->until != NULL && define_named(c, "until:", o->until)->type != TYPE_DATE)
			refuse(c, "until:", "%s is no date; name one", o->until);
		for (unsigned k = 0; k < i; k++)
			if (str_eq(a->own[k].field, o->field))
				refuse(c, "own:", "%s is there twice; keep one", o->field);
	}
	c->line = 1;
}

/* What somebody may not answer is not required of them. */
void
define_check_may(const struct checking *c, struct register_field *f)
{
	if (f->may_name == NULL)
		return;
	f->may = c->d->access.about == ABOUT_CASE
		     ? of_case(c, "may:", f->may_name, "CASE_DECIDE")
		     : of_post(c, "may:", f->may_name, "one that is, such as REGISTER_WRITE");
}

/* ---- states ---- */

static void
check_mover(const struct checking *c, struct register_move *m)
{
	for (unsigned i = 0; i < m->n_needs; i++)
		define_named(c, "needs:", m->needs[i]);
	if (m->may_name == NULL)
		return;
	m->may = c->d->access.about == ABOUT_CASE
		     ? of_case(c, "may:", m->may_name, "CASE_DECIDE")
		     : of_post(c, "may:", m->may_name, "one that is, such as REGISTER_WRITE");
}

static int
state_number(const struct register_def *d, const char *name)
{
	int i = 0;

	while (!str_eq(d->states[i].name, name))
		i++;
	return i;
}

/* From the first, by moves, every state is reached: in another no record would ever stand. */
static void
check_reached(const struct checking *c)
{
	const struct register_def *d = c->d;
	uint64_t reached = 1, before = 0;

	while (reached != before) {
		before = reached;
		for (unsigned i = 0; i < d->n_moves; i++)
			if (reached >> state_number(d, d->moves[i].from) & 1)
				reached |= UINT64_C(1) << state_number(d, d->moves[i].to);
	}
	for (unsigned i = 0; i < d->n_states; i++)
		if (!(reached >> i & 1))
			refuse(c, "states:",
			    "no moves lead from %.40s to %.40s; add one, or take the state out",
			    d->states[0].name, d->states[i].name);
}

void
define_check_moves(struct checking *c)
{
	struct register_def *d = c->d;

	for (unsigned i = 0; i < d->n_states; i++) {
		if (!define_is_word(d->states[i].name, "_", RECORD_NAME))
			refuse(c,
			    "states:", "%.40s is no name for a state; use a to z, 0 to 9 and _",
			    d->states[i].name);
		for (unsigned k = 0; k < i; k++)
			if (str_eq(d->states[i].name, d->states[k].name))
				refuse(c, "states:", "state %s is there twice; keep one",
				    d->states[i].name);
	}
	if (d->n_states > DEFINE_CHOICES)
		refuse(c, "states:", "more than %d states", DEFINE_CHOICES);
	if ((d->n_states > 0) != (d->n_moves > 0))
		refuse(c, d->n_states > 0 ? "states:" : "moves:",
		    "states and moves go together; give both, or neither");
	for (unsigned i = 0; i < d->n_moves; i++) {
		struct register_move *m = &d->moves[i];

		if (!define_has_state(d, m->from) || !define_has_state(d, m->to) ||
		    str_eq(m->from, m->to))
			refuse(c, "moves:",
			    "a move from %.30s to %.30s: both must be states, and different",
			    m->from, m->to);
		check_mover(c, m);
	}
	check_reached(c);
}
