/*
 * Plan: an EHC plan as rows (SEND Regulations 2014 reg 12): needs, outcomes,
 * provision and advice, tied to each other by their ids, and the sections
 * that are words.
 *
 * This is what the exchange form says (docs/plan-exchange.md) and what the
 * quality rules judge.  Texts are never NULL but where it is said; "" is
 * absence.  A plan lives as long as the arena it was read into.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

enum plan_section {
	SECTION_A,
	SECTION_B,
	SECTION_C,
	SECTION_D,
	SECTION_E,
	SECTION_F,
	SECTION_G,
	SECTION_H1,
	SECTION_H2,
	SECTION_I,
	SECTION_J,
	SECTION_K,
	SECTION_SUMMARY, /* the page before section A */
	SECTION__MAX
};

enum plan_kind {
	PLAN_DRAFT,
	PLAN_FINAL,
	PLAN_AMENDMENT, /* as proposed by an amendment notice (reg 22) */
	PLAN_AMENDED,	/* final, as amended */
};

enum plan_pronouns { PRONOUNS_UNKNOWN, PRONOUNS_SHE, PRONOUNS_HE, PRONOUNS_THEY };

/* The national curriculum year of a child whose year is not known. */
enum { NCY_NONE = -100 };

struct plan_text {
	bool declared; /* the section is there, if only as a heading */
	const char *text;
	struct date on; /* when the words were said; none: not known */
};

struct plan_ids {
	const char **a;
	size_t n;
};

struct plan_need {
	const char *id;
	enum plan_section section; /* B, C or D */
	int area;		   /* of need, 1 to 4 (Code of Practice 6.28); 0: not said */
	const char *text;
	struct plan_ids evidence; /* rows of advice */
};

struct plan_outcome {
	const char *id;
	struct plan_ids needs;
	const char *text, *measure;
	const char *interim; /* target on the way */
	const char *pfa;     /* theme of preparing for adulthood */
	struct date due, review;
};

struct plan_provision {
	const char *id;
	enum plan_section section; /* F, G, H1 or H2 */
	struct plan_ids needs, outcomes;
	const char *text;
	const char *kind; /* "speech_language", "occupational", "physio", … */
	int64_t quantity; /* in hundredths; 0: none */
	const char *unit, *frequency, *deliverer, *qualification;
	int group_size; /* 0: not said */
	const char *flex, *flex_reason;
	struct date start, end, review;
	bool overlaps;		 /* runs while other provision runs */
	bool is_not_educational; /* said not to educate or train (s.21(5)) */
};

/* What became of one need or provision that was advised. */
struct plan_disposition {
	const char *row; /* the words of the advice */
	struct plan_ids items;
	const char *reason;
};

struct plan_advice {
	const char *id;
	char key; /* 'a' to 'h' (reg 6(1)); 0: none */
	const char *author, *role;
	struct date on;				    /* none: not returned */
	struct plan_ids needs, outcomes, provision; /* words, not ids */
	struct plan_disposition *dispositions;
	size_t n_dispositions;
};

/* What an amendment notice says is changed. */
struct plan_notice {
	bool given;
	struct plan_ids items;
};

struct plan {
	enum plan_kind kind;
	struct date on;	    /* the day of the plan: what the rules call today */
	struct date review; /* of the whole plan; none: not said */
	int week_hours;	    /* of the setting; 0: not said */
	const char *name, *known_as;
	struct date dob;
	int ncy; /* national curriculum year, 0 for Reception; NCY_NONE */
	enum plan_pronouns pronouns;
	struct plan_text sections[SECTION__MAX];
	bool declares_rows; /* headings of B to H or K are among the sections */
	struct plan_need *needs;
	size_t n_needs;
	struct plan_outcome *outcomes;
	size_t n_outcomes;
	struct plan_provision *provision;
	size_t n_provision;
	struct plan_advice *advice;
	size_t n_advice;
	char reuse[9]; /* keys of advice that all three parties agreed to reuse (reg 6(4)) */
	struct plan_notice notice;
	const struct plan *previous; /* the plan that is amended, or NULL */
};

/* "draft", "final", "amendment", "amended". */
const char *plan_kind_name(enum plan_kind);
/* "A" to "K", "H1", "H2", "summary". */
const char *plan_section_name(enum plan_section);
/* False, *ret untouched, for a letter that is none. */
bool plan_section_parse(const char *, enum plan_section *ret);
bool plan_is_final(const struct plan *);
bool plan_is_amending(const struct plan *);

/* Rows by id; NULL when there is none. */
const struct plan_need *plan_need_find(const struct plan *, const char *id);
const struct plan_outcome *plan_outcome_find(const struct plan *, const char *id);
const struct plan_provision *plan_provision_find(const struct plan *, const char *id);
const struct plan_advice *plan_advice_find(const struct plan *, const char *id);
bool plan_ids_have(const struct plan_ids *, const char *id);

/* The child's year, from the date of birth where it is not said; NCY_NONE: not known. */
int plan_year_of(const struct plan *);
/* The year that goes with an age: on 31 August before the school year, five for year 1. */
int plan_year_by_age(struct date dob, struct date on);
