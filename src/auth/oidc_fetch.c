/* Oidc fetch: libcurl with everything optional switched off. */
#include "auth/oidc_fetch.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <ctype.h>
#include <curl/curl.h>
#include <pthread.h>
#include <string.h>

enum { CONNECT_MS = 3000, WHOLE_MS = 8000, ANSWER_AT_MOST = 256 * 1024 };

static bool
is_this_machine(const char *url)
{
	static const char *const starts[] = { "http://127.0.0.1", "http://[::1]",
		"http://localhost" };

	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
		size_t n = strlen(starts[i]);

		if (str_starts(url, starts[i]) &&
		    (url[n] == ':' || url[n] == '/' || url[n] == '\0'))
			return strchr(url, '@') == NULL;
	}
	return false;
}

bool
oidc_url_allowed(const char *url)
{
	return str_starts(url, "https://") || is_this_machine(url);
}

char *
oidc_url_escape(struct arena *a, const char *s)
{
	struct buf *b = buf_new(a);

	buf_puts(b, "");
	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s) || strchr("-._~", *s) != NULL)
			buf_putc(b, *s);
		else
			buf_printf(b, "%%%02X", (unsigned char)*s);
	return b->p;
}

/* Less than was offered makes libcurl give up.  The buf has room for all: it must not fail() in
 * here. */
static size_t
take(char *bytes, size_t size, size_t n, void *to)
{
	struct buf *b = to;

	if (b->n + size * n > ANSWER_AT_MOST)
		return 0;
	buf_add(b, bytes, size * n);
	return size * n;
}

static void
start_curl(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

static void
release(void *curl)
{
	curl_easy_cleanup(curl);
}

static CURL *
prepare(struct arena *a, const char *url, struct buf *to)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	CURL *c;

	buf_reserve(to, ANSWER_AT_MOST);
	pthread_once(&once, start_curl);
	c = curl_easy_init();
	if (c == NULL)
		fail(FAULT_MEMORY, "libcurl could not start");
	arena_on_free(a, release, c);
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, is_this_machine(url) ? "http" : "https");
	curl_easy_setopt(c, CURLOPT_NOPROXY, "127.0.0.1,::1,localhost");
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)WHOLE_MS);
	curl_easy_setopt(c, CURLOPT_USERAGENT, "waymark");
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, to);
	return c;
}

static bool
perform(CURL *c, const struct buf *b, struct oidc_answer *ret)
{
	struct oidc_answer answer = { 0 };

	if (curl_easy_perform(c) != CURLE_OK)
		return false;
	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &answer.status);
	answer.body = b->p;
	answer.n = b->n;
	*ret = answer;
	return true;
}

bool
oidc_fetch(struct arena *a, const char *url, struct oidc_answer *ret)
{
	struct buf *b = buf_new(a);

	return oidc_url_allowed(url) && perform(prepare(a, url, b), b, ret);
}

bool
oidc_fetch_post(struct arena *a, const char *url, const char *form, const char *user,
    const char *password, struct oidc_answer *ret)
{
	struct buf *b = buf_new(a);
	CURL *c;

	if (!oidc_url_allowed(url))
		return false;
	c = prepare(a, url, b);
	curl_easy_setopt(c, CURLOPT_POSTFIELDS, form);
	if (user != NULL) {
		curl_easy_setopt(c, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
		curl_easy_setopt(c, CURLOPT_USERNAME, user);
		curl_easy_setopt(c, CURLOPT_PASSWORD, password);
	}
	return perform(c, b, ret);
}
