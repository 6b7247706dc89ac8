/* What the list of letters to post shows. */
#pragma once
#include "html/form.h"
#include "html/out.h"

struct view_waiting_letter {
	const char *public_id;
	const char *to, *what, *child, *reference, *path; /* path: of the case */
	const char *print;  /* path of the file; NULL: kept from this viewer */
	const char *family; /* path of the family's record, where the address of today is */
	struct date since;
	int64_t days;
	bool late, ticked;
	bool no_address;
	bool moved; /* the address on it is not theirs any more */
	bool runs;  /* a time of the family's begins with the day of posting, and that is past */
};

struct view_letters {
	const char *action, *other; /* path of the same list of the other scope; NULL: none */
	bool teams, more;	    /* more wait than are shown */
	struct {
		struct view_waiting_letter *a;
		size_t n, cap;
	} letters;
	const struct form_state *form;
};
