/* People: rows of bodies, persons and relations. */
#include "areas/people/people.h"
#include "access/csa.h"
#include "areas/people/names.h"
#include "areas/people/people.sql.h"
#include "auth/account.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

int64_t
people_add_body(struct tx *tx, const struct people_body *b)
{
	const struct body_closes_row *closes =
	    b->urn == 0 ? NULL : body_closes(b->asked == NULL ? tx : b->asked, b->urn);
	int64_t id = rng_row_id();

	body_insert(tx, b->la, id, b->public_id ? b->public_id : rng_public_id(tx_arena(tx)),
	    b->kind, b->name, b->urn, b->parent, b->phone, b->email, !b->inactive, b->setting,
	    closes == NULL ? (struct date){ 0 } : closes->closed_on);
	return id;
}

int64_t
people_body_named(struct tx *tx, int64_t la, const char *name)
{
	const struct body_named_row *r = body_named(tx, la, name);

	return r == NULL ? 0 : r->id;
}

int64_t
people_authority(struct tx *tx, int64_t la)
{
	const struct body_authority_row *r = body_authority(tx, la);

	return r == NULL ? 0 : r->id;
}

int64_t
people_add_person(struct tx *tx, const struct people_person *p)
{
	int64_t id = rng_row_id();

	people_person_insert(tx, p->la, id, rng_public_id(tx_arena(tx)), p->given, p->family,
	    p->born, access_csa_end(p->born), p->language ? p->language : "en");
	if (date_is_set(p->born))
		people_index_new_name(tx, p->la, id, p->given, p->family);
	return id;
}

const struct account *
people_account(struct tx *tx, int64_t la, const char *given, const char *family, const char *email)
{
	const struct account *acc = account_by_email(tx, str_lower(tx_arena(tx), email));
	int64_t person;

	if (acc != NULL)
		return acc->la == la && acc->active ? acc : NULL;
	person = people_add_person(
	    tx, &(struct people_person){ .la = la, .given = given, .family = family });
	return account_add(tx, la, person, email);
}

void
people_add_contact(struct tx *tx, const struct people_contact *c)
{
	people_contact_insert(tx, c->la, rng_row_id(), c->person, c->kind, c->value, c->postcode,
	    c->protected, c->preferred);
}

void
people_add_parent(struct tx *tx, const struct people_parent *p)
{
	const struct people_name_of_row *adult = people_name_of(tx, p->la, p->person);

	people_parent_insert(
	    tx, p->la, rng_row_id(), p->child, p->person, p->kind, !p->without, !p->restricted);
	people_index_name(tx, p->la, p->person, adult->given, adult->family);
}

void
people_enrol(struct tx *tx, int64_t la, int64_t child, int64_t school, struct date from)
{
	people_enrol_until(tx, la, child, school, from, (struct date){ 0 });
}

void
people_enrol_until(
    struct tx *tx, int64_t la, int64_t child, int64_t school, struct date from, struct date to)
{
	people_enrolment_insert(tx, la, rng_row_id(), child, school, from, to);
}

void
people_add_post(
    struct tx *tx, int64_t la, int64_t person, int64_t body, const char *role, struct date from)
{
	post_insert(tx, la, rng_row_id(), person, body, role, from);
}

void
people_end_posts(struct tx *tx, int64_t la, int64_t person, struct date on)
{
	posts_end(tx, la, person, on);
}
