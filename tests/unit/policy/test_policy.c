/* Policy: the packs as they stand, two side by side, and every kind of mistake in a pack's files.
 */
#include "../check.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "policy/policy.h"
#include "policy/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
the_law_in_force_has_no_banner(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_set *set = policy_load_all(arena, POLICY_DIR);
	const struct policy_pack *law = policy_find(set, "england-2014");

	CHECK(law->in_force);
	CHECK(policy_banner(law) == NULL);
	CHECK(str_starts(law->version, "2014.1+"));
	CHECK_INT((int64_t)strlen(law->version), 19);
	CHECK(policy_find(set, "england-2013") == NULL);
	arena_free(arena);
}

static void
every_fact_has_its_law(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_pack *law =
	    policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");

	for (int i = 0; i < DUTY__MAX; i++)
		for (unsigned k = 0; k < law->duties[i]->n_limits; k++)
			CHECK(law->duties[i]->limits[k].source != SOURCE_PROPOSAL);
	CHECK_STR(
	    law->duties[DUTY_DECIDE_ASSESS]->limits[0].basis, "SEND Regulations 2014 reg 5(1)");
	CHECK_INT(law->duties[DUTY_CONSULT_REPLY]->limits[0].source, SOURCE_UNVERIFIED);
	CHECK_INT(law->tests[TEST_ASSESS]->n_limbs, 2);
	CHECK_STR(
	    law->tests[TEST_ASSESS]->limbs[1].basis, "Children and Families Act 2014 s.36(8)(b)");
	CHECK(!law->appeals[DECISION_A3I]->certificate);
	CHECK(law->appeals[DECISION_A1]->certificate);
	CHECK(law->notices[NOTICE_N1]->appealable);
	CHECK_INT(law->notices[NOTICE_N1]->decision, DECISION_A1);
	CHECK(!law->notices[NOTICE_N1P]->appealable);
	CHECK_INT(policy_advice_find(law, 'd')->holder, HOLDER_PSYCHOLOGIST);
	CHECK(policy_advice_find(law, 'i') == NULL);
	CHECK(policy_advice_find(law, 0) == NULL);
	CHECK(policy_exception_for(law, EXCEPTION_E, DUTY_FINAL_PLAN) == NULL);
	CHECK_INT(policy_exception_for(law, EXCEPTION_D, DUTY_FINAL_PLAN)->least_days, 28);
	CHECK_INT(policy_exception_for(law, EXCEPTION_D, DUTY_ORDER_AMEND)->least_days, 14);
	arena_free(arena);
}

/* S.38(3) and s.41 by the register's own codes (TypeOfEstablishment). */
static void
every_type_of_setting_has_its_rule(void)
{
	static const struct {
		int64_t type;
		bool approved;
		enum policy_setting kind;
		bool binding;
	} cases[] = {
		{ 1, false, SETTING_MAINTAINED, true },	 /* community school */
		{ 2, false, SETTING_MAINTAINED, true },	 /* voluntary aided */
		{ 7, false, SETTING_MAINTAINED, true },	 /* community special */
		{ 12, false, SETTING_MAINTAINED, true }, /* foundation special */
		{ 15, false, SETTING_NURSERY_SCHOOL, true }, { 28, false, SETTING_ACADEMY, true },
		{ 36, false, SETTING_ACADEMY, true }, /* free school, special */
		{ 42, false, SETTING_ACADEMY, true }, /* academy, alternative provision */
		{ 45, false, SETTING_ACADEMY, true }, /* 16 to 19 */
		{ 18, false, SETTING_FURTHER_EDUCATION, true },
		{ 31, false, SETTING_FURTHER_EDUCATION, true },
		{ 8, false, SETTING_NON_MAINTAINED_SPECIAL, true },
		{ 10, true, SETTING_SECTION_41, true }, { 10, false, SETTING_INDEPENDENT, false },
		{ 11, true, SETTING_SECTION_41, true }, { 11, false, SETTING_INDEPENDENT, false },
		{ 32, true, SETTING_SECTION_41, true },
		{ 32, false, SETTING_SPECIAL_POST_16, false },
		{ 14, false, SETTING_REFERRAL_UNIT, true },
		{ 24, false, SETTING_OTHER, false },   /* secure unit */
		{ 29, false, SETTING_OTHER, false },   /* university */
		{ 30, false, SETTING_OTHER, false },   /* school in Wales */
		{ 1, true, SETTING_MAINTAINED, true }, /* the list says nothing of these */
	};
	struct arena *arena = arena_new(0);
	const struct policy_pack *law =
	    policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct policy_setting_rule *r =
		    policy_setting_of(law, cases[i].type, cases[i].approved);

		CHECK(r != NULL && r->setting == cases[i].kind && r->binding == cases[i].binding);
		CHECK(r != NULL && r->admits == cases[i].binding);
	}
	CHECK(policy_setting_of(law, 99, false) == NULL);
	CHECK(policy_setting_of(law, 0, false) == NULL);
	CHECK(!law->settings[SETTING_OTHERWISE]->binding);
	arena_free(arena);
}

