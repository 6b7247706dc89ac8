/* Render, offline: the one file of HTML. */
#include "areas/plans/render.h"
#include "areas/plans/render_page.html.h"

struct buf *
plan_offline(struct arena *arena, const struct view_plan *v)
{
	struct out *o = out_new(arena, v->language);

	view_plan_offline(o, v);
	return o->body;
}
