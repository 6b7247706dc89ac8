/*
 * Key pages: an administrator makes keys for programs, and ends them.
 *
 * A key's secret is shown once and kept as a hash.  It acts as a person who
 * has a post, and that person is told; it ends on a day, at most a year away,
 * or at once.
 */
#include "app/app.h"
#include "areas/registers/keys.html.h"
#include "areas/registers/keys.sql.h"
#include "areas/registers/keys_view.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.h"
#include "areas/registers/registers.sql.h"
#include "auth/secret.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "mail/mail.h"
#include "text/text.h"

#include <string.h>

enum { LONGEST_DAYS = 366, MAY_READ = 1, MAY_WRITE };

struct key_answers {
	const char *name, *register_, *person;
	int may;
	struct date ends_on;
};

static const struct choice rights[] = {
	{ "read", N_("Read records"), MAY_READ },
	{ "write", N_("Read, add and change records"), MAY_WRITE },
	{ 0 },
};

static void check_key(const void *, const struct form_input *, struct form_state *);

static const struct field fields[] = {
	{ "name", FIELD_TEXT, offsetof(struct key_answers, name), N_("Which program gets the key?"),
	    .max_length = 100, .required = N_("Enter the name of the program") },
	{ "register", FIELD_PICK, offsetof(struct key_answers, register_),
	    N_("Which register does it use?"), .as_select = true,
	    .required = N_("Select the register") },
	{ "may", FIELD_CHOICE, offsetof(struct key_answers, may), N_("What may it do?"),
	    .choices = rights, .required = N_("Select what it may do") },
	{ "person", FIELD_PICK, offsetof(struct key_answers, person), N_("In whose name?"),
	    .hint = N_("It sees and does what this person may. They are told."), .as_select = true,
	    .required = N_("Select the person") },
	{ "ends_on", FIELD_DATE, offsetof(struct key_answers, ends_on), N_("Last day of the key"),
	    .hint = N_("At most a year from now"), .dates = DATES_TODAY_OR_FUTURE,
	    .required = N_("Enter the last day of the key") },
	{ 0 },
};
enum { FIELD_REGISTER = 1, FIELD_PERSON = 3 };

static void
check_key(const void *values, const struct form_input *input, struct form_state *s)
{
	const struct key_answers *v = values;

	if (date_days_between(input->today, v->ends_on) > LONGEST_DAYS)
		form_error(s, "ends_on", N_("Enter a day within a year from now"));
}

/* The authority that the viewer administers: the first of them. */
static int64_t
own_la(const struct rq *rq)
{
	for (size_t i = 0; i < rq->viewer->n_posts; i++)
		if (viewer_may_at(rq->viewer, rq->viewer->posts[i].la, PEOPLE_ADMIN))
			return rq->viewer->posts[i].la;
	return 0;
}

/* ---- making ---- */

static const struct choice *
register_choices_of(struct rq *rq)
{
	const struct registers *set = rq->app->registers;
	struct choice *list = anew_n(rq->arena, struct choice, set->n + 1);

	for (size_t i = 0; i < set->n; i++)
		list[i] = (struct choice){ set->a[i]->name, text_tr(rq->language, set->a[i]->title),
			(int)i + 1 };
	return list;
}

static const struct choice *
people_choices(struct rq *rq)
{
	struct register_people_of_area_rows rows =
	    register_people_of_area(rq->tx, own_la(rq), 0, rq->viewer->person);
	struct choice *list = anew_n(rq->arena, struct choice, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		list[i] = (struct choice){ rows.a[i].public_id,
			arena_printf(rq->arena, "%s %s", rows.a[i].given, rows.a[i].family),
			(int)i + 1 };
	return list;
}

const struct form *
keys_form(struct rq *rq)
{
	struct form *form = anew(rq->arena, struct form);
	struct field *copy = anew_n(rq->arena, struct field, sizeof fields / sizeof fields[0]);

	memcpy(copy, fields, sizeof fields);
	copy[FIELD_REGISTER].choices = register_choices_of(rq);
	copy[FIELD_PERSON].choices = people_choices(rq);
	*form = (struct form){ "key", copy, sizeof(struct key_answers), check_key };
	return form;
}

void
keys_new_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	keys_new_page(o, rq->form);
	rq_send(rq, o);
}

