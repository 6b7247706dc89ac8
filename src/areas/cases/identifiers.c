/* Identifiers: the numbers that a child is known by elsewhere, each with its check digit. */
#include "areas/cases/case_pages.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/find.html.h"
#include "areas/cases/find.sql.h"
#include "areas/cases/find_view.h"
#include "base/identifier.h"
#include "base/str.h"
#include "text/text.h"

struct numbers {
	const char *upn, *uln, *nhs;
};

static const struct kind {
	const char *name;
	size_t offset;
	enum identifier_fault (*check)(const char *);
	const char *shape, *mistyped, *taken;
} kinds[] = {
	{ "upn", offsetof(struct numbers, upn), upn_check,
	    N_("The unique pupil number must be a letter and 12 digits, like A123456789012"),
	    N_("The first letter of the unique pupil number does not fit its digits. Check it for "
	       "a mistyped letter or digit"),
	    N_("Another child has this unique pupil number. Check both") },
	{ "uln", offsetof(struct numbers, uln), uln_check,
	    N_("The unique learner number must be 10 digits"),
	    N_("The last digit of the unique learner number does not fit the others. Check it for "
	       "a mistyped digit"),
	    N_("Another child has this unique learner number. Check both") },
	{ "nhs", offsetof(struct numbers, nhs), nhs_check, N_("The NHS number must be 10 digits"),
	    N_("The last digit of the NHS number does not fit the others. Check it for a mistyped "
	       "digit"),
	    N_("Another child has this NHS number. Check both") },
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* The number as it is kept; NULL: none was given. */
static const char *
value_of(struct arena *a, const struct numbers *n, const struct kind *k)
{
	const char *typed = *(const char *const *)((const char *)n + k->offset);
	char *tidy;

	if (typed == NULL)
		return NULL;
	tidy = arena_strdup(a, typed);
	identifier_tidy(tidy);
	return *tidy == '\0' ? NULL : tidy;
}

static void
check(const void *values, const struct form_input *in, struct form_state *state)
{
	(void)in;
	for (int i = 0; i < KINDS; i++) {
		const char *value = value_of(state->arena, values, &kinds[i]);
		enum identifier_fault fault =
		    value == NULL ? IDENTIFIER_GOOD : kinds[i].check(value);

		if (fault == IDENTIFIER_SHAPE)
			form_error(state, kinds[i].name, kinds[i].shape);
		if (fault == IDENTIFIER_CHECK)
			form_error(state, kinds[i].name, kinds[i].mistyped);
	}
}

#define NUMBER(member, its_label, its_hint)                                                        \
	{                                                                                          \
#member, FIELD_TEXT, offsetof(struct numbers, member), its_label, its_hint,        \
		    .max_length = 30, .width = "govuk-input--width-20"                             \
	}

static const struct field fields[] = {
	NUMBER(upn, N_("Unique pupil number (UPN)"), N_("A letter and 12 digits")),
	NUMBER(uln, N_("Unique learner number (ULN)"), N_("10 digits, from the age of 14")),
	NUMBER(nhs, N_("NHS number"), N_("10 digits")),
	{ 0 },
};

const struct form identifiers_form = { "numbers", fields, sizeof(struct numbers), check };

static void
fill(struct rq *rq)
{
	struct identifiers_of_rows rows = identifiers_of(rq->tx, rq->kase->la, rq->kase->child);
	struct numbers n = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		for (int k = 0; k < KINDS; k++)
			if (str_eq(rows.a[i].kind, kinds[k].name))
				*(const char **)((char *)&n + kinds[k].offset) = rows.a[i].value;
	form_fill(rq->form, &n);
}

void
identifiers_show(struct rq *rq)
{
	struct view_identifiers v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.form = rq->form };
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		fill(rq);
	identifiers_page(o, &v);
	rq_send(rq, o);
}

void
identifiers_save(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;

	for (int i = 0; i < KINDS; i++) {
		const char *value = value_of(rq->arena, rq->values, &kinds[i]);

		if (value != NULL &&
		    identifier_taken(rq->tx, k->la, kinds[i].name, value, k->child)->n > 0)
			form_error(rq->form, kinds[i].name, kinds[i].taken);
		identifier_forget(rq->tx, k->la, k->child, kinds[i].name);
		if (value != NULL)
			identifier_insert(rq->tx, k->la, k->child, kinds[i].name, value);
	}
	if (rq->form->n_errors > 0)
		return;
	rq_say_case(rq, "identifiers_set", "person", k->child);
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s", k->public_id), "identifiers_saved");
}