/* What reg 32 asks for stands in every notice of a decision that can be appealed. */
static void
appealable_notices_tell_of_mediation(void)
{
	static const char *const wanted[] = { "appeal", "time_limits", "mediation",
		"mediation_adviser", "mediation_council", "disagreement", "information" };
	struct arena *arena = arena_new(0);
	const struct policy_pack *law =
	    policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");

	for (int i = 0; i < NOTICE__MAX; i++)
		for (unsigned w = 0; w < sizeof wanted / sizeof wanted[0]; w++) {
			const struct policy_notice_rule *n = law->notices[i];
			bool found = !n->appealable;

			for (unsigned k = 0; k < n->n_parts; k++)
				found = found || str_eq(n->parts[k].id, wanted[w]);
			if (!found)
				CHECK_STR(policy_name(NAMES_NOTICE, i), wanted[w]);
		}
	arena_free(arena);
}

static void
a_draft_lies_over_the_law(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_set *set = policy_load_all(arena, POLICY_DIR);
	const struct policy_pack *law = policy_find(set, "england-2014");
	const struct policy_pack *draft = policy_find(set, "draft-2029");

	CHECK_STR(policy_banner(draft), "Draft policy – not law");
	CHECK(draft->duties[DUTY_DECIDE_ASSESS] == law->duties[DUTY_DECIDE_ASSESS]);
	CHECK(draft->duties[DUTY_REVIEW_DUE] != law->duties[DUTY_REVIEW_DUE]);
	CHECK_INT(draft->duties[DUTY_REVIEW_DUE]->limits[0].source, SOURCE_PROPOSAL);
	for (unsigned i = 0; i < draft->n_review; i++)
		CHECK_INT(draft->review[i].source, SOURCE_PROPOSAL);
	CHECK(!str_eq(draft->version, law->version));
	arena_free(arena);
}

static void
packs_compare_in_words(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_set *set = policy_load_all(arena, POLICY_DIR);
	const struct policy_pack *law = policy_find(set, "england-2014");
	const char *same = policy_compare(arena, law, law);
	const char *diff = policy_compare(arena, law, policy_find(set, "draft-2029"));

	CHECK_STR(same, "");
	CHECK(strstr(diff, "pack: in force: yes -> no\n") != NULL);
	CHECK(strstr(diff, "duty review_due: limit from plan_made: 12 months") != NULL);
	CHECK(strstr(diff, "appeal A3I: title: ") != NULL);
	CHECK(strstr(diff, "review cycle: Individual Support Plan: (none) -> ") != NULL);
	CHECK(strstr(diff, "decide_assess") == NULL);
	arena_free(arena);
}

static void
quality_and_words_compare_too(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_pack *law =
	    policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");
	struct policy_pack other = *law;
	struct policy_quality q = *law->quality;
	struct policy_lexicon x = *law->lexicon;
	struct policy_rule_text rule = *q.by_rule[RULE_Q02];
	struct policy_word_list list = *x.by_list[LIST_ALWAYS];
	struct policy_test_rule assess = *law->tests[TEST_ASSESS];

	rule.severity = SEVERITY_W;
	q.week_hours = 30;
	q.by_rule[RULE_Q02] = &rule;
	x.n_vague--;
	list.n--;
	x.by_list[LIST_ALWAYS] = &list;
	assess.again_months = 3;
	other.tests[TEST_ASSESS] = &assess;
	other.quality = &q;
	other.lexicon = &x;
	CHECK_STR(policy_compare(arena, law, &other),
	    "test assess: not again: within 6 months (Children and Families Act 2014 s.36(6)(b)) "
	    "-> within 3 months (Children and Families Act 2014 s.36(6)(b))\n"
	    "plan quality: hours of a week at school: 25 -> 30\n"
	    "rule Q02: severity: E -> W\n"
	    "vague words: phrase: environment which -> (none)\n"
	    "words of always: phrase: full time -> (none)\n");
	CHECK(strstr(policy_compare(arena, &other, law), "(none) -> full time\n") != NULL);
	arena_free(arena);
}

