/* Forms of administration and of looking outside one's own cases. */
#pragma once
#include "areas/people/people.h"
#include "html/form.h"

struct rq;

/* Somebody new, or known by the address; body is a public id. */
struct person_answers {
	const char *given, *family, *email, *role, *body;
};

struct post_answers {
	const char *role, *body;
};

struct successor_answers {
	const char *given, *family, *email, *body;
};

struct open_answers {
	const char *reference, *reason;
};

extern const struct form people_open_form;

/* The forms with the bodies that the viewer may choose from. */
const struct form *people_add_form(struct rq *);
const struct form *people_post_form(struct rq *);
const struct form *people_successor_form(struct rq *);
