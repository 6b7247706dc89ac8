/* Decode: percent-encoding, paths and urlencoded pairs. */
#include "http/decode.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Decodes into to, which has room for n bytes; false when an escape is broken. */
static bool
percent_decode(const char *from, size_t n, bool plus_is_space, char *to, size_t *ret_n)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (from[i] == '%') {
			int high = i + 2 < n ? hex_digit(from[i + 1]) : -1;
			int low = i + 2 < n ? hex_digit(from[i + 2]) : -1;

			if (high < 0 || low < 0)
				return false;
			to[k++] = (char)(high << 4 | low);
			i += 2;
		} else {
			to[k++] = from[i] == '+' && plus_is_space ? ' ' : from[i];
		}
	}
	*ret_n = k;
	return true;
}

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

bool
http_text_plain(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is_control(text[i]))
			return false;
	return str_utf8_valid(text, n);
}

/* Nothing between two slashes, "." and ".." would each be a second spelling of another path. */
static bool
segments_normal(const char *path)
{
	for (const char *slash = path; slash != NULL; slash = strchr(slash + 1, '/')) {
		const char *segment = slash + 1;
		size_t n = strcspn(segment, "/");

		if (n == 0 && segment[0] == '/')
			return false;
		if ((n == 1 && segment[0] == '.') || (n == 2 && memcmp(segment, "..", 2) == 0))
			return false;
	}
	return true;
}

static size_t
count_of(const char *text, size_t n, char c)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += text[i] == c;
	return count;
}

char *
http_decode_path(struct arena *arena, const char *raw, size_t n)
{
	char *path = arena_alloc(arena, n + 1);
	size_t k;

	if (n == 0 || raw[0] != '/' || !percent_decode(raw, n, false, path, &k))
		return NULL;
	path[k] = '\0';
	if (!http_text_plain(path, k) || memchr(path, '\\', k) != NULL)
		return NULL;
	if (count_of(path, k, '/') != count_of(raw, n, '/') || !segments_normal(path))
		return NULL;
	return path;
}

/* False when the value holds what no value may; see http_add_param(). */
static bool
clean_value(char *value, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (value[i] == '\v' || value[i] == '\f')
			value[i] = '\n';
		if (is_control(value[i]) && value[i] != '\t' && value[i] != '\r' &&
		    value[i] != '\n')
			return false;
	}
	return str_utf8_valid(value, n);
}

bool
http_add_param(struct arena *arena, struct http_params *params, const char *name, size_t n_name,
    const char *value, size_t n_value)
{
	struct http_param param;
	char *copy;

	if (params->n >= HTTP_MAX_PARAMS || n_name == 0 || n_name > HTTP_MAX_NAME ||
	    !http_text_plain(name, n_name))
		return false;
	copy = arena_memdup(arena, value, n_value);
	if (!clean_value(copy, n_value))
		return false;
	param = (struct http_param){ .name = arena_memdup(arena, name, n_name), .value = copy };
	vec_push(arena, params, param);
	return true;
}

static bool
add_pair(struct arena *arena, const char *pair, size_t n, struct http_params *params)
{
	const char *equals = memchr(pair, '=', n);
	size_t n_raw_name = equals ? (size_t)(equals - pair) : n;
	char *name = arena_alloc(arena, n + 2), *value = name + n_raw_name + 1;
	size_t n_name, n_value = 0;

	if (!percent_decode(pair, n_raw_name, true, name, &n_name))
		return false;
	if (equals && !percent_decode(equals + 1, n - n_raw_name - 1, true, value, &n_value))
		return false;
	return http_add_param(arena, params, name, n_name, value, n_value);
}

bool
http_decode_pairs(struct arena *arena, const char *text, size_t n, struct http_params *params)
{
	const char *end = text + n;

	while (text < end) {
		const char *stop = memchr(text, '&', (size_t)(end - text));

		if (stop == NULL)
			stop = end;
		if (stop > text && !add_pair(arena, text, (size_t)(stop - text), params))
			return false;
		text = stop + 1;
	}
	return true;
}
