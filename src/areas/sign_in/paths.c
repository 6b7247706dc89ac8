/* Paths: an alphabet, the route table, and who begins where. */
#include "areas/sign_in/paths.h"
#include "base/str.h"

#include <string.h>

enum { PATH_AT_MOST = 200 };

bool
path_is_ours(const char *p)
{
	static const char alphabet[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				       "0123456789/-_.~";

	return p != NULL && *p == '/' && strlen(p) <= PATH_AT_MOST &&
	       p[strspn(p, alphabet)] == '\0' && strstr(p, "//") == NULL;
}

static bool
is_page(struct arena *a, const struct route *const *tables, const char *path)
{
	const struct route *r = route_find(a, tables, "GET", path).route;

	return r != NULL && r->show != NULL;
}

const char *
path_nearest_page(struct arena *a, const struct route *const *tables, const char *wanted)
{
	char *path;

	if (!path_is_ours(wanted) || str_starts(wanted, "/sign-"))
		return NULL;
	path = arena_strdup(a, wanted);
	while (*path != '\0' && !is_page(a, tables, path))
		*strrchr(path, '/') = '\0';
	return *path == '\0' ? NULL : path;
}

const char *
path_home_of_staff(const struct viewer *v)
{
	static const struct {
		enum permission may;
		const char *path;
	} homes[] = {
		{ MY_DAY, "/my-day" },
		{ MY_SCHOOL, "/my-school" },
		{ MY_ADVICE, "/advice" },
		{ READS_REVIEW, "/reads" },
		{ PEOPLE_ADMIN, "/people" },
		{ FORECAST_READ, "/forecast" },
		{ NATION_READ, "/nation" },
	};

	for (size_t i = 0; i < sizeof homes / sizeof homes[0]; i++)
		if (viewer_may(v, homes[i].may))
			return homes[i].path;
	return NULL;
}
