/*
 * Demo: Larkshire, a made-up area with made-up people, to try Waymark out.
 *
 * Everything is invented: the council and its number 990, the schools, the
 * names, telephone numbers of Ofcom's range for drama (01632 960xxx, 07700
 * 900xxx), mail addresses at example.org and example.com (RFC 2606).  Dates
 * are counted back from the day it is made.
 */
#pragma once
#include "areas/demo/making.h"
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

struct pool;
struct totp_secret;

enum demo_state {
	DEMO_OTHER,   /* the database is not a demo: leave it alone */
	DEMO_STARTED, /* the making was interrupted */
	DEMO_WHOLE
};
/* The database has this program's schema. */
enum demo_state demo_look(struct arena *, struct pool *, struct now);

/* Unless told otherwise: 2,000 plans in force, 300 on their way to one, 180 that have ended. */
enum { DEMO_CASES = 2480 };

/* Makes the area in a new database: staff, schools, services, families and their cases. */
void demo_make(struct arena *, struct pool *, const struct demo_plan *);

/* Those that can sign in.  Staff by the password and a code of the secret; families by a link. */
struct demo_account {
	const char *email, *given, *family, *what; /* "case officer, team North" */
	bool staff;
};
extern const struct demo_account *const demo_accounts[]; /* ends with NULL */
extern const char demo_password[];
struct totp_secret demo_totp(void);
