/*
 * Rules from the draft to the final plan: pure functions of facts.  No SQL, no
 * clock, no HTTP.
 *
 * CFA 2014 is the Children and Families Act 2014, "reg" a regulation of the
 * Special Educational Needs and Disability Regulations 2014.
 *
 * Most rules give what still stands in the way, as a set of bars: bit
 * (1 << BAR_…); 0: nothing does.  words.h says each in words.
 */
#pragma once
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

enum bar {
	/* before a draft is served (CFA 2014 s.38(1), reg 12, reg 13(1)) */
	BAR_STATE,	      /* it was not decided to make a plan, or a final plan stands */
	BAR_NO_PLAN,	      /* no need or no provision is written */
	BAR_ADVICE_WAITING,   /* advice that was asked for is not in (reg 6(1)) */
	BAR_ADVICE_NONE,      /* none is in: there is no section K (reg 12(1)(k)) */
	BAR_ADVICE_UNSETTLED, /* an advised need or provision is neither used nor left out */
	BAR_FINDINGS,	      /* a quality rule blocks, and no manager let it stand */
	BAR_DRAFT_OPEN,	      /* another notice waits to be issued */
	/* before a setting is consulted (CFA 2014 s.39(2), s.40(2)) */
	BAR_NO_DRAFT,	  /* no draft was served */
	BAR_ADVICE_EMPTY, /* advice without words and without a document */
	/* before the plan is final (CFA 2014 s.38, reg 13(2), reg 14) */
	BAR_TIME_OPEN,	   /* the family's 15 days run, and it has not said that it is done */
	BAR_COMMENTS_OPEN, /* a comment of the family without an answer (reg 13(1)(a)) */
	BAR_WISHES_OPEN,   /* a setting or meeting asked for and not answered */
	BAR_NOT_NAMED,	   /* neither a setting nor a type is named (CFA 2014 s.39, s.40) */
	BAR__MAX
};

/* ---- serving the draft ---- */

struct serve_facts {
	const char *state; /* of the case */
	int64_t needs, provision;
	int64_t advice_waiting, advice_given, rows_unsettled;
	bool notice_waits;
	int64_t findings; /* of severity E that no manager let stand */
};
uint32_t serve_bars(const struct serve_facts *);

/* ---- what the family says ---- */

/* Comments are taken from the service of the draft until the final plan, also after the 15 days
 * (reg 13(1)(a) sets the least time, not the most). */
bool respond_is_open(const char *state);
/* May a plan be in force?  One of another system is, though nobody wrote it here. */
bool plan_is_in_force(const char *state);
/*
 * Whether the family can ask for that now: a setting while it may respond to a
 * draft (CFA 2014 s.38(2)(b)), that somebody gives advice while the assessment
 * runs (reg 6(1)(h)), a meeting or a mediator at any time until the case ends.
 */
bool wish_is_open(const char *kind, const char *state);

/* The last day has gone by. */
bool respond_is_late(struct date respond_by, struct date today);

/* ---- consultation ---- */

/* All of section K goes with it: every advice that was asked for is in, with words or a document.
 */
struct consult_facts {
	const char *state;
	bool served;
	int64_t advice_waiting, advice_given, advice_empty;
};
uint32_t consult_bars(const struct consult_facts *);

enum reply_answer { REPLY_NONE, REPLY_YES, REPLY_WITH_CHANGES, REPLY_NO };
/* Grounds of CFA 2014 s.39(4). */
enum naming_ground {
	GROUND_NONE,
	GROUND_UNSUITABLE,     /* (a) for the age, ability, aptitude or needs */
	GROUND_OTHER_CHILDREN, /* (b)(i) the efficient education of others */
	GROUND_RESOURCES,      /* (b)(ii) the efficient use of resources */
	GROUND__MAX
};
/* The words that stand for them in the database; NULL for none. */
const char *ground_word(enum naming_ground);
enum naming_ground ground_of_word(const char *);

/* Days after its reply that a setting may still read what it was sent. */
enum { REPLY_READ_DAYS = 30 };

/* ---- naming (CFA 2014 s.39, s.40, s.61) ---- */

enum wish_kind {
	WISH_NONE,	/* s.40 */
	WISH_IN_WORDS,	/* one outside s.38(3), or in words only: weighed, not binding */
	WISH_OF_SECTION /* a setting of s.38(3): s.39 */
};

struct naming_facts {
	enum wish_kind wish;
	bool names_wish;    /* the named setting is one that the family asked for */
	bool names_setting; /* else a type only */
	bool type_given;
	enum naming_ground ground; /* why a setting that was asked for is not named */
	bool reasons_given;
	bool consulted; /* the named setting was asked (s.39(2), s.40(2)) */
	bool replied, reply_time_over;
	bool closed;	 /* the register says that the named setting has closed */
	bool must_offer; /* it has no duty to admit (s.43): it is named when it offers a place */
	bool offered;	 /* it replied that it can, with changes or without */
	bool otherwise;	 /* the provision is made otherwise than in a setting (s.61(1)) */
	bool family_consulted; /* about that (s.61(3)) */
};

enum naming_fault {
	NAMING_SOUND,
	NAMING_NOTHING,	      /* neither a setting nor a type */
	NAMING_GROUND_NEEDED, /* s.39(3) and (4) */
	NAMING_GROUND_IDLE,   /* a ground against what is being named */
	NAMING_REASONS_NEEDED,
	NAMING_NOT_CONSULTED, /* s.39(2), s.40(2) */
	NAMING_REPLY_RUNNING, /* the 15 days for its reply run */
	NAMING_CLOSED,
	NAMING_NO_OFFER,	  /* it need not admit, and has not offered a place */
	NAMING_OTHERWISE_NAMES,	  /* s.61 and a setting together */
	NAMING_OTHERWISE_UNHEARD, /* s.61(3) */
	NAMING__MAX
};

struct naming_ruling {
	enum naming_fault fault;
	const char *law; /* by which it is named: "s.39(3)", "s.39(5)(a)", … */
};
struct naming_ruling naming_rule(const struct naming_facts *);
/* ---- the final plan ---- */

struct final_facts {
	const char *state;
	struct date respond_by, today;
	bool family_done; /* it has said that this is all it wants to say */
	int64_t comments_open, wishes_open;
	bool named;
	bool notice_waits;
	int64_t findings; /* as of a draft */
};
uint32_t final_bars(const struct final_facts *);
