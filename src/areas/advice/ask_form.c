/* Ask form: one page for all keys; what is asked of each depends on the pack and the bodies. */
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/ask.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

#define ONE(key, member)                                                                           \
	(offsetof(struct ask_answers, one) + (size_t)(key) * sizeof(struct ask_one) +              \
	    offsetof(struct ask_one, member))

struct asking {
	struct rq *rq;
	VEC(struct field) fields;
	struct advice_bodies_rows bodies;
	struct advice_earlier_of_child_rows earlier;
};

const char *
ask_field(struct rq *rq, const char *what, int key)
{
	return arena_printf(rq->arena, "%s_%c", what, 'a' + key);
}

/* Which kinds of body answer for a holder; NULL: any. */
static const char *
kind_of(enum policy_holder holder)
{
	switch ((int)holder) {
	case HOLDER_SCHOOL:
		return "school";
	case HOLDER_HEALTH:
		return "health";
	case HOLDER_PSYCHOLOGIST:
		return "psychology";
	case HOLDER_CARE:
		return "care";
	default:
		return NULL;
	}
}

static const struct choice *
bodies_for(struct asking *a, enum policy_holder holder)
{
	VEC(struct choice) list = { 0 };
	const char *kind = kind_of(holder);

	for (size_t i = 0; i < a->bodies.n; i++)
		if (kind == NULL || str_eq(a->bodies.a[i].kind, kind))
			vec_push(a->rq->arena, &list,
			    (struct choice){
				a->bodies.a[i].public_id, a->bodies.a[i].name, (int)list.n + 1 });
	vec_push(a->rq->arena, &list, (struct choice){ 0 });
	return list.a;
}

static const char *
described(struct asking *a, const struct advice_earlier_of_child_row *e)
{
	struct rq *rq = a->rq;
	int64_t months = advice_months(e->written_on, rq->now.today);

	return arena_printf(rq->arena, "%s %s, %s, %s (%s)",
	    text_tr(rq->language, N_("Propose to use again the advice of")), e->author, e->role,
	    text_date(rq->arena, rq->language, e->written_on),
	    text_trn(rq->arena, rq->language, "{n} month old", "{n} months old", months));
}

/* "Fresh advice", and each earlier advice of that key; NULL when there is none. */
static const struct choice *
earlier_for(struct asking *a, int key)
{
	VEC(struct choice) list = { 0 };

	vec_push(a->rq->arena, &list, (struct choice){ "fresh", N_("Ask for fresh advice"), 1 });
	for (size_t i = 0; i < a->earlier.n; i++)
		if (*a->earlier.a[i].advice_key == 'a' + key)
			vec_push(a->rq->arena, &list,
			    (struct choice){
				arena_printf(a->rq->arena, "%lld", (long long)a->earlier.a[i].id),
				described(a, &a->earlier.a[i]), (int)list.n + 1 });
	vec_push(a->rq->arena, &list, (struct choice){ 0 });
	return list.n > 2 ? list.a : NULL;
}

static void
add(struct asking *a, int key, struct field f)
{
	f.only_if = "keys";
	f.only_if_number = key + 1;
	vec_push(a->rq->arena, &a->fields, f);
}

static void
add_person(struct asking *a, int key)
{
	struct rq *rq = a->rq;

	add(a, key,
	    (struct field){ ask_field(rq, "email", key), FIELD_EMAIL, ONE(key, email),
		.label = N_("Email address of the person, if you know it"),
		.hint = N_("They get a link. If you leave it empty, whoever leads there gives the "
			   "request to somebody.") });
	add(a, key,
	    (struct field){ ask_field(rq, "given", key), FIELD_TEXT, ONE(key, given),
		.label = N_("Their first name"), .max_length = 100 });
	add(a, key,
	    (struct field){ ask_field(rq, "family", key), FIELD_TEXT, ONE(key, family),
		.label = N_("Their last name"), .max_length = 100 });
}

static void
add_key(struct asking *a, int key, const struct policy_advice *rule)
{
	const struct choice *earlier = earlier_for(a, key);
	struct rq *rq = a->rq;

	if (earlier != NULL)
		add(a, key,
		    (struct field){ ask_field(rq, "reuse", key), FIELD_PICK, ONE(key, reuse),
			.label = N_("There is earlier advice"),
			.hint = N_("It is used again only if its giver, the council and the family "
				   "all say that it is enough."),
			.choices = earlier,
			.required = N_("Select fresh advice, or earlier advice to use again") });
	if (rule->holder != HOLDER_FAMILY) {
		add(a, key,
		    (struct field){ ask_field(rq, "body", key), FIELD_PICK, ONE(key, body),
			.label = N_("Whom do you ask?"), .choices = bodies_for(a, rule->holder),
			.as_select = true, .required = N_("Select whom you ask") });
		add_person(a, key);
	}
	add(a, key,
	    (struct field){ ask_field(rq, "more", key), FIELD_TEXTAREA, ONE(key, more),
		.label = N_("Anything particular to ask (optional)"),
		.noun = N_("Anything particular"), .max_length = 2000 });
}

static const struct choice *
keys_of(struct rq *rq, const struct policy_pack *pack)
{
	struct choice *list = anew_n(rq->arena, struct choice, ADVICE_KEYS + 1);

	for (unsigned i = 0; i < pack->n_advice && i < ADVICE_KEYS; i++)
		list[i] = (struct choice){ pack->advice[i].key,
			arena_printf(rq->arena, "(%s) %s", pack->advice[i].key,
			    text_tr(rq->language, pack->advice[i].title)),
			(int)i + 1, .hint = pack->advice[i].giver };
	return list;
}

const struct form *
ask_form(struct rq *rq)
{
	const struct policy_pack *pack = rq_pack(rq);
	struct asking a = { .rq = rq,
		.bodies = advice_bodies(rq->tx, rq->kase->la),
		.earlier = advice_earlier_of_child(rq->tx, rq->kase->la, rq->kase->child) };
	struct form *form = anew(rq->arena, struct form);

	vec_push(rq->arena, &a.fields,
	    (struct field){ "question", FIELD_TEXTAREA, offsetof(struct ask_answers, question),
		.label = N_("What do you ask of everybody?"), .required = N_("Enter what you ask"),
		.noun = N_("What you ask"), .max_length = 4000 });
	vec_push(rq->arena, &a.fields,
	    (struct field){ "keys", FIELD_CHOICES, offsetof(struct ask_answers, keys),
		.label = N_("Whose advice do you ask for?"),
		.hint = N_("Select all that you ask now."), .choices = keys_of(rq, pack),
		.required = N_("Select whose advice you ask for") });
	for (unsigned i = 0; i < pack->n_advice && i < ADVICE_KEYS; i++)
		add_key(&a, (int)i, &pack->advice[i]);
	vec_push(rq->arena, &a.fields,
	    (struct field){ "version", FIELD_VERSION, offsetof(struct ask_answers, version) });
	vec_push(rq->arena, &a.fields, (struct field){ 0 });
	*form = (struct form){ "ask_advice", a.fields.a, sizeof(struct ask_answers), NULL };
	return form;
}
