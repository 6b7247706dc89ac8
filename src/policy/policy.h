/*
 * Policy: the law and local policy as data, in dated packs.
 *
 * A pack is a folder of YAML files: policy/england-2014/ is the law in force; one that is no law
 * carries a banner.  Packs are read once at start, checked whole, and never change afterwards.  A
 * case is stamped with the name and version of its pack, and two packs may run side by side.
 *
 * Everything here lives as long as the arena given to policy_load_all() and is
 * read-only, so threads may share it.  A pack that is wrong in any way is
 * fail(FAULT_USAGE) with file, line and what to do.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"
#include "policy/setting.h"

#include <stdbool.h>
#include <stdint.h>

/* What somebody must do, or may do, by a lawful date. */
enum policy_duty {
	DUTY_DECIDE_ASSESS,
	DUTY_ADVICE,
	DUTY_DECIDE_ISSUE,
	DUTY_DRAFT_REPRESENTATIONS,
	DUTY_FINAL_PLAN,
	DUTY_CONSULT_REPLY,
	DUTY_REVIEW_DUE,
	DUTY_REVIEW_REPORT,
	DUTY_REVIEW_DECISION,
	DUTY_AMENDED_FINAL,
	DUTY_PHASE_TRANSFER_NAME,
	DUTY_REASSESS_DECIDE,
	DUTY_REASSESS_FINAL,
	DUTY_TRANSFER_OUT,
	DUTY_TRANSFER_TELL_FAMILY,
	DUTY_TRANSFER_FIRST_REVIEW,
	DUTY_MEDIATION_CONTACT,
	DUTY_MEDIATION_CERTIFICATE,
	DUTY_MEDIATION_ARRANGE,
	DUTY_APPEAL,
	DUTY_LA_RESPONSE,
	DUTY_ORDER_TELL,
	DUTY_ORDER_NO_PLAN,
	DUTY_ORDER_DRAFT,
	DUTY_ORDER_FINAL,
	DUTY_ORDER_AMEND,
	DUTY_ORDER_SETTING,
	DUTY_AMENDMENT_NOTICE,
	DUTY__MAX
};

/* The moments from which time runs. */
enum policy_point {
	POINT_NONE,
	POINT_REQUEST,	      /* a request, or the child coming to the authority's attention */
	POINT_ADVICE_REQUEST, /* the giver receives the request for advice */
	POINT_DRAFT_SERVED,
	POINT_CONSULTATION,
	POINT_PLAN_MADE,
	POINT_REVIEW_ENDED, /* the decision after a review */
	POINT_REVIEW_MEETING,
	POINT_AMENDING_REVIEW, /* the meeting of a review that led to amending */
	POINT_AMENDMENT_NOTICE,
	POINT_PHASE_TRANSFER,
	POINT_REASSESS_REQUEST,
	POINT_REASSESS_NOTICE,
	POINT_MOVE_DAY,
	POINT_MOVE_KNOWN,
	POINT_TRANSFER_IN,
	POINT_LAST_REVIEW, /* before a transfer: the plan made or last reviewed */
	POINT_DECISION,	   /* written notice of a decision that can be appealed */
	POINT_MEDIATION_DECLINED,
	POINT_MEDIATION_ENDED,
	POINT_MEDIATION_WANTED,
	POINT_CERTIFICATE,
	POINT_APPEAL_SENT,
	POINT_ORDER_ASSESS,
	POINT_ORDER_MAKE_PLAN,
	POINT_ORDER_AMEND,
	POINT_ORDER_SETTING,
	POINT_ORDER_CONTENTS_AND_SETTING,
	POINT_ORDER_RECONSIDER,
	POINT_ORDER_MAINTAIN,
	POINT_AGREEMENT,	/* reached in mediation on a matter that cannot be appealed */
	POINT_AMENDING_DECIDED, /* the meeting of a review whose decision to amend came without the
				   notice */
	POINT__MAX
};

enum policy_unit { UNIT_DAYS, UNIT_WORKING_DAYS, UNIT_WEEKS, UNIT_MONTHS, UNIT__MAX };

enum policy_counting {
	COUNT_WITHIN,	 /* the day of the event is day 0; the last day complies */
	COUNT_BEGINNING, /* the day of the event is day 1 */
	COUNT_BEFORE,	 /* as within, and the last day itself is too late */
	COUNT__MAX
};

