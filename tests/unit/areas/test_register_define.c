/* Definitions of registers: what is wrong is refused with its line; what ships is right. */
#include "check.h"
#include "register_world.h"
#include "app/command.h"
#include "areas/portal/forms.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

#define DUTY(text) "duties:\n  - " text "\n"

/* A right definition, of which each case replaces one piece. */
static const char right[] =
    "name: x\n"
    "title: X\n"
    "record: x\n"
    "description: X.\n"
    "source: s\n"
    "access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}\n"
    "heading: a\n"
    "fields:\n"
    "  - {name: a, label: A, type: text}\n"
    "  - name: b\n"
    "    label: B\n"
    "    type: choice\n"
    "    choices:\n"
    "      - {value: one, label: One}\n"
    "      - {value: two, label: Two}\n"
    "  - {name: c, label: C, type: number, min: 1, max: 9}\n"
    "  - {name: d, label: D, type: date, required: Enter D, required_when: {field: b, is: two}}\n"
    "states:\n"
    "  - {name: open, title: Open}\n"
    "  - {name: shut, title: Shut}\n"
    "moves:\n"
    "  - {from: open, to: shut}\n"
    "list: {columns: [a, b], filters: [b], order: [a]}\n";

static const struct {
	const char *piece, *instead;
	int line;
	const char *says; /* NULL: nothing is wrong with it */
} wrong[] = {
	{ "name: x\n", "name: X\n", 1, "no name for a register" },
	{ "name: x\n", "name: la\n", 1, "no name for a register" },
	{ "name: x\n", "name: x-history\n", 1, "may not end in -history" },
	{ "name: x\n", "name: y\n", 1, "call it y.yaml" },
	{ "title: X\n", "", 22, "title is missing; add it" },
	{ "title: X\n", "titel: X\n", 2, "there is no key titel here" },
	{ "title: X\n", "title: X\ntitle: Y\n", 3, "title is there twice; keep one" },
	{ "title: X\n", "title: &a X\n", 2, "an anchor" },
	{ "read: REGISTER_READ", "read: REGISTER_REED", 6, "REGISTER_REED is no permission" },
	{ "read: REGISTER_READ", "read: CASE_READ", 6, "CASE_READ is no right of a post" },
	{ "write: REGISTER_WRITE", "write: PUBLIC", 6, "PUBLIC is no right of a post" },
	{ "about: area", "about: case", 6, "REGISTER_READ is no right to a case" },
	{ "about: area", "about: town", 6,
	    "\"town\" is not right for about; write one of: area, case" },
	{ "heading: a", "heading: z", 7, "z is no field" },
	{ "name: a,", "name: A,", 9, "A is no name for a field" },
	{ "name: a,", "name: version,", 9, "every register has a column version" },
	{ "name: a,", "name: record,", 9, "every register has a column record" },
	{ "name: a,", "name: a_name_that_is_much_too_long,", 9, "no name for a field" },
	{ "name: c,", "name: a,", 16, "field a is there twice" },
	{ "name: c,", "name: \"a\",", 16, "field a is there twice" },
	{ "type: number, min: 1, max: 9", "type: record, of: x", 16, "may not refer to itself" },
	{ "type: text}", "type: txt}", 9,
	    "\"txt\" is not right for type; write one of: text, longtext, date, choice," },
	{ "type: text}", "type: date, dates: old}", 9, "write one of: any, past, past_or_today," },
	{ "type: text}", "type: [text]}", 9, "type is not one value; write a single one" },
	{ "type: text}", "typ: text}", 9, "there is no key typ here" },
	{ "label: A, type: text}", "type: text}", 9, "label is missing; add it" },
	{ "label: A,", "label: '',", 9, "label is empty; fill it in or take it out" },
	{ "type: text}", "type: period}", 9, "a is a period; write second:" },
	{ "type: text}", "type: text, second: B}", 9, "second is for a period or a place" },
	{ "type: text}", "type: record}", 9, "of: names the register" },
	{ "type: text}", "type: text, of: y}", 9, "of: names the register" },
	{ "name: a, label: A, type: text}",
	    "name: a_long_named_thing, label: A, type: period, second: B}", 9,
	    "too long a name for a period" },
	{ "type: text}", "type: choices}", 9, "a has no choices" },
	{ "type: text}", "type: text, min: 1, max: 2}", 9, "min and max are for numbers" },
	{ "type: text}", "type: text, dates: past}", 9, "dates is for fields of type date" },
	{ "type: text}", "type: text, required_when: {field: b, is: two}}", 9,
	    "b is no earlier field" },
	{ "type: choice\n", "type: text\n", 13, "has choices but is no choice" },
	{ "value: two,", "value: one,", 15, "choice one is there twice" },
	{ "value: two,", "value: Two!,", 15, "no value for a choice" },
	{ "label: Two}", "label: Two, alone: true}", 15, "alone is for choices" },
	{ "label: Two}", "label: Two, alone: perhaps}", 15, "true or false" },
	{ "max: 9", "max: 9x", 16, "whole number" },
	{ "max: 9", "max: 0", 16, "min is more than max" },
	{ "type: number, min: 1, max: 9", "type: number, max_length: 4", 16,
	    "max_length is for text" },
	{ "{field: b, is: two}", "{field: z, is: two}", 17, "z is no earlier field" },
	{ "{field: b, is: two}", "{field: a, is: two}", 17, "a is no choice" },
	{ "{field: b, is: two}", "{field: b, is: six}", 17, "six is no answer to b" },
	{ "required: Enter D, ", "", 17, "has no message" },
	{ "name: shut,", "name: open,", 18, "state open is there twice" },
	{ "to: shut", "to: gone", 21, "a move from open to gone" },
	{ "moves:\n  - {from: open, to: shut}\n", "", 18, "states and moves go together" },
	{ "{from: open, to: shut}", "{from: shut, to: open}", 18,
	    "no moves lead from open to shut" },
	{ "title: Shut}\n", "title: Shut}\n  - {name: lost, title: Lost}\n", 18,
	    "no moves lead from open to lost" },
	{ "columns: [a, b]", "columns: [a, q]", 23, "q is no field" },
	{ "columns: [a, b]", "columns: []", 23, "the list of columns is too short; add to it" },
	{ "columns: [a, b]", "columns: a", 23, "columns is no list; write [one, two]" },
	{ "access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}", "access: area", 6,
	    "access is not \"key: value\"; write its keys and values" },
	{ "order: [a]", "order: [b]", 23, "in the order of one field" },
	{ "order: [a]", "order: [a, d]", 23, "in the order of one field" },
	{ "filters: [b]", "filters: [b, b]", 23, "b is there twice" },
	{ "  - {name: c,", "  - {name: sort, label: S, type: text}\n  - {name: c,", 0, NULL },
	{ "order: [a]", "order: [nothing]", 23, "nothing is no field" },
	{ "list: {", "duties: []\nlist: {", 23, "the list of duties is too short" },
	{ "list: {", DUTY("{name: u, title: U, after: d, done: d}") "list: {", 0, NULL },
	{ "list: {", DUTY("{name: U, title: U, after: d, done: d}") "list: {", 24,
	    "U is no name for a duty" },
	{ "list: {", DUTY("{name: u, title: U, after: a, done: d}") "list: {", 24, "a is no date" },
	{ "list: {", DUTY("{name: u, title: U, after: d, done: z}") "list: {", 24,
	    "z is no field" },
	{ "list: {", DUTY("{name: u, title: U, after: d}") "list: {", 24, "would never end" },
	{ "list: {", DUTY("{name: u, title: U, after: d, in: [gone]}") "list: {", 24,
	    "gone is no state" },
	{ "list: {", DUTY("{name: u, title: U, after: d, last: d, done: d}") "list: {", 24,
	    "comes again" },
	{ "list: {", DUTY("{name: u, title: U, after: d, done: d, years: 31}") "list: {", 24,
	    "more than 30 years away" },
	{ "list: {", DUTY("{name: u, title: U, after: d, done: d, years: soon}") "list: {", 24,
	    "whole number" },
	{ "list: {", DUTY("{name: u, title: U, after: d, done: d, working_days: 10}") "list: {", 0,
	    NULL },
	{ "list: {",
	    DUTY("{name: u, title: U, after: d, done: d, weeks: 1, working_days: 10}") "list: {",
	    24, "counts working days, and nothing beside them" },
	{ "list: {", DUTY("{name: u, title: U, after: d, done: d, working_days: ten}") "list: {",
	    24, "whole number" },
	{ "list: {",
	    DUTY("{name: u, title: U, after: d, done: d, when: {field: b, is: six}}") "list: {", 24,
	    "six is no answer to b" },
	{ "list: {",
	    DUTY("{name: u, title: U, after: d, done: d}\n  - {name: u, title: U, after: d, done: "
		 "d}") "list: {",
	    25, "duty u is there twice" },
	{ "list: {", "owner: a\n" DUTY("{name: u, title: U, after: d, done: d}") "list: {", 23,
	    "a names nobody" },
	{ "list: {", "owner: a\nlist: {", 23, "a names nobody" },
	{ "list: {", "escalate: {days: 5}\nlist: {", 23, "it has no duties" },
	{ "list: {",
	    "escalate: {days: 5, to: a}\n" DUTY("{name: u, title: U, after: d, done: d}") "list: {",
	    23, "a is no person" },
	{ "write: REGISTER_WRITE}", "write: REGISTER_WRITE, own: [{field: a, read: SIGNED_IN}]}", 6,
	    "a names nobody" },
	{ "write: REGISTER_WRITE}", "write: REGISTER_WRITE, own: [{field: z, read: SIGNED_IN}]}", 6,
	    "z is no field" },
	{ "read: REGISTER_READ, write: REGISTER_WRITE}", "write: REGISTER_WRITE}", 6,
	    "nobody could use it" },
	{ "to: shut}", "to: shut, may: NOBODY}", 22, "NOBODY is no permission" },
	{ "to: shut}", "to: shut, may: CASE_READ}", 22, "CASE_READ is no right of a post" },
	{ "list: {", "counts: [{name: n, title: N, by: b, on: d, in: [open]}]\nlist: {", 0, NULL },
	{ "list: {", "counts: [{name: n, title: N, by: state}]\nlist: {", 0, NULL },
	{ "list: {", "counts: [{name: n, title: N, by: a}]\nlist: {", 23, "a is no choice" },
	{ "list: {", "counts: [{name: n, title: N, by: z}]\nlist: {", 23, "z is no field" },
	{ "list: {", "counts: [{name: N, title: N, by: b}]\nlist: {", 23, "no name for a count" },
	{ "list: {", "counts: [{name: n, title: N, by: b, on: a}]\nlist: {", 23, "a is no date" },
	{ "list: {", "counts: [{name: n, title: N, by: b, in: [gone]}]\nlist: {", 23,
	    "gone is no state" },
	{ "list: {", "once: {by: [a, c], in: [open], message: One}\nlist: {", 0, NULL },
	{ "list: {", "once: {by: [z], message: One}\nlist: {", 23, "z is no field" },
	{ "list: {", "once: {by: [a], in: [gone], message: One}\nlist: {", 23, "gone is no state" },
	{ "list: {", "once: {by: [a]}\nlist: {", 23, "message is missing; add it" },
	{ "to: shut}", "to: shut, needs: [d]}", 0, NULL },
	{ "to: shut}", "to: shut, needs: [z]}", 22, "z is no field" },
	{ "name: a, label: A, type: text}",
	    "name: a, label: A, type: text, hidden_when: {field: b, is: two}}", 0, NULL },
	{ "name: a, label: A, type: text}",
	    "name: a, label: A, type: text, hidden_when: {field: c, is: two}}", 9,
	    "c is no choice" },
	{ "name: a, label: A, type: text}",
	    "name: a, label: A, type: file, hidden_when: {field: b, is: two}}", 9,
	    "a file cannot be kept back" },
	{ "name: a, label: A, type: text}",
	    "name: a, label: A, type: text, hidden_when: {field: b, is: one or two}}", 9,
	    "one answer keeps a field back" },
	{ "list: {",
	    DUTY("{name: u, title: U, after: d, done: d, remind: 9, again: [5, 2]}") "list: {", 0,
	    NULL },
	{ "list: {",
	    DUTY("{name: u, title: U, after: d, done: d, remind: 9, again: [9]}") "list: {", 24,
	    "9 is no day of reminding" },
	{ "list: {",
	    DUTY("{name: u, title: U, after: d, done: d, remind: 9, again: [2, 5]}") "list: {", 24,
	    "5 is no day of reminding" },
	{ "list: {",
	    DUTY("{name: u, title: U, after: d, done: d, remind: 9, again: [soon]}") "list: {", 24,
	    "soon is no day of reminding" },
	{ "source: s\n", "source: s\n---\n", 6, "a second document" },
	{ "source: s\n", "source: \"\xff\"\n", 0, "UTF-8" },
};

