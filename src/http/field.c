/* Decode: the few header fields whose insides we read. */
#include "http/decode.h"
#include "base/str.h"

#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

static const char *
skip_blanks(const char *s)
{
	return s + strspn(s, " \t");
}

char *
http_find_cookie(struct arena *arena, const char *field, const char *name)
{
	size_t n_name = strlen(name);

	while (field != NULL && n_name > 0) {
		const char *pair = skip_blanks(field), *end = pair + strcspn(pair, ";");

		field = *end ? end + 1 : NULL;
		while (end > pair && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
		if ((size_t)(end - pair) <= n_name || memcmp(pair, name, n_name) != 0)
			continue;
		if (pair[n_name] == '=')
			return arena_memdup(
			    arena, pair + n_name + 1, (size_t)(end - pair) - n_name - 1);
	}
	return NULL;
}

/* bcharsnospace and space, 1 to 70, not ending in a space. */
static bool
boundary_ok(const char *boundary)
{
	static const char others[] = "'()+_,-./:=? ";
	size_t n = strlen(boundary);

	if (n == 0 || n > 70 || boundary[n - 1] == ' ')
		return false;
	for (size_t i = 0; i < n; i++) {
		char c = boundary[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!letter && !(c >= '0' && c <= '9') && strchr(others, c) == NULL)
			return false;
	}
	return true;
}

char *
http_media_type(struct arena *arena, const char *field, char **ret_boundary)
{
	size_t n = strcspn(field, "; \t");
	char *type = str_lower(arena, arena_memdup(arena, field, n));
	char *boundary = NULL;

	for (field += n; (field = strchr(field, ';')) != NULL;) {
		field = skip_blanks(field + 1);
		if (strncasecmp(field, "boundary=", 9) != 0)
			continue;
		field += 9;
		if (*field == '"') {
			field++;
			boundary = arena_memdup(arena, field, strcspn(field, "\""));
		} else {
			boundary = arena_memdup(arena, field, strcspn(field, "; \t"));
		}
		break;
	}
	*ret_boundary = boundary != NULL && boundary_ok(boundary) ? boundary : NULL;
	return type;
}

static bool
is_address(const char *s)
{
	struct in6_addr bytes;

	return inet_pton(AF_INET, s, &bytes) == 1 || inet_pton(AF_INET6, s, &bytes) == 1;
}

char *
http_forwarded_for(struct arena *arena, const char *field, const char *proxy)
{
	struct str_list hops = str_split(arena, field, ',');

	for (size_t i = hops.n; i-- > 0;) {
		char *hop = str_trim(arena, hops.a[i]);

		if (!is_address(hop))
			return NULL;
		if (!str_eq(hop, proxy))
			return hop;
	}
	return NULL;
}
