/* Parse: chooses the parser and turns its end, good or bad, into a verdict. */
#include "files/parse.h"
#include "base/err.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static void (*const parsers[FILE_KIND__MAX])(struct parse *) = {
	[FILE_JPEG] = parse_jpeg,
	[FILE_PNG] = parse_png,
	[FILE_HEIC] = parse_heic,
	[FILE_PDF] = parse_pdf,
	[FILE_DOCX] = parse_office,
	[FILE_ODT] = parse_office,
	[FILE_TEXT] = parse_text,
};

void
parse_reject(struct parse *p, enum file_verdict verdict)
{
	p->verdict = verdict;
	fail(FAULT_USAGE, "file refused: verdict %d", (int)verdict);
}

void
parse_write(struct parse *p, const void *bytes, size_t n)
{
	const char *at = bytes;

	while (p->out >= 0 && n > 0) {
		ssize_t wrote = write(p->out, at, n);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0) /* over RLIMIT_FSIZE */
			parse_reject(p, FILE_HUGE);
		at += wrote;
		n -= (size_t)wrote;
	}
}

/* Without control characters, because a text that moves the cursor is not a text. */
void
parse_text(struct parse *p)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t from = p->n >= 3 && memcmp(p->p, mark, 3) == 0 ? 3 : 0;

	for (size_t i = from; i < p->n; i++)
		if (p->p[i] < ' ' && strchr("\t\n\r\f", p->p[i]) == NULL)
			parse_reject(p, FILE_DAMAGED);
	parse_write(p, p->p + from, p->n - from);
}

static void
run_parser(void *arg)
{
	struct parse *p = arg;

	parsers[p->kind](p);
}

enum file_verdict
parse_file(struct parse *p, enum file_kind named)
{
	struct fault fault;

	if (p->n == 0)
		return FILE_EMPTY;
	p->kind = file_kind_of(p->p, p->n);
	if (!file_kind_taken(p->kind))
		return FILE_NOT_TAKEN;
	if (p->kind != named)
		return FILE_NAME_DISAGREES;
	if (attempt(run_parser, p, &fault))
		return FILE_OK;
	if (fault.kind == FAULT_MEMORY)
		return FILE_HUGE;
	return fault.kind == FAULT_USAGE && p->verdict != FILE_OK ? p->verdict : FILE_DAMAGED;
}
