/* Render, the parts of a view: facts, texts cut short, amounts in words. */
#include "areas/renderings/render_parts.h"
#include "base/str.h"

#include <string.h>

enum { LONGEST_WORD = 20 /* bytes, for the eye */ };

static const char *
say(const struct render *r, const char *message)
{
	return text_tr(r->language, message);
}

void
render_fact(struct render *r, struct view_facts_of *facts, const char *label, const char *value)
{
	if (!str_blank(value))
		vec_push(r->arena, facts, (struct view_fact){ say(r, label), value });
}

void
render_fact_date(struct render *r, struct view_facts_of *facts, const char *label, struct date d)
{
	if (date_is_set(d))
		render_fact(r, facts, label, text_date(r->arena, r->language, d));
}

const char *
render_words_of(struct arena *arena, const char *code)
{
	char *words = arena_strdup(arena, code);

	for (char *c = words; c != NULL && *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	return words;
}

static bool
ends_sentence(const char *from, const char *end)
{
	return end > from && (*end == '\n' || strchr(".!?", end[-1]) != NULL);
}

/* So many bytes at most, whole characters: words may be of any length. */
static size_t
cut_length(const char *p, size_t n, size_t most)
{
	if (n <= most)
		return n;
	while (most > 0 && ((unsigned char)p[most] & 0xc0) == 0x80)
		most--;
	return most;
}

const char *
render_short(struct arena *arena, const char *text, int words)
{
	const char *c = text + strspn(text, " \n\t\r"), *from = c, *end = c;
	size_t most = (size_t)words * LONGEST_WORD, n;

	while (words-- > 0 && *c != '\0' && !ends_sentence(from, end)) {
		end = c + strcspn(c, " \n\t\r");
		c = end + strspn(end, " \n\t\r");
	}
	n = cut_length(from, (size_t)(end - from), most);
	return arena_printf(
	    arena, "%.*s%s", (int)n, from, n > 0 && (*c != '\0' || from + n < end) ? " …" : "");
}

const char *
render_opening(struct arena *arena, const char *text, int words)
{
	const char *c = text + strspn(text, " \n\t\r"), *from = c, *whole = c;
	size_t most = (size_t)words * LONGEST_WORD;

	for (int left = words; left > 0 && *c != '\0'; left--) {
		const char *end = c + strcspn(c, " \n\t\r");

		c = end + strspn(end, " \n\t\r");
		if (ends_sentence(from, end) || *c == '\0')
			whole = end;
	}
	return whole > from && (size_t)(whole - from) <= most
		   ? arena_memdup(arena, from, (size_t)(whole - from))
		   : render_short(arena, text, words);
}

/* "30 minutes"; halves as "1.5 hours". */
static const char *
quantity_of(struct render *r, const struct plan_provision *p)
{
	const char *unit = render_words_of(r->arena, p->unit);
	size_t n = strlen(unit);
	bool many = p->quantity != 100 && n > 0 && unit[n - 1] != 's';
	int64_t part = p->quantity % 100;
	const char *number =
	    part == 0	     ? arena_printf(r->arena, "%lld", (long long)p->quantity / 100)
	    : part % 10 == 0 ? arena_printf(r->arena, "%lld.%lld", (long long)p->quantity / 100,
				   (long long)part / 10)
			     : arena_printf(r->arena, "%lld.%02lld", (long long)p->quantity / 100,
				   (long long)part);

	if (p->quantity <= 0)
		return unit;
	return arena_printf(r->arena, "%s%s%s%s", number, n > 0 ? " " : "", unit, many ? "s" : "");
}

static const char *
group_of(struct render *r, const struct plan_provision *p)
{
	if (p->group_size <= 0)
		return "";
	if (p->group_size == 1)
		return say(r, N_("one to one"));
	return text_trn(
	    r->arena, r->language, "group of {n}", "group of {n}", (int64_t)p->group_size);
}

const char *
render_amount(struct render *r, const struct plan_provision *p)
{
	const char *parts[] = { quantity_of(r, p), render_words_of(r->arena, p->frequency),
		group_of(r, p) };
	struct buf *b = buf_new(r->arena);

	buf_puts(b, "");
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (!str_blank(parts[i]))
			buf_printf(b, "%s%s", b->n > 0 ? ", " : "", parts[i]);
	return b->p;
}