static struct arena *a;
static const char *path;

static void
read_it(void *arg)
{
	(void)arg;
	register_defined(a, path);
}

static const char *
replaced(size_t i)
{
	const char *at = strstr(right, wrong[i].piece);

	if (at == NULL)
		fail(FAULT_BUG, "case %zu has no such piece", i);
	return arena_printf(
	    a, "%.*s%s%s", (int)(at - right), right, wrong[i].instead, at + strlen(wrong[i].piece));
}

static void
wrong_is_refused(void)
{
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct fault fault = { 0 };
		const char *line;

		a = arena_new(0);
		path = register_file(a, register_folder(a), "x.yaml", replaced(i));
		if (wrong[i].says == NULL) {
			CHECK(attempt(read_it, NULL, &fault));
			arena_free(a);
			continue;
		}
		CHECK(!attempt(read_it, NULL, &fault));
		CHECK_INT(fault.kind, FAULT_USAGE);
		line = wrong[i].line ? arena_printf(a, "x.yaml:%d: ", wrong[i].line) : "x.yaml: ";
		if (strstr(fault.message, line) == NULL ||
		    strstr(fault.message, wrong[i].says) == NULL)
			CHECK_STR(fault.message, arena_printf(a, "%s%s", line, wrong[i].says));
		arena_free(a);
	}
}

