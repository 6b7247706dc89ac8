/* Template: the table of messages. */
#include "mail/template.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "text/text.h"

#include <string.h>

static const struct template_row {
	const char *name;
	struct mail_text text;
} templates[MAIL_TEMPLATE__MAX] = {
	[MAIL_SIGN_IN] = { "sign_in",
	    { N_("Your link to sign in"),
		N_("Use this link to sign in. It works once, for 15 minutes, in the browser where "
		   "you "
		   "asked for it:\n\n{link}\n\n"
		   "Or type this code on the page where you asked for it: {code}\n\n"
		   "If you did not ask to sign in, you can ignore this message. Nobody can sign in "
		   "without it.\n") } },
	[MAIL_INVITATION] = { "invitation",
	    { N_("Your account is ready"),
		N_("An account has been made for you. Use this link to set it up. It works once, "
		   "for "
		   "3 "
		   "days:\n\n{link}\n\n"
		   "If you did not expect this message, tell the council.\n") } },
	[MAIL_DRAFT] = { "draft",
	    { N_("Go on with your request"),
		N_("Your answers are kept under the reference {reference}. Use this link to go on, "
		   "on "
		   "any "
		   "device:\n\n{link}\n\n"
		   "Do not pass this link on: whoever has it can read your answers.\n") } },
	[MAIL_RECEIVED] = { "received",
	    { N_("We have received your request"),
		N_("We have received your request. Its reference is {reference}.\n\n"
		   "The law says that you must be told what has been decided by {due_date}.\n\n"
		   "See who has your request and what happens next:\n\n{link}\n") } },
	[MAIL_EVENT] = { "event",
	    { N_("News about {reference}"),
		N_("{event}\n\nReference: {reference}\n\nSign in to read more:\n\n{link}\n") } },
	[MAIL_NOTICE] = { "notice",
	    { N_("A letter about {reference}"),
		N_("A letter with a decision about {reference} is ready to read. It says what was "
		   "decided "
		   "and why, and what you can do if you do not agree.\n\n{link}\n") } },
	[MAIL_WORK_DUE] = { "work_due", { N_("{reference} is due on {due_date}"),
					    N_("A step of {reference} that you hold is due by law "
					       "on {due_date}.\n\n{link}\n") } },
	[MAIL_RECORD_OPENED] = { "record_opened",
	    { N_("{reference} was opened with a reason"),
		N_("Somebody outside the team opened the record "
		   "of {reference} and gave a reason. See who "
		   "it was, when and why:\n\n{link}\n") } },
	[MAIL_REMINDER] = { "reminder",
	    { N_("Something is still open"),
		N_("This is a reminder. Something that the council asked of you is still open. "
		   "Sign "
		   "in to see what it is and by when it is due:\n\n{link}\n") } },
	[MAIL_ADVICE] = { "advice",
	    { N_("Advice asked: {reference}, due {due_date}"),
		N_("Your advice is asked for {reference}. The law says that it is due by "
		   "{due_date}.\n\n"
		   "Use this link at any time until you have given it. You get a code by email; "
		   "you "
		   "need no password:\n\n{link}\n") } },
	[MAIL_KEY_MADE] = { "key_made",
	    { N_("A program can now act in your name"),
		N_("An administrator has made a key. With it a program can use one register in "
		   "your name, and no more than you may yourself. If you do not know why, ask them "
		   "to end it:\n\n{link}\n") } },
	[MAIL_REGISTERS_DUE] = { "registers_due",
	    { N_("Something of yours is due by {due_date}"),
		N_("Something that a register keeps for you is due by {due_date}, or is late. Sign "
		   "in to see what it is:\n\n{link}\n") } },
};

