/*
 * Conf: the settings of a running program, from one INI file and the command line.
 *
 * Every setting is a row of the table in conf.c with its section, name, kind,
 * default and meaning; docs/settings.md is made from it.  An unknown or
 * repeated setting, or one that does not parse, is refused with file and line.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct conf {
	/* [database] */
	const char *db_url;	/* path of a SQLite file, or postgresql://… */
	int64_t db_connections; /* readers of SQLite, or connections to PostgreSQL */
	/* [server] */
	const char *listen;   /* address:port */
	const char *base_url; /* how people reach it; links in mail start with it */
	const char *proxy;    /* address whose X-Forwarded-For is believed; empty: nobody's */
	int64_t connections;  /* at most, in all */
	int64_t connections_per_address;
	bool secure_cookies; /* false only for a demo on http://localhost */
	/* [files] */
	const char *data_dir;	/* file store, anchor, keys */
	const char *parser;	/* the program that reads uploads, in a sandbox */
	const char *asset_dir;	/* built style sheets and scripts */
	const char *locale_dir; /* compiled message catalogues */
	const char *policy_dir;
	const char *register_dir;
	const char *clamd_socket; /* empty: no virus scan */
	int64_t upload_limit_mb;  /* one file */
	/* [mail] */
	const char *smtp_url; /* smtp://host:port; empty: mail stays in the outbox */
	const char *mail_from;
	const char *smtp_user; /* empty: does not sign in to the mail server */
	const char *smtp_password_file;
	const char *smtp_ca_file; /* empty: the system's certificates */
	/* [sign_in] */
	const char *oidc_issuer; /* empty: no OpenID Connect */
	const char *oidc_client;
	const char *oidc_secret_file;
	int64_t idle_minutes;
	int64_t absolute_hours;
	/* [time] */
	struct date today; /* unset: the machine's clock */
	/* [site] */
	const char *service_name;
	bool demo; /* shows how to sign in as each role; only with waymark init --demo */
	/* [statistics] */
	int64_t statistics_least; /* the smallest count but 0 that is published */
	int64_t statistics_least_base;
	int64_t statistics_width;
	int64_t statistics_round_to;
};

/* Defaults, then the file (NULL: none).  A bad file is fail(FAULT_USAGE) naming file, line and
 * remedy. */
struct conf *conf_load(struct arena *, const char *path);

/* Sets one value as "section.name"; false when the name is unknown or the value does not parse. */
bool conf_set(struct conf *, struct arena *, const char *name, const char *value);

/* Writes the table of settings as Markdown. */
void conf_document(FILE *);
