/* Whose request it is that somebody of the council types: the child as the letter says, and as the
 * council knows it. */
#pragma once
#include "app/rq.h"
#include "areas/cases/cases.h"
#include "areas/portal/typed_rules.h"

struct typed_child {
	const char *given, *family;
	struct date born;
	const char *upn; /* as typed */
};

extern const struct form typed_child_form;

struct typed_known {
	const char *child; /* as typed_whose() reads it */
};

struct typed_found {
	struct typed_child child;
	const char *upn; /* tidied; NULL: none was given */
	bool valid;	 /* the child's answers are there and right; nothing else is set if not */
	struct cases_known_list known;
	enum typed_whose whose;
	size_t which; /* of known, with TYPED_KNOWN */
	bool may_be_new;
};

/* By the answers of the draft, against the cases as they are now. */
struct typed_found typed_found(struct rq *);

/* The known child's id; 0: a new one. */
int64_t typed_known_child(const struct typed_found *);

/* Its choices are the children found, and that it is none of them; where nothing can be chosen
 * there are none. */
const struct form *typed_known_form(struct rq *);

/* What was said of the children found is asked again. */
void typed_forget_known(struct rq *);
