/* Count: how many records there are of each kind, for statistics. */
#include "areas/registers/define.h"
#include "areas/registers/registers.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

struct counting {
	struct arena *arena;
	const struct register_field *field; /* NULL: by state */
	const struct choice *choices;	    /* NULL: none */
	VEC(struct register_count) list;
};

static struct register_count *
place_of(struct counting *c, const char *value)
{
	for (size_t i = 0; i < c->list.n; i++)
		if (str_eq(c->list.a[i].value, value))
			return &c->list.a[i];
	vec_push(c->arena, &c->list,
	    (struct register_count){
		.value = value,
		.label = value == NULL || c->choices == NULL
			     ? NULL
			     : choice_label(c->choices, choice_number(c->choices, value)),
	    });
	return &c->list.a[c->list.n - 1];
}

/* Every choice that the definition has stands there, with 0 if need be. */
static void
add_choices(struct counting *c)
{
	for (const struct choice *x = c->choices; x != NULL && x->value != NULL; x++)
		place_of(c, x->value);
}

static void
add(struct counting *c, const struct record_tally *t)
{
	struct str_list parts;

	if (t->value == NULL || c->field == NULL || c->field->type != TYPE_CHOICES) {
		place_of(c, t->value)->n += t->n;
		return;
	}
	parts = str_split(c->arena, t->value, ',');
	for (size_t i = 0; i < parts.n; i++)
		place_of(c, parts.a[i])->n += t->n;
}

static bool
counts_by(enum register_type t)
{
	return t == TYPE_CHOICE || t == TYPE_CHOICES || t == TYPE_YES_NO || t == TYPE_DATE;
}

struct register_counts
register_count_by(
    struct tx *tx, const struct register_def *d, int64_t la, const char *by, const char *state)
{
	bool by_state = str_eq(by, "state") && d->n_states > 0;
	int at = by_state ? -1 : define_field(d, by);
	struct counting c = { .arena = tx_arena(tx) };
	struct record_tallies t;

	if (!by_state && (at < 0 || !counts_by(d->fields[at].type)))
		fail(FAULT_BUG, "register %s: records are not counted by %s", d->name, by);
	c.field = by_state ? NULL : &d->fields[at];
	c.choices = by_state ? d->state_choices : c.field->choices;
	add_choices(&c);
	t = record_tally(tx, d->type, la, at, state);
	for (size_t i = 0; i < t.n; i++)
		add(&c, &t.a[i]);
	return (struct register_counts){ c.list.a, c.list.n };
}
