/* Words: the cutting of texts, and the finding of phrases by their first word. */
#include "areas/lint/words.h"
#include "base/str.h"
#include "base/vec.h"

#include <ctype.h>
#include <string.h>

/* Characters are told apart only as far as words need it. */
enum glyph { GLYPH_MARK, GLYPH_SPACE, GLYPH_LETTER, GLYPH_DIGIT, GLYPH_APOSTROPHE, GLYPH_HYPHEN };

struct character {
	enum glyph glyph;
	unsigned n; /* bytes */
	uint32_t code;
};

static uint32_t
decode(const unsigned char *s, unsigned *ret_n)
{
	static const unsigned char least[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	unsigned n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	uint32_t c = n == 1 ? s[0] : (uint32_t)(s[0] - least[n]);

	for (unsigned i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80) {
			*ret_n = 1;
			return 0xFFFD;
		}
		c = c << 6 | (s[i] & 0x3F);
	}
	*ret_n = n;
	return c;
}

/* What is not named is a mark. */
static const enum glyph ascii[128] = {
	[0] = GLYPH_SPACE,
	['\t' ... '\r'] = GLYPH_SPACE,
	[' '] = GLYPH_SPACE,
	['a' ... 'z'] = GLYPH_LETTER,
	['A' ... 'Z'] = GLYPH_LETTER,
	['0' ... '9'] = GLYPH_DIGIT,
	['\''] = GLYPH_APOSTROPHE,
	['-'] = GLYPH_HYPHEN,
	['_'] = GLYPH_HYPHEN,
};

static enum glyph
glyph_of(uint32_t c)
{
	if (c == 0x2019 || c == 0x2018 || c == 0x02BC)
		return GLYPH_APOSTROPHE;
	if (c >= 0x2010 && c <= 0x2015)
		return GLYPH_HYPHEN;
	if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000)
		return GLYPH_SPACE;
	if (c >= 0xBC && c <= 0xBE)
		return GLYPH_DIGIT; /* ¼ ½ ¾ */
	return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) ? GLYPH_LETTER
										    : GLYPH_MARK;
}

/* The character at s; of no bytes at the end. */
static struct character
peek(const char *s)
{
	unsigned char b = (unsigned char)*s;
	struct character c = { GLYPH_SPACE, 0, 0 };

	if (b < 0x80)
		return (struct character){ ascii[b], b != 0, b };
	c.code = decode((const unsigned char *)s, &c.n);
	c.glyph = glyph_of(c.code);
	return c;
}

struct cutter {
	struct arena *arena;
	const char *s; /* the next character */
	char *low;     /* where the next folded byte goes */
	VEC(struct word) out;
	unsigned sentence;
	bool hyphen, spoke; /* spoke: the sentence has a word */
};

static void
fold(struct cutter *c, const struct character *x)
{
	if (x->glyph == GLYPH_APOSTROPHE)
		*c->low++ = '\'';
	else if (x->n == 1)
		*c->low++ = (char)tolower((unsigned char)*c->s);
	else
		for (unsigned i = 0; i < x->n; i++)
			*c->low++ = c->s[i];
	c->s += x->n;
}

static void
add(struct cutter *c, const char *at, const char *low, enum word_kind kind, int64_t number)
{
	struct word w = { .at = at,
		.n = (unsigned)(c->s - at),
		.kind = kind,
		.low = low,
		.sentence = c->sentence,
		.hyphen = c->hyphen,
		.number = number,
		.hash = 5381 };

	*c->low++ = '\0';
	for (const char *p = low; *p != '\0'; p++)
		w.hash = w.hash * 33 + (unsigned char)*p;
	vec_push(c->arena, &c->out, w);
	c->hyphen = false;
	c->spoke = c->spoke || kind != WORD_MARK;
}

/* "2x20": the x stands between two numbers. */
static bool
is_times_sign(const struct cutter *c, const char *at)
{
	const struct word *before = c->out.n > 0 ? &c->out.a[c->out.n - 1] : NULL;

	return c->s == at + 1 && (*at == 'x' || *at == 'X') && before != NULL &&
	       before->kind == WORD_NUMBER && before->at + before->n == at;
}

/* Letters, then letters, digits and inner apostrophes. */
static void
cut_letters(struct cutter *c)
{
	const char *at = c->s, *low = c->low;
	struct character x = peek(c->s), next;

	for (;; x = peek(c->s)) {
		if (x.glyph == GLYPH_APOSTROPHE) {
			next = peek(c->s + x.n);
			if (next.glyph != GLYPH_LETTER)
				break;
		} else if (x.glyph == GLYPH_DIGIT) {
			if (x.n > 1 || is_times_sign(c, at))
				break;
		} else if (x.glyph != GLYPH_LETTER) {
			break;
		}
		fold(c, &x);
	}
	add(c, at, low, WORD_LETTERS, 0);
}

