/*
 * School: its head hands the SENCO's post to a successor.
 *
 * Rights belong to the post, so every child on roll follows at once, without
 * the council: one transaction ends the old post and begins the new one.
 */
#include "areas/people/forms.h"
#include "areas/people/invite.h"
#include "areas/people/pages.sql.h"
#include "areas/people/school.html.h"
#include "areas/people/staff.h"
#include "base/str.h"
#include "text/text.h"

static const char role[] = "senco";

static struct view_school
view_school(struct rq *rq, const struct viewer_post *post)
{
	struct school_holders_rows rows = school_holders(rq->tx, post->la, post->body, role);
	struct view_school v = { .name = post->body_name };

	v.holders.n = rows.n;
	v.holders.a = anew_n(rq->arena, const char *, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v.holders.a[i] =
		    arena_printf(rq->arena, "%s %s", rows.a[i].given, rows.a[i].family);
	return v;
}

static bool
is_head_post(const struct viewer_post *post)
{
	return access_posts[post->role].permissions >> SCHOOL_STAFF & 1;
}

void
school_show(struct rq *rq)
{
	const struct viewer *viewer = rq->viewer;
	struct view_school_staff v = { .form = rq->form };
	struct out *o = rq_page(rq);

	v.schools.a = anew_n(rq->arena, struct view_school, viewer->n_posts);
	for (size_t i = 0; i < viewer->n_posts; i++)
		if (is_head_post(&viewer->posts[i]))
			v.schools.a[v.schools.n++] = view_school(rq, &viewer->posts[i]);
	school_staff_page(o, &v);
	rq_send(rq, o);
}

static void
end_posts(struct rq *rq, const struct staff_body_row *school, int64_t successor)
{
	struct school_holders_rows rows = school_holders(rq->tx, school->la, school->id, role);

	for (size_t i = 0; i < rows.n; i++) {
		if (rows.a[i].person == successor)
			continue;
		staff_end_post(
		    rq->tx, school->la, rows.a[i].person, school->id, role, rq->now.today);
		account_end_all_of(rq->tx, school->la, rows.a[i].person);
		invite_say(rq, "post_end", school->la, rows.a[i].person, role);
	}
}

void
school_save(struct rq *rq)
{
	const struct successor_answers *v = rq->values;
	const struct staff_body_row *school = staff_body(rq->tx, v->body);
	const struct account *acc = school == NULL
					? NULL
					: invite_find_or_add(rq, school->la,
					      &(struct invited){ v->given, v->family, v->email });

	if (acc == NULL) {
		form_error(rq->form, "email",
		    N_("This address cannot be used. Ask the administrator of your authority."));
		return;
	}
	if (!invite_give_post(rq, acc, school->id, role)) {
		form_error(rq->form, "email", N_("This person is the SENCO already"));
		return;
	}
	invite_mail(rq, acc, NULL);
	invite_say(rq, "post_add", acc->la, acc->person, role);
	end_posts(rq, school, acc->person);
	rq_redirect(rq, "/my-school/staff", "handed_over");
}
