/*
 * Render: one plan, read by everybody.
 *
 * plan_view() turns a plan and the facts of its version into what is shown:
 * a summary of one page, then sections A to K in order, each row with its
 * facts and with links to the rows it is tied to.  Every rendering is made of
 * this one view, so none can leave anything out that another has:
 *
 *	struct view_plan *v = plan_view(arena, plan, &facts);
 *	view_plan_body(o, v);                     a page, inside layout(); or its two parts
 *	view_plan_offline(o, v);                  one file of HTML, without a network
 *	struct buf *t = plan_text(arena, v);      plain text
 *	struct buf *p = plan_pdf(arena, v, PLAN_PDF, NULL);
 *
 * Pure functions: no clock, no database, no globals.  Texts of the view are
 * the plan's own or of the arena; both must outlive it.  Ties to rows that are
 * not there are shown as such; two rows of one id have an anchor each.
 */
#pragma once
#include "areas/lint/lint.h"
#include "base/buf.h"
#include "html/out.h"
#include "policy/policy.h"
#include "text/text.h"

/* What the plan itself does not say of its version.  NULL and 0: not said. */
struct render_facts {
	const struct language *language; /* of headings and labels; NULL: English */
	const struct policy_pack *pack;	 /* whose titles of advice (reg 6(1)) are said */
	const char *reference;		 /* of the case */
	int version;
	const char *authority, *officer;
	const char *contact; /* of the officer: a telephone number, a mail address */
	const char *hash;    /* of the exchange document, in hexadecimal */
	const char *next;    /* what happens next, in the reader's language */
	struct date next_by;
};

struct view_fact {
	const char *label, *value;
};
struct view_facts_of {
	struct view_fact *a;
	size_t n, cap;
};

struct view_tie {
	const char *id;
	const char *anchor; /* without "#"; NULL: no row of this plan has that id */
	const char *text;   /* how that row begins */
};
/* Rows that a row is tied to, of one kind. */
struct view_thread {
	const char *title;
	bool is_back; /* the ties are those other rows' */
	struct {
		struct view_tie *a;
		size_t n, cap;
	} ties;
};

struct view_words {
	const char *title;
	struct {
		const char **a;
		size_t n, cap;
	} items;
};

struct view_row {
	const char *id, *anchor, *text;
	const char *who; /* wrote it: a row of advice has no words of its own; else NULL */
	struct view_facts_of facts;
	struct {
		struct view_thread *a;
		size_t n, cap;
	} threads;
	struct {
		struct view_words *a;
		size_t n, cap;
	} lists;
	struct html below; /* what a screen says of this row, comments and links; empty: nothing */
};

struct view_section {
	const char *letter; /* "A", "H1" */
	const char *anchor; /* "section-A" */
	const char *title;
	const char *text;   /* "" when the section has rows only */
	struct date said;   /* when the words were said; none: not known */
	const char *absent; /* said in place of an empty section; else NULL */
	struct {
		struct view_row *a;
		size_t n, cap;
	} rows;
	struct html below; /* what a screen says of the section; empty: nothing */
};

/* A line of the summary: what, by whom, how much; or an outcome and its date. */
struct view_line {
	const char *id, *anchor, *what, *who, *amount;
	struct date by;
};
struct view_lines {
	struct view_line *a;
	size_t n, cap;
	size_t more; /* that the page has no room for */
};

struct view_plan {
	const struct language *language;
	const char *title; /* "Education, health and care plan of Ada Example" */
	const char *name;  /* how the child is called */
	const char *initials;
	const char *kind; /* "Final plan" */
	const char *mark; /* "A.E., K7Q2-93MD, version 3": on every printed page */
	struct date on;
	struct view_facts_of child;
	struct view_facts_of facts; /* of the version */
	struct view_facts_of ask;   /* whom to ask, what happens next, when it is reviewed */
	const char *matters, *matters_more; /* words, and the anchor of all of them or NULL */
	const char *own_summary; /* the same words, when the plan has them for this; else "" */
	struct view_lines help, outcomes;
	struct {
		struct view_section *a;
		size_t n, cap;
	} sections;
};

struct view_plan *plan_view(struct arena *, const struct plan *, const struct render_facts *);

/* "Final plan" */
const char *plan_kind_title(const struct language *, enum plan_kind);
/* The heading of reg 12(1), as the plan is read; not of the summary, which is no section. */
const char *render_section_title(const struct language *, enum plan_section);

/* The page, and its parts after the heading: the summary, and all else.  One body a page. */
void view_plan_body(struct out *, const struct view_plan *);
void view_plan_summary(struct out *, const struct view_plan *);
void view_plan_details(struct out *, const struct view_plan *);

struct buf *plan_text(struct arena *, const struct view_plan *);

/* Large print is 18 points, without tables side by side. */
enum plan_pdf_kind { PLAN_PDF, PLAN_PDF_LARGE };
/* Tagged, outlined, with the mark and "Page n of m" on every page.  *ret_unknown (may be NULL):
 * characters that no installed font has. */
struct buf *plan_pdf(
    struct arena *, const struct view_plan *, enum plan_pdf_kind, size_t *ret_unknown);

/* The one file of HTML. */
struct buf *plan_offline(struct arena *, const struct view_plan *);