static int64_t
vulgar(uint32_t code)
{
	return code == 0xBC ? 25 : code == 0xBD ? 50 : 75;
}

/* "30", "1.5", "1,000", "½", "1½": in hundredths, further decimals and digits left out. */
static void
cut_number(struct cutter *c)
{
	const char *at = c->s, *low = c->low;
	int64_t value = 0, place = 100; /* of the next digit: 100 before the point */
	struct character x = peek(c->s), next;

	for (;; x = peek(c->s)) {
		next = peek(c->s + x.n);
		if (x.glyph == GLYPH_DIGIT && x.n > 1)
			value += vulgar(x.code);
		else if (x.glyph == GLYPH_DIGIT && place == 100)
			value = value < 1000000000 ? value * 10 + (x.code - '0') * 100 : value;
		else if (x.glyph == GLYPH_DIGIT)
			value += (x.code - '0') * place, place /= 10;
		else if (x.code == '.' && place == 100 && next.glyph == GLYPH_DIGIT && next.n == 1)
			place = 10;
		else if (x.code != ',' || next.glyph != GLYPH_DIGIT || next.n > 1)
			break;
		fold(c, &x);
	}
	add(c, at, low, WORD_NUMBER, value);
}

static bool
is_closing(uint32_t code)
{
	return code == ')' || code == '"' || code == '\'' || code == 0x201D || code == 0x2019;
}