static void
right_is_read(void)
{
	const struct register_def *d;

	a = arena_new(0);
	d = register_defined(a, register_file(a, register_folder(a), "x.yaml", right));
	CHECK_INT(d->n_fields, 4);
	CHECK_STR(d->fields[1].choices[1].value, "two");
	CHECK_INT(d->fields[1].choices[1].number, 2);
	CHECK(d->fields[1].choices[2].value == NULL);
	CHECK_INT(define_field(d, "d"), 3);
	CHECK_INT(define_field(d, "e"), -1);
	arena_free(a);
}

static const char *dirs[4];

static void
load_dirs(void)
{
	registers_load(a, dirs, NULL);
}

static void
councils_add_their_own(void)
{
	const struct registers *set;

	a = arena_new(0);
	dirs[0] = register_folder(a);
	dirs[1] = register_folder(a);
	dirs[2] = NULL;
	register_file(a, dirs[0], "x.yaml", right);
	set = registers_load(a, dirs, NULL);
	CHECK_INT((int64_t)set->n, 1);
	CHECK(registers_find(set, "x") != NULL && registers_find(set, "y") == NULL);
	CHECK_STR(register_choices(registers_find(set, "x"), "b")[0].label, "One");
	register_file(a, dirs[1], "x.yaml", right);
	CHECK_FAILS(FAULT_USAGE, load_dirs);
	dirs[1] = arena_printf(a, "%s/nowhere", dirs[0]);
	CHECK_INT((int64_t)registers_load(a, dirs, NULL)->n, 1);
	dirs[0] = dirs[1];
	CHECK_FAILS(FAULT_USAGE, load_dirs);
	arena_free(a);
}

