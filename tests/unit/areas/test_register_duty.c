/* Duties of registers: dates that follow from a record, as a table of cases. */
#include "check.h"
#include "register_world.h"
#include "areas/registers/duty.h"
#include "base/rng.h"
#include "base/str.h"
#include "policy/policy.h"

#include <string.h>

static struct arena *a;
static const struct register_def *d;

/* What a record holds, field by field; the rest has no value. */
struct facts {
	const char *began, *looked, *grade, *until, *done, *state;
};

static const struct {
	struct facts facts;
	const char *look, *finish; /* NULL: nothing is due */
} cases[] = {
	{ { .began = "2026-01-31", .state = "open" }, "2026-02-28", NULL },
	{ { .began = "2024-01-31", .state = "open" }, "2024-02-29", NULL },
	{ { .began = "2026-01-31", .looked = "2026-03-05", .state = "open" }, "2026-04-05", NULL },
	{ { .began = "2026-01-31", .state = "closed" }, NULL, NULL },
	{ { .state = "open" }, NULL, NULL },
	{ { .grade = "low", .until = "2026-05-01", .state = "open" }, NULL, "2026-05-01" },
	{ { .grade = "mid", .until = "2026-05-01", .state = "open" }, NULL, "2026-05-01" },
	{ { .grade = "high", .until = "2026-05-01", .state = "open" }, NULL, NULL },
	{ { .until = "2026-05-01", .state = "open" }, NULL, NULL },
	{ { .grade = "low", .until = "2026-05-01", .done = "2026-04-02", .state = "open" }, NULL,
	    NULL },
	{ { .began = "2026-01-31", .grade = "low", .until = "2026-02-01", .state = "open" },
	    "2026-02-28", "2026-02-01" },
};

static void
put(const char **values, const char *field, const char *value)
{
	values[define_field(d, field)] = value;
}

static struct duty_facts
facts_of(const struct facts *f)
{
	const char **values = anew_n(a, const char *, d->n_values);

	put(values, "began", f->began);
	put(values, "looked", f->looked);
	put(values, "grade", f->grade);
	put(values, "time_to", f->until);
	put(values, "done", f->done);
	put(values, "lead", "1");
	put(values, "above", "2");
	return (struct duty_facts){ values, f->state, { 1 } };
}

static void
dates_follow_from_the_record(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct duty_facts f = facts_of(&cases[i].facts);

		CHECK_STR(date_iso(a, duty_due(d, &d->duties[0], &f)), cases[i].look);
		CHECK_STR(date_iso(a, duty_due(d, &d->duties[1], &f)), cases[i].finish);
	}
}

/* The earliest of both, shown from the day on which either is. */
static void
columns_hold_the_earliest(void)
{
	struct duty_facts f = facts_of(&cases[10].facts);
	const char *due[RECORD_DUE__MAX];

	duty_columns(a, d, &f, due);
	CHECK_STR(due[RECORD_DUE_FROM], "2026-01-04"); /* 28 days before it must be finished */
	CHECK_STR(due[RECORD_DUE_ON], "2026-02-01");
	CHECK_STR(due[RECORD_DUE_PERSON], "1");
	CHECK(due[RECORD_DUE_BODY] == NULL);
	CHECK_STR(due[RECORD_DUE_UP_ON], "2026-02-11");
	CHECK_STR(due[RECORD_DUE_UP_PERSON], "2");
	f = facts_of(&cases[0].facts);
	duty_columns(a, d, &f, due);
	CHECK_STR(due[RECORD_DUE_FROM], "2026-02-21");
	f = facts_of(&cases[3].facts);
	duty_columns(a, d, &f, due);
	for (int i = 0; i < RECORD_DUE__MAX; i++)
		CHECK(due[i] == NULL);
}

/* ---- working days ---- */

static const char vacancy_yaml[] =
    "name: vacancy\n"
    "title: V\n"
    "record: v\n"
    "description: V.\n"
    "source: s\n"
    "access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}\n"
    "fields:\n"
    "  - {name: since, label: Since, type: date}\n"
    "  - {name: told, label: Told, type: date}\n"
    "duties:\n"
    "  - {name: tell, title: Tell, after: since, done: told, working_days: 10}\n"
    "list: {columns: [since]}\n";

/* The day itself is not counted; nor are week-ends, Easter, Christmas and their like. */
static const struct {
	const char *since, *due;
} working[] = {
	{ "2026-03-06", "2026-03-20" }, { "2026-03-07", "2026-03-20" }, /* a Saturday */
	{ "2026-04-02", "2026-04-20" }, /* before Good Friday and Easter Monday */
	{ "2026-12-24", "2027-01-12" }, /* Boxing Day is a Saturday: the Monday stands for it */
};

static const struct register_def *
vacancy_under(const struct policy_pack *calendar)
{
	const char *folder = register_folder(a);

	register_file(a, folder, "vacancy.yaml", vacancy_yaml);
	return registers_load(a, (const char *const[]){ folder, NULL }, calendar)->a[0];
}

static void
working_days_leave_out_bank_holidays(void)
{
	const struct policy_set *packs = policy_load_all(a, POLICY_DIR);
	const struct register_def *v = vacancy_under(policy_find(packs, "england-2014"));

	for (size_t i = 0; i < sizeof working / sizeof working[0]; i++) {
		const char *values[8] = { working[i].since };
		struct duty_facts f = { values, NULL, { 1 } };

		CHECK_STR(date_iso(a, duty_due(v, &v->duties[0], &f)), working[i].due);
	}
}

/* What is due is reckoned anew when the table of bank holidays is another. */
static void
other_holidays_are_another_rule(void)
{
	const struct policy_pack *law = policy_find(policy_load_all(a, POLICY_DIR), "england-2014");
	struct policy_pack fewer = *law;

	fewer.n_holidays--;
	CHECK_STR(duty_rule(a, vacancy_under(law)), duty_rule(a, vacancy_under(law)));
	CHECK(!str_eq(duty_rule(a, vacancy_under(law)), duty_rule(a, vacancy_under(&fewer))));
}

/* A register that ships and loses its duties would be noticed by nobody else. */
static void
shipped_registers_have_duties(void)
{
	const struct registers *set =
	    registers_load(a, (const char *const[]){ REGISTER_DIR, NULL }, NULL);
	size_t duties = 0;

	for (size_t i = 0; i < set->n; i++)
		duties += set->a[i]->n_duties;
	CHECK(set->n >= 32);
	CHECK(duties >= 36);
}

int
main(void)
{
	static const struct check_case list[] = { CHECK_CASE(dates_follow_from_the_record),
		CHECK_CASE(columns_hold_the_earliest),
		CHECK_CASE(working_days_leave_out_bank_holidays),
		CHECK_CASE(other_holidays_are_another_rule),
		CHECK_CASE(shipped_registers_have_duties), { 0 } };
	const char *folder;
	int failed;

	rng_init();
	a = arena_new(0);
	folder = register_folder(a);
	d = register_defined(a, register_file(a, folder, "keeps.yaml", register_keeps_yaml()));
	failed = check_run(list);
	arena_free(a);
	return failed;
}
