/* Names: how a word is sorted and heard, and the slips of the fingers that lead to it. */
#include "areas/people/names.h"
#include "areas/people/people.h"
#include "areas/people/people.sql.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

#include <string.h>

/* A word is looked at so far: longer ones that differ behind it are alike. */
enum { LONGEST = 12, SHORTEST_TO_GUESS = 3, SHORTEST_TO_CHANGE = 4 };
/* More words than anybody types who looks for a child; and slips are guessed in the first ones. */
enum { MOST_WORDS = 10, MOST_GUESSED = 3 };

static void
add(struct arena *a, struct name_keys *keys, const char *key)
{
	for (size_t i = 0; i < keys->n; i++)
		if (str_eq(keys->a[i], key))
			return;
	vec_push(a, keys, key);
}

/* What is heard where these letters stand; the first that fits counts. */
static const struct {
	const char *letters, *heard;
} sounds[] = { { "ph", "f" }, { "gh", "" }, { "kn", "n" }, { "wr", "r" }, { "ck", "k" },
	{ "cz", "s" }, { "sz", "s" }, { "sch", "s" }, { "sh", "s" }, { "ch", "k" }, { "th", "t" },
	{ "ce", "s" }, { "ci", "s" }, { "cy", "s" }, { "x", "ks" }, { "q", "k" }, { "c", "k" },
	{ "z", "s" }, { "w", "v" }, { "d", "t" }, { "b", "p" }, { "g", "j" }, { "h", "" },
	{ "a", "" }, { "e", "" }, { "i", "" }, { "o", "" }, { "u", "" }, { "y", "" } };

static bool
is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static size_t
sound_at(const char *word)
{
	size_t i = 0;

	while (i < sizeof sounds / sizeof sounds[0] &&
	       (*word != *sounds[i].letters || !str_starts(word, sounds[i].letters)))
		i++;
	return i;
}

/* Two of the same sound are one.  Letters that are
 * not Latin are heard as they are. */
static char *
heard(struct arena *a, const char *word)
{
	enum { SOUNDS = sizeof sounds / sizeof sounds[0] };
	char *out = arena_alloc(a, 2 * strlen(word) + 3), *end = out;
	char letter[2] = { 0 };

	*end++ = NAME_HEARD;
	if (strchr("aeiou", *word) != NULL)
		*end++ = 'a'; /* that it begins with a vowel is heard, and which is not */
	for (const char *p = word; *p != '\0';) {
		size_t i = sound_at(p);
		const char *sound = i < SOUNDS ? sounds[i].heard : letter;

		letter[0] = *p;
		for (; *sound != '\0'; sound++)
			if (!is_ascii(*sound) || end[-1] != *sound)
				*end++ = *sound;
		p += i < SOUNDS ? strlen(sounds[i].letters) : 1;
	}
	*end = '\0';
	return out;
}

