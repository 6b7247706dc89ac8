/* Forms of advice: what is typed and how it is asked. */
#pragma once
#include "base/date.h"
#include "html/form.h"

enum { ADVICE_KEYS = 8 }; /* a to h, reg 6(1) */

struct need_answers {
	const char *text, *section;
	int area;
	int64_t version;
};

struct outcome_answers {
	const char *text, *measure;
	struct date until;
	int64_t version;
};

struct provision_answers {
	const char *text, *section, *type, *unit, *frequency, *deliverer;
	int64_t quantity, group;
	struct date until;
	int64_t version;
};

/* Words where there are none: of needs, outcomes and provision. */
struct none_answers {
	const char *of[3];
};

struct send_answers {
	struct none_answers none;
	const char *author, *role, *summary;
	struct date written;
};

struct reuse_answers {
	int enough; /* enum answer */
	int64_t version;
};

struct withdraw_answers {
	const char *reason;
	int64_t version;
};

struct refuse_answers {
	const char *who, *reason;
};

/* Advice that came on paper, one row a line. */
struct record_answers {
	const char *author, *role;
	struct date written, came;
	const char *rows[3], *none; /* needs, outcomes, provision; words for what it leaves out */
	int64_t version;
};

struct views_answers {
	const char *views;
};

struct allocate_answers {
	const char *who; /* public id of a colleague, or "other" */
	const char *given, *family, *email;
	int64_t version;
};

extern const struct form advice_need_form, advice_outcome_form, advice_provision_form;
extern const char *const advice_none_names[]; /* of the three fields, in both forms */
extern const struct form advice_none_form, advice_report_form, advice_send_form;
extern const struct form advice_withdraw_form, advice_refuse_form, advice_views_form,
    advice_record_form;

/* The broad areas of need and the types of provision, as plans have them. */
extern const struct choice advice_areas[], advice_types[], advice_units[];
extern const struct choice advice_need_sections[], advice_provision_sections[];
