/* Whose request it is that somebody of the council types. */
#include "areas/portal/typed_child.h"
#include "areas/portal/draft.h"
#include "base/identifier.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

static const char *
upn_of(struct arena *a, const struct typed_child *c)
{
	char *tidy;

	if (c->upn == NULL)
		return NULL;
	tidy = arena_strdup(a, c->upn);
	identifier_tidy(tidy);
	return *tidy == '\0' ? NULL : tidy;
}

static void
check(const void *values, const struct form_input *in, struct form_state *state)
{
	const char *upn = upn_of(state->arena, values);

	(void)in;
	if (upn == NULL || upn_check(upn) == IDENTIFIER_GOOD)
		return;
	form_error(state, "upn",
	    upn_check(upn) == IDENTIFIER_SHAPE
		? N_("The unique pupil number must be a letter and 12 digits, like A123456789012")
		: N_("The first letter of the unique pupil number does not fit its digits. Check "
		     "it for a mistyped letter or digit"));
}

static const struct field child_fields[] = {
	{ "child_given", FIELD_TEXT, offsetof(struct typed_child, given), N_("First name"),
	    .required = N_("Enter the child’s or young person’s first name"), .max_length = 100,
	    .width = "govuk-input--width-20" },
	{ "child_family", FIELD_TEXT, offsetof(struct typed_child, family), N_("Last name"),
	    .required = N_("Enter the child’s or young person’s last name"), .max_length = 100,
	    .width = "govuk-input--width-20" },
	{ "child_born", FIELD_DATE, offsetof(struct typed_child, born), N_("Date of birth"),
	    .hint = N_("For example, 27 3 2017"),
	    .required = N_("Enter the child’s or young person’s date of birth"),
	    .dates = DATES_PAST_OR_TODAY },
	{ "upn", FIELD_TEXT, offsetof(struct typed_child, upn),
	    N_("Unique pupil number (UPN), if you have it"), .hint = N_("A letter and 12 digits"),
	    .max_length = 30, .width = "govuk-input--width-20" },
	{ 0 },
};

const struct form typed_child_form = { "typed_child", child_fields, sizeof(struct typed_child),
	check };

/* The answer as it is kept; its choices are known only when it is asked. */
static const struct field kept_fields[] = {
	{ "child", FIELD_TEXT, offsetof(struct typed_known, child), N_("Whose request is it?") },
	{ 0 },
};
static const struct form kept_form = { "typed_known", kept_fields, sizeof(struct typed_known),
	NULL };

void
typed_forget_known(struct rq *rq)
{
	draft_save(rq, &kept_form);
}

static void
match(struct rq *rq, struct typed_found *f)
{
	struct typed_match *m = anew_n(rq->arena, struct typed_match, f->known.n);
	struct typed_known said = { 0 };

	for (size_t i = 0; i < f->known.n; i++)
		m[i] = (struct typed_match){ .id = f->known.a[i].child_id,
			.open = f->known.a[i].open,
			.by_number = f->known.a[i].by_number,
			.same_name = f->known.a[i].same_name };
	draft_answers_to(rq, &kept_form, &said);
	f->whose = typed_whose(m, f->known.n, f->upn != NULL, said.child, &f->which);
	f->may_be_new = typed_may_be_new(m, f->known.n, f->upn != NULL);
}

struct typed_found
typed_found(struct rq *rq)
{
	struct typed_found f = { 0 };

	f.valid = draft_answers_to(rq, &typed_child_form, &f.child);
	if (!f.valid)
		return f;
	f.upn = upn_of(rq->arena, &f.child);
	f.known = cases_known(rq, &(struct cases_child){ .la = rq->draft->la,
				      .given = f.child.given,
				      .family = f.child.family,
				      .born = f.child.born,
				      .upn = f.upn });
	match(rq, &f);
	return f;
}

int64_t
typed_known_child(const struct typed_found *f)
{
	return f->whose == TYPED_KNOWN ? f->known.a[f->which].child : 0;
}

/* Of a child whose case is open nothing more can be asked. */
static const struct choice *
choices_of(struct rq *rq, const struct typed_found *f)
{
	VEC(struct choice) all = { 0 };

	for (size_t i = 0; i < f->known.n; i++) {
		const struct cases_known *k = &f->known.a[i];

		if (k->child_id != NULL && !k->open)
			vec_push(rq->arena, &all,
			    (struct choice){ k->child_id,
				arena_printf(rq->arena, "%s, %s", k->name, k->reference), 1 });
	}
	if (f->may_be_new)
		vec_push(rq->arena, &all,
		    (struct choice){ arena_printf(rq->arena, "new-%zu", f->known.n),
			N_("None of these: it is another child"), 1 });
	vec_push(rq->arena, &all, (struct choice){ 0 });
	return all.n == 1 ? NULL : all.a;
}

const struct form *
typed_known_form(struct rq *rq)
{
	struct typed_found f = typed_found(rq);
	struct field *fields = anew_n(rq->arena, struct field, 2);
	struct form *form = anew(rq->arena, struct form);

	fields[0] = (struct field){ "child", FIELD_PICK, offsetof(struct typed_known, child),
		N_("Whose request is it?"),
		.required = N_("Select the child, or say that it is none of these"),
		.choices = f.valid ? choices_of(rq, &f) : NULL };
	*form = (struct form){ "typed_known", fields, sizeof(struct typed_known), NULL };
	return form;
}
