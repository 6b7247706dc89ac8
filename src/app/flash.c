/* Flash: a table of messages, carried as a key in a cookie. */
#include "app/flash.h"
#include "app/app.h"
#include "app/rq.h"
#include "base/conf.h"
#include "base/str.h"
#include "text/text.h"

#include <stddef.h>

static const struct {
	const char *key, *message;
} messages[] = {
	{ "saved", N_("Saved") },
	{ "link_sent", N_("We have sent you a link. It lets you come back to your request.") },
	{ "document_added", N_("Your file has been added") },
	{ "document_removed", N_("The file has been removed") },
	{ "decided", N_("Decision recorded. Check the notice and who gets it, then issue it.") },
	{ "issued", N_("Notice issued. The family has been told.") },
	{ "issued_to_post",
	    N_("Notice issued. Print the letters marked “print and post” below, post them today, "
	       "and say so under “Letters to post”: those people get no email.") },
	{ "taken", N_("The case is yours") },
	{ "opened", N_("You can read this case for 8 hours. Its officer and the privacy officer "
		       "have been told.") },
	{ "signed_out", N_("You have signed out") },
	{ "signed_in", N_("You have signed in") },
	{ "sessions_ended", N_("Your other sessions have ended") },
	{ "handed_over", N_("Handed over. The new SENCO has an email with a link to sign in.") },
	{ "record_saved", N_("Record saved") },
	{ "plan_decided", N_("Decision recorded: there will be a plan") },
	{ "notice_begun", N_("The letter is prepared. Check it and who gets it, then issue it.") },
	{ "not_yet", N_("Something is still needed first: it is listed below") },
	{ "commented", N_("Your comment has been sent. The council answers it on the same line.") },
	{ "asked_for", N_("Your request has been sent. The answer will stand on this page.") },
	{ "all_said", N_("Thank you. The council now answers your comments.") },
	{ "answered", N_("The answer has been sent to the family") },
	{ "consulted", N_("The schools and colleges have been asked") },
	{ "replied", N_("Your reply has been sent to the council") },
	{ "named", N_("Section I is written") },
	{ "message_sent", N_("Message sent") },
	{ "promised", N_("Promised. The family has been told.") },
	{ "chased", N_("Reminder sent, and noted on the case") },
	{ "chased_before",
	    N_("Nothing was sent: each of these was reminded within the last 5 working days") },
	{ "chased_some", N_("Reminders sent. Those reminded within the last 5 working days were "
			    "left out.") },
	{ "chased_none", N_("Select at least one to remind") },
	{ "escalated", N_("The head of the body and the family have been told") },
	{ "given", N_("Cases given. The families have been told.") },
	{ "given_none", N_("Select at least one case, and an officer") },
	{ "identifiers_saved", N_("Numbers saved") },
	{ "claimed", N_("Exception recorded. The clocks show what it lifts.") },
	{ "records_loaded", N_("The table has been loaded") },
	{ "table_too_long", N_("The list has more than 10,000 records. Narrow it, then download it "
			       "in parts.") },
	{ "scenario_saved", N_("Saved. It is worked out within a minute.") },
	{ "sent_before", N_("You had sent this already. It has not been written a second time.") },
	{ "scenario_removed", N_("The scenario has been removed") },
	{ "family_saved", N_("The family’s record has been changed") },
	{ "request_recorded",
	    N_("Request recorded. Next, tell the family and those whom the law names "
	       "that you are considering it.") },
	{ "draft_deleted", N_("What was typed has been deleted") },
	{ "let_in", N_("They can follow your case now, and have been told") },
	{ "let_out", N_("They do not follow your case any more") },
	{ "letters_posted", N_("Recorded as posted, on the case of each letter") },
	{ "look_again", N_("Something has changed since you looked. Check it once more.") },
};

const char *
flash_message(const char *key)
{
	for (size_t i = 0; i < sizeof messages / sizeof messages[0]; i++)
		if (str_eq(messages[i].key, key))
			return messages[i].message;
	return NULL;
}

void
flash_set(struct rq *rq, const char *key)
{
	http_set_cookie(rq->http, rq->response, "flash", key, rq->app->conf->secure_cookies, 60);
}

const char *
flash_take(struct rq *rq)
{
	const char *message = flash_message(http_cookie(rq->http, "flash"));

	if (message != NULL)
		http_set_cookie(
		    rq->http, rq->response, "flash", "", rq->app->conf->secure_cookies, -1);
	return message;
}
