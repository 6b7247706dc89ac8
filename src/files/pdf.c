/*
 * Pdf: reads a PDF strictly and writes it anew without what acts by itself.
 *
 * Every object that can be reached is visited once.  Actions that run code,
 * start programs, send data or open other files lose their content, whoever
 * refers to them (ISO 32000-1, 12.6.4); so do attached files, XFA forms and
 * streams kept in other files.  Links and jumps inside the document stay.  A file whose
 * cross-reference table does not hold is refused, not guessed at: a guess
 * may lose pages of somebody's evidence without a word.
 */
#include "base/str.h"
#include "base/vec.h"
#include "files/parse.h"

#include <stdint.h>

#include <qpdf/Constants.h>
#include <qpdf/qpdf-c.h>

enum { OBJECT_LIMIT = 2 * 1000 * 1000 };

struct seen {
	uint64_t *slots; /* 0: free */
	size_t n, size;	 /* a power of two */
};

struct walk {
	struct parse *parse;
	qpdf_data pdf;
	struct seen seen;
	VEC(qpdf_oh) todo;
	int steps;
};

/* ---- objects already visited ---- */

static bool
seen_insert(struct seen *s, uint64_t key)
{
	size_t i = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15)) & (s->size - 1);

	while (s->slots[i] != 0 && s->slots[i] != key)
		i = (i + 1) & (s->size - 1);
	if (s->slots[i] == key)
		return false;
	s->slots[i] = key;
	s->n++;
	return true;
}

static void
seen_grow(struct walk *w)
{
	struct seen old = w->seen;

	w->seen.size = old.size == 0 ? 1024 : 2 * old.size;
	w->seen.slots = anew_n(w->parse->arena, uint64_t, w->seen.size);
	w->seen.n = 0;
	for (size_t i = 0; i < old.size; i++)
		if (old.slots[i] != 0)
			seen_insert(&w->seen, old.slots[i]);
}

/* True once for each object; a direct object has one place only and is always new. */
static bool
first_visit(struct walk *w, qpdf_oh oh)
{
	uint64_t id = (uint32_t)qpdf_oh_get_object_id(w->pdf, oh);
	uint64_t generation = (uint32_t)qpdf_oh_get_generation(w->pdf, oh);

	if (id == 0)
		return true;
	if (2 * w->seen.n >= w->seen.size)
		seen_grow(w);
	return seen_insert(&w->seen, id << 32 | generation);
}

/* ---- what is taken out ---- */

static bool
named_one_of(struct walk *w, qpdf_oh name, const char *const *names)
{
	const char *is = qpdf_oh_is_name(w->pdf, name) ? qpdf_oh_get_name(w->pdf, name) : NULL;

	for (; is != NULL && *names != NULL; names++)
		if (str_eq(is, *names))
			return true;
	return false;
}

static const char **
keys_of(struct walk *w, qpdf_oh dictionary, size_t *ret_n)
{
	VEC(const char *) keys = { 0 };

	qpdf_oh_begin_dict_key_iter(w->pdf, dictionary);
	while (qpdf_oh_dict_more_keys(w->pdf))
		vec_push(w->parse->arena, &keys,
		    arena_strdup(w->parse->arena, qpdf_oh_dict_next_key(w->pdf)));
	*ret_n = keys.n;
	return keys.a;
}

static bool
acts(struct walk *w, qpdf_oh dictionary)
{
	static const char *const actions[] = { "/JavaScript", "/Launch", "/SubmitForm",
		"/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
		"/RichMediaExecute", "/GoTo3DView", NULL };
	qpdf_oh kind = qpdf_oh_get_key(w->pdf, dictionary, "/S");
	bool found = named_one_of(w, kind, actions);

	qpdf_oh_release(w->pdf, kind);
	return found;
}

static void
empty(struct walk *w, qpdf_oh dictionary)
{
	size_t n;
	const char **keys = keys_of(w, dictionary, &n);

	for (size_t i = 0; i < n; i++)
		qpdf_oh_remove_key(w->pdf, dictionary, keys[i]);
}

/* Actions on opening a page or the document: a dictionary of actions has neither type nor subtype.
 */
static void
remove_triggers(struct walk *w, qpdf_oh dictionary)
{
	qpdf_oh value = qpdf_oh_get_key(w->pdf, dictionary, "/AA");

	if (qpdf_oh_is_dictionary(w->pdf, value) && !qpdf_oh_has_key(w->pdf, value, "/Type") &&
	    !qpdf_oh_has_key(w->pdf, value, "/Subtype"))
		qpdf_oh_remove_key(w->pdf, dictionary, "/AA");
	qpdf_oh_release(w->pdf, value);
}