/* "e.g.", "Dr." and initials end no sentence. */
static bool
ends_sentence(const struct cutter *c)
{
	static const char *const titles[] = { "mr", "mrs", "ms", "dr", "prof", "st", "approx", "eg",
		"ie", "vs" };
	char last = c->s[-1];
	const char *s = c->s;
	struct character next = peek(s);
	const struct word *before = c->out.n >= 2 ? &c->out.a[c->out.n - 2] : NULL;

	if (last != '.' && last != '!' && last != '?')
		return false;
	while (is_closing(next.code)) {
		s += next.n;
		next = peek(s);
	}
	if (next.glyph != GLYPH_SPACE)
		return false;
	if (last != '.' || before == NULL || before->kind != WORD_LETTERS)
		return true;
	for (unsigned i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (str_eq(before->low, titles[i]))
			return false;
	return before->n > 1;
}

static void
end_sentence(struct cutter *c)
{
	if (c->spoke)
		c->sentence++;
	c->spoke = false;
}

static void
cut_mark(struct cutter *c, struct character x)
{
	const char *at = c->s, *low = c->low;

	fold(c, &x);
	add(c, at, low, WORD_MARK, 0);
	if (ends_sentence(c))
		end_sentence(c);
}

static void
cut_gap(struct cutter *c, struct character x)
{
	if (x.code == '\n')
		end_sentence(c);
	c->hyphen = x.glyph == GLYPH_HYPHEN && c->out.n > 0 &&
		    c->out.a[c->out.n - 1].at + c->out.a[c->out.n - 1].n == c->s;
	c->s += x.n;
}

struct words
words_of(struct arena *arena, const char *text)
{
	/* Every word is folded to no more bytes than it has, and each has a NUL. */
	struct cutter c = {
		.arena = arena, .s = text, .low = arena_alloc(arena, 2 * strlen(text) + 1)
	};
	struct words w = { .text = text };

	for (struct character x = peek(c.s); x.n > 0; x = peek(c.s)) {
		if (x.glyph == GLYPH_LETTER)
			cut_letters(&c);
		else if (x.glyph == GLYPH_DIGIT)
			cut_number(&c);
		else if (x.glyph == GLYPH_SPACE || x.glyph == GLYPH_HYPHEN)
			cut_gap(&c, x);
		else
			cut_mark(&c, x);
	}
	w.a = c.out.a;
	w.n = c.out.n;
	w.sentences = c.sentence + c.spoke;
	for (size_t i = 0; i < w.n; i++)
		w.letters += w.a[i].kind != WORD_MARK;
	return w;
}

char *
words_span(struct arena *arena, const struct words *w, size_t first, size_t last)
{
	const char *from = w->a[first].at, *to = w->a[last].at + w->a[last].n;

	return arena_memdup(arena, from, (size_t)(to - from));
}

bool
words_is_capital(const struct word *w)
{
	return w->kind == WORD_LETTERS && isupper((unsigned char)w->at[0]);
}

bool
words_is_first(const struct words *w, size_t i)
{
	while (i > 0 && w->a[i - 1].sentence == w->a[i].sentence) {
		if (w->a[i - 1].kind != WORD_MARK)
			return false;
		i--;
	}
	return true;
}

size_t
words_sentence_end(const struct words *w, size_t i)
{
	unsigned s = w->a[i].sentence;

	while (i < w->n && w->a[i].sentence == s)
		i++;
	return i;
}

enum { BUCKETS = 256 };

/* One way to write a word of a phrase. */
struct choice {
	const char *low;
	uint32_t hash;
};

struct part {
	VEC(struct choice) choices;
	bool may_miss;
};

/* The elements alone, for good: growth happened elsewhere. */
#define KEPT(arena, vec) (void *)arena_memdup((arena), (vec)->a, (vec)->n * sizeof *(vec)->a)

struct phrase {
	VEC(struct part) parts;
};

struct first {
	struct first *next;
	unsigned phrase;
};

struct phrases {
	struct phrase *a;
	size_t n;
	struct first *buckets[BUCKETS];
};

static void
keep_part(struct arena *arena, struct arena *scratch, struct phrase *p, struct part *part)
{
	part->choices.a = KEPT(arena, &part->choices);
	vec_push(scratch, &p->parts, *part);
	*part = (struct part){ 0 };
}

/* "a|b" as one part; words that hyphens join become parts of their own only without a choice. */
static void
add_part(struct arena *arena, struct arena *scratch, struct phrase *p, const char *text)
{
	struct str_list choices = str_split(scratch, text, '|');
	struct part part = { 0 };

	for (size_t i = 0; i < choices.n; i++) {
		struct words w = words_of(scratch, choices.a[i]);

		part.may_miss = part.may_miss || w.n == 0;
		for (size_t k = 0; k < w.n; k++) {
			struct choice c = { arena_strdup(arena, w.a[k].low), w.a[k].hash };

			if (choices.n == 1 && k > 0)
				keep_part(arena, scratch, p, &part);
			vec_push(scratch, &part.choices, c);
		}
	}
	keep_part(arena, scratch, p, &part);
}

static void
add_phrase(struct arena *arena, struct phrase *p, const char *text)
{
	struct arena *scratch = arena_new(0);
	struct str_list parts = str_split(scratch, text, ' ');

	for (size_t k = 0; k < parts.n; k++)
		if (parts.a[k][0] != '\0')
			add_part(arena, scratch, p, parts.a[k]);
	p->parts.a = KEPT(arena, &p->parts);
	arena_free(scratch);
}

static void
index_phrase(struct arena *arena, struct phrases *ps, unsigned k)
{
	const struct phrase *p = &ps->a[k];

	for (size_t i = 0; i < p->parts.n; i++) {
		for (size_t c = 0; c < p->parts.a[i].choices.n; c++) {
			struct first **bucket =
			    &ps->buckets[p->parts.a[i].choices.a[c].hash % BUCKETS];
			struct first *f;

			if (*bucket != NULL && (*bucket)->phrase == k)
				continue;
			f = anew(arena, struct first);
			*f = (struct first){ *bucket, k };
			*bucket = f;
		}
		if (!p->parts.a[i].may_miss)
			return;
	}
}

struct phrases *
phrases_of_table(struct arena *arena, const void *table, size_t n, size_t size, size_t offset)
{
	struct phrases *ps = anew(arena, struct phrases);

	ps->a = anew_n(arena, struct phrase, n);
	ps->n = n;
	for (size_t i = 0; i < n; i++) {
		add_phrase(arena, &ps->a[i],
		    *(const char *const *)((const char *)table + i * size + offset));
		index_phrase(arena, ps, (unsigned)i);
	}
	return ps;
}

struct phrases *
phrases_of(struct arena *arena, const char *const *list, size_t n)
{
	return phrases_of_table(arena, list, n, sizeof *list, 0);
}

static bool
fits(const struct part *p, const struct word *w)
{
	for (size_t i = 0; i < p->choices.n; i++)
		if (p->choices.a[i].hash == w->hash && str_eq(p->choices.a[i].low, w->low))
			return true;
	return false;
}

/* Behind the phrase when it stands at word i, else 0; the longest way through it. */
static size_t
follow(const struct phrase *p, size_t part, const struct words *w, size_t i)
{
	size_t to;

	if (part == p->parts.n)
		return i;
	if (i < w->n && fits(&p->parts.a[part], &w->a[i])) {
		to = follow(p, part + 1, w, i + 1);
		if (to > 0)
			return to;
	}
	return p->parts.a[part].may_miss ? follow(p, part + 1, w, i) : 0;
}

bool
phrases_at(const struct phrases *ps, const struct words *w, size_t i, struct phrase_match *ret)
{
	size_t best = i;

	for (const struct first *f = ps->buckets[w->a[i].hash % BUCKETS]; f; f = f->next) {
		size_t to = follow(&ps->a[f->phrase], 0, w, i);

		if (to > best) {
			best = to;
			*ret = (struct phrase_match){ f->phrase, i, to };
		}
	}
	return best > i;
}

bool
phrases_find(
    const struct phrases *ps, const struct words *w, size_t i, size_t end, struct phrase_match *ret)
{
	for (; i < w->n && i < end; i++)
		if (phrases_at(ps, w, i, ret))
			return true;
	return false;
}

bool
phrases_any(const struct phrases *ps, const struct words *w)
{
	struct phrase_match m;

	return phrases_find(ps, w, 0, w->n, &m);
}
