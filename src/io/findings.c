/* Findings: kept in an arena, printed as compilers print theirs, so that editors can jump there. */
#include "io/findings.h"

static const char *const severity_names[] = {
	[FINDING_WARNING] = "warning",
	[FINDING_ERROR] = "error",
};

struct findings *
findings_new(struct arena *arena)
{
	struct findings *f = anew(arena, struct findings);

	f->arena = arena;
	return f;
}

void
finding_add(struct findings *f, enum finding_severity severity, struct finding_place at,
    const char *format, ...)
{
	struct finding x = { .at = at, .severity = severity };
	va_list ap;

	if (severity == FINDING_ERROR)
		f->errors++;
	else
		f->warnings++;
	if (f->kept.n == FINDINGS_KEPT)
		return;
	va_start(ap, format);
	x.message = arena_vprintf(f->arena, format, ap);
	va_end(ap);
	vec_push(f->arena, &f->kept, x);
}

static void
print_place(const struct finding_place *at, FILE *to)
{
	fprintf(to, "%s:", at->file);
	if (at->line > 0)
		fprintf(to, "%d:", at->line);
	if (at->column > 0)
		fprintf(to, "%d:", at->column);
}

void
findings_print(const struct findings *f, const char *who, FILE *to)
{
	for (size_t i = 0; i < f->kept.n; i++) {
		const struct finding *x = &f->kept.a[i];

		fprintf(to, "%s: ", who);
		print_place(&x->at, to);
		fprintf(to, " %s: %s\n", severity_names[x->severity], x->message);
	}
	if (f->errors + f->warnings > f->kept.n)
		fprintf(to, "%s: %zu more findings\n", who, f->errors + f->warnings - f->kept.n);
}
