/* Lint, its inside: a plan with every text cut into words once, and the rules by subject. */
#pragma once
#include "areas/lint/amount.h"
#include "areas/lint/lint_finding.h"
#include "areas/lint/words.h"

/* What a row of provision says, in its fields or in its words. */
struct lint_facts {
	struct words words;
	struct amounts amounts;
	int group;			     /* of the row, else of the words; 0: not said */
	bool always, specific;		     /* phrases of those lists stand in the words */
	bool role;			     /* a role is named in the words */
	bool row_amount, row_often, row_who; /* the fields say it */
	struct frequency often;		     /* of the field */
	int64_t year; /* minutes a year in hundredths; 0: cannot be reckoned */
};

struct lint_lexicon {
	const struct policy_pack *pack;
	const struct phrases *lists[LIST__MAX];
	const struct phrases *vague, *phase_words, *glossary;
};

struct lint {
	struct arena *arena;
	const struct lint_lexicon *lexicon;
	const struct policy_pack *pack;
	const struct policy_quality *quality;
	const struct plan *plan;
	struct lint_findings *findings;
	struct words name;	       /* of the child, with the name it is known as */
	const struct phrases *authors; /* words of the names of who gave advice */
	int year;		       /* national curriculum year or NCY_NONE */
	struct words sections[SECTION__MAX];
	struct words *needs, *outcomes; /* in step with the plan's rows */
	struct lint_facts *provision;
};

/* One text with the row it belongs to. */
struct lint_text {
	const char *item;
	enum plan_section section;
	const struct words *words;
};
/* Every text of the plan, A to J and the summary, in the order of the sections. */
struct lint_texts {
	struct lint_text *a;
	size_t n, cap;
};
struct lint_texts lint_texts(const struct lint *);

/* As lint_find(); _as with another severity than the pack's. */
void lint_say(struct lint *, enum policy_rule, const char *item, const char *span,
    const char *format, ...) __attribute__((format(printf, 5, 6)));
void lint_say_as(struct lint *, enum policy_rule, enum policy_severity, const char *item,
    const char *span, const char *format, ...) __attribute__((format(printf, 6, 7)));

bool lint_has(const struct lint *, enum policy_list, const struct words *);
/* The word is part of the child's name, possessive or not. */
bool lint_is_name(const struct lint *, const struct word *);
/* "27 h 30 min" a week. */
const char *lint_weekly(const struct lint *, int64_t year);

/* lint_facts.c */
void lint_prepare(struct lint *);

/* lint_thread.c */
void lint_sections(struct lint *);	  /* Q01 */
void lint_needs_met(struct lint *);	  /* Q02 */
void lint_provision_tied(struct lint *);  /* Q03 */
void lint_outcomes_whole(struct lint *);  /* Q04 */
void lint_setting(struct lint *);	  /* Q08 */
void lint_advice_listed(struct lint *);	  /* Q14 */
void lint_therapy(struct lint *);	  /* Q21 */
void lint_none_known(struct lint *);	  /* Q30 */
void lint_ties(struct lint *);		  /* T02 */
void lint_ids(struct lint *);		  /* T03 */
void lint_evidence(struct lint *);	  /* T04 */
void lint_other_needs_met(struct lint *); /* T05 */

/* lint_vague.c */
void lint_vague_special(struct lint *); /* Q06 */
void lint_vague_other(struct lint *);	/* Q07 */
void lint_conditional(struct lint *);	/* Q22 */
void lint_passive(struct lint *);	/* Q23 */
void lint_money(struct lint *);		/* Q20 */

/* lint_outcome.c */
void lint_outcome_provision(struct lint *);  /* Q09 */
void lint_outcome_observable(struct lint *); /* Q10 */
void lint_diagnosis(struct lint *);	     /* Q28 */
void lint_strengths(struct lint *);	     /* Q31 */

/* lint_amount.c */
void lint_specified(struct lint *);	/* Q05 */
void lint_week(struct lint *);		/* Q19 */
void lint_ta_support(struct lint *);	/* Q24 */
void lint_contradiction(struct lint *); /* Q29 */

/* lint_time.c */
void lint_outcome_dates(struct lint *); /* Q11 */
void lint_stage(struct lint *);		/* Q12 */
void lint_voice(struct lint *);		/* Q13 */
void lint_advice_age(struct lint *);	/* Q15 */
void lint_dates(struct lint *);		/* T06 */

/* lint_child.c */
void lint_child(struct lint *); /* Q18 */

/* lint_reading.c */
void lint_length(struct lint *);  /* Q25 */
void lint_reading(struct lint *); /* Q26 */

/* lint_ledger.c */
void lint_needs_used(struct lint *);	 /* Q16 */
void lint_provision_used(struct lint *); /* Q17 */

/* lint_amendment.c */
void lint_amendment(struct lint *); /* Q27 */
