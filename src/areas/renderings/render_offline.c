/* Render, offline: the one file of HTML. */
#include "areas/renderings/render.h"
#include "areas/renderings/render_page.html.h"

struct buf *
plan_offline(struct arena *arena, const struct view_plan *v)
{
	struct out *o = out_new(arena, v->language);

	view_plan_offline(o, v);
	return o->body;
}