/* One file's text, and the message that must follow. */
static const struct {
	enum pack_file file;
	const char *text, *message;
} files[] = {
	{ FILE_ADVICE, "advise: []\n", "x.yaml:1: there is no key advise here" },
	{ FILE_APPEALS,
	    "appeals:\n  - decision: A1\n    title: T\n    certificate: true\n    cost: 3\n    "
	    "basis: B\n",
	    "x.yaml:5: there is no key cost here" },
	{ FILE_APPEALS, "appeals:\n  - decision: A9\n    title: T\n", "x.yaml:2: " },
	{ FILE_APPEALS, "appeals:\n  - decision: A1\n    title: T\n    title: U\n",
	    "title is there twice; keep one" },
	{ FILE_APPEALS, "appeals:\n  - decision: A1\n    title: T\n    certificate: perhaps\n",
	    "x.yaml:4: \"perhaps\" is not right for certificate; write true or false" },
	{ FILE_APPEALS, "appeals:\n  - decision: A1\n", "title is missing; add it" },
	{ FILE_APPEALS, "appeals: []\n", "x.yaml:1: " },
	{ FILE_APPEALS, "appeals: &a []\n", "x.yaml:1: an anchor" },
	{ FILE_APPEALS, "appeals:\n  - *a\n", "x.yaml:2: an alias" },
	{ FILE_APPEALS, "appeals: !!map {}\n", "x.yaml:1: a tag" },
	{ FILE_APPEALS, "---\na: 1\n---\nb: 2\n", "x.yaml:3: a second document" },
	{ FILE_APPEALS, "appeals: [[[[[[[[[[1]]]]]]]]]]\n", "nested too deep" },
	{ FILE_APPEALS, "appeals:\n  ? [a]\n  : b\n", "a key that is not a word" },
	{ FILE_APPEALS, "", "the file is empty" },
	{ FILE_APPEALS, "appeals:\n - [\n", "not YAML: quotes, brackets, commas" },
	{ FILE_APPEALS, "appeals:\n\t- decision: A1\n", "x.yaml:2: not YAML: a tab, or" },
	{ FILE_APPEALS, "appeals:\n - title: A: b\n", "x.yaml:2: not YAML: a colon" },
	{ FILE_APPEALS, "appeals:\n - title: \"A\n", "not YAML: a quote or bracket is not closed" },
	{ FILE_APPEALS, "appeals: \"a\\0b\"\n", "a zero byte" },
	{ FILE_APPEALS, "appeals: \xff\n", "not UTF-8" },
	{ FILE_DUTIES, "duties:\n  - duty: advice\n    length: 6x\n",
	    "x.yaml:3: \"6x\" is not right for length; write a whole number" },
	{ FILE_DUTIES, "duties:\n  - duty: advice\n    length: -1\n", "x.yaml:3: \"-1\"" },
	{ FILE_HOLIDAYS, "holidays:\n  - on: \"2026-02-30\"\n",
	    "x.yaml:2: \"2026-02-30\" is not right for on" },
	{ FILE_PHASES, "phases:\n  - before: \"02-30\"\n", "x.yaml:2: \"02-30\"" },
	{ FILE_PHASES, "phases:\n  - before: \"02-3\"\n", "x.yaml:2: \"02-3\"" },
	{ FILE_PACK, "name: x\nin_force: 1\n", "x.yaml:2: \"1\" is not right for in_force" },
};

static size_t trying;

static void
read_one(void *arena)
{
	const char *text = files[trying].text;

	schema_read(arena, files[trying].file,
	    &(struct strict_file){ .path = "x.yaml", .text = text, .n = strlen(text) });
}

