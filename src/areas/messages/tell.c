/* Tell: that there is news on a case, safely, to whoever it concerns. */
#include "app/rq.h"
#include "areas/messages/messages.h"
#include "areas/messages/messages.sql.h"
#include "base/str.h"

void
messages_tell_family(
    struct rq *rq, const struct message_case *k, enum mail_event event, const char *path)
{
	struct message_family_rows rows = message_family(rq->tx, k->la, k->id);

	for (size_t i = 0; i < rows.n; i++) {
		struct mail mail = { .template = MAIL_EVENT,
			.event = event,
			.person = rows.a[i].person,
			.language = rows.a[i].language,
			.address = rows.a[i].value,
			.case_id = k->id,
			.reference = k->reference,
			.path = path };

		if (str_eq(rows.a[i].kind, "email"))
			mail_add(rq->tx, k->la, &mail);
		else
			mail_add_letter(rq->tx, k->la, &mail);
	}
}

bool
messages_tell_person(struct rq *rq, int64_t la, int64_t person, const struct mail *what)
{
	const struct message_staff_address_row *to = message_staff_address(rq->tx, la, person);
	struct mail mail = *what;

	if (to == NULL)
		return false;
	mail.address = to->email;
	mail.person = person;
	mail.language = to->language;
	mail_add(rq->tx, la, &mail);
	return true;
}

bool
messages_tell_body(struct rq *rq, int64_t la, int64_t body, const struct mail *what)
{
	const struct message_body_address_row *to = message_body_address(rq->tx, la, body);
	struct mail mail = *what;

	if (to == NULL)
		return false;
	mail.address = to->email;
	mail_add(rq->tx, la, &mail);
	return true;
}

void
messages_hand_over(struct rq *rq, int64_t la, int64_t case_id, int64_t to)
{
	promises_hand_over(rq->tx, la, case_id, to);
}
