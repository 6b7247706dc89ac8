/* Text: the languages there are, and a message in one of them. */
#include "text/text.h"

#include "base/err.h"
#include "base/str.h"
#include "base/buf.h"
#include "base/vec.h"
#include "text/catalogue.h"
#include "text/format.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

const struct language text_english = { .code = "en", .name = "English" };

/* Filled by text_load(), before there is a second thread, and then never changed. */
static struct {
	struct arena *arena;
	struct language_list list;
} loaded = { .list = { .a = &text_english, .n = 1 } };

enum { CATALOGUE_LIMIT = 64 << 20, NAME_ROOM = 100, HEADER_LIMIT = 1000 };

static struct buf *
read_file(struct arena *a, const char *path)
{
	struct buf *bytes = buf_new(a);
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s", path, strerror(errno));
	while ((n = fread(buf_reserve(bytes, BUFSIZ), 1, BUFSIZ, f)) > 0)
		bytes->n += n;
	fclose(f);
	return bytes;
}

/* The language's name for itself, as ICU knows it. */
static const char *
own_name(struct arena *a, const char *code)
{
	UChar name[NAME_ROOM];
	char *utf8 = arena_alloc(a, NAME_ROOM * 3 + 1);
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = uloc_getDisplayName(code, code, name, NAME_ROOM, &status);

	u_strToUTF8(utf8, NAME_ROOM * 3 + 1, NULL, name, n, &status);
	return U_FAILURE(status) ? code : utf8;
}

/* A translation names in its header who has checked it: "X-Checked-By: …".  English in another
 * dress is nobody's draft. */
static bool
is_unchecked(const struct catalogue *c, const char *code)
{
	const char *header = catalogue_find(c, "");
	const char *by = header == NULL ? NULL : strstr(header, "X-Checked-By:");

	if (by != NULL)
		by += strlen("X-Checked-By:");
	return !str_starts(code, "en") && (by == NULL || by[strspn(by, " ")] == '\n');
}

static struct language
read_language(struct arena *a, const char *dir, const char *file)
{
	const char *path = arena_printf(a, "%s/%s", dir, file);
	const char *code = arena_memdup(a, file, strlen(file) - strlen(".mo"));
	struct buf *bytes = read_file(a, path);
	const struct catalogue *catalogue = catalogue_read(a, path, bytes->p, bytes->n);

	return (struct language){
		.code = code,
		.name = own_name(a, code),
		.rtl = uloc_isRightToLeft(code),
		.unchecked = is_unchecked(catalogue, code),
		.catalogue = catalogue,
		/* English in another dress keeps British dates. */
		.formats = str_starts(code, "en") ? NULL : formats_open(a, code),
	};
}

static int
by_code(const void *a, const void *b)
{
	return strcmp(((const struct language *)a)->code, ((const struct language *)b)->code);
}

void
text_load(const char *locale_dir)
{
	VEC(struct language) list = { 0 };
	struct arena *a = arena_new(CATALOGUE_LIMIT);
	DIR *dir = opendir(locale_dir);

	vec_push(a, &list, text_english);
	for (const struct dirent *e = NULL; dir != NULL && (e = readdir(dir)) != NULL;)
		if (str_ends(e->d_name, ".mo"))
			vec_push(a, &list, read_language(a, locale_dir, e->d_name));
	if (dir != NULL)
		closedir(dir);
	qsort(list.a + 1, list.n - 1, sizeof *list.a, by_code);
	if (loaded.arena != NULL)
		arena_free(loaded.arena);
	loaded.arena = a;
	loaded.list = (struct language_list){ .a = list.a, .n = list.n };
}

struct language_list
text_languages(void)
{
	return loaded.list;
}

const struct language *
text_language(const char *code)
{
	for (size_t i = 0; i < loaded.list.n; i++)
		if (str_eq_ci(loaded.list.a[i].code, code))
			return &loaded.list.a[i];
	return NULL;
}

const char *
text_document_language(const struct language *l)
{
	return str_eq(l->code, text_english.code) ? "en-GB" : l->code;
}

/* "pl-PL" is served by "pl". */
static const struct language *
nearest(struct arena *a, const char *tag)
{
	const struct language *language = text_language(tag);
	const char *dash = strchr(tag, '-');

	if (language == NULL && dash != NULL)
		language = text_language(arena_memdup(a, tag, (size_t)(dash - tag)));
	return language;
}

/* "0.8" of "pl;q=0.8" in thousandths; without a weight 1. */
static int
weight(const char *item)
{
	const char *q = strstr(item, "q=");
	int value = 0, unit = 1000;

	if (q == NULL)
		return 1000;
	for (q += 2; (*q >= '0' && *q <= '9') || *q == '.'; q++)
		if (*q != '.' && unit > 0) {
			value += (*q - '0') * unit;
			unit /= 10;
		}
	return value;
}

const struct language *
text_negotiate(const char *accept_language)
{
	const struct language *best = &loaded.list.a[0], *language;
	struct arena *a;
	struct str_list items;
	int best_weight = 0;

	if (accept_language == NULL || strlen(accept_language) > HEADER_LIMIT)
		return best;
	a = arena_new(0);
	items = str_split(a, accept_language, ',');
	for (size_t i = 0; i < items.n; i++) {
		const char *item = str_trim(a, items.a[i]);

		language = nearest(a, str_trim(a, arena_memdup(a, item, strcspn(item, ";"))));
		if (language != NULL && weight(item) > best_weight) {
			best = language;
			best_weight = weight(item);
		}
	}
	arena_free(a);
	return best;
}

const char *
text_tr(const struct language *language, const char *message)
{
	const char *translation;

	if (language->catalogue == NULL)
		return message;
	translation = catalogue_find(language->catalogue, message);
	return translation ? translation : message;
}

const char *
text_title(
    const struct language *language, const struct text_title *titles, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(titles[i].word, word))
			return text_tr(language, titles[i].text);
	return word;
}

static const char *
fill_count(struct arena *a, const char *text, int64_t n)
{
	const char *hole = strstr(text, "{n}");

	if (hole == NULL)
		return text;
	return arena_printf(a, "%.*s%lld%s", (int)(hole - text), text, (long long)n, hole + 3);
}

const char *
text_trn(
    struct arena *a, const struct language *language, const char *one, const char *many, int64_t n)
{
	unsigned long count = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
	const char *text = NULL;

	if (language->catalogue != NULL)
		text = catalogue_find_plural(language->catalogue, one, count);
	if (text == NULL)
		text = n == 1 ? one : many;
	return fill_count(a, text, n);
}