static void
mistakes_in_a_file_name_their_line(void)
{
	for (trying = 0; trying < sizeof files / sizeof files[0]; trying++) {
		struct arena *arena = arena_new(0);
		struct fault f = { 0 };

		CHECK(!attempt(read_one, arena, &f));
		CHECK_INT(f.kind, FAULT_USAGE);
		if (strstr(f.message, files[trying].message) == NULL)
			CHECK_STR(f.message, files[trying].message);
		arena_free(arena);
	}
}

static void
read_large(void *arena)
{
	char *text = arena_alloc(arena, STRICT_LARGEST + 2);

	memset(text, '#', STRICT_LARGEST + 1);
	schema_read(arena, FILE_ADVICE,
	    &(struct strict_file){ .path = "x.yaml", .text = text, .n = STRICT_LARGEST + 1 });
}

static void
a_large_file_is_refused(void)
{
	struct arena *arena = arena_new(0);
	struct fault f = { 0 };

	CHECK(!attempt(read_large, arena, &f));
	CHECK_STR(f.message, "x.yaml: larger than 256 KiB; split or shorten it");
	arena_free(arena);
}

/* A copy of the law with one file changed: its first text replaced by another. */
static const struct {
	const char *file, *from, *to, *message;
} changes[] = {
	{ "duties.yaml", "duty: advice", "duty: appeal", "duty appeal is there twice" },
	{ "duties.yaml", "from: amendment_notice", "from: draft_served",
	    "runs twice from draft_served" },
	{ "exceptions.yaml", "    proof: away\n    least_days: 28", "    proof: away",
	    "an absence needs least_days" },
	{ "advice.yaml", "key: b", "key: c", "advice key c is out of order" },
	{ "notices.yaml", "decision: A1", "decision: A7", "A7 is no decision" },
	{ "notices.yaml", "notice: N1p", "notice: N1", "notice N1 is there twice" },
	{ "phases.yaml", "before: \"02-15\"", "months_before: 0", "needs before or months_before" },
	{ "holidays.yaml", "2014-04-18", "2013-04-18", "is out of order" },
	{ "holidays.yaml", "2028-12-31", "2020-12-31", "known_until lies before" },
	{ "pack.yaml", "name: england-2014", "name: england-2015", "make them the same" },
	{ "pack.yaml", "title:", "based_on: nothing\ntitle:", "name one that is" },
	{ "appeals.yaml", "decision: A6", "decision: A5", "decision A5 is there twice" },
	{ "tests.yaml", "test: issue", "test: assess", "test assess is there twice" },
	{ "tests.yaml", "again_months: 6", "again_months: 0", "write both" },
	{ "tests.yaml", "    again_basis: Children and Families Act 2014 s.36(6)(b)\n", "",
	    "write both" },
	{ "quality.yaml", "rule: Q02", "rule: Q01", "rule Q01 is there twice" },
	{ "quality.yaml", "criterion: needs", "criterion: wants",
	    "wants of rule Q02 is no criterion" },
	{ "quality.yaml", "points: 30", "points: 31", "the criteria give 101 points" },
	{ "quality.yaml", "weeks_a_year: 38", "weeks_a_year: 0", "a year of no weeks" },
	{ "quality.yaml", "weeks_a_year: 38", "weeks_a_year: many", "\"many\" is not right" },
	{ "quality.yaml", "  - rule: T06", "  - rule: T07", "quality.yaml:" },
	{ "lexicon.yaml", "list: always", "list: money", "list money is there twice" },
	{ "lexicon.yaml", "list: always", "list: ever", "lexicon.yaml:" },
	{ "lexicon.yaml", "offer: true", "offer: maybe", "\"maybe\" is not right for offer" },
	{ "settings.yaml", "setting: academy", "setting: maintained",
	    "setting maintained is there twice" },
	{ "settings.yaml", "types: \"15\"", "types: \"15 12\"", "type 12 is of two kinds" },
	{ "settings.yaml", "types: \"15\"", "types: fifteen", "types are codes of the register" },
	{ "settings.yaml", "binding: true", "binding: mostly",
	    "\"mostly\" is not right for binding" },
	{ "settings.yaml", "setting: otherwise", "setting: home", "settings.yaml:" },
	{ "review.yaml", NULL, NULL, NULL }, /* nothing changed: the copy itself is good */
};

