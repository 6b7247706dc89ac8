/* Typed: numbers, amounts, addresses, evidence and children as people write them. */
#include "areas/registers/typed.h"
#include "areas/registers/registers.sql.h"
#include "base/buf.h"
#include "base/str.h"
#include "db/db.h"

#include <string.h>

enum { MOST_PENCE_DIGITS = 15 };

/* "1,234" as "1234"; NULL: no whole number.  Leading and doubled signs do not pass. */
static const char *
number_text(struct arena *a, const char *typed)
{
	struct buf *b = buf_new(a);
	int64_t n;

	for (; *typed != '\0'; typed++)
		if (strchr(", ", *typed) == NULL)
			buf_putc(b, *typed);
	if (b->n == 0 || b->n > MOST_PENCE_DIGITS || !str_to_int(b->p, &n))
		return NULL;
	return arena_printf(a, "%lld", (long long)n);
}

/* "£1,234.5" as pence; NULL: no amount of money. */
static const char *
pence_text(struct arena *a, const char *typed)
{
	struct buf *b = buf_new(a);
	const char *dot;
	size_t after;
	int64_t n;

	for (; *typed != '\0'; typed++)
		if (str_starts(typed, "£"))
			typed += strlen("£") - 1;
		else if (strchr(", ", *typed) == NULL)
			buf_putc(b, *typed);
	dot = b->n ? strchr(b->p, '.') : NULL;
	after = dot != NULL ? strlen(dot + 1) : 0;
	if (b->n == 0 || b->p[0] == '-' || b->n > MOST_PENCE_DIGITS || after > 2 ||
	    (dot != NULL && (after == 0 || strspn(dot + 1, "0123456789") != after)))
		return NULL;
	if (!str_to_int(arena_printf(a, "%.*s%s%.*s", (int)(b->n - after - (dot != NULL)), b->p,
			    dot != NULL ? dot + 1 : "", (int)(2 - after), "00"),
		&n))
		return NULL;
	return arena_printf(a, "%lld", (long long)n);
}

/* "example.org/x" as "https://example.org/x"; NULL: no address of a page. */
static const char *
url_text(struct arena *a, const char *typed)
{
	const char *host;
	size_t n;

	if (strstr(typed, "://") == NULL)
		typed = arena_printf(a, "https://%s", typed);
	host = str_starts(typed, "https://")  ? typed + 8
	       : str_starts(typed, "http://") ? typed + 7
					      : "";
	n = strcspn(host, "/?#");
	if (n < 4 || memchr(host, '.', n) == NULL || host[0] == '.' || host[n - 1] == '.' ||
	    strpbrk(typed, " \"'<>\\@") != NULL)
		return NULL;
	return typed;
}

/* A path of this Waymark: who opens it is asked for his right there. */
static bool
is_own_path(const char *typed)
{
	static const char *const begins[] = { "/documents/", "/registers/", "/cases/", NULL };

	for (const char *const *b = begins; *b != NULL; b++)
		if (str_starts(typed, *b))
			return strpbrk(typed, " \"'<>\\?#") == NULL &&
			       strstr(typed, "..") == NULL && strstr(typed, "//") == NULL;
	return false;
}

/* Nothing is evidence of itself. */
static const char *
evidence_text(const struct asking *q, const char *typed)
{
	if (typed[0] != '/')
		return url_text(tx_arena(q->tx), typed);
	if (!is_own_path(typed))
		return NULL;
	if (q->record != NULL && strstr(typed, q->record->public_id) != NULL)
		return NULL;
	return typed;
}

/* A child is named by the reference of a case that the viewer may see. */
static const char *
child_text(const struct asking *q, const char *typed)
{
	struct arena *a = tx_arena(q->tx);
	const struct register_child_by_reference_row *r =
	    register_child_by_reference(q->tx, q->place.la, str_trim(a, typed));

	return r == NULL ? NULL : arena_printf(a, "%lld", (long long)r->child);
}

const char *
typed_text(const struct asking *q, enum register_type type, const char *typed)
{
	struct arena *a = tx_arena(q->tx);

	switch ((int)type) {
	case TYPE_NUMBER:
		return number_text(a, typed);
	case TYPE_MONEY:
		return pence_text(a, typed);
	case TYPE_URL:
		return url_text(a, typed);
	case TYPE_CHILD:
		return child_text(q, typed);
	case TYPE_EVIDENCE:
		return evidence_text(q, typed);
	}
	return typed;
}