/* A register that leads back to itself, through another or at once. */
static const struct {
	const char *x, *y; /* the field that x and y have */
	const char *says;
} circles[] = {
	{ "type: record, of: x}", "type: text}", "x.yaml:7: r leads back to the register x" },
	{ "type: record, of: y}", "type: record, of: x}", "leads back to the register" },
	{ "type: record, of: z}", "type: text}", "x.yaml:7: z is no register" },
	{ "type: record, of: y}", "type: text}", NULL },
};

static const char *
refers(const char *name, const char *type)
{
	return arena_printf(a,
	    "name: %s\ntitle: T\nrecord: r\ndescription: D.\nsource: s\n"
	    "access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}\n"
	    "fields: [{name: r, label: R, %s]\nlist: {columns: [r]}\n",
	    name, type);
}

static void
load_it(void *arg)
{
	(void)arg;
	registers_load(a, dirs, NULL);
}

static void
no_register_leads_back_to_itself(void)
{
	for (size_t i = 0; i < sizeof circles / sizeof circles[0]; i++) {
		struct fault fault = { .message = "" };

		a = arena_new(0);
		dirs[0] = register_folder(a);
		dirs[1] = NULL;
		register_file(a, dirs[0], "x.yaml", refers("x", circles[i].x));
		register_file(a, dirs[0], "y.yaml", refers("y", circles[i].y));
		CHECK_INT(attempt(load_it, NULL, &fault), circles[i].says == NULL);
		if (circles[i].says != NULL && strstr(fault.message, circles[i].says) == NULL)
			CHECK_STR(fault.message, circles[i].says);
		arena_free(a);
	}
}

