/*
 * Working, its findings: the rules take a millisecond over a plan of 60 rows,
 * ten times what the rest of its page takes, so the last answer is kept with
 * the plan, as lines of RULE, SEVERITY, ITEM, SPAN and MESSAGE between tabs.
 */
#include "areas/lint/lint.h"
#include "areas/plans/working.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

#include <string.h>

enum { PARTS = 5 };

/* Spans and messages are words of the plan: what would part them becomes a space. */
static void
put_part(struct buf *b, const char *text, char end)
{
	for (const char *p = text == NULL ? "" : text; *p != '\0'; p++)
		buf_putc(b, *p == '\t' || *p == '\n' ? ' ' : *p);
	buf_putc(b, end);
}

static const char *
written(struct arena *arena, const struct lint_findings *fs)
{
	struct buf *b = buf_new(arena);

	for (size_t i = 0; i < fs->n; i++) {
		const struct lint_finding *f = &fs->a[i];

		put_part(b, policy_name(NAMES_RULE, (int)f->rule), '\t');
		put_part(b, policy_name(NAMES_SEVERITY, (int)f->severity), '\t');
		put_part(b, f->item, '\t');
		put_part(b, f->span, '\t');
		put_part(b, f->message, '\n');
	}
	return b->p == NULL ? "" : b->p;
}

/* Cuts at the next separator and steps over it. */
static const char *
cut(char **at, char end)
{
	char *part = *at, *to = strchr(part, end);

	*to = '\0';
	*at = to + 1;
	return part;
}

static struct lint_findings
read_back(struct arena *arena, const char *text)
{
	struct lint_findings fs = { 0 };
	char *at = arena_strdup(arena, text);

	while (*at != '\0') {
		struct lint_finding f;
		const char *part[PARTS];
		int rule = 0, severity = 0;

		for (int i = 0; i < PARTS; i++)
			part[i] = cut(&at, i == PARTS - 1 ? '\n' : '\t');
		policy_value(NAMES_RULE, part[0], &rule);
		policy_value(NAMES_SEVERITY, part[1], &severity);
		f = (struct lint_finding){ (enum policy_rule)rule, (enum policy_severity)severity,
			part[2], part[3][0] == '\0' ? NULL : part[3], part[4] };
		vec_push(arena, &fs, f);
	}
	return fs;
}

struct lint_findings
working_findings(struct arena *arena, const struct working *w, const struct lint_lexicon *lexicon,
    const char *pack_version)
{
	const struct plan_find_row *head = w->head;

	if (head != NULL && head->findings != NULL &&
	    str_eq(head->findings_of, plan_digest(arena, w->plan, pack_version)))
		return read_back(arena, head->findings);
	return lint_run(arena, lexicon, w->plan);
}

void
working_keep(struct tx *tx, int64_t la, int64_t case_id, const struct lint_lexicon *lexicon,
    const char *pack_version)
{
	struct arena *arena = tx_arena(tx);
	const struct working *w = working_load(tx, la, case_id, false);
	struct lint_findings fs = lint_run(arena, lexicon, w->plan);

	plan_set_findings(
	    tx, la, w->head->id, plan_digest(arena, w->plan, pack_version), written(arena, &fs));
}

/* ---- what was let stand ---- */

/* The last change of the row or section that a finding is about; none: of the whole plan. */
static struct instant
changed_at(const struct working *w, const char *item)
{
	const struct working_row *row = working_row_find(w, item);
	const struct plan_sections_of_row *section = working_section_find(w, item);

	if (row != NULL)
		return row->is->changed_at;
	return section != NULL ? section->changed_at : (struct instant){ 0 };
}

struct working_overrides
working_overrides(struct tx *tx, const struct working *w)
{
	struct working_overrides standing = { 0 };
	struct plan_overrides_of_rows all;
	struct plan_overrides_of_row *a;

	if (w->head == NULL)
		return standing;
	all = plan_overrides_of(tx, w->la, w->head->id);
	a = anew_n(tx_arena(tx), struct plan_overrides_of_row, all.n);
	for (size_t i = 0; i < all.n; i++)
		if (changed_at(w, all.a[i].item).us <= all.a[i].at_time.us)
			a[standing.n++] = all.a[i];
	standing.a = a;
	return standing;
}

const struct plan_overrides_of_row *
working_override_of(const struct working_overrides *o, const struct lint_finding *f)
{
	for (size_t i = 0; i < o->n; i++)
		if (str_eq(o->a[i].rule, policy_name(NAMES_RULE, (int)f->rule)) &&
		    str_eq(o->a[i].item, f->item))
			return &o->a[i];
	return NULL;
}
