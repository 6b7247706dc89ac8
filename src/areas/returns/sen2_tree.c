/* Sen2 tree: nodes in the order of the year's return, and the tree as XML. */
#include "areas/returns/sen2_tree.h"
#include "areas/returns/sen2_shape.h"

#include <string.h>

struct sen2_node *
sen2_add(struct arena *a, int year, struct sen2_node *parent, enum sen2_element e, const char *text)
{
	struct sen2_node *n, **at;

	if (sen2_rows[e].value != VALUE_RECORD && (text == NULL || *text == '\0'))
		return NULL;
	n = anew(a, struct sen2_node);
	*n = (struct sen2_node){ .element = e, .text = text, .parent = parent };
	if (parent == NULL)
		return n;
	at = &parent->children;
	while (*at != NULL && sen2_order((*at)->element, year) <= sen2_order(e, year))
		at = &(*at)->next;
	n->next = *at;
	*at = n;
	return n;
}

void
sen2_check_form(struct sen2_reading *r, const struct sen2_node *n)
{
	unsigned char seen[SEN2__MAX] = { 0 };

	if (sen2_rows[n->element].value != VALUE_RECORD) {
		sen2_check_value(r, n);
		return;
	}
	for (const struct sen2_node *c = n->children; c != NULL; c = c->next) {
		seen[c->element] = 1;
		sen2_check_form(r, c);
	}
	sen2_check_least(r, n, seen);
}

/* ---- as XML ---- */

enum { LONGEST_ESCAPE = 5 }; /* "&amp;" */

static char *
put(char *at, const char *bytes, size_t n)
{
	memcpy(at, bytes, n);
	return at + n;
}

/* What XML keeps for itself; control characters that it cannot hold are left out (XML 1.0, 2.2). */
static char *
put_text(char *at, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c > '>' || (c >= ' ' && c != '&' && c != '<' && c != '>'))
			*at++ = *s;
		else if (c == '&')
			at = put(at, "&amp;", 5);
		else if (c == '<' || c == '>')
			at = put(at, c == '<' ? "&lt;" : "&gt;", 4);
		else if (c == '\t' || c == '\n')
			*at++ = *s;
	}
	return at;
}

static char *
put_tag(char *at, const char *open, const char *name, size_t n)
{
	at = put(at, open, strlen(open));
	at = put(at, name, n);
	*at++ = '>';
	return at;
}

/* Room is taken once a node, as most of a long export's time would go there else. */
void
sen2_put_xml(struct buf *b, const struct sen2_node *n, int depth)
{
	const char *name = sen2_rows[n->element].name;
	size_t length = strlen(name), tabs = (size_t)depth;
	size_t text = n->text == NULL ? 0 : strlen(n->text);
	char *at = buf_reserve(b, 2 * (length + tabs) + LONGEST_ESCAPE * text + sizeof "<>\n</>\n");

	memset(at, '\t', tabs);
	at = put_tag(at + tabs, "<", name, length);
	if (sen2_rows[n->element].value == VALUE_RECORD) {
		*at++ = '\n';
		b->n = (size_t)(at - b->p);
		for (const struct sen2_node *c = n->children; c != NULL; c = c->next)
			sen2_put_xml(b, c, depth + 1);
		at = buf_reserve(b, length + tabs + sizeof "</>\n");
		memset(at, '\t', tabs);
		at += tabs;
	} else if (text > 0) {
		at = put_text(at, n->text);
	}
	at = put_tag(at, "</", name, length);
	*at++ = '\n';
	*at = '\0';
	b->n = (size_t)(at - b->p);
}
