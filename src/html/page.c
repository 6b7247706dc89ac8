/* Page: the built style sheet and script, and the frame that layouts read. */
#include "html/page.h"

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

#include <errno.h>
#include <stdio.h>

static void
read_line(struct arena *a, const char *path, char *line, struct asset *ret)
{
	struct str_list words;

	line[strcspn(line, "\n")] = '\0';
	words = str_split(a, line, ' ');
	if (words.n != 4 || !str_to_int(words.a[2], &ret->size) ||
	    !str_to_int(words.a[3], &ret->size_gzipped))
		fail(FAULT_USAGE, "%s: not a manifest of tools/assets; run it again", path);
	ret->name = words.a[0];
	ret->file = words.a[1];
}

static void
close_file(void *f)
{
	fclose(f);
}

static const char *
url_of(struct arena *a, const struct assets *assets, const char *path, const char *name)
{
	for (size_t i = 0; i < assets->n; i++)
		if (str_eq(assets->a[i].name, name))
			return arena_printf(a, "/assets/%s", assets->a[i].file);
	fail(FAULT_USAGE, "%s: lacks %s; run tools/assets again", path, name);
}

const struct assets *
assets_load(struct arena *a, const char *dir)
{
	const char *path = arena_printf(a, "%s/manifest.txt", dir);
	struct assets *assets = anew(a, struct assets);
	FILE *f = fopen(path, "r");
	VEC(struct asset) list = { 0 };
	struct asset asset;
	char line[512];

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s; run tools/assets %s", path, strerror(errno), dir);
	arena_on_free(a, close_file, f);
	while (fgets(line, sizeof line, f) != NULL) {
		read_line(a, path, line, &asset);
		vec_push(a, &list, asset);
	}
	assets->a = list.a;
	assets->n = list.n;
	assets->style = url_of(a, assets, path, "style.css");
	assets->script = url_of(a, assets, path, "app.js");
	assets->icon = url_of(a, assets, path, "icon.svg");
	return assets;
}

const struct asset *
assets_find(const struct assets *assets, const char *file)
{
	for (size_t i = 0; i < assets->n; i++)
		if (str_eq(assets->a[i].file, file))
			return &assets->a[i];
	return NULL;
}

const struct frame *
page_frame(const struct out *o)
{
	if (o->frame == NULL)
		fail(FAULT_BUG, "a page without a frame; set out's frame before its layout");
	return o->frame;
}

struct govuk_languages
page_language_items(struct out *o, const struct frame *f)
{
	struct govuk_language *items = anew_n(o->arena, struct govuk_language, f->languages.n);

	for (size_t i = 0; i < f->languages.n; i++) {
		const struct language *language = f->languages.a[i].language;

		items[i] = (struct govuk_language){
			.text = language->name,
			.lang = language->code,
			.dir = language->rtl != o->language->rtl ? language->rtl ? "rtl" : "ltr"
								 : NULL,
			.href = f->languages.a[i].href,
			.current = str_eq(language->code, o->language->code),
		};
	}
	return (struct govuk_languages){ items, f->languages.n };
}
