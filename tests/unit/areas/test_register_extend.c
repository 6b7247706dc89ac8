/* What a council's own file adds to a national register: added, never weakened; tables only grow.
 */
#include "check.h"
#include "register_world.h"
#include "areas/registers/asking.h"
#include "areas/registers/duty.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "policy/policy.h"

#include <stdlib.h>
#include <string.h>

/* The national register. */
static const char stays_yaml[] =
    "name: stays\n"
    "title: Stays\n"
    "record: stay\n"
    "description: Who stays where.\n"
    "source: s\n"
    "access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}\n"
    "fields:\n"
    "  - {name: who, label: Who, type: text, required: Enter who}\n"
    "  - name: basis\n"
    "    label: Basis\n"
    "    type: choice\n"
    "    choices: [{value: law, label: Law}, {value: wish, label: Wish}]\n"
    "  - name: kind\n"
    "    label: Kind\n"
    "    type: choice\n"
    "    choices: [{value: day, label: Day}, {value: night, label: Night}]\n"
    "    help: Which of the two.\n"
    "  - name: needs\n"
    "    label: Needs\n"
    "    type: choices\n"
    "    choices: [{value: lift, label: A lift}, {value: quiet, label: Quiet}]\n"
    "  - {name: lift, label: Which lift, type: text, asked_when: {field: needs, is: lift}}\n"
    "  - {name: began, label: Began, type: date}\n"
    "  - {name: ended, label: Ended, type: date}\n"
    "  - {name: moved, label: Moved, type: date}\n"
    "  - {name: said, label: Said, type: text}\n"
    "  - {name: note, label: Note, type: text}\n"
    "  - {name: time, label: From, second: Until, type: period}\n"
    "  - {name: kept, label: Kept, type: text, always: true}\n"
    "  - {name: weight, label: Weight, type: yes_no}\n"
    "states: [{name: open, title: Open}, {name: shut, title: Shut}]\n"
    "moves: [{from: open, to: shut, needs: [said]}]\n"
    "duties:\n"
    "  - {name: look, title: Look, after: began, months: 1, done: ended, in: [open], when: {field: "
    "basis,\n     is: law}}\n"
    "once: {by: [who, moved], in: [open], message: There is one}\n"
    "counts: [{name: weights, title: Weights, by: weight}]\n"
    "list: {columns: [who, note], filters: [kind], order: [time_from]}\n";

#define TOP "extends: stays\nsource: The council's board, 3 March 2026\n"

/* What a council may. */
static const char own_yaml[] =
    TOP "fields:\n"
	"  - {name: own_ward, label: Ward, type: text, required: Enter the ward}\n"
	"  - {name: own_asked_on, label: Asked on, type: date}\n"
	"  - {name: own_answer_on, label: Answered on, type: date}\n"
	"  - {name: own_why, label: Why by day, type: text, required: Enter why, required_when: "
	"{field: kind, is: day}}\n"
	"choices:\n"
	"  - {field: kind, add: [{value: own_dusk, label: Dusk}]}\n"
	"  - {field: needs, add: [{value: own_ramp, label: A ramp}]}\n"
	"help:\n"
	"  - {field: kind, help: Here dusk is from 4pm.}\n"
	"hide: [note]\n"
	"duties:\n"
	"  - {name: own_answer, title: Answer, after: own_asked_on, working_days: 5, done: "
	"own_answer_on}\n"
	"counts:\n"
	"  - {name: own_kinds, title: By kind, by: kind}\n"
	"list: {columns: [who, own_ward], filters: [own_ward, kind], order: [own_ward]}\n";

