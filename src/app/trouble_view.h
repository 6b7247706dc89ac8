/* Trouble, for its templates. */
#pragma once
#include "base/vec.h"
#include "http/http.h"

/* A form that could not be taken, with all that was typed, to be sent once more. */
struct view_kept {
	const char *action;
	const char *prove; /* where to sign in, or to prove oneself again; NULL: no need */
	bool signed_in;
	bool had_files;
	VEC(struct http_param) params; /* without the two that each page makes afresh */
};
