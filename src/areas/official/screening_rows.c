/*
 * Screening, rows: is the same time, place and combination of filters there twice?
 *
 * Each row leaves a hash of 64 bits and its line in an unnamed temporary file;
 * at the end that file is read once for every million rows, each time with the
 * hashes of one part in a table of fixed size.  Of ten million rows two have the
 * same hash by accident with a chance of 3 in a million.
 */
#include "areas/official/screening.h"
#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { SLOTS = 1 << 21, PART = 1 << 20, READ_AT_ONCE = 4096 };

struct noted {
	uint64_t hash;
	int32_t line;
	int32_t least; /* of a school or provider */
};

struct screening_rows {
	struct screening *s;
	FILE *file;
	size_t n;
	VEC(size_t) keys; /* columns */
};

static void
close_file(void *file)
{
	fclose(file);
}

struct screening_rows *
screening_rows_new(struct screening *s)
{
	struct screening_rows *r = anew(s->arena, struct screening_rows);

	r->s = s;
	r->file = tmpfile();
	if (r->file == NULL)
		fail(FAULT_STORAGE, "no temporary file: %s", strerror(errno));
	arena_on_free(s->arena, close_file, r->file);
	for (size_t i = 0; i < s->columns.n; i++) {
		const struct screen_column *c = &s->columns.a[i];

		if (c->unit || c->filter || c->group)
			vec_push(s->arena, &r->keys, i);
	}
	return r;
}

void
screening_rows_add(struct screening_rows *r, const struct csv_row *row)
{
	const char *level =
	    r->s->level >= 0 && (size_t)r->s->level < row->n ? row->cells[r->s->level] : "";
	int number = level_number(level);
	struct noted note = { VALUES_HASH_BEGIN, row->line, 0 };

	if (number >= 0 && (levels[number].flags & LEVEL_IGNORED)) {
		note.least = strcmp(level, "School") == 0 || strcmp(level, "Provider") == 0;
		if (!note.least)
			return;
	}
	for (size_t i = 0; i < r->keys.n; i++)
		if (r->keys.a[i] < row->n) {
			const char *text = row->cells[r->keys.a[i]];

			note.hash = values_hash(note.hash, text, strlen(text) + 1);
		}
	if (fwrite(&note, sizeof note, 1, r->file) != 1)
		fail(FAULT_STORAGE, "the temporary file cannot be written: %s; make room",
		    strerror(errno));
	r->n++;
}

struct part {
	struct screening_rows *r;
	uint64_t *slots;
	size_t number, of;
	bool least_too;
};

static void
look_up(struct part *p, const struct noted *note)
{
	uint64_t hash = note->hash != 0 ? note->hash : 1;
	size_t at = (hash >> 32) % SLOTS;
	struct screening *s = p->r->s;

	if (hash % p->of != p->number || (note->least && !p->least_too))
		return;
	while (p->slots[at] != 0 && p->slots[at] != hash)
		at = (at + 1) % SLOTS;
	if (p->slots[at] == hash) {
		s->duplicates++;
		if (s->duplicate == 0 || note->line < s->duplicate)
			s->duplicate = note->line;
	}
	p->slots[at] = hash;
}

static void
look_through(struct part *p)
{
	struct noted notes[READ_AT_ONCE];

	memset(p->slots, 0, SLOTS * sizeof *p->slots);
	rewind(p->r->file);
	for (size_t n; (n = fread(notes, sizeof notes[0], READ_AT_ONCE, p->r->file)) > 0;)
		for (size_t i = 0; i < n; i++)
			look_up(p, &notes[i]);
}

/* Schools or providers are compared when the file has nothing else. */
static bool
has_one_level(const struct screening *s)
{
	return s->level_names != NULL && s->level_names->n == 1;
}

void
screening_rows_end(struct screening_rows *r)
{
	struct part p = { r, anew_n(r->s->arena, uint64_t, SLOTS), 0, r->n / PART + 1,
		has_one_level(r->s) };

	for (; p.number < p.of; p.number++)
		look_through(&p);
}
