/* Count: how many records there are of each kind, as definitions offer it to statistics. */
#include "areas/registers/define.h"
#include "areas/registers/registers.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

struct counting {
	struct tx *tx;
	const struct language *language;
	const struct register_def *def;
	const struct register_tally *tally;
	const struct register_counting *asked;
	const struct register_field *field; /* NULL: by state */
	const struct choice *choices;
	int64_t total;
	VEC(struct register_count) list;
};

static const char *
label_of(const struct counting *c, const char *value)
{
	const char *label;

	if (value == NULL)
		return text_tr(c->language, N_("Not given"));
	label =
	    c->choices == NULL ? NULL : choice_label(c->choices, choice_number(c->choices, value));
	return label == NULL ? value : text_tr(c->language, label);
}

static struct register_count *
place_of(struct counting *c, const char *value)
{
	for (size_t i = 0; i < c->list.n; i++)
		if (str_eq(c->list.a[i].value, value))
			return &c->list.a[i];
	vec_push(tx_arena(c->tx), &c->list,
	    (struct register_count){ .value = value, .label = label_of(c, value) });
	return &c->list.a[c->list.n - 1];
}

/* The database has 1 and 0 for yes and no. */
static const char *
answer_of(const struct counting *c, const char *value)
{
	if (c->field == NULL || c->field->type != TYPE_YES_NO || value == NULL)
		return value;
	return str_eq(value, "1") ? "yes" : "no";
}

static void
add(struct counting *c, const struct record_tally *t)
{
	struct str_list parts;

	c->total += t->n;
	if (t->value == NULL || c->field == NULL || c->field->type != TYPE_CHOICES) {
		place_of(c, answer_of(c, t->value))->n += t->n;
		return;
	}
	parts = str_split(tx_arena(c->tx), t->value, ',');
	for (size_t i = 0; i < parts.n; i++)
		place_of(c, parts.a[i])->n += t->n;
}

static void
add_state(struct counting *c, const char *state)
{
	const struct register_def *d = c->def;
	const char *on = c->tally->on;
	struct record_tallies t = record_tally(c->tx, d->type,
	    &(struct record_counting){
		.la = c->asked->la,
		.field = c->field == NULL ? -1 : (int)(c->field - d->fields),
		.state = state,
		.on = on == NULL ? 0 : 1 + define_field(d, on),
		.from = c->asked->from,
		.to = c->asked->to,
		.as_system = c->asked->as_system,
	    });

	for (size_t i = 0; i < t.n; i++)
		add(c, &t.a[i]);
}

static bool
is_filter(const struct register_def *d, const char *by)
{
	for (unsigned i = 0; i < d->list.n_filters; i++)
		if (str_eq(d->list.filters[i], by))
			return true;
	return str_eq(by, "state") && d->n_states > 0;
}

static struct register_figure
count(struct counting c)
{
	const struct register_def *d = c.def;
	int at = define_field(d, c.tally->by);

	c.field = at < 0 ? NULL : &d->fields[at];
	c.choices = c.field == NULL		   ? d->state_choices
		    : c.field->type == TYPE_YES_NO ? choice_yes_no
						   : c.field->choices;
	for (const struct choice *x = c.choices; x != NULL && x->value != NULL; x++)
		place_of(&c, x->value);
	for (unsigned i = 0; i < c.tally->n_in; i++)
		add_state(&c, c.tally->in[i]);
	if (c.tally->n_in == 0)
		add_state(&c, NULL);
	return (struct register_figure){
		.register_name = d->name,
		.name = c.tally->name,
		.register_title = text_tr(c.language, d->title),
		.title = text_tr(c.language, c.tally->title),
		.topic =
		    text_tr(c.language, c.field == NULL ? N_("Where it stands") : c.field->label),
		.filter = is_filter(d, c.tally->by) ? c.tally->by : NULL,
		.stock = c.tally->on == NULL,
		.total = c.total,
		.counts = { c.list.a, c.list.n },
	};
}

struct register_figures
registers_figures(struct tx *tx, const struct language *l, const struct registers *set,
    const struct register_counting *asked)
{
	VEC(struct register_figure) list = { 0 };

	for (size_t i = 0; i < set->n; i++) {
		const struct register_def *d = set->a[i];

		if (asked->only != NULL && !str_eq(asked->only, d->name))
			continue;
		for (unsigned k = 0; k < d->n_counts; k++)
			vec_push(tx_arena(tx), &list,
			    count((struct counting){ .tx = tx,
				.language = l,
				.def = d,
				.tally = &d->counts[k],
				.asked = asked }));
	}
	return (struct register_figures){ list.a, list.n };
}
