/* Catalogue: everything is checked when a file is read, so finding checks nothing. */
#include "text/catalogue.h"

#include "base/err.h"
#include "base/str.h"
#include "text/holes.h"
#include "text/plural.h"

#include <stdint.h>
#include <string.h>

enum {
	MAGIC = (int)0x950412deU,
	HEAD = 28,	    /* bytes: magic, revision, count, two tables, the hash table */
	MESSAGES = 1000000, /* far above any real catalogue */
};

struct entry {
	const char *message; /* the singular, then after a NUL the plural */
	const char *translation;
	size_t n_translation; /* with all plural forms and the NULs between */
};

struct catalogue {
	struct entry *slots;
	size_t mask;
	struct plural plural;
};

struct file {
	const char *name, *bytes;
	size_t n;
};

static uint32_t
word_at(const struct file *f, size_t at)
{
	uint32_t w;

	if (at > f->n || f->n - at < sizeof w)
		fail(FAULT_USAGE, "%s: the catalogue is cut short; build it again", f->name);
	memcpy(&w, f->bytes + at, sizeof w);
	return w;
}

/* The i-th string of the table at that offset: its length, then where it is. */
static const char *
string_at(const struct file *f, size_t table, size_t i, size_t *ret_n)
{
	size_t n = word_at(f, table + 8 * i), at = word_at(f, table + 8 * i + 4);

	if (at >= f->n || f->n - at <= n || f->bytes[at + n] != '\0')
		fail(FAULT_USAGE, "%s: a message reaches beyond the catalogue; build it again",
		    f->name);
	*ret_n = n;
	return f->bytes + at;
}

/* FNV-1a */
static size_t
hash(const char *s)
{
	uint64_t h = 0xcbf29ce484222325;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3;
	return (size_t)(h ^ h >> 32);
}

static struct entry *
slot_of(const struct catalogue *c, const char *message)
{
	size_t i = hash(message) & c->mask;

	while (c->slots[i].message != NULL && strcmp(c->slots[i].message, message) != 0)
		i = (i + 1) & c->mask;
	return &c->slots[i];
}

/* The translation and, with plurals, all its forms. */
static bool
is_usable(const struct catalogue *c, const char *message, size_t n_message, const char *translation,
    size_t n)
{
	const char *end = translation + n, *many = message + strlen(message) + 1;
	unsigned forms = 0;

	if (n == 0 || !str_utf8_valid(translation, strlen(translation)))
		return false;
	if (strlen(message) == n_message)
		return strlen(translation) == n && holes_same(message, translation);
	for (; translation <= end; translation += strlen(translation) + 1, forms++)
		if (!str_utf8_valid(translation, strlen(translation)) ||
		    !holes_within(many, translation))
			return false;
	return forms == (c->plural.rule ? c->plural.forms : 2);
}

/* The header is the translation of the empty message. */
static void
read_header(struct catalogue *c, const struct file *f, size_t n, size_t originals, size_t others)
{
	for (size_t i = 0; i < n; i++) {
		size_t n_message, n_header;
		const char *message = string_at(f, originals, i, &n_message);
		const char *header = string_at(f, others, i, &n_header);

		if (*message == '\0' && strstr(header, "nplurals=") != NULL &&
		    !plural_parse(header, &c->plural))
			fail(FAULT_USAGE, "%s: the rule of Plural-Forms cannot be read; correct it",
			    f->name);
	}
}

const struct catalogue *
catalogue_read(struct arena *a, const char *name, const void *bytes, size_t n_bytes)
{
	struct file f = { .name = name, .bytes = bytes, .n = n_bytes };
	struct catalogue *c = anew(a, struct catalogue);
	size_t n, originals, others, slots = 8;

	if (n_bytes < HEAD || word_at(&f, 0) != (uint32_t)MAGIC || word_at(&f, 4) >> 16 > 1)
		fail(
		    FAULT_USAGE, "%s: not a catalogue of this machine; build it with msgfmt", name);
	n = word_at(&f, 8);
	originals = word_at(&f, 12);
	others = word_at(&f, 16);
	if (n > MESSAGES || n > n_bytes / 16)
		fail(FAULT_USAGE, "%s: the catalogue is cut short; build it again", name);
	while (slots < 2 * n)
		slots *= 2;
	c->slots = anew_n(a, struct entry, slots);
	c->mask = slots - 1;
	read_header(c, &f, n, originals, others);
	for (size_t i = 0; i < n; i++) {
		size_t n_message, n_translation;
		const char *message = string_at(&f, originals, i, &n_message);
		const char *translation = string_at(&f, others, i, &n_translation);

		if (*message != '\0' &&
		    is_usable(c, message, n_message, translation, n_translation))
			*slot_of(c, message) =
			    (struct entry){ message, translation, n_translation };
	}
	return c;
}

const char *
catalogue_find(const struct catalogue *c, const char *message)
{
	return slot_of(c, message)->translation;
}

const char *
catalogue_find_plural(const struct catalogue *c, const char *one, unsigned long n)
{
	const struct entry *e = slot_of(c, one);
	const char *form = e->translation;

	if (form == NULL || strlen(form) == e->n_translation)
		return form;
	for (unsigned i = plural_form(&c->plural, n); i > 0; i--)
		form += strlen(form) + 1;
	return form;
}
