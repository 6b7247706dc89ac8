/* Conf: the table of settings, read with libinih. */
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"

#include <ini.h>
#include <stddef.h>
#include <string.h>

enum kind { TEXT, WHOLE_NUMBER, YES_NO, DATE };

struct setting {
	const char *name; /* section.name */
	enum kind kind;
	size_t offset;
	const char *initial;
	const char *meaning;
};

#define SETTING(section, member, kind, initial, meaning)                                           \
	{                                                                                          \
		section, kind, offsetof(struct conf, member), initial, meaning                     \
	}

static const struct setting settings[] = {
	SETTING("database.url", db_url, TEXT, "waymark.db",
	    "path of a SQLite file (a bare name lies in files.data), or "
	    "postgresql://user@host/name"),
	SETTING("database.connections", db_connections, WHOLE_NUMBER, "16",
	    "readers of SQLite, or connections to PostgreSQL"),
	SETTING("server.listen", listen, TEXT, "127.0.0.1:8080", "address and port"),
	SETTING("server.base_url", base_url, TEXT, "http://localhost:8080",
	    "how people reach it; links in mail start with it"),
	SETTING("server.proxy", proxy, TEXT, "",
	    "address of the proxy whose X-Forwarded-For is believed; empty: nobody's"),
	SETTING(
	    "server.connections", connections, WHOLE_NUMBER, "600", "connections at most, in all"),
	SETTING("server.connections_per_address", connections_per_address, WHOLE_NUMBER, "40",
	    "connections at most from one address; the proxy's own address is exempt"),
	SETTING("server.secure_cookies", secure_cookies, YES_NO, "yes",
	    "no only for a demo on http://localhost"),
	SETTING("files.data", data_dir, TEXT, "var", "file store, audit anchor and keys"),
	SETTING("files.parser", parser, TEXT, "build/src/files/waymark-parse",
	    "the program that reads uploads, in a sandbox"),
	SETTING("files.assets", asset_dir, TEXT, "build/assets", "built style sheets and scripts"),
	SETTING("files.locales", locale_dir, TEXT, "build/locale", "compiled message catalogues"),
	SETTING("files.policy", policy_dir, TEXT, "policy", "policy packs"),
	SETTING("files.registers", register_dir, TEXT, "registers", "register definitions"),
	SETTING("files.clamd", clamd_socket, TEXT, "", "socket of clamd; empty: no virus scan"),
	SETTING("files.upload_limit_mb", upload_limit_mb, WHOLE_NUMBER, "50",
	    "size of one file at most"),
	SETTING("mail.smtp", smtp_url, TEXT, "",
	    "smtp://host:port (STARTTLS, which only a server on this machine may lack) or "
	    "smtps://host:port; empty: mail waits in the outbox"),
	SETTING("mail.from", mail_from, TEXT, "no-reply@localhost", "sender's address"),
	SETTING("mail.user", smtp_user, TEXT, "", "name at the mail server; empty: none"),
	SETTING("mail.password_file", smtp_password_file, TEXT, "",
	    "file with the password at the mail server"),
	SETTING("mail.ca_file", smtp_ca_file, TEXT, "",
	    "certificates that vouch for the mail server; empty: the system's"),
	SETTING("sign_in.oidc_issuer", oidc_issuer, TEXT, "", "OpenID Connect issuer; empty: none"),
	SETTING("sign_in.oidc_client", oidc_client, TEXT, "waymark", "client id at the issuer"),
	SETTING("sign_in.oidc_secret_file", oidc_secret_file, TEXT, "",
	    "file with the client's secret"),
	SETTING("sign_in.idle_minutes", idle_minutes, WHOLE_NUMBER, "30",
	    "a session ends after this rest"),
	SETTING("sign_in.absolute_hours", absolute_hours, WHOLE_NUMBER, "10",
	    "a session ends after this time in any event"),
	SETTING("time.today", today, DATE, "", "fixes today's date, for tests and demonstrations"),
	SETTING("site.service_name", service_name, TEXT, "Waymark", "name in the page header"),
	SETTING("site.demo", demo, YES_NO, "no", "shows how to sign in as each role"),
	SETTING("statistics.least", statistics_least, WHOLE_NUMBER, "5",
	    "smallest count, other than 0, that is published"),
	SETTING("statistics.least_base", statistics_least_base, WHOLE_NUMBER, "10",
	    "a share of fewer than so many is not published"),
	SETTING("statistics.width", statistics_width, WHOLE_NUMBER, "3",
	    "a hidden count can be worked out no closer than to a range of so much"),
	SETTING("statistics.round_to", statistics_round_to, WHOLE_NUMBER, "5",
	    "published counts are rounded to multiples of this; 1: not rounded"),
};

enum { SETTINGS = sizeof settings / sizeof settings[0] };

static bool
parse(struct conf *c, struct arena *a, const struct setting *s, const char *value)
{
	void *to = (char *)c + s->offset;

	switch (s->kind) {
	case TEXT:
		*(const char **)to = arena_strdup(a, value);
		return true;
	case WHOLE_NUMBER:
		return str_to_int(value, to) && *(int64_t *)to >= 0;
	case YES_NO:
		*(bool *)to = strcmp(value, "yes") == 0;
		return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0;
	case DATE:
		return *value == '\0' || date_parse(value, to);
	}
	return false;
}

static const struct setting *
find(const char *name)
{
	for (size_t i = 0; i < SETTINGS; i++)
		if (strcmp(settings[i].name, name) == 0)
			return &settings[i];
	return NULL;
}

bool
conf_set(struct conf *c, struct arena *a, const char *name, const char *value)
{
	const struct setting *s = find(name);

	return s != NULL && parse(c, a, s, value);
}

struct reading {
	struct conf *conf;
	struct arena *arena;
	const char *path;
	bool seen[SETTINGS];
};

/* inih calls this for each line; 0 makes ini_parse return the line's number. */
static int
take(void *object, const char *section, const char *key, const char *value)
{
	struct reading *r = object;
	const struct setting *s = find(arena_printf(r->arena, "%s.%s", section, key));

	if (s == NULL || r->seen[s - settings])
		return 0;
	r->seen[s - settings] = true;
	return parse(r->conf, r->arena, s, value);
}

struct conf *
conf_load(struct arena *a, const char *path)
{
	struct reading r = { .conf = anew(a, struct conf), .arena = a, .path = path };
	int line;

	for (size_t i = 0; i < SETTINGS; i++)
		if (!parse(r.conf, a, &settings[i], settings[i].initial))
			fail(FAULT_BUG, "default of %s", settings[i].name);
	if (path == NULL)
		return r.conf;
	line = ini_parse(path, take, &r);
	if (line < 0)
		fail(FAULT_USAGE, "%s: cannot be read; check the name and its permissions", path);
	if (line > 0)
		fail(FAULT_USAGE,
		    "%s:%d: unknown or repeated setting, or a value that does not parse; see "
		    "docs/settings.md",
		    path, line);
	return r.conf;
}

void
conf_document(FILE *out)
{
	static const char *const kinds[] = { "text", "whole number", "yes or no", "date" };

	fputs("| setting | kind | default | meaning |\n|---|---|---|---|\n", out);
	for (size_t i = 0; i < SETTINGS; i++)
		fprintf(out, "| `%s` | %s | `%s` | %s |\n", settings[i].name,
		    kinds[settings[i].kind], settings[i].initial, settings[i].meaning);
}
