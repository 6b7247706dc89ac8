/*
 * Staff: an authority's people with a post, as its administrator keeps them.
 *
 * Every change ends the person's sessions at once.  Nobody can take their own
 * administrator's post or account away: the last one would lock the door from
 * inside.
 */
#include "app/app.h"
#include "areas/people/bodies.h"
#include "areas/people/forms.h"
#include "areas/people/invite.h"
#include "areas/people/pages.sql.h"
#include "areas/people/staff.h"
#include "areas/people/staff.html.h"
#include "auth/session.h"
#include "base/str.h"
#include "text/text.h"

enum { PAGE_ROWS = 50 };

static const char *
role_of(const struct rq *rq, const char *role)
{
	return text_tr(rq->language, people_role_label(role));
}

/* ---- the list ---- */

int64_t
staff_authority(const struct rq *rq, enum permission may)
{
	int64_t la;
	const char *chosen = http_query(rq->http, "la");

	if (chosen != NULL && str_to_int(chosen, &la) && viewer_may_at(rq->viewer, la, may))
		return la;
	for (size_t i = 0; i < rq->viewer->n_posts; i++)
		if (viewer_may_at(rq->viewer, rq->viewer->posts[i].la, may))
			return rq->viewer->posts[i].la;
	return 0;
}

int64_t
staff_skip(const struct rq *rq)
{
	enum { SKIP_AT_MOST = 100000 };
	int64_t skip = 0;
	const char *text = http_query(rq->http, "skip");

	if (text == NULL || !str_to_int(text, &skip) || skip < 0 || skip > SKIP_AT_MOST)
		return 0;
	return skip;
}

static struct view_staff_row
view_row(struct rq *rq, const struct staff_posts_row *r)
{
	return (struct view_staff_row){
		.path = arena_printf(rq->arena, "/people/%s", r->person),
		.name = arena_printf(rq->arena, "%s %s", r->given, r->family),
		.role = role_of(rq, r->role),
		.body = r->body,
		.email = r->email,
		.active = r->active,
	};
}

static void
list_show(struct rq *rq)
{
	int64_t la = staff_authority(rq, PEOPLE_ADMIN), skip = staff_skip(rq);
	const char *words = http_query(rq->http, "words");
	struct staff_posts_rows rows;
	struct view_staff v = { .words = words == NULL ? "" : str_trim(rq->arena, words),
		.la = la,
		.earlier = -1,
		.later = -1 };
	struct out *o = rq_page(rq);

	rows = staff_posts(rq->tx, la, v.words, skip);
	v.rows.n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	v.rows.a = anew_n(rq->arena, struct view_staff_row, v.rows.n);
	for (size_t i = 0; i < v.rows.n; i++)
		v.rows.a[i] = view_row(rq, &rows.a[i]);
	if (skip > 0)
		v.earlier = skip > PAGE_ROWS ? skip - PAGE_ROWS : 0;
	if (rows.n > PAGE_ROWS)
		v.later = skip + PAGE_ROWS;
	people_list_page(o, &v);
	rq_send(rq, o);
}

/* ---- one person ---- */

/* The person the URL names, of an authority that the viewer administers; else the page is not
 * there. */
static const struct staff_person_row *
person_or_404(struct rq *rq)
{
	const struct staff_person_row *p = staff_person(rq->tx, rq_arg(rq, "person"));

	if (p != NULL && viewer_may_at(rq->viewer, p->la, PEOPLE_ADMIN))
		return p;
	rq_not_found(rq);
	return NULL;
}

static bool
is_over(const struct rq *rq, struct date to)
{
	return date_is_set(to) && date_compare(to, rq->now.today) <= 0;
}

static const char *
person_path(struct rq *rq)
{
	return arena_printf(rq->arena, "/people/%s", rq_arg(rq, "person"));
}

