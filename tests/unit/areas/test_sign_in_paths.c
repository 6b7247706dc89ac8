/* Where to go after signing in: paths that came with a request, and who begins where. */
#include "../check.h"
#include "areas/people/people.h"
#include "areas/sign_in/paths.h"
#include "areas/sign_in/qr.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "html/form.h"

#include <stdlib.h>
#include <string.h>

static void
nothing(struct rq *rq)
{
	(void)rq;
}

static const struct form form = { 0 };
static const struct route rows[] = { GET("/", PUBLIC, ON_NONE, nothing),
	GET("/people/:person", PEOPLE_ADMIN, ON_NONE, nothing),
	POST("/people/:person/off", PEOPLE_ADMIN, ON_NONE, nothing),
	FORM("/people/add", PEOPLE_ADMIN, ON_NONE, &form, nothing, nothing),
	FORM("/sign-in/again", SIGNED_IN, ON_NONE, &form, nothing, nothing), ROUTES_END };
static const struct route *const tables[] = { rows, NULL };

static void
paths_of_this_site(void)
{
	static const char *const ours[] = { "/", "/my-day", "/cases/0a1b/decide", "/a~b_c.d-e" };

	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		check_true(path_is_ours(ours[i]), ours[i], __FILE__, __LINE__);
}

static void
paths_to_elsewhere(void)
{
	static const char *const theirs[] = { NULL, "", "my-day", "//evil", "/x//evil", "/\\evil",
		"\\\\evil", "https://evil", "javascript:alert(1)", "/a?b", "/a#b", "/a%2f", "/a b",
		"/a\tb", "/a\r\nX: y", "/a;b", "/a,b", "/\"", "/@evil", "/caf\xc3\xa9", "/:80" };
	char longest[300];

	for (size_t i = 0; i < sizeof theirs / sizeof theirs[0]; i++)
		check_true(
		    !path_is_ours(theirs[i]), theirs[i] ? theirs[i] : "NULL", __FILE__, __LINE__);
	memset(longest, 'a', sizeof longest);
	*longest = '/';
	longest[200] = '\0';
	CHECK(path_is_ours(longest));
	longest[200] = 'a';
	longest[201] = '\0';
	CHECK(!path_is_ours(longest));
}

static void
the_nearest_page(void)
{
	static const struct {
		const char *wanted, *page;
	} cases[] = {
		{ "/", "/" },
		{ "/people/add", "/people/add" },
		{ "/people/xyz", "/people/xyz" },
		{ "/people/xyz/off", "/people/xyz" },
		{ "/people/xyz/posts/body/senco/end", "/people/xyz" },
		{ "/people/", NULL },
		{ "/nothing/here", NULL },
		{ "/sign-in/again", NULL },
		{ "/sign-out", NULL },
		{ "//people/xyz", NULL },
		{ NULL, NULL },
	};
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(path_nearest_page(a, tables, cases[i].wanted), cases[i].page);
	arena_free(a);
}

static void
where_staff_begin(void)
{
	static const struct {
		uint64_t permissions;
		const char *path;
	} cases[] = {
		{ 0, NULL },
		{ UINT64_C(1) << MY_SCHOOL, "/my-school" },
		{ UINT64_C(1) << PEOPLE_ADMIN, "/people" },
		{ UINT64_C(1) << MY_ADVICE, "/advice" },
		{ UINT64_C(1) << MY_SCHOOL | UINT64_C(1) << MY_ADVICE, "/my-school" },
		{ UINT64_C(1) << READS_REVIEW, "/reads" },
		{ UINT64_C(1) << MY_DAY | UINT64_C(1) << READS_REVIEW, "/my-day" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct viewer_post post = { .la = 1 };
		struct viewer v = { .person = 1,
			.posts = &post,
			.n_posts = 1,
			.permissions = cases[i].permissions };

		CHECK_STR(path_home_of_staff(&v), cases[i].path);
	}
}

static void
unknown_role(void)
{
	people_role_label("king");
}

/* Every role of the access policy has a name and kinds of body. */
static void
roles_have_names_and_places(void)
{
	static const char *const kinds[] = { "authority", "team", "school", "health", "care",
		"psychology", "nation" };

	for (int p = 0; p < POST__MAX; p++) {
		int fits = 0;

		CHECK(!str_blank(people_role_label(access_posts[p].name)));
		for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
			fits += people_role_fits(access_posts[p].name, kinds[k]);
		CHECK(fits > 0);
	}
	CHECK(people_role_fits("senco", "school"));
	CHECK(!people_role_fits("officer", "school"));
	CHECK(!people_role_fits("king", "authority"));
	CHECK_FAILS(FAULT_BUG, unknown_role);
}

/* A code of 21 squares a side begins with the finder pattern: seven dark squares in a row. */
static void
a_qr_code_has_its_corners(void)
{
	struct arena *a = arena_new(0);
	int size = 0;
	const char *path = qr_path(a, "otpauth", &size);
	char *much = arena_alloc(a, 5000);

	CHECK_INT(size, 21 + 8);
	CHECK(str_starts(path, "M4 4h7v1h-7z"));
	CHECK(strstr(path, "M18 4h7v1h-7z") != NULL);
	CHECK(strstr(path, "M4 24h7v1h-7z") != NULL);
	memset(much, 'a', 4999);
	CHECK(qr_path(a, much, &size) == NULL);
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(paths_of_this_site),
	    CHECK_CASE(paths_to_elsewhere), CHECK_CASE(the_nearest_page),
	    CHECK_CASE(where_staff_begin), CHECK_CASE(roles_have_names_and_places),
	    CHECK_CASE(a_qr_code_has_its_corners), { 0 } });
}
