/* Due pages: what registers want from the person who is signed in, by when. */
#include "app/app.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.h"
#include "areas/registers/registers.html.h"

enum { MOST_ON_DAY = 10, MOST_ON_PAGE = 200 };

static const struct register_due_list *
due(struct rq *rq, size_t most)
{
	struct register_due_list *list = anew(rq->arena, struct register_due_list);

	*list = registers_due(rq->tx, rq->language, rq->app->registers, rq->now.today, most);
	return list;
}

const struct register_due_list *
registers_due_today(struct rq *rq)
{
	return due(rq, MOST_ON_DAY);
}

void
pages_due(struct rq *rq)
{
	struct out *o = rq_page(rq);

	registers_due_page(o, due(rq, MOST_ON_PAGE));
	rq_send(rq, o);
}