static void
add_posts(struct rq *rq, const struct staff_person_row *p, struct view_person *v)
{
	struct staff_posts_of_rows rows = staff_posts_of(rq->tx, p->la, p->id);

	v->posts.n = rows.n;
	v->posts.a = anew_n(rq->arena, struct view_post, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->posts.a[i] = (struct view_post){
			.role = role_of(rq, rows.a[i].role),
			.body = rows.a[i].body,
			.from = rows.a[i].from_on,
			.to = rows.a[i].to_on,
			.end = is_over(rq, rows.a[i].to_on)
				   ? NULL
				   : arena_printf(rq->arena, "%s/posts/%s/%s/end", v->path,
					 rows.a[i].body_id, rows.a[i].role),
		};
}

static void
person_show(struct rq *rq)
{
	const struct staff_person_row *p = person_or_404(rq);
	const struct account *acc;
	struct view_person v;
	struct out *o;

	if (p == NULL)
		return;
	acc = account_by_person(rq->tx, p->la, p->id);
	v = (struct view_person){
		.path = person_path(rq),
		.name = arena_printf(rq->arena, "%s %s", p->given, p->family),
		.email = acc == NULL ? NULL : acc->email,
		.account = acc != NULL,
		.active = acc != NULL && acc->active,
		.app = acc != NULL && acc->has_totp,
		.self = p->id == rq->viewer->person,
	};
	add_posts(rq, p, &v);
	o = rq_page(rq);
	people_person_page(o, &v);
	rq_send(rq, o);
}

/* ---- adding ---- */

static void
show_form(struct rq *rq, const char *name)
{
	struct view_person_form v = { .action = rq->http->path, .name = name, .form = rq->form };
	struct out *o = rq_page(rq);

	people_form_page(o, &v);
	rq_send(rq, o);
}

static void
add_show(struct rq *rq)
{
	show_form(rq, NULL);
}

/* The body chosen, when that role is held at such a body; else the form says so and NULL. */
static const struct staff_body_row *
body_or_form(struct rq *rq, const char *public_id, const char *role)
{
	const struct staff_body_row *b = staff_body(rq->tx, public_id);

	if (b != NULL && people_role_fits(role, b->kind))
		return b;
	form_error(rq->form, "body", N_("Select a place where people have that role"));
	return NULL;
}

static void
give_post(
    struct rq *rq, const struct account *acc, const struct staff_body_row *b, const char *role)
{
	if (!invite_give_post(rq, acc, b->id, role)) {
		form_error(rq->form, "role", N_("The person has this role there already"));
		return;
	}
	invite_mail(rq, acc);
	invite_say(rq, "post_add", acc->la, acc->person, role);
	rq_redirect(rq, "/people", "saved");
}

static void
add_save(struct rq *rq)
{
	const struct person_answers *v = rq->values;
	const struct staff_body_row *b = body_or_form(rq, v->body, v->role);
	const struct account *acc;

	if (b == NULL)
		return;
	acc = invite_find_or_add(rq, b->la, &(struct invited){ v->given, v->family, v->email });
	if (acc == NULL)
		form_error(rq->form, "email",
		    N_("This address belongs to an account that is switched off, or of another "
		       "authority"));
	else
		give_post(rq, acc, b, v->role);
}

static void
post_add_show(struct rq *rq)
{
	const struct staff_person_row *p = person_or_404(rq);

	if (p != NULL)
		show_form(rq, arena_printf(rq->arena, "%s %s", p->given, p->family));
}

static void
post_add_save(struct rq *rq)
{
	const struct post_answers *v = rq->values;
	const struct staff_person_row *p = person_or_404(rq);
	const struct staff_body_row *b = p == NULL ? NULL : body_or_form(rq, v->body, v->role);
	const struct account *acc;

	if (b == NULL)
		return;
	acc = account_by_person(rq->tx, p->la, p->id);
	if (acc == NULL || acc->email == NULL || b->la != p->la)
		form_error(rq->form, "body",
		    N_("The person needs an account with an email address in that authority"));
	else
		give_post(rq, acc, b, v->role);
}

/* ---- ending, and the account ---- */

/* The account of the person, who must be somebody else than the viewer. */
static const struct account *
other_account_or_404(struct rq *rq)
{
	const struct staff_person_row *p = person_or_404(rq);
	const struct account *acc;

	if (p == NULL)
		return NULL;
	acc = account_by_person(rq->tx, p->la, p->id);
	if (acc != NULL && p->id != rq->viewer->person)
		return acc;
	rq_not_found(rq);
	return NULL;
}

static void
done(struct rq *rq, const char *action, const struct account *acc, const char *role)
{
	invite_say(rq, action, acc->la, acc->person, role);
	rq_redirect(rq, person_path(rq), "saved");
}

static void
post_end(struct rq *rq)
{
	const struct staff_person_row *p = person_or_404(rq);
	const struct staff_body_row *b;
	const char *role = rq_arg(rq, "role");

	if (p == NULL)
		return;
	b = staff_body(rq->tx, rq_arg(rq, "body"));
	if (b == NULL || b->la != p->la || p->id == rq->viewer->person ||
	    staff_end_post(rq->tx, p->la, p->id, b->id, role, rq->now.today) == 0) {
		rq_not_found(rq);
		return;
	}
	account_end_all_of(rq->tx, p->la, p->id);
	invite_say(rq, "post_end", p->la, p->id, role);
	rq_redirect(rq, person_path(rq), "saved");
}

static void
account_off(struct rq *rq)
{
	const struct account *acc = other_account_or_404(rq);

	if (acc == NULL)
		return;
	account_switch(rq->tx, acc, false);
	done(rq, "account_off", acc, NULL);
}

static void
account_on(struct rq *rq)
{
	const struct account *acc = other_account_or_404(rq);

	if (acc == NULL)
		return;
	account_switch(rq->tx, acc, true);
	done(rq, "account_on", acc, NULL);
}

/* A new invitation; the app comes off, because it may be what was lost. */
static void
account_invite(struct rq *rq)
{
	const struct account *acc = other_account_or_404(rq);

	if (acc == NULL)
		return;
	if (acc->email == NULL || !acc->active) {
		rq_not_found(rq);
		return;
	}
	account_set_totp(rq->tx, acc, NULL);
	invite_mail(rq, acc);
	done(rq, "account_invite", acc, NULL);
}

const struct route people_routes[] = { GET("/people", PEOPLE_ADMIN, ON_NONE, list_show),
	GET("/bodies", PEOPLE_ADMIN, ON_NONE, bodies_show),
	FORM("/bodies/add", PEOPLE_ADMIN, ON_NONE, &bodies_add_form, bodies_add_show,
	    bodies_add_save),
	FORM("/bodies/:body", PEOPLE_ADMIN, ON_NONE, &bodies_edit_form, bodies_edit_show,
	    bodies_edit_save),
	FORM_OF("/people/add", PEOPLE_ADMIN, ON_NONE, people_add_form, add_show, add_save,
	    .sensitive = true),
	GET("/people/:person", PEOPLE_ADMIN, ON_NONE, person_show),
	FORM_OF("/people/:person/posts", PEOPLE_ADMIN, ON_NONE, people_post_form, post_add_show,
	    post_add_save, .sensitive = true),
	POST("/people/:person/posts/:body/:role/end", PEOPLE_ADMIN, ON_NONE, post_end,
	    .sensitive = true),
	POST("/people/:person/off", PEOPLE_ADMIN, ON_NONE, account_off, .sensitive = true),
	POST("/people/:person/on", PEOPLE_ADMIN, ON_NONE, account_on, .sensitive = true),
	POST("/people/:person/invite", PEOPLE_ADMIN, ON_NONE, account_invite, .sensitive = true),
	FORM_OF("/my-school/staff", SCHOOL_STAFF, ON_NONE, people_successor_form, school_show,
	    school_save, .sensitive = true),
	ROUTES_END };
