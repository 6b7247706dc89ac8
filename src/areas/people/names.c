/* Names: how a word is sorted, heard, and shortened. */
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
enum { LONGEST = 12, SHORTEST_TO_SHORTEN = 4, MOST_WORDS = 10 };

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

	while (i < sizeof sounds / sizeof sounds[0] && !str_starts(word, sounds[i].letters))
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

/* Letters that are not Latin are left alone: half of one is no letter. */
static void
add_shortened(struct arena *a, struct name_keys *keys, const char *word)
{
	size_t n = strlen(word);

	add(a, keys, arena_printf(a, "%c%s", NAME_LEFT_OUT, word));
	for (size_t i = 0; n >= SHORTEST_TO_SHORTEN && i < n; i++)
		if (is_ascii(word[i]))
			add(a, keys,
			    arena_printf(a, "%c%.*s%s", NAME_LEFT_OUT, (int)i, word, word + i + 1));
}

/* The word so far as it is looked at; not cut within a letter. */
static const char *
cut(struct arena *a, const char *word)
{
	size_t n = strnlen(word, LONGEST);

	while (n > 0 && ((unsigned char)word[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(a, "%.*s", (int)n, word);
}

struct name_keys
name_keys_of(struct arena *a, const char *name)
{
	struct str_list words = str_split(a, text_sort_key(a, name), ' ');
	struct name_keys keys = { 0 };

	for (size_t i = 0; i < words.n; i++) {
		const char *word = words.a[i];

		if (*word == '\0')
			continue;
		word = cut(a, word);
		add(a, &keys, arena_printf(a, "%c%s", NAME_EXACT, word));
		add(a, &keys, heard(a, word));
		add_shortened(a, &keys, word);
	}
	return keys;
}

void
people_index_name(struct tx *tx, int64_t la, int64_t person, const char *given, const char *family)
{
	struct arena *a = tx_arena(tx);
	struct name_keys keys = name_keys_of(a, arena_printf(a, "%s %s", given, family));

	people_name_keys_forget(tx, la, person);
	for (size_t i = 0; i < keys.n; i++)
		people_name_key_insert(tx, la, keys.a[i], person);
}

/* How well a key of each kind fits. */
static int
fit(char kind)
{
	return kind == NAME_EXACT ? 8 : kind == NAME_LEFT_OUT ? 4 : 2;
}

struct people_search
people_search(struct arena *a, const char *name)
{
	struct str_list words = str_split(a, text_sort_key(a, name), ' ');
	struct buf *b = buf_new(a);
	struct people_search search = { 0 };

	for (size_t i = 0; i < words.n && search.words < MOST_WORDS; i++) {
		struct name_keys keys = name_keys_of(a, words.a[i]);

		for (size_t j = 0; j < keys.n; j++)
			buf_printf(
			    b, "%lld%d%s;", (long long)search.words, fit(*keys.a[j]), keys.a[j]);
		search.words += keys.n > 0;
	}
	if (search.words > 0)
		search.keys = b->p;
	return search;
}
