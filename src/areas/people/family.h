/*
 * Family: one person of the family on a case, the forms about them, and what
 * keeps a change.  Everything lives in the request's arena.
 *
 * persons.version guards all of it: names, contacts and how they stand.
 */
#pragma once
#include "app/rq.h"
#include "areas/people/family.sql.h"
#include "areas/people/rules_family.h"
#include "html/form.h"

enum { REACH_EMAIL = 1, REACH_LETTER };
enum { FAMILY_LINES = 4 };

/* What can be typed about somebody; each form asks some of it. */
struct view_family_form;

struct family_answers {
	int64_t version;
	const char *given, *family, *language;
	struct date born, was_born; /* the child's, and what stood there before */
	int kind;		    /* enum family_kind */
	const char *email, *mobile, *phone, *address, *postcode;
	int reach, guarded; /* guarded: enum answer */
	const char *open_reason;
	int standing; /* enum family_standing */
	struct date order_on;
	const char *reason;
};

/* A kind of contact, and the answer that holds its value. */
struct family_line {
	const char *kind, *label;
	size_t offset;
};
extern const struct family_line family_lines[FAMILY_LINES];
extern const struct choice family_kinds[];
const char *family_line_value(const struct family_answers *, const struct family_line *);

struct member {
	const struct family_members_row *row;
	struct family_contacts_rows contacts;
	struct family_stand stand;
	enum family_kind kind; /* 0: the child */
	enum family_follow follow;
	bool sharing_only; /* no parent or carer: let in by the young person */
	bool guarded;	   /* their contacts are protected */
	bool hidden;	   /* … and this viewer does not see them, so may not change them */
};

struct members {
	const struct member *a;
	size_t n;
	bool grown; /* the child is over compulsory school age */
};

/* The child first, then everybody there is, or was, a relation to. */
struct members family_load(struct rq *);
/* The one whom :person names; NULL: nobody of this family. */
const struct member *family_find(const struct members *, const char *public_id);

/* The current line of a kind; NULL: none. */
const struct family_contacts_row *family_line_now(
    const struct family_contacts_rows *, const char *kind);
/* How notices reach them: REACH_EMAIL, REACH_LETTER, or 0: there is neither. */
int family_reach_now(const struct family_contacts_rows *);

/* ---- family_forms.c: a form and whom it is about ---- */

struct family_form {
	struct form form; /* first: rq->form->form is this */
	struct members all;
	const struct member *member; /* NULL: somebody new */
	bool stale;		     /* somebody else was first */
	const char *blamed;	     /* the question that says who signs in with which address */
};
const struct form *family_add_form(struct rq *);
const struct form *family_details_form(struct rq *);
const struct form *family_standing_form(struct rq *);
struct family_form *family_form_of(const struct rq *);
/* Sends the form's page: every question that does not hang on another's answer. */
void family_form_show(struct rq *, struct view_family_form *);

/* Words, in English as message ids. */
const char *family_kind_title(const struct member *);
const char *family_follow_title(enum family_follow);
const char *family_change_title(const char *kind);
/* "parent" for FAMILY_PARENT; and back, 0 for NULL. */
const char *family_kind_name(enum family_kind);
enum family_kind family_kind_of(const char *name);

/* ---- family_keep.c: what a change writes ---- */

/* Writes how they are reached where it changed.  only_missing: nothing that stands is replaced,
 * and what is added is as secret as what stands.  True: something was written. */
bool family_keep_lines(
    struct rq *, int64_t person, const struct family_answers *, bool only_missing);

/* Keeps all that leads to them from others, or no longer; with letters that went out before. */
void family_guard(struct rq *, int64_t person, const struct family_answers *);

/* Writes how they stand, from how they stood. */
void family_keep_standing(struct rq *, int64_t person, const struct family_stand *was,
    enum family_standing, const struct family_answers *);

/*
 * The way to sign in follows the email address, was and email: a new account
 * for whoever follows the case, a new address for one that signed in with the
 * old one, none when it was taken away; of somebody who works here nothing
 * changes.  Whoever follows the case is invited, or told that their record has
 * changed.  Somebody else signs in with the address: an error of the form.
 */
void family_invite_or_tell(
    struct rq *, int64_t person, const char *was, const char *email, bool follows);

/* A message to them that their record has changed, where they asked; it says nothing else. */
void family_tell(struct rq *, int64_t person);

/* Whether whoever signs in with an address is the one who was named. */
bool family_same_name(
    struct rq *, const struct family_known_row *, const char *given, const char *family);

/* One line of the family's history, for kind as family_changes has them. */
void family_note(struct rq *, int64_t person, const char *kind, const struct family_answers *);

/* The audit entry; fields names what changed, never values. */
void family_say(
    struct rq *, const char *action, int64_t person, const char *fields, const char *reason);

/* "/cases/…/family" and what follows it; NULL: nothing. */
const char *family_path(struct rq *, const char *rest);

/* ---- handlers ---- */
void family_add_show(struct rq *);
void family_add_save(struct rq *);
void family_details_show(struct rq *);
void family_details_save(struct rq *);
void family_standing_show(struct rq *);
void family_standing_save(struct rq *);
/* sharing.c: the young person's own word */
extern const struct form sharing_form;
void sharing_show(struct rq *);
void sharing_save(struct rq *);
void sharing_let_in(struct rq *);
void sharing_stop(struct rq *);