static char *
slurp(struct arena *arena, const char *path)
{
	struct buf *b = buf_new(arena);
	FILE *f = fopen(path, "r");

	b->n = fread(buf_reserve(b, STRICT_LARGEST), 1, STRICT_LARGEST - 1, f);
	b->p[b->n] = '\0';
	fclose(f);
	return b->p;
}

static void
copy_file(struct arena *arena, const char *dir, const char *name, size_t change)
{
	const char *text =
	    slurp(arena, arena_printf(arena, "%s/england-2014/%s", POLICY_DIR, name));
	const char *at = NULL;
	FILE *f = fopen(arena_printf(arena, "%s/england-2014/%s", dir, name), "w");

	if (changes[change].from != NULL && str_eq(name, changes[change].file))
		at = strstr(text, changes[change].from);
	if (at == NULL)
		fputs(text, f);
	else
		fprintf(f, "%.*s%s%s", (int)(at - text), text, changes[change].to,
		    at + strlen(changes[change].from));
	fclose(f);
}

struct loading {
	struct arena *arena;
	const char *dir;
};

static void
load(void *arg)
{
	struct loading *l = arg;

	policy_load_all(l->arena, l->dir);
}

static void
try_change(size_t i)
{
	struct arena *arena = arena_new(0);
	char dir[] = "pack-test.XXXXXX";
	struct fault f = { 0 };
	struct loading l = { arena, dir };
	bool ok;

	CHECK(mkdtemp(dir) != NULL);
	mkdir(arena_printf(arena, "%s/england-2014", dir), 0700);
	for (int k = 0; k < FILE__MAX; k++)
		copy_file(arena, dir, schema_file_name((enum pack_file)k), i);
	ok = attempt(load, &l, &f);
	CHECK_INT(ok, changes[i].message == NULL);
	if (changes[i].message != NULL && strstr(f.message, changes[i].message) == NULL)
		CHECK_STR(f.message, changes[i].message);
	for (int k = 0; k < FILE__MAX; k++)
		remove(arena_printf(
		    arena, "%s/england-2014/%s", dir, schema_file_name((enum pack_file)k)));
	rmdir(arena_printf(arena, "%s/england-2014", dir));
	rmdir(dir);
	arena_free(arena);
}

static void
mistakes_in_a_pack_are_refused(void)
{
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++)
		try_change(i);
}

static void
a_missing_folder_is_said_so(void)
{
	struct arena *arena = arena_new(0);
	struct loading l = { arena, "no-such-folder" };
	struct fault f = { 0 };

	CHECK(!attempt(load, &l, &f));
	CHECK_INT(f.kind, FAULT_USAGE);
	CHECK(strstr(f.message, "no-such-folder: No such file") != NULL);
	arena_free(arena);
}

static void
names_go_there_and_back(void)
{
	int v = 77;

	for (int kind = 0; kind < NAMES__MAX; kind++)
		for (int i = kind == NAMES_POINT; policy_name((enum policy_names)kind, i)[0]; i++) {
			CHECK(policy_value(
			    (enum policy_names)kind, policy_name((enum policy_names)kind, i), &v));
			CHECK_INT(v, i);
		}
	v = 77;
	CHECK(!policy_value(NAMES_NOTICE, "N12", &v));
	CHECK_INT(v, 77);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(the_law_in_force_has_no_banner),
	    CHECK_CASE(every_fact_has_its_law), CHECK_CASE(every_type_of_setting_has_its_rule),
	    CHECK_CASE(appealable_notices_tell_of_mediation), CHECK_CASE(a_draft_lies_over_the_law),
	    CHECK_CASE(packs_compare_in_words), CHECK_CASE(quality_and_words_compare_too),
	    CHECK_CASE(mistakes_in_a_file_name_their_line), CHECK_CASE(a_large_file_is_refused),
	    CHECK_CASE(mistakes_in_a_pack_are_refused), CHECK_CASE(a_missing_folder_is_said_so),
	    CHECK_CASE(names_go_there_and_back), { 0 } });
}
