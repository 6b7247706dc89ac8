/*
 * Sen2 read: libxml2's events become a tree a person.
 *
 * Line numbers are libxml2's, which stop counting at 65,535 in its old
 * interface and do not in the one used here (xmlSAX2GetLineNumber).
 */
#include "areas/returns/sen2_read.h"
#include "areas/returns/sen2_shape.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { DEEPEST = 8, CHUNK = 1 << 16, TEXT_LONGEST = 4000, SHOWN_OF_TEXT = 40 };
/* Of one person, or of the header: what no return has, and what would fill the memory. */
enum { MOST_NODES = 20000, MOST_FOUND = 1000 };

struct level {
	struct sen2_node *node, *last_child;
	enum sen2_element near;	       /* its last child: the next one is seldom far */
	int order;		       /* of its last child, to see when one comes too early */
	unsigned char seen[SEN2__MAX]; /* how often each child stood there, at most 255 */
};

struct parser {
	struct sen2_reading *reading;
	xmlParserCtxtPtr xml;
	const char *path;
	struct arena *header; /* lives through the reading */
	struct level levels[DEEPEST];
	int depth;
	int passed; /* how deep inside elements that the form does not have */
	int nodes;  /* of the person, or of the header, so far */
	struct buf *text;
	struct fault fault;
	bool failed;
};

/* ---- stopping: libxml2 is left to end by itself, and the fault is raised then ---- */

static int
line_of(const struct parser *p)
{
	return xmlSAX2GetLineNumber(p->xml);
}

static void __attribute__((format(printf, 2, 3))) stop(struct parser *p, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	p->failed = true;
	p->fault.kind = FAULT_USAGE;
	snprintf(p->fault.message, sizeof p->fault.message, "%s:%d: %s", p->path, line_of(p),
	    arena_vprintf(p->header, format, args));
	va_end(args);
	xmlStopParser(p->xml);
}

/* ---- one element ---- */

static struct level *
top(struct parser *p)
{
	return &p->levels[p->depth - 1];
}

static void
check_place(struct parser *p, struct level *in, const struct sen2_node *n)
{
	const struct sen2_row *row = &sen2_rows[n->element];
	int year = p->reading->year != 0 ? p->reading->year : SEN2_LAST_YEAR;
	int order = sen2_order(n->element, year);

	if (in->seen[n->element] < 255)
		in->seen[n->element]++;
	if (row->most > 0 && in->seen[n->element] > row->most)
		sen2_find_fault(p->reading, "S04", SEN2_ERROR, n, SEN2__MAX,
		    "%s may stand here %d time%s at most. Remove what is too many", row->name,
		    row->most, row->most == 1 ? "" : "s");
	if (order < in->order)
		sen2_find_fault(p->reading, "S02", SEN2_ERROR, n, SEN2__MAX,
		    "%s stands too late. Put the elements in the order of the guide", row->name);
	in->order = order;
	in->near = n->element;
}

static struct sen2_node *
add_node(struct parser *p, enum sen2_element e)
{
	struct level *in = p->depth > 0 ? top(p) : NULL;
	struct sen2_node *n;

	if (e == SEN2_PERSON) {
		sen2_tell(p->reading);
		p->reading->arena = arena_new(0);
		p->nodes = 0;
	}
	n = anew(p->reading->arena, struct sen2_node);
	*n = (struct sen2_node){
		.element = e, .line = line_of(p), .parent = in == NULL ? NULL : in->node
	};
	if (e == SEN2_PERSON) {
		p->reading->person = n;
	} else if (in != NULL) {
		*(in->last_child == NULL ? &in->node->children : &in->last_child->next) = n;
		in->last_child = n;
	}
	return n;
}

/* What is found of no node of its own stands where the reading is. */
static void
set_line(struct parser *p)
{
	p->reading->found.a[p->reading->found.n - 1].line = line_of(p);
}