static const struct {
	const char *text; /* behind TOP */
	int line;
	const char *says; /* NULL: nothing is wrong */
} cases[] = {
	{ "hide: [note]\n", 0, NULL },
	{ "choices:\n  - {field: needs, add: [{value: own_ramp, label: R}]}\n", 0, NULL },
	/* Nothing of the register can be changed. */
	{ "title: Mine\n", 3, "there is no key title here" },
	{ "access: {about: area}\n", 3, "there is no key access here" },
	{ "states: [{name: a, title: A}, {name: b, title: B}]\n", 3,
	    "there is no key states here" },
	{ "moves: [{from: shut, to: open}]\n", 3, "there is no key moves here" },
	{ "once: {by: [who], message: m}\n", 3, "there is no key once here" },
	{ "escalate: {days: 100}\n", 3, "there is no key escalate here" },
	{ "owner: who\n", 3, "there is no key owner here" },
	/* What is added has names of its own. */
	{ "fields:\n  - {name: ward, label: W, type: text}\n", 4, "call it own_ward" },
	{ "fields:\n  - {name: note, label: W, type: text}\n", 4, "call it own_note" },
	{ "fields:\n  - {name: own_, label: W, type: text}\n", 4, "call it own_own_" },
	{ "fields:\n  - {name: own_a, label: A, type: text}\n  - {name: own_a, label: A, type: "
	  "text}\n",
	    5, "field own_a is there twice" },
	{ "fields:\n  - {name: own_a, label: A, type: wish}\n", 4, "" },
	{ "fields:\n  - {name: own_a, label: A, type: choice}\n", 4, "own_a has no choices" },
	{ "fields:\n  - {name: own_a, label: A, type: record, of: nothing}\n", 4,
	    "nothing is no register" },
	{ "fields:\n  - {name: own_a, label: A, type: record, of: stays}\n", 4,
	    "may not refer to itself" },
	{ "fields:\n  - {name: own_a, label: A, type: text, asked_when: {field: needs, is: "
	  "own_b}}\n",
	    4, "own_b is no answer to needs" },
	{ "choices:\n  - {field: kind, add: [{value: dusk, label: Dusk}]}\n", 4,
	    "call it own_dusk" },
	{ "choices:\n  - {field: kind, add: [{value: own_a, label: A}, {value: own_a, label: "
	  "B}]}\n",
	    4, "choice own_a is there twice" },
	{ "choices:\n  - {field: what, add: [{value: own_a, label: A}]}\n", 4,
	    "what is no field of stays" },
	{ "choices:\n  - {field: who, add: [{value: own_a, label: A}]}\n", 4,
	    "who has no choices" },
	{ "duties:\n  - {name: look, title: L, after: began, months: 2, done: ended}\n", 4,
	    "call it own_look" },
	{ "duties:\n  - {name: own_look, title: L, after: who, done: ended}\n", 4,
	    "who is no date" },
	{ "duties:\n  - {name: own_look, title: L, after: began}\n", 4, "would never end" },
	{ "counts:\n  - {name: weights, title: W, by: kind}\n", 4, "call it own_weights" },
	{ "list: {columns: [who, ward]}\n", 3, "ward is no field" },
	{ "help:\n  - {field: what, help: h}\n", 4, "what is no field of stays" },
	{ "help:\n  - {field: who, help: h}\n  - {field: who, help: h}\n", 3, "has help twice" },
	/* Nothing is weakened. */
	{ "choices:\n  - {field: basis, add: [{value: own_a, label: A}]}\n", 4,
	    "would be a way round" },
	{ "choices:\n  - {field: needs, add: [{value: own_a, label: A, alone: true}]}\n", 4,
	    "take alone out" },
	{ "hide: [who]\n", 3, "who is required" },
	{ "hide: [basis]\n", 3, "what others wait for" },
	{ "hide: [needs]\n", 3, "what others wait for" },
	{ "hide: [began]\n", 3, "began belongs to a duty" },
	{ "hide: [ended]\n", 3, "ended belongs to a duty" },
	{ "hide: [said]\n", 3, "belongs to a rule about moves" },
	{ "hide: [moved]\n", 3, "belongs to a rule about moves" },
	{ "hide: [weight]\n", 3, "weight is counted" },
	{ "hide: [time]\n", 3, "time orders the list" },
	{ "hide: [kept]\n", 3, "written by the program itself" },
	{ "hide: [what]\n", 3, "what is no field of stays" },
	{ "hide: [note]\nlist: {columns: [who, note]}\n", 4, "note is no field" },
};

static struct register_world w;
static struct arena *a;
static const char *national, *council;
static const struct registers *set;
static const char *folders[4];

static void
load(void *arg)
{
	(void)arg;
	set =
	    registers_load(a, folders, policy_find(policy_load_all(a, POLICY_DIR), "england-2014"));
}

static void
council_says(const char *text)
{
	register_file(a, council, "stays.yaml", text);
}

static void
is_refused(int line, const char *says)
{
	struct fault fault = { 0 };

	CHECK(!attempt(load, NULL, &fault));
	CHECK_INT(fault.kind, FAULT_USAGE);
	CHECK(strstr(fault.message, says) != NULL);
	CHECK(strstr(fault.message, arena_printf(a, "%s/stays.yaml:%d:", council, line)) != NULL);
}

static void
what_would_weaken_is_refused(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct fault fault = { 0 };
		bool loaded;

		council_says(arena_printf(a, TOP "%s", cases[i].text));
		if (cases[i].says != NULL) {
			is_refused(cases[i].line, cases[i].says);
			continue;
		}
		loaded = attempt(load, NULL, &fault);
		CHECK_STR(loaded ? NULL : fault.message, NULL);
	}
}

static const struct register_field *
field(const struct register_def *d, const char *name)
{
	int i = define_field(d, name);

	return i < 0 ? NULL : &d->fields[i];
}

