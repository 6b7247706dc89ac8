/* Tell: the mail that goes with what happened.  Its texts are safe in anybody's hands. */
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/messages/messages.h"
#include "db/db.h"

static void
send_request(struct rq *rq, const char *email, int64_t person, const char *language,
    const char *path, struct date due)
{
	mail_add(rq->tx, rq->kase->la,
	    &(struct mail){ .template = MAIL_ADVICE,
		.address = email,
		.person = person,
		.language = language,
		.reference = rq->kase->reference,
		.due = due,
		.path = path });
}

/* Where nobody is named, whoever leads at the body gives the request to somebody. */
static void
tell_body(struct rq *rq, const char *request, int64_t body, struct date due)
{
	struct advice_people_at_rows leads = advice_people_at(rq->tx, rq->kase->la, body);

	for (size_t i = 0; i < leads.n; i++)
		send_request(rq, leads.a[i].email, leads.a[i].person, leads.a[i].language,
		    advice_path(rq, request, ""), due);
}

void
advice_tell_asked(
    struct rq *rq, const char *request, int64_t adviser, int64_t body, struct date due)
{
	const struct advice_address_of_row *to;

	if (adviser == 0) {
		tell_body(rq, request, body, due);
		return;
	}
	to = advice_address_of(rq->tx, rq->kase->la, adviser);
	if (to != NULL)
		send_request(rq, to->email, adviser, to->language,
		    arena_printf(rq->arena, "/advice/begin/%s", request), due);
}

static void
send_news(struct rq *rq, const char *email, int64_t person, const char *language, int event,
    const char *path)
{
	mail_add(rq->tx, rq->kase->la,
	    &(struct mail){ .template = MAIL_EVENT,
		.event = (enum mail_event)event,
		.address = email,
		.person = person,
		.language = language,
		.reference = rq->kase->reference,
		.path = path });
}

void
advice_tell_family(struct rq *rq, int event, const char *path)
{
	messages_tell_family(rq,
	    &(struct message_case){ rq->kase->la, rq->kase->id, rq->kase->reference },
	    (enum mail_event)event, path);
}

void
advice_tell_team(struct rq *rq)
{
	const struct advice_address_of_row *to =
	    advice_address_of(rq->tx, rq->kase->la, rq->kase->officer);

	if (to != NULL)
		send_news(rq, to->email, rq->kase->officer, to->language, MAIL_EVENT_ADVICE,
		    advice_case_path(rq, ""));
}
