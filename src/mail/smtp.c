/* Smtp: one libcurl transfer a message. */
#include "mail/smtp.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"

#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

enum { CONNECT_SECONDS = 15, WHOLE_SECONDS = 60 };

struct upload {
	const char *p;
	size_t left;
};

void
smtp_init(void)
{
	if (curl_global_init(CURL_GLOBAL_ALL) != 0)
		fail(FAULT_BUG, "libcurl cannot start");
}

static size_t
give(char *to, size_t size, size_t n, void *arg)
{
	struct upload *u = arg;
	size_t take = size * n < u->left ? size * n : u->left;

	memcpy(to, u->p, take);
	u->p += take;
	u->left -= take;
	return take;
}

static void
release_handle(void *curl)
{
	curl_easy_cleanup(curl);
}

static void
release_list(void *list)
{
	curl_slist_free_all(list);
}

/* The host of "smtp://user@host:port/…" stands between "//" or "@" and ":" or "/". */
static bool
on_this_machine(const char *url)
{
	static const char *const hosts[] = { "localhost", "127.0.0.1", "[::1]" };
	const char *host = strstr(url, "://");

	host = host == NULL ? url : host + 3;
	for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
		size_t n = strlen(hosts[i]);

		if (strncmp(host, hosts[i], n) == 0 && strchr(":/", host[n]) != NULL)
			return true;
	}
	return false;
}

static const char *
password(struct arena *a, const char *path)
{
	char line[256] = "";
	FILE *f = fopen(path, "re");

	if (f == NULL || fgets(line, sizeof line, f) == NULL)
		line[0] = '\0';
	if (f != NULL)
		fclose(f);
	line[strcspn(line, "\r\n")] = '\0';
	return arena_strdup(a, line);
}

static void
set_options(CURL *c, struct arena *a, const struct conf *conf)
{
	curl_easy_setopt(c, CURLOPT_URL, conf->smtp_url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)WHOLE_SECONDS);
	curl_easy_setopt(c, CURLOPT_USE_SSL,
	    on_this_machine(conf->smtp_url) ? (long)CURLUSESSL_TRY : (long)CURLUSESSL_ALL);
	if (!str_blank(conf->smtp_ca_file))
		curl_easy_setopt(c, CURLOPT_CAINFO, conf->smtp_ca_file);
	if (!str_blank(conf->smtp_user)) {
		curl_easy_setopt(c, CURLOPT_USERNAME, conf->smtp_user);
		curl_easy_setopt(c, CURLOPT_PASSWORD, password(a, conf->smtp_password_file));
	}
}

/*
 * What the server's last code means (RFC 5321, 4.2.1).  Codes about signing
 * in and encryption speak of our settings, not of the message.
 */
static struct smtp_answer
answer(CURLcode code, long said)
{
	static const int ours[] = { 530, 534, 535, 538, 500, 502, 503, 504 };
	struct smtp_answer r = { .code = (int)said };

	if (code == CURLE_OK) {
		r.result = SMTP_SENT;
		return r;
	}
	r.result = said >= 500 && said < 600 ? SMTP_NEVER : SMTP_LATER;
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
		if (said == ours[i])
			r.result = SMTP_LATER;
	return r;
}

struct smtp_answer
smtp_send(struct arena *a, const struct conf *conf, const char *to, const char *message)
{
	CURL *c = curl_easy_init();
	struct curl_slist *recipients = curl_slist_append(NULL, arena_printf(a, "<%s>", to));
	struct upload upload = { message, strlen(message) };
	long said = 0;
	CURLcode code;

	arena_on_free(a, release_list, recipients);
	if (c == NULL || recipients == NULL)
		fail(FAULT_MEMORY, "no memory to send mail");
	arena_on_free(a, release_handle, c);
	set_options(c, a, conf);
	curl_easy_setopt(c, CURLOPT_MAIL_FROM, arena_printf(a, "<%s>", conf->mail_from));
	curl_easy_setopt(c, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(c, CURLOPT_READDATA, &upload);
	curl_easy_setopt(c, CURLOPT_INFILESIZE_LARGE, (curl_off_t)upload.left);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	code = curl_easy_perform(c);
	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &said);
	return answer(code, said);
}
