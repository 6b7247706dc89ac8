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

/* What XML keeps for itself; control characters that it cannot hold are left out (XML 1.0, 2.2). */
static void
put_text(struct buf *b, const char *s)
{
	while (*s != '\0') {
		size_t plain =
		    strcspn(s, "&<>\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12"
			       "\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f");

		buf_add(b, s, plain);
		s += plain;
		if (*s == '&')
			buf_puts(b, "&amp;");
		else if (*s == '<')
			buf_puts(b, "&lt;");
		else if (*s == '>')
			buf_puts(b, "&gt;");
		s += *s != '\0';
	}
}

static void
put_indent(struct buf *b, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_putc(b, '\t');
}

void
sen2_put_xml(struct buf *b, const struct sen2_node *n, int depth)
{
	const char *name = sen2_rows[n->element].name;

	put_indent(b, depth);
	buf_putc(b, '<');
	buf_puts(b, name);
	buf_putc(b, '>');
	if (sen2_rows[n->element].value == VALUE_RECORD) {
		buf_putc(b, '\n');
		for (const struct sen2_node *c = n->children; c != NULL; c = c->next)
			sen2_put_xml(b, c, depth + 1);
		put_indent(b, depth);
	} else {
		put_text(b, n->text);
	}
	buf_puts(b, "</");
	buf_puts(b, name);
	buf_puts(b, ">\n");
}