/* The word so far as it is looked at; not cut within a letter. */
static const char *
kept_key(struct arena *a, const char *word)
{
	size_t n = strnlen(word, LONGEST + 1);

	n = n > LONGEST ? LONGEST : n;
	while (n > 0 && ((unsigned char)word[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(a, "%c%.*s", NAME_EXACT, (int)n, word);
}

struct name_keys
name_keys_of(struct arena *a, const char *name)
{
	struct str_list words = str_split(a, text_sort_key(a, name), ' ');
	struct name_keys keys = { 0 };

	for (size_t i = 0; i < words.n; i++) {
		const char *exact = kept_key(a, words.a[i]);

		if (*words.a[i] == '\0')
			continue;
		add(a, &keys, exact);
		add(a, &keys, heard(a, exact + 1));
	}
	return keys;
}

/* ---- slips ---- */

struct guessing {
	struct arena *arena;
	struct name_guesses *guesses;
	const char *word;
	size_t n, near; /* bytes of it; those in which a slip can be seen */
};

static void
guess(const struct guessing *g, enum name_fit fit, const char *key)
{
	vec_push(g->arena, g->guesses, (struct name_guess){ fit, key });
}

/* The word with its bytes from..to exchanged for others. */
static void
guess_change(const struct guessing *g, size_t from, size_t to, const char *put, size_t n_put)
{
	const char *word =
	    arena_printf(g->arena, "%.*s%.*s%s", (int)from, g->word, (int)n_put, put, g->word + to);

	guess(g, NAME_SLIP, kept_key(g->arena, word));
}

/* Letters that may have been meant: Latin ones, and digits only beside digits. */
static const char *
letters_for(const struct guessing *g)
{
	return strpbrk(g->word, "0123456789") != NULL ? "abcdefghijklmnopqrstuvwxyz0123456789"
						      : "abcdefghijklmnopqrstuvwxyz";
}

/* A letter was left out: once for each place where putting it in makes another word. */
static void
guess_left_out(const struct guessing *g)
{
	for (size_t i = 0; i <= g->near; i++) {
		bool latin = is_ascii(g->word[i]) && (i == 0 || is_ascii(g->word[i - 1]));

		for (const char *c = latin ? letters_for(g) : ""; *c != '\0'; c++)
			if (g->word[i] != *c)
				guess_change(g, i, i, c, 1);
	}
}

/* A letter was put in, or is another one, or stands in its neighbour's place. */
static void
guess_changed(const struct guessing *g)
{
	for (size_t i = 0; i < g->near; i++) {
		const char *at = g->word + i;
		const char swapped[] = { at[1], at[0] };

		if (!is_ascii(*at))
			continue;
		if (at[1] != at[0])
			guess_change(g, i, i + 1, "", 0);
		for (const char *c = letters_for(g); *c != '\0'; c++)
			if (*at != *c)
				guess_change(g, i, i + 1, c, 1);
		if (at[1] != '\0' && is_ascii(at[1]) && at[1] != at[0])
			guess_change(g, i, i + 2, swapped, 2);
	}
}

struct name_guesses
name_guesses_of(struct arena *a, const char *word, bool slips)
{
	struct name_guesses guesses = { 0 };
	struct guessing g = { a, &guesses, word, strlen(word), 0 };
	const char *exact = kept_key(a, word);

	g.near = g.n < LONGEST ? g.n : LONGEST;
	guess(&g, NAME_SAME, exact);
	guess(&g, NAME_SOUNDS, heard(a, exact + 1));
	if (slips && g.n >= SHORTEST_TO_GUESS)
		guess_left_out(&g);
	if (slips && g.n >= SHORTEST_TO_CHANGE)
		guess_changed(&g);
	return guesses;
}

/* ---- the index and the search ---- */

void
people_index_new_name(
    struct tx *tx, int64_t la, int64_t person, const char *given, const char *family)
{
	struct arena *a = tx_arena(tx);
	struct name_keys keys = name_keys_of(a, arena_printf(a, "%s %s", given, family));

	for (size_t i = 0; i < keys.n; i++)
		people_name_key_insert(tx, la, keys.a[i], person);
}

void
people_index_name(struct tx *tx, int64_t la, int64_t person, const char *given, const char *family)
{
	people_name_keys_forget(tx, la, person);
	people_index_new_name(tx, la, person, given, family);
}

struct people_search
people_search(struct arena *a, const char *name)
{
	struct str_list words = str_split(a, text_sort_key(a, name), ' ');
	struct buf *b = buf_new(a);
	struct people_search search = { 0 };

	for (size_t i = 0; i < words.n && search.words < MOST_WORDS; i++) {
		struct name_guesses g;

		if (*words.a[i] == '\0')
			continue;
		g = name_guesses_of(a, words.a[i], search.words < MOST_GUESSED);
		for (size_t j = 0; j < g.n; j++)
			buf_printf(b, "%c\"%lld%d%s\"", b->n == 0 ? '[' : ',',
			    (long long)search.words, g.a[j].fit, g.a[j].key);
		search.words++;
	}
	buf_putc(b, ']'); /* keys are letters and digits: nothing in them ends a string */
	if (search.words > 0)
		search.keys = b->p;
	return search;
}