/* Whose calendar: August and Christmas help only before the Tribunal (HESC rule 12). */
enum policy_calendar {
	CALENDAR_COUNCIL,
	CALENDAR_TRIBUNAL_START,
	CALENDAR_TRIBUNAL,
	CALENDAR__MAX
};

/* When a second time limit of the same duty begins to run. */
enum policy_combine { COMBINE_FIRST, COMBINE_LATER, COMBINE_EARLIER, COMBINE__MAX };

enum policy_holder {
	HOLDER_LA,
	HOLDER_FAMILY,
	HOLDER_SCHOOL,
	HOLDER_HEALTH,
	HOLDER_CARE,
	HOLDER_PSYCHOLOGIST,
	HOLDER_SETTING,
	HOLDER_MEDIATION_ADVISER,
	HOLDER_OTHER,
	HOLDER__MAX
};

/* How sure we are of a fact, as the domain handbook marks it. */
enum policy_source {
	SOURCE_VERIFIED,
	SOURCE_UNVERIFIED,
	SOURCE_DESIGN,
	SOURCE_PROPOSAL,
	SOURCE__MAX
};

enum policy_notice {
	NOTICE_N0,
	NOTICE_N1,
	NOTICE_N1P,
	NOTICE_N2,
	NOTICE_N3,
	NOTICE_N4,
	NOTICE_N5,
	NOTICE_N5P,
	NOTICE_N6,
	NOTICE_N7,
	NOTICE_N8,
	NOTICE_N9,
	NOTICE__MAX
};

/* Decisions that can be appealed (CFA 2014 s.51(2)). */
enum policy_decision {
	DECISION_A1,
	DECISION_A2,
	DECISION_A3B,
	DECISION_A3F,
	DECISION_A3I,
	DECISION_A4,
	DECISION_A5,
	DECISION_A6,
	DECISION__MAX
};

enum policy_exception {
	EXCEPTION_A,
	EXCEPTION_B,
	EXCEPTION_C,
	EXCEPTION_D,
	EXCEPTION_E,
	EXCEPTION__MAX
};

/* What proves an exception. */
enum policy_proof {
	PROOF_CLOSURE, /* advice asked from a week before a long closure to a week before its end */
	PROOF_CIRCUMSTANCES, /* a reason, and who decided */
	PROOF_AWAY,	     /* from and to, at least so many days */
	PROOF_APPOINTMENT,   /* the day of the missed appointment */
	PROOF__MAX
};

enum policy_phase {
	PHASE_EARLY_YEARS,
	PHASE_INFANT_JUNIOR,
	PHASE_PRIMARY_MIDDLE,
	PHASE_PRIMARY_SECONDARY,
	PHASE_MIDDLE_SECONDARY,
	PHASE_SECONDARY_POST16,
	PHASE_POST16_POST16,
	PHASE__MAX
};

enum policy_part_kind { PART_TEXT, PART_RIGHTS, PART_CONTACT, PART_DATE, PART__MAX };

enum policy_recipient {
	RECIPIENT_FAMILY,
	RECIPIENT_HEALTH,
	RECIPIENT_CARE,
	RECIPIENT_SCHOOL,
	RECIPIENT_SETTING,
	RECIPIENT__MAX
};

/* The quality rules of a plan (Q) and of its golden thread (T). */
enum policy_rule {
	RULE_Q01,
	RULE_Q02,
	RULE_Q03,
	RULE_Q04,
	RULE_Q05,
	RULE_Q06,
	RULE_Q07,
	RULE_Q08,
	RULE_Q09,
	RULE_Q10,
	RULE_Q11,
	RULE_Q12,
	RULE_Q13,
	RULE_Q14,
	RULE_Q15,
	RULE_Q16,
	RULE_Q17,
	RULE_Q18,
	RULE_Q19,
	RULE_Q20,
	RULE_Q21,
	RULE_Q22,
	RULE_Q23,
	RULE_Q24,
	RULE_Q25,
	RULE_Q26,
	RULE_Q27,
	RULE_Q28,
	RULE_Q29,
	RULE_Q30,
	RULE_Q31,
	RULE_T01,
	RULE_T02,
	RULE_T03,
	RULE_T04,
	RULE_T05,
	RULE_T06,
	RULE__MAX
};

