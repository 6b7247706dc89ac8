/* Names: sorted, searched and shortened without regard to how they are accented or typed. */
#include "text/text.h"

#include "base/err.h"

#include <ctype.h>
#include <pthread.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* NFKD makes at most 18 units of one; Latin-ASCII fewer. */
enum { NAME_LIMIT = 10000, LONGEST_FOLD = 20 };

/* Made on first use and kept; it is not safe in two threads at once. */
static struct {
	pthread_once_t once;
	pthread_mutex_t mutex;
	UTransliterator *fold;
} folding = { .once = PTHREAD_ONCE_INIT, .mutex = PTHREAD_MUTEX_INITIALIZER };

static void
open_fold(void)
{
	static const UChar rule[] = u"NFKD; [[:M:]'’‘ʼ`´] Remove; Latin-ASCII; Lower";
	UErrorCode status = U_ZERO_ERROR;

	folding.fold = utrans_openU(rule, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
	if (U_FAILURE(status))
		folding.fold = NULL;
}

static int32_t
fold(UChar *text, int32_t n, int32_t room)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t limit = n;

	pthread_once(&folding.once, open_fold);
	if (folding.fold == NULL)
		fail(FAULT_BUG, "ICU has no transliterator for names");
	pthread_mutex_lock(&folding.mutex);
	utrans_transUChars(folding.fold, text, &n, room, 0, &limit, &status);
	pthread_mutex_unlock(&folding.mutex);
	if (U_FAILURE(status))
		fail(FAULT_BUG, "ICU cannot fold a name: %s", u_errorName(status));
	return n;
}

/* Bytes that are no UTF-8 become U+FFFD, which is no letter. */
static UChar *
to_utf16(struct arena *a, const char *name, int32_t room, int32_t *ret_n)
{
	UChar *text = anew_n(a, UChar, (size_t)room);
	UErrorCode status = U_ZERO_ERROR;

	u_strFromUTF8WithSub(text, room, ret_n, name, (int32_t)strlen(name), 0xfffd, NULL, &status);
	if (U_FAILURE(status))
		fail(FAULT_BUG, "ICU cannot read a name: %s", u_errorName(status));
	return text;
}

static UChar32 *
to_letters(struct arena *a, const UChar *text, int32_t n, int32_t *ret_n)
{
	UChar32 *letters = anew_n(a, UChar32, (size_t)n + 1);
	UErrorCode status = U_ZERO_ERROR;

	u_strToUTF32(letters, n + 1, ret_n, text, n, &status);
	if (U_FAILURE(status))
		fail(FAULT_BUG, "ICU cannot read a name: %s", u_errorName(status));
	return letters;
}

static char *
to_utf8(struct arena *a, const UChar32 *letters, int32_t n)
{
	UChar *text = anew_n(a, UChar, (size_t)n * 2 + 1);
	char *utf8 = arena_alloc(a, (size_t)n * 4 + 1);
	UErrorCode status = U_ZERO_ERROR;
	int32_t units;

	u_strFromUTF32(text, n * 2 + 1, &units, letters, n, &status);
	u_strToUTF8(utf8, n * 4 + 1, NULL, text, units, &status);
	if (U_FAILURE(status))
		fail(FAULT_BUG, "ICU cannot write a name: %s", u_errorName(status));
	return utf8;
}

static void
check_length(const char *name)
{
	if (strlen(name) > NAME_LIMIT)
		fail(FAULT_BUG, "a name of %zu bytes", strlen(name));
}

static bool
is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s < 0x80)
		s++;
	return *s == '\0';
}

/* What the transliterator makes of letters that need none: most names, at a hundredth of the time.
 */
static const char *
ascii_sort_key(struct arena *a, const char *name)
{
	char *key = arena_alloc(a, strlen(name) + 1), *end = key;
	bool gap = false;

	for (; *name != '\0'; name++) {
		bool letter = isalnum((unsigned char)*name);

		if (*name == '\'' || *name == '`')
			continue;
		if (letter && gap && end > key)
			*end++ = ' ';
		if (letter)
			*end++ = (char)tolower((unsigned char)*name);
		gap = !letter;
	}
	return key;
}

const char *
text_sort_key(struct arena *a, const char *name)
{
	UChar *text;
	UChar32 *c;
	int32_t n, kept = 0, room;
	bool gap = false;

	check_length(name);
	if (is_ascii(name))
		return ascii_sort_key(a, name);
	room = (int32_t)strlen(name) * LONGEST_FOLD + 1;
	text = to_utf16(a, name, room, &n);
	n = fold(text, n, room);
	c = to_letters(a, text, n, &n);
	for (int32_t i = 0; i < n; i++) {
		if (!u_isalnum(c[i])) {
			gap = kept > 0;
			continue;
		}
		if (gap)
			c[kept++] = ' '; /* never overtakes i: a gap is a letter left out */
		gap = false;
		c[kept++] = c[i];
	}
	return to_utf8(a, c, kept);
}

const char *
text_initials(struct arena *a, const char *name)
{
	UChar *text;
	UChar32 *c;
	int32_t n, kept = 0;
	bool inside = false;

	check_length(name);
	text = to_utf16(a, name, (int32_t)strlen(name) + 1, &n);
	c = to_letters(a, text, n, &n);
	for (int32_t i = 0; i < n; i++) {
		bool letter = u_isalpha(c[i]);

		if (letter && !inside)
			c[kept++] = u_totitle(c[i]);
		inside = letter || (inside && !u_isUWhiteSpace(c[i]) && c[i] != '-');
	}
	return to_utf8(a, c, kept);
}
