/* Sen2 case check: the rules' findings are caught as they are told. */
#include "areas/returns/sen2_case_check.h"
#include "areas/returns/sen2_rules.h"
#include "base/vec.h"

struct checking {
	struct arena *arena;
	const struct sen2_batch *batch;
	VEC(struct sen2_case_finding) found;
};

static void
take(void *context, const struct sen2_finding *f)
{
	struct checking *c = context;

	vec_push(c->arena, &c->found,
	    (struct sen2_case_finding){ .case_id = sen2_batch_case_of(c->batch, f->record),
		.rule = f->rule,
		.message = f->message,
		.severity = f->severity,
		.record = f->record->element,
		.item = f->item });
}

struct sen2_case_findings
sen2_case_check(struct arena *a, const struct sen2_year *year, const struct sen2_batch *b,
    const struct sen2_node *person)
{
	struct checking c = { .arena = a, .batch = b };
	struct sen2_reading r = { .arena = a,
		.year = year->form,
		.reference_date = date_iso(a, year->census),
		.person = person,
		.context = &c,
		.finding = take };

	sen2_check_form(&r, person);
	sen2_check_person(&r, person, sen2_seen_new(a));
	sen2_tell(&r);
	return (struct sen2_case_findings){ c.found.a, c.found.n };
}