/* E blocks finalising, W warns, I informs. */
enum policy_severity { SEVERITY_E, SEVERITY_W, SEVERITY_I, SEVERITY__MAX };

/* What a criterion of the score is counted over. */
enum policy_rows {
	ROWS_PLAN,
	ROWS_SECTIONS,
	ROWS_NEEDS,
	ROWS_OUTCOMES,
	ROWS_PROVISION,
	ROWS_ADVICE,
	ROWS__MAX
};

/* Lists of words; a phrase's word may be a choice, "a|b", or be left out, "the|". */
enum policy_list {
	LIST_ALWAYS,	     /* specific: all the time, which is an amount and a frequency */
	LIST_SPECIFIC,	     /* specific in another way: daily, 1:1 */
	LIST_CONDITIONAL,    /* provision that hangs on money or staff (Q22) */
	LIST_PROVISION_LIKE, /* an outcome that reads as provision (Q09) */
	LIST_UNOBSERVABLE,   /* verbs that nobody can see (Q10) */
	LIST_PERSONS,	     /* subjects of an outcome beside the child's name (Q10) */
	LIST_GROUPS,	     /* other subjects than a person's name (Q18) */
	LIST_MONEY,	     /* (Q20) */
	LIST_EDUCATES,	     /* what makes a therapy educational (Q21) */
	LIST_MEDICAL,	     /* … and what does not */
	LIST_ROLES,	     /* who can deliver */
	LIST_NOBODY,	     /* what a deliverer is not */
	LIST_PARTICIPLES,    /* that do not end in -ed (Q23) */
	LIST_NOT_PASSIVE,    /* … and words in -ed that are no passive */
	LIST_TA_SUPPORT,     /* (Q24) */
	LIST_TRAINING,
	LIST_DIAGNOSES, /* (Q28) */
	LIST_DIAGNOSIS_FILLERS,
	LIST_NONE_KNOWN,  /* (Q30) */
	LIST_STRENGTHS,	  /* (Q31) */
	LIST_FIRST_NAMES, /* (Q18) */
	LIST_RELATIONS,	  /* before the name of somebody who is not the child */
	LIST_PAST,	  /* a sentence that tells of earlier years */
	LIST_LEVELS,	  /* behind "Year 1": the level of work, not the child's year */
	LIST_ADULTHOOD,	  /* preparing for adulthood (Q18) */
	LIST_PLAIN,	  /* words too common to tell two texts apart (Q16, Q17) */
	LIST_SHARED, /* words that many provisions share: they tell apart only where no others do */
	LIST__MAX
};

/* What a vague phrase asks for; with it the phrase is not vague. */
enum policy_unless {
	UNLESS_NOTHING,
	UNLESS_GROUP,	 /* a number in the group */
	UNLESS_HOURS,	 /* an amount of time */
	UNLESS_ROLE,	 /* a role */
	UNLESS_LEVEL,	 /* a level of training */
	UNLESS_AUTHOR,	 /* a role and a frequency */
	UNLESS_INTERVAL, /* a frequency */
	UNLESS__MAX
};

enum policy_test { TEST_ASSESS, TEST_ISSUE, TEST_CONTINUE, TEST_REASSESS, TEST__MAX };

/* The kinds of names in packs and in exchange formats, for policy_name() and policy_value(). */
enum policy_names {
	NAMES_DUTY,
	NAMES_POINT,
	NAMES_UNIT,
	NAMES_COUNTING,
	NAMES_CALENDAR,
	NAMES_COMBINE,
	NAMES_HOLDER,
	NAMES_SOURCE,
	NAMES_NOTICE,
	NAMES_DECISION,
	NAMES_EXCEPTION,
	NAMES_PROOF,
	NAMES_PHASE,
	NAMES_PART_KIND,
	NAMES_RECIPIENT,
	NAMES_TEST,
	NAMES_RULE,
	NAMES_SEVERITY,
	NAMES_ROWS,
	NAMES_LIST,
	NAMES_UNLESS,
	NAMES_SETTING,
	NAMES__MAX
};

/* The value's name as written in packs, for example "decide_assess" or "N1p". */
const char *policy_name(enum policy_names, int value);
/* False, *ret untouched, for a name that is none. */
bool policy_value(enum policy_names, const char *name, int *ret);

