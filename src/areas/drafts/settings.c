/* Settings: schools and colleges to choose from. */
#include "areas/drafts/settings.h"
#include "areas/cases/cases.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/places/places.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

#include <string.h>

/* A select holds them all; a county has some 400. */
enum { MOST_SETTINGS = 1000 };

static bool
is_wished(const struct wishes_of_rows *wishes, int64_t body)
{
	for (size_t i = 0; i < wishes->n; i++)
		if (wishes->a[i].body == body && str_eq(wishes->a[i].kind, "setting"))
			return true;
	return false;
}

struct setting_choices
settings_to_choose(struct rq *rq)
{
	struct settings_rows rows = settings(rq->tx, rq->kase->la, MOST_SETTINGS);
	struct wishes_of_rows wishes = wishes_of(rq->tx, rq->kase->la, rq->kase->id);
	VEC(struct setting_choice) list = { 0 };

	for (int wished = 1; wished >= 0; wished--)
		for (size_t i = 0; i < rows.n; i++)
			if (is_wished(&wishes, rows.a[i].id) == wished)
				vec_push(rq->arena, &list,
				    (struct setting_choice){ rows.a[i].id, rows.a[i].public_id,
					rows.a[i].name, wished,
					str_eq(rows.a[i].status, "closed") });
	return (struct setting_choices){ list.a, list.n };
}

static const char *
label_of(struct rq *rq, const struct setting_choice *s)
{
	const char *note = s->closed   ? N_("closed")
			   : s->wished ? N_("the family asked for it")
				       : NULL;

	return note == NULL
		   ? s->name
		   : arena_printf(rq->arena, "%s (%s)", s->name, text_tr(rq->language, note));
}

static const struct choice *
choices_of(struct rq *rq)
{
	struct setting_choices all = settings_to_choose(rq);
	struct choice *choices = anew_n(rq->arena, struct choice, all.n + 1);

	for (size_t i = 0; i < all.n; i++)
		choices[i] = (struct choice){
			.value = all.a[i].public_id, .label = label_of(rq, &all.a[i]), .number = 1
		};
	return choices;
}

const struct form *
settings_form(struct rq *rq, const struct form *form, const char *field)
{
	struct form *own = anew(rq->arena, struct form);
	struct field *fields;
	size_t n = 0;

	while (form->fields[n].name != NULL)
		n++;
	fields = (void *)arena_memdup(rq->arena, form->fields, (n + 1) * sizeof *fields);
	for (size_t i = 0; i < n; i++)
		if (str_eq(fields[i].name, field))
			fields[i].choices = choices_of(rq);
	*own = *form;
	own->fields = fields;
	return own;
}

/* ---- what the law makes of it ---- */

struct setting_standing
settings_standing(struct rq *rq, int64_t urn, const char *kind)
{
	const struct policy_pack *pack = rq_pack(rq);
	const struct establishment *e = urn == 0 ? NULL : places_establishment(rq->tx, urn);
	struct setting_standing s = { 0 };
	int value;

	if (e != NULL) {
		s.rule = policy_setting_of(pack, e->type, e->section_41);
		s.closed = e->status == PLACE_CLOSED;
		s.closing = e->status == PLACE_CLOSING;
		s.proposed = e->status == PLACE_PROPOSED;
		s.urn = urn;
	} else if (kind != NULL && policy_value(NAMES_SETTING, kind, &value)) {
		s.rule = pack->settings[value];
	}
	return s;
}

bool
settings_is_binding(const struct setting_standing *s)
{
	return s->rule == NULL || s->rule->binding;
}

/* The kind, with what a request for it is worth and whether it must admit. */
static void
put_kind(struct rq *rq, struct buf *b, const struct policy_setting_rule *r)
{
	const struct language *l = rq->language;

	buf_printf(b, "%s. %s (%s). %s (%s).", text_tr(l, r->title),
	    text_tr(
		l, r->binding
		       ? N_("If the family asks for it, it must be named unless a ground of "
			    "section 39(4) is met")
		       : N_("If the family asks for it, the request is weighed and does not bind")),
	    r->basis,
	    text_tr(l, r->admits ? N_("It must admit a child whose plan names it")
				 : N_("It need not admit a child whose plan names it")),
	    r->admits_basis);
	if (r->note != NULL)
		buf_printf(b, " %s", text_tr(l, r->note));
}

const char *
settings_words(struct rq *rq, const struct setting_standing *s)
{
	struct buf *b = buf_new(rq->arena);

	if (s->rule != NULL)
		put_kind(rq, b, s->rule);
	else
		buf_puts(b,
		    text_tr(rq->language,
			N_("The register does not say of which kind this setting is. It is treated "
			   "as one of section 38(3): check that before you name it.")));
	if (s->closing)
		buf_printf(
		    b, " %s", text_tr(rq->language, N_("It is proposed to close: find out when.")));
	if (s->proposed)
		buf_printf(b, " %s",
		    text_tr(rq->language, N_("It has not opened yet: find out when it will.")));
	return b->p;
}

const char *
settings_refused(struct rq *rq, const char *name, const struct setting_standing *s)
{
	return s->closed ? arena_printf(rq->arena, "%s %s", places_closed_words(rq, name, s->urn),
			       text_tr(rq->language, N_("Choose another")))
			 : NULL;
}