/* False: the person could not be told, and so gets no key. */
static bool
tell(struct rq *rq, int64_t la, int64_t person)
{
	const struct api_key_address_row *to = api_key_address(rq->tx, la, person);

	if (to == NULL || to->email == NULL)
		return false;
	mail_add(rq->tx, la,
	    &(struct mail){ .template = MAIL_KEY_MADE,
		.address = to->email,
		.person = person,
		.language = to->language,
		.path = "/" });
	return true;
}

static void
say(struct rq *rq, const char *action, int64_t la, int64_t id, const char *name)
{
	rq_say(rq, (struct audit_entry){ .la = la,
		       .action = action,
		       .object_kind = "api_key",
		       .object_id = id,
		       .fields = name });
}

static const char *
make(struct rq *rq, const struct key_answers *v, int64_t la, int64_t person)
{
	const char *token = arena_printf(rq->arena, "wm_%s", secret_token(rq->arena));
	int64_t id = rng_row_id();

	api_key_insert(rq->tx, la, id, rng_public_id(rq->arena), secret_hash(rq->arena, token),
	    v->name, v->register_, v->may == MAY_WRITE, person, rq->viewer->person, rq->now.instant,
	    v->ends_on);
	say(rq, "api_key_add", la, id, v->register_);
	return token;
}

void
keys_new_save(struct rq *rq)
{
	const struct key_answers *v = rq->values;
	int64_t la = own_la(rq);
	const struct register_person_by_public_id_row *p =
	    register_person_by_public_id(rq->tx, la, v->person);
	struct view_key_made made = { .name = v->name,
		.path = arena_printf(rq->arena, "/api/registers/%s", v->register_),
		.ends_on = v->ends_on };
	struct out *o;

	if (p == NULL || !tell(rq, la, p->id)) {
		form_error(rq->form, "person",
		    N_("Select a person with an account and an email address, who can be told"));
		return;
	}
	made.token = make(rq, v, la, p->id);
	o = rq_page(rq);
	keys_made_page(o, &made);
	rq_send(rq, o);
}

/* ---- all of them ---- */

static struct view_key
view_of(struct rq *rq, const struct api_keys_of_row *r)
{
	const struct register_def *d = registers_find(rq->app->registers, r->register_);
	bool over = r->revoked_at.us != 0 || date_compare(r->ends_on, rq->now.today) < 0;

	return (struct view_key){
		.name = r->name,
		.register_title = d == NULL ? r->register_ : text_tr(rq->language, d->title),
		.person =
		    r->given == NULL ? NULL : arena_printf(rq->arena, "%s %s", r->given, r->family),
		.end = over ? NULL : arena_printf(rq->arena, "/keys/%s/end", r->public_id),
		.may_write = r->may_write,
		.ends_on = r->ends_on,
		.used_at = r->used_at,
	};
}

void
keys_list(struct rq *rq)
{
	struct api_keys_of_rows rows = api_keys_of(rq->tx, own_la(rq));
	struct view_keys v = { .rows = { anew_n(rq->arena, struct view_key, rows.n + 1), rows.n } };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++)
		v.rows.a[i] = view_of(rq, &rows.a[i]);
	keys_page(o, &v);
	rq_send(rq, o);
}

void
keys_revoke(struct rq *rq)
{
	const struct api_key_by_public_id_row *k = api_key_by_public_id(rq->tx, rq_arg(rq, "key"));

	if (k == NULL || !viewer_may_at(rq->viewer, k->la, PEOPLE_ADMIN) ||
	    api_key_revoke(rq->tx, k->la, k->id, rq->now.instant) == 0) {
		rq_not_found(rq);
		return;
	}
	say(rq, "api_key_end", k->la, k->id, NULL);
	rq_redirect(rq, "/keys", "saved");
}