/* A length of time with its law. */
struct policy_limit {
	enum policy_point from;
	int length;
	enum policy_unit unit;
	enum policy_counting counting;
	enum policy_calendar calendar;
	const char *basis; /* "SEND Regulations 2014 reg 5(1)" */
	enum policy_source source;
};

struct policy_duty_rule {
	enum policy_duty duty;
	const char *title;  /* for staff: "Tell the family whether there will be an assessment" */
	const char *family; /* the same as a sentence to the family */
	enum policy_holder holder;
	bool right;    /* the holder may, and need not: it runs out, nobody is in breach */
	bool restarts; /* the same event again starts it again; otherwise the first one counts */
	enum policy_combine combine;
	const char *target; /* a service target beside the hard limit (rule T12), or NULL */
	struct policy_limit *limits;
	unsigned n_limits;
};

struct policy_exception_rule {
	enum policy_exception code;
	const char *title;
	enum policy_duty *duties;
	unsigned n_duties;
	enum policy_proof proof;
	int least_days; /* the closure's or absence's length; 0: none asked */
	const char *basis;
	enum policy_source source;
};

struct policy_holiday {
	const char *on_text;
	const char *name;
	struct date on;
};

/* Days that the Tribunal does not count, each year; the end may lie in the next year. */
struct policy_closed {
	const char *from_text, *to_text; /* "12-25" */
	int from_month, from_day, to_month, to_day;
};

struct policy_advice {
	const char *key; /* "a" to "h" */
	const char *title;
	const char *giver;
	enum policy_holder holder;
	bool always;
	const char *basis;
	enum policy_source source;
};

struct policy_limb {
	const char *id;	  /* "a" */
	const char *text; /* the question to answer yes or no */
	const char *basis;
};

struct policy_test_rule {
	enum policy_test test;
	const char *title, *basis;
	enum policy_source source;
	struct policy_limb *limbs;
	unsigned n_limbs;
	const char **prompts; /* evidence to look for; never a condition */
	unsigned n_prompts;
	int again_months; /* who was tested within these need not be again; 0: no such time */
	const char *again_basis;
};

struct policy_part {
	const char *id;
	const char *label;
	enum policy_part_kind kind;
	const char *basis;
	const char *text; /* template of a rights part; NULL where a person writes it */
};

struct policy_notice_rule {
	enum policy_notice notice;
	const char *title;
	const char *decision_text; /* name of the decision it can be appealed as, or NULL */
	enum policy_decision decision;
	bool appealable;
	const char *basis;
	enum policy_source source;
	enum policy_recipient *recipients;
	unsigned n_recipients;
	struct policy_part *parts; /* all required: a notice is not sent while one is empty */
	unsigned n_parts;
};

struct policy_appeal {
	enum policy_decision decision;
	const char *title;
	bool certificate; /* a mediation certificate is needed first */
	const char *basis;
	enum policy_source source;
};

/* The plan must name the next setting before a day of the year, or months before the transfer. */
struct policy_phase_rule {
	enum policy_phase phase;
	const char *title;
	const char *before_text; /* "02-15", or NULL */
	int before_month, before_day;
	int months_before; /* used when before_text is NULL */
	const char *basis;
	enum policy_source source;
};

struct policy_review {
	const char *title;
	const char *value;
	const char *basis;
	enum policy_source source;
};

struct policy_rule_text {
	enum policy_rule rule;
	enum policy_severity severity;
	const char *title;
	const char *fix;	 /* what to do: the end of every message */
	bool override;		 /* a named senior officer may let it stand, with a reason */
	const char *criterion;	 /* of the score, or NULL */
	const char *poor, *good; /* examples, or NULL */
	const char *basis;
	enum policy_source source;
};

struct policy_criterion {
	const char *id;
	const char *title;
	int points; /* all criteria give 100 */
	enum policy_rows rows;
};

/* A key stage or phase with the national curriculum year in which it ends. */
struct policy_stage {
	const char *title;
	int last_year;
};

