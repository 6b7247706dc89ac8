/* Route: matching a path against the areas' tables. */
#include "app/route.h"
#include "base/str.h"
#include "html/form.h"

#include <stdio.h>
#include <string.h>

/* Compares segment by segment; a pattern's :name takes a whole, non-empty segment. */
static bool
path_matches(struct arena *a, const char *pattern, const char *path, struct route_match *m)
{
	m->n = 0;
	while (*pattern != '\0' && *path != '\0') {
		if (*pattern == ':' && pattern[-1] == '/') {
			size_t name = strcspn(pattern, "/"), value = strcspn(path, "/");

			if (value == 0 || m->n == ROUTE_ARGS)
				return false;
			m->names[m->n] = arena_memdup(a, pattern + 1, name - 1);
			m->values[m->n++] = arena_memdup(a, path, value);
			pattern += name;
			path += value;
		} else if (*pattern++ != *path++) {
			return false;
		}
	}
	return *pattern == '\0' && *path == '\0';
}

static bool
method_matches(const struct route *r, const char *method)
{
	if (strcmp(method, "HEAD") == 0)
		method = "GET";
	if (strcmp(r->method, "FORM") == 0)
		return strcmp(method, "GET") == 0 || strcmp(method, "POST") == 0;
	return strcmp(method, r->method) == 0;
}

struct route_match
route_find(struct arena *a, const struct route *const *tables, const char *method, const char *path)
{
	struct route_match m = { 0 };
	bool other_method = false;

	for (; *tables != NULL; tables++) {
		for (const struct route *r = *tables; r->path != NULL; r++) {
			if (!path_matches(a, r->path, path, &m))
				continue;
			if (method_matches(r, method)) {
				m.route = r;
				return m;
			}
			other_method = true;
		}
	}
	return (struct route_match){ .other_method = other_method };
}

void
route_document(const struct route *const *tables)
{
	static const char *const on[] = { [ON_NONE] = "",
		[ON_CASE] = "the case",
		[ON_DRAFT] = "the draft",
		[ON_TYPED] = "one's own draft for somebody",
		[ON_ADVICE] = "the request for advice" };

	puts("| method | path | permission | about | form |\n|---|---|---|---|---|");
	for (; *tables != NULL; tables++)
		for (const struct route *r = *tables; r->path != NULL; r++)
			printf("| %s | `%s` | %s | %s | %s |\n", r->method, r->path,
			    access_permissions[r->may].name, on[r->on],
			    r->form != NULL	 ? r->form->name
			    : r->form_of != NULL ? "at run time"
						 : "");
}