/* Records hold elements and no words. */
static void
check_between(struct parser *p, const struct sen2_node *n)
{
	if (!str_blank(p->text->p)) {
		sen2_find_fault(p->reading, "S06", SEN2_ERROR, n, SEN2__MAX,
		    "“%.*s” stands between the elements. Remove it", SHOWN_OF_TEXT,
		    str_trim(p->reading->arena, p->text->p));
		set_line(p);
	}
	buf_clear(p->text);
}

static void
begin_element(struct parser *p, const char *name)
{
	enum sen2_element parent = p->depth > 0 ? top(p)->node->element : SEN2__MAX;
	enum sen2_element near = p->depth > 0 ? top(p)->near : SEN2_MESSAGE;
	enum sen2_element e = p->passed > 0 ? SEN2__MAX : sen2_find(parent, name, near);
	struct sen2_node *n;

	if (++p->nodes > MOST_NODES || p->reading->found.n > MOST_FOUND) {
		stop(p, "more than %d %s in one person or in the header; no return has as many",
		    p->nodes > MOST_NODES ? MOST_NODES : MOST_FOUND,
		    p->nodes > MOST_NODES ? "elements" : "findings");
		return;
	}
	if (p->passed == 0 && e == SEN2__MAX && p->depth == 0) {
		stop(p, "this is no SEN2 return: it begins with %.60s and not with Message", name);
		return;
	}
	if (e == SEN2__MAX) {
		if (p->passed++ == 0) {
			sen2_find_fault(p->reading, "S01", SEN2_ERROR, top(p)->node, SEN2__MAX,
			    "%.60s does not belong here. Remove it, or put it where the guide has "
			    "it",
			    name);
			set_line(p);
		}
		return;
	}
	if (p->depth > 0)
		check_between(p, top(p)->node);
	n = add_node(p, e);
	if (p->depth > 0)
		check_place(p, top(p), n);
	memset(&p->levels[p->depth], 0, sizeof p->levels[0]);
	p->levels[p->depth].near = e;
	p->levels[p->depth++].node = n;
	buf_clear(p->text);
}

/* The year is known as soon as the header has said it, because the order of elements hangs on it.
 */
static void
take_header(struct parser *p, const struct sen2_node *n)
{
	struct sen2_reading *r = p->reading;
	int64_t year = 0;

	if (n->element == SEN2_YEAR && str_to_int(n->text, &year)) {
		r->year = (int)year;
		if (year < SEN2_FIRST_YEAR || year > SEN2_LAST_YEAR)
			stop(p, "returns of %lld are not known here; give one of %d or %d",
			    (long long)year, SEN2_FIRST_YEAR, SEN2_LAST_YEAR);
	}
	if (n->element == SEN2_REFERENCE_DATE)
		r->reference_date = n->text;
	if (n->element == SEN2_LEA)
		r->authority = n->text;
}

static void
run_take_person(void *arg)
{
	struct sen2_reading *r = arg;

	r->take_person(r, r->person);
}

static void
end_person(struct parser *p)
{
	struct sen2_reading *r = p->reading;

	if (r->take_person != NULL && !attempt(run_take_person, r, &p->fault)) {
		p->failed = true;
		xmlStopParser(p->xml);
	}
	sen2_tell(r);
	r->persons++;
	r->person = NULL;
	if (!r->keeps || p->failed)
		arena_free(r->arena);
	r->arena = p->header;
}

static void
end_element(struct parser *p)
{
	struct level *l = top(p);
	struct sen2_node *n = l->node;

	if (p->passed > 0) {
		p->passed--;
		return;
	}
	if (sen2_rows[n->element].value == VALUE_RECORD) {
		check_between(p, n);
		sen2_check_least(p->reading, n, l->seen);
	} else {
		n->text = str_trim(p->reading->arena, p->text->p);
		sen2_check_value(p->reading, n);
	}
	buf_clear(p->text);
	p->depth--;
	if (p->reading->person == NULL)
		take_header(p, n);
	else if (n->element == SEN2_PERSON)
		end_person(p);
}

/* ---- libxml2's side ---- */