static void
what_ships_is_right(void)
{
	const struct registers *set;

	a = arena_new(0);
	set = registers_load(a, (const char *const[]){ REGISTER_DIR, NULL }, NULL);
	CHECK(registers_find(set, "advice-services") != NULL);
	CHECK(registers_find(set, "taking-part") != NULL);
	CHECK_STR(
	    register_choices(registers_find(set, "taking-part"), "help")[0].value, "interpreter");
	arena_free(a);
}

static int
command(const char *file)
{
	char *args[] = { "check", "register", (char *)(uintptr_t)file, NULL };

	return command_run(file == NULL ? 2 : 3, args, &register_check_plan);
}

static void
command_says_so(void)
{
	const char *folder;

	a = arena_new(0);
	folder = register_folder(a);
	CHECK_INT(command(register_file(a, folder, "x.yaml", right)), COMMAND_OK);
	CHECK_INT(command(register_file(a, folder, "y.yaml", right)), COMMAND_FINDINGS);
	CHECK_INT(command(arena_printf(a, "%s/z.yaml", folder)), COMMAND_FAILED);
	CHECK_INT(command(folder), COMMAND_FINDINGS); /* y.yaml is in it */
	CHECK_INT(command(REGISTER_DIR), COMMAND_OK);
	CHECK_INT(command(NULL), COMMAND_FAILED);
	CHECK_INT(command("--help"), COMMAND_OK);
	arena_free(a);
}

/* "?after=" says where a list goes on. */
static void
words_of_addresses_are_no_filters(void)
{
	struct fault fault = { 0 };

	a = arena_new(0);
	path = register_file(a, register_folder(a), "y.yaml",
	    "name: y\ntitle: Y\nrecord: y\ndescription: Y.\nsource: s\n"
	    "access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}\n"
	    "fields: [{name: after, label: A, type: text}]\n"
	    "list: {columns: [after], filters: [after]}\n");
	CHECK(!attempt(read_it, NULL, &fault));
	CHECK(strstr(fault.message, "y.yaml:8: after is a word of every list's address") != NULL);
	arena_free(a);
}

int
main(void)
{
	static const struct check_case cases[] = { CHECK_CASE(right_is_read),
		CHECK_CASE(words_of_addresses_are_no_filters), CHECK_CASE(wrong_is_refused),
		CHECK_CASE(councils_add_their_own), CHECK_CASE(no_register_leads_back_to_itself),
		CHECK_CASE(what_ships_is_right), CHECK_CASE(command_says_so), { 0 } };

	rng_init();
	return check_run(cases);
}