static void
clean_dictionary(struct walk *w, qpdf_oh dictionary)
{
	static const char *const unwanted[] = { "/EF", "/RF", "/XFA", "/RichMediaContent",
		"/RichMediaSettings" };

	if (acts(w, dictionary)) {
		empty(w, dictionary);
		return;
	}
	for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++)
		qpdf_oh_remove_key(w->pdf, dictionary, unwanted[i]);
	remove_triggers(w, dictionary);
}

static void
clean_root(struct walk *w)
{
	qpdf_oh root = qpdf_get_root(w->pdf), names;

	qpdf_oh_remove_key(w->pdf, root, "/OpenAction");
	qpdf_oh_remove_key(w->pdf, root, "/AF");
	qpdf_oh_remove_key(w->pdf, root, "/Collection");
	names = qpdf_oh_get_key(w->pdf, root, "/Names");
	if (qpdf_oh_is_dictionary(w->pdf, names)) {
		qpdf_oh_remove_key(w->pdf, names, "/JavaScript");
		qpdf_oh_remove_key(w->pdf, names, "/EmbeddedFiles");
	}
}

/* ---- the walk ---- */

static void
push(struct walk *w, qpdf_oh oh)
{
	if (qpdf_oh_is_dictionary(w->pdf, oh) || qpdf_oh_is_array(w->pdf, oh) ||
	    qpdf_oh_is_stream(w->pdf, oh))
		vec_push(w->parse->arena, &w->todo, oh);
	else
		qpdf_oh_release(w->pdf, oh);
}

static void
push_values(struct walk *w, qpdf_oh dictionary)
{
	size_t n;
	const char **keys = keys_of(w, dictionary, &n);

	for (size_t i = 0; i < n; i++)
		push(w, qpdf_oh_get_key(w->pdf, dictionary, keys[i]));
}

static void
visit(struct walk *w, qpdf_oh oh)
{
	if (qpdf_oh_is_array(w->pdf, oh)) {
		for (int i = qpdf_oh_get_array_n_items(w->pdf, oh); i-- > 0;)
			push(w, qpdf_oh_get_array_item(w->pdf, oh, i));
	} else if (qpdf_oh_is_stream(w->pdf, oh)) {
		qpdf_oh dictionary = qpdf_oh_get_dict(w->pdf, oh);

		qpdf_oh_remove_key(w->pdf, dictionary, "/F"); /* data in another file */
		push(w, dictionary);
	} else {
		clean_dictionary(w, oh);
		push_values(w, oh);
	}
}

static void
walk_all(struct walk *w)
{
	clean_root(w);
	push(w, qpdf_get_trailer(w->pdf));
	while (w->todo.n > 0) {
		qpdf_oh oh = w->todo.a[--w->todo.n];

		if (++w->steps > OBJECT_LIMIT)
			parse_reject(w->parse, FILE_HUGE);
		if (first_visit(w, oh))
			visit(w, oh);
		qpdf_oh_release(w->pdf, oh);
	}
}

static void
release(void *pdf)
{
	qpdf_data data = pdf;

	qpdf_cleanup(&data);
}

static qpdf_data
read_pdf(struct parse *p)
{
	qpdf_data pdf = qpdf_init();
	QPDF_ERROR_CODE code;

	arena_on_free(p->arena, release, pdf);
	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	qpdf_set_attempt_recovery(pdf, QPDF_FALSE);
	code = qpdf_read_memory(pdf, "upload", (const char *)p->p, p->n, NULL);
	if ((code & QPDF_ERRORS) != 0)
		parse_reject(p, qpdf_get_error_code(pdf, qpdf_get_error(pdf)) == qpdf_e_password
				    ? FILE_LOCKED
				    : FILE_DAMAGED);
	if (qpdf_is_encrypted(pdf))
		parse_reject(p, FILE_LOCKED);
	if (qpdf_get_num_pages(pdf) < 1)
		parse_reject(p, FILE_DAMAGED);
	return pdf;
}

static void
write_pdf(struct parse *p, qpdf_data pdf)
{
	if (qpdf_has_error(pdf) || (qpdf_init_write_memory(pdf) & QPDF_ERRORS) != 0)
		parse_reject(p, FILE_DAMAGED);
	qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
	qpdf_set_stream_data_mode(pdf, qpdf_s_preserve);
	qpdf_set_preserve_unreferenced_objects(pdf, QPDF_FALSE);
	if ((qpdf_write(pdf) & QPDF_ERRORS) != 0)
		parse_reject(p, FILE_DAMAGED);
	parse_write(p, qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
}

void
parse_pdf(struct parse *p)
{
	struct walk w = { .parse = p, .pdf = read_pdf(p) };

	walk_all(&w);
	write_pdf(p, w.pdf);
}
