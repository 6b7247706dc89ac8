/*
 * Bench: a plan of twelve pages, with tables and tags, from its rows to a PDF.
 *
 * usage: bench-pdf POLICY_DIR [HTML]
 * Writes the same content as one file of HTML, for bench/weasyprint_pdf to
 * convert: the figure to reach is a tenth of its time.
 */
#include "areas/lint/plan_json.h"
#include "areas/renderings/render.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { RUNS = 50, ROWS = 24 };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Rows of a usual length. */
static void
write_rows(struct buf *b)
{
	buf_puts(b, "\"needs\": [");
	for (int i = 1; i <= ROWS; i++)
		buf_printf(b,
		    "%s{\"id\": \"B%d\", \"section\": \"B\", \"evidence\": [\"K1\"], \"text\": "
		    "\"Ada finds it hard to follow spoken instructions of more than two steps, and "
		    "this shows most in lessons of kind %d. She looks at what the others do, "
		    "waits, "
		    "and often begins late. When the room is loud she covers her ears and may "
		    "leave "
		    "it. With pictures, and with time to think, she does well.\"}",
		    i > 1 ? "," : "", i, i);
	buf_puts(b, "], \"outcomes\": [");
	for (int i = 1; i <= ROWS / 3; i++)
		buf_printf(b,
		    "%s{\"id\": \"E%d\", \"needs\": [\"B%d\"], \"text\": \"By July 2027 Ada will "
		    "be "
		    "able to follow instructions of three steps in lesson %d on four days of "
		    "five.\", "
		    "\"measure\": \"The teacher's weekly tally\", \"due\": \"2027-07-16\", "
		    "\"review\": \"2027-01-15\"}",
		    i > 1 ? "," : "", i, i, i);
	buf_puts(b, "], \"provision\": [");
	for (int i = 1; i <= ROWS; i++)
		buf_printf(b,
		    "%s{\"id\": \"F%d\", \"section\": \"F\", \"needs\": [\"B%d\"], \"outcomes\": "
		    "[\"E%d\"], \"quantity\": 30, \"unit\": \"minute\", \"frequency\": \"weekly\", "
		    "\"group_size\": 1, \"deliverer\": \"teaching assistant\", \"text\": \"A "
		    "teaching "
		    "assistant works with Ada one to one for 30 minutes every week on lesson %d, "
		    "in a "
		    "quiet room. The work follows the programme of the speech and language "
		    "therapist, "
		    "who looks at it every half term and writes new targets with Ada and her "
		    "teacher.\"}",
		    i > 1 ? "," : "", i, i, i % (ROWS / 3) + 1, i);
	buf_puts(b, "], \"advice\": [{\"id\": \"K1\", \"key\": \"d\", \"author\": \"P. Author\", "
		    "\"role\": \"Educational psychologist\", \"on\": \"2026-05-01\"}]");
}

static struct buf *
twelve_pages(struct arena *arena)
{
	struct buf *b = buf_new(arena);

	buf_puts(b,
	    "{\"plan\": {\"kind\": \"final\", \"on\": \"2026-06-12\", \"child\": {\"name\": \"Ada "
	    "Example\", \"dob\": \"2015-12-01\", \"ncy\": 5}, \"sections\": {\"A\": {\"text\": \"");
	for (int i = 0; i < 30; i++)
		buf_puts(b, "I love swimming and drawing, and I want a friend to sit with. ");
	buf_puts(b, "\"}, \"I\": {\"text\": \"Exampleshire Primary School\"}}, ");
	write_rows(b);
	buf_puts(b, "}}");
	return b;
}

static size_t
pages_of(const struct buf *pdf)
{
	const char *count = memmem(pdf->p, pdf->n, "/Type/Pages/Count ", 18);
	size_t n = 0;

	for (count += 18; *count >= '0' && *count <= '9'; count++)
		n = n * 10 + (size_t)(*count - '0');
	return n;
}

static void
write_html(struct arena *arena, const struct view_plan *v, const char *path)
{
	const struct buf *html = plan_offline(arena, v);
	FILE *f = fopen(path, "w");

	if (f == NULL || fwrite(html->p, 1, html->n, f) != html->n || fclose(f) != 0)
		perror(path);
}

int
main(int argc, char **argv)
{
	struct arena *kept = arena_new(0);
	const struct policy_set *set = policy_load_all(kept, argc > 1 ? argv[1] : "policy");
	const struct policy_pack *pack = policy_find(set, "england-2014");
	const struct buf *b = twelve_pages(kept);
	const struct plan *plan = plan_json_read(kept, set, pack, b->p, b->n)->plan;
	double first = 0, rest = 0;
	size_t pages = 0, bytes = 0, used = 0;

	for (int i = 0; i < RUNS; i++) {
		struct arena *arena = arena_new(0);
		double from = seconds();
		const struct view_plan *v =
		    plan_view(arena, plan, &(struct render_facts){ .pack = pack });
		const struct buf *pdf = plan_pdf(arena, v, PLAN_PDF, NULL);

		*(i == 0 ? &first : &rest) += seconds() - from;
		pages = pages_of(pdf);
		bytes = pdf->n;
		used = arena_used(arena);
		if (i == 0 && argc > 2)
			write_html(arena, v, argv[2]);
		arena_free(arena);
	}
	printf("%zu pages, %zu KiB: first %.1f ms, then %.1f ms a document; %zu KiB of memory\n",
	    pages, bytes >> 10, first * 1e3, rest / (RUNS - 1) * 1e3, used >> 10);
	arena_free(kept);
	return 0;
}
