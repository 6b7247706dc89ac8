/*
 * Bench: the quality rules on a plan of 60 rows, from its bytes to its findings.
 *
 * usage: bench-plan-lint POLICY_DIR
 * Figure to reach: 2 ms a plan.
 */
#include "areas/lint/plan_json.h"
#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 1000, NEEDS = 15, OUTCOMES = 10, PROVISION = 28, ADVICE = 7 };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Texts of a usual length, some of them vague. */
static void
write_rows(struct buf *b)
{
	buf_puts(b, "\"needs\": [");
	for (int i = 1; i <= NEEDS; i++)
		buf_printf(b,
		    "%s{\"id\": \"B%d\", \"section\": \"B\", \"evidence\": [\"K%d\"], \"text\": "
		    "\"Ada "
		    "finds it hard to follow spoken instructions of more than two steps, and this "
		    "shows most in lessons of kind %d. She looks at what the others do, waits, and "
		    "often begins late. When the room is loud she covers her ears and may leave "
		    "it.\"}",
		    i > 1 ? "," : "", i, i % ADVICE + 1, i);
	buf_puts(b, "], \"outcomes\": [");
	for (int i = 1; i <= OUTCOMES; i++)
		buf_printf(b,
		    "%s{\"id\": \"E%d\", \"needs\": [\"B%d\"], \"text\": \"By July 2027 Ada will "
		    "be "
		    "able to follow instructions of three steps in lesson %d on four days out of "
		    "five.\", \"measure\": \"The teacher's weekly tally\", \"due\": "
		    "\"2027-07-16\", "
		    "\"review\": \"2027-01-15\"}",
		    i > 1 ? "," : "", i, i, i);
	buf_puts(b, "], \"provision\": [");
	for (int i = 1; i <= PROVISION; i++)
		buf_printf(b,
		    "%s{\"id\": \"F%d\", \"section\": \"F\", \"needs\": [\"B%d\"], \"outcomes\": "
		    "[\"E%d\"], \"kind\": \"kind %d\", \"quantity\": 30, \"unit\": \"minute\", "
		    "\"frequency\": \"weekly\", \"group_size\": 1, \"deliverer\": \"teaching "
		    "assistant\", \"text\": \"A teaching assistant works with Ada one to one for "
		    "30 "
		    "minutes every week on lesson %d, with access to a quiet room. The work "
		    "follows "
		    "the programme of the speech and language therapist, who looks at it every "
		    "half "
		    "term and writes new targets. Regular praise will be given.\"}",
		    i > 1 ? "," : "", i, i % NEEDS + 1, i % OUTCOMES + 1, i, i);
	buf_puts(b, "], \"advice\": [");
	for (int i = 1; i <= ADVICE; i++)
		buf_printf(b,
		    "%s{\"id\": \"K%d\", \"key\": \"%c\", \"author\": \"P. Author\", \"role\": "
		    "\"Adviser\", \"on\": \"2026-05-01\", \"needs\": [\"Difficulty following "
		    "spoken "
		    "instructions\", \"Leaves loud rooms\"], \"provision\": [\"30 minutes weekly "
		    "with "
		    "a teaching assistant\", \"A quiet room\"]}",
		    i > 1 ? "," : "", i, 'a' + i - 1);
	buf_puts(b, "]");
}

static struct buf *
sixty_rows(struct arena *arena)
{
	struct buf *b = buf_new(arena);

	buf_puts(b,
	    "{\"plan\": {\"kind\": \"draft\", \"on\": \"2026-06-12\", \"child\": {\"name\": \"Ada "
	    "Example\", \"dob\": \"2015-12-01\", \"ncy\": 5}, \"sections\": {\"A\": {\"text\": \"");
	for (int i = 0; i < 30; i++)
		buf_puts(b, "I love swimming and drawing, and I want a friend to sit with. ");
	buf_puts(b, "\"}, \"I\": {\"text\": \"\"}, \"J\": {\"text\": \"\"}}, ");
	write_rows(b);
	buf_puts(b, "}}");
	return b;
}

int
main(int argc, char **argv)
{
	struct arena *kept = arena_new(0);
	const struct policy_set *set = policy_load_all(kept, argc > 1 ? argv[1] : "policy");
	const struct policy_pack *pack = policy_find(set, "england-2014");
	const struct lint_lexicon *lexicon = lint_lexicon(kept, pack);
	struct buf *b = sixty_rows(kept);
	double from = seconds(), read = 0, rules = 0;
	size_t found = 0, bytes = 0;

	for (int i = 0; i < RUNS; i++) {
		struct arena *arena = arena_new(0);
		struct plan_document *doc = plan_json_read(arena, set, pack, b->p, b->n);
		double middle = seconds();

		found = lint_run(arena, lexicon, doc->plan).n;
		rules += seconds() - middle;
		read += middle - from;
		bytes = arena_used(arena);
		arena_free(arena);
		from = seconds();
	}
	printf("%d rows, %zu bytes, %zu findings: read %.3f ms, rules %.3f ms a plan, %zu KiB\n",
	    NEEDS + OUTCOMES + PROVISION + ADVICE, b->n, found, read / RUNS * 1e3,
	    rules / RUNS * 1e3, bytes >> 10);
	arena_free(kept);
	return (read + rules) / RUNS * 1e3 > 2;
}