static void
a_council_adds_its_own(void)
{
	const struct register_def *d;

	council_says(own_yaml);
	load(NULL);
	CHECK_INT((int64_t)set->n, 5);
	d = registers_find(set, "stays");
	CHECK(str_ends(d->extended, "/stays.yaml"));
	CHECK(field(d, "note") == NULL);
	CHECK_STR(field(d, "own_ward")->source, "The council's board, 3 March 2026");
	CHECK_STR(field(d, "kind")->help, "Which of the two.");
	CHECK_STR(field(d, "kind")->own_help, "Here dusk is from 4pm.");
	CHECK_INT(choice_number(field(d, "kind")->choices, "own_dusk"), 3);
	CHECK_INT(d->n_duties, 2);
	CHECK_STR(d->duties[1].source, "The council's board, 3 March 2026");
	CHECK_INT(d->n_counts, 2);
	CHECK_STR(d->list.columns[1], "own_ward");
}

static void
a_council_adds_once_to_what_is_there(void)
{
	council_says("extends: stay\nsource: s\nhide: [note]\n");
	is_refused(1, "stay is no register of an earlier folder");
	council_says(TOP "hide: [note]\n");
	folders[2] = council;
	is_refused(1, "adds to stays already");
	folders[2] = NULL;
	register_file(a, council, "services.yaml", TOP "hide: [note]\n");
	CHECK(!attempt(load, NULL, &(struct fault){ 0 }));
	CHECK_INT(system(arena_printf(a, "rm %s/services.yaml", council)), 0);
}

/* ---- in the database ---- */

static struct tx *
begin(enum tx_kind kind)
{
	arena_free(a);
	a = arena_new(0);
	return tx_begin(w.pool, kind, a, (struct tx_context){ MANAGER, register_noon });
}

static void
add(const struct register_value *values)
{
	struct tx *tx = begin(TX_WRITE);

	register_add(tx, registers_find(set, "stays"), 1, 0, values, false);
	tx_commit(tx);
}

static struct record_list
all(void)
{
	struct tx *tx = begin(TX_READ);

	return record_search(
	    tx, registers_find(set, "stays")->type, &(struct record_search){ .most = 10 });
}

static const char *
value(const struct record_list *rows, size_t row, const char *name)
{
	return rows->a[row]->values[define_field(registers_find(set, "stays"), name)];
}

static void
reload(const char *own)
{
	struct arena *before = a;

	a = w.arena; /* definitions live as long as the world */
	if (own == NULL)
		CHECK_INT(system(arena_printf(a, "rm %s/stays.yaml", council)), 0);
	else
		council_says(own);
	load(NULL);
	a = before;
	register_world_migrate(&w, set);
	registers_check(w.arena, w.pool, set);
}

/* Before, with and after the council's file: what was written is there. */
static void
tables_only_grow(void)
{
	struct record_list rows;

	reload(NULL);
	add((struct register_value[]){ { "who", "Ada" }, { "note", "kept" }, { 0 } });
	reload(TOP "fields:\n  - {name: own_asked_on, label: A, type: date}\n"
		   "  - {name: own_answer_on, label: B, type: date}\n"
		   "choices:\n  - {field: kind, add: [{value: own_dusk, label: Dusk}]}\n"
		   "hide: [note]\n"
		   "duties:\n  - {name: own_answer, title: Answer, after: own_asked_on, "
		   "working_days: 5, done: own_answer_on}\n");
	add((struct register_value[]){
	    { "who", "Bea" }, { "kind", "own_dusk" }, { "own_asked_on", "2026-04-02" }, { 0 } });
	rows = all();
	CHECK_INT((int64_t)rows.n, 2);
	reload(NULL);
	rows = all();
	CHECK_INT((int64_t)rows.n, 2);
	for (size_t i = 0; i < rows.n; i++)
		if (str_eq(value(&rows, i, "who"), "Ada"))
			CHECK_STR(value(&rows, i, "note"), "kept");
		else
			CHECK_STR(value(&rows, i, "kind"), "own_dusk");
}

int
main(int argc, char **argv)
{
	static const struct check_case list[] = { CHECK_CASE(what_would_weaken_is_refused),
		CHECK_CASE(a_council_adds_its_own),
		CHECK_CASE(a_council_adds_once_to_what_is_there), CHECK_CASE(tables_only_grow),
		{ 0 } };
	int failed;

	rng_init();
	w = register_world_new(argc > 1 && str_eq(argv[1], "postgres"));
	a = arena_new(0);
	national = w.conf->data_dir; /* where the world's registers are */
	council = register_folder(w.arena);
	register_file(w.arena, national, "stays.yaml", stays_yaml);
	folders[0] = national;
	folders[1] = council;
	failed = check_run(list);
	arena_free(a);
	register_world_end(&w);
	return failed;
}