static void
on_begin(void *p, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
    const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
	(void)prefix, (void)uri, (void)n_namespaces, (void)namespaces, (void)n_attributes;
	(void)n_defaulted, (void)attributes;
	if (!((struct parser *)p)->failed)
		begin_element(p, (const char *)name);
}

static void
on_end(void *p, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)name, (void)prefix, (void)uri;
	if (!((struct parser *)p)->failed)
		end_element(p);
}

static void
on_text(void *context, const xmlChar *text, int n)
{
	struct parser *p = context;

	if (p->failed || p->passed > 0)
		return;
	if (p->text->n + (size_t)n > TEXT_LONGEST)
		stop(p, "a text of more than %d bytes; no return has one", TEXT_LONGEST);
	else
		buf_add(p->text, (const char *)text, (size_t)n);
}

static void
on_doctype(void *p, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	stop(p, "a document type or entity; no return has one. Remove it");
}

/* Wrong XML is told by xmlCtxtGetLastError(); nothing is printed. */
static void
on_error(void *p, const char *format, ...)
{
	(void)p, (void)format;
}

static const xmlSAXHandler handler = {
	.initialized = XML_SAX2_MAGIC,
	.startElementNs = on_begin,
	.endElementNs = on_end,
	.characters = on_text,
	.cdataBlock = on_text,
	.internalSubset = on_doctype,
	.warning = on_error,
	.error = on_error,
	.fatalError = on_error,
};

/* ---- the file ---- */

static void
close_file(void *file)
{
	if (file != stdin)
		fclose(file);
}

static void
close_parser(void *xml)
{
	xmlFreeParserCtxt(xml);
}

static FILE *
open_file(struct arena *a, const char *path)
{
	FILE *f = str_eq(path, "-") ? stdin : fopen(path, "re");

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", path, strerror(errno));
	arena_on_free(a, close_file, f);
	return f;
}

static void
check_parsed(const struct parser *p, int code)
{
	const xmlError *e = xmlCtxtGetLastError(p->xml);

	if (p->failed)
		fail(p->fault.kind, "%s", p->fault.message);
	if (code != 0 && e != NULL)
		fail(FAULT_USAGE, "%s:%d:%d: this is not well-formed XML: %.*s", p->path, e->line,
		    e->int2, e->message == NULL ? 0 : (int)strcspn(e->message, "\n"), e->message);
}

static void
parse(struct parser *p, FILE *f)
{
	char *chunk = arena_alloc(p->header, CHUNK);
	struct hash_stream *digest = hash_stream_new(p->header);
	size_t n;

	while ((n = fread(chunk, 1, CHUNK, f)) > 0) {
		hash_stream_add(digest, chunk, n);
		check_parsed(p, xmlParseChunk(p->xml, chunk, (int)n, 0));
	}
	p->reading->digest = hash_stream_end(digest);
	if (ferror(f))
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", p->path, strerror(errno));
	check_parsed(p, xmlParseChunk(p->xml, chunk, 0, 1));
}

static void
run_all(void *arg)
{
	struct parser *p = arg;
	FILE *f = open_file(p->header, p->path);

	p->text = buf_new(p->header);
	p->xml = xmlCreatePushParserCtxt((xmlSAXHandlerPtr)&handler, p, NULL, 0, NULL);
	if (p->xml == NULL)
		fail(FAULT_STORAGE, "there is no memory to read XML");
	arena_on_free(p->header, close_parser, p->xml);
	xmlCtxtUseOptions(p->xml, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	parse(p, f);
	sen2_tell(p->reading);
	if (p->reading->year == 0)
		fail(FAULT_USAGE, "%s: the header names no Year; add it", p->path);
}

void
sen2_read(struct sen2_reading *r, const char *path)
{
	struct parser p = { .reading = r, .path = path, .header = arena_new(0) };
	struct fault fault;
	bool done;

	r->arena = p.header;
	done = attempt(run_all, &p, &fault);
	if (r->arena != p.header)
		arena_free(r->arena);
	r->arena = NULL;
	r->person = NULL;
	arena_free(p.header);
	if (!done)
		fail(fault.kind, "%s", fault.message);
}