/* quality.yaml */
struct policy_quality {
	int week_hours;	      /* a week at school (Q19) … */
	int week_hours_until; /* … to that year */
	int days_a_year, weeks_a_year, months_a_year, half_terms_a_year, terms_a_year;
	int review_months;  /* a review point lies within (Q11) */
	int advice_months;  /* advice is current for (Q15), and section A (Q13) */
	int adulthood_year; /* preparing for adulthood begins (Q14, Q18) */
	int plan_words, section_words, sentence_words, reading_grade; /* (Q25, Q26) */
	struct policy_rule_text *rules;
	unsigned n_rules;
	struct policy_criterion *criteria;
	unsigned n_criteria;
	struct policy_stage *stages;
	unsigned n_stages;
	const struct policy_rule_text *by_rule[RULE__MAX];
};

struct policy_vague {
	const char *phrase;
	const char *say;	   /* what to write instead, or NULL */
	bool offer;		   /* an offer or condition: the row's own numbers do not mend it */
	bool warn;		   /* never an error */
	bool number;		   /* vague only before a number */
	enum policy_unless unless; /* not vague with that */
	const char **not_after;	   /* nor after one of these words */
	unsigned n_not_after;
	const char **not_before; /* nor before one of these, each of a word or more */
	unsigned n_not_before;
};

struct policy_word_list {
	enum policy_list list;
	const char **phrases;
	unsigned n;
};

/* A word that only fits a child up to that year. */
struct policy_phase_word {
	const char *phrase;
	int until_year;
};

struct policy_term {
	const char *term;
	const char *meaning;
};

/* lexicon.yaml */
struct policy_lexicon {
	struct policy_vague *vague;
	unsigned n_vague;
	struct policy_phase_word *phase_words;
	unsigned n_phase_words;
	struct policy_term *glossary;
	unsigned n_glossary;
	struct policy_word_list *lists;
	unsigned n_lists;
	const struct policy_word_list *by_list[LIST__MAX];
};

struct policy_pack {
	const char *name;
	const char *version; /* declared version, "+", first 12 digits of the files' hash */
	const char *title;
	const char *banner; /* "Draft policy – not law", or NULL for law in force */
	bool in_force;
	struct date from;
	const char *basis_unopposed; /* how reg 44 applies to an appeal not opposed */
	const char *basis_agreement; /* … and to an agreement in mediation */
	/* Standards of the service, not law. */
	int reply_working_days; /* to answer a message of a family */
	int chase_working_days; /* between two reminders about the same thing */
	const struct policy_duty_rule *duties[DUTY__MAX];
	const struct policy_phase_rule *phases[PHASE__MAX];
	const struct policy_appeal *appeals[DECISION__MAX];
	const struct policy_notice_rule *notices[NOTICE__MAX];
	const struct policy_test_rule *tests[TEST__MAX];
	const struct policy_setting_rule *settings[SETTING__MAX];
	const struct policy_exception_rule *exceptions;
	unsigned n_exceptions;
	const struct policy_advice *advice; /* a to h, in order */
	unsigned n_advice;
	const struct policy_holiday *holidays; /* in order of date */
	unsigned n_holidays;
	const char *holidays_source;
	struct date holidays_until; /* the last day the table speaks of */
	const struct policy_closed *closed;
	unsigned n_closed;
	const struct policy_review *review;
	unsigned n_review;
	const struct policy_quality *quality;
	const struct policy_lexicon *lexicon;
};

struct policy_set {
	const struct policy_pack **a;
	size_t n;
};

/* Every pack in the folder, in order of name. */
const struct policy_set *policy_load_all(struct arena *, const char *dir);
/* NULL when there is none of that name. */
const struct policy_pack *policy_find(const struct policy_set *, const char *name);
/* The law on that day, under which what is new runs: of several such packs, the latest.
 * fail(FAULT_USAGE) when there is none. */
const struct policy_pack *policy_in_force(const struct policy_set *, struct date today);
/* What pages of a case under this pack must say at their top; NULL for law in force. */
const char *policy_banner(const struct policy_pack *);
/* What differs, one line a fact, in words a person can read; "" when nothing does. */
const char *policy_compare(
    struct arena *, const struct policy_pack *from, const struct policy_pack *to);
/* The advice of key 'a' to 'h'; NULL for another letter. */
const struct policy_advice *policy_advice_find(const struct policy_pack *, char key);
/* The rule by which the exception may lift that duty; NULL when it never does. */
const struct policy_exception_rule *policy_exception_for(
    const struct policy_pack *, enum policy_exception, enum policy_duty);
