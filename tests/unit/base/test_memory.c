/* Memory that is given back: less is resident, and all of it is still there. */
#include "base/memory.h"
#include "../check.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_BYTES = 4 << 20, RESERVE_BYTES = 8 << 20, PIECE = 1000 };

/* Four megabytes of the program's own file. */
#define TIMES_4(x) x, x, x, x
#define TIMES_64(x) TIMES_4(TIMES_4(TIMES_4(x)))
#define TIMES_1024(x) TIMES_4(TIMES_4(TIMES_64(x)))
struct kilobytes {
	uint32_t number;
	char more[4092];
};
static const struct kilobytes table[] = { TIMES_1024({ .number = 0x57617921 }) };
_Static_assert(sizeof table == TABLE_BYTES, "the table");

static uint64_t
sum_of_table(void)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		sum += *(const volatile uint32_t *)&table[i].number;
	return sum;
}

/* Kilobytes that /proc/self/status says of a field. */
static long
status_of(const char *field)
{
	FILE *f = fopen("/proc/self/status", "re");
	char line[128];
	long kib = -1;

	while (f != NULL && fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, field, strlen(field)) == 0)
			kib = strtol(line + strlen(field) + 1, NULL, 10);
	if (f != NULL)
		fclose(f);
	return kib;
}

static void
constants_leave_and_come_back(void)
{
	uint64_t before = sum_of_table();
	long held = status_of("RssFile");

	CHECK(held > TABLE_BYTES >> 10);
	memory_give_back();
	CHECK(status_of("RssFile") < held - (TABLE_BYTES * 3 / 4 >> 10));
	CHECK(sum_of_table() == before);
}

/* Small pieces, so that malloc keeps them when they are freed; the last one stays. */
static void
the_reserve_of_malloc_leaves(void)
{
	static char *pieces[RESERVE_BYTES / PIECE];
	size_t n = sizeof pieces / sizeof pieces[0];
	long held;

	for (size_t i = 0; i < n; i++)
		memset(pieces[i] = malloc(PIECE), 'x', PIECE);
	for (size_t i = 0; i + 1 < n; i++)
		free(pieces[i]);
	held = status_of("RssAnon");
	memory_give_back();
#ifndef __SANITIZE_ADDRESS__
	CHECK(status_of("RssAnon") < held - (RESERVE_BYTES * 3 / 4 >> 10));
#endif
	CHECK(held > 0 && pieces[n - 1][PIECE - 1] == 'x');
	free(pieces[n - 1]);
}

/* What the loader and the program wrote is not the file's any more. */
static void
what_was_written_stays(void)
{
	static int written = 1;
	static char text[] = "as the file has it";

	written = 2;
	text[0] = 'A';
	memory_give_back();
	CHECK_INT(written, 2);
	CHECK_STR(text, "As the file has it");
}

static const struct check_case cases[] = {
	CHECK_CASE(constants_leave_and_come_back),
	CHECK_CASE(the_reserve_of_malloc_leaves),
	CHECK_CASE(what_was_written_stays),
	{ 0 },
};

int
main(void)
{
	return check_run(cases);
}
