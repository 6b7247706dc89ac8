/* Head: one function for each state; each takes one byte and returns 0 or a refusal's status. */
#include "http/head.h"

#include <string.h>

typedef int head_step(struct head *, unsigned char);

static bool
is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* RFC 9110 section 5.6.2 */
static bool
is_token(unsigned char c)
{
	return is_letter(c) || is_digit(c) || (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

static int
keep_name(struct head *h, unsigned char c, int refusal)
{
	if (h->n_name >= sizeof h->name - 1)
		return refusal;
	h->name[h->n_name++] = (char)c;
	h->name[h->n_name] = '\0';
	return 0;
}

static int
keep_value(struct head *h, unsigned char c)
{
	if (h->n_value >= sizeof h->value - 1)
		return 400;
	h->value[h->n_value++] = (char)c;
	h->value[h->n_value] = '\0';
	return 0;
}

static int
in_method(struct head *h, unsigned char c)
{
	if (c != ' ')
		return is_token(c) ? keep_name(h, c, 405) : 400;
	if (h->n_name == 0)
		return 400;
	h->get = strcmp(h->name, "GET") == 0;
	h->head = strcmp(h->name, "HEAD") == 0;
	h->state = HEAD_TARGET;
	return h->get || h->head || strcmp(h->name, "POST") == 0 ? 0 : 405;
}

/* Origin form only: the absolute form is for proxies, and we are none. */
static int
in_target(struct head *h, unsigned char c)
{
	if (c == ' ' && h->target > 0) {
		h->state = HEAD_VERSION;
		return 0;
	}
	if (c <= ' ' || c >= 0x7f || (h->target == 0 && c != '/'))
		return 400;
	h->pieces += c == '&';
	if (h->pieces > HEAD_MAX_PIECES)
		return 414;
	return ++h->target > HEAD_MAX_TARGET ? 414 : 0;
}

static int
in_version(struct head *h, unsigned char c)
{
	if (c != '\r')
		return h->n_value < 8 ? keep_value(h, c) : 400;
	h->old = strcmp(h->value, "HTTP/1.0") == 0;
	h->state = HEAD_LINE_END;
	if (h->old || strcmp(h->value, "HTTP/1.1") == 0)
		return 0;
	return strncmp(h->value, "HTTP/", 5) == 0 ? 505 : 400;
}

static int
at_line_end(struct head *h, unsigned char c)
{
	h->state = HEAD_FIELD;
	return c == '\n' ? 0 : 400;
}

static int
in_name(struct head *h, unsigned char c)
{
	static const char *const matter[] = { "host", "content-length", "expect" };

	if (c != ':') {
		if (!is_token(c))
			return 400;
		return keep_name(h, c >= 'A' && c <= 'Z' ? c | 0x20 : c, 431);
	}
	h->state = HEAD_VALUE;
	h->n_value = 0;
	h->value[0] = '\0';
	h->keep = false;
	for (size_t i = 0; i < sizeof matter / sizeof matter[0]; i++)
		h->keep |= strcmp(h->name, matter[i]) == 0;
	h->has_coding |= strcmp(h->name, "transfer-encoding") == 0;
	return h->n_name > 0 ? 0 : 400;
}

/* First byte of a line behind the request line: a field, or the CR that ends the head. */
static int
at_field(struct head *h, unsigned char c)
{
	if (c == '\r') {
		h->state = HEAD_FINAL_END;
		return 0;
	}
	if (++h->fields > HEAD_MAX_FIELDS)
		return 431;
	h->state = HEAD_NAME;
	h->n_name = 0;
	h->name[0] = '\0';
	return in_name(h, c);
}

static void
trim_value(struct head *h)
{
	size_t start = strspn(h->value, " \t");

	while (h->n_value > start && strchr(" \t", h->value[h->n_value - 1]) != NULL)
		h->n_value--;
	h->n_value -= start;
	memmove(h->value, h->value + start, h->n_value);
	h->value[h->n_value] = '\0';
}

static int
take_host(struct head *h)
{
	for (size_t i = 0; i < h->n_value; i++) {
		unsigned char c = (unsigned char)h->value[i];

		if (!is_letter(c) && !is_digit(c) && strchr(".-_:[]", c) == NULL)
			return 400;
	}
	return h->n_value > 0 && ++h->hosts == 1 ? 0 : 400;
}

/* 18 digits cannot overflow; RFC 9110 section 8.6 allows digits only. */
static int
take_length(struct head *h)
{
	if (h->has_length || h->n_value == 0)
		return 400;
	h->has_length = true;
	for (size_t i = 0; i < h->n_value; i++) {
		if (!is_digit((unsigned char)h->value[i]))
			return 400;
		if (i >= 18)
			return 413;
		h->length = h->length * 10 + (h->value[i] - '0');
	}
	return 0;
}

static int
take_value(struct head *h)
{
	trim_value(h);
	if (h->name[0] == 'h')
		return take_host(h);
	if (h->name[0] == 'c')
		return take_length(h);
	for (char *c = h->value; *c != '\0'; c++)
		*c = (char)(*c | 0x20);
	return strcmp(h->value, "100-continue") == 0 ? 0 : 417;
}

static int
in_value(struct head *h, unsigned char c)
{
	if (c == '\r') {
		h->state = HEAD_LINE_END;
		return h->keep ? take_value(h) : 0;
	}
	if ((c < ' ' && c != '\t') || c == 0x7f)
		return 400;
	if (c == ';' && strcmp(h->name, "cookie") == 0 && ++h->pieces > HEAD_MAX_PIECES)
		return 431;
	return h->keep ? keep_value(h, c) : 0;
}

/* What can only be judged when every field is known. */
static int
judge(const struct head *h)
{
	if (h->hosts == 0 && !h->old)
		return 400;
	if (h->has_coding)
		return h->has_length ? 400 : 411;
	if (h->length > 0 && (h->get || h->head))
		return 400;
	return 0;
}

static int
at_final_end(struct head *h, unsigned char c)
{
	h->state = HEAD_DONE;
	return c == '\n' ? judge(h) : 400;
}

size_t
head_scan(struct head *h, const char *bytes, size_t n)
{
	static head_step *const steps[HEAD_DONE] = {
		[HEAD_METHOD] = in_method,
		[HEAD_TARGET] = in_target,
		[HEAD_VERSION] = in_version,
		[HEAD_LINE_END] = at_line_end,
		[HEAD_FIELD] = at_field,
		[HEAD_NAME] = in_name,
		[HEAD_VALUE] = in_value,
		[HEAD_FINAL_END] = at_final_end,
	};
	size_t i = 0;

	while (i < n && h->state != HEAD_DONE && h->refusal == 0) {
		if (++h->size > HEAD_MAX_BYTES)
			h->refusal = 431;
		else
			h->refusal = steps[h->state](h, (unsigned char)bytes[i++]);
	}
	return i;
}
