/* Ask: what an officer says of each key of reg 6(1). */
#pragma once
#include "areas/advice/forms.h"

struct rq;

/* Of one key. */
struct ask_one {
	const char *reuse; /* row id of earlier advice, or "fresh"; NULL: none to choose */
	const char *body;  /* public id */
	const char *given, *family, *email;
	const char *more; /* anything particular to ask */
};

struct ask_answers {
	uint64_t keys; /* bit n + 1: key 'a' + n */
	const char *question;
	struct ask_one one[ADVICE_KEYS];
	int64_t version;
};

/* Names of a key's fields: "body_d". */
const char *ask_field(struct rq *, const char *what, int key);