static const struct event_row {
	const char *name, *text;
} events[MAIL_EVENT__MAX] = {
	[MAIL_EVENT_DECIDED] = { "decided", N_("A decision has been made.") },
	[MAIL_EVENT_DOCUMENT] = { "document", N_("A document has been added.") },
	[MAIL_EVENT_HOLDER] = { "holder", N_("Somebody else has taken over the next step.") },
	[MAIL_EVENT_DATE] = { "date", N_("The latest date for the next step has changed.") },
	[MAIL_EVENT_ADVICE] = { "advice", N_("Advice that was asked for has come in.") },
	[MAIL_EVENT_FAMILY] = { "family", N_("There is a comment or a request to answer.") },
	[MAIL_EVENT_ANSWERED] = { "answered",
	    N_("There is an answer to what you said or asked for.") },
	[MAIL_EVENT_CONSULTED] = { "consulted",
	    N_("You are asked whether you can deliver a plan.") },
	[MAIL_EVENT_REPLIED] = { "replied", N_("A reply to a consultation has come in.") },
	[MAIL_EVENT_DRAFT] = { "draft", N_("A draft is ready for you to read and comment on.") },
	[MAIL_EVENT_FINAL] = { "final", N_("A final plan has been issued.") },
	[MAIL_EVENT_MESSAGE] = { "message", N_("You have a new message.") },
	[MAIL_EVENT_PROMISE] = { "promise", N_("The council has promised you something.") },
	[MAIL_EVENT_ESCALATED] = { "escalated",
	    N_("Something that was asked for is late, and its head has been asked to act.") },
	[MAIL_EVENT_OFFICER] = { "officer", N_("You have a new case officer.") },
	[MAIL_EVENT_VIEWS] = { "views", N_("The council asks for your views.") },
	[MAIL_EVENT_REUSE] = { "reuse",
	    N_("The council asks whether advice that was given before is still enough.") },
	[MAIL_EVENT_CONSIDERED] = { "considered",
	    N_("The council considers whether to carry out an assessment.") },
	[MAIL_EVENT_RECORD] = { "record",
	    N_("What the council has written down about you has changed.") },
};

enum hole { HOLE_REFERENCE, HOLE_DUE_DATE, HOLE_LINK, HOLE_EVENT, HOLE_CODE, HOLE__MAX };

static const char *const holes[HOLE__MAX] = {
	[HOLE_REFERENCE] = "{reference}",
	[HOLE_DUE_DATE] = "{due_date}",
	[HOLE_LINK] = "{link}",
	[HOLE_EVENT] = "{event}",
	[HOLE_CODE] = "{code}",
};

/* Fills in one pass, so that a value is never searched for holes. */
static char *
fill(struct arena *a, const char *text, const char *const values[HOLE__MAX])
{
	struct buf *b = buf_new(a);

	while (*text != '\0') {
		int hole = 0;

		while (hole < HOLE__MAX && !str_starts(text, holes[hole]))
			hole++;
		if (hole == HOLE__MAX) {
			buf_putc(b, *text++);
			continue;
		}
		if (str_blank(values[hole]))
			fail(FAULT_BUG, "a message needs a value for %s", holes[hole]);
		buf_puts(b, values[hole]);
		text += strlen(holes[hole]);
	}
	return b->p;
}

struct mail_text
mail_template_fill(struct arena *a, const struct language *language, enum mail_template template,
    const struct mail_values *v)
{
	const char *event = mail_event_source(v->event);
	const char *const values[HOLE__MAX] = {
		[HOLE_REFERENCE] = v->reference,
		[HOLE_DUE_DATE] = text_date(a, language, v->due),
		[HOLE_LINK] = v->link,
		[HOLE_EVENT] = event == NULL ? NULL : text_tr(language, event),
		[HOLE_CODE] = v->code,
	};
	const struct mail_text *source = &templates[template].text;

	return (struct mail_text){
		.subject = fill(a, text_tr(language, source->subject), values),
		.body = fill(a, text_tr(language, source->body), values),
	};
}

const char *mail_template_name(enum mail_template template)
{
	return templates[template].name;
}

const char *
mail_event_name(enum mail_event event)
{
	return events[event].name;
}

enum mail_template
mail_template_named(const char *name)
{
	int i = 0;

	while (i < MAIL_TEMPLATE__MAX && !str_eq(templates[i].name, name))
		i++;
	return (enum mail_template)i;
}

enum mail_event
mail_event_named(const char *name)
{
	int i = 0;

	while (i < MAIL_EVENT__MAX && !str_eq(events[i].name, name))
		i++;
	return (enum mail_event)i;
}

struct mail_text mail_template_source(enum mail_template template)
{
	return templates[template].text;
}

const char *
mail_event_source(enum mail_event event)
{
	return events[event].text;
}
