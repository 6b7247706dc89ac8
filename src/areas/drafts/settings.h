/* Settings: schools and colleges to choose from, those that the family asked for first. */
#pragma once
#include "app/rq.h"
#include "html/form.h"
#include "policy/policy.h"

/* What the law makes of a setting: its kind by the policy pack, and whether it is open. */
struct setting_standing {
	const struct policy_setting_rule
	    *rule; /* NULL: neither the register nor we know its kind */
	bool closed, closing, proposed;
	int64_t urn; /* 0: the register does not have it */
};

/* urn 0: it has no number in the register; kind: then what the council says that it is, or NULL. */
struct setting_standing settings_standing(struct rq *, int64_t urn, const char *kind);
/* A request for it binds under CFA 2014 s.39; so does one for a setting of unknown kind. */
bool settings_is_binding(const struct setting_standing *);
/* What to heed before it is consulted or named, in the reader's words. */
const char *settings_words(struct rq *, const struct setting_standing *);
/* Why it cannot be chosen: it has closed, and what took its place; NULL: it can. */
const char *settings_refused(struct rq *, const char *name, const struct setting_standing *);

struct setting_choice {
	int64_t id;
	const char *public_id, *name;
	bool wished, closed;
};

struct setting_choices {
	struct setting_choice *a;
	size_t n;
};

struct setting_choices settings_to_choose(struct rq *);

/* The form with the choices of that field filled in; it lives as long as the request. */
const struct form *settings_form(struct rq *, const struct form *, const char *field);
