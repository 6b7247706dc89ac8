/* Return offices: who is designated, which only the authority can say (items 0.1 to 0.3). */
#include "areas/returns/return_pages.h"
#include "areas/returns/returns.h"
#include "areas/returns/returns.html.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/returns_view.h"
#include "base/str.h"
#include "text/text.h"

enum { OFFICES = 3 };

struct offices {
	const char *held[OFFICES];
};

static const struct choice held[] = {
	{ "Y", N_("Yes"), 1 },
	{ "N", N_("No"), 2 },
	{ "R", N_("Not now: we are recruiting"), 3 },
	{ 0 },
};

#define OFFICE(n, key, title, does)                                                                \
	{                                                                                          \
		key, FIELD_PICK, offsetof(struct offices, held[n]),                                \
		    .label = (title), .hint = (does), .choices = held,                             \
		    .required = N_("Select yes, no or recruiting for each officer")                \
	}

/* The Department's guide to the return, items 0.1 to 0.3. */
static const struct field fields[] = {
	OFFICE(0, "dmo", N_("Is there a designated medical officer? (0.1)"),
	    N_("A doctor who joins up health services and the council")),
	OFFICE(1, "dco", N_("Is there a designated clinical officer? (0.2)"),
	    N_("The same task, held by a nurse, a therapist or another clinician")),
	OFFICE(2, "dsco", N_("Is there a designated social care officer? (0.3)"),
	    N_("Joins up social care and special educational needs")),
	{ 0 },
};
const struct form return_offices_form = { "return_offices", fields, sizeof(struct offices), NULL };

static const char *const items[OFFICES] = { "0.1", "0.2", "0.3" };

static void
fill(struct rq *rq)
{
	struct return_offices_rows rows =
	    return_offices(rq->tx, viewer_authority(rq->viewer, TEAMS_WORK));
	struct offices now = { 0 };

	for (size_t r = 0; r < rows.n; r++)
		for (int i = 0; i < OFFICES; i++)
			if (str_eq(rows.a[r].item, items[i]))
				now.held[i] = rows.a[r].value;
	form_fill(rq->form, &now);
}

void
return_offices_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		fill(rq);
	return_offices_page(o, rq->form);
	rq_send(rq, o);
}

void
return_offices_save(struct rq *rq)
{
	const struct offices *now = rq->values;
	int64_t la = viewer_authority(rq->viewer, TEAMS_WORK);

	for (int i = 0; i < OFFICES; i++)
		sen2_office_keep(rq->tx, la, items[i], now->held[i]);
	rq_say(rq, (struct audit_entry){
		       .la = la, .action = "return_offices_set", .object_kind = "return_offices" });
	rq_redirect(rq, "/my-day/return", "saved");
}
